/** What people ask, refuse or promise in passing, in sentences of their own. Tables of words and phrases, as in `words.ts`. */
import { saysInEnglish } from './english.ts';
import type { Language } from './language.ts';
import { plainWords, tidy } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
const ASKED_TEXT_MAX = 80;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Longer ones tell of something besides. */
const ABOUT_TEXT_MAX = 60;

const REPORTS =
  /\b(?:(?:me|di|ma)?lapor\w*|(?:meng|ng|ma)?adu(?:kan|an)?|mengadu|ngadu|pengaduan|keluhan|curhat|report|complain|complaint)\b/;
const ANNOUNCING = setOf(
  'halo hallo hai hi hello assalamualaikum assalamu alaikum ass wr wb selamat pagi siang sore malam permisi maaf punten mohon tolong izin ijin numpang saya kami kakek nenek kai nini paman acil bapak ibu pak bu min admin kak bang mas mbak nak dik om tante mau ingin pengen akan hendak bisa boleh ada yang lapor melapor malapor melaporkan laporkan dilaporkan lapornya laporan mengadu ngadu mengadukan aduan pengaduan keluhan curhat ini itu nih dong ya sesuatu masalah hal soal penting sedikit dulu di sini disini juga lagi lain baru sekarang ke sama anda bot nah jadi begini gini eee anu i want to make a an report complain complaint something please good morning afternoon evening need have would like can',
);
/** To ask, tell or be helped, and not what about. */
const SPEAKING =
  /\b(?:(?:ber|me)?tanya(?:kan)?|nanya|nanyain|menanyakan|ditanyakan|ditanyain|pertanyaan|(?:me|di)?(?:nyampaikan|sampaikan)|nyampein|(?:ber)?cerita(?:kan)?|konsul(?:tasi)?|diskusi|ask|question|questions)\b|\b(?:butuh|perlu|minta|mohon|tolong|need)\b.*\b(?:bantuan|bantu|dibantu|bantuannya|help|tolong|pertolongan)\b/;
const SPEAKING_WORDS = setOf(
  'tanya bertanya nanya nanyain tanyakan menanyakan ditanyakan ditanyain pertanyaan menyampaikan nyampaikan sampaikan disampaikan nyampein cerita bercerita ceritakan konsul konsultasi diskusi ask question questions some few butuh perlu minta bantuan bantuannya bantu dibantu pertolongan help me need apa tidak kah bolehkah bisakah kan may could beberapa satu sebentar',
);

/** Whether a text only says that there is something to report, ask or tell: "assalamualaikum nak, kakek mau lapor ini", "izin bertanya". */
export function onlyAnnounces(text: string): boolean {
  if (text.length > ASKED_TEXT_MAX) return false;
  const words = tidy(text);
  const whole = words.join(' ');
  if (words.every((word) => ANNOUNCING.has(word)) && REPORTS.test(whole)) return true;
  if (words.every((word) => ANNOUNCING.has(word) || SPEAKING_WORDS.has(word)) && SPEAKING.test(whole)) return true;
  return saysInEnglish(text, 'announces');
}

const SO_FAR =
  /\b(?:bilang|cerita|ceritakan|tulis|ketik|jawab|sebut|sebutkan|laporkan|dicatat|tercatat|catat)\b.*\bapa(?: saja)?\b|\bapa(?: saja)?\b.*\b(?:bilang|cerita|ceritakan|tulis|ketik|jawab|sebut|sebutkan|laporkan|dicatat|tercatat|catat)\b|\b(?:ringkasan|ringkasannya|rangkuman|rangkumannya|summary|recap)\b|\bwhat (?:have|did|do) (?:i|you) (?:told|tell|said|say|written|write|noted|note|have)\b|\bshow (?:me )?(?:my|the) (?:report|complaint|answers)\b/;
