import type { FactValue } from '../../facts.ts';
import { plainWords } from '../../language/tidy.ts';
import { habitIn, isVagueTime } from '../../understanding/time/habit.ts';
import type { Understood } from '../../understanding/understood.ts';
import { isBareArea } from '../draft/place-words.ts';
import { categoryOf } from '../draft/plan.ts';
import { tryAgain } from '../draft/tries.ts';
import { isWhole, readOf } from '../reading/given.ts';
import { beginsWithRoad, placeBeside } from '../reading/place-beside.ts';
import { keepWords, readBack, type Said, tellsOnly } from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import { sharperTime } from './more-of-known.ts';
import { setFact } from './set-fact.ts';

/** What stands beside a place and tells nothing of what happened there. */
const BESIDE_WHERE = new Set(
  'di ke dari pada ini itu sini situ nya lokasi lokasinya alamat alamatnya tempat tempatnya tepatnya halo hai assalamualaikum permisi min kak pak bu bang mas mbak admin saya kami daerah kampung wilayah sekitar dekat depan tolong ya sih dong yang kota kabupaten kalsel the at in on near hello hi please'.split(
    ' ',
  ),
);
/** A picture may tell what happened: "🕳️ jl pramuka". */
const PICTURE = /\p{Extended_Pictographic}/u;

/** Whether a text names a known place and tells nothing besides: no word of what happened there stands beside it. */
export function tellsOnlyWhere(text: string, understood: Understood): boolean {
  const place = readOf('place', understood);
  if (place?.value.kind !== 'place' || (place.value.regency === undefined && place.among === undefined)) return false;
  if (!place.span || PICTURE.test(text) || understood.emergency) return false;
  const [start, end] = place.span;
  const rest = plainWords(`${text.slice(0, start)} ${text.slice(end)}`).split(' ');
  return rest.every((word) => word === '' || BESIDE_WHERE.has(word));
}

/** Whether a text says only where and when, or how often or how long: "depan pasar Antasari, tiap hari dari pagi sampe sore". */
export function isOnlyWhereOrWhen(text: string, understood: Understood): boolean {
  if (isVagueTime(text) || tellsOnlyWhere(text, understood) || isWhole(text, readOf('time', understood))) return true;
  const place = readOf('place', understood);
  const habit = habitIn(text);
  const time = habit ? [habit.at, habit.at + habit.text.length] : readOf('time', understood)?.span;
  if (PICTURE.test(text) || (place && (place.value.kind !== 'place' || place.value.regency === undefined)))
    return false;
  const spans = [place?.span, time].flatMap((span) => (span ? [span] : []));
  if (spans.length === 0) return false;
  const rest = [...text]
    .map((char, at) => (spans.some(([from = 0, to = 0]) => at >= from && at < to) ? ' ' : char))
    .join('');
  return plainWords(rest)
    .split(' ')
    .every((word) => word === '' || BESIDE_WHERE.has(word) || BESIDE_WHEN.has(word));
}
/** What stands beside a time and tells nothing of what happened then. */
const BESIDE_WHEN = new Set(
  'sejak dari mulai sampai sampe jam pukul sekitar pagi siang sore malam subuh magrib hari sudah tiap setiap biasanya sering kadang itu kejadian kejadiannya'.split(
    ' ',
  ),
);

/** Whether a text is nothing but a place or time that is still to be asked: "tadi pagi" to the question who it was. */
export function answersAnother(scene: Scene, said: Said, understood: Understood): boolean {
  const draft = scene.draft();
  const category = categoryOf(draft, scene.policy);
  return (['place', 'time'] as const).some((type) => {
    const awaited = category?.facts.some(({ id }) => id === type) && !draft.facts[type];
    if (!awaited) return false;
    return isWhole(said.text, readOf(type, understood));
  });
}

/** Takes what says only how often or how long ("udah lama", "tiap malam") for the time that is still to be asked. @returns whether it was that */
export function tellsHowLong(scene: Scene, said: Said): boolean {
  const { facts } = scene.draft();
  const awaited = categoryOf(scene.draft(), scene.policy)?.facts.some(({ id }) => id === 'time') && !facts.time;
  const habit = habitIn(said.text);
  const isVague = isVagueTime(said.text);
  const isHabit = habit !== undefined && tellsOnly(said.text, [habit.at, habit.at + habit.text.length]);
  if (!awaited || !(isVague || isHabit)) return false;
  keepWords(scene, said, false);
  setFact(scene, 'time', { kind: 'time', text: said.text.trim() }, isVague, said.messageId);
  readBack(scene, ['time']);
  return true;
}

/** Offices are called by their district. */
const OFFICE = /\b(?:kantor|kec|kecamatan)\b/i;

/**
 * What a text says of the place that is known already, to a question for something else: its town ("Banjarmasin" to the pole's number), the road it
 * lies on. Undefined for words that say anything else.
 */
function ofKnownPlace(scene: Scene, said: Said, understood: Understood): FactValue | undefined {
  const guess = readOf('place', understood);
  if (!isWhole(said.text, guess) || guess.value.kind !== 'place') return undefined;
  const plain = beginsWithRoad(said.text) || (isBareArea(guess.value) && !OFFICE.test(said.text));
  return plain ? placeBeside(scene.draft().facts.place?.value, guess.value) : undefined;
}

/**
 * Takes what is nothing but a place or time, and is known already, where something else was asked: "Banjarmasin", "tadi pagi jam 7" to the pole's
 * number. What it says more is taken, what it says otherwise is kept for the desk; the question stays, once.
 * @returns whether it was that
 */
export function tellsKnown(scene: Scene, id: string, said: Said, understood: Understood): boolean {
  const place = ofKnownPlace(scene, said, understood);
  const time = readOf('time', understood);
  const { facts } = scene.draft();
  const known = facts.time?.value;
  const isTime = isWhole(said.text, time) && time.value.kind === 'time' && known?.kind === 'time';
  if (!place && !isTime) return false;
  const before = place ? facts.place?.value : known;
  const sharper = place ?? (isTime ? sharperTime(scene, time.value, known) : undefined);
  const changes = sharper !== undefined && JSON.stringify(sharper) !== JSON.stringify(before);
  if (!changes && !tryAgain(scene, `fact:${id}`)) return false;
  keepWords(scene, said, false);
  if (changes) setFact(scene, place ? 'place' : 'time', sharper, false, said.messageId);
  readBack(scene, [place ? 'place' : 'time']);
  scene.show = true;
  return true;
}
