import { dayOf, lastOf, monthsBefore, partsOf } from './days.ts';
import {
  dayPhrase,
  type Finder,
  isHabit,
  isNotMeant,
  type Listed,
  type Scan,
  sinceBefore,
  spanPhrase,
} from './phrase.ts';

/** Minutes since midnight at which a part of the day begins: "tadi sore" said at noon was yesterday's. */
const BEGINS: Readonly<Record<string, number>> = { subuh: 240, pagi: 240, siang: 630, sore: 885, magrib: 1065 }; // biome-ignore format: a table
const PARTS = new Set(['pagi', 'siang', 'sore', 'malam', 'subuh', 'magrib', 'dini', 'tengah', 'bengi', 'mbengi']);
const UNDONE = new Set(['belum', 'tidak', 'tidakada', 'tidakbisa', 'tanpa', 'masih']);
/** Words between what did not come and "sampai sekarang". */
const UNDONE_NEAR = 6;
/** Before "sekarang" these speak of the times we live in, or of how it came about. */
const NOT_NOW = new Set(['zaman', 'jaman', 'era', 'dulu', 'hari']);
const AGO = new Set(['lalu', 'lewat', 'silam', 'ago', 'kemarin', 'kemaren', 'terakhir', 'last']);

const partsEnd = ({ word }: Scan, at: number): number => {
  let end = at;
  while (PARTS.has(word(end)) || (word(end) === 'hari' && PARTS.has(word(end - 1)))) end += 1;
  return end;
};

const REPORTED = new Set(['lapor', 'melapor', 'laporan', 'melaporkan', 'ngelapor', 'ngadu', 'mengadu']);
const OTHERS = new Set([
  'tetangga',
  'teman',
  'kawan',
  'warga',
  'kakak',
  'adik',
  'bapak',
  'ibu',
  'ayah',
  'suami',
  'istri',
  'sebelah',
]);
/** "… (pada) tanggal 4 …" */
function isDated({ tokens, word }: Scan, at: number): boolean {
  const dated = ['pada', 'pd', 'di'].includes(word(at)) ? at + 1 : at;
  return word(dated) === 'tanggal' && tokens[dated + 1]?.kind === 'number';
}

/** "kemarin", "kemarin sore", "kemarin lusa"; not "minggu kemarin" and the like, which say more. */
const yesterday: Finder = (scan, at) => {
  const { word, tokens, today } = scan;
  if (word(at) !== 'kemarin') return null;
  // "kemarin2", "kemarin-kemarin": the other day.
  if (/\d$/.test(tokens[at]?.raw ?? '') || word(at + 1) === 'kemarin' || word(at - 1) === 'kemarin') return null;
  if (['bulan', 'minggu', 'tahun', 'pekan', 'weekend'].includes(word(at - 1)) || word(at - 1) === 'yang') return null;
  const english = word(at - 1) === 'before' && word(at - 2) === 'hari';
  const two = english || ['lusa', 'dulu'].includes(word(at + 1)) || word(at - 1) === 'lusa';
  const end = partsEnd(scan, ['lusa', 'dulu'].includes(word(at + 1)) ? at + 2 : at + 1);
  // "Kemarin pada tanggal 4 April": which day it was is told by the date.
  if (isDated(scan, end)) return null;
  // "Seperti tetangga saya kemarin lapor air": when somebody else told of it.
  if (REPORTED.has(word(end)) && OTHERS.has(word(at - 1) === 'saya' ? word(at - 2) : word(at - 1))) return null;
  return dayPhrase(scan, at, end, today - (two ? 2 : 1), 0.95);
};

/** The hour from which it is evening. */
const EVENING = 18;

