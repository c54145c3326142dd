import { localDate } from '../../calendar/local.ts';
import type { FactValue, TimeValue } from '../../facts.ts';
import { bareOf, withoutHappening } from '../../language/bare.ts';
import { withHabit } from '../../language/dates.ts';
import { plainWords } from '../../language/tidy.ts';
import { habitIn } from '../../understanding/time/habit.ts';
import type { Understood } from '../../understanding/understood.ts';
import { isWhole, readOf } from '../reading/given.ts';
import { sharpensPlace } from '../reading/place-told.ts';
import { keepWords, read, readBack, type Said, tellsOnly } from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import { setFact } from './set-fact.ts';

const HOUR_ALONE =
  /^\W*(?:(?:sekitar|sktr|kira2|kira|kurang|lebih|around|about|at)\s+)*(?:jam|jm|pukul|pkl)?\.?\s?\d{1,2}(?:[.:]\d{2})?(?:an)?(?:\s?(?:pagi|siang|sore|malam|mlm|subuh|magrib|wita|am|pm|tadi|lewat))*\W*$/i;
const PART_OF_DAY = /pagi|subuh|siang|sore|malam|mlm|magrib|\b[ap]m\b/i;
/** Parts of a day by which an hour up to twelve is one of the second half. */
const LATER_HALF: readonly (readonly [RegExp, from: number])[] = [
  [/\b(?:malam|malem|mlm|semalam|smlm|night|evening|tonight)\b/i, 6],
  [/\b(?:siang|sore|petang|afternoon)\b/i, 1],
];
/** "Jam 9" of an evening that is told is 21.00. */
function inPartOf(day: string, clock: string): string {
  const hour = Number(clock.slice(0, 2));
  const isLater = LATER_HALF.some(([part, from]) => part.test(day) && hour >= from && hour < 12);
  return isLater ? `${hour + 12}${clock.slice(2)}` : clock;
}
/** Adds an hour that is told alone ("jam 7 malam") to the one day that is known. @returns whether it was that */
export function addHour(scene: Scene, words: string, said: Said, { when }: Understood): boolean {
  const known = scene.draft().facts.time;
  const clock = when?.value.clock;
  if (clock === undefined || !HOUR_ALONE.test(words) || known?.value.kind !== 'time') return false;
  if (!known.value.from || known.value.from !== known.value.to) return false;
  const value: TimeValue = {
    ...known.value,
    text: `${known.value.text}, ${words.trim()}`,
    clock: PART_OF_DAY.test(words) ? clock : inPartOf(known.value.text, clock),
  };
  setFact(scene, 'time', value, known.uncertain, said.messageId);
  keepWords(scene, said, false);
  readBack(scene, ['time']);
  return true;
}

/** Whether one time lies in another and says more: its hour, or a day where there were several and nothing goes on. */
const isSharper = (time: TimeValue, known: TimeValue, today: string): boolean =>
  isLonger(time, known, today) || isWithin(time, known, today);

/** "Dari bulan lalu" after "kemarin": it goes on, and began before what was told. */
const isLonger = (time: TimeValue, known: TimeValue, today: string): boolean =>
  SINCE.test(time.text) && time.to === today && known.from !== undefined && (time.from ?? today) < known.from;
const SINCE =
  /^\W*(?:sejak|semenjak|dari|dr|mulai|tumat|matan|sudah|sdh|udah|udh|dah|ada|wis|selama|since|from|for)\b/i;

const isWithin = (time: TimeValue, known: TimeValue, today: string): boolean =>
  time.from !== undefined &&
  time.to !== undefined &&
  (known.from === undefined ||
    known.to === undefined ||
    (known.from <= time.from &&
      time.to <= known.to &&
      (time.clock !== undefined ? known.from === known.to : known.to !== today || THIS_UNIT.test(known.text))));
/** "Tahun ini": some time in it, and no time since when. */
const THIS_UNIT = /^\W*(?:tahun|bulan|minggu|pekan|hari|this \w+)(?: ini)?\W*$/i;

/**
 * Takes what is nothing but more of the time that is known, where nothing is asked that it could answer: "sejak 2 minggu lalu" while evidence is
 * waited for. @returns whether it was that
 */
function sharpensTime(scene: Scene, said: Said): boolean {
  const known = scene.draft().facts.time;
  const words = withoutHappening(bareOf(said.text));
  const time = readOf('time', read(scene, words));
  if (known?.value.kind !== 'time' || !isWhole(words, time)) return false;
  const value = known.uncertain ? time.value : sharperTime(scene, time.value, known.value);
  if (!value) return false;
  setFact(scene, 'time', value, false, said.messageId);
  keepWords(scene, said, false);
  readBack(scene, ['time']);
  return true;
}

/** Takes what says only how often, where since when is known, or repeats it: "tiap malam". @returns whether it was that */
function tellsHowOften(scene: Scene, said: Said): boolean {
  const known = scene.draft().facts.time;
  const habit = habitIn(said.text);
  if (!habit || known?.value.kind !== 'time' || !tellsOnly(said.text, [habit.at, habit.at + habit.text.length]))
    return false;
  const isKnown = plainWords(known.value.text).startsWith(plainWords(habit.text));
  const value = isKnown ? known.value : withHabit(known.value, habit.text);
  if (!isKnown && value === known.value) return false;
  setFact(scene, 'time', value, known.uncertain, said.messageId);
  keepWords(scene, said, false);
  readBack(scene, ['time']);
  return true;
}

/** Whether one time lies in another, as a day does in what goes on since a month. */
const liesIn = ({ from, to }: TimeValue, around: TimeValue): boolean =>
  from !== undefined &&
  to !== undefined &&
  around.from !== undefined &&
  around.to !== undefined &&
  around.from <= from &&
  to <= around.to;

/** The newer of two times, where it says more or otherwise. A day does not end what goes on, and one in which the known lies says less. */
export const sharperTime = (scene: Scene, time: FactValue, known: FactValue): FactValue | undefined => {
  if (time.kind !== 'time' || known.kind !== 'time') return undefined;
  const today = localDate(scene.turn.now, scene.policy.zone);
  if (!isSharper(time, known, today) && (liesIn(time, known) || liesIn(known, time))) return undefined;
  return known.from === undefined ? withHabit(time, known.text) : time;
};

/**
 * Takes what is nothing but more of the place or time that is known, where nothing is asked that it could answer: "dekat masjid", "sudah 2 bulan" while
 * evidence is waited for, or beside the summary. @returns whether it was that
 */
export function tellsMore(scene: Scene, said: Said): boolean {
  const { time, place } = scene.draft().facts;
  if (said.text.length > MORE_CHARS_MAX || !(time || place)) return false;
  if (sharpensPlace(scene, said)) return true;
  const words = withoutHappening(bareOf(said.text));
  return addHour(scene, words, said, read(scene, words)) || sharpensTime(scene, said) || tellsHowOften(scene, said);
}
/** What is longer tells more than where or when. */
const MORE_CHARS_MAX = 120;
