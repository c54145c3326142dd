/** That the writer's own name may be shown, in whatever words. */
import { plainWords } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
const TEXT_MAX = 120;

const NAME_MAY_SHOW =
  /\bnama(?: saya|ku)? (?:boleh|tidak apa apa|gapapa|silakan)(?: saja)? (?:ditulis|dicantumkan|ditampilkan|tampil|disebut|disebutkan)\b|\b(?:boleh|silakan|tidak apa apa|gapapa) (?:tulis|cantumkan|tampilkan|sebut|sebutkan|pakai) nama\b|\bpak(?:ai|e|ek) nama (?:saya )?(?:saja|asli)\b|^(?:(?:eh|oh|maaf|salah|tapi|ya|oke) )*nama (?:saya |ku )?(?:boleh|tidak apa apa|tidak papa|gapapa)(?: (?:saja|kok|deh|ya|pak|bu|min|kak))*$|^(?:(?:maaf|ya|oke) )*(?:eh|salah|tidak jadi) (?:(?:deh|ding|deng|anonim|anonimnya|maaf) )*namanya (?:boleh|tidak apa apa|tidak papa|gapapa)(?: (?:saja|kok|deh|ya|pak|bu|min|kak))*$|\bmy name is (?:fine|ok|okay)\b|\b(?:can|may) (?:use|show) my name\b/;
/** "Nama boleh dilihat", and nothing else. */
const NAME_MAY_BE_SEEN =
  /^(?:ya |oke )*nama(?: saya|ku)? boleh (?:dilihat|diketahui|dibuka|terlihat|kelihatan|muncul)(?: (?:saja|kok|ya|pak|bu|min|kak))*$/;
const OWN_NAME = /\bnama (?:asli )?(?:saya|aku|ku|ulun)\b|\bnamaku\b|\bmy (?:real |full |own )?name\b/;
const SHOWN =
  /\b(?:(?:di)?(?:tulis|cantumkan|tampilkan|sebut|sebutkan|ketahui|buka|lihat|pakai|pasang)|tampil|tahu|kelihatan|terlihat|tercantum|show|shown|use|used|public|visible)\b/;
const MAY =
  /\b(?:boleh|silakan|tidak (?:apa apa|masalah|keberatan|papa)|gapapa|gpp|biar|(?:do not|don t|dont) mind|is fine|okay?)\b|\bsaja\b/;
/** "Pakai nama asli saya", "use my real name": said as an order. */
const SHOW_IT = /^(?:ya |oke )?(?:tampilkan|sebut|sebutkan|tulis|cantumkan|pakai|use|show) (?:saja )?(?:nama|my)\b/;
const NOT_SHOWN =
  /\b(?:jangan|takut|(?:di)?sembunyi\w*|rahasia\w*|tidak (?:boleh|mau|ingin|usah|perlu|(?:di)?(?:tulis|cantumkan|tampilkan|sebut|sebutkan|ketahui|buka|pakai))|(?:not|don t|dont|never) (?:show|use|want|publish|reveal|say|tell|make)|hide|hidden)\b/;
/** Asks whether, and allows nothing. */
const ASKS = /\?|^(?:apa|apakah|kenapa|can|may|will|is)\b|\b(?:kan|tidak)\W*$/;

/** "Jenengku aja ditulis": Javanese "aja", "ojo" forbids, where Indonesian "aja" says that it is all right. Never less hidden than what may be meant. */
const JAVANESE_NOT =
  /(?<!\p{L})jeneng(?:ku|e aku|kulo|kula)?(?!\p{L})[^.,!?]{0,20}?(?<!\p{L})(?:aja|ojo|ojok|ampun)(?!\p{L})/iu;

/** "Teu kedah nganggo nami". Abdi, Jan and Ambo are names as well, so such words are read here alone. */
const SUNDANESE_NOT =
  /(?<!\p{L})(?:teu (?:kedah|kudu|perlu|hoyong)|ulah)(?!\p{L})[^.,!?]{0,20}?(?<!\p{L})(?:nami|ngaran)(?!\p{L})/iu;
/** "Jan disabuik namo ambo". */
const MINANG_NOT = /(?<!\p{L})(?:jan|indak (?:usah|paralu))(?!\p{L})[^.,!?]{0,20}?(?<!\p{L})namo(?!\p{L})/iu;

/** Whether a text asks in Javanese, Sundanese or Minangkabau that its writer's name be left out. */
export const hidesInOwnTongue = (text: string): boolean =>
  text.length <= TEXT_MAX && [JAVANESE_NOT, SUNDANESE_NOT, MINANG_NOT].some((not) => not.test(text));

/** Whether a text allows that the writer's name is shown: "nama boleh dicantumkan", "gak papa nama saya diketahui". */
export const allowsName = (text: string): boolean => {
  if (text.length > TEXT_MAX || hidesInOwnTongue(text)) return false;
  const words = plainWords(text);
  if (NAME_MAY_SHOW.test(words) || (NAME_MAY_BE_SEEN.test(words) && !text.includes('?'))) return true;
  if (!OWN_NAME.test(words) || !SHOWN.test(words) || NOT_SHOWN.test(words)) return false;
  return (MAY.test(words) || SHOW_IT.test(words)) && !text.includes('?') && !ASKS.test(words);
};