/** "semalam" (in Banjar yesterday), "tadi malam", "malam tadi", "last night". */
const lastNight: Finder = (scan, at) => {
  const { word, today, minutes } = scan;
  const here = word(at);
  const after = word(at + 1);
  const one = here === 'semalam' || here === 'samalam';
  // Javanese: "mau bengi".
  if (here === 'mau' && ['bengi', 'mbengi'].includes(after))
    return { ...dayPhrase(scan, at, at + 2, today - 1, 0.9), night: true };
  const two =
    (here === 'tadi' && after === 'malam') ||
    (here === 'malam' && after === 'tadi') ||
    (here === 'last' && after === 'malam');
  // "jam 7 malam tadi", said at nine in the evening: of this evening.
  const hour = word(at - 2) === 'jam' ? Number(word(at - 1)) + 12 : Number.NaN;
  if (here === 'malam' && two && hour >= EVENING && hour * 60 <= minutes)
    return dayPhrase(scan, at, at + 2, today, 0.93);
  // Banjar: "tahun samalam" is last year.
  if (!one && !two) return null;
  if (one && here === 'samalam' && ['minggu', 'pekan', 'bulan', 'tahun'].includes(word(at - 1))) return null;
  if (one && (isHabit(scan, at) || word(at - 1) === 'per')) return null;
  return { ...dayPhrase(scan, at, partsEnd(scan, at + (one ? 1 : 2)), today - 1, 0.93), night: true };
};

/** What people send, and how they say so. */
const SENT = new Set(
  'foto fotonya poto video videonya gambar gambarnya kirim mengirim ngirim dikirim kiriman photo picture'.split(' '),
);
/** "tadi", "tadi pagi", "siang tadi", "td subuh". */
const earlier: Finder = (scan, at) => {
  const { word, today, minutes } = scan;
  // Javanese: "mau esuk", "mau awan".
  if (word(at) === 'mau')
    return ['esuk', 'isuk', 'awan'].includes(word(at + 1)) ? dayPhrase(scan, at, at + 2, today, 0.92) : null;
  const first = word(at) === 'tadi';
  const second = PARTS.has(word(at)) && word(at + 1) === 'tadi';
  if (!first && !second) return null;
  if (first && ['yang', 'seperti'].includes(word(at - 1)) && !PARTS.has(word(at + 1))) return null;
  // "Itu tadi foto got mampet", "foto tadi": when it was sent.
  if (first && (SENT.has(word(at + 1)) || SENT.has(word(at - 1)))) return null;
  const part = second ? word(at) : word(at + 1);
  if (part === 'malam') return null;
  const begins = BEGINS[part];
  const end = second ? at + 2 : partsEnd(scan, at + 1);
  const day = begins !== undefined && begins > minutes ? today - 1 : today;
  return dayPhrase(scan, at, end, day, begins === undefined ? 0.72 : 0.94);
};

/** "tidak ada tanggapan sampai sekarang", "dari dulu sampai sekarang": that nothing has come, or since when nobody knows, tells no day. */
function isOnlyUntil({ word }: Scan, at: number): boolean {
  if (word(at - 2) === 'dulu') return true;
  for (let back = 2; back <= UNDONE_NEAR; back += 1) {
    if (ENDS.has(word(at - back))) return false;
    if (UNDONE.has(word(at - back)) && word(at - back) !== 'masih') return true;
  }
  return false;
}
const ENDS = new Set([',', '.', ';', '!', '?']);

/** "Sampai dengan saat ini (kedua bantuan itu) belum turun": only that nothing has come. */
function staysUndone({ word }: Scan, at: number): boolean {
  for (let next = at + 1; next <= at + 1 + UNDONE_NEAR; next += 1) {
    if (ENDS.has(word(next))) return false;
    if (word(next) === 'belum') return true;
  }
  return false;
}

/** What is wished to be made, and the words between it and "baru saja". */
const MADE = new Set(
  'bikin dibikin dibikinkan buat dibuat dibuatkan bangun dibangun dibangunkan ganti diganti beli'.split(' '),
);
const MADE_NEAR = 4;
const WISHED = new Set('bisa tolong mohon usul saran sebaiknya mending mungkin semoga'.split(' '));
function isMadeAnew({ word }: Scan, at: number): boolean {
  let made = false;
  for (let back = 1; back <= 2 * MADE_NEAR; back += 1) {
    if (back <= MADE_NEAR && MADE.has(word(at - back))) made = true;
    if (made && WISHED.has(word(at - back))) return true;
  }
  return false;
}

