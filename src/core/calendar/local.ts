/** Days and hours in an IANA zone. Indonesia's three zones never change their clocks; others are reckoned as well. */

interface Local {
  readonly date: string;
  readonly minutes: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Minutes that were reckoned lately, by zone: Intl is slow, and most moments are now. */
const reckoned = new Map<string, Map<number, Local>>();
const RECKONED_MAX = 64;

/** The day (`YYYY-MM-DD`) and the minutes since midnight of a moment in a zone. */
export function localOf(moment: Date, zone: string): Local {
  const minute = Math.floor(moment.getTime() / MINUTE_MS);
  const lately = reckoned.get(zone) ?? new Map<number, Local>();
  const known = lately.get(minute);
  if (known) return known;
  const part: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(moment)) part[type] = value;
  const local = {
    date: `${part.year}-${part.month}-${part.day}`,
    minutes: Number(part.hour) * 60 + Number(part.minute),
  };
  if (lately.size >= RECKONED_MAX) lately.clear();
  reckoned.set(zone, lately.set(minute, local));
  return local;
}

/** The day of a moment in a zone, `YYYY-MM-DD`. */
export const localDate = (moment: Date, zone: string): string => localOf(moment, zone).date;

/** The moment at which it is `minutes` past midnight of `date` in a zone. */
export function atLocal(date: string, minutes: number, zone: string): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS;
  let guess = wanted;
  // Two rounds settle every zone: the first finds the offset, the second a change of it in between.
  for (let i = 0; i < 2; i += 1) {
    const local = localOf(new Date(guess), zone);
    guess += wanted - (Date.parse(`${local.date}T00:00:00Z`) + local.minutes * MINUTE_MS);
  }
  return new Date(guess);
}

/** The day after. */
export const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** ISO 8601 with the zone's offset: `2026-11-24T10:00:00+08:00`. */
export function isoInZone(moment: Date, zone: string): string {
  const local = localOf(moment, zone);
  const wall = Date.parse(`${local.date}T00:00:00Z`) + local.minutes * MINUTE_MS;
  const offset = Math.round((wall - Math.floor(moment.getTime() / MINUTE_MS) * MINUTE_MS) / MINUTE_MS);
  const two = (n: number) => String(Math.trunc(n)).padStart(2, '0');
  const seconds = two(moment.getUTCSeconds());
  const sign = offset < 0 ? '-' : '+';
  const away = Math.abs(offset);
  return `${local.date}T${two(local.minutes / 60)}:${two(local.minutes % 60)}:${seconds}${sign}${two(away / 60)}:${two(away % 60)}`;
}
