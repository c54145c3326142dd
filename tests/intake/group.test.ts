import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { createIntake } from '../../src/core/intake/intake.ts';
import type { Talk } from '../../src/core/intake/talk/talk.ts';
import { type Content, chatId, type Inbound, plain } from '../../src/core/message.ts';
import type { Decision } from '../../src/core/turn.ts';
import { policy, telegramLike } from './citizen.ts';

const START = new Date('2026-11-24T02:00:00Z').getTime();
const mind = createIntake({ policy, defaultLanguage: 'id' });

/** Somebody says something in a group that is no desk's. */
function said(content: Content, talk: Talk | null = null, over: Partial<Inbound> = {}, atMs = START): Decision<Talk> {
  const message: Inbound = {
    channel: 'telegram',
    id: 'm1',
    chat: chatId('-100'),
    from: { id: '41' },
    sentAt: new Date(atMs),
    private: false,
    content,
    ...over,
  };
  return mind.decide({
    conversation: 1,
    channel: 'telegram',
    capabilities: { ...telegramLike, privateUrl: 'https://t.me/aduan_bot' },
    talk,
    heard: [{ row: { id: 1, receivedAt: new Date(atMs), attempts: 0, message } }],
    now: new Date(atMs),
    known: new Map(),
    sight: null,
    fresh: { code: '7K4M-92QX-B3F' as ComplaintCode, id: () => 'x' },
  });
}
const words = ({ effects }: Decision<Talk>) =>
  effects.map((effect) =>
    effect.do === 'send' && effect.delivery.kind === 'message' ? plain(effect.delivery.message.text) : effect,
  );

describe('in a group that is no desk’s chat', () => {
  it.each<[string, Content]>([
    ['words', { kind: 'text', text: 'Lampu jalan mati di Jl. Sultan Adam' }],
    ['a plain steering word', { kind: 'text', text: 'lapor' }],
    ['a place', { kind: 'location', lat: -3.3, lon: 114.6 }],
    ['a sticker', { kind: 'sticker' }],
    ['somebody’s number', { kind: 'contact', phone: '0811' }],
  ])('%s begin nothing and are not kept', (_, content) => {
    const decision = said(content);
    expect(decision.effects).toEqual([]);
    expect(decision.talk).toMatchObject({ draft: null, held: [], question: null, turn: 0 });
  });

  it('a command gets one short hint where one talks to us alone, and no second one within the hour', () => {
    const first = said({ kind: 'text', text: '/lapor' });
    expect(words(first)).toEqual([
      'Untuk melapor, tulis kepada saya secara pribadi: https://t.me/aduan_bot\n(Untuk pengelola: nomor grup ini -100.)',
    ]);
    expect(said({ kind: 'text', text: '/start' }, first.talk, {}, START + 3_500_000).effects).toEqual([]);
    expect(words(said({ kind: 'text', text: '/start' }, first.talk, {}, START + 3_700_000))).toHaveLength(1);
  });

  it('a forwarded command, and one that nobody knows, get none', () => {
    expect(said({ kind: 'text', text: '/lapor' }, null, { forwarded: true }).effects).toEqual([]);
    expect(said({ kind: 'text', text: '/kick' }).effects).toEqual([]);
  });

  it('an invitation shown there is not used', () => {
    expect(words(said({ kind: 'text', text: '/masuk 7K4M-92QX-B3F' }))).toHaveLength(1);
    expect(said({ kind: 'text', text: '/masuk 7K4M-92QX-B3F' }).effects.map((effect) => effect.do)).toEqual(['send']);
  });

  it('a pressed button only stops waiting', () => {
    expect(words(said({ kind: 'choice', id: 'go:send', callback: 'q1' }))).toEqual([
      { do: 'send', delivery: { kind: 'answer', callback: 'q1' } },
    ]);
  });
});
