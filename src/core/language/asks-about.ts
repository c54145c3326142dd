/** What people ask about the service itself. A table of phrases and of all the words that may stand beside them, as in `asking.ts`. */
import { asksIfKnown } from './asks-if-known.ts';
import { type AskedOfProcess, asksProcess } from './asks-process.ts';
import { askedInEnglish } from './english-asks.ts';
import { plainWords, tidy } from './tidy.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Longer ones tell of something besides. */
const ABOUT_TEXT_MAX = 60;
/** Longest text in which a trouble is told and asked where to report it. */
const TROUBLE_TEXT_MAX = 150;

/** What can be asked about the service itself, and is answered at once. */
export type AskedOfUs =
  | 'aboutBot'
  | 'aboutPrivacy'
  | 'aboutDesk'
  | 'aboutDoubt'
  | 'aboutScope'
  | 'aboutPhone'
  | 'aboutCost'
  | 'aboutIdentity'
  | 'aboutHoax'
  | 'aboutWhere'
  | 'howToSend'
  | 'whyAsked'
  | 'whatMeant'
  | AskedOfProcess;

/** To report, as a verb or a noun. */
const REPORT =
  '(?:(?:me|di|ke|nge|ma)?lapor(?:kan|in|nya)?|laporan|laporannya|pelaporan|(?:meng|ng|di|ma)?adu(?:kan|in|an)?|mengadu|ngadu|mangadu|pengaduan|keluhan|komplain|report|complain|complaint)';
const REPORTING =
  'lapor melapor dilapor melaporkan lapornya ngelapornya laporkan dilaporkan dilaporin laporin ngelapor ngelaporin malapor laporan laporannya pelaporan mengadu ngadu ngadukan mengadukan mangadu diadukan aduan pengaduan keluhan komplain report complain complaint complaints reports';
/** What is said around any question. */
const AROUND =
  'min kak bang pak bu mas mbak bos ya sih dong deh kah nih kok emang emangnya memang memangnya halo hai permisi maaf tolong tanya nanya bertanya mau numpang izin saya kami ini itu apa apakah tidak please i do you we can to a the is it this hello sorry';

