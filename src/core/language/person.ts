/** What an answer to "who" looks like: a name, a post, looks. Tables of words, as in `words.ts`. */
import { tidy } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story, and of somebody in it. */
const PERSON_TEXT_MAX = 120;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Somebody, by what they are or do. */
const SOMEBODY = setOf(
  'orang oknum pelaku petugas pegawai tu staf staff karyawan karyawati pejabat kepala kapala ketua katua wakil bendahara sekretaris panitia guru dosen kepsek wali dokter perawat suster mantri bidan kasir satpam security polisi tentara aparat sopir supir kernet kondektur jukir tukang preman calo pemuda remaja anak bocah kakanakan murid siswa siswi senior warga tetangga pedagang penjual pemilik juragan bos majikan mandor pengawas lurah camat kades pambakal pembakal perangkat bupati walikota gubernur dewan kaur kasi kabid kadis operator pendamping atasan honorer pns asn pengurus koordinator pengelola kontraktor developer pengembang cowok cowo cewek cewe laki lakian lalakian perempuan wanita pria binian babinian lanang wedok wong nini nenek nenek2 kakek mereka dia ia beliau sidin inya buhannya mertua mantan suami istri adik kakak paman acil julak anggota pihak tim pt cv yayasan koperasi kelompok geng ormas komunitas rt rw someone somebody man men woman women guy guys lady boy boys girl girls officer officers official clerk teacher doctor nurse guard driver owner boss head chief headmaster principal neighbour neighbor lecturer principal staff employee cashier soldier policeman policewoman mayor receptionist midwife attendant collector guards clerks teachers doctors nurses drivers people person kids youths husband wife friend mother father brother sister uncle aunt',
);
/** How somebody looks. */
const LOOKS = setOf(
  'kumisan jenggotan brewokan kacamataan jilbaban kerudungan tatoan kacamata berkacamata jilbab berjilbab kerudung berkerudung hijab kumis berkumis jenggot berjenggot brewok rambut berambut botak gendut gemuk kurus cungkring tinggi hitam putih sawo baju seragam berseragam kemeja kaos topi peci rompi sarung tato bertato muda tua baya umur umurnya usia logat gigi glasses hair tall fat thin young old uniform shirt beard',
);
/** Before a name; at the end of a sentence they only speak to us. */
const TITLES = setOf(
  'acil julak paman abah pak pa bapak bpk bu ibu ibuk mas mbak bang abang kak om tante haji hj h si sdr sdri mr mrs ms dr drg',
);
/** Speaks to us, or stands around a name. */
const BESIDE = setOf(
  'ya iya kok sih dong deh nih itu ini namanya nama bernama kayaknya mungkin sepertinya kalau tidak salah min admin its his her their name is was called i think maybe probably named',
);
/** Words that no one is called by, and that people answer with when they do not say who. */
const ORDINARY = setOf(
  'gitu begitu begini gini sudah belum tidak bukan sering selalu terus masih pernah lagi juga jadi memang emang emangnya kan pokoknya intinya katanya padahal malah sampai karena soalnya biar supaya agar untuk buat dari pada adil parah banget sekali amat sangat benar bener betul salah bagus jelek buruk bau kotor rusak mahal lama lambat cepat segera buruan cepetan macet mati bocor penuh kosong kecewa kesal kesel marah sedih capek malas malu takut bingung susah sulit ribet pusing kasihan kasian sabar tega proses tindak tindakan lanjut lanjutkan tolong mohon minta bantu bantuan bantuannya bantuin gimana bagaimana kapan kenapa mengapa mana dimana apa apakah berapa siapa tahu ingat lihat liat baca cek tanya nanya kirim lapor laporan laporannya hari malam pagi siang sore subuh minggu bulan tahun jam kemarin tadi besok nanti dulu sebentar sekarang uang duit ribu rb juta rupiah bayar gratis surat berkas foto fotonya bukti buktinya rekaman kuitansi nomor jalan jalannya air airnya lampu lampunya sampah listrik jembatan got proyek dana dananya anggaran gedung bangunan ada semua semuanya banyak sama aja saja saya kamu anda kita kami doang loh lah woi hei halo thanks makasih terimakasih why when where what how please hurry broken dirty late slow expensive always never again unfair bad he she they was were very so really rude unbelievable terrible awful disgusting ridiculous this that it',
);
/** A verb: "ditagih", "memalak", "dibiarkan". */
const VERB = /^(?:di\p{L}{4,}|me(?:m|n|ng|ny)\p{L}{4,}|(?:ber|ter)\p{L}{5,})$/u;
/** A name has so many words at most, where nothing else tells that somebody is meant. */
const NAME_WORDS_MAX = 3;
/** Things that troubles are with; what begins with one goes on telling what is wrong. */
const THINGS = setOf(
  'jalan jembatan titian lampu proyek dana dananya uang uangnya duit anggaran anggarannya bangunan gedung air got selokan drainase irigasi sampah listrik barang barangnya laporan laporannya jalannya jembatannya lampunya proyeknya bangunannya gedungnya airnya road bridge money project',
);

