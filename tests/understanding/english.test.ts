import { expect, it } from 'vitest';
import { read } from './read.ts';

/** What an English-speaking neighbour would write, in each category. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  road: ['road is broken', 'the bridge is about to collapse', 'blocked drain', 'potholes everywhere'],
  light: ['street light out', 'streetlights have been out for two weeks', 'traffic light is not working'],
  water: ['no water for days', 'the water is brown and smells', 'my water bill doubled'],
  power: ['power keeps going out', 'no electricity since Monday', 'electric pole about to fall'],
  waste: ['garbage piling up', 'rubbish has not been collected for a month', 'factory dumps waste into the river'],
  health: ['no doctor at the clinic', 'the health center has no medicine', 'hospital refused to treat my son'],
  bpjs: ['hospital rejected my BPJS card', 'my health insurance is not active'],
  school: ['school roof is leaking', 'school asks parents to pay for uniforms'],
  levy: ['asked me for a bribe', 'police asked for cash to let me go', 'officer asks 500 thousand for my kitas'],
  conduct: ['clerk was very rude to me', 'nobody at the counter during office hours', 'officers playing games at work'],
  document: ['my ID card is still not ready', 'family card has a wrong name', 'birth certificate delayed'],
  aid: ['neighbours get rice aid but we do not', 'my name was removed from the list of social aid'],
  transport: ['bus never comes', 'the ferry is overcrowded'],
  order: ['loud music every night', 'stray dogs attack people', 'karaoke bar too noisy'],
  disaster: ['house on fire', 'the river is overflowing into our houses', 'a tree fell on the road'],
  village: ['village head keeps the village fund', 'village project is fake'],
  permit: ['my building permit takes forever', 'land certificate not finished', 'vehicle tax office is slow'],
  labour: ['my boss has not paid me for two months', 'company fired me without severance'],
  market: ['gas cylinder price too high', 'petrol station cheats'],
  other: ['internet in the village is dead', 'public toilet is locked', 'the park is dirty'],
};

it.each(Object.entries(SAID).flatMap(([id, texts]) => texts.map((text) => [text, id] as const)))(
  '“%s” is about %s',
  (text, id) => {
    const { kind, category } = read(text);
    expect([kind.value, category?.value]).toEqual(['complaint', id]);
  },
);