const SO_FAR_WORDS = setOf(
  'saya kami sudah tadi bilang cerita ceritakan tulis ketik jawab sebut sebutkan laporkan dicatat tercatat catat kamu anda apa saja yang di sini disini sampai sekarang sejauh ini dari mana lihat liat tampilkan coba tolong mohon minta ulangi isinya laporan laporannya ringkasan ringkasannya rangkuman rangkumannya ya dong sih min kak bang pak bu mas mbak what have i told you so far did say said tell do has been noted note wrote write written summary recap show me my report the it is until now please can could you answers complaint',
);

/** Whether a text asks what it has told so far, and tells nothing: "saya sudah bilang apa saja?", "what have I told you so far?". */
export function asksSoFar(text: string): boolean {
  if (text.length > ABOUT_TEXT_MAX) return false;
  const words = tidy(text);
  return words.every((word) => SO_FAR_WORDS.has(word)) && SO_FAR.test(words.join(' '));
}

const ALREADY =
  /^(?:(?:kan|lho|loh|woi|hei|lah|ya|pak|bu|min|i) )*(?:(?:sudah|already|told|have) )*(?:(?:saya|tadi|ku|i) )*(?:sudah )?(?:(?:saya|tadi) )*(?:bilang|kubilang|jawab|kujawab|tulis|kasih tahu|sebut|sebutkan|cerita|ceritakan|told you|said|answered|wrote)\b/;
/** Whether a text protests that something was told before: "udah saya bilang 4 hari!", "kan tadi sudah dijawab". */
export const saysAlreadyTold = (text: string): boolean => {
  const words = plainWords(text);
  return text.length <= ASKED_TEXT_MAX && /\b(?:sudah|tadi|already|told you)\b/.test(words) && ALREADY.test(words);
};

const LAUGHTER = /^(?:w?(?:kw)+k?|(?:wk)+w?|(?:ha|he|hi|ho){2,}h?|h[aei]h|(?:xi)+|lol|awok(?:wok)*)$/;
/** Whether a text is laughter and nothing else: "wkwk", "hehe". */
export const isLaughter = (text: string): boolean =>
  text.length <= ABOUT_TEXT_MAX && tidy(text).every((word) => LAUGHTER.test(word));

const ENGLISH = setOf('english inggris');
const INDONESIAN = setOf('indonesian indonesia');
/** What may stand beside the name of a language that is wanted, or not spoken. */
const BESIDE_LANGUAGE = setOf(
  'in please pls can could would may you we i speak talk write reply answer respond use switch change to language the my do not dont cant cannot understand know only a is it possible hi hello sorry bahasa pakai pake memakai dalam dengan ke tolong mohon bisa boleh mau minta ganti ubah jawab balas apakah lapor melapor laporan bercerita cerita menulis tulis report reporting complain complaint make file send want like id ill im a an okay fine there tidak belum kada mengerti ngerti paham tahu saya saja ya dong deh kak bang min admin pak bu mas mbak ok oke halo maaf',
);

/** The language that a short text asks for, and nothing else: "in English please", "I don't understand Indonesian", "pakai bahasa Inggris dong". */
export function languageAsked(text: string): Language | undefined {
  if (text.length > ASKED_TEXT_MAX) return undefined;
  const words = tidy(text);
  if (!words.every((word) => ENGLISH.has(word) || INDONESIAN.has(word) || BESIDE_LANGUAGE.has(word))) return undefined;
  const named: Language | undefined = words.some((word) => ENGLISH.has(word))
    ? 'en'
    : words.some((word) => INDONESIAN.has(word))
      ? 'id'
      : undefined;
  const isRefused = /\b(?:tidak|belum|kada|not|dont|cant|cannot)\b/.test(words.join(' '));
  if (named === undefined || !isRefused) return named;
  return named === 'en' ? 'id' : 'en';
}