/** "hari ini", "pagi ini", "barusan", "baru saja", "this morning", "today". */
const today: Finder = (scan, at) => {
  const { word, today: day } = scan;
  const here = word(at);
  const after = word(at + 1);
  const untilNow =
    ['sampai', 'sd'].includes(word(at - 1)) || (word(at - 1) === 'dengan' && ['sampai', 'sd'].includes(word(at - 2)));
  if (untilNow && (isOnlyUntil(scan, at) || staysUndone(scan, at))) return null;
  // "hari gini masih pungli": the times we live in.
  if (here === 'hari' && ['gini', 'begini'].includes(after)) return null;
  if (
    (here === 'hari' || PARTS.has(here)) &&
    ['ini', 'gini', 'begini'].includes(after) &&
    scan.tokens[at - 1]?.kind !== 'number'
  )
    return dayPhrase(scan, at, at + 2, day, untilNow || isHabit(scan, at) ? 0.5 : 0.86);
  if (here === 'this' && PARTS.has(after)) return dayPhrase(scan, at, at + 2, day, 0.9);
  if (here === 'barusan' || here === 'today') return dayPhrase(scan, at, at + 1, day, 0.86);
  // "Salurannya dibuat baru saja": anew, and not just now.
  if (here === 'baru' && ['saja', 'hanya'].includes(after) && isMadeAnew(scan, at)) return null;
  if (here === 'baru' && ['saja', 'hanya', 'tadi', 'ini'].includes(after))
    return dayPhrase(scan, at, at + 2, day, 0.84);
  if (here === 'just' && ['jatuh', 'now', 'happened', 'collapsed', 'broke', 'started'].includes(after))
    return dayPhrase(scan, at, at + 1, day, 0.7);
  // Banjar for "now".
  if (here === 'wayah' && after === 'ini' && !untilNow) return dayPhrase(scan, at, at + 2, day, 0.55);
  // "sampai sekarang musik keras": it goes on; "sampai sekarang belum": only that nothing has come.
  if (here === 'sekarang' && untilNow && ![1, 2, 3].some((next) => UNDONE.has(word(at + next))))
    return { ...dayPhrase(scan, at, at + 1, day, 0.42), since: false, from: day, to: day };
  if (here === 'sekarang' && !untilNow && !NOT_NOW.has(word(at - 1))) return dayPhrase(scan, at, at + 1, day, 0.55);
  if ((here === 'saat' || here === 'detik') && after === 'ini' && !untilNow)
    return dayPhrase(scan, at, at + 2, day, 0.6);
  return null;
};

/** "dari subuh", "sejak pagi", "dr td pagi" is found as "tadi": a part of today. */
const partOfToday: Finder = (scan, at) => {
  const { word, today: day, minutes } = scan;
  const here = word(at);
  if (BEGINS[here] === undefined || word(at + 1) === 'hari') return null;
  if (sinceBefore(scan, at) !== at - 1 || isHabit(scan, at - 1)) return null;
  const begins = BEGINS[here] ?? 0;
  const phrase = dayPhrase(scan, at, at + 1, begins > minutes ? day - 1 : day, 0.75);
  return { ...phrase, since: false };
};

/** "minggu ini", "bulan ini", "mulai minggu ini": from its first day until today. */
const thisUnit: Finder = (scan, at) => {
  const { word, tokens, today: day } = scan;
  const unit = word(at) === 'this' ? word(at + 1) : word(at);
  const english = word(at) === 'this' && ['minggu', 'bulan', 'tahun'].includes(word(at + 1));
  if (!english && (!['minggu', 'pekan', 'bulan', 'tahun'].includes(unit) || word(at + 1) !== 'ini')) return null;
  const since = sinceBefore(scan, at) !== undefined;
  if (
    !since &&
    (tokens[at - 1]?.kind === 'number' || isHabit(scan, at) || isNotMeant(scan, at) || BOUND.has(word(at - 1)))
  )
    return null;
  const { year, month, weekday } = partsOf(day);
  const first = unit === 'bulan' ? dayOf(year, month, 1) : unit === 'tahun' ? dayOf(year, 1, 1) : day - weekday + 1;
  if (first === null) return null;
  if (since) return dayPhrase(scan, at, at + 2, first, 0.8);
  return { ...spanPhrase(scan, at, at + 2, first, day, unit === 'tahun' ? 0.42 : 0.5) };
};
/** Before "bulan ini" these speak of what is to be, or of one of its ends. */
const BOUND = new Set(['sampai', 'akhir', 'awal', 'pertengahan', 'dalam', 'tengah', 'before', 'untuk']);

