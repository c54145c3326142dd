import { localOf } from '../calendar/local.ts';
import type { TimeValue } from '../facts.ts';
import type { Language } from './language.ts';

const DAYS: Readonly<Record<Language, readonly string[]>> = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** What people call Indonesia's three zones; other zones keep their IANA name. */
const zoneName = (zone: string): string =>
  ({ 'Asia/Jakarta': 'WIB', 'Asia/Pontianak': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' })[zone] ?? zone;

/** A day in full: "Selasa, 24 November 2026". `day` is `YYYY-MM-DD`; anything else comes back as it is. */
export function dayInFull(day: string, language: Language): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const monthName = MONTHS[language][month - 1];
  if (!monthName || !year || !date) return day;
  const weekday = DAYS[language][new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return `${weekday}, ${date} ${monthName} ${year}`;
}

/** An hour as it is said here: `20:00` → "20.00" (id) or "20:00" (en). */
const hourInFull = (clock: string, language: Language): string => (language === 'id' ? clock.replace(':', '.') : clock);

const HOUR_MINUTES = 60;
const two = (n: number) => String(n).padStart(2, '0');
const hourOf = (minutes: number, language: Language): string =>
  hourInFull(`${two(Math.floor(minutes / HOUR_MINUTES))}:${two(minutes % HOUR_MINUTES)}`, language);

/** A moment in full, in a zone: "Senin, 30 November 2026 pukul 16.30 WITA". */
export function momentInFull(moment: Date, zone: string, language: Language): string {
  const { date, minutes } = localOf(moment, zone);
  return `${dayInFull(date, language)} ${language === 'id' ? 'pukul' : 'at'} ${hourOf(minutes, language)} ${zoneName(zone)}`;
}

/** The day of a moment in full, in a zone: "Senin, 30 November 2026". */
export const dayOf = (moment: Date, zone: string, language: Language): string =>
  dayInFull(localOf(moment, zone).date, language);

/** Days and months are told apart by so many letters, in both languages. */
const SHORT_CHARS = 3;

/** A moment in a list, where a line of a phone has to do: "Sen 30 Nov 16.30"; with its year when that is not this year's. */
export const momentInShort = (moment: Date, zone: string, language: Language, now: Date): string =>
  `${dayInShort(moment, zone, language, now)} ${hourOf(localOf(moment, zone).minutes, language)}`;

/** The same without its hour: "Sen 30 Nov". */
export function dayInShort(moment: Date, zone: string, language: Language, now: Date): string {
  const { date } = localOf(moment, zone);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = DAYS[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  const parts = [weekday?.slice(0, SHORT_CHARS), day, MONTHS[language][month - 1]?.slice(0, SHORT_CHARS)];
  const isThisYear = localOf(now, zone).date.startsWith(`${year}-`);
  return [...parts, ...(isThisYear ? [] : [year])].join(' ');
}

/** What still goes on, as people begin to say it ("sejak Senin", "udah 3 hari"); and how they say when it ended. */
const SINCE =
  /^(?:sejak|sjk|semenjak|dari|dr|mulai|sudah|sdh|udah|udh|dah|selama|wis|wes|tumat|matan|ket|kawit|ti|since|ever since|from|for|already)\b/i;
/** How long it has lasted, told alone: "tiga minggu", "about three weeks". */
const LASTING =
  /^(?:(?:kira|kira2|kira-kira|sekitar|sktr|kurang|lebih|dari|hampir|ada|about|around|almost|nearly|roughly|some|over|more|than|the|last|past)\s+)*(?:\d+|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|beberapa|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|a couple of|a)(?:\s*|-)(?:hari|hr|minggu|mgg|mg|pekan|bulan|bln|tahun|thn|days?|weeks?|months?|years?)(?:an|-an)?(?:\s+(?:lebih|ini|an|terakhir|belakangan|now|or so))?$/i;
const UNTIL = /\b(?:sampai|sampe|smp|s\.?d|s\/d|hingga|until|till|to)\b|[-–—]/i;

/** Parts of the day as people write them, and how each is read back. */
const PARTS: readonly (readonly [said: RegExp, called: Readonly<Record<Language, string>>])[] = [
  [/\b(?:tengah malam|midnight)\b/i, { id: 'tengah malam', en: 'at midnight' }],
  [/\bdini hari\b/i, { id: 'dini hari', en: 'before dawn' }],
  [/\b(?:subuh|sbh|dawn)\b/i, { id: 'subuh', en: 'at dawn' }],
  [/\b(?:pagi|pg|pgi|isuk|esuk|morning)\b/i, { id: 'pagi', en: 'in the morning' }],
  [/\b(?:siang|awan|noon|midday)\b/i, { id: 'siang', en: 'at midday' }],
  [/\b(?:sore|sre|petang|kamarian|afternoon)\b/i, { id: 'sore', en: 'in the afternoon' }],
  [/\b(?:magrib|maghrib|mgrb|dusk)\b/i, { id: 'magrib', en: 'at dusk' }],
  [/\b(?<!tengah )(?:malam|malem|mlm|mlem|m?bengi|night|evening)\b/i, { id: 'malam', en: 'at night' }],
];

/** The one part of the day that a time's words name; undefined where they name none, or several ("pagi sampai sore"). */
function partOfDay(text: string, language: Language): string | undefined {
  const [first, ...others] = PARTS.filter(([said]) => said.test(text));
  return others.length === 0 ? first?.[1][language] : undefined;
}

const yearCalled = (year: string, language: Language): string => (language === 'id' ? `tahun ${year}` : year);
const monthCalled = (year: string, month: number, language: Language): string =>
  `${MONTHS[language][month - 1] ?? ''} ${year}`;

/** A whole year or month, by its name; undefined for any other stretch. */
function wholeInFull(from: string, to: string, language: Language): string | undefined {
  const [year = '', month = '', day] = from.split('-');
  if (from === `${year}-01-01` && to === `${year}-12-31`) return yearCalled(year, language);
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return day === '01' && to === last ? monthCalled(year, Number(month), language) : undefined;
}

const YEARS = /\b(?:tahun|thn|th|year|20\d\d)\b/i;
const MONTHS_TOLD = /\b(?:bulan|bln|month)\b/i;
const MONTH_NAMED = /\b(?:jan|feb|mar(?:et|ch)\b|apr|mei\b|may\b|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)/i;
/** "Tanggal 1", "1 Januari", "the 1st": the day was told. */
const DAY_TOLD = /\b0?1(?:st)?\b|\b(?:tanggal|tgl|first|satu|awal|early|beginning|start)\b/i;

/** Since when: by its year or month where no day was told, as in "sejak tahun lalu". */
function beginInFull(from: string, text: string, language: Language): string {
  const [year = '', month = '', day] = from.split('-');
  if (day !== '01' || DAY_TOLD.test(text)) return dayInFull(from, language);
  if (month === '01' && YEARS.test(text) && !MONTH_NAMED.test(text)) return yearCalled(year, language);
  return MONTH_NAMED.test(text) || MONTHS_TOLD.test(text)
    ? monthCalled(year, Number(month), language)
    : dayInFull(from, language);
}

/** How often, told with since when: "tiap malam, sejak awal bulan ini". */
const OFTEN_SINCE =
  /^((?:hampir |almost )?(?:setiap|tiap2?|saban|saben|every|each)\b[^,]{1,60}), (?=(?:sejak|semenjak|dari|mulai|sudah|since|from|for)\b)/i;

/** What goes on since then, told with how often it is; `often` is empty where that was not told. */
export function withHabit(time: TimeValue, often: string): TimeValue {
  const text = `${often}, ${time.text.trim()}`;
  return time.from && OFTEN_SINCE.test(text) ? { ...time, text } : time;
}

/** A time that was understood, read back in full; the citizen's own words where no day was understood. */
export function timeInFull(time: TimeValue, zone: string, language: Language): string {
  if (!time.from) return time.text;
  const often = OFTEN_SINCE.exec(time.text);
  if (often) return `${often[1]}, ${timeInFull({ ...time, text: time.text.slice(often[0].length) }, zone, language)}`;
  const part = time.clock ? undefined : partOfDay(time.text, language);
  const hour = time.clock
    ? ` ${language === 'id' ? 'pukul' : 'at'} ${hourInFull(time.clock, language)} ${zoneName(zone)}`
    : part
      ? ` ${part}`
      : '';
  if (!time.to || time.to === time.from) return dayInFull(time.from, language) + hour;
  const text = time.text.trim();
  if ((SINCE.test(text) || LASTING.test(text)) && !UNTIL.test(text))
    return `${language === 'id' ? 'sejak' : 'since'} ${beginInFull(time.from, text, language)}${hour}`;
  const whole = wholeInFull(time.from, time.to, language);
  if (whole) return whole;
  const until = language === 'id' ? 's.d.' : 'to';
  return `${dayInFull(time.from, language)} ${until} ${dayInFull(time.to, language)}${part ? '' : hour}`;
}
