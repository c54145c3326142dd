import { type Day, dayOf, monthsBefore, partsOf } from './days.ts';
import { NUMBER_WORDS, numberAt } from './numbers.ts';
import { type Finder, isHabit, isNotMeant, type Listed, type Scan, sinceBefore } from './phrase.ts';
import { isAgo } from './relative.ts';
import { isDemanded, isEarned, isRate, isTaken, isTerm } from './terms.ts';
import { weekdayOf } from './weekdays.ts';

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
const UNITS: Readonly<Record<string, Unit>> = {
  menit: 'minute', jam: 'hour', hari: 'day', malam: 'day', minggu: 'week', pekan: 'week', bulan: 'month', tahun: 'year',
  hour: 'hour', hours: 'hour', minute: 'minute', minutes: 'minute', months: 'month',
  harian: 'day', mingguan: 'week', bulanan: 'month', tahunan: 'year',
}; // biome-ignore format: a table
/** "pajak 5 tahunan", "arisan mingguan": a kind of thing, unless it is said to last ("sudah 2 tahunan"). */
const KINDS = new Set(['mingguan', 'tahunan']);
/** "seminggu", "sebulan": one of it. */
const ONE_OF: Readonly<Record<string, Unit>> = {
  sejam: 'hour', sehari: 'day', seharian: 'day', seminggu: 'week', semingguan: 'week', sepekan: 'week', sebulan: 'month', sebulanan: 'month', setahun: 'year', setahunan: 'year',
}; // biome-ignore format: a table
/** Before a length of time: it has lasted so long. */
const FOR = new Set([
  'sudah',
  'selama',
  'hampir',
  'lebih',
  'kurang',
  'sekitar',
  'for',
  'ada',
  'hingga',
  'sampai',
  'genap',
  'masuk',
  'mau',
  'menunggu',
  'nunggu',
  'over',
  'almost',
  'about',
  'around',
  'nearly',
  'past',
  'last',
]);
/** Before a length of time: it is an age, a price, a term or a promise. */
const NOT_FOR = new Set([
  'umur',
  'usia',
  'berumur',
  'berusia',
  'per',
  'kerja',
  'bekerja',
  'tiap',
  'setiap',
  'masa',
  'kontrak',
  'waktu',
  'dalam',
  'maksimal',
  'paling',
  'cuma',
  'hanya',
  'they',
  'said',
  'katanya',
  'minimal',
  'tunggu',
  'anak',
  'bayi',
  'hamil',
  'mengandung',
  'pregnant',
  'kandungan',
  'kehamilan',
  'kelas',
  'usulan',
  'upaya',
  'antre',
  'anjang',
]);
/** After a length of time: how often, or still to come. */
const NOT_AFTER = new Set([
  'hamil',
  'mengandung',
  'pregnant',
  'old',
  'sekali',
  'kerja',
  'perjalanan',
  'dua',
  'lagi',
  'depan',
  'kali',
  'penjara',
  'pelajaran',
  'operasional',
  'kalender',
]);
/** "Seminggu kemudian", "14 hari setelah itu": counted from another day. */
const AFTERWARDS = new Set('berikutnya kemudian setelah setelahnya sesudah sebelum sebelumnya'.split(' '));

/** Nobody has waited longer than this: "nunggu 1000 tahun". */
const YEARS_MAX = 60;

/** Words between somebody young or old and their years. */
const AGE_NEAR = 5;
const AGED = new Set([
  'anak',
  'bayi',
  'balita',
  'cucu',
  'ponakan',
  'keponakan',
  'nenek',
  'kakek',
  'kai',
  'nini',
  'umur',
  'usia',
  'janda',
  'duda',
  'lansia',
  'jompo',
]);
/** "umur saya sudah 57 tahun": words between, with "sudah" among them. */
const OLD = new Set(['umur', 'usia', 'umurnya', 'usianya', 'berumur', 'berusia']);
const OLD_NEAR = 5;