/** That somebody does not know, and of what; a text with any other word tells something. */
const UNKNOWING =
  /\b(?:(?:tidak|kurang|belum|kada|dont|do not|cant|cannot) (?:begitu |terlalu |tapi |patian |really |quite )?(?:tahu|ingat|yakin|hafal|hapal|know|remember|recall)|(?:belum|kurang) jelas|gatau|gatahu|lupa|entah|entahlah|mana (?:saya|aku|ku|sempat|bisa) (?:tahu|ingat|hafal|hapal)|(?:tidak|belum|kada) (?:sempat |saya )?(?:kenal|lihat|liat|ngeliat|melihat|perhatikan|perhatiin|memperhatikan|merhatiin|catat|nyatat|mencatat|ngukur|ukur|mengukur|ngitung|menghitung|hitung|nanya|tanya|notice|see)|tidak jelas (?:dari|siapa|berapa|kapan|di|yang)|no idea|no clue|not sure)\b/;
const UNKNOWN_WORDS = setOf(
  'gimana gmn bagaimana no bisa tidak kurang belum kada begitu terlalu tapi patian kakek nenek ibu bapak mama opa oma program programnya kelas kelasnya harga harganya jumlah jumlahnya sumber sumbernya asalnya kantor kantornya dinas dinasnya ganal ganalnya besarnya dalamnya lebarnya ukurannya tahu ingat yakin hafal hapal jelas gatau gatahu lupa dont do not cant cannot really quite know remember recall no idea clue sure saya kami i we maaf waduh wah aduh duh sorry kalau untuk soal itu ini juga ya yang lagi sama sekali nomor nomornya nama namanya tiang tiangnya alamat alamatnya lokasi lokasinya tepat tepatnya pasti pastinya persis persisnya tanggal tanggalnya jam jamnya hari harinya kapan berapa apa siapa di mana dimana rt rw rtnya plat platnya pelanggan pelanggannya id idnya kode kodenya the exact exactly pole number name address date time street when where who what it is was about that either of his her their him them jua jugak pang ai lah namanya orangnya pelakunya ulun pian min kak bang pak bu mas mbak aku ku entah entahlah mana dari asal asalnya bagian bagiannya ruang ruangnya dokumen dokumennya kendaraan kendaraannya mobil mobilnya motor motornya jawaban jawabannya orang orangnya kenal sempat brp sempet ngukur ukur mengukur ngitung menghitung hitung nanya tanya taruh naruh simpan rekening rekeningnya kartu kartunya lihat liat ngeliat melihat perhatikan perhatiin memperhatikan merhatiin catat nyatat mencatat notice see deh dong sih tuh tu nih kok juga loh lho kayanya apa yang mana',
);

/** "Kalau ga tau gimana?", "what if I don't know?": asks what becomes of it, and says so. */
const IF_UNKNOWN = /^(?:(?:tapi|lah|lha|and|but) )*(?:kalau|lamun|what if|if)\b/;
/** What such a question may say besides. */
const IF_UNKNOWN_WORDS = setOf('kaya boleh tidak apa apa bisa lewati and what if lah lha tapi but ok okay');

/**
 * Whether a text says that its writer does not know, and nothing else: "saya kurang tahu nomor tiangnya pak", "I don't remember the exact date", or asks
 * what then: "kalau ga tau gimana?"
 */
export function doesNotKnow(text: string): boolean {
  if (text.length > ASKED_TEXT_MAX) return false;
  const words = tidy(text);
  const whole = words.join(' ');
  if (!UNKNOWING.test(whole)) return !text.includes('?') && saysInEnglish(text, 'unknown');
  if (IF_UNKNOWN.test(whole)) return words.every((word) => UNKNOWN_WORDS.has(word) || IF_UNKNOWN_WORDS.has(word));
  if (text.includes('?')) return false;
  return words.every((word) => UNKNOWN_WORDS.has(word)) || saysInEnglish(text, 'unknown');
}

const BEGINS_UNKNOWING =
  /^(?:(?:maaf|wah|waduh|aduh|duh|saya|kami) )*(?:tidak|kurang|belum|kada) (?:tahu|ingat|yakin|hafal|hapal|apal)\b|^(?:gatau|gatahu|lupa|entah|entahlah)\b/;
/** Whether a short text begins with that its writer does not know, and goes on with something else: "gatau, gede banget pokoknya". */
export const beginsUnknowing = (text: string): boolean =>
  text.length <= ASKED_TEXT_MAX && !text.includes('?') && BEGINS_UNKNOWING.test(plainWords(text));

