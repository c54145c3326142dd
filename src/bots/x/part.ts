/** Whoever writes a thread counts its posts: "2/3", "(2/3)", "2/", "🧵 1/4", at an end of the post. */
const AT_END = /(?<![^\s🧵])[([]?(\d{1,2})\/(\d{1,2}|n)?[)\]]?\s*🧵?$/u;
/** What may stand between the words and it. */
const THREAD = /🧵$/u;
const AT_BEGINNING = /^\s*(?:🧵\s*)?[([]?(\d{1,2})\/(\d{1,2}|n)?[)\]]?(?=\s)\s*/u;
/** Before these figures they are an address or a date: "RT 2/3", "no 12/14", "sejak 2/3". */
const NO_COUNTER =
  /(?:^|[\s(,.])(?:rt|rw|rt\/rw|no|nomor|blok|kav|gg|gang|km|tgl|tanggal|sejak|dari|mulai|pada|per|hari|sampai|s\.?d|since|on|from|until)[.:]?$/i;

const MONTHS = 12;

/** A part of so many, unless it is a day of this month or the last one. */
function isCounter(part: string | undefined, of: string | undefined, at: Date): boolean {
  if (part === undefined || Number(part) < 1) return false;
  if (of === undefined || of === 'n') return true;
  const month = at.getUTCMonth() + 1;
  const isLately = Number(of) === month || Number(of) === (month === 1 ? MONTHS : month - 1);
  return Number(part) <= Number(of) && !isLately;
}

/**
 * The words of a post without the counter of its thread, which would pass for a date.
 * @param at when it was posted
 */
export function withoutPart(text: string, at: Date): string {
  const end = AT_END.exec(text.trimEnd());
  const words = end && text.slice(0, end.index).trimEnd().replace(THREAD, '').trimEnd();
  if (end && words !== null && isCounter(end[1], end[2], at) && !NO_COUNTER.test(words)) return words;
  const beginning = AT_BEGINNING.exec(text);
  return beginning && isCounter(beginning[1], beginning[2], at) ? text.slice(beginning[0].length) : text;
}
