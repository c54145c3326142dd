import { askedInOrder } from './desk-asks.ts';
import { DESK_COMMANDS, type DeskCommand, type DeskSaid, SLASH, table } from './desk-words.ts';

/**
 * What is to become of the complaint before an officer, in plain words: "teruskan ke dishub", "udah dikerjain kemarin", "bukan wilayah kami". By the
 * words of the slash command, by those of the table below, and by how such sentences begin.
 */
const OF_OPEN: Readonly<Partial<Record<DeskCommand, string>>> = {
  take: 'pegang ambilin ambl',
  verify: '',
  forward:
    'disposisikan limpahkan alihkan pindahkan pindahin terusin oper operkan operin lempar lemparkan lemparin dispo antarkan antarakan trusin trskan',
  note: 'catat catet',
  ask: 'mintakan tanyakan mintain tanyain takunakan takuni takunan',
  reply: 'sampaikan bales balesin bls jwb',
  reject: 'tolka',
  archive: 'arsipin',
  return: 'balikin kembaliin bulikakan',
  close: 'selesaikan tutup tutupp tutupin slesai',
  undo: 'tarik batalin',
  exclude: '',
  link: '',
  reveal: '',
  release: 'lepasin',
};
/** Commands by their plain verbs. */
export const BY_VERB = table(
  Object.fromEntries(
    DESK_COMMANDS.flatMap((command) => {
      const more = OF_OPEN[command];
      return more === undefined ? [] : [[command, `${SLASH[command]} ${more}`.trim()]];
    }),
  ),
);
/** Whether a command is done to a complaint, and has plain verbs. */
export const isOfOpen = (command: DeskCommand): boolean => OF_OPEN[command] !== undefined;

/** Those with which nothing follows but a code, "lihat identitas" as the card names it among them. */
export const ALONE: ReadonlySet<DeskCommand> = new Set(['take', 'verify', 'undo', 'reveal', 'release']);
/** As a code is written, with a digit in it or something between its groups: the one thing that may follow them. One in sixty has no digit. */
const CODE_SHAPE = /^(?=.*\d|.{4}[-‐-―−_.·])[a-z0-9]{4}[\s\-‐-―−_.·]*[a-z0-9]{4}[\s\-‐-―−_.·]*[a-z0-9]{3}[.,!?]*$/i;
/** Tells nothing besides which complaint is meant: the one before them. */
export const THIS =
  /^(?:(?:ini|itu|this|it|laporan|laporannya|yang|saja|aja|ja|haja|ya|dong|dulu|kembali)[.,!?]*(?:\s+|$))+/i;
/** What may end the name of an agency. Looked for in so many characters at the end: it would else be begun anew at each word of a long text. */
const AFTER_NAME = /(?:(?<!\s)\s+(?:saja|aja|ya|dong|lah|nah|pak|bu|min|mas|mbak|please|pls))*(?<![.,!?])[.,!?]*$/i;
const AFTER_NAME_CHARS_MAX = 200;
const withoutAfterName = (text: string): string => {
  const end = text.slice(-AFTER_NAME_CHARS_MAX);
  return text.slice(0, text.length - end.length) + end.replace(AFTER_NAME, '');
};

/** What may stand before the verb: a wish, or that something went wrong ("salah, teruskan ke pupr"). */
const BEFORE_VERB =
  /^(?:(?:tolong|tlg|tlong|mohon|mhn|please|pls|maaf|eh|ups|salah|keliru|ralat|koreksi)\s*[,.:!]?\s+)+/i;
/** Said first to whoever asked for it: "siap pak, saya ambil". */
const HEARD =
  /^(?:(?:siap|ok|oke|okay|baik|sip|noted|oh|yaudah|yasudah|ya\s+(?:udah|sudah))(?:\s+(?:pak|bu|mas|mbak|bang|kak|min))?[\s,.!]+)+/i;
