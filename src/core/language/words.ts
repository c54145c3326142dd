import { lately } from '../lately.ts';
import { doesNotKnow, languageAsked } from './asking.ts';
import { asksProgress } from './asks-progress.ts';
import { ENGLISH_STEERING } from './english-steering.ts';
import { tidy } from './tidy.ts';

/**
 * The words that steer a talk, on every channel and at every step: slash commands, plain words, informal spellings.
 * A table of data: a new alias is one more word here.
 */
export const INTENTS = [
  'start',
  'new',
  'status',
  'edit',
  'skip',
  'back',
  'cancel',
  'help',
  'language',
  'erase',
  'data',
  'done',
  'yes',
  'no',
  'unknown',
  'none',
  'send',
  'join',
  'keep',
  'resume',
  'quiet',
] as const;
/** One of {@link INTENTS}. */
export type Intent = (typeof INTENTS)[number];

const PHRASES: Readonly<Record<Intent, string>> = {
  start: 'start|mulai|halo bot|menu|menu utama',
  new: 'lapor|laporan baru|lapor baru|buat laporan|bikin laporan|mau lapor|saya mau lapor|mau melapor|aduan baru|report|new report|new complaint|mulai baru|start new|lapor lagi|mau lapor lagi|saya mau lapor lagi|lapor lain|lapor yang lain|mau lapor yang lain|saya mau lapor yang lain|mau lapor lain|lapor masalah lain|mau lapor masalah lain|lapor hal lain|mau lapor hal lain|lapor soal lain|lapor satu lagi|mau lapor satu lagi|lapor yang baru|mau lapor baru|mau bikin laporan baru|mau buat laporan baru|bikin laporan baru|buat laporan baru|bikin laporan lain|buat laporan lain|ada laporan lain|laporan lain|laporan yang lain|laporan lagi|ada laporan lagi|mau melapor lagi|mau melapor yang lain|another report|report another|report another problem|report something else|i want to report something else|i have another report|i have another complaint|one more report|new problem',
  status:
    'status|cek status|cek laporan|laporan saya|laporanku|lacak|lihat status|sudah sampai mana|track|my reports|check status|daftar laporan|daftar laporan saya|laporan saya ada berapa|ada berapa laporan saya|berapa laporan saya|laporan saya apa saja|lihat laporan|lihat laporan saya|lihat laporanku|lihat semua laporan|lihat semua laporan saya|semua laporan saya|riwayat laporan|riwayat laporan saya|list my reports|all my reports|show my reports|see my reports|how many reports do i have|kode saya berapa|berapa kode saya|kode laporan saya berapa|kode laporannya berapa|kodenya berapa|kode saya apa|link pelacakan|link pelacakannya mana|mana link pelacakannya|link lacak|linknya mana|what is my code|where is my code|tracking link',
  edit: 'ubah|ganti|edit|koreksi|ralat|perbaiki|betulkan|ubah jawaban|ubah laporan|change',
  skip: 'lewati|lewat|lewatkan|lewatin|skip|lompati|lompat|langkahi|langsung saja|next',
  back: 'kembali|balik|mundur|sebelumnya|kembali ke sebelumnya|balik lagi|back|go back|undo',
  cancel:
    'batal|batalkan|batalin|batal saja|tidak jadi|tidak jadi deh|tidak usah lapor|tidak usah laporan|tidak usah dilaporkan|tidak usah dilaporin|tidak jadi lapor|salah kirim|maaf salah kirim|salah kirim maaf|salah chat|maaf salah chat|salah orang|wrong number|wrong chat|enggak jadi|gajadi|gak jadi|cancel|hentikan|hapus|hapus saja',
  help: 'bantuan|bantu|help|tolong bantu|cara pakai|caranya gimana|bagaimana caranya|panduan|petunjuk|bingung|tidak paham|tidak mengerti|tidak ngerti|info|petugas|cs|admin|orang|operator',
  language:
    'bahasa|ganti bahasa|ubah bahasa|language|english|inggris|bahasa inggris|bahasa indonesia|indonesian|indonesia',
  erase: 'hapusdata|hapus data|hapus data saya|hapus semua|hapus semua data|delete my data|erase my data',
  data: 'dataku|lihat data saya|lihat dataku|minta data saya|salinan data saya|minta salinan data saya|data apa yang disimpan|data apa saja yang disimpan|apa saja data saya|my data|show my data|see my data|copy of my data|what data do you have|what data do you have about me|what do you know about me',
  done: 'selesai|sudah|sudah semua|itu saja|itu aja|cukup|lanjut|lanjutkan|terus|sudah cukup|udahan|done|that is all|thats all|finished|continue',
  yes: 'ya|iya|iyo|yoi|yup|yes|y|betul|benar|bener|setuju|boleh|ok|oke|okay|sip|siap|inggih|nggih|hooh|👍|ya betul|ya benar|sudah benar|correct yes|yes correct|all correct|that is correct|thats correct|yes that is correct|yes thats correct|that is right|thats right|yes it is|yes it is right|looks good|looks right|all good|perfect',
  no: 'tidak|bukan|no|nope|nah|no thanks|no thank you|n|jangan|belum|kada|tidak ada|👎|salah|tidak usah|nggak usah|tidak makasih|tidak terima kasih|tidak usah makasih',
  unknown:
    'tidak tahu|tidak tau|gatau|kurang tahu|kurang tau|lupa|tidak ingat|entah|entahlah|tidak yakin|belum tahu|kada tahu|dont know|i dont know|not sure|tidak pasti|kurang ingat|terserah|terserah saja|terserah anda|terserah kamu|terserah kalian|sembarang|kamu saja yang pilih|pilihkan saja|up to you|whatever',
  none: 'tidak punya|belum punya|tidak punya foto|tidak ada foto|belum ada foto|tidak ada bukti|belum ada bukti|tidak punya bukti|belum punya bukti|tidak sempat foto|tidak sempat|belum ada|kosong|tidak kelihatan|tidak keliatan|tidak terlihat|tidak ada nomornya|saya tidak punya foto|saya tidak punya bukti|saya tidak punya|none|i have none|i dont have|i do not have|i not have|not have|no have|dont have|have no|i have no|i dont have any|i do not have any|dont have any|i dont have one|i dont have it|i have nothing|nothing|no photo|no evidence|tidak ada semua|tidak ada semuanya|tidak punya semua|tidak punya semuanya|tidak punya apa apa|tidak ada sama sekali',
  send: 'kirim|kirim laporan|kirim saja|kirim aja|kirimkan|kirim sekarang|submit|send|send it|send report|send the report|send now|just send|just send it|yes send|yes send it|yes send now|yes submit|submit it|submit report|go ahead|go ahead and send|ya sudah kirim|ya sudah kirim saja|sudah kirim saja|yasudah kirim saja|yaudah kirim|yaudah kirim saja|ya kirim|ya kirim saja|oke kirim|ok kirim saja|tolong kirim saja',
  join: 'masuk',
  keep: 'tetap|tetap saja|biarkan|sama saja|tetap seperti ini|keep|keep it|simpan|simpan dulu|nanti|nanti saja|nanti dulu|later|besok saja|besok dulu|besok lagi|besok|lusa saja|lain kali|lain kali saja|lain waktu|lain waktu saja|nanti malam saja|nanti sore saja|nanti siang saja|nanti malam lagi|lanjut besok|lanjut nanti|lanjut nanti malam|besok lanjut|besok lanjut lagi|nanti lanjut|nanti lanjut lagi|nanti malam lanjut|besok lanjutkan|nanti lanjutkan|besok dilanjut|nanti dilanjut|besok dilanjutkan|nanti dilanjutkan|besok saya lanjutkan|besok saya lanjutin|besok saya lanjut|nanti saya lanjutkan|nanti saya lanjutin|nanti saya lanjut|nanti malam saya lanjut|nanti malam saya lanjutkan|ntar saja|tar saja|kapan kapan saja|minggu depan saja',
  resume: 'lanjut laporan|lanjutkan laporan|teruskan|teruskan laporan|resume',
  quiet:
    'stop|berhenti|unsubscribe|stop all|stopall|opt out|optout|quit|stop kirim pesan|stop mengirim pesan|stop pesan|stop chat|stop notifikasi|stop kabari saya|stop hubungi saya|berhenti kirim pesan|berhenti mengirim pesan|berhenti hubungi saya|berhenti langganan|berhenti berlangganan|hentikan pesan|hentikan pesan ini|hentikan notifikasi|jangan kirim pesan|jangan kirim pesan lagi|jangan kirimi saya pesan|jangan kirimi saya pesan lagi|jangan hubungi saya|jangan hubungi saya lagi|jangan hubungi lagi|jangan chat|jangan chat lagi|jangan chat saya|jangan chat saya lagi|jangan wa saya|jangan wa lagi|jangan ganggu|jangan ganggu saya|jangan ganggu lagi|jangan kabari saya|jangan kabari lagi|tidak mau dihubungi lagi|saya tidak mau dihubungi lagi|stop messaging me|stop texting me|stop sending messages|stop contacting me|dont contact me|do not contact me|dont message me|do not message me|leave me alone',
};

