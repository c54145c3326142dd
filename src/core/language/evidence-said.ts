/** What is said of evidence that is not here: too large, poor, sent already, shown elsewhere. Tables of phrases, as in `asking.ts`. */
import { plainWords } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
const SAID_TEXT_MAX = 80;

/** What is said of evidence, and is answered at once. */
export type EvidenceSaid = 'too-large' | 'poor' | 'sent' | 'online' | 'needed';

const TAKEN =
  '(?:foto|poto|gambar|video|vidio|rekaman|file|berkas|dokumen|photo|picture|pic|recording|photos|pictures|pics)(?:nya|ku)?';
const SITE =
  '(?:ig|insta|instagram|fb|facebook|tiktok|tt|youtube|yt|twitter|x|medsos|sosmed|status|story|wa|whatsapp|grup|group|google|drive|gdrive)(?:nya|ku)?';
const SAID: readonly (readonly [EvidenceSaid, RegExp])[] = [
  [
    'too-large',
    new RegExp(
      `^(?:\\w+ )?(?:kegedean|kebesaran|kepanjangan)\\b|\\b${TAKEN}\\b.*\\b(?:kegedean|kebesaran|kepanjangan|(?:terlalu|kelewat|too) (?:besar|gede|panjang|lama|berat|big|large|long))\\b`,
    ),
  ],
  [
    'sent',
    new RegExp(
      `^(?:(?:kan|ya|lho|loh|tadi|sudah|barusan|baru|saja|saya|i|ive|just|have|already|it|bukti|buktinya|semua|${TAKEN}|pak|bu|min|kak|itu|di|atas) )*(?:kirim|dikirim|kukirim|terkirim|ngirim|upload|diupload|lampirkan|dilampirkan|sent|attached)(?: (?:tadi|kok|pak|bu|min|kak|itu|${TAKEN}|di|atas|barusan|semua|it|them|you|a|the|one|to|sudah|lho|loh|ya|kan|before|earlier|here))*$`,
    ),
  ],
  [
    'poor',
    new RegExp(
      `\\b(?:difoto|${TAKEN})(?: \\w+){0,2} (?:gelap|burem|buram|blur|ngeblur|kabur|jelek|malam|malem|sebagian|separo|seadanya|dark|blurry|bad)\\b|\\b(?:kurang jelas|(?:agak|hasilnya) (?:gelap|buram|burem|blur|jelek))\\b|^(?:(?:its|it is|they are|theyre|sorry|only) )?(?:a |an |i only have a )?(?:bit |little |very |so |quite |old |bad )*(?:blurry|blurred|dark|unclear|grainy)\\b`,
    ),
  ],
  ['online', new RegExp(`^(?:\\w+ ){0,3}(?:di|on|at|ke) (?:my )?${SITE}\\b(?: \\w+){0,4}$`)],
  [
    'needed',
    /^(?:(?:apa|apakah|emang|emangnya|memang|is it|is a photo|is a picture|are photos|is evidence|do i|do i really) )?(?:harus|wajib|mesti|perlu|mandatory|required|have to)(?: (?:banget|a|the|for|this|it|do|kah|ya|ada|pakai|pake|foto|fotonya|bukti|buktinya|tidak|sih|min|pak|bu|kak|kirim|send|photo))*$/,
  ],
];

/** What a short text says of evidence that was asked for: "ada video tapi kegedean", "difoto gelap pak", "kan udah dikirim tadi", "ada di facebook". */
export function evidenceSaidIn(text: string): EvidenceSaid | undefined {
  if (text.length > SAID_TEXT_MAX) return undefined;
  const words = plainWords(text);
  return SAID.find(([, pattern]) => pattern.test(words))?.[0];
}
