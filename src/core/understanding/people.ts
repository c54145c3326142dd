import { isBlamed, LETTER_CHARS } from './blamed.ts';
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
/** "Terima kasih Bapak/Ibu. Besok …": there a sentence ends, and nobody is named. */
const ENDS = /^(?:pak|bapak|bu|ibu|si|nama|namanya|bernama)\.\s/i;
/** "RSUD dr. Kusmayadi", "Jl. H. Mistar": a house or a street is called after him. */
const AFTER_DOCTOR = /^(?:dr|drg|h|hj|haji)\b/i;
const HOUSES =
  /(?<!\p{L})(?:sdn?|smpn?|sman?|smkn?|kampus|rs|rsu|rsud|rsd|rspal|rsia|rsj|rumah sakit|puskesmas|klinik|ugd|igd|kelurahan|kel\.?|jalan|jln|jl\.?|gedung|di)\s{1,3}$/iu;
const TITLE_NEAR_CHARS = 14;
/** "Bapak/Ibu Mohon bantuannya": whoever reads it. */
const BOTH = /(?<!\p{L})(?:pak|bapak|bpk|bp)\.?\s?\/\s?$/iu;
const INITIALS = /\b(?:berinisial|inisial|initials?)\s+([A-Z](?:\.?\s?[A-Z]){0,3}\b\.?)/gi;
/** Titles that are written with a capital too: no names. */
const NO_NAME =
  /^(?:Kelurahan|Kecamatan|Kantor|Parkir|Kandung|Bayi|Siswa|Siswi|Mahasiswa|Sekolah|Lembaga|Orang|Anak|Lengkap|Alamat|Perusahaan|Usaha|Toko|Jalan|NIK|Nomor|Mohon|Terima\p{L}*|Makasih|Dan|Atau|Tolong|Sehat|Salam|Perkenalkan|Wass?alam\S*|Assalam\S*|Wa['’]?alaikum\S*|Selamat|Kepada|Yang|Untuk|Dengan|Karena|Atas|Setelah|Seharusnya|Lansia|Spesialis|Pimpinan|Wakil|Wawali\p{L}*|Kader|Pemerintah|Loket|Petugas|Direktur|Pemkot|Pemkab|Pemprov|IGD|UGD|Puskesmas|Tahun|Dispenduk\p{L}*|Disdukcapil|Jukir|RS|RSUD|SD|SMP|SMA|SMK|TK|UMR|Admin|Min|Bupati|Wali|Walikota|Gubernur|Camat|Lurah|Kades|Kepala|RT|RW|Polisi|Ketua|Guru|Dokter|Presiden|Menteri|Kapolres|Kapolsek|Desa|Haji|Saya|Yth|Bapak|Ibu|Kami|Allah|Dinas|Pak|Bu)(?!\p{L})/iu;
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
    if (!LETTERED.test(name[0] ?? '') || NO_NAME.test(name) || ENDS.test(match[0])) continue;
    const before = text.slice(Math.max(0, match.index - TITLE_NEAR_CHARS), match.index);
    if ((AFTER_DOCTOR.test(match[0]) && HOUSES.test(before)) || BOTH.test(before)) continue;
    const words = name.split(/\s+/);
    const end = words.findIndex((word) => !LETTERED.test(word[0] ?? '') && !/^bin(?:ti)?$/.test(word));
    // A name ends with its sentence: "M. Ali", and "Ahmad. Saya …".
    const last = words.findIndex((word) => /\p{L}{3,}\./u.test(word));
    const shown = words
      .slice(0, Math.min(end < 0 ? words.length : end, last < 0 ? words.length : last + 1))
      .join(' ')
      .replace(/\.{2,}.*$|\.$/, '');
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
  '(?<!(?:dengan|pemilihan|saya|sy|kami|adalah|mewakili|sebagai|menjadi|jadi|mengetahui|mengundang|pengurus|panitia|terima ?kasih|terimakasih|hormat|kantor|rumah|balai|ke|kepada|sama|dari|oleh|lapor|bilang|kata|melalui|lewat|dekat|depan|sebelah|samping|belakang|calon|mantan|surat|ttd|tanda tangan|tandatangan|setuju|persetujuan|via|temui|ketemu|menemui|minta|tanya|nanya|hubungi|wa|yth|selaku|wakil|terhormat|bapak|ibu|pak|bu|halo|assalamualaikum)(?: ?[.:,])? )';
/** "Pak lurah minta …", "bu camat jarang …": who is greeted or asked does none of these. */
const DOING =
  '(?:nya)?(?: (?!tolong|mohon|saya|kami|jalan|yang|yg|ke|di)\\p{L}+){0,2}? (?:me?minta|minta|mungut|memungut|motong|memotong|tidur|jarang|(?:tidak|tdk|ga|gak|kada) (?:pernah|suah|mau)|marah|mamaraki|memarahi|membentak|memukul|menampar|mengancam|mengusir|menolak|mempersulit|korupsi|pakai|pake|memakai|mamintai|menjual|nyuruh|menyuruh)(?!\\p{L})';
const BY_POST = new RegExp(
  `(?<![\\p{L}(])(?:${NOT_THEY}(?:(?:${LOOKING})|(?:${SOLE})(?:nya)?)(?!\\p{L})(?! ?(?:,|dan|&|/) ?(?:camat|lurah|r[tw]|wali ?kota))|(?<=(?:pak|bapak|bu|ibu) )(?:${SOLE})(?=${DOING})|(?:${WRITTEN_TO})(?=${DOING}))`,
  'giu',
);
/** "Saya selaku ketua RT", "koordinasi dengan ketua RT": whoever writes, or helps. */
const WITH_US = new RegExp(
  `(?<!\\p{L})(?:dengan|selaku|saya|kami|sy|mewakili|sebagai) (?:(?:pak|bapak|bu|ibu) )?(${SOLE})`,
  'iu',
);
/** "Saya Rahmat ketua RT 5": whoever writes, by name and post. */
const WRITES = /(?<!\p{L})(?:[Ss]aya|[Ss]y|[Kk]ami|[Nn]ama)[:,]? (?:\p{Lu}[\p{L}.]* ){1,3}[,(]? ?$/u;
const WRITES_NEAR_CHARS = 60;
/** "Ketua RT 02 Rahmat 0812…": whoever signs, or is to be called. */
const SIGNS = /^[^.!?]{0,60}?(?<!\d)(?:\+?62|0)8[\d -]{8}/u;
const SIGNS_NEAR_CHARS = 80;
const MAY_BE_POST =
  /desa|kades|pambakal|pembakal|sekdes|r[tw]\b|lurah|camat|kadis|kepala|kepsek|kapus|kabid|bupati|kota|direktur|head|principal|petugas|pegawai|dokter|perawat|suster|bidan|guru|satpam|kasir|sopir|supir|jukir|parkir/i;

/**
 * Whoever is complained of by a post that one person holds at that place, or by post and looks: "kades kami", "dokter jaga yang berkacamata".
 * Undefined where the post only says where it was or whom it was told ("kantor lurah", "sudah lapor ke camat"), and in a letter where nothing
 * around it says that they did wrong.
 */
export function byPostIn(text: string): { readonly text: string; readonly at: number } | undefined {
  if (!MAY_BE_POST.test(text)) return undefined;
  const isLetter = text.length > LETTER_CHARS;
  let spoken: string | undefined;
  for (const { 0: post, index: at } of text.matchAll(BY_POST)) {
    spoken ??= WITH_US.exec(text)?.[1]?.toLowerCase() ?? '';
    if (spoken !== '' && post.toLowerCase().startsWith(spoken)) continue;
    if (WRITES.test(text.slice(Math.max(0, at - WRITES_NEAR_CHARS), at))) continue;
    if (SIGNS.test(text.slice(at + post.length, at + post.length + SIGNS_NEAR_CHARS))) continue;
    if (!isLetter || isBlamed(text, at, at + post.length, false)) return { text: post, at };
  }
  return undefined;
}
