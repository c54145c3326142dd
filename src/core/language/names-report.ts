/** What people write around the code of a report: a table of all the words that may stand there, as in `asks-about.ts`. */
import { asksProgress, asksWithdrawal, promisesEvidence, putsOffNamed } from './asking.ts';
import { tidy } from './tidy.ts';
import { additionIn } from './wishes.ts';
import { steeringOf } from './words.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What is wanted of a report that is named by its code: news of it, to add something to it, to have it withdrawn. */
export type WantedOfReport = 'news' | 'adding' | 'withdrawal';

/** Beside a code these tell nothing: whoever only names it, or says that they want to know or that it is theirs, wants to know how it stands. */
const NAMING = setOf(
  'laporan laporannya laporanku lapor aduan aduannya pengaduan pengaduannya keluhan report complaint kode kodenya kodeku code nomor nomer nomornya no num number tiket ticket resi resinya saya kami aku my our the untuk buat utk terkait tentang soal mengenai perihal dengan dgn atas pada di ke dari yang yg ini itu nih ya iya dong sih deh kan kah kok min admin pak bu kak bang mas mbak bos petugas bot halo hallo hai hi hello hey assalamualaikum assalamu alaikum ass wr wb selamat pagi siang sore malam permisi punten maaf sorry mohon tolong tlg please coba bisa boleh mau ingin pengen tanya bertanya nanya menanyakan nanyain tanyakan tanyain izin ijin numpang kemarin tadi lalu minta info infonya informasi informasinya cek dicek cekkan ngecek mengecek lihat liat melihat lacak melacak tahu can could you i we want to ask about for of with and is a an check know here see look this it sama jadi eh oh ok oke kabar kabarnya kabarin status statusnya perkembangan perkembangannya progres progresnya progress update updatenya kelanjutan kelanjutannya hasil hasilnya news',
);

const ADDING =
  /\b(?:tambah|tambahan|nambah|nambahin|tambahkan|tambahin|menambah|menambahkan|susulkan|menyusulkan|melengkapi|lengkapi|add|attach|send|kirim|kirimkan|mengirim|ngirim)\b/;
const ADDING_WORDS = setOf(
  'tambah tambahan nambah nambahin tambahkan tambahin menambah menambahkan susulkan menyusulkan melengkapi lengkapi add attach send kirim kirimkan mengirim ngirim bukti buktinya foto fotonya video videonya keterangan dokumen dokumennya file lagi more another some photo photos picture pictures evidence information details would like',
);

/**
 * What is wanted of a report, by the words around its code: "laporan … gimana kabarnya", "mau nambah foto untuk …", "batalkan …".
 * @param rest the text without the code
 * @returns undefined where they tell something
 */
export function wantedOfReport(rest: string): WantedOfReport | undefined {
  const words = tidy(rest).filter((word) => word !== '');
  const beside = words.filter((word) => !NAMING.has(word));
  if (beside.length === 0) return 'news';
  // What is left when the naming is taken away is read as if it stood alone.
  const said = [rest, `${beside.join(' ')}${rest.includes('?') ? '?' : ''}`];
  const intents = said
    .map((text) => steeringOf(text))
    .map((each) => (typeof each === 'object' && !each.slash ? each.intent : undefined));
  if (intents.includes('cancel') || asksWithdrawal(rest)) return 'withdrawal';
  if (intents.includes('status') || said.some(asksProgress)) return 'news';
  if (additionIn(rest) === 'add' || said.some((text) => promisesEvidence(text) || putsOffNamed(text))) return 'adding';
  return beside.every((word) => ADDING_WORDS.has(word)) && ADDING.test(beside.join(' ')) ? 'adding' : undefined;
}

const FIRST =
  /^(?:(?:min|admin|pak|bu|kak|halo|hai|maaf|permisi|eh|oh|ini|untuk|buat|utk|terkait|tentang|soal|mengenai|perihal|tambahan|info|for|about|to|regarding|on|my|the|laporan|laporanku|aduan|pengaduan|report|complaint|kode|nomor|nomer|no|code|number|saya|sy)[\s,.:]*)*$/i;
/** Whether a text begins with the report that it is about, by the words before its code: "untuk laporan … ini fotonya". */
export const beginsWithReport = (before: string): boolean => FIRST.test(before.trim());
