import { editsBetween } from './edits.ts';

/**
 * What officers type: slash commands of the contract, and the same as plain words where that can be nothing else. A table of data: a
 * new alias is one more word here.
 */
export const DESK_COMMANDS = [
  'queue',
  'search',
  'look',
  'take',
  'verify',
  'forward',
  'ask',
  'reply',
  'reject',
  'archive',
  'return',
  'close',
  'note',
  'undo',
  'exclude',
  'link',
  'reveal',
  'canned',
  'resend',
  'figures',
  'name',
  'people',
  'invite',
  'remove',
  'audit',
  'help',
] as const;
/** One of the commands that {@link DESK_COMMANDS} lists. */
export type DeskCommand = (typeof DESK_COMMANDS)[number];

const SLASH: Readonly<Record<DeskCommand, string>> = {
  queue: 'antrian antrean antri queue',
  search: 'cari search find',
  look: 'lihat buka look open',
  take: 'ambil take',
  verify: 'verifikasi verif verify',
  forward: 'disposisi teruskan forward',
  ask: 'minta tanya ask',
  reply: 'balas jawab reply',
  reject: 'tolak reject',
  archive: 'arsip arsipkan archive',
  return: 'kembalikan bukanwewenang return',
  close: 'selesai tutup close',
  note: 'catatan note',
  undo: 'urungkan undo',
  exclude: 'kecualikan exclude',
  link: 'serupa link',
  reveal: 'identitas reveal',
  canned: 'b templat template',
  resend: 'kirimulang resend',
  figures: 'statistik figures',
  name: 'nama name',
  people: 'petugas people',
  invite: 'undang invite',
  remove: 'keluarkan remove',
  audit: 'jejak audit',
  help: 'bantuan help',
};

/** Plain words that steer a desk too. Fewer than the slash commands: whatever could be said to a citizen is not among them. */
const PLAIN: Readonly<Partial<Record<DeskCommand, string>>> = {
  queue: 'antrian antrean antri',
  look: 'lihat',
  verify: 'verifikasi',
  forward: 'disposisi',
  ask: 'minta',
  reply: 'balas',
  reject: 'tolak',
  note: 'catatan',
  figures: 'statistik',
};

const table = (words: Readonly<Partial<Record<DeskCommand, string>>>): ReadonlyMap<string, DeskCommand> =>
  new Map(
    DESK_COMMANDS.flatMap((command) => (words[command]?.split(' ') ?? []).map((word) => [word, command] as const)),
  );
/** Every command by its own name too: so buttons name them. */
const BY_SLASH: ReadonlyMap<string, DeskCommand> = new Map([
  ...DESK_COMMANDS.map((command) => [command, command] as const),
  ...table(SLASH),
]);
const BY_WORD = table(PLAIN);

/** A command with what follows it. */
export interface DeskSaid {
  readonly command: DeskCommand;
  readonly rest: string;
  /** True with a slash: meant for us and nobody else. */
  readonly slash: boolean;
}

/** Shorter words lie close to many others; with a slash, a word can be nothing but a command. */
const SLASH_LENGTH_MIN = 4;
const WORD_LENGTH_MIN = 6;
/** Two edits make another word of a short one. */
const TWO_EDITS_LENGTH_MIN = 5;

/** Marks a note among officers at the beginning of a message. */
const NOTE_MARK = '//';

/** Recognises what an officer typed; undefined for everything else. */
export function deskCommandIn(text: string): DeskSaid | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith(NOTE_MARK))
    return { command: 'note', rest: trimmed.slice(NOTE_MARK.length).trim(), slash: true };
  // A word that was dictated has a full stop.
  const [, slash, word = '', rest = ''] =
    /^(\/?)([a-z_]{1,20})(?:@\w+)?(?:[.!?]+$|[.,:]?\s+([\s\S]*))?$/i.exec(trimmed) ?? [];
  const command = (slash ? BY_SLASH : BY_WORD).get(word.toLowerCase());
  return command && { command, rest: rest.trim(), slash: slash === '/' };
}

