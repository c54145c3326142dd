/** Whether somebody who is named is the one who is complained of. */

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
  /(?<!\p{L})(?:atas nama|a\.?n\.?|on behalf of)\s+(?:\p{L}+\s+){0,3}(?:(?:ny|tn|sdr|sdri|bpk|ibu|bapak|pak|bu)\.?\s+)?$/iu;
/** "Pakai nama Tim KKN ULM": who tells it. */
const TO_SHOW = /(?<!p{L})(?:pak(?:ai|e)|tulis|cantumkan|tampilkan|sebut) nama\s+$/i;
/** So far before a name it is looked for whose it is. */
const HARMED_NEAR_CHARS = 120;

/** "…, namanya Salsa": of whom was spoken just now. A name with a title of its own ("Bu Siti") stands for itself. */
const CALLED = /(?<!\p{L})(?:nama|namanya|bernama|dinamai|called|named)\s+$/iu;

/** Whether the name at a place in a text is that of somebody to whom something was done, or for whom it is told: never of the one who is complained of. */
function isHarmed(text: string, at: number): boolean {
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

/** What stands before a name or a place in a text: as it begins, where the text does, else behind a letter, so that no pattern takes the cut for a beginning. */
const upTo = (text: string, at: number, chars: number): string =>
  at <= chars ? text.slice(0, at) : `x${text.slice(at - chars, at)}`;

/** A title, before the name. */
const TITLE = '(?:(?:bpk|bapak|pak|ibu|bu|h|hj)\\.?\\s+)?$';
/** To whom most people write. */
const TOWN_HEADS = '(?:bupati|wali ?kota|gubernur)';
const before = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})${TITLE}`, 'iu');

/** "Selamat siang Bu Tiwi, …", "terima kasih Pak Budi": whoever is greeted or thanked. "Tadi malam Pak Budi …" is no greeting. */
const GREETED =
  /(?:(?<!\p{L})selamat \p{L}{3,6}(?:\/\p{L}{3,6}){0,3}|(?:^|[.!?\n])\s{0,3}(?:pagi|siang|sore|malam)|(?<!\p{L})(?:halo|hai|assalam\S{0,12}|terima ?kasih|makasih|matur ?suwun|yth|terhormat|bismillah))[\s,.:@]{1,4}(?:kepada )?(?:(?:pak|bapak|bpk|bu|ibu)\.? ?)?$/iu;
const GREETED_NEAR_CHARS = 40;

/** "Perkenalkan, saya bpk Taufik": whoever writes. "Kades kami Pak Junai" is somebody else. */
const INTRODUCES = new RegExp(
  `(?:^|[.,!?\\n;:]|(?<!\\p{L})(?:perkenalkan|izin|ijin|pagi|siang|sore|malam|wb))\\s{0,3}(?:nama\\s+)?(?:saya|sy|kami|aku)\\s+${TITLE}`,
  'iu',
);
/** "Mohon Bapak Budi …", "lapor pak Budi", "sudah menghubungi Pak Budi": whoever is asked, told or was spoken with. */
const ASKED = before(
  '(?:mohon|tolong|minta|kepada|kpd|ke|dear|lapor|(?:meng|di)?hubungi(?: oleh)?|kontak|cp|koordinator|semoga|agar|supaya|hormat)[\\s(:,]{1,3}',
);
/** "Anak dari pak Supri", "warga kami an. Bapak Maksum", "orang tua: …": for whom it is told. */
const RELATED = before(
  '(?:anak (?:dari|dr)|putra|putri|warga(?: (?:saya|kami))?|suami|istri|ayah|orang ?tua|almarhum\\p{L}*|alm\\.?|penghuni|siswa|murid|pasien)[\\s:;,.(]{1,3}(?:saya\\s+|kami\\s+)?(?:(?:yang|yg)\\s+)?(?:(?:an|a\\.n|bernama|nama)[.;:]?\\s+)?',
);
/** "Wali kota Bapak Budi". */
const HEAD_OF_ALL = before(`${TOWN_HEADS}(?: \\p{L}+)?[\\s,]{1,3}`);
const BEFORE = [INTRODUCES, ASKED, RELATED, HEAD_OF_ALL];
/** "Bapak Budi yang saya hormati", "pak Budi selaku bupati": whoever is written to. */
const ADDRESSED = new RegExp(
  `^[\\s,.]{0,3}(?:(?:yang|yg) (?:saya |kami |sy )?(?:hormat|terhormat|kami banggakan)|selaku (?:${TOWN_HEADS}|pimpinan)|${TOWN_HEADS}(?!\\p{L}))`,
  'iu',
);
/** "Pak Budi, bantu kami": whoever is called on. */
const CALLS = /(?:^|[.!?\n]|(?<!\p{L})maaf)\s{0,3}(?:pak|bapak|bpk|bu|ibu)\.?\s+$/iu;
const CALLED_ON = /^\s?[,!.]/;
/** "Ketua RT 6 (Bapak Rahmat 08…)": whom to ask. */
const REACHED = /^[\s:,(]{0,3}(?:(?:hp|wa|telp|no)[\s.:]{0,3})?\+?\d[\d\s-]{7}/i;
const TOWN_HEAD = new RegExp(TOWN_HEADS, 'i');
/** So far before and behind a name it is looked for that. */
const NEAR_CHARS = 60;

/** In a long text of capitals alone, capitals tell no names. */
const SHOUTED_CHARS = 60;
const isShouted = (text: string): boolean =>
  text.length > SHOUTED_CHARS && (text.match(/\p{Ll}/gu)?.length ?? 0) * 2 < (text.match(/\p{Lu}/gu)?.length ?? 0);

/** Whether a name is that of whoever writes, or of somebody who is greeted, written to, asked or told of for their sake, anywhere in a text. */
function isBeside(text: string, name: string): boolean {
  if (TOWN_HEAD.test(name)) return true;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (GREETED.test(upTo(text, at, GREETED_NEAR_CHARS))) return true;
    const said = upTo(text, at, NEAR_CHARS);
    const behind = text.slice(at + name.length, at + name.length + NEAR_CHARS);
    if (BEFORE.some((each) => each.test(said)) || ADDRESSED.test(behind) || REACHED.test(behind)) return true;
    if (CALLS.test(said) && CALLED_ON.test(behind)) return true;
  }
  return false;
}

/**
 * Tells of each name whether it is that of whoever is complained of: not of who writes, is written to or asked, or to whom it was done.
 * @returns asks with a name and where it stands in the text, UTF-16 units; each name is looked for once
 */
export function accusedIn(text: string): (name: string, at: number) => boolean {
  const beside = new Map<string, boolean>();
  let shouted: boolean | undefined;
  return (name, at) => {
    shouted ??= isShouted(text);
    if (shouted) return false;
    const known = beside.get(name) ?? isBeside(text, name);
    beside.set(name, known);
    return !known && !isHarmed(text, at);
  };
}