/** "Bilangin ke warga besok dicek", "kasih tau pelapor …", "tell the citizen …": what a citizen is to read. */
const TELLS =
  /^(?:(?:tolong|mohon|coba|please)\s+)?(?:bilang(?:in|kan)?|info(?:kan|in)|kabar(?:i|in|kan)|beri\s?tahu(?:kan)?|kasih\s+(?:tau|tahu)(?:in|kan)?|padah(?:i|akan)|sampai(?:kan|in)|balas(?:kan|in)?|tell|inform)(?:\s+(?:ke|kepada|ka|sama|to))?(?:\s+(?:the\s+)?(warga|pelapor|pengadu|citizen|reporter|orang|urang|beliau)(?:nya)?)?(?:\s*[,:]|\s+(?:kalau|kalo|klo|bahwa|that)(?=\s))?\s+(\S[\s\S]*)$/i;
/** "Ini …", "laporan ini kayaknya …": how a sentence about the one before them begins. */
const ABOUT_THIS = String.raw`^(?:(?:ini|itu|yang ini|laporan(?:nya)?|kayaknya|kayanya|sepertinya|keliatannya|maaf|eh)[,.]?\s+)*`;
/** What is said to colleagues, and tells nothing. */
const KIND = String.raw`(?:(?<![\s,])[\s,]+(?:ini|itu|ya|nih|sih|deh|kok|pak|bu|min|kak|mas|mbak|bang|kayaknya|kayanya|sepertinya|aja|saja|terima kasih|makasih|trims))*[.!]*$`;
const DONE = '(?:sudah|udah|udh|sdh|dah|dh|telah)';