const COUNTERS = setOf('loket counter meja');
const bare = (word: string): string => word.replace(/(?:nya|ku|2)+$/, '');
const isSomebody = (word: string): boolean =>
  SOMEBODY.has(word) || LOOKS.has(word) || SOMEBODY.has(bare(word)) || LOOKS.has(bare(word));

/**
 * Whether an answer to "who" may tell of somebody: a post ("gurunya"), looks ("yang berkacamata"), a name ("juhri"). A thing ("jalan desa fiktif"),
 * a feeling or a reproach ("parah banget", "ga pernah diperbaiki") tells of nobody.
 */
export function holdsPerson(text: string): boolean {
  if (text.length > PERSON_TEXT_MAX) return true;
  const words = tidy(text);
  if (THINGS.has(words[0] ?? '')) return false;
  // "Temannya 12 orang juga": how many tells of nobody.
  if (words.some((word, at) => isSomebody(word) && !/^\d+$/.test(words[at - 1] ?? ''))) return true;
  // "Yang di loket 4": whoever sat there.
  if (words.some((word, at) => COUNTERS.has(word) && words[at + 1] !== undefined)) return true;
  const titled = words.some((word, at) => {
    const after = words[at + 1];
    return TITLES.has(word) && after !== undefined && isName(after);
  });
  if (titled) return true;
  const rest = words.filter((word) => !BESIDE.has(word) && !TITLES.has(word));
  return rest.length > 0 && rest.length <= NAME_WORDS_MAX && rest.every(isName);
}

/** Whether a few words may be a name and nothing else: nobody by what they are, no feeling, no verb. */
export function mayBeName(text: string): boolean {
  const words = tidy(text).filter((word) => !TITLES.has(word));
  return words.length > 0 && words.length <= NAME_PARTS_MAX && words.every((word) => isName(word) && !isSomebody(word));
}
const NAME_PARTS_MAX = 5;

const isName = (word: string): boolean =>
  /\p{L}{2}/u.test(word) && !ORDINARY.has(word) && !ORDINARY.has(bare(word)) && !BESIDE.has(word) && !VERB.test(word);

/** Ordinary words that people are called by as well. */
const NAMES_TOO = setOf('amat hari adil sabar bagus benar minggu jumat jalan');

/** Whether no word of an answer can be (part of) what somebody is called by: "tolong", "tolong dibantu", "rusak". "Ketua RT 5" is one. */
export function namesNobody(text: string): boolean {
  const words = tidy(text).filter((word) => !TITLES.has(word));
  if (isSomebody(words[0] ?? '')) return false;
  return words.every((word) => !isName(word) && !NAMES_TOO.has(word));
}

/** Whether words begin with what somebody is, by which a name may begin too: "ketua RT 5", "warga Gang Serumpun". */
export const beginsWithSomebody = (text: string): boolean => isSomebody(tidy(text)[0] ?? '');