/** What may be done to the complaint before an officer in plain words: by the words of the slash command, and by these. */
const OF_OPEN: Readonly<Partial<Record<DeskCommand, string>>> = {
  take: 'pegang ambilin',
  verify: '',
  forward: 'disposisikan limpahkan alihkan pindahkan terusin oper operkan',
  note: 'catat catet',
  ask: 'mintakan tanyakan mintain tanyain',
  reply: 'sampaikan bales balesin',
  reject: '',
  archive: '',
  return: 'balikin kembaliin',
  close: 'selesaikan tutup',
  undo: 'tarik batalin',
  exclude: '',
  link: '',
  reveal: '',
};
const BY_VERB = table(
  Object.fromEntries(
    DESK_COMMANDS.flatMap((command) => {
      const more = OF_OPEN[command];
      return more === undefined ? [] : [[command, `${SLASH[command]} ${more}`.trim()]];
    }),
  ),
);
/** Those with which nothing follows but a code, "lihat identitas" as the card names it among them. */
export const ALONE: ReadonlySet<DeskCommand> = new Set(['take', 'verify', 'undo', 'reveal']);
/** As a code is written, with a digit in it: the one thing that may follow them. */
const CODE_SHAPE = /^(?=.*\d)[a-z0-9]{4}[\s.-]?[a-z0-9]{4}[\s.-]?[a-z0-9]{3}[.,!?]*$/i;
/** Tells nothing besides which complaint is meant: the one before them. */
const THIS = /^(?:(?:ini|itu|this|it|laporan|laporannya|yang|saja|aja|ya|dong|dulu|kembali)[.,!?]*(?:\s+|$))+/i;
/** What may end the name of an agency. */
const AFTER_NAME = /(?:\s+(?:saja|aja|ya|dong|pak|bu|min|mas|mbak))*[.,!?]*$/i;

/** What may stand before the verb: a wish, or that something went wrong ("salah, teruskan ke pupr"). */
const BEFORE_VERB = /^(?:(?:tolong|mohon|maaf|eh|ups|salah|keliru|ralat|koreksi)\s*[,.:!]?\s+)+/i;
/** "Udah selesai ini pak": the one before them can be closed; with what words, they are asked. */
const IS_DONE =
  /^(?:ini\s+|itu\s+|yang\s+ini\s+)?(?:sudah|udah|udh|sdh|dah)\s+(?:selesai|beres|kelar)(?:\s+(?:ini|itu|ya|pak|bu|min|kak))*[.,!]*$/i;
/** "Bukan wewenang kami, ini jalan nasional": it goes back, and why. */
const NOT_OURS =
  /^(?:ini\s+|itu\s+)?bukan\s+(?:wewenang|kewenangan|ranah|urusan|tupoksi)\s*(?:(?:kami|kita|saya|dinas|instansi|di|sini)\b\s*)*(?:[,.:;-]|$|\s)/i;
/** "Salah kirim, harusnya ke pupr", "salah dinas": it went to the wrong desk. */
const WRONG_DESK =
  /^(?:eh\s+|maaf,?\s+|ups,?\s+)?(?:salah|keliru)\s+(?:kirim|teruskan|meneruskan|disposisi|alamat|tujuan|dinas|instansi)\b\s*[,.:;-]?\s*(?:(?:harusnya|seharusnya|mestinya|yang\s+benar)\s+)?(?:(?:ke|kepada)\s+)?([\s\S]*)$/i;

/** Reads "teruskan ke dishub", "catatan: sudah ditelepon", "ambil yang ini": what is to become of the complaint before an officer. */
export function deskVerbIn(text: string): Pick<DeskSaid, 'command' | 'rest'> | undefined {
  const trimmed = text.trim();
  if (IS_DONE.test(trimmed)) return { command: 'close', rest: '' };
  if (NOT_OURS.test(trimmed)) return { command: 'return', rest: trimmed };
  const wrong = WRONG_DESK.exec(trimmed)?.[1];
  if (wrong !== undefined) return { command: 'forward', rest: wrong.replace(AFTER_NAME, '').trim() };
  const [, verb = '', after = ''] =
    /^(?:lihat\s+(?=identitas))?([a-z]{3,14})\s*[:,.!?]?(?:\s+([\s\S]*))?$/i.exec(trimmed.replace(BEFORE_VERB, '')) ??
    [];
  const command = BY_VERB.get(verb.toLowerCase());
  if (!command) return undefined;
  const rest = after.replace(THIS, '').trim();
  if (ALONE.has(command)) return rest === '' || CODE_SHAPE.test(rest) ? { command, rest } : undefined;
  if (command !== 'forward') return { command, rest };
  return { command, rest: rest.replace(/^(?:ke|kepada|to)\s+/i, '').replace(AFTER_NAME, '') };
}

/** "Pagi,", "selamat siang min": said before what is wanted. */
const GREETING =
  /^(?:(?:selamat\s+)?(?:pagi|siang|sore|malam|halo|hai|assalamualaikum|permisi)(?:\s+(?:min|pak|bu|mas|mbak|kak|semua))?\s*[,.!]*\s+)+/i;
