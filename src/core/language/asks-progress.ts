/** What people ask and say about how far a report is that they have sent. Tables of words, as in `asking.ts`. */
import { plainWords, tidy } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
const ASKED_TEXT_MAX = 80;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What becomes of a report. */
const PROGRESS = setOf(
  'diproses proses prosesnya ditindaklanjuti ditindaklanjutin ditindak ditangani dikerjakan direspon direspons dibalas dijawab diperiksa diverifikasi dicek perkembangan perkembangannya progres progresnya progress progressnya kelanjutan kelanjutannya kabar kabarnya hasil hasilnya tanggapan tanggapannya respon balasan jawaban jawabannya nasib nasibnya update updatenya hear processed handled checked answered updates news dibantu dibantunya ditolong diperbaiki diperbaikinya dibenerin dibetulkan ditanggapi ditanggapin digubris direken dihiraukan diurus fix fixed repaired working',
);
/** What takes long, where it is asked for. */
const LONG = setOf('lama lamanya hari long');
/** What makes a question of it. */
const ASKING = setOf(
  'kapan kpn bagaimana bgmn gimana gmn apakah kok kenapa knp mengapa mana dimana berapa when how why any has is',
);
const REPORT = setOf('laporan laporannya laporanku aduan aduannya pengaduan pengaduannya report complaint');
const HOW = setOf('bagaimana gimana gmn bgmn how');
/** What may stand beside it, and tells nothing else. */
const BESIDE = setOf(
  'laporan laporannya laporanku aduan aduannya pengaduan pengaduannya keluhan saya kami yang tadi kemarin itu ini sudah belum ada di tindak tindakan lanjut lanjuti lanjutnya sampai lagi lama lamanya banget sekali amat hari akan mau bisa juga jadi terus trus lalu apa masih halo hai permisi maaf selamat pagi siang sore malam min admin kak bang pak bu mas mbak ya dong deh sih tolong mohon nih nya ngirim kirim mengirim dikirim lapor melapor seminggu sebulan lalu tidak pernah minggu pekan bulan tahun lama will it be my report complaint been the on to about yet there please still not already what long take does this someone anyone anybody tanya nanya bertanya menanyakan tanyain cek ngecek ingin pengen numpang i back from you',
);

/** The code of a report that its writer has no more, or never saw. */
const NO_CODE =
  /\b(?:kode|kodenya|kodeku|code|resi|resinya)\b.{0,20}\b(?:hilang|ilang|lupa|kehapus|terhapus|tidak|belum|lost|gone|forgot|forgotten|missing)\b|\b(?:hilang|ilang|lupa|tidak|belum|kada|lost|forgot|dont|without|tanpa)\b.{0,20}\b(?:kode|kodenya|kodeku|code|resi|resinya)\b/;
const NO_CODE_WORDS = setOf(
  'eh kode kodenya kodeku nomor nomornya resi resinya code hilang ilang lupa kehapus terhapus punya tahu gatau ingat catat simpan nyatat dapat dikasih diberi lanjutkan lanjutin teruskan ayah bapak ibu mama suami istri tetangga adik kakak anak nenek kakek lost gone forgot forgotten missing have remember know do can could a it without tanpa kada dengan untuk cari cariin carikan',
);

/** Whether a text says that a report's code is not known, and tells nothing else: "kodenya ilang min", "laporan saya kemarin sampai mana, ga ada kodenya". */
function hasNoCode(words: readonly string[]): boolean {
  return (
    NO_CODE.test(words.join(' ')) &&
    words.every((word) => NO_CODE_WORDS.has(word) || BESIDE.has(word) || PROGRESS.has(word) || ASKING.has(word))
  );
}

/**
 * Whether a text asks how far a report is, or says that its code is gone, and nothing else: "kapan diproses?", "gimana perkembangannya min", "any update?". A statement
 * ("belum ada tanggapan") is none: it may answer a question of ours.
 */
