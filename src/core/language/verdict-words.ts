import { tidy } from './tidy.ts';
import { numberOf, steeringOf } from './words.ts';

/** How sentences say that it is not settled; informal spellings are made one before. */
const NOT_YET =
  /\b(belum|masih|not yet|still|(rusak|mati|bocor|macet|kotor|bau) lagi|(tidak|tanpa) (ada )?(beres|selesai|perubahan|berubah|diperbaiki|perbaikan|tindakan)|kada (beres|tuntung)|(tidak|not) (fixed|done|settled))\b/;
/** How sentences say that it is. */
const SETTLED =
  /\b(beres|selesai|tuntas|tuntung|diperbaiki|dibersihkan|diangkut|ditambal|diaspal|diganti|bagus|menyala|nyala|lancar|bersih|normal|aman|puas|mantap|fixed|done|solved|settled|works)\b/;
/** With one of these in it a sentence that sounds settled may mean the opposite: better to ask. */
const BUT =
  /\b(tidak|bukan|kurang|tapi|tetapi|cuma|hanya|baru|sebagian|separuh|separuhnya|setengah|setengahnya|kada|katanya|but|not|only|half|partly)\b/;

/** Steering words as an answer to "Sudah beres?". */
const BY_INTENT: Readonly<Record<string, Settled>> = {
  yes: 'settled',
  done: 'settled',
  no: 'not-yet',
};

/** What an answer to "Sudah beres?" says. */
export type Settled = 'settled' | 'not-yet';

/** Reads an answer to "Sudah beres?": a word, a thumb or a sentence. Undefined when it could mean either. */
export function verdictOf(text: string): Settled | undefined {
  const steering = steeringOf(text);
  if (typeof steering === 'object') return BY_INTENT[steering.intent];
  const words = tidy(text).join(' ');
  if (NOT_YET.test(words)) return 'not-yet';
  return SETTLED.test(words) && !BUT.test(words) ? 'settled' : undefined;
}

/** Best rating. */
export const RATING_MAX = 5;

/** Reads a rating from 1 to 5: "4", "empat", "bintang 4", "4/5", "⭐⭐⭐⭐". */
export function ratingOf(text: string): number | undefined {
  const stars = text.match(/[⭐★🌟]/gu)?.length ?? 0;
  const said = /^\s*(?:bintang|nilai|skor|rating|beri)?\s*(\d{1,2})\s*(?:\/\s*5|bintang|stars?|⭐)?\s*$/iu.exec(
    text,
  )?.[1];
  const rating = said === undefined ? (numberOf(text) ?? stars) : Number(said);
  return rating >= 1 && rating <= RATING_MAX ? rating : undefined;
}