/** "Di atas 18 tahun", "17 tahun ke bawah". */
const ABOVE = new Set(['diatas', 'dibawah', 'atas', 'bawah']);
/** "anak kelas 2 SD 7 tahun": how old somebody is; "anak saya sudah 2 tahun …" is not. */
function isAge({ word }: Scan, at: number, end: number): boolean {
  if (ABOVE.has(word(at - 1)) || /^ke(?:atas|bawah)$/.test(word(end))) return true;
  for (let back = 1; back <= OLD_NEAR; back += 1) if (OLD.has(word(at - back))) return true;
  if (FOR.has(word(at - 1))) return false;
  for (let back = 1; back <= AGE_NEAR; back += 1) if (AGED.has(word(at - back))) return true;
  return false;
}

const back = (today: Day, count: number, unit: Unit): Day => {
  if (unit === 'day') return today - Math.ceil(count);
  if (unit === 'week') return today - Math.round(7 * count);
  if (unit === 'month') return count < 1 ? today - 15 : monthsBefore(today, Math.round(count));
  return unit === 'year' ? monthsBefore(today, Math.round(12 * count)) : today;
};

/** "Perda Nomor 28 Tahun 2014", "UU no. 5 th 2012", "PP 35 tahun 2021": a law by its number and year. */
const isCited = ({ word }: Scan, end: number): boolean =>
  word(end - 1) === 'tahun' && /^(?:19|20)\d\d$/.test(word(end));

/** "2 tahun lalu": nobody means the very day. Months and weeks ago are told by the day. */
function yearOf(day: Day): { readonly from: Day; readonly to: Day; readonly rough: true } {
  const { year } = partsOf(day);
  return { from: dayOf(year, 1, 1) ?? day, to: dayOf(year, 12, 31) ?? day, rough: true };
}

/** "sebulan paling 3x", "seminggu cuma dua kali": how often. */
const isOften = ({ word }: Scan, at: number): boolean =>
  ['paling', 'hanya', 'maksimal'].includes(word(at)) ||
  (/^\d{1,2}$/.test(word(at)) && ['kali', 'x'].includes(word(at + 1)));

/** "dua minggu yang lalu, tepatnya hari rabu": the day of that week that is named next; with where it ends. */
function namedDay(
  { word, today }: Scan,
  at: number,
  weeks: number,
): { readonly day: Day; readonly end: number } | null {
  for (let next = at; next < at + NAMED_NEAR; next += 1) {
    const day = weekdayOf(word(next));
    if (day !== undefined) return { day: today - partsOf(today).weekday + day - 7 * weeks, end: next + 1 };
    if (!EXACTLY.has(word(next))) return null;
  }
  return null;
}
const EXACTLY = new Set([',', '(', 'tepatnya', 'pas', 'hari', 'yaitu', 'kalau', 'tidak', 'salah', 'di', 'on', 'a']);
const NAMED_NEAR = 6;

/** "… berturut2 sampai tadi malam": not until today. */
const untilYesterday = ({ word }: Scan, at: number): boolean =>
  word(at) === 'sampai' &&
  (['kemarin', 'semalam', 'samalam'].includes(word(at + 1)) || (word(at + 1) === 'tadi' && word(at + 2) === 'malam'));

