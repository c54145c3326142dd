import type { CategoryPolicy } from '../policy/policy.ts';
import { accusedIn } from './accused.ts';
import { isBlamed, LETTER_CHARS } from './blamed.ts';
import type { Guess } from './guess.ts';
import type { Token } from './lexer.ts';
import type { OwnName } from './own-name.ts';
import { byPostIn, type Person } from './people.ts';
import type { PersonalData } from './personal-data.ts';
import { amountIn } from './signs.ts';
import { type Telling, tellingsIn } from './tellings.ts';
import { habitIn } from './time/habit.ts';
import { vehicleIn } from './vehicle.ts';
import { wordTable } from './words.ts';

/** `name: word, phrase …` in canonical spelling. */
const PAPERS = wordTable(`
KTP: ktp, e ktp, ktp el
kartu keluarga: kk, kartu keluarga
akta kelahiran: akta kelahiran, akta lahir
akta kematian: akta kematian
KIA: kia
surat pindah: surat pindah, pindah domisili
paspor: paspor
buku nikah: buku nikah, surat nikah
SKTM: sktm
SKCK: skck
SIM: sim
sertifikat tanah: sertifikat tanah, sertifikat rumah, sertipikat, ptsl, balik nama sertifikat
sertifikat: sertifikat
PBG: pbg, imb
NIB: nib, oss
STNK: stnk, pajak motor, pajak mobil, pajak kendaraan
PBB: pbb
izin praktik: izin praktik, izin praktek
izin usaha: izin usaha, siup
`);
const PROGRAMMES = wordTable(`
PKH: pkh
BPNT: bpnt, sembako, kks
BLT: blt, blt desa
PIP: pip
KIP: kip
bansos: bansos
bantuan beras: beras bantuan, bantuan beras
bedah rumah: bedah rumah, rtlh
bantuan kebakaran: korban kebakaran
bantuan banjir: korban banjir
`);
const UNITS = wordTable(`
IGD: igd, ugd
poli anak: poli anak
poli gigi: poli gigi
poli: poli
apotek: apotek, farmasi
pendaftaran: pendaftaran, loket pendaftaran
rawat inap: rawat inap, ruang
ICU: icu
laboratorium: lab, laboratorium
ambulans: ambulans, ambulan
posyandu: posyandu
`);
const CLASS = /\b(?:kelas|kls)\s?(?:1|2|3|i{1,3}|satu|dua|tiga|vip)\b/i;
const POLE = /\b(?:no\.? ?tiang|tiang(?: no)?|pju)[\s.:#-]{0,3}([A-Z]{0,4}-?\d{2,6})\b/i;
/** "tidak ada nomornya di tiang": told already that there is none. */
const NO_NUMBER =
  /\b(?:tidak|tdk|ga|gak|nggak|ngga|enggak|kada|belum|tanpa|no)\s?(?:ada|kelihatan|keliatan|terlihat|kebaca|terbaca|punya|bisa dibaca)?\s?(?:nomor|nomer|nomornya|nomernya|number|no(?=\s*tiang))\b(?!\s?(?:hp|wa|telp|telepon|rumah|antrian|antrean|resi|rekening|phone))(?:\s(?:di\s|on\s)?(?:the\s)?(?:tiang|tiangnya|pole)\b)?/i;
const NOBODY_HURT =
  /\b(?:tidak|tdk|ga|gak|nggak|ngga|kada|belum|nihil|no)\s?(?:ada\s)?(?:korban(?: jiwa)?|casualties|victims)\b|\b(?:nobody|no one) (?:is |was )?(?:hurt|injured)\b/i;

/** "Bu Siti saksinya", "saksi: Pak Ahmad": who saw it, and not who is complained of. */
const WITNESS =
  /(?<!\p{L})(?:(?:pak|bapak|bpk|bu|ibu|mas|mbak|kak|acil|julak|paman)\.?\s+\p{L}+(?:\s\p{Lu}\p{L}+)?(?=\s+(?:(?:yang |jadi |juga |sebagai )?(?:saksi|saksinya|lihat|melihat|nonton)(?!\p{L})))|(?:adik|kakak|istri|suami|teman|kawan|tetangga|anak|ibu|bapak|mama|paman|rekan) (?:saya|kami|sy)(?:\s\p{Lu}\p{L}+)? (?:(?:yang |jadi |juga |sebagai |ikut )?(?:saksi|saksinya|lihat|liat|melihat|ngeliat))(?!\p{L})|(?=pak|bapak|bpk|bu|ibu|mas|mbak|kak)(?<=(?:saksi|saksinya|disaksikan|dilihat)(?: (?:adalah|ada|yaitu|oleh))?\s*:?\s)(?:pak|bapak|bpk|bu|ibu|mas|mbak|kak)\.?\s+\p{L}+(?:\s\p{Lu}\p{L}+)?)/iu;
const MAY_WITNESS = /saksi|lihat|liat|nonton/i;

const SURE = 0.7;
const guess = (value: string, at?: number): Guess<string> => ({
  value,
  ...(at === undefined ? {} : { span: [at, at + value.length] as const }),
  confidence: SURE,
});

/** What a category asks besides place and time, as far as the words tell it: by the fact's id in the policy. */
export function particularsIn(
  text: string,
  tokens: readonly Token[],
  heard: {
    readonly personalData: PersonalData;
    readonly people: readonly Guess<Person>[];
    readonly agency: string | undefined;
    readonly ownName: OwnName | undefined;
  },
  category: () => CategoryPolicy | undefined,
): Readonly<Record<string, Guess<string>>> {
  const { personalData, people } = heard;
  const money = amountIn(text);
  const amount = money && guess(money.text, money.at);
  const witness = MAY_WITNESS.test(text) ? match(WITNESS, text) : undefined;
  const [from = 0, to = 0] = witness?.span ?? [];
  // Whoever writes is not who is complained of.
  const isWriter = (called: string): boolean => heard.ownName?.name.includes(called) === true;
  const isAccused = accusedIn(text);
  const isLetter = text.length > LETTER_CHARS;
  const name = people.find(
    ({ value, span: [at = 0, end = 0] = [] }) =>
      value.name !== undefined &&
      (at < from || at >= to) &&
      !isWriter(value.name) &&
      isAccused(value.name, at) &&
      (!isLetter || isBlamed(text, at, end, true)),
  );
  const post = postOf(text, people, name?.span?.[0]);
  const habit = habitIn(text);
  const told = tellingsIn(text, tokens);
  const vehicle = vehicleIn(text, personalData.plate[0]);
  const who = [post, name?.value.name]
    .filter(Boolean)
    .join(' ')
    .replace(/[.,;:\s]+$/, '');
  const found: Readonly<Record<string, Guess<string> | undefined>> = {
    amount,
    price: amount,
    paper: first(PAPERS.find(tokens)),
    programme: first(PROGRAMMES.find(tokens)),
    unit: first(UNITS.find(tokens)),
    class: withRefusal(match(CLASS, text), told.class),
    pole: match(POLE, text) ?? match(NO_NUMBER, text),
    customer: first(personalData.customer),
    vehicle: vehicle && guess(vehicle.text, vehicle.at),
    who: name ? guess(who) : guessOf(byPostIn(text)),
    witness,
    people: match(NOBODY_HURT, text) ?? guessOf(told.people),
    danger: guessOf(told.danger),
    source: guessOf(told.source),
    answered: guessOf(told.answered),
    office: heard.agency === undefined ? undefined : guess(heard.agency),
    time: habit && guess(habit.text, habit.at),
  };
  // What the text is about is known only by asking the model: not for nothing.
  if (Object.values(found).every((each) => each === undefined)) return {};
  return Object.fromEntries(
    (category()?.facts ?? []).flatMap(({ id, example }) => {
      const value = found[id];
      // What happens again and again tells when only where it is asked like that, or where its days are named.
      if (!value || (id === 'time' && !A_DAY.test(value.value) && !habitIn(example?.id ?? ''))) return [];
      return [[id, value] as const];
    }),
  );
}

const A_DAY = /\b(?:senin|selasa|rabu|kamis|jum.?at|sabtu|ahad|(?:hari|malam) minggu)\b/i;

/** So far before a name its post is told. */
const POST_NEAR_CHARS = 30;
/** What somebody is, right before their name: "gurunya bernama Pak Junai". */
const OWN_POST =
  /\b(guru|dokter|perawat|bidan|satpam|sopir|supir|mandor|kasir|petugas|pegawai|lurah|camat|kades|pambakal|kepala sekolah|ketua rt|ketua rw|kepala dinas|bupati|wali ?kota)(?:nya)?\b[^.,;]*$/i;

/** The post of whoever is named: the one right before the name, else the first that a short text tells. */
function postOf(text: string, people: readonly Guess<Person>[], nameAt: number | undefined): string | undefined {
  const posts = people.flatMap(({ value: { post } }) => (post === undefined ? [] : [post]));
  const before = nameAt === undefined ? '' : text.slice(Math.max(0, nameAt - POST_NEAR_CHARS), nameAt);
  const own = OWN_POST.exec(before)?.[1]?.toLowerCase();
  if (own === undefined) return text.length > LETTER_CHARS ? undefined : posts[0];
  return posts.find((post) => post.toLowerCase().includes(own)) ?? own;
}

const guessOf = (telling: Telling | undefined): Guess<string> | undefined => telling && guess(telling.text, telling.at);
/** The class, with what was refused there: without the class it is still to be asked. */
function withRefusal(found: Guess<string> | undefined, refusal: Telling | undefined): Guess<string> | undefined {
  if (!found || !refusal) return found;
  const value = refusal.text.includes(found.value) ? refusal.text : `${found.value}, ${refusal.text}`;
  return { value, confidence: SURE };
}

const first = (names: readonly string[]): Guess<string> | undefined =>
  names[0] === undefined ? undefined : guess(names[0]);
const match = (pattern: RegExp, text: string): Guess<string> | undefined => {
  const found = pattern.exec(text);
  return found ? guess(found[0], found.index) : undefined;
};