/** "akhir pekan kemarin", "weekend kemarin", "over the weekend": the last Saturday and Sunday. */
const weekend: Finder = (scan, at) => {
  const { word, today: day } = scan;
  const long = word(at) === 'akhir' && ['pekan', 'minggu'].includes(word(at + 1));
  if (!long && !['weekend', 'wiken'].includes(word(at))) return null;
  const end = at + (long ? 2 : 1);
  const told = ['lalu', 'kemarin', 'tadi', 'ini', 'silam'].includes(word(end));
  const english = ['last', 'over', 'the', 'this'].includes(word(at - 1));
  if ((!told && !english) || isHabit(scan, at) || isNotMeant(scan, at)) return null;
  const { weekday } = partsOf(day);
  const now = word(end) === 'ini' || word(at - 1) === 'this' || word(end) === 'tadi';
  // On Saturday or Sunday "kemarin" is the weekend before.
  const saturday = weekday >= 6 && now ? day - (weekday - 6) : day - weekday - 1;
  return spanPhrase(scan, at, told ? end + 1 : end, saturday, saturday + 1, 0.85);
};

/** "minggu lalu", "bulan kemarin", "tahun lalu", "last week": the whole week, month or year. */
const lastUnit: Finder = (scan, at) => {
  const { word, tokens, today: day } = scan;
  const english = word(at) === 'last';
  const unitAt = english ? at + 1 : at;
  const unit = word(unitAt);
  if (!['minggu', 'pekan', 'bulan', 'tahun'].includes(unit)) return null;
  if (!english && !['lalu', 'kemarin', 'kemaren', 'silam', 'samalam'].includes(word(at + 1))) return null;
  if (!english && (tokens[at - 1]?.kind === 'number' || isNotMeant(scan, at))) return null;
  if (unit === 'minggu' && ['hari', 'malam'].includes(word(at - 1))) return null;
  const { year, weekday } = partsOf(day);
  let first = day - weekday - 6;
  let last = first + 6;
  if (unit === 'bulan') {
    const before = partsOf(monthsBefore(day, 1));
    first = dayOf(before.year, before.month, 1) ?? first;
    last = dayOf(before.year, before.month, lastOf(before.year, before.month)) ?? last;
  } else if (unit === 'tahun') {
    first = dayOf(year - 1, 1, 1) ?? first;
    last = dayOf(year - 1, 12, 31) ?? last;
  }
  return spanPhrase(scan, at, unitAt + (english ? 1 : 2), first, last, 0.72);
};

/** "lalu", "silam", "ago": so long before now. */
export const isAgo = (word: string): boolean => AGO.has(word);

/** Finders of days told from today. */
export const RELATIVE: readonly Listed[] = [
  { find: weekend, begins: ['akhir', 'weekend', 'wiken'] },
  { find: lastNight, begins: ['semalam', 'samalam', 'mau', 'tadi', 'malam', 'last'] },
  { find: yesterday, begins: ['kemarin'] },
  { find: earlier, begins: ['tadi', 'mau', ...PARTS] },
  {
    find: today,
    begins: ['hari', ...PARTS, 'this', 'barusan', 'today', 'baru', 'just', 'wayah', 'sekarang', 'saat', 'detik'],
  },
  { find: lastUnit, begins: ['last', 'minggu', 'pekan', 'bulan', 'tahun'] },
  { find: thisUnit, begins: ['this', 'minggu', 'pekan', 'bulan', 'tahun'] },
  { find: partOfToday, begins: Object.keys(BEGINS) },
];