const NO_MORE = /\b(?:batal\w*|di ?batal\w*|tidak ?jadi|gajadi|urung|cancel|never ?mind)\b/;
/** Whether words give something up, whatever it is: "batal aja deh takut". "Fotonya salah kirim" does not. */
export const wantsNoMore = (text: string): boolean => NO_MORE.test(plainWords(text));

const WITHDRAWAL =
  /^(?:(?:tolong|mohon|saya|mau|ingin|bisa|boleh|jadi|min|kak|pak|bu|mas|mbak|please|i|want|to) )*(?:cabut|mencabut|tarik|menarik|batalkan|membatalkan|batalin|hapus|withdraw|cancel)(?: (?:kembali|lagi|saja|semua|the|my|this)){0,2} (?:laporan\w*|aduan\w*|pengaduan\w*|report|complaint)\b/;

/** Whether a short text asks that a report be withdrawn: "cabut laporan saya". */
export const asksWithdrawal = (text: string): boolean =>
  text.length <= ABOUT_TEXT_MAX && text.split(/[,.!\n]+/).some((clause) => WITHDRAWAL.test(plainWords(clause)));

const APOLOGY = /^(?:maaf|sori|sorry|ampun|punten)(?: (?:ya|banget|sekali|pak|bu|min|kak|saya|lagi|maaf|sebelumnya))*$/;
/** Whether a text is an apology and nothing else. */
export const apologises = (text: string): boolean => text.length <= ABOUT_TEXT_MAX && APOLOGY.test(plainWords(text));

const LATE_REPLY =
  /^(?:(?:eh|oh|ya|iya|halo|min|kak|pak|bu|maaf|sori|sorry|ampun) )*(?:baru (?:sempat|sempet|bisa|buka|membuka|lihat|liat|baca|balas|bales|membalas)|(?:lama|telat|lambat) (?:balas|bales|membalas|jawab)|for the late reply|late reply|i was busy)\b/;
/** Whether a text says that its writer comes back late: "maaf baru balas, …". */
export const repliesLate = (text: string): boolean => LATE_REPLY.test(plainWords(text));

const GIVING_UP =
  /^(?:(?:eh|oh|ok|oke|ya|yah|maaf|min|kak|pak|bu|sudah|yasudah|yaudah|sorry) )*(?:tidak jadi|gajadi|batal|urung|nevermind|never mind|forget it|(?=.* (?:sudah|takut|karena|soalnya|malas|capek|percuma|nanti)\b)tidak usah)(?: (?:lapor|melapor|laporan|dilaporkan|saja|deh|dah|ah|ya|dulu|pak|bu|min|kak|lah|pang|it|reporting))*(?: (?:sudah|takut|karena|soalnya|malas|capek|percuma|nanti|already|its fixed|it is fixed)\b.*)?$/;
/** Whether a short text gives a report up and says why: "eh ga jadi deh udah ada yg ngusir". The bare words are steering words. */
export const givesUp = (text: string): boolean =>
  text.length <= ASKED_TEXT_MAX &&
  !text.includes('?') &&
  (GIVING_UP.test(plainWords(text)) || saysInEnglish(text, 'givesUp'));

const IF_DONE = setOf('sudah belum terkirim dikirim kekirim masuk diterima diteruskan sent received yet');
/** What may stand beside it, and tells nothing else. */
const BESIDE_IF_DONE = setOf(
  'laporan laporannya laporanku laporan saya ini itu juga jua min kak pak bu bang mas mbak ya sih kah nih dong tadi apa apakah atau is it my report has been did you get',
);
const IMPATIENT =
  /^(?:(?:kok|koq|duh|aduh|hadeh|ah|ih|woi|hei|ini|bot|botnya|min|so|why) )*(?:lama|lelet|lemot|lambat|slow)(?: (?:amat|banget|bgt|sekali|benar|bener|banar|ya|sih|bot|min|pak|kak|ini|nih|dong|jawabnya|balasnya))*$/;
