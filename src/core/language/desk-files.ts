import { deskVerbIn } from './desk-plain.ts';

/** "Ini fotonya", "bukti perbaikan terlampir": tells nothing besides that a file comes with it. */
const OF_FILE =
  /^(?:(?:ini|itu|berikut|ada|dengan|here(?:['’]s|\s+is)?|the|see|attached)\s+)*(?:foto|gambar|video|bukti|dokumentasi|dokumen|lampiran|berkas|file|hasil|photo|picture|proof)(?:nya)?(?:\s+(?:foto|bukti|hasil|penyelesaian|perbaikan|pekerjaan|terbaru|terlampir|sesudah|setelah|after|attached|ya|pak|bu|min)(?:nya)?)*[.!]*$/i;

/** What a text that goes with a file tells a citizen, and what it says is to be done with it. */
export interface Caption {
  readonly words: string;
  readonly act?: 'close' | 'reply';
}

/** Words of an order without those that only say that a file comes with it. */
export const withoutFile = (words: string): string => (OF_FILE.test(words.trim()) ? '' : words.trim());

/** Reads "tutup, ini fotonya", "sudah kami perbaiki", "balas: besok dicek"; without an act where it names none. */
export function captionIn(text: string): Caption {
  const said = deskVerbIn(text);
  return said?.command === 'close' || said?.command === 'reply'
    ? { act: said.command, words: withoutFile(said.rest) }
    : { words: withoutFile(text) };
}
