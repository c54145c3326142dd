/**
 * How people say which of the reports they have sent they mean: by its code, by what it is about or where, or only by speaking of it. Tables of
 * words, as in `asks-about.ts`.
 */
import { asksWithdrawal, handsOverEvidence, promisesEvidence, putsOffNamed } from './asking.ts';
import { asksProgress, asksProgressOf } from './asks-progress.ts';
import { plainWords, tidy } from './tidy.ts';
import { additionIn } from './wishes.ts';
import { steeringOf } from './words.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Longer texts tell something. */
const DESCRIBING_TEXT_MAX = 80;

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
export const beginsWithReport = (before: string): boolean =>
  before.length <= DESCRIBING_TEXT_MAX && FIRST.test(before.trim());

const WITHDRAWING = setOf(
  'cabut mencabut dicabut tarik menarik ditarik batal batalkan membatalkan dibatalkan batalin dibatalin hapus hapuskan menghapus dihapus withdraw cancel remove delete',
);
const BESIDE_WITHDRAWING = setOf('kembali lagi saja tidak jadi deh ya karena sudah satu one');
const ALL = setOf('semua semuanya seluruh seluruhnya keduanya all both');
const REPORT = /^(?:laporan|laporannya|laporanku|aduan|aduannya|pengaduan|report|complaint)s?$/;
const DESCRIBED_WORDS_MAX = 4;
/** A beginning that may name a report, and behind a colon what is told of it. */
const TELLS_AFTER = /^([^:]{4,60}):\s*(\S+\s+\S[\s\S]*)$/;

/** A report that is described instead of named by its code. */
export interface Described {
  /** `told`: something is told of it behind a colon. */
  readonly wanted: WantedOfReport | 'told';
  /** The words that describe it: "jalan berlubang", "pertama"; empty where none do. */
  readonly by: string;
  /** All of them are meant. */
  readonly all: boolean;
}

const IN_ORDER =
  /^(?:(?:ke ?)?(?:pertama|kedua|ketiga|keempat|satu|dua|tiga|terakhir|terbaru|lama|baru|[1-9])|first|second|third|last|latest|oldest|newest|other)$/;
/** Whether words describe a report by its place in a row, which may be counted from either end. */
export const isInOrder = (by: string): boolean => IN_ORDER.test(by);

/** What is wanted of which report: "yang jalan berlubang gimana kabarnya?", "yang lampu batalin aja", "mau kirim foto lagi buat laporan jalan". */
export function describesReport(text: string): Described | undefined {
  // "Tambahan untuk laporan jalan: ada korban": the beginning says for which.
  const [, head, told] = TELLS_AFTER.exec(text) ?? [];
  if (head !== undefined && told !== undefined) {
    const named = describesReport(head);
    return named && named.wanted !== 'withdrawal' ? { ...named, wanted: 'told' } : undefined;
  }
  if (text.length > DESCRIBING_TEXT_MAX) return undefined;
  const words = tidy(text).filter((word) => word !== '');
  const speaks = words.some((word) => REPORT.test(word));
  const left = (known: (word: string) => boolean): readonly string[] =>
    words.filter((word) => !NAMING.has(word) && !ALL.has(word) && !known(word));
  const described = (wanted: Described['wanted'], by: readonly string[]): Described | undefined =>
    by.length > DESCRIBED_WORDS_MAX
      ? undefined
      : { wanted, by: by.join(' '), all: words.some((word) => ALL.has(word)) };
  if (words.some((word) => WITHDRAWING.has(word)))
    return speaks || words.includes('yang')
      ? described(
          'withdrawal',
          left((word) => WITHDRAWING.has(word) || BESIDE_WITHDRAWING.has(word)),
        )
      : undefined;
  const asked = asksProgressOf(text);
  if (asked !== undefined) return described('news', asked.split(' '));
  const adding = left((word) => ADDING_WORDS.has(word));
  const isAdding = ADDING.test(words.join(' '));
  if (adding.length === 0) return isAdding || handsOverEvidence(text) ? described('adding', []) : undefined;
  return speaks && isAdding ? described('adding', adding) : undefined;
}

const OF_REPORT =
  /\b(?:laporan|aduan|pengaduan|report|complaint)(?:ku|nya|\b(?: (?:saya|kami|ini|itu|tersebut)))\b|\b(?:laporanku|laporannya|jawabannya|tanggapannya|balasannya|petugasnya|hasilnya|tindak lanjutnya|alamatnya|lokasinya|fotonya|videonya|buktinya)\b|\bmy (?:report|complaint)\b|\b(?:the|your) (?:answer|reply|officers?)\b/;
const OF_TROUBLE =
  /\b(?:lubang|lobang|lampu|jalan|jembatan|sampah|got|selokan|drainase|air|listrik|pohon|kabel|tiang|antrean|antrian|trotoar|aspal|banjir|genangan|tumpukan)\w*nya\b|\b(?:jatuh|kecelakaan|celaka|nabrak|tabrakan|korban|terperosok|kejeblos)(?: \w+){0,2} lagi\b|^(?:(?:ini|itu|kok|eh|min|pak|bu|kak|sekarang|sudah) )*(?:makin|tambah|semakin) (?:parah|besar|dalam|lebar|bau|gelap|banyak|rusak|tinggi|numpuk)\b|^(?:(?:ini|itu|kok|eh|min|pak|bu|kak|sekarang|sampai) )*(?:masih|tetap) (?:mampet|buntu|tersumbat|bolong|hancur|becek|begitu|begini|sama saja|sama aja|mati|gelap|rusak|bau|banjir|berlubang|numpuk|menumpuk|macet|bocor|kotor|padam)\b|^(?:(?:ini|itu|eh|min|pak|bu|kak|sekarang|sudah|ternyata) )*(?:mati|rusak|padam|bocor|macet|jebol|berlubang|banjir|gelap|menumpuk|numpuk|kambuh|kotor) lagi\b|\b(?:di ?situ|di ?sana|tempat itu|jalan itu|lampu itu|the (?:hole|light|road|bridge|rubbish|garbage|water|tree))\b/;
const URGES =
  /\b(?:(?:tolong|mohon|minta|harap|please)\b.*\b(?:segera|cepat|cepetan|secepatnya|dipercepat|percepat|diprioritaskan|ditindaklanjuti|ditindak lanjuti|diproses|ditangani|diperbaiki|soon|hurry|asap)|urgent|darurat pak|urgen|mendesak)\b/;

/**
 * How a text speaks of a report that was sent, without naming it: `report` of the report itself or its answer, `trouble` of what it is about
 * ("lubangnya tambah besar"), `urges` that something be done.
 */
export function speaksOfReport(text: string): 'report' | 'trouble' | 'urges' | undefined {
  const words = plainWords(text);
  if (OF_REPORT.test(words)) return 'report';
  if (OF_TROUBLE.test(words)) return 'trouble';
  return text.length <= DESCRIBING_TEXT_MAX && URGES.test(words) ? 'urges' : undefined;
}