/** Said after it, and tells nothing: "antrean dong", "ada laporan baru gak hari ini?". */
const PARTICLES =
  /(?:(?:^|\s+)(?:dong|donk|ya|yah|nih|sih|deh|lah|kah|gak|ga|nggak|enggak|tidak|min|pak|bu|mas|mbak|kak|hari\s+ini|pagi\s+ini|sekarang))+\s*[.!?]*$/i;

/** Words without what is said after them only to be kind. */
export const withoutParticles = (text: string): string => text.replace(PARTICLES, '').trim();

/** Reads "lihat antrian saya", "buka laporan yang telat.", "ada laporan baru?": which queue an officer wants to see. */
export function queueIn(text: string): 'all' | 'mine' | 'free' | 'late' | undefined {
  const asked = withoutParticles(text.trim().replace(GREETING, ''));
  const [, of, fresh] =
    /^(?:(?:tolong|mohon|coba)\s+)?(?:(?:lihat|buka|tampilkan|tunjukkan|cek)\s+(?:daftar\s+)?(?:antri?an|antrean|laporan)(?:nya)?(?:\s+(?:yang\s+)?([a-z]+))?|(?:ada\s+)?laporan\s+(baru|masuk)(?:\s+apa\s+(?:saja|aja))?)[.!?]*$/i.exec(
      asked,
    ) ?? [];
  if (of === undefined && fresh === undefined) return ALL_OF_IT.test(asked) ? 'all' : undefined;
  return fresh ? 'all' : QUEUE_WORDS[of?.toLowerCase() ?? ''];
}
/** The list and nothing more: "lihat antrian". */
const ALL_OF_IT =
  /^(?:(?:tolong|mohon|coba)\s+)?(?:(?:lihat|buka|tampilkan|tunjukkan|cek)\s+(?:antri?an|antrean)|(?:(?:lihat|buka|tampilkan|tunjukkan|cek)\s+)?daftar\s+(?:antri?an|antrean|laporan))(?:nya)?[.!?]*$/i;

/** Reads "cari lampu veteran", "tolong carikan yang di veteran": what an officer wants found. */
export function soughtIn(text: string): string | undefined {
  return /^(?:tolong\s+|mohon\s+|please\s+)?(?:cari|carikan|search|find)(?:\s+(?:for|laporan))?\s+(.+)$/is.exec(
    text.trim(),
  )?.[1];
}

/** A slash and a word, as typed, that is no command of ours; undefined for words, and for what is said to another bot. */
export function slashWordIn(text: string): string | undefined {
  const [, word] = /^(\/[a-z_]{1,20})(?=\s|$)/i.exec(text.trim()) ?? [];
  return word !== undefined && !deskCommandIn(text) ? word : undefined;
}

/** A misspelt command, and what follows it. */
export interface NearCommand {
  /** As it was typed. */
  readonly said: string;
  readonly command: DeskCommand;
  readonly rest: string;
  /** Whether it is done to a complaint: without a code, to the one that is open. */
  readonly ofOpen: boolean;
}

/** The command that a text was probably meant to begin with; undefined when none is near. */
export function commandNear(text: string): NearCommand | undefined {
  const [, slash = '', word = '', rest = ''] = /^(\/?)([a-z]{1,20})[:,]?(?:\s+([\s\S]*))?$/i.exec(text.trim()) ?? [];
  if (word.length < (slash ? SLASH_LENGTH_MIN : WORD_LENGTH_MIN)) return undefined;
  const max = slash && word.length >= TWO_EDITS_LENGTH_MIN ? 2 : 1;
  const near = [...BY_SLASH, ...BY_VERB]
    .map(([known, command]) => ({ command, edits: editsBetween(word.toLowerCase(), known, max) }))
    .sort((a, b) => a.edits - b.edits)[0];
  if (!near || near.edits === 0 || near.edits > max) return undefined;
  const { command } = near;
  const ofOpen = OF_OPEN[command] !== undefined || command === 'look';
  return {
    said: `${slash}${word}`,
    command,
    rest: ofOpen && !slash ? rest.replace(THIS, '').trim() : rest.trim(),
    ofOpen,
  };
}

/** The slash word of a command, as help shows it. */
export const slashOf = (command: DeskCommand): string => `/${SLASH[command].split(' ')[0]}`;

/** How a queue is asked for, in words. */
export const QUEUE_WORDS: Readonly<Record<string, 'all' | 'mine' | 'free' | 'late'>> = {
  semua: 'all',
  all: 'all',
  saya: 'mine',
  mine: 'mine',
  milikku: 'mine',
  bebas: 'free',
  kosong: 'free',
  free: 'free',
  belum: 'free',
  telat: 'late',
  terlambat: 'late',
  lewat: 'late',
  late: 'late',
};