/** "3 hari lalu" (a day) and "sudah 3 hari", "2 bulan terakhir", "for two weeks" (until today). */
const lasts: Finder = (scan, at) => {
  const { word, tokens, today, minutes } = scan;
  const one = ONE_OF[word(at)];
  const number = one ? null : numberAt(tokens, at);
  let end = number ? number.to : at + 1;
  const article = !one && !number && ['a', 'an'].includes(word(at)) && UNITS[word(at + 1)] !== undefined;
  // "3-4 hari", "2 sampai 3 minggu": the longer one.
  let count = number?.value ?? 1;
  const span = /^(\d{1,2})-(\d{1,2})$/.exec(word(at));
  if (!one && !number && span) count = Number(span[2]);
  else if (!one && !number && !article) return null;
  const unit = one ?? UNITS[word(end)];
  if (!unit) return null;
  const isKind = !one && KINDS.has(word(end));
  if (!one) end += 1;
  const inRow = word(end) === 'berturut';
  if (['lebih', 'an', 'penuh', 'berturut', 'kurang'].includes(word(end))) end += 1;
  while (inRow && ['berturut', 'turut', '-'].includes(word(end))) end += 1;
  const yangLalu = word(end) === 'yang' && isAgo(word(end + 1));
  const ago = isAgo(word(end)) || yangLalu;
  const before = word(at - 1);
  // "A week": said by itself, to when it began.
  if (article && !ago && !FOR.has(before) && (at > 0 || end < tokens.length)) return null;
  if (unit === 'year' && (count > YEARS_MAX || isAge(scan, at, end) || isCited(scan, end))) return null;
  if (
    (NOT_FOR.has(before) && !(before === 'dalam' && ['ini', 'terakhir'].includes(word(end)))) ||
    (FOR.has(before) && NOT_FOR.has(word(at - 2))) ||
    isHabit(scan, at) ||
    isNotMeant(scan, at) ||
    before === 'jam' ||
    (unit === 'day' && word(end - 1) === 'malam' && !ago && !inRow && !FOR.has(before))
  )
    return null;
  const last = word(end) === 'terakhir' || word(end) === 'belakangan' || word(end) === 'ini';
  if (ago) end += yangLalu ? 2 : 1;
  else if (last) end += word(end + 1) === 'ini' ? 2 : 1;
  const since = sinceBefore(scan, at);
  const start = since ?? (FOR.has(before) ? at - 1 : at);
  if (unit === 'minute' || unit === 'hour') {
    // "telat 5 jam kemarin": so long, on that day.
    if (!ago || count > 48 || word(end - 1) === 'kemarin') return null;
    const day = today - Math.max(0, Math.ceil((count * (unit === 'hour' ? 60 : 1) - minutes) / 1440));
    return { from: day, to: day, start, end, confidence: 0.85, since: false };
  }
  const from = back(today, count, unit);
  const exact = ago && unit === 'week' && Number.isInteger(count) ? namedDay(scan, end, count) : null;
  if (exact && exact.day <= today)
    return { from: exact.day, to: exact.day, start, end: exact.end, confidence: 0.92, since: false };
  if (inRow && unit === 'day' && untilYesterday(scan, end))
    return { from, to: today - 1, start, end: end + (word(end + 1) === 'tadi' ? 3 : 2), confidence: 0.9, since: false };
  if (ago && word(end - 1) !== 'terakhir' && since === undefined)
    return { from, to: from, start, end, confidence: 0.9, since: false, ...(unit === 'year' ? yearOf(from) : {}) };
  if (NOT_AFTER.has(word(end)) || (one !== undefined && isOften(scan, end))) return null;
  const lasting = inRow || FOR.has(before) || FOR.has(word(at - 2)) || last || ago || since !== undefined;
  if ((isKind || (one && isRate(scan, at, end))) && !lasting) return null;
  const alone = one ? !['dua', 'tiga', 'satu', 'empat'].includes(word(end)) && unit !== 'day' : count <= 60;
  if (AFTERWARDS.has(word(end)) && tokens[end]?.capital === false && before !== 'sudah' && !last) return null;
  if (isDemanded(scan, at) || isTaken(scan, at, end) || (one !== undefined && isEarned(scan, at))) return null;
  if (!lasting && (!alone || isTerm(scan, at))) return null;
  return { from, to: today, start, end, confidence: lasting ? 0.87 : 0.66, since: true };
};

/** The finder of lengths of time. */
export const length: Listed = {
  find: lasts,
  begins: [...Object.keys(ONE_OF), ...NUMBER_WORDS, 'a', 'an'],
  digits: true,
};