/** Politeness around a steering word: "batal min", "tolong kembali ya kak". */
const FILLERS = new Set(
  'saja min admin kak bang pak bu mas mbak ya iya ok oke okay sip siap baik yah dong deh sih eh ah oh juga jua jugak pang ai lah jar e em hmm anu nah tolong mohon tlg mhn please pls dulu dlu nih kok bot om yes yeah yep sir madam maam oh oops well um uh just then actually sorry bro dude man'.split(
    ' ',
  ),
);

const IN_ENGLISH: Readonly<Partial<Record<Intent, string>>> = ENGLISH_STEERING;

const BY_PHRASE: ReadonlyMap<string, Intent> = new Map(
  INTENTS.flatMap((intent) =>
    [...PHRASES[intent].split('|'), ...(IN_ENGLISH[intent]?.split('|') ?? [])].map(
      (phrase) => [tidy(phrase).join(' '), intent] as const,
    ),
  ),
);

const THANKS = new Set(
  'terimakasih terima kasih makasih makasi mksh mks trims tengkyu thanks thank thx tq ty cheers suwun matur nuwun tarima kasih'.split(
    ' ',
  ),
);
const BESIDE_THANKS = new Set([
  ...FILLERS,
  ...'sama2 banyak you very much so atas untuk bantuannya infonya semuanya cheers a lot for your the help info ty 🙏 👍 😊'.split(
    ' ',
  ),
]);

