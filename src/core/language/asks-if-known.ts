import { plainEnglish } from './english.ts';
import { tidy } from './tidy.ts';

/** Longer texts tell something besides. */
const ASKED_TEXT_MAX = 100;

const KNOW =
  '(?:tahu|ketahuan|diketahui|mengetahui|kelihatan|terlihat|tampil|ditampilkan|muncul|bocor|dikasih tahu|diberitahu|melihat|lihat)';
const ME = '(?:saya|aku|ulun|unda|kami|kita|pelapor|pelapornya)';
const REPORTS = '(?:lapor|melapor|ngelapor|laporin|melaporkan|ngadu|mengadu|malapor|laporannya dari)';
/** "Pihak sekolah tahu tidak kalau saya yang lapor": in either order. */
const KNOWN = [
  new RegExp(`\\b${KNOW}\\b.*\\b(?:kalau|bahwa|siapa)\\b.*\\b${ME}\\b.*\\b${REPORTS}\\b`),
  new RegExp(`\\b(?:kalau|bahwa) ${ME}\\b.*\\b${REPORTS}\\b.*\\b${KNOW}\\b`),
  new RegExp(`\\b(?:nama|identitas|data|nomor|no) ${ME}\\b.*\\b${KNOW}\\b`),
  new RegExp(`\\b${KNOW}\\b.*\\b(?:nama|identitas|data) ${ME}\\b`),
  new RegExp(`\\b${KNOW}\\b.*\\b(?:siapa yang|yang) ${REPORTS}\\b`),
];
const ASKED = /\b(?:tidak|kah|apa|apakah|bakal|akankah|kan)\b/;
/** These wish, or fear, and ask nothing. */
const WISHED = /\b(?:jangan|tolong|mohon|takut|biar|supaya|agar|semoga|mau|ingin|minta)\b/;
/** What makes a question of it without a sign. */
const ASKS_AT_END = /\b(?:tidak|kah|kan|ya)(?: (?:ya|sih|pak|bu|min|kak|bang|mas|mbak|dong))*$/;

/** A list, a register or an app that somebody is not in, and what was reported in vain, are troubles. */
const TROUBLE = new RegExp(
  `\\b(?:tidak|belum) ${KNOW}\\b|\\b(?:kenapa|mengapa|kok|padahal|sudah|daftar|penerima|bansos|pkh|blt|bpnt|dtks|dtsen|dpt|jkn|bpjs|aplikasi|sistem|website|web|kk|ktp|akta|sertifikat|ijazah|rapor|tagihan|pinjol|pinjaman|whatsapp|facebook)\\b`,
);
const ASKS_OF_KNOWING = new RegExp(`\\b${KNOW} (?:tidak|kah)\\b`);

/** "Ini beneran ga ketahuan kan?": of nothing else than whoever writes. */
const ASKS_FOR_SURE =
  /^(?:(?:ini|itu|jadi|tapi|beneran|benar|bener|pasti|dijamin|yakin|serius|nanti|laporannya|laporan|identitasnya|identitas|namanya|nama|saya|min|pak|bu|kak) )*(?:tidak|kada) (?:akan |bakal |bisa )?(?:ketahuan|bocor|diketahui|kebongkar|terbongkar)(?: (?:siapa siapa|siapapun|orang|orang lain|dia|mereka|kan|kah|ya|sih|pak|bu|min|kak|kok))*$/;

/** "Nanti yang punya pangkalan tahu gak?": whoever it is, of nothing else. */
const WILL_KNOW =
  /^(?:(?:eh|terus|tapi|lalu|berarti) )*(?:nanti|bakal|apa|apakah)(?: nanti)? (?:\w+ ){1,5}(?:bakal |akan |bisa )?(?:tahu|diberitahu|dikasih tahu|dihubungi) (?:tidak|kah)(?: (?:ya|sih|pak|bu|min|kak|kalau|ini|saya|dilaporkan|lapor|melapor))*$/;
/** "Kalau gurunya dendam gimana?", "nanti saya diapa-apain gimana". */
const WHAT_IF_HARMED =
  /^(?:(?:eh|terus|tapi|lalu|gimana|gmn|bagaimana|what) )*(?:kalau|nanti|if)(?: \w+){0,6} (?:dendam|membalas|balas|marah|ngamuk|mengancam|ngancam|diancam|dipecat|dikeluarkan|dikeluarin|dipersulit|diintimidasi|dimarahi|dimarahin|dibalas|dicari|diapa ?apa(?:in|kan)|diapa2(?:in|kan)|angry|revenge|threatens? me|fired)(?: (?:sama|ke|oleh|dari|dia|saya|anak|kami|mereka|sekolah|kerja|kerjaan|at|me))*(?: (?:gimana|gmn|bagaimana|tidak|kah|ya|dong|pak|bu|min|kak))*$/;

const KNOWN_ENGLISH =
  /^(?:(?:but|and|so|hey|wait|ok|okay) )*(?:will|would|can|could|does|do|is|are)\b.*\b(?:know|knows|find out|see|told|tell|learn)\b.*\b(?:it was me|its me|it is me|i reported|i complained|i am reporting|my name|who reported|who complained|who i am|about me|if i report)\b/;

/**
 * Whether a text asks if those who are complained of learn who reported them: "eh nanti pihak sekolah tahu gak kalau saya yang lapor?", "apa nama
 * saya kelihatan?", or what becomes of who reports: "kalau gurunya dendam gimana?". What only fears it, or wishes that it be not, is none.
 */
export function asksIfKnown(text: string): boolean {
  if (text.length > ASKED_TEXT_MAX) return false;
  const words = tidy(text).join(' ');
  if (ASKS_FOR_SURE.test(words) && (text.includes('?') || ASKS_AT_END.test(words))) return true;
  if (WHAT_IF_HARMED.test(words) && (text.includes('?') || /\b(?:gimana|gmn|bagaimana)\b/.test(words))) return true;
  if (WILL_KNOW.test(words) && !TROUBLE.test(words)) return true;
  const isAsked = text.includes('?') || ASKS_AT_END.test(words) || ASKS_OF_KNOWING.test(words);
  if (!isAsked) return false;
  if (KNOWN_ENGLISH.test(plainEnglish(text))) return true;
  return (
    !WISHED.test(words) &&
    !TROUBLE.test(words) &&
    (ASKED.test(words) || text.includes('?')) &&
    KNOWN.some((pattern) => pattern.test(words))
  );
}
