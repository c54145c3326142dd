import type { Understood } from './understood.ts';

/** Digits, with the separators and the letter O that people put between them. */
const DIGITS = /(?<![\p{L}\d])(?:\+?\d|[oO](?=\d))(?:[\doO]|[ .()-](?=[\doO(+])){7,24}(?![\p{L}\d])/gu;
const PLATE =
  /(?<![\p{L}\d])(?:A[ABDEG]|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNRST]|E[ABDE]?|F|G|H|K[BDHTU]?|L|M|N|P[AB]?|R|S|T|W|Z)\s?\d{1,4}\s?[A-Z]{1,3}(?![\p{L}\d])/gu;
const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g;

/** A national id number: area (province 11…96), birth date DDMMYY with 40 added for women, four digits. */
function isNik(digits: string): boolean {
  if (digits.length !== 16) return false;
  const province = Number(digits.slice(0, 2));
  const date = Number(digits.slice(6, 8)) % 40;
  const month = Number(digits.slice(8, 10));
  return province >= 11 && province <= 97 && date >= 1 && date <= 31 && month >= 1 && month <= 12;
}

const isPhone = (digits: string): boolean =>
  /^(?:\+?62|0)8[1-9]\d{6,10}$/.test(digits) || /^0(?:511|512|517|518|526|527|2[1-9]|[3-9]\d\d?)\d{5,8}$/.test(digits);

/** Numbers and addresses that point to a person, as they stand in the text. */
export function readPersonalData(text: string): Understood['personalData'] {
  const found = {
    nik: [] as string[],
    phone: [] as string[],
    card: [] as string[],
    plate: [] as string[],
    email: [] as string[],
    account: [] as string[],
  };
  const digits = /\d/.test(text);
  for (const [raw] of digits ? text.matchAll(DIGITS) : []) {
    const span = raw.replace(/[ .()-]+$/, '');
    const digits = span.replace(/[oO]/g, '0').replace(/[^\d+]/g, '');
    if (isPhone(digits)) found.phone.push(span);
    else if (isNik(digits)) found.nik.push(span);
    else if (/^000\d{10}$/.test(digits)) found.card.push(span);
    else if (
      /^\d{10,16}$/.test(digits) &&
      /(?:rek|rekening|bank|bri|bca|bni|mandiri|bpd)[^\d]{0,30}$/i.test(text.slice(0, text.indexOf(raw)))
    )
      found.account.push(span);
    else if (/^\d{16}$/.test(digits)) found.nik.push(span);
    else {
      // Two numbers side by side ("081234567890 6371010101900001") read as one: look at each.
      for (const part of span.split(/[ ]+/)) {
        const bare = part.replace(/[oO]/g, '0').replace(/[^\d+]/g, '');
        if (isPhone(bare)) found.phone.push(part);
        else if (isNik(bare)) found.nik.push(part);
      }
    }
  }
  if (digits) for (const [raw] of text.matchAll(PLATE)) found.plate.push(raw);
  if (text.includes('@')) for (const [raw] of text.matchAll(EMAIL)) found.email.push(raw);
  return found;
}