/**
 * Whether a text asks if it is done yet, or is impatient that it is not, and tells nothing: "udah blm?", "sudah terkirim?", "lama amat".
 * @returns which of the two; "lama" may also tell how long something has been so
 */
export function asksIfDone(text: string): 'asks' | 'impatient' | undefined {
  if (text.length > ABOUT_TEXT_MAX) return undefined;
  const words = tidy(text);
  const asked = words.filter((word) => IF_DONE.has(word));
  const isAsked = asked.length > 1 || (asked.length === 1 && text.includes('?') && asked[0] !== 'belum');
  if (isAsked && words.every((word) => IF_DONE.has(word) || BESIDE_IF_DONE.has(word))) return 'asks';
  return IMPATIENT.test(plainWords(text)) ? 'impatient' : undefined;
}

const EVIDENCE =
  '(?:foto\\w*|poto\\w*|gambar\\w*|video\\w*|bukti\\w*|rekaman\\w*|dokumen\\w*|k(?:u|w)itansi\\w*|struk\\w*|tautan\\w*|link\\w*|nota(?:nya)?|slip(?:nya)?|tangkapan layar|photos?|pictures?|evidence|proof|documents?|recordings?|receipts?|pics?)';
const TAKING =
  '(?:memfoto|mamfoto|mamoto|moto|ngefoto|fotoin|difoto|kefoto|terfoto|motret|memotret|dipotret|merekam|direkam|kerekam|terekam|ngerekam)';
const BETWEEN =
  '(?: (?:ada|punya|baisi|sempat|kepikiran|kepikir|keburu|pernah|bisa|berani|mau|ambil|mengambil|simpan|bikin|buat|kasih|ngasih|beri|memberi|dikasih|dikasihin|diberi|diberikan|dapat|dapet|terima|nerima|menerima|kirim|mengirim|hp|kamera|saya|have|has|any|a|an|give|send|take))';
const NO_EVIDENCE = new RegExp(
  `\\b(?:tidak|belum|kada|tanpa|no|not|dont|do not|cant)\\b(?:${BETWEEN}{0,4} ${EVIDENCE}| (?:(?:sempat|bisa|berani|mau|boleh) )?${TAKING})\\b|^${EVIDENCE} (?:tidak|belum|kada) (?:ada|punya|baisi)\\b`,
);
/** "Lupa foto", "fotonya sudah kehapus", "cuma ada saksi". */
const NONE_LEFT = new RegExp(
  `\\b(?:lupa|takut|males|malas|segan|dilarang|forgot)\\b(?: (?:mau|buat|untuk|ambil|mengambil|di|to|take|a)){0,3} (?:${TAKING}|${EVIDENCE})\\b|\\b${EVIDENCE}(?: (?:nya|sudah|saya|kemarin|keburu|juga|is|are|was|got)){0,3} (?:hilang|ilang|kehapus|terhapus|dihapus|gone|lost|deleted)\\b|^(?:(?:ya|maaf|saya) )*(?:cuma|cuman|hanya|adanya|only)(?: (?:ada|punya|have))? (?:saksi|a witness|witnesses)\\b`,
);
/** There is something else after all. */
const BUT = /\b(?:tapi|tetapi|cuma|cuman|hanya|adanya|but|only)\b/;

/** "Saya ga punya hp kamera": nothing to take a picture with. */
const NO_CAMERA =
  /\b(?:tidak|kada|belum|dont|do not|no)\b(?: (?:ada|punya|baisi|pegang|bawa|have|a)){1,3} (?:hp|hape|kamera|phone|camera|handphone)\b|\b(?:hp|hape|handphone|kamera|phone|camera)\w*\b(?: (?:saya|ku|lagi|sudah|is|my)){0,2} (?:jadul|rusak|pecah|hilang|ilang|jelek|kentang|broken|old)\b/;

