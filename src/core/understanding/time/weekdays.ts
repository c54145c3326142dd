import { monthOf } from './dates.ts';
import { partsOf } from './days.ts';
import { dayPhrase, type Finder, isHabit, isNotMeant } from './phrase.ts';

/** 1 = Monday … 7 = Sunday. */
const WEEKDAYS: Readonly<Record<string, number>> = {
  senin: 1, selasa: 2, rabu: 3, kamis: 4, jumat: 5, sabtu: 6, minggu: 7, ahad: 7,
}; // biome-ignore format: a table
const AGO = new Set(['lalu', 'kemarin', 'silam', 'lewat', 'tadi']);
/** What a beginning is said with: "sejak minggu" is since Sunday, as no one counts weeks from "week". */
const SINCE = new Set(['sejak', 'dari', 'semenjak', 'mulai']);
const OF_A_WEEK = new Set(['lalu', 'kemarin', 'kemaren', 'ini', 'silam', 'lewat', 'ke', 'pertama', 'kedua', 'ketiga']);
const PARTS = new Set(['pagi', 'siang', 'sore', 'malam', 'subuh', 'magrib', 'dini', 'tengah']);
/** Minutes since midnight from which a part of the day may be over. */
const BEGINS: Readonly<Record<string, number>> = { dini: 0, subuh: 270, pagi: 300, siang: 660, sore: 870, magrib: 1080, malam: 1080, tengah: 1380 }; // biome-ignore format: a table

/** "hari Kamis", "senin kemarin", "malam Jumat" (Thursday night), "rabu minggu lalu", "last Monday". */
export const weekday: Finder = (scan, at) => {
  const { word, tokens, today, minutes } = scan;
  const here = word(at);
  const wanted = WEEKDAYS[here];
  if (wanted === undefined) return null;
  const before = word(at - 1);
  const after = word(at + 1);
  // "jam 9 malam sabtu": the night belongs to the hour.
  const clocked = tokens[at - 2]?.kind === 'number' && (word(at - 3) === 'jam' || word(at - 4) === 'jam');
  const eve = before === 'malam' && !clocked;
  const start = eve || before === 'hari' ? at - 1 : at;
  if (isHabit(scan, start) || isNotMeant(scan, start) || after === 'depan' || before === 'sampai' || before === 'every')
    return null;
  if (here === 'minggu') {
    // "minggu" is Sunday where it is called a day or has a part of the day; otherwise it is a week.
    const sunday =
      (SINCE.has(before) && !OF_A_WEEK.has(after)) ||
      after === 'tadi' ||
      before === 'hari' ||
      eve ||
      PARTS.has(after) ||
      tokens[at]?.raw.toLowerCase() === 'sunday';
    if (!sunday && !(tokens[at]?.capital === true && at > 0 && !AGO.has(after))) return null;
    if (tokens[at - 1]?.kind === 'number') return null;
  }
  // "Senin 23 November", "Minggu (22/11)", "jumat tgl 20": the date says it better.
  for (let next = at + 1; next <= at + 4; next += 1) {
    const ahead = word(next);
    if (
      tokens[next]?.kind === 'number' &&
      (monthOf(word(next + 1)) !== undefined || /[/-]/.test(ahead) || word(next - 1) === 'tanggal')
    )
      return null;
    if (tokens[next]?.kind !== 'sign' && ahead !== 'tanggal' && ahead !== 'hari') break;
  }
  // "senin-jumat", "senin sampai kamis": opening hours.
  if ((after === '-' || after === 'sampai') && WEEKDAYS[word(at + 2)] !== undefined) return null;
  if ((before === '-' || before === 'sampai') && WEEKDAYS[word(at - 2)] !== undefined) return null;

  let end = at + 1;
  let part = '';
  while (PARTS.has(word(end)) || word(end) === 'hari') {
    if (part === '') part = word(end);
    end += 1;
  }
  const ago = AGO.has(word(end));
  const now = partsOf(today).weekday;
  const day = eve ? ((wanted + 5) % 7) + 1 : wanted;
  let back = (now - day + 7) % 7;
  const lastWeek = ['minggu', 'pekan'].includes(word(end)) && ['lalu', 'kemarin', 'kemaren'].includes(word(end + 1));
  if (lastWeek) {
    back = now - day + 7;
    end += 2;
  } else if (ago) {
    if (back === 0 && word(end) !== 'tadi') back = 7;
    end += 1;
  } else if (word(end) === 'ini') end += 1;
  else if (back === 0 && part !== '' && (BEGINS[part] ?? 0) > minutes) back = 7;
  else if (back === 0 && before === 'last') back = 7;
  return dayPhrase(scan, start, end, today - back, ago || lastWeek ? 0.93 : 0.9);
};
