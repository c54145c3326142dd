import { POSTS } from './data/posts.ts';
import type { Guess } from './guess.ts';
import type { Token } from './lexer.ts';
import { wordTable } from './words.ts';

/** Somebody who is spoken of, as said. At least one of the two. Never shown in public. */
export interface Person {
  readonly name?: string;
  /** The post in the table's words: "kepala desa", "wali kelas". */
  readonly post?: string;
}

/** A title before a name; the name has a capital letter. Any of these may be repeated ("Bapak H."). */
const NAMED =
  /(?<!\p{L})(?:pak|pa|bapak|bpk|bu|ibu|si|sdr|sdri|saudara|saudari|haji|hj|h|dr|drg|ustadz|kapten|bripka|brigadir|aiptu|ipda|kompol|serka|sertu|a\.?n\.?|atas nama|bernama\s+(?:pak|bapak|bu|ibu)|bernama|namanya|nama)\.?\s+(?:(?:h|hj|dr|drs|ir|petugas)\.?\s+)?(\p{Lu}[\p{L}.'’]{1,24}(?:\s\p{Lu}[\p{L}.'’]{0,24}){0,3})/giu;
const INITIALS = /\b(?:berinisial|inisial|initials?)\s+([A-Z](?:\.?\s?[A-Z]){0,3}\b\.?)/gi;
/** Titles that are written with a capital too: no names. */
const NO_NAME =
  /^(?:Admin|Min|Bupati|Wali|Walikota|Gubernur|Camat|Lurah|Kades|Kepala|RT|RW|Polisi|Ketua|Guru|Dokter|Presiden|Menteri|Kapolres|Kapolsek|Desa|Haji|Saya|Yth|Bapak|Ibu|Kami|Allah|Dinas|Pak|Bu)\b/i;
const LETTERED = /\p{Lu}/u;
/** A name follows a blank: without a capital letter there, nobody is named. */
const MAY_NAME = /\s\p{Lu}/u;
const MAY_BE_INITIALS = /inisial|initial/i;

const posts = wordTable(POSTS);
const FACTS_SURE = 0.6;
const POST_SURE = 0.5;

/** Who is spoken of: names with a title before them, initials, and posts. */
export function peopleIn(text: string, tokens: readonly Token[]): readonly Guess<Person>[] {
  const people: Guess<Person>[] = [];
  for (const match of MAY_NAME.test(text) ? text.matchAll(NAMED) : []) {
    const name = (match[1] ?? '').trim();
    // The pattern ignores case for the title's sake: a name itself begins with a capital letter.
    if (!LETTERED.test(name[0] ?? '') || NO_NAME.test(name)) continue;
    const words = name.split(/\s+/);
    const end = words.findIndex((word) => !LETTERED.test(word[0] ?? '') && !/^bin(?:ti)?$/.test(word));
    const shown = words.slice(0, end < 0 ? undefined : end).join(' ');
    const start = match.index + match[0].indexOf(match[1] ?? '');
    people.push({ value: { name: shown }, span: [start, start + shown.length], confidence: FACTS_SURE });
  }
  for (const match of MAY_BE_INITIALS.test(text) ? text.matchAll(INITIALS) : []) {
    const start = match.index + match[0].length - (match[1] ?? '').length;
    people.push({
      value: { name: match[1] ?? '' },
      span: [start, match.index + match[0].length],
      confidence: FACTS_SURE,
    });
  }
  for (const post of posts.find(tokens)) people.push({ value: { post }, confidence: POST_SURE });
  return people;
}

/** Posts that one person holds at a place: named, it is known who is meant. */
const SOLE =
  'kepala ?desa|kades|pambakal|pembakal|sekdes|sekretaris desa|bendahara desa|ketua r[tw]|(?:pak|bapak) r[tw]|lurah|camat|kepala dinas|kadis|kepala sekolah|kepsek|kepala puskesmas|kapus|kepala bidang|kabid|kepala (?:sdn?|smpn?|sman?|smkn?|min|mtsn?|man|slb|tk|paud|uptd?|pasar|terminal|kelurahan|seksi)(?: \\d{1,2})?|bidan desa|bendahara sekolah|headmaster|village head|principal';
/** Those to whom people write: complained of only where it is said what they do. */
const WRITTEN_TO = 'bupati|wali ?kota|direktur';
/** Somebody by post and looks: "dokter jaga yang berkacamata", "petugas loket 2". */
const LOOKING =
  '(?:petugas|pegawai|dokter|perawat|suster|bidan|guru|satpam|kasir|sopir|supir|jukir|juru parkir|tukang parkir)(?:nya)?(?: (?!yang|yg)\\p{L}+){0,2}? (?:(?:yang|yg|pakai|pake|berbaju|bernama)? ?(?:berkacamata|kacamata|berjilbab|jilbab|kerudung|berkerudung|berkumis|kumis|berjenggot|botak|gendut|gemuk|kurus|baju \\p{L}+|rambut \\p{L}+)|(?:loket|meja|counter) (?:no\\.? ?)?\\d+)';
/** Before a post these tell where it was, whom it was told or what it said: no one who is complained of. */
const NOT_THEY =
  '(?<!(?:kantor|rumah|balai|ke|kepada|sama|dari|oleh|lapor|bilang|kata|melalui|lewat|dekat|depan|sebelah|samping|belakang|calon|mantan|surat|ttd|tanda tangan|tandatangan|setuju|persetujuan|via|temui|ketemu|menemui|minta|tanya|nanya|hubungi|wa|yth|selaku|wakil|terhormat|bapak|ibu|pak|bu|halo|assalamualaikum)(?: ?[.:,])? )';
