/**
 * What officers say below a complaint's card though no citizen is to read it: to each other, about the complaint, about their work. Where it can be
 * nothing else it is answered or kept as a note; where it may be either it is shown before it is sent.
 */
import { tidy } from './tidy.ts';

const INTERNAL =
  /^(?:(?:catatan|info|pesan|khusus|untuk|utk|buat|for)\s+)?(?:internal|intern|petugas|tim\s+kita)\s*[:,-]\s*(\S[\s\S]*)$/i;
/** "Internal: jangan dibalas dulu": what is to be kept among officers; undefined for all else. */
export const noteIn = (text: string): string | undefined => INTERNAL.exec(text.trim())?.[1];

const WORK =
  '(?:di)?(?:balas|bales|jawab|tutup|tolak|verif|verifikasi|disposisi|terus|teruskan|terusin|ambil|cek|urus|urusin|tangani|handle|follow\\s?up|fu|tindak\\s?lanjuti|pegang|proses|kerjakan|kerjain|bantu)';
const KIND =
  '(?:[\\s,]+(?:ini|itu|dulu|ya|yah|dong|deh|nih|pak|bu|mas|mbak|bang|kak|min|laporan(?:nya)?|segera|sekarang|lagi|juga|please|tolong))*[\\s.!?]*$';
/** "Jangan dibalas dulu ya", "tolong cek ini dong": what is to be done with the complaint, by somebody who works on it. */
const BETWEEN_US = new RegExp(
  `^(?:(?:pak|bu|mas|mbak|bang|kak|min|guys|rekan|tolong|tlg|mohon|coba|jangan|jgn|please)[\\s,]+)+${WORK}${KIND}`,
  'i',
);
/** "@budi tolong cek": platforms mark whom a message is for. */
const MENTIONS = /^@[\p{L}\d_]{2}/u;
const WHOSE =
  /^(?:(?:ini|yang\s+ini|laporan\s+ini|itu)\s+)?(?:punya|milik|bagian|tugas|jatah)(?:nya)?\s+siapa(?![\p{L}])|^siapa\s+(?:yang\s+|yg\s+)?(?:piket|jaga|dekat|deket|standby|mau|bisa|free|kosong)(?![\p{L}])/iu;

/** Whether words below a card look as if they were said to colleagues: shown before a citizen reads them. */
export const isToColleagues = (text: string): boolean => {
  const trimmed = text.trim();
  return MENTIONS.test(trimmed) || WHOSE.test(trimmed) || BETWEEN_US.test(trimmed);
};

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const VOCATIVES = setOf('pak bu bapak ibu mas mbak bang kak min saudara');
/**
 * Whether words call somebody of these names, "Bud tolong cek", "pak Andi, gimana ini?": the first names of colleagues.
 * @param names of those who work here, as they are shown
 */
export function callsOneOf(text: string, names: readonly string[]): boolean {
  const [first = '', second = ''] = tidy(text.slice(0, CALL_MAX));
  const called = VOCATIVES.has(first) ? second : first;
  if (called.length < CALLED_MIN || tidy(text).length < 2) return false;
  return names.some((name) => {
    const own = tidy(name)[0] ?? '';
    return own === called || (called.length < own.length && own.startsWith(called));
  });
}
const CALL_MAX = 60;
/** Shorter ones begin too many words. */
const CALLED_MIN = 3;

/** "Siapa pelapornya", "batasnya kapan ya", "siapa yang pegang ini": of who has a complaint, who sent it and until when. */
const ABOUT_IT = setOf(
  'siapa kapan berapa apa yang pegang memegang dipegang pegangnya pelapor pelapornya lapor melapor batas batasnya deadline deadlinenya tenggat tenggatnya nomor nomornya hp hpnya wa wanya telepon telp teleponnya kontak kontaknya nama namanya ini itu laporan laporannya oleh nya ya sih nih dong pak bu mas mbak kak bang min',
);
const REPORTER = setOf('pelapor pelapornya');
const HOLDING = setOf('pegang memegang dipegang pegangnya lapor melapor');
const LIMITS = setOf('batas batasnya deadline deadlinenya tenggat tenggatnya');
/** Whether words ask what a complaint's card says and no citizen is ever asked. */
export function asksOfCard(text: string): boolean {
  const words = tidy(text).filter((word) => /[a-z]/.test(word));
  const has = (known: ReadonlySet<string>) => words.some((word) => known.has(word));
  return (
    words.length <= CARD_WORDS_MAX &&
    words.every((word) => ABOUT_IT.has(word)) &&
    (has(REPORTER) || (words.includes('siapa') && has(HOLDING)) || (words.includes('kapan') && has(LIMITS)))
  );
}
const CARD_WORDS_MAX = 8;

const LONGER =
  '(?:di)?(?:perpanjang|perpanjangan|perpanjangin|panjangin|undur|undurkan|mundur|mundurkan|mundurin|tambah(?:an|in|kan)?\\s+waktu(?:nya)?|extend|extension)(?:kan|in|nya)?';
const EXTENDS = new RegExp(
  `^(?:(?:tolong|mohon|minta|mau|bisa|boleh|apa|apakah|izin|ijin|pak|bu|min|saya|kami|butuh|perlu|please|can|we|i|need|an|more)[\\s,]+)*(?:(?:batas|batasnya|waktu|waktunya|deadline|deadlinenya|tenggat|tenggatnya)\\s+(?:laporan\\s+)?(?:ini\\s+)?(?:(?:bisa|boleh)\\s+)?)?${LONGER}(?![\\p{L}])`,
  'iu',
);
/** "Minta perpanjangan waktu", "bisa diundur gak batasnya?": more time is wanted than a complaint has. */
export const asksForTime = (text: string): boolean => EXTENDS.test(text.trim()) && tidy(text).length <= TIME_WORDS_MAX;
const TIME_WORDS_MAX = 12;