/** Whether a text says that there is no evidence: "gak punya foto, takut", "belum sempat ambil foto pak". */
export function hasNoEvidence(text: string): boolean {
  if (text.length > ASKED_TEXT_MAX) return false;
  const words = plainWords(text);
  if (NONE_LEFT.test(words) || saysInEnglish(text, 'noEvidence')) return true;
  return (NO_EVIDENCE.test(words) || NO_CAMERA.test(words)) && !BUT.test(words);
}

/** What was written elsewhere, as a picture of the screen. */
const TALK = '(?:chat\\w*|percakapan\\w*|tangkapan layar\\w*|screenshot\\w*|ss|ssnya|sms\\w*)';
const PROMISE = new RegExp(
  `^(?:(?:saya|kami|sudah|ini|ya|i|cuma|hanya|paling|adanya|bukti|buktinya|there) )*(?:ada|punya|have|got|is|are|sempat ambil|sempat rekam)(?: \\w+){0,2} (?:${EVIDENCE}|${TALK}|surat|rekening koran|mutasi rekening|tagihan|karcis|resi|letter|bill|invoice|bank statement)\\b|^(?:(?:saya|kami|tadi|sudah|kemarin|sempat|ada|i) )*(?:rekam|merekam|ngerekam|foto|memfoto|motret|recorded|filmed)(?: (?:diam|diam2|diem|diem2|pakai|hp|hape|pake|saya|kok|pak|bu|min|tadi|kemarin|it|on|my|phone|secretly))*$|^(?:${EVIDENCE}|${TALK}|surat\\w*|rekening koran\\w*|tagihan\\w*|karcis\\w*|resi\\w*)(?: \\w+){0,2} ada(?: (?:kok|ya|pak|bu|min|kak|nih|sih|di|hp|hape|handphone|galeri|laptop|semua))*$|^(?=.*\\bbukti)(?:(?:banyak|lengkap|buktinya|bukti|ada|semua|kok|ya|pak|bu|min|kak)(?: |$)){2,}$`,
);

const SOMETHING_ELSE = new RegExp(
  `\\b(?:tapi|tetapi|cuma|cuman|hanya|adanya|but|only|just)\\b(?: (?:ada|punya|baisi|saya|i|have|got|a|the)){0,3} (?:\\w+ )?(?:${EVIDENCE}|${TALK}|(?:kartu|surat|tagihan|resi|rapor|karcis|letter|bill|invoice)\\w*)(?: \\w+){0,2}$`,
);
/** Whether a text says that there is something else to show: "ga ada foto, cuma ada surat rujukan". */
export const offersSomethingElse = (text: string): boolean =>
  text.length <= ASKED_TEXT_MAX && NO_EVIDENCE.test(plainWords(text)) && SOMETHING_ELSE.test(plainWords(text));

/** Whether a text says that there is evidence, which is not there yet: "ada rekaman", "saya punya fotonya". */
export const promisesEvidence = (text: string): boolean =>
  text.length <= ASKED_TEXT_MAX &&
  (PROMISE.test(plainWords(text)) || saysInEnglish(text, 'hasEvidence')) &&
  !/\b(?:tidak|belum|no|not)\b/.test(plainWords(text));

const HAVING = setOf('ada punya have do got');
/** What may stand beside it, and tells nothing else. */
const BESIDE_HAVING = setOf(
  'ya iya iyo inggih nggih ok oke okay siap i we saya kami yes yeah yep sure kok dong nih sih masih banyak beberapa satu dua one some it them a few pak bu min kak bang mas mbak bentar sebentar tunggu',
);

/** Whether a text says that one has what is asked for, and nothing else: "ada", "iya punya kok", "yes I do". */
export function saysHasIt(text: string): boolean {
  if (text.length > ASKED_TEXT_MAX || text.includes('?')) return false;
  const words = tidy(text);
  return words.some((word) => HAVING.has(word)) && words.every((word) => HAVING.has(word) || BESIDE_HAVING.has(word));
}

