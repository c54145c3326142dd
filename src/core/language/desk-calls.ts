/** Whom officers speak to below a card, when it is none whose name is known here: a colleague by a short name, all of them, or of those above them. */
import { tidy } from './tidy.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Nobody's name, where a sentence begins with it. */
const NO_NAME = setOf(
  'besok nanti kalau mohon maaf tolong ini itu kami kita saya ibu bapak pak bu baik siap sudah belum bisa jadi untuk agar supaya foto alamat lokasi bila jika silakan silahkan ok oke ya iya halo hai pagi siang sore malam selamat terima segera sekarang lalu kemudian juga hanya cuma warga pelapor anda kakak adik sebelum setelah sambil coba lapor sebelumnya harap boleh apakah apa di ke dari yang minta please sorry hello',
);
const VOCATIVE = '(?:pak|bu|mas|mbak|bang|kak|om|dik|dek)';
const NAME = `^(?:${VOCATIVE}\\s+)?(\\p{L}{2,10})`;
/** What an officer does, and no citizen is asked to. */
const DOES =
  '(?:di)?(?:cek|check|ke\\s+(?:sana|situ|lokasi|tkp|lapangan)|pegang|ambil|urus|urusin|tangani|handle|survei|survey|tinjau|follow\\s?up|meluncur|koordinasi(?:kan)?|hubungi|telepon|telp|balas|jawab|tutup|proses|kerjakan|kerjain|tindak\\s?lanjuti)';
const ASKED = new RegExp(
  `${NAME}[\\s,]+(?:(?:tolong|tlg|tlong|bantu|bantuin|coba|bisa|mohon)[\\s,]+){1,3}${DOES}(?!\\p{L})`,
  'iu',
);
const YOU = new RegExp(`${NAME}[\\s,]+(?:kamu|lu|loe|elo|ente|ikam)(?!\\p{L})`, 'iu');
const WHAT_NOW = new RegExp(
  `^(?:${VOCATIVE}\\s+(\\p{L}{2,10})[\\s,]+|(\\p{L}{2,10}),\\s*)(?:(?:ini|itu)\\s+)?(?:gimana|gmn|bagaimana|kayapa)(?:\\s+(?:ini|itu|ya|nih|dong|sih))*[?.!]*$`,
  'iu',
);
const WHOSE_ROAD = new RegExp(`${NAME},\\s[^?]{3,60}\\s(?:bukan|siapa)\\s?\\?`, 'iu');
/** "Gan cek dong", "guys bantu cek ya". */
const ALL_OF_US = /^(?:gan|bro|guys|gaes|gais|cuy|ndan|rekan-rekan|rekan2|teman-teman)(?!\p{L})/iu;
/** "Gw ga tau ini jalan siapa": nobody writes so to a citizen. */
const AMONG_FRIENDS = /^(?:gw|gue|gua)\s/i;
/** "Lapor ke kabid dulu": those above an officer, whom a citizen does not know by such names. */
const SUPERIORS = setOf('kadis kabid kasi kasie kasubag kasubbag sekdis kasatpel');
const SUPERIORS_WORDS_MAX = 8;
const SIMPLE_MAX = 120;

/**
 * Whether words below a card are said to somebody who works here, by what they say.
 * @param citizen the reporter's name, as far as it is known: whoever is called by it is meant
 */
export function callsSomebody(text: string, citizen: string | undefined): boolean {
  const trimmed = text.trim();
  if (trimmed.length > SIMPLE_MAX) return false;
  if (ALL_OF_US.test(trimmed) || AMONG_FRIENDS.test(trimmed)) return true;
  const words = tidy(trimmed);
  if (words.length <= SUPERIORS_WORDS_MAX && words.some((word) => SUPERIORS.has(word))) return true;
  const called = [ASKED, YOU, WHAT_NOW, WHOSE_ROAD]
    .map((each) => each.exec(trimmed))
    .flatMap((found) => found?.[1] ?? found?.[2] ?? [])[0]
    ?.toLowerCase();
  if (called === undefined || NO_NAME.has(called)) return false;
  return !(citizen && tidy(citizen).some((name) => name.startsWith(called)));
}