/** What is asked, and all words that such a question may have: with any other it tells something, which must not be lost. */
const ABOUT: readonly { readonly asked: AskedOfUs; readonly pattern: RegExp; readonly words: ReadonlySet<string> }[] = [
  {
    asked: 'aboutBot',
    pattern:
      /\b(?:(?:orang|manusia|admin|petugas) (?:apa|atau|beneran|asli)|(?:robot|bot|mesin|ai) (?:apa|atau|ya|kah|bukan)|(?:ini|kamu|anda|kau|pian) (?:itu )?(?:robot|bot|mesin|siapa|orang|manusia)|siapa (?:ini|kamu|anda|pian)|siapa nama(?:mu| kamu| anda)|nama(?:mu| kamu| anda)(?: itu)? siapa|what is your name|what is this|^(?:ini apa|apa ini)|\b(?:bot|robot|kamu|anda|mesin)\b.*\b(?:mengerti|ngerti|paham|pintar|pinter|understand)\b|\b(?:bicara|berbicara|ngomong|ngobrol|sambungkan|hubungkan|tersambung|talk|speak)\b.*\b(?:orang|manusia|petugas|petugasnya|admin|adminnya|operator|cs|human|person|someone)\b|\btidak (?:mau|suka)\b.*\b(?:robot|bot|mesin)\b|are you (?:a |an )?(?:bot|robot|human|person|real)|who are you)\b/,
    words: setOf(
      'mengerti ngerti paham pintar pinter bahasa banjar omongan saya maksud understand me does do apakah bisa bisakah sama kok tidak suka males boleh mau minta tolong ingin pengen langsung dengan berbicara ngomong ngobrol sambungkan hubungkan tersambung petugasnya adminnya operator cs saja saya dong bukan can i talk speak to someone want please with ini itu kamu anda kau pian nama namamu what your name saya dengan bicara chat orang manusia robot bot mesin ai admin petugas apa atau apakah beneran asli siapa ya kah kok bukan sama yang jawab balas are you a an human person real is this who halo hai maaf min kak bang pak bu mas mbak',
    ),
  },
  {
    // Whoever flirts with a machine is told so.
    asked: 'aboutBot',
    pattern:
      /\b(?:(?:kamu|anda|pian|kak|min|sayang|beb)\b.*\b(?:cantik|ganteng|jomblo|jomlo)|pacaran|kenalan|temenin|temani|kangen|(?:i )?love you|^(?:lagi|sedang) (?:apa|ngapain))\b/,
    words: setOf(
      'halo hai hei hey hi sayang beb kamu anda pian aku saya cantik ganteng jomblo jomlo pacaran kenalan temenin temani ngobrol kangen i love you lagi sedang ngapain apa sudah belum makan tidur ah jadi pacar pacarku pacarmu yuk mau tidak ya dong deh sih kah nih banget boleh bisa kak bang min mas mbak nya',
    ),
  },
  {
    asked: 'aboutPrivacy',
    pattern:
      /\b(?:siapa|who)\b.*\b(?:baca|membaca|lihat|melihat|tahu|read|reads|see|sees)\b|\b(?:aman|dijamin|terjamin|bocor|tersebar|disebar|safe|leaked)\b.*\b(?:tidak|kah|kan|ya)$|^aman (?:tidak|kah|kan)\b|^(?:apakah|apa|is|will)\b.*\b(?:aman|dijamin|terjamin|bocor|tersebar|disebar|safe|leaked)\b|\bwhat (?:happens|will happen) (?:to|with) my\b|\b(?:bedanya|perbedaan|perbedaannya|beda|difference)\b.*\b(?:anonim|rahasia|anonymous|confidential)\b|^kalau (?:saya )?(?:anonim|rahasia)\b/,
    words: setOf(
      'lapor melapor ngelapor di sini disini kalau data datanya dataku identitas identitasku nama namaku nomor hp saya kami laporan laporanku ini itu rahasia rahasianya privasi aman kah tidak dijamin terjamin bocor tersebar disebar kan ya apa apakah akan bakal nanti siapa saja yang anonim dan sama dengan antara beda bedanya perbedaan perbedaannya tetap masih diproses ditangani bisakah dibaca itu apa difference between anonymous confidential and the baca membaca lihat melihat bisa boleh tahu kalau is my it this who reads read sees see will be leaked can safe data report name identity number wait what happens happen to with min kak bang pak bu mas mbak',
    ),
  },
  {
    // Whoever is afraid asks whether it gets to those who are complained of.
    asked: 'aboutPrivacy',
    pattern:
      /\b(?:baca|membaca|lihat|melihat)\b.*\bsiapa\b|\b(?:sampai|bocor|ketahuan|diketahui)\b(?: ke| sama| oleh)? (?:kades|pambakal|lurah|camat|guru|gurunya|kepsek|atasan|bos|tetangga|pelaku|pelakunya|orangnya|dia|mereka|petugasnya|rt)\b.*(?:tidak|kah|kan|ya)$|\b(?:kades|kadesnya|pambakal|lurah|camat|gurunya|kepsek|atasan|bos|bosnya|tetangga|pelakunya|orangnya|petugasnya) (?:bisa |bakal |akan )?(?:tahu|lihat|baca) (?:tidak|kah)$/,
    words: setOf(
      'yang ini itu nanti bisa bakal akan apa apakah siapa saja laporan laporannya saya baca membaca lihat melihat tahu sampai ke sama oleh bocor ketahuan diketahui tidak kah kan ya dong sih kades kadesnya pambakal lurah camat guru gurunya kepsek atasan bos bosnya tetangga pelaku pelakunya orangnya dia mereka petugasnya rt min kak bang pak bu mas mbak',
    ),
  },
  {
    asked: 'aboutDesk',
    pattern:
      /\b(?:laporan|laporannya|laporanku|aduan|aduannya|pengaduan|pengaduannya|report|complaint|ini)\b.*\b(?:ke|kepada|sama|oleh|to|by)\b.*\b(?:siapa|mana|kemana|dinas|instansi|whom|who)\b|\bkemana\b|\b(?:siapa|dinas mana|instansi mana|who)\b.*\b(?:menangani|tangani|urus|mengurus|terima|menerima|proses|memproses|handles|gets|receives)\b/,
    words: setOf(
      'laporan laporannya laporanku aduan aduannya pengaduan pengaduannya ini itu saya nanti akan bakal dikirim kirim dikirimkan diteruskan masuk masuknya sampai sampainya ditujukan larinya lari diterima ke kepada sama oleh siapa mana kemana dinas instansi bagian yang menangani tangani urus mengurus terima menerima proses memproses apa apakah ya sih dong min kak bang pak bu mas mbak report complaint my the to who whom does it go will be sent is by which office handles gets receives this',
    ),
  },
  {
    asked: 'aboutDoubt',
    pattern:
      /\b(?:percuma|sia sia|gak guna|tidak guna|tidak ada gunanya|apa gunanya (?:me)?lapor|apa untungnya (?:me)?lapor|buat apa (?:me)?lapor|useless|pointless|no use)\b.*|\b(?:lapor|melapor|ngelapor|ngadu|mengadu) (?:ke|sama|kepada) (?:siapa|mana) lagi\b|\b(?:paling|pasti|palingan|emang|emangnya|memang|apa iya|yakin)\b.*\b(?:ditanggapi|diproses|ditindak|ditindaklanjuti|dibaca|dicuekin|dicueki|diabaikan|didengar|direspon|diurus|ignored)\b/,
    words: setOf(
      `${AROUND} ${REPORTING} ke kepada siapa begini gini begitu harus bot robot bego goblok tolol bodoh lah percuma sia guna gunanya untungnya paling palingan pasti emang emangnya memang iya yakin bakal akan beneran benar bisa ada juga cuma hanya saja aja ditanggapi diproses ditindak ditindaklanjuti dibaca dicuekin dicueki diabaikan didengar didengerin direspon diurus di sini kayaknya sepertinya kan biasanya lagi mah buat kalau nanti useless pointless no use will get be ignored anyway there`,
    ),
  },
  {
    // "Ini beneran dibaca ga": whether anybody reads it.
    asked: 'aboutBot',
    pattern:
      /\b(?:dibaca|dibacain|baca|bacain|didengar|didengerin|direspon|ditanggapi)\b(?: \w+)* ?\b(?:tidak|kah|beneran)\b|\b(?:beneran|benar|bener|benar benar|sungguhan)\b.*\b(?:dibaca|dibacain|didengar|didengerin|direspon|ditanggapi)\b|^(?:ini |apa |apakah |emang |memang )*ada (?:yang|orang|orangnya|petugas|petugasnya)(?: yang)? (?:baca|bacain|membaca)\b/,
    words: setOf(
      `${AROUND} ${REPORTING} beneran benar bener sungguhan asli dibaca dibacain baca bacain membaca didengar didengerin direspon ditanggapi ada yang orang orangnya petugas petugasnya manusia pesan pesannya chat chatnya tulisan di sini disini nanti akan bakal bisa kan oleh sama`,
    ),
  },
  {
    asked: 'aboutPhone',
    pattern:
      /\b(?:bisa|boleh|ada|berapa|nomor|can|is there|which|what)\b.*\b(?:telepon|telpon|tlp|telp|tlpn|nelpon|menelepon|ditelepon|ditelpon|ditelfon|hotline|call center|callcenter|sms|whatsapp|wa|phone|call|datang langsung|kantor)\b|\b(?:nomor|nomornya|nomer|no|kontak) (?:hp |wa |yang bisa )?(?:dihubungi|petugas|petugasnya|admin|adminnya|instansinya|dinasnya)\b|\b(?:telepon|telpon|telp|nelpon|sms|wa|hotline)\b.*\b(?:berapa|bisa|kemana|ke mana)\b/,
    words: setOf(
      `${AROUND} ${REPORTING} bisa boleh lewat via pakai melalui dengan telepon telpon tlp telp tlpn nelpon menelepon ditelepon ditelpon ditelfon tidak petugas petugasnya admin adminnya instansinya dinasnya kontak hp no nomer langsung ada nomor nomornya berapa yang dihubungi hubungi dihubungin hotline call center callcenter sms whatsapp wa datang ke kantor kantornya di mana dimana kemana atau selain by phone there number which what`,
    ),
  },
  {
    asked: 'aboutCost',
    pattern: new RegExp(
      `\\b${REPORT}\\b.*\\b(?:bayar|dibayar|membayar|biaya|biayanya|gratis|berbayar|tarif|free|cost|pay)\\b|\\b(?:bayar|biaya|gratis|berbayar|free|cost|pay)\\b.*\\b${REPORT}\\b|^(?:ini|di sini) (?:bayar|gratis|berbayar|ada biaya) ?(?:tidak|kah|ya)?$|^(?:ini |di sini |disini )?(?:harus |perlu )?(?:bayar|berbayar|gratis)(?: (?:tidak|kah|ya|kan|sih|min|kak|pak|bu))+$|^(?:is (?:it|this) free|does (?:it|this) cost)`,
    ),
    words: setOf(
      `${AROUND} ${REPORTING} bayar dibayar membayar biaya biayanya gratis berbayar tarif ada harus perlu pakai kena di sini disini kan berapa untuk kalau free cost pay have anything does for how much`,
    ),
  },
  {
    asked: 'aboutIdentity',
    pattern:
      /^(?:apa|apakah|kalau|emang|do|is) .*\b(?:harus|perlu|wajib|mesti|need|necessary)\b.*\b(?:ktp|nik|identitas|akun|daftar|mendaftar|registrasi|login|account|register|id)\b|\b(?:harus|perlu|wajib|mesti)\b.*\b(?:ktp|nik|identitas|akun|daftar|mendaftar|registrasi|login)\b.*(?:tidak|kah|ya|dulu)$/,
    words: setOf(
      `${AROUND} ${REPORTING} harus perlu wajib mesti pakai pake punya ada bikin buat daftar mendaftar registrasi akun login dulu ktp nik nomor foto identitas untuk buat di sini disini kalau sebut isi kirim need an account id card register first show my necessary for`,
    ),
  },
  {
    asked: 'aboutScope',
    pattern: new RegExp(
      `\\b${REPORT}\\b.*\\b(?:apa saja|apa aja|apapun|soal apa|tentang apa|masalah apa|jenis apa)\\b|\\b(?:apa saja|apa aja|masalah apa|what)\\b.*\\b${REPORT}\\b|\\b(?:tempat|layanan|buat|untuk|bisa) ${REPORT} apa\\b`,
    ),
    words: setOf(
      `${AROUND} ${REPORTING} tempat layanan bisa boleh saja aja yang diterima menerima terima di sini disini untuk buat khusus semua masalah soal tentang jenis jenisnya apapun kita orang what kind kinds of problem problems here service for things`,
    ),
  },
  {
    asked: 'aboutWhere',
    pattern: new RegExp(
      `\\b${REPORT}\\b.*\\b(?:di mana|dimana|dmn|ke mana|kemana|kamana|ke siapa|kepada siapa|sama siapa|gimana|gmn|bagaimana|kaya apa|kayapa|caranya|sini|disini|kesini|here)\\b|\\b(?:di mana|dimana|ke mana|kemana|cara|caranya|gimana|gmn|bagaimana|kaya apa|where|how|tempat)\\b.*\\b${REPORT}\\b`,
    ),
    words: setOf(
      `${AROUND} ${REPORTING} harus mesti bisa boleh kalau ingin di ke dari mana dimana dmn kemana kamana siapa kepada sama gimana gmn bagaimana kaya kayapa cara caranya sini disini kesini lewat tempat tempatnya untuk buat masalah soal where how should must here make file`,
    ),
  },
  {
    asked: 'aboutHoax',
    pattern:
      /\b(?:benar|bener|betul|hoax|hoaks|asli)\b(?: \w+)* ?(?:tidak|kah|kan|ya|bukan)\b|^(?:apa|apakah|emang|memang|is) .*\b(?:benar|bener|betul|hoax|hoaks|true)\b/,
    words: setOf(
      'itu info infonya berita beritanya kabar kabarnya pesan pesannya di grup grub wa whatsapp tiktok facebook fb yang beredar apa apakah emang memang benar bener betul hoax hoaks asli atau tidak kah kan ya sih min kak bang pak bu mas mbak admin is this that message news true a the',
    ),
  },
  {
    asked: 'howToSend',
    pattern:
      /\b(?:bagaimana|gimana|gmn|kaya apa|kayapa|cara|caranya|how|di mana|dimana|ke mana|kemana|di sini|disini|ke sini|kesini|here)\b/,
    words: setOf(
      'bagaimana gimana gmn kaya apa kayapa cara caranya kirim dikirim kirimkan ada mau saja boleh disini kesini here mengirim ngirim kirimnya upload uploadnya unggah mengunggah lampirkan foto fotonya video videonya bukti buktinya gambar gambarnya file filenya berkas berkasnya rekaman rekamannya di ke mana dimana kemana nya ya saya untuk sini how do i to can send attach add another more one tambah nambah menambah tambahan lagi tidak belum bisa tahu ngerti mengerti paham bingung a the my photo photos picture evidence min kak bang pak bu mas mbak',
    ),
  },
  {
    asked: 'whatMeant',
    pattern:
      /\b(?:maksud|maksudnya|arti|artinya)\b.*\b(?:apa|gimana|gmn|bagaimana|mana)\b|\bapa (?:itu )?(?:maksud|maksudnya|arti|artinya)\b|^maksudnya$|^(?:apa (?:itu|sih)|what is) \w|\w itu apa\b|^(?:gimana|gmn|bagaimana)(?: (?:ini|itu|ya|sih|dong|min|kak|pak|bu))*$|\bwhat (?:do you mean|does (?:it|that|this) mean)\b|\bmeaning of\b/,
    words: setOf(
      'maksud maksudnya arti artinya apa itu ini gimana gmn bagaimana mana yang ya sih dong kah tempat kejadian lokasi waktu nomor tiang pelanggan kronologi saksi bukti anonim rahasia pertanyaan pertanyaannya jenis kelas layanan patokan dari anda kamu saya tidak what do does you mean by that this it is the a an question meaning of evidence landmark witness anonymous confidential min kak bang pak bu mas mbak',
    ),
  },
  {
    asked: 'whyAsked',
    pattern:
      /\b(?:kenapa|knp|mengapa|napa|ngapain|why)\b|\b(?:buat|untuk|utk|gunanya) apa\b|^apa (?:gunanya|guna|perlunya)\b|\bwhat for\b/,
    words: setOf(
      'kenapa knp mengapa napa ngapain buat untuk utk gunanya guna perlunya apa harus hrs perlu mesti wajib ditanya ditanyain tanya nanya tanyakan menanyakan ditanyakan pertanyaan pertanyaannya minta diminta pakai pake kasih isi kirim tahu ini itu gitu begini begitu sih dong ya kok nama namanya nama alamat nomor nomornya nomer foto fotonya bukti buktinya identitas lokasi waktu tanggal jam saya anda kamu segala min kak bang pak bu mas mbak why do does did you need to know my name the this that photo evidence address number are asking ask me for is it necessary what',
    ),
  },
];
const SENDING = setOf(
  'kirim dikirim kirimkan mengirim ngirim kirimnya upload uploadnya unggah mengunggah lampirkan send attach add tambah nambah menambah',
);