/** Papers, and what was written elsewhere, by what they are: "kartu KKS nya", "surat dari sekolah". */
const PAPER = `(?:(?:kartu|surat|tagihan|resi|rapor|karcis|formulir|card|letter|bill|invoice)\\w*|${TALK})(?: \\w+){0,2}`;
const HERE = new RegExp(
  `^(?:(?:eh|nah|oh|oke|ok|ya|iya|baik|siap|maaf|sudah|and) )*(?:(?:ini|itu|nih|berikut|here|here is|here are|this is)(?: (?:ya|pak|bu|min|kak|bang))* (?:(?:\\w+ )?${EVIDENCE}|${PAPER})|${EVIDENCE} (?:ini|nih))(?: (?:ya|pak|bu|min|kak|bang|nih|itu|saya|is|please))*$`,
);

/** Whether a text comes with evidence, or goes before it: "eh ini fotonya", "ini buktinya pak". It tells nothing. */
export const handsOverEvidence = (text: string): boolean =>
  text.length <= ASKED_TEXT_MAX && (HERE.test(plainWords(text)) || saysInEnglish(text, 'sends'));

const PUT_OFF = new RegExp(
  `\\b(?:menyusul|susulan)\\b|\\b(?:nanti|besok|lusa|ntar|entar|sebentar|malam ini|later|tomorrow)\\b.*\\b(?:${EVIDENCE}|${TAKING}|kirim\\w*|kukirim|dikirim|susul\\w*|send)\\b|\\b(?:${EVIDENCE}|kirim\\w*|send)\\b.*\\b(?:nanti|besok|lusa|ntar|entar|later|tomorrow)\\b|\\botw\\b|\\b(?:${EVIDENCE}|${TAKING}|ambil|cari|carikan|nyari)(?: (?:foto|fotonya|ke|lokasi|sana|situ|buktinya)){0,2} dulu\\b|\\b(?:kuota|paket data|sinyal|signal|internet|baterai|batre|batrai|battery)\\w*(?: (?:saya|lagi|sudah|hp|is)){0,2} (?:habis|abis|sekarat|jelek|susah|lemot|lemah|mati|low|hilang|ilang|out|dead)\\b`,
);
/** "Bentar tak foto dulu": where Javanese says "I shall", others say "not". */
const HOLD_ON = /^(?:sebentar|bentar|tunggu|wait|hold on)\b/;

const ONLY_LATER =
  /^(?:(?:ya|iya|ok|oke|siap|baik|nah|eh|maaf|mungkin|paling|maybe) )*(?:besok|lusa|nanti|ntar|entar|(?:se)?bentar|tunggu|tomorrow|later|(?:(?:wait|hold on|hang on)(?: for)? ?)?(?:just )?(?:a|one) (?:moment|minute|min|sec|second|bit|while)|wait|hold on|hang on)(?: (?:saja|sebentar|bentar|ya|pagi|siang|sore|malam|deh|dulu|lagi|pak|bu|min|kak|morning|evening|night|please|maybe))*$/;

/** Whether a text puts evidence off: "besok saya kirim", "foto menyusul", "nanti fotonya", "besok aja". */
export function putsOffEvidence(text: string): boolean {
  if (text.length > ASKED_TEXT_MAX) return false;
  if (saysInEnglish(text, 'sendsLater')) return true;
  const words = plainWords(text);
  return (PUT_OFF.test(words) || ONLY_LATER.test(words)) && (HOLD_ON.test(words) || !hasNoEvidence(text));
}

const NO_PAPER =
  /^(?:(?:maaf|saya|kami|kalau|pak|bu|min) )*(?:tidak|belum|kada)(?: (?:ada|punya|pegang|simpan|dapat|dikasih|diberi|lagi))+ (?:kartu|kartunya|surat|suratnya|berkas|berkasnya|kertas|kertasnya|apa apa|apapun|apapun)\b/;
/** Whether a text says, to the question for evidence, that there is no paper: "ga ada kartunya, diambil aparat desa". */
export const hasNoPaper = (text: string): boolean => text.length <= ASKED_TEXT_MAX && NO_PAPER.test(plainWords(text));