/** Whether a text is thanks, or what is said back to them, and nothing else. */
export function isThanks(text: string): boolean {
  if (text.length > STEERING_TEXT_MAX) return false;
  const words = tidy(text);
  if (words.length <= WELCOME_WORDS_MAX && WELCOME.test(words.join(' '))) return true;
  return words.some((word) => THANKS.has(word)) && words.every((word) => THANKS.has(word) || BESIDE_THANKS.has(word));
}
/** A question with thanks before it, without the thanks: "makasih. kapan diperbaiki?" → "kapan diperbaiki?"; any other text as it is. */
export function withoutThanks(text: string): string {
  if (!text.includes('?') || text.length > THANKED_CHARS_MAX) return text;
  const at = text.search(/[.,!;\n]/);
  const rest = text.slice(at + 1).trim();
  return at > 0 && /\p{L}/u.test(rest) && isThanks(text.slice(0, at)) ? rest : text;
}
const THANKED_CHARS_MAX = 160;

/** "Sama-sama": what is said back to thanks. */
const WELCOME =
  /^(?:(?:iya|ya|oke|ok|siap) )?(?:sama sama|sama2|sami sami|sami2|you re welcome|youre welcome)(?: (?:pak|bu|min|kak|bang|mas|mbak|ya|juga|jua|🙏|👍|😊))*$/u;
const WELCOME_WORDS_MAX = 5;

/** The slash commands of the contract, and English ones. */
const COMMANDS: Readonly<Record<string, Intent>> = {
  start: 'start',
  mulai: 'start',
  stop: 'quiet',
  berhenti: 'quiet',
  menu: 'start',
  lapor: 'new',
  report: 'new',
  status: 'status',
  laporanku: 'status',
  ubah: 'edit',
  edit: 'edit',
  lewati: 'skip',
  skip: 'skip',
  kembali: 'back',
  back: 'back',
  batal: 'cancel',
  cancel: 'cancel',
  bantuan: 'help',
  help: 'help',
  bahasa: 'language',
  language: 'language',
  hapusdata: 'erase',
  dataku: 'data',
  mydata: 'data',
  selesai: 'done',
  kirim: 'send',
  masuk: 'join',
};

/** A steering word with what follows it ("/status K7…" → status, "K7…"). */
export interface Steering {
  readonly intent: Intent;
  readonly rest: string;
  /** True for a slash command. */
  readonly slash: boolean;
}

