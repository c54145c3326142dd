import { FEASTS } from '../data/feasts.ts';
import { type Day, dayOf, partsOf } from './days.ts';
import { dayPhrase, type Finder, isNotMeant, sinceBefore } from './phrase.ts';

const BY_FIRST = new Map<string, { words: readonly string[]; days: readonly string[] }[]>();
for (const { words, days } of FEASTS)
  for (const phrase of words) {
    const split = phrase.split(' ');
    const first = split[0] ?? '';
    BY_FIRST.set(
      first,
      [...(BY_FIRST.get(first) ?? []), { words: split, days }].sort((a, b) => b.words.length - a.words.length),
    );
  }
const MS_PER_DAY = 86_400_000;
/** Before a feast these say that the day is meant, not the custom. */
const CUES = new Set([
  'malam',
  'hari',
  'pas',
  'waktu',
  'habis',
  'setelah',
  'sebelum',
  'jelang',
  'menjelang',
  'saat',
  'libur',
  'momen',
]);
const AGO = new Set(['kemarin', 'lalu', 'tadi', 'ini']);

/** The last time that a feast was, at most today; undefined where no year is known. */
function lastTime(days: readonly string[], today: Day): Day | undefined {
  const { year } = partsOf(today);
  return days
    .flatMap((day) =>
      day.length > 5
        ? [Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY]
        : [year - 1, year].flatMap((each) => dayOf(each, Number(day.slice(0, 2)), Number(day.slice(3))) ?? []),
    )
    .filter((day) => day <= today)
    .at(-1);
}

/** "sejak Lebaran", "malam tahun baru kemarin", "habis 17an". */
export const feast: Finder = (scan, at) => {
  const { word, today } = scan;
  for (const { words, days } of BY_FIRST.get(word(at)) ?? []) {
    if (!words.every((each, i) => word(at + i) === each)) continue;
    const end = at + words.length;
    const ago = AGO.has(word(end));
    const start = CUES.has(word(at - 1)) ? at - 1 : at;
    if (!ago && start === at && sinceBefore(scan, at) === undefined) continue;
    if (isNotMeant(scan, at) || word(end) === 'depan') continue;
    const day = lastTime(days, today);
    if (day === undefined) continue;
    const eve = word(at - 1) === 'malam' && words[0] !== 'malam' ? 1 : 0;
    return dayPhrase(scan, start, ago ? end + 1 : end, day - eve, 0.82);
  }
  return null;
};
