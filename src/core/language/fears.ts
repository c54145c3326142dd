/** What people fear of having reported: that somebody is made to pay for it, or that a picture says who they are. Tables of phrases, as in `words.ts`. */
import { plainWords } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
const FEAR_TEXT_MAX = 120;

/** Cheap: what no such fear is without. */
const MAY_FEAR = /takut|gair|wedi|ngeri|k(?:h)?[au]watir|kuatir|cemas|jangan|jgn|nanti|afraid|scared|worried|fear/i;
const FEAR = '(?:takut|takutnya|gair|wedi|khawatir|kuatir|kawatir|cemas|afraid|scared|worried|fear)';
/** What is done to whoever reported, or to theirs. */
const HARM =
  '(?:di(?:keluar(?:kan|in)|kluarin|pecat|phk|berhenti(?:kan|in)|mutasi|pindah(?:kan|in)?|ancam|persulit|susah(?:kan|in)|bully|musuhi|musuhin|kucil(?:kan|in)|jauhi|jauhin|hajar|pukul(?:i|in)?|gebuk(?:in)?|datangi|datangin|intimidasi|tuntut|coret|usir|marah(?:i|in)|balas|benci|incar|teror|skors|hukum|lapor(?:kan|in) balik|cari cari)|tidak naik kelas|dendam|kena (?:masalah|imbas|imbasnya|akibat|akibatnya|getah|getahnya)|kehilangan (?:pekerjaan|kerja|kerjaan)|jadi masalah|bermasalah|fired|sacked|expelled|punished|trouble|revenge|retaliat\\w*|lose my job|evicted)';
const OWN =
  '(?:saya|aku|kami|anakku|anak|keluarga|keluargaku|istri|suami|orang tua|orangtua|ibu|bapak|mama|adik|kakak|usaha|warung|my|me|i)';
const FEARS_HARM = [
  new RegExp(`\\b${FEAR}\\b(?: \\S+){0,7} ${HARM}\\b`),
  new RegExp(`\\b(?:jangan sampai|nanti)(?: \\S+){0,3} ${OWN}\\b(?: \\S+){0,3} ${HARM}\\b`),
];

/** Whether a short text fears that somebody has to pay for the report: "takut anak saya dikeluarin", "nanti saya dipecat". */
export function fearsHarm(text: string): boolean {
  if (text.length > FEAR_TEXT_MAX || !MAY_FEAR.test(text)) return false;
  const words = plainWords(text);
  return FEARS_HARM.some((pattern) => pattern.test(words));
}

const SEEN = '(?:ada|kelihatan|keliatan|terlihat|tertulis|tercantum|kena|kefoto|terekam|tampak|is|shows?)';
const WHO = '(?:nama|namaku|wajah|muka|mukaku|identitas|alamat|tanda tangan|ttd|nik|plat|name|face|address|signature)';
const SAYS_WHO = [
  new RegExp(`\\b${SEEN} ${WHO}(?:nya)? (?:lengkap )?(?:saya|ku|kami|anak|suami|istri|orang tua)\\b`),
  new RegExp(`\\b${WHO} (?:saya|kami|anak saya|suami saya|istri saya)(?: \\S+){0,2} ${SEEN}\\b`),
  new RegExp(`\\bmy ${WHO} (?:is|are) (?:on|in|visible)\\b|\\b(?:has|have|shows?) my ${WHO}\\b`),
  /\b(?:takut|gair|tidak berani|segan|afraid|scared)(?: to)? (?:kirim|ngirim|mengirim|upload|unggah|kirimnya|send)\b/,
];

/** Whether a text says, where evidence is asked for, that it shows who sent it: "ada kwitansi tapi takut kirim, ada nama saya". */
export const fearsPicture = (text: string): boolean => {
  if (text.length > FEAR_TEXT_MAX) return false;
  const words = plainWords(text);
  return SAYS_WHO.some((pattern) => pattern.test(words));
};