/** "Udah selesai ini pak": the one before them can be closed; with what words, they are asked. */
const IS_DONE = new RegExp(
  `${ABOUT_THIS}(?:${DONE}\\s+(?:selesai|beres|kelar|rampung|tuntas|tuntung)|kelar|rampung|tuntas|(?:pekerjaan|perbaikan|penanganan|gawian)(?:nya)?\\s+(?:sudah\\s+|telah\\s+)?(?:selesai|beres|rampung)|(?:sudah\\s+)?tuntung(?:\\s+(?:sudah|dah))?(?:\\s+(?:gawian|dipadahakan)(?:nya)?)?|(?:done|fixed|finished)[,.]?\\s+(?:please|pls)\\s+close(?:\\s+(?:it|this))?)${KIND}`,
  'i',
);
/** "Fixed yesterday", "we have repaired it": with these very words. */
const FIXED =
  /^(?:(?:it\s+(?:is|was|has\s+been)|already|we(?:\s+have|['’]ve)?)\s+)?(?:fixed|repaired|patched)(?:\s+(?:it|already|yesterday|today|now|this\s+(?:morning|afternoon|week)))*[.!]*$/i;
/** "Ini jalan nasional, kembalikan": why, and then what. */
const WHY_FIRST =
  /^([^?\n]{3,100}[^?\n\s,.;])[,.;]\s{0,3}(?:(?:tolong|mohon|jadi)\s+)?(?:di)?(kembalikan|balikin|tolak|return|reject)(?:\s+(?:saja|aja|ya|dong|pak|bu|it))*[.!]*$/i;
/** Work that leaves nothing to be done: checked, telephoned or measured is not yet that. */
const WORK =
  '(?:kerja|perbaik|perbaki|baik|tambal|angkut|bersih|bener|benar|betul|beres|pasang|ganti|tangan|selesai|tuntas|keruk|aspal|cor|nyala|sedot|tebang|pangkas|evakuasi|padam|rapi|cat|tutup|kuat|perkuat|pulih|uruk|timbun|las|sambung|semen|isi|normalisasi|padat|kuras)(?:kan|in|i)?';
/** "Sudah kami tambal tadi pagi", "lubangnya udah dikerjain kemarin": it can be closed, and with these very words. */
const WAS_DONE = new RegExp(
  `^(?:[\\p{L}\\d]+,?\\s+){0,4}?${DONE}\\s+(?:selesai\\s+)?(?:di${WORK}|(?:kami|kita|saya|tim|regu|petugas)(?:\\s+(?:kami|kita|lapangan))?\\s+(?:di)?${WORK})(?![\\p{L}])`,
  'iu',
);
/** Asked, or not so: nothing was done. */
const NOT_SO =
  /\?|(?<!\p{L})(?:belum|blm|blum|tidak|gak|ga|nggak|kapan|apakah|apa|kalau|kalo|jika|akan|nanti|harusnya|kira|kirain|mungkin|katanya|kayaknya|kayanya|sepertinya)(?!\p{L})/iu;

/** "Bukan wewenang kami, ini jalan nasional", "bukan wilayah kami": it belongs elsewhere, and why. */
const NOT_OURS = new RegExp(
  `${ABOUT_THIS}bukan\\s+(?:(?:wewenang|kewenangan|ranah|urusan|tupoksi)(?:nya)?\\s*(?:(?:kami|kita|saya|dinas|instansi|di|sini)\\b\\s*)*(?:[,.:;-]|$|\\s)|(?!salah|kesalahan|maksud|keinginan)\\p{L}+(?:\\s+\\p{L}+)?\\s+(?:kami|kita|sini)(?!\\p{L}))`,
  'iu',
);
/** "Ini bukan kami, ini PLN", "lain gawian kami", "not ours, it is a national road". */
const NOT_US = new RegExp(
  `${ABOUT_THIS}(?:bukan\\s+(?:kami|kita)(?=\\s*[,.;:-]|\\s*$|\\s+(?:ini|tapi|tp)\\s)|(?:lain|kada)\\s+(?:gawian|ampun|urusan|bagian)\\s+kami|(?:this\\s+is\\s+)?not\\s+(?:ours|our\\s+\\p{L}+)(?!\\p{L}))`,
  'iu',
);
/** "Sudah dicek, valid", "ok ini valid": it is as it was told. */
const IS_VALID = new RegExp(
  `^(?:(?:ini|itu|laporan(?:nya)?|datanya|isinya|lokasinya|sudah|udah|udh|sdh|dicek|diperiksa|saya|kami|cek|it\\s+is)[\\s,]+)*valid(?:[\\s,.]+(?:lanjut|lanjutkan|proses))?${KIND}`,
  'i',
);
/** "Tolong Andi yang pegang", "biar PUPR yang kerjakan": who it should be, a desk or a colleague. */
const OTHER_TAKES =
  /^(?:tolong|biar|suruh|minta|nanti|mohon)\s+(?:(?:pak|bu|mas|mbak|bang|kak)\s+)?(?!saya|aku|sy|ulun|kami|kita|warga|pelapor)(\p{L}{2,20}(?:\s\p{L}{2,20})?)\s+(?:(?:aja|saja)\s+)?(?:yang|yg)\s+(?:pegang|ambil|kerjakan|kerjain|urus|tangani|handle|lanjut|lanjutkan)(?:\s+(?:ini|ya|aja|saja))*[.!]*$/iu;
/** "Salah kirim, harusnya ke pupr", "salah dinas", "salah alamat ini min": it went to the wrong desk. */
const WRONG_DESK =
  /^(?:eh\s+|maaf,?\s+|ups,?\s+)?(?:salah|keliru)\s+(?:kirim|teruskan|meneruskan|disposisi|alamat|tujuan|dinas|instansi|kamar)\b\s*[,.:;-]?\s*(?:(?:harusnya|seharusnya|mestinya|yang\s+benar)\s+)?(?:(?:ke|kepada)\s+)?([\s\S]*)$/i;
/** "Ini ke disdik aja", "kirim ke PDAM", "eh salah, harusnya ke dishub": where it should go. */
const GOES_TO =
  /^(?:(?:tolong|mohon|maaf|eh|ups)[,.]?\s+)*(?:(?:salah|keliru)[,.]?\s+(?:(?:harus|seharus|mesti)nya\s+)?|(?:(?:ini|laporan\s+ini|yang\s+ini)\s+)?(?:harus|seharus|mesti)nya\s+|(?:ini|laporan\s+ini|yang\s+ini)\s+|(?:kirim|serah|arah|lanjut)(?:kan|in)?\s+(?:ini\s+)?|kasih(?:kan)?\s+(?:ini\s+)?)k[ea]\s+(?!warga|pelapor|saya|kami|kita|sini)([^,.?!]{2,60})[.!]*$/i;
/** "Send this to PUPR", "ini mah kerjaan PUPR". */
const GIVEN_TO =
  /^(?:(?:please|pls)\s+)?(?:send|pass|route|assign)\s+(?:(?:this|it)\s+)?(?:on\s+)?to\s+(?!the\s+(?:citizen|reporter)|him|her|them|me|us)([^,.?!]{2,60})[.!]*$|^(?:ini|yang\s+ini|laporan\s+ini)\s+(?:mah\s+)?(?:kerjaan|gawian|tanggung\s?jawab)(?:nya)?\s+(?!kami|kita|saya|sini)([^,.?!]{2,60})[.!]*$/i;
const IS_OF =
  /^(?:(?:\p{L}+\s+){0,3}?(?:ini|itu)\s+(?:mah\s+)?)?(?:(?:urusan|wewenang|kewenangan|ranah|tupoksi|bagian|tugas)(?:nya)?|masuknya\s+ke)\s+(?!kami|kita|saya|sini)([^,.?!]{2,60}?)(?:[,.]\s*(?:tolong\s+|mohon\s+)?(?:di)?(?:terus|limpah|pindah|disposisi)\p{L}*(?:\s+(?:ke\s+sana|ya|pak|bu|min))*)?[.!]*$/iu;
/** "Ini spam", "kayaknya iseng aja": it is turned down, in words that a citizen may read. */
const NONSENSE = new RegExp(
  `${ABOUT_THIS}(?:(?:cuma|cuman|hanya|laporan)\\s+)*(?:spam|hoax|hoaks|hoak|palsu|iseng|prank|bohong(?:an)?|fiktif|abal-abal|ngarang)${KIND}`,
  'i',
);
/** "Dobel sama yg tadi", "ini sama dengan K7Q2-…": with what it is the same. */
const DOUBLE = new RegExp(
  `${ABOUT_THIS}(?:(?:dobel|double|doubel|duplikat|ganda|kembar)(?:nya)?(?:\\s+(?:sama|dengan|dgn|dg|kayak|kaya|seperti))*(?:\\s+([\\s\\S]+))?|(?:sama|serupa|persis)\\s+(?:dengan|dgn|dg|sama|kayak|kaya|seperti)\\s+([\\s\\S]+))$`,
  'i',
);
const AFTER_SAID = new RegExp(KIND, 'i');
const JUST_KIND = new RegExp(`^${KIND.replace('(?<![\\s,])[\\s,]+', '[\\s,]*')}`, 'i');
/** The one that was looked at before this one. */
const THE_ONE_BEFORE =
  /^(?:(?:laporan|aduan)\s+)?(?:yang|yg|nang)?\s{0,9}(?:tadi|barusan|sebelumnya|sebelum\s+ini|di\s*atas|pertama)(?:\s+(?:ya|itu|pak|bu|min|kayaknya))*[.!]*$/i;

/** "Saya yang pegang ya", "biar saya urus". */
const I_TAKE =
  /^(?:(?:biar|oke|ok|ini|itu|nanti|sini|let)\s+)*(?:saya|aku|sy|ulun|unda|gw|gue|i(?:['’]ll|\s+will)?)\s+(?:(?:yang|yg|nang|aja|saja|ja|haja)\s+)*(?:pegang|garap|gawi|ambil|maambil|handle|urus|maurus|maurusi|urusin|tangani|kerjakan|kerjain|take)(?:\s+(?:ini|itu|ya|aja|saja|dulu|pak|bu|min|mas|mbak|bang|nah|lah|this|one|it))*[.!]*$|^(?:ini|yang\s+ini)\s+(?:buat|untuk|bagian)\s+(?:saya|aku|sy|ulun)(?:\s+(?:ya|aja|saja))*[.!]*$/i;
/** Whom the words are for: "tanya warganya sebelah mana". */
const TO_CITIZEN = /^(?:ke(?:pada)?\s+)?(?:warga|pelapor|pengadu)(?:nya)?(?:\s*[,:]\s*|\s+)/i;
const TO_CITIZENS: ReadonlySet<DeskCommand> = new Set(['ask', 'reply']);

/** What plain words want of the complaint before an officer. */
export interface PlainVerb extends Pick<DeskSaid, 'command' | 'rest'> {
  /** It does not belong to their desk, and nobody says whose it is: given back, or handed on, whichever they can. */
  readonly isElsewhere?: true;
  /** With the one that they looked at before it. */
  readonly withBefore?: true;
  /** Said of the citizen to somebody else, and not to them. */
  readonly isOfCitizen?: true;
  /** A citizen might be told the same: as an answer to a card it is asked about. */
  readonly mayBeTold?: true;
}

/** Reads "teruskan ke dishub", "catatan: sudah ditelepon", "ambil yang ini"; undefined for what names no act. */
export function deskVerbIn(text: string): PlainVerb | undefined {
  const trimmed = text.trim().replace(HEARD, '');
  const [, citizen, told] = TELLS.exec(trimmed) ?? [];
  if (told !== undefined) return { command: 'reply', rest: told, ...(citizen ? { isOfCitizen: true } : {}) };
  const wrong = WRONG_DESK.exec(trimmed)?.[1];
  if (wrong !== undefined) {
    const rest = withoutAfterName(wrong.replace(THIS, '').replace(JUST_KIND, '')).trim();
    return { command: 'forward', rest, ...(rest === '' ? { isElsewhere: true } : {}) };
  }
  if (I_TAKE.test(trimmed)) return { command: 'take', rest: '' };
  const said = sentenceIn(trimmed);
  return said ? { ...said, mayBeTold: true } : verbIn(trimmed);
}

/** What is longer is no such sentence, but a text. In characters. */
const SENTENCE_CHARS_MAX = 2_000;

/** What a whole sentence says without naming the act. */
function sentenceIn(text: string): PlainVerb | undefined {
  if (text.length > SENTENCE_CHARS_MAX) return undefined;
  if (IS_DONE.test(text)) return { command: 'close', rest: '' };
  if (FIXED.test(text)) return { command: 'close', rest: text };
  if (WAS_DONE.test(text) && !NOT_SO.test(text)) return { command: 'close', rest: text };
  if (NONSENSE.test(text)) return { command: 'reject', rest: '' };
  if (IS_VALID.test(text)) return { command: 'verify', rest: '' };
  if (NOT_OURS.test(text) || NOT_US.test(text)) return { command: 'return', rest: text, isElsewhere: true };
  const [, why, order = ''] = WHY_FIRST.exec(text) ?? [];
  const ending = why === undefined ? undefined : BY_VERB.get(order.toLowerCase());
  if (why !== undefined && ending) return { command: ending, rest: why };
  const asked = askedInOrder(text);
  if (asked !== undefined) return { command: 'ask', rest: asked };
  const [, sent, work] = GIVEN_TO.exec(text) ?? [];
  const to = GOES_TO.exec(text)?.[1] ?? sent ?? work ?? IS_OF.exec(text)?.[1] ?? OTHER_TAKES.exec(text)?.[1];
  if (to !== undefined) return { command: 'forward', rest: withoutAfterName(to).trim() };
  return sameIn(text);
}

/** With what the one before an officer is the same. */
function sameIn(text: string): PlainVerb | undefined {
  const [whole, double, same] = DOUBLE.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const rest = (double ?? same ?? '').replace(AFTER_SAID, '').trim();
  if (THE_ONE_BEFORE.test(rest)) return { command: 'link', rest: '', withBefore: true };
  if (CODE_SHAPE.test(rest)) return { command: 'link', rest };
  // "Dobel sama yang lampu": with which, they are asked.
  return same === undefined ? { command: 'link', rest: '' } : undefined;
}

/** "Tolong diverifikasi ya", "ditutup aja": wished for, not told. */
const WISHED = /^(?:tolong|mohon)\s|^di[a-z]+\s+(?:aja|saja|dulu)\s*[,.]|(?:\s(?:aja|saja|ya|dong|dulu))+[.!]*$/i;

/** The act that the first word names. */
function verbIn(text: string): PlainVerb | undefined {
  const [, verb = '', after = ''] =
    /^(?:lihat\s+(?=identitas))?([a-z]{3,14})\s*[:,.!?]?(?:\s+([\s\S]*))?$/i.exec(text.replace(BEFORE_VERB, '')) ?? [];
  const word = verb.toLowerCase();
  const command =
    BY_VERB.get(word) ?? (word.startsWith('di') && WISHED.test(text) ? BY_VERB.get(word.slice(2)) : undefined);
  if (!command) return undefined;
  const rest = after.replace(THIS, '').trim();
  if (ALONE.has(command)) {
    const code = rest.replace(CALLED_CODE, '').replace(ONLY_KIND, '');
    return code === '' || CODE_SHAPE.test(code) ? { command, rest: code } : undefined;
  }
  const back = command === 'return' ? BACK_TO.exec(rest)?.[1] : undefined;
  if (back !== undefined) return { command: 'forward', rest: deskNameIn(back) };
  if (TO_CITIZENS.has(command)) {
    const isOfCitizen = TO_CITIZEN.test(rest) || FROM_CITIZEN.test(rest);
    const words = rest
      .replace(TO_CITIZEN, '')
      .replace(FROM_CITIZEN, '')
      .replace(command === 'ask' ? ASK_FOR : /^$/, '');
    return { command, rest: words, ...(isOfCitizen ? { isOfCitizen: true } : {}) };
  }
  return { command, rest: command === 'forward' ? deskNameIn(rest) : rest };
}

/** "Minta foto dari warga": whom it is asked of. */
const FROM_CITIZEN =
  /(?<!\s)\s+(?:dari|ke|sama|kepada)\s+(?:warga|pelapor|pengadu)(?:nya)?(?:\s+(?:ya|dong|pak|bu|min))?[.!?]*$/i;
/** "Ask them for a photo". */
const ASK_FOR = /^(?:(?:the\s+citizen|the\s+reporter|them|him|her)\s+)?for\s+/i;
/** Nothing but kindness: "lepas lagi deh". */
const ONLY_KIND =
  /^(?:(?:lagi|deh|nih|lah|pak|bu|min|mas|mbak|kak|bang|dong|ya|aja|saja|dulu|please)[.,!?]*(?:\s+|$))+$/i;
/** What only says that a code follows. */
const CALLED_CODE = /^(?:kode|nomor|nomer|code)[\s:.]+/i;
/** "Balikin lagi ke PU": to whom. */
const BACK_TO = /^(?:lagi\s+)?((?:ke|kepada)\s+[^,.]{2,60})[.!]*$/i;

/** The name of an agency without what stands around it: "ke PU aja ya". */
export const deskNameIn = (text: string): string =>
  withoutAfterName(text.replace(/^(?:(?:ke|ka|kepada|to)\s+)+/i, '')).trim();

/** What an answer to an act that was begun says of it, where it says the verb once more: "tolong terusin ke PU ya" to the question to whom. */
export function answerTo(act: string, text: string): string {
  if (act !== 'forward' && act !== 'ask') return text;
  const said = deskVerbIn(text);
  if (said?.command === act) return said.rest;
  return act === 'forward' ? deskNameIn(text.trim()) : text;
}