/** Longest text that is looked at as a steering word, in UTF-16 units; longer ones are content. */
const STEERING_TEXT_MAX = 60;

/**
 * Recognises a message that is nothing but a steering word (with or without a slash, in informal spelling, with politeness around it).
 * @returns undefined for everything else, and `'unknown-command'` for a slash command nobody knows
 */
export const steeringOf = lately(readSteering);

function readSteering(text: string): Steering | 'unknown-command' | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('/')) {
    const [, name = '', rest = ''] = /^\/([a-z_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(trimmed.slice(0, 200)) ?? [];
    const intent = COMMANDS[name.toLowerCase()];
    if (intent) return { intent, rest: rest.trim(), slash: true };
    return name ? 'unknown-command' : undefined;
  }
  if (trimmed.length === 0 || trimmed.length > STEERING_TEXT_MAX) return undefined;
  const words = tidy(trimmed);
  const whole = BY_PHRASE.get(words.join(' '));
  if (whole) return { intent: whole, rest: '', slash: false };
  const bare = words.filter((word) => !FILLERS.has(word));
  // "Iya pak", "oke min": politeness around nothing but consent.
  const consents = bare.length === 0 && words.some((word) => BY_PHRASE.get(word) === 'yes');
  const intent = consents ? 'yes' : bare.length > 0 ? BY_PHRASE.get(bare.join(' ')) : undefined;
  if (intent) return { intent, rest: '', slash: false };
  const first = words[0];
  if ((first === 'status' || first === 'lacak' || first === 'masuk') && words.length > 1)
    return { intent: first === 'masuk' ? 'join' : 'status', rest: trimmed.slice(first.length).trim(), slash: false };
  if (languageAsked(trimmed) !== undefined) return { intent: 'language', rest: '', slash: false };
  if (asksProgress(trimmed)) return { intent: 'status', rest: '', slash: false };
  return doesNotKnow(trimmed) ? { intent: 'unknown', rest: '', slash: false } : undefined;
}

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  pertama: 1,
  kedua: 2,
  ketiga: 3,
  keempat: 4,
  kelima: 5,
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};

/** Reads "1", "1.", "satu", "1️⃣", "no 1", "nomor 2", "yang kedua" as the number of a line. */
export const numberOf = lately(readNumber);

/** More letters than any word for a number has. */
const LETTERS_TOO_MANY = /^(?:[^a-z]*[a-z]){16}/i;
/** Before a number, and no part of it. */
const BEFORE_NUMBER = /^(?:(?:yang|yg|no|nomor|nomer|pilih|pilihan|opsi|number|option)\b[\s.]*)+/;

function readNumber(text: string): number | undefined {
  if (LETTERS_TOO_MANY.test(text)) return undefined;
  const bare = text
    .normalize('NFKC')
    .replace(/[\u{FE0F}\u{20E3}]/gu, '')
    .toLowerCase()
    .trim();
  if (bare === 'no one') return undefined;
  const number = bare.replace(BEFORE_NUMBER, '');
  const digits = /^(\d{1,2})\s*[.)]?$/.exec(number)?.[1];
  if (digits) return Number(digits);
  return NUMBER_WORDS[number.replace(/[^a-z]/g, '')];
}

/** Letters and digits of a text as {@link sameWords} compares them: labels again and again, and one text with each of them. */
const bareWords = lately((text: string): string =>
  tidy(text)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .join(' '),
);

/** Longest text that may be a label typed by hand, in UTF-16 units: labels are shorter, and so are their spellings. */
const LABEL_TEXT_MAX = 200;

/** Whether a text is the beginning of a label, in whole words: "hapus" of "Hapus laporan ini". */
export function beginsLabel(label: string, text: string): boolean {
  if (text.length > LABEL_TEXT_MAX) return false;
  const words = bareWords(text);
  return words.length > 0 && bareWords(label).startsWith(`${words} `);
}

/** Two texts that differ in case, spacing, signs or emoji only: how a typed label is recognised. */
export function sameWords(a: string, b: string): boolean {
  if (a.length > LABEL_TEXT_MAX || b.length > LABEL_TEXT_MAX) return a === b;
  const words = bareWords(a);
  return words.length > 0 && words === bareWords(b);
}
