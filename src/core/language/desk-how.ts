import type { DeskCommand } from './desk-words.ts';
import { tidy } from './tidy.ts';

/** What somebody wants to know how to do, by the words there are for it. A table of data: a new one is one more word here. */
const DOING: Readonly<Partial<Record<DeskCommand, string>>> = {
  queue: 'antrian antrean daftar list',
  search: 'cari nyari mencari search find',
  take: 'ambil ngambil mengambil maambil take',
  verify: 'verifikasi memverifikasi verif verify',
  forward:
    'disposisi mendisposisikan teruskan meneruskan neruskan nerusin terusin oper ngoper memindahkan mindahin forward',
  ask: 'minta meminta tanya bertanya nanya menanyakan nanyain ask',
  reply: 'balas bales membalas ngebales jawab menjawab ngejawab reply answer',
  return: 'kembalikan mengembalikan ngembaliin balikin ngebalikin return',
  reject: 'tolak menolak nolak reject',
  archive: 'arsipkan mengarsipkan archive',
  close: 'tutup menutup nutup ditutup manutup selesaikan menyelesaikan nyelesaikan nyelesain selesain close',
  undo: 'urungkan mengurungkan batalkan membatalkan batalin ngebatalin undo',
  note: 'catat mencatat nyatat catatan note',
  link: 'gabung gabungkan gabungin menggabungkan kaitkan mengaitkan dobel duplikat link merge',
  release: 'lepas melepas lepaskan melepaskan lepasin ngelepas cuti release',
};
const BY_DOING: ReadonlyMap<string, DeskCommand> = new Map(
  (Object.entries(DOING) as [DeskCommand, string][]).flatMap(([command, words]) =>
    words.split(' ').map((word) => [word, command] as const),
  ),
);
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const ASKING = setOf('gimana gmn gmana bagaimana cara caranya kayapa how');
const AROUND = setOf(
  'laporan laporannya aduan kasus ini itu yang ya yah sih dong deh nih pak bu min mas mbak kak bang tolong kalau mau untuk buat ke di dari saya kita foto bukti warga pelapor instansi dinas lain dobel sudah selesai a an the complaint report to do does i we one can with',
);
/** Words of such a question at most. */
const WORDS_MAX = 10;

/** "Caranya gimana nutup laporan", "how do I close a complaint": what an officer wants to know how to do. Undefined where another word tells more. */
export function howToIn(text: string): DeskCommand | undefined {
  const words = tidy(text).filter((word) => /[a-z]/.test(word));
  if (words.length > WORDS_MAX || !words.some((word) => ASKING.has(word))) return undefined;
  const doing = words.find((word) => BY_DOING.has(word));
  const isKnown = (word: string) => ASKING.has(word) || AROUND.has(word) || BY_DOING.has(word);
  return doing !== undefined && words.every(isKnown) ? BY_DOING.get(doing) : undefined;
}