/** "Pak lurah minta …", "bu camat jarang …": who is greeted or asked does none of these. */
const DOING =
  '(?:nya)?(?: (?!tolong|mohon|saya|kami|jalan|yang|yg|ke|di)\\p{L}+){0,2}? (?:me?minta|minta|mungut|memungut|motong|memotong|tidur|jarang|(?:tidak|tdk|ga|gak|kada) (?:pernah|suah|mau)|marah|mamaraki|memarahi|membentak|memukul|menampar|mengancam|mengusir|menolak|mempersulit|korupsi|pakai|pake|memakai|mamintai|menjual|nyuruh|menyuruh)(?!\\p{L})';
const BY_POST = new RegExp(
  `(?<!\\p{L})(?:${NOT_THEY}(?:(?:${LOOKING})|(?:${SOLE})(?:nya)?)(?!\\p{L})|(?<=(?:pak|bapak|bu|ibu) )(?:${SOLE})(?=${DOING})|(?:${WRITTEN_TO})(?=${DOING}))`,
  'iu',
);
const MAY_BE_POST =
  /desa|kades|pambakal|pembakal|sekdes|r[tw]\b|lurah|camat|kadis|kepala|kepsek|kapus|kabid|bupati|kota|direktur|head|principal|petugas|pegawai|dokter|perawat|suster|bidan|guru|satpam|kasir|sopir|supir|jukir|parkir/i;

/**
 * Whoever is complained of by a post that one person holds at that place, or by post and looks: "kades kami", "dokter jaga yang berkacamata".
 * Undefined where the post only says where it was or whom it was told ("kantor lurah", "sudah lapor ke camat").
 */
export function byPostIn(text: string): { readonly text: string; readonly at: number } | undefined {
  if (!MAY_BE_POST.test(text)) return undefined;
  const found = BY_POST.exec(text);
  return found ? { text: found[0], at: found.index } : undefined;
}

/** Whoever something is done to, in the words of those who tell of it. */
const HARMED =
  'anak(?:nya|ku)?|bocah|balita|bayi(?:nya)?|murid(?:nya)?|siswa|siswi|santri|korban(?:nya)?|nenek|nini|kakek|kai|lansia|pasien(?:nya)?|cucu(?:ku|nya)?|keponakan|ponakan|adik(?:ku|nya)?|ading|istri|bini|ibu (?:saya|hamil)|bapak saya|ayah saya|mama saya|victim|child|son|daughter|patient|student';
/** Whoever does it: nearer than the one it is done to, the name is theirs. */
const DOES =
  'pelaku(?:nya)?|oknum|preman|petugas(?:nya)?|pegawai(?:nya)?|guru(?:nya)?|dokter(?:nya)?|perawat(?:nya)?|bidan(?:nya)?|kepala|kades|pambakal|lurah|camat|ketua|sopir(?:nya)?|supir(?:nya)?|satpam(?:nya)?|polisi(?:nya)?|calo(?:nya)?|bendahara|mandor|juru parkir|tukang parkir|terlapor|officer|teacher|doctor|nurse';
const OF_WHOM = new RegExp(
  `(?<!\\p{L})(?:(?<!(?:pelaku(?:nya)?|oknum|preman)\\s)(?<harmed>${HARMED})|(?<does>${DOES}))(?!\\p{L})`,
  'giu',
);
/** "Namanya Mak Ijum": a title of the old and the young, where somebody like that is told of. */
const OLD_OR_YOUNG = /^(?:mak|emak|nek|nenek|nini|kek|kakek|kai|mbah|dik|adik|ading|dek|nak)\b/i;
/** "Atas nama klien kami Ny. Rahmawati": for whom it is told. */
const ON_BEHALF =
  /(?:atas nama|a\.?n\.?|on behalf of)\s+(?:\p{L}+\s+){0,3}(?:(?:ny|tn|sdr|sdri|bpk|ibu|bapak|pak|bu)\.?\s+)?$/iu;
/** "Pakai nama Tim KKN ULM": who tells it. */
const TO_SHOW = /(?:pak(?:ai|e)|tulis|cantumkan|tampilkan|sebut) nama\s+$/i;
/** So far before a name it is looked for whose it is. */
const HARMED_NEAR_CHARS = 120;

/** "…, namanya Salsa": of whom was spoken just now. A name with a title of its own ("Bu Siti") stands for itself. */
const CALLED = /(?:namanya|bernama|dinamai|called|named)\s+$/iu;

/** Whether the name at a place in a text is that of somebody to whom something was done, or for whom it is told: never of the one who is complained of. */
export function isHarmed(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - HARMED_NEAR_CHARS), at);
  if (ON_BEHALF.test(before) || TO_SHOW.test(before)) return true;
  if (!CALLED.test(before)) return false;
  let last: 'harmed' | 'does' | undefined;
  let isTold = false;
  for (const { groups } of before.matchAll(OF_WHOM)) {
    last = groups?.harmed ? 'harmed' : 'does';
    isTold ||= last === 'harmed';
  }
  return isTold && (last === 'harmed' || OLD_OR_YOUNG.test(text.slice(at)));
}

/** "Selamat siang Bu Tiwi, …", "terima kasih Pak Budi": whoever is greeted or thanked. */
const GREETED =
  /(?:selamat \p{L}{3,6}|halo|hai|assalam\S{0,12}|terima ?kasih|terimakasih|makasih|matur ?suwun|yth|terhormat|bismillah)[\s,.:]{1,4}(?:kepada )?(?:(?:pak|bapak|bpk|bu|ibu)\.? ?)?$/iu;
const GREETED_NEAR_CHARS = 40;

/** Whether a name is that of somebody who is greeted or thanked anywhere in a text: written to, and not complained of. */
export function isGreeted(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    if (GREETED.test(text.slice(Math.max(0, at - GREETED_NEAR_CHARS), at))) return true;
  return false;
}