/** What a short text asks about the service itself: "ini orang apa robot", "data saya aman gak?", "gimana kirim fotonya". */
export function asksAbout(text: string): AskedOfUs | undefined {
  const process = asksProcess(text);
  if (process === undefined && asksIfKnown(text)) return 'aboutPrivacy';
  if (process !== undefined || text.length > ABOUT_TEXT_MAX) return process;
  const words = tidy(text);
  const whole = words.join(' ');
  const about = ABOUT.find(
    ({ asked, pattern, words: known }) =>
      words.every((word) => known.has(word)) &&
      pattern.test(whole) &&
      (asked !== 'howToSend' || words.some((word) => SENDING.has(word))),
  )?.asked;
  // "Why does that matter?": what is asked in English is asked, whatever its single words sound like.
  return about === undefined || about === 'whatMeant' ? (askedInEnglish(text) ?? about) : about;
}

const WHERE_TO_REPORT = new RegExp(
  `\\b${REPORT}\\b.{0,20}\\b(?:di mana|dimana|dmn|ke mana|kemana|kamana|ke siapa|kepada siapa|sama siapa|di sini|disini|here)\\b|\\b(?:di mana|dimana|ke mana|kemana|where)\\b.{0,15}\\b${REPORT}\\b`,
);
/** What was lost is looked for by others, and papers are asked for anew. */
const LOST = /\b(?:hilang|kehilangan|ketinggalan|lost)\b/;

/** Whether a text asks where a trouble is to be reported: "jalan rusak lapor ke mana ya?". Here, and it is told already. */
export function asksWhereToReport(text: string): boolean {
  if (text.length > TROUBLE_TEXT_MAX) return false;
  const whole = plainWords(text);
  return WHERE_TO_REPORT.test(whole) && !LOST.test(whole);
}

/** What a longer text asks about the service in its last sentence: "… tapi saya takut. aman gak?" */
export function asksAtEnd(text: string): AskedOfUs | undefined {
  const sentences = text.split(/[.!?\n]+/).filter((sentence) => sentence.trim() !== '');
  const last = sentences.at(-1);
  const about = last !== undefined && sentences.length > 1 ? asksAbout(last) : undefined;
  return about === 'whyAsked' || about === 'whatMeant' ? undefined : about;
}