const CANNOT =
  /^(?:saya |kami )?(?:tidak|belum) (?:bisa|sanggup|mampu|berani)(?: (?:pak|bu|min|kak|saja|ya|ai|pang|lagi|sekarang|mengirim|kirim|upload|unggah))*$/;
/** Whether a text says, to the question for evidence, that there can be none: "kada bisa", "gak berani pak". */
export const cannotShow = (text: string): boolean =>
  text.length <= ABOUT_TEXT_MAX && (CANNOT.test(plainWords(text)) || saysInEnglish(text, 'canNotShow'));

const EVIDENCE_NAMED = new RegExp(`\\b${EVIDENCE}\\b`);

/** Whether a text puts off evidence that it names, where something else is asked: "can I send the photo later?" */
export const putsOffNamed = (text: string): boolean => putsOffEvidence(text) && EVIDENCE_NAMED.test(plainWords(text));

const WHAT_SERVES = new RegExp(
  `\\b(?:apa saja|apa lagi|${EVIDENCE} (?:apa|seperti apa|yang mana|bagaimana)|(?:apa|bagaimana) contohnya|contohnya apa|selain (?:itu|foto)|what else|what kind|what (?:counts|works|qualifies|(?:can|should|could) i send|do you (?:need|accept))|which (?:photo|evidence)|what (?:photo|evidence|proof))\\b`,
);
const MAY_I = new RegExp(
  `\\b(?:boleh|bisa|harus|perlu|wajib|can|may|must)\\b.*\\b(?:${EVIDENCE}|kirim|pakai|screenshot|send)\\b`,
);

/** "Foto dari teman boleh ga". */
const MAY_THEN = /\b(?:boleh|bisa|diterima|tidak apa apa)(?: (?:tidak|kah|kan|ya|min|pak|bu|kak|juga))+$/;

const MAY_IT = new RegExp(
  `^(?:(?:kalau|if|min|kak|pak|bu|pakai|pake) )*${EVIDENCE}\\b.*\\b(?:boleh|bisa|cukup|tidak apa apa|ok|okay|allowed)\\b`,
);

/** "Ktp bisa?", "kalau surat rt boleh ga pak?". */
const MAY_PAPER =
  /^(?:(?:kalau|pakai|pake|if|min|kak|pak|bu) )*(?:ktp|kk|kartu\w*|surat\w*|akta|sertifikat|screenshot\w*|ss|chat\w*|percakapan|rapor|ijazah|undangan|brosur|pengumuman)(?: \w+){0,2} (?:boleh|bisa|cukup|serve)(?: (?:saja|tidak|kah|kan|ya|sih|pak|bu|min|kak|dong))*$/;

/** Whether a text asks what would serve as evidence: "apa lagi yang bisa?", "foto apa pak", "boleh screenshot?". */
export function asksWhatServes(text: string): boolean {
  if (text.length > ASKED_TEXT_MAX) return false;
  const words = plainWords(text);
  return (
    WHAT_SERVES.test(words) ||
    saysInEnglish(text, 'asksWhatServes') ||
    (EVIDENCE_NAMED.test(words) && MAY_THEN.test(words)) ||
    (text.includes('?') && (MAY_I.test(words) || MAY_IT.test(words) || MAY_PAPER.test(words)))
  );
}

/** Whether a text asks of evidence, which it names, whether it would serve, where something else is asked: "fotonya malem boleh kan?" */
export const asksIfServes = (text: string): boolean =>
  text.length <= ASKED_TEXT_MAX &&
  text.includes('?') &&
  (MAY_IT.test(plainWords(text)) || MUST_IT.test(plainWords(text)));

/** "Emang harus ada foto ya?" */
const MUST_IT = new RegExp(
  `^(?:(?:apa|apakah|emang|emangnya|memang|memangnya|ini|jadi) )*(?:harus|perlu|wajib|mesti)(?: (?:ada|pakai|pake|kirim|dikasih|kasih|lampirkan|sama))* ${EVIDENCE}(?: (?:ya|kah|tidak|sih|juga|dulu|pak|bu|min|kak))*$`,
);