export function asksProgress(text: string): boolean {
  if (text.length > ASKED_TEXT_MAX) return false;
  const words = tidy(text);
  if (hasNoCode(words)) return true;
  if (!words.every((word) => PROGRESS.has(word) || ASKING.has(word) || BESIDE.has(word))) return false;
  const askedHow = words.some((word) => word === 'berapa' || word === 'kok' || word === 'kenapa' || word === 'how');
  // "Laporan saya kemarin gimana ya".
  const howIs =
    words.join(' ').includes('sampai mana') ||
    (words.some((word) => REPORT.has(word)) && words.some((word) => HOW.has(word)));
  if (!howIs && !words.some((word) => PROGRESS.has(word) || (askedHow && LONG.has(word)))) return false;
  return (
    text.includes('?') ||
    // "It has been repaired" asks nothing; "has it been repaired" does.
    words.some((word, at) => ASKING.has(word) && (at === 0 || (word !== 'has' && word !== 'is'))) ||
    (words[0] === 'sudah' && words.includes('belum'))
  );
}

/** A report is described in few words: "jalan berlubang", "lampunya". */
const DESCRIBED_WORDS_MAX = 4;

/** What a text asks the progress of, or says that nothing has come of, where it says so: "yang jalan berlubang gimana kabarnya?" → "jalan berlubang", "kapan lampunya diperbaiki" → "lampunya". */
export function asksProgressOf(text: string): string | undefined {
  if (text.length > ASKED_TEXT_MAX) return undefined;
  const words = tidy(text);
  const isBeside = (word: string): boolean => PROGRESS.has(word) || ASKING.has(word) || BESIDE.has(word);
  const others = words.filter((word) => !isBeside(word));
  if (others.length === 0 || others.length > DESCRIBED_WORDS_MAX) return undefined;
  const rest = words.filter(isBeside).join(' ');
  const asks = asksProgress(text.includes('?') ? `${rest}?` : rest);
  // Of what was never reported nothing can have come.
  return asks || (missesProgress(rest) && /\b(?:lapor|laporan|adu|report)/.test(rest)) ? others.join(' ') : undefined;
}

/** What may stand beside it where nothing has come of a report. */
const MISSING = setOf(
  'datang dateng datang2 dateng2 orang satupun petugas petugasnya sama sekali pun apapun apa apa2 satu dua tiga empat lima seminggu sebulan hingga kini sekarang jua no any yet news',
);

/** Whether a text says that nothing has come of a report yet, and tells nothing else: "ini sudah 3 hari belum ada kabar". */
export function missesProgress(text: string): boolean {
  if (text.length > ASKED_TEXT_MAX) return false;
  const words = tidy(text);
  return (
    words.some((word) => word === 'belum' || word === 'tidak' || word === 'no' || word === 'not') &&
    words.some(
      (word) => PROGRESS.has(word) || ['tindakan', 'tindak', 'datang', 'dateng', 'datang2', 'dateng2'].includes(word),
    ) &&
    words.every(
      (word) =>
        PROGRESS.has(word) || ASKING.has(word) || BESIDE.has(word) || /^\d{1,2}$/.test(word) || MISSING.has(word),
    )
  );
}

const FIXED =
  /\b(?:sudah|telah|akhirnya|alhamdulillah|finally|now|has been|have been|is|are|was)\b.{0,30}\b(?:nyala|menyala|hidup|diperbaiki|dibenerin|dibetulkan|ditambal|diaspal|dicor|diangkut|dibersihkan|dipotong|diganti|dipasang|mengalir|ngalir|jalan lagi|normal|lancar|bagus|beres|selesai|baik|aman|bersih|terang|keluar|jadi|cair|fixed|repaired|working|works|back on|running|cleaned|solved|resolved|done)\b/;
/** Whether a short text tells that what was reported is well again: "lampunya sudah nyala, makasih". */
export const saysFixed = (text: string): boolean =>
  text.length <= ASKED_TEXT_MAX &&
  !text.includes('?') &&
  FIXED.test(plainWords(text)) &&
  !/\b(?:belum|tidak|tapi|but|not)\b/.test(plainWords(text));
