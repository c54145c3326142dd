import { REGENCIES } from './place/areas.ts';

/** What can point to a person. */
const PERSONAL_KINDS = ['nik', 'kk', 'phone', 'card', 'customer', 'account', 'email', 'plate'] as const;
/** National id number, family card, phone, health-insurance card, customer number (water, power), bank account or bank card, e-mail, number plate. */
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** A number or address that points to a person, where it stands in the text (UTF-16 units). */
export interface PersonalSpan {
  readonly kind: PersonalKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Spans by kind, as they stand in the text. */
export type PersonalData = Readonly<Record<PersonalKind, readonly string[]>>;

/** Digits with what people put between them; letters that look like digits inside. */
const RUN =
  /(?<![\p{L}\d])[+(]{0,2}(?:\d|[oOlI](?=\d))(?:\d|[oOlI](?![a-hj-km-np-zA-HJ-KM-NP-Z])|[ .()/_\u2010-\u2015-]{1,3}(?=[\d(+]|[oOlI]{1,4}[ .-]?\d))*/gu;
const PLATE =
  /(?<![\p{L}\d])(A[ABDEG]|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNRST]|E[ABDE]?|F|G|H|K[BDHTU]?|L|M|N|P[ABG]?|R|S|T|W|Z)([ .-]?)(\d{1,4})([ .-]?)([A-Z]{1,3})(?![\p{L}\d])/giu;
/** "plat d a 7 0 3 4 c": letter by letter, behind a word that says so. */
const PLATE_SPELT =
  /(?<!\p{L})(?:plat(?:nya)?|nopol(?:nya)?|no\.? ?pol(?:isi)?|nomor polisi)(?: nomor| no\.?)?\s?:?\s?((?:A[ .-]?[ABDEG]|B[ .-]?[ABDEGHKLMNP]?|D[ .-]?[ABCDEGHKLMNRST]|E[ .-]?[ABDE]?|F|G|H|K[ .-]?[BDHTU]?|L|M|N|P[ .-]?[ABG]?|R|S|T|W|Z)(?:[ .-]?\d){1,4}(?:[ .-]?[A-Z]){1,3})(?![\p{L}\d])/giu;
const EMAIL =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}(?:@|\s?[[(]at[\])]\s?)[A-Za-z0-9-]{1,63}(?:(?:\.|\s?[[(]?(?:dot|titik)[\])]?\s)[A-Za-z0-9-]{1,63}){1,4}/g;
/** Groups of digits of one number at most ("0812 3456 7890"), and its digits. */
const GROUPS_MAX = 6;
const DIGITS_MIN = 6;
const DIGITS_MAX = 18;
/** A short number counts by the word before it, which only the first group of a row has. */
const DIGITS_LATER_MIN = 9;
/** "nol delapan lima dua …": a phone number in words. */
const SPOKEN = /(?:\b(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)\b[ ,-]{0,2}){9,16}/gi;

/** Words before a number that say what it is; looked for in so many characters. */
const BEFORE_CHARS = 32;
const SAYS: readonly (readonly [PersonalKind, RegExp])[] = [
  ['kk', /\b(?:kk|no\.? ?kk|kartu keluarga)\b[^\d]*$/i],
  ['nik', /\b(?:nik|ktp|no\.? ?ktp)\b[^\d]*$/i],
  [
    'account',
    /\b(?:rek|rekening|norek|no\.? ?rek|bank|bri|bca|bni|bsi|btn|mandiri|bpd|va|virtual account|dana|ovo|gopay)\b[^\d]*$/i,
  ],
  [
    'customer',
    /\b(?:pelanggan|idpel|id pel|id pelanggan|no\.? ?pel|meter|meteran|sambungan|no\.? ?sambungan|token|langganan|nomor kontrol)\b[^\d]*$/i,
  ],
  ['card', /\b(?:kartu|bpjs|jkn|kis|no\.? ?kartu|peserta)\b[^\d]*$/i],
  [
    'phone',
    /\b(?:hp|no\.? ?hp|wa|whatsapp|telp|tlp|telepon|tel|telpon|hub|hubungi|kontak|call|phone|cp|nomor saya|no saya|nomornya|sms)\b[^\d]*$/i,
  ],
];

const AREA_CODES: ReadonlySet<string> = new Set(REGENCIES.map(({ code }) => code));
/** Papua's new provinces (since 2022) are not in the list: their codes are taken as they come. */
const NEW_AREAS = /^9[1-9]/;

/** A national id number: a regency's code and district (6), birth date DDMMYY with 40 added for women, four digits. */
export function isNik(digits: string): boolean {
  if (!/^\d{16}$/.test(digits)) return false;
  const date = Number(digits.slice(6, 8)) % 40;
  const month = Number(digits.slice(8, 10));
  const area = AREA_CODES.has(digits.slice(0, 4)) || NEW_AREAS.test(digits);
  return area && Number(digits.slice(6, 8)) <= 71 && date >= 1 && date <= 31 && month >= 1 && month <= 12;
}

const MOBILE = /^(?:\+?62|0)8[1-9]\d{6,11}$/;
const isPhone = (digits: string): boolean =>
  MOBILE.test(digits) ||
  /^(?:\+?62|0)(?:21|22|24|31|511|512|513|517|518|526|527|532|536|537|541|542|543|561|61|71|274|361|411|[3-9]\d\d)\d{6,8}$/.test(
    digits,
  );

/** Luhn's check of payment cards. */
function isPaymentCard(digits: string): boolean {
  if (!/^[45]\d{15}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < 16; i += 1) {
    const digit = Number(digits[15 - i]) * (i % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** What the words before a number call it: the nearest word counts. */
function saidBy(before: string): PersonalKind | undefined {
  if (!/\p{L}/u.test(before)) return undefined;
  let nearest = -1;
  let said: PersonalKind | undefined;
  for (const [kind, pattern] of SAYS) {
    const at = pattern.exec(before)?.index ?? -1;
    if (at > nearest) {
      nearest = at;
      said = kind;
    }
  }
  return said;
}

/** What a row of digits is, with the words before it; undefined for a number that points to nobody. */
function kindOf(digits: string, before: string): PersonalKind | undefined {
  const said = saidBy(before);
  const length = digits.replace('+', '').length;
  if (/(?:rp|idr)\.?\s?$/i.test(before)) return undefined;
  if (length === 16) {
    if (said === 'kk' || said === 'account') return said;
    return !isNik(digits) && said !== 'nik' && isPaymentCard(digits) ? 'account' : 'nik';
  }
  if (said === 'account' && length >= 8 && length <= 17 && !isPhone(digits)) return 'account';
  if (said === 'customer' && length >= 6 && length <= 13 && !MOBILE.test(digits)) return 'customer';
  if (isPhone(digits)) return 'phone';
  if (length === 13 && (/^000/.test(digits) || said === 'card')) return 'card';
  if (said === 'phone' && /^8[1-9]\d{7,10}$/.test(digits)) return 'phone';
  if (
    said === 'phone' &&
    /^\d{6,8}$/.test(digits) &&
    /\b(?:hub|hubungi|telp|tlp|telepon|telpon)\b[^\d]*$/i.test(before)
  )
    return 'phone';
  return undefined;
}

interface Folded {
  readonly text: string;
  /** Where each unit of `text` stands in the original; one more at the end. */
  readonly at: readonly number[] | null;
}

/** Digits of other scripts, of keycaps ("0️⃣8️⃣") and wide ones as plain digits, one unit for each. */
function foldDigits(text: string): Folded {
  if (!/[^\u0020-\u024f\n\r\t]/.test(text)) return { text, at: null };
  let folded = '';
  const at: number[] = [];
  let place = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const here = place;
    place += sign.length;
    if (code === 0xfe0f || code === 0x20e3 || (code >= 0x200b && code <= 0x200f)) continue;
    const plain = /\p{Nd}/u.test(sign)
      ? sign
          .normalize('NFKD')
          .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
          .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
      : sign;
    for (let i = 0; i < plain.length; i += 1) at.push(here);
    folded += plain;
  }
  at.push(text.length);
  return { text: folded, at };
}

/** Separate groups of digits of a run that together make at most one number each: the longest that is something, first. */
function* numbersIn(run: string, start: number, text: string): Generator<PersonalSpan> {
  const groups = [...run.matchAll(/[+]?[\doOlI]+/g)].filter(([group]) => DIGIT.test(group));
  // Digits before each group: most windows are turned away by their count alone.
  const before = [0];
  for (const [group] of groups) before.push((before.at(-1) ?? 0) + group.length - (group.startsWith('+') ? 1 : 0));
  for (let first = 0; first < groups.length; first += 1) {
    // "0 8 1 2 …": digit by digit.
    const isSpelt = groups[first]?.[0] === '0' && groups[first + 1]?.[0] === '8';
    const most = isSpelt ? DIGITS_MAX : GROUPS_MAX;
    for (let last = Math.min(groups.length, first + most) - 1; last >= first; last -= 1) {
      const count = (before[last + 1] ?? 0) - (before[first] ?? 0);
      if (count > DIGITS_MAX || count < (first === 0 ? DIGITS_MIN : DIGITS_LATER_MIN)) continue;
      const from = groups[first]?.index ?? 0;
      const end = groups[last];
      const span = run.slice(from, (end?.index ?? 0) + (end?.[0].length ?? 0));
      const digits = span
        .replace(/[oO]/g, '0')
        .replace(/[lI]/g, '1')
        .replace(/[^\d+]/g, '');
      const kind = kindOf(digits, text.slice(Math.max(0, start + from - BEFORE_CHARS), start + from));
      if (!kind) continue;
      // "(0511) 335…": the bracket goes with the number.
      const open = span.includes(')') && run[from - 1] === '(' ? 1 : 0;
      const begin = start + from - open;
      yield {
        kind,
        text: text.slice(begin, start + from + span.length),
        start: begin,
        end: start + from + span.length,
      };
      first = last;
      break;
    }
  }
}

/** Units that make "5 kg" or "10 org" look like a plate in small letters. */
const UNITS = new Set(
  'rb jt km kg org hr cm mm th thn bln mgg jam jm hari kk rt rw am pm gb mb kw va ha lt x an wib ton pcs unit liter ltr'.split(
    ' ',
  ),
);
const PLATE_CUE =
  /\b(?:plat|nopol|no\.? ?pol|nomor polisi|polisi|kendaraan|mobil|motor|truk|bus|angkot|travel)\b.{0,20}$/i;

function* platesIn(text: string): Generator<PersonalSpan> {
  for (const match of text.matchAll(PLATE)) {
    const [raw, prefix = '', gap, digits = '', , suffix = ''] = match;
    const upper = raw === raw.toUpperCase();
    const cued = PLATE_CUE.test(text.slice(Math.max(0, match.index - BEFORE_CHARS), match.index));
    if (UNITS.has(suffix.toLowerCase()) && !(upper && cued)) continue;
    if (!upper && !(cued || (prefix.length === 2 && digits.length >= 3 && suffix.length >= 2))) continue;
    // "H.12.A" is a house or a paragraph.
    if (gap === '.' && digits.length < 3 && !cued) continue;
    // "P2TL", "B3" and the like are no plates.
    if (gap === '' && digits.length < 3 && !cued) continue;
    yield { kind: 'plate', text: raw, start: match.index, end: match.index + raw.length };
  }
  for (const { 0: raw, 1: plate = '', index } of text.matchAll(PLATE_SPELT))
    yield { kind: 'plate', text: plate, start: index + raw.length - plate.length, end: index + raw.length };
}

/** Without digits enough, with at most separators between them, there is no number. Cheap: most texts have none. */
const DIGITS_ENOUGH = /[\doOlI](?:[ .()/_\u2010-\u2015-]*[\doOlI]){5}/;
/** The end of a plate: digits, then up to three letters. */
const PLATE_ENDS = /\d[ .-]?[A-Za-z\u017f\u212a]{1,3}(?![A-Za-z])/;
const DIGIT = /\d/;

function* spansIn(text: string): Generator<PersonalSpan> {
  if (DIGIT.test(text)) {
    if (DIGITS_ENOUGH.test(text))
      for (const match of text.matchAll(RUN)) {
        const [run] = match;
        if (run.length >= DIGITS_MIN) yield* numbersIn(run, match.index, text);
      }
    if (PLATE_ENDS.test(text)) yield* platesIn(text);
  }
  if (text.includes('@') || text.includes('at)') || text.includes('at]'))
    for (const { 0: raw, index } of text.matchAll(EMAIL))
      yield { kind: 'email', text: raw, start: index, end: index + raw.length };
  if (!text.toLowerCase().includes('delapan')) return;
  for (const { 0: raw, index } of text.matchAll(SPOKEN)) {
    const span = raw.replace(/(?<![ ,-])[ ,-]+$/, '');
    if (/^(?:nol|kosong) ?delapan/i.test(span))
      yield { kind: 'phone', text: span, start: index, end: index + span.length };
  }
}

/** Everything in a text that points to a person, in the order of the text, none inside another. Linear in the text. */
export function findPersonal(text: string): readonly PersonalSpan[] {
  const folded = foldDigits(text);
  const { at } = folded;
  const spans = [...spansIn(folded.text)].map((span) => {
    if (!at) return span;
    const start = at[span.start] ?? 0;
    const end = at[span.end] ?? text.length;
    return { ...span, start, end, text: text.slice(start, end) };
  });
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  return spans.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

/** The same by kind, as they stand in the text. */
export function readPersonalData(text: string): PersonalData {
  const found: Record<PersonalKind, string[]> = {
    nik: [],
    kk: [],
    phone: [],
    card: [],
    customer: [],
    account: [],
    email: [],
    plate: [],
  };
  for (const { kind, text: span } of findPersonal(text)) found[kind].push(span);
  return found;
}

/** Stands for each letter and digit that is hidden. */
const HIDDEN = '•';

/** The text with everything hidden that points to a person: for whatever is shown in public. */
export function maskPersonal(text: string): string {
  let masked = '';
  let reached = 0;
  for (const { start, end } of findPersonal(text)) {
    masked += text.slice(reached, start) + text.slice(start, end).replace(/[\p{L}\p{N}]/gu, HIDDEN);
    reached = end;
  }
  return masked + text.slice(reached);
}
