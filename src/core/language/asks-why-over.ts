/** What people ask and say of a report that is over, or that they wanted to be over. Tables of words, as in `asking.ts`. */
import { plainWords, tidy } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
const ASKED_TEXT_MAX = 80;
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Cheap: what no such question is without. */
const MAY_ASK = /utup|selesai|tolak|arsip|beres|clos|reject|archiv|over|done/i;
const WHY =
  /\b(?:kok|kenapa|knp|napa|mengapa|ngapain|kada|lho|loh|lah|hah|siapa|alasan|alasannya|gara gara apa|maksudnya|why|who|how come)\b/;
const OVER =
  /\b(?:ditutup|tutup|nutup|menutup|nutupin|tertutup|selesai|diselesaikan|beres|ditolak|tolak|menolak|nolak|diarsipkan|arsip|closed|close|rejected|archived|over|done)\b/;
/** With any other word it tells something: a road that is closed, an office that refuses. */
const WORDS = setOf(
  'kok kenapa knp napa mengapa ngapain lho loh lah hah siapa alasan alasannya gara apa maksudnya maksud ini itu nih sih dong deh ya kah laporan laporannya laporanku lapor aduan aduannya pengaduan saya kami yang sudah tadi langsung tiba tau2 tahu main saja bisa malah ditutup tutup nutup menutup nutupin tertutup selesai diselesaikan dinyatakan dianggap dibilang dikatakan katanya statusnya status beres ditolak tolak menolak nolak diarsipkan arsip min admin pak bu kak bang mas mbak why who how come is was it my the report complaint closed close rejected archived over done been has already did you',
);

/** Whether a text asks why a report is over, and tells nothing else: "kok ditutup?", "kenapa laporan saya ditolak", "why was it closed?". */
export function asksWhyOver(text: string): boolean {
  if (text.length > ASKED_TEXT_MAX || !MAY_ASK.test(text)) return false;
  const words = tidy(text);
  const whole = words.join(' ');
  return words.every((word) => WORDS.has(word)) && OVER.test(whole) && WHY.test(whole);
}

const KEEPS =
  /^(?:(?:eh|oh|maaf|sorry|min|admin|pak|bu|kak|tolong|mohon|laporan|laporannya|saya|yang|tadi|wait|please) )*(?:(?:jangan|tidak jadi|batal|gajadi|urung|dont|do not)(?: (?:jadi|di))* (?:(?:di)?(?:cabut|tarik|batalin|batalkan|hapus|tutup)|dibatal|mencabut|menarik|membatalkan|menghapus|withdraw|cancel)\w*|(?:tetap|tetep|lanjut|lanjutkan|teruskan) (?:saja )?(?:di)?(?:proses|lanjutkan|lanjut|laporannya|laporan)\w*)\b/;
/** Whether the first clause of a text takes back that a report be withdrawn: "eh jangan dibatalin deh, …", "ga jadi dicabut". */
export const keepsReport = (text: string): boolean => {
  const [first = ''] = text.split(/[,.!;\n]/, 1);
  return first.length <= ASKED_TEXT_MAX && KEEPS.test(plainWords(first));
};
