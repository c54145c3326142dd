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
  'release',
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

/** The words of each slash command, the first as help shows it. */
export const SLASH: Readonly<Record<DeskCommand, string>> = {
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
  release: 'lepas lepaskan release',
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

/** Commands by the words of a table. */
export const table = (words: Readonly<Partial<Record<DeskCommand, string>>>): ReadonlyMap<string, DeskCommand> =>
  new Map(
    DESK_COMMANDS.flatMap((command) => (words[command]?.split(' ') ?? []).map((word) => [word, command] as const)),
  );
/** Every command by its slash words, and by its own name too: so buttons name them. */
export const BY_SLASH: ReadonlyMap<string, DeskCommand> = new Map([
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

/** A slash and a word, as typed, that is no command of ours; undefined for words, and for what is said to another bot. */
export function slashWordIn(text: string): string | undefined {
  const [, word] = /^(\/[a-z_]{1,20})(?=\s|$)/i.exec(text.trim()) ?? [];
  return word !== undefined && !deskCommandIn(text) ? word : undefined;
}

/** The slash word of a command, as help shows it. */
export const slashOf = (command: DeskCommand): string => `/${SLASH[command].split(' ')[0]}`;
