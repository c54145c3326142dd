import { plainEnglish } from './english.ts';
import { plainWords, tidy } from './tidy.ts';
import { isThanks, numberOf, steeringOf } from './words.ts';

const FAILS =
  'rusak|mati|bocor|macet|kotor|bau|padam|kumat|jebol|berlubang|banjir|gelap|menumpuk|numpuk|kambuh|broken|out|dead';
/** That it does not fail any more: taken out before {@link NOT_YET} is looked for, which its words resemble. */
const NO_MORE = new RegExp(
  `\\b(?:tidak|kada|no longer|not) (?:${FAILS}|ada masalah|bermasalah|masalah) ?(?:lagi|anymore)?\\b|\\b(?:tidak|kada) ada (?:masalah|keluhan|kendala)\\b`,
  'g',
);
/** That they have not looked: neither of both. */
const UNSEEN =
  /\b(?:belum|tidak|not|havent) (?:saya |sempat |bisa |ada )?(?:cek|ngecek|lihat|liat|ngeliat|periksa|kesana|ke sana|lewat|pulang|tahu|checked|seen|sure)\b|\b(?:sudah|udah) (?:apa|atau) belum\b|\b(?:nanti|bentar|sebentar) (?:saya|malam|sore|pagi|tak|ta)\b/;
/** How sentences say that it is not settled; informal spellings are made one before. */
const NOT_YET = new RegExp(
  `\\b(?:belum|balum|masih|tetap|tetep|not yet|still|(?:${FAILS}) (?:lagi|again)|(?:tidak|tanpa) (?:ada )?(?:beres|selesai|perubahan|berubah|diperbaiki|perbaikan|tindakan)|tidak ada (?:petugas |siapa\\w* |orang )?(?:yang )?(?:datang|dateng|turun|kesini|ke sini)|kada (?:beres|tuntung)|(?:tidak|not) (?:fixed|done|settled)|sama saja|boro boro|bohong|dusta|hoax|hoaks|(?:beres|selesai) (?:apanya|dari mana|apaan|mananya|pala\\w*)|(?:apanya|apa|mananya|mana) (?:yang )?(?:beres|selesai)|siapa (?:yang )?bilang|(?:cuma|hanya|cuman|only) (?:\\w+ )?(?:sebentar|sehari|semalam|sejam|seminggu|(?:\\w+ )?(?:hari|jam|malam|minggu|day|night|week)s?)|(?:itu )?bukan (?:\\w+ )?(?:yang )?(?:saya|kami) (?:laporkan|lapor|maksud)|salah (?:lokasi|tempat|alamat|titik))\\b`,
);
/** How sentences say that it is. */
const SETTLED =
  /\b(beres|selesai|tuntas|tuntung|diperbaiki|dibersihkan|diangkut|ditambal|diaspal|diganti|dipasang|ditangani|dikerjakan|dibenahi|dibetulkan|bagus|bgs|baikan|benar|bener|baik|menyala|nyala|hidup|terang|lancar|bersih|kering|surut|normal|aman|puas|mantap|clear|fixed|done|solved|settled|works)\b/;
/** The same as English sentences have it, contractions written out. */
const NO_MORE_ENGLISH =
  /\bno (?:more )?(?:problems?|issues?|complaints?)\b|\bnot (?:a )?(?:problem|issue|dark|broken|out|flooded|dirty|bad)(?: (?:anymore|any more|any longer|now))?\b/g;
const UNSEEN_ENGLISH =
  /\bnot (?:checked|seen|looked|been there|noticed|know|sure|at home|back)\b|^(?:i )?(?:will|have to|need to|must) (?:check|look|see|ask)\b/;
const NOT_YET_ENGLISH =
  /^not (?:really|at all|quite|completely|entirely)\b|\bnot (?:yet|fixed|done|solved|settled|working|work|repaired|resolved|changed|better|on|true|been|come|came|collected|cleaned|happened|help(?:ed)?|finished)\b|\bnothing (?:has |have |was )?(?:changed|happened|been|done|different|new)\b|\b(?:nobody|no one|none of them|they never|never|no officer) (?:has |have |ever )?(?:came|come|comes|showed|shown|fixed|did|been|turned)\b|^no (?:change|changes|difference|improvement|progress)\b|\bsame (?:as (?:before|ever|always)|problem|thing|situation|old)\b|\b(?:broke|broken|out|off|dark|dirty|flooded|stopped|leaking|leaks|down|failed|gone) again\b|^(?:it |that )?(?:broke|stopped)\b|\b(?:lie|lies|liar|lying|not true)\b|\bonly (?:half|partly|a part|part|some|temporar\w+|(?:worked|lasted|fixed)?(?: ?for)? ?(?:a|one|two|three|\d+) (?:hour|day|night|week)s?)\b|\bhalf (?:done|fixed|of)\b|\bwrong (?:\w+ )?(?:lamp|light|place|road|street|house|one|spot|pole|pipe)\b|\b(?:fixed|repaired) (?:another|the wrong|a different)\b|\b(?:got |even |getting )?worse\b|\b(?:worked|lasted|was fixed|fixed) (?:only )?for (?:only )?(?:a|one|two|three|\d+|a few) (?:hour|day|night|week)s?\b/;
const SETTLED_ENGLISH =
  /\b(?:fixed|works|working|solved|resolved|settled|repaired|replaced|cleaned|collected|mended|sorted|finished|improved|(?:back )?on again|back on|back to normal|came back|is back|(?:all|everything) (?:is )?(?:good|fine|ok|okay|well)|(?:it|that|road|light|water|power) is (?:now )?(?:good|fine|ok|okay|bright|clean|on|smooth|normal|much better|all right)|bright again|good now|fine now|ok now)\b|^yes$/;
/** With one of these in it a sentence that sounds settled may mean the opposite: better to ask. */
const BUT =
  /\b(tidak|bukan|kurang|tapi|tetapi|cuma|cuman|hanya|(?<!yang )baru|sebagian|separuh|separuhnya|setengah|setengahnya|kada|katanya|but|not|only|half|partly)\b/;
/** With one of these it is wished for, or would be: "tolong diperbaiki", "kalau sudah beres". */
const WISHED =
  /\b(tolong|mohon|minta|segera|semoga|mudahan|kapan|harus|harusnya|seharusnya|kalau|jika|bila|akan|mau|please|when|if|should|will|hope)\b/;
/** "Sudah" is said by itself, beside nothing but these. */
const BESIDE_DONE = new Set(
  'sudah sampun alhamdulillah syukur puji tuhan hooh inggih ya iya yes ok oke okay pak bu min kak bang mas mbak admin terima kasih terimakasih makasih thanks banyak sekali banget kok nih dong sih ai pang ding ternyata eh salah maaf semua semuanya sejak dari tadi kemarin'.split(
    ' ',
  ),
);

/** What was waited for is there: "sudah saya ambil tadi", "ktpnya sudah kami terima". */
const FETCHED =
  /\b(?:sudah|tadi) (?:(?:di|saya|kami|aku|ulun) ?)*(?:ambil|terima|dapat|pegang|cair|jadi|keluar|sampai)\b/;
const BESIDE_FETCHED = new Set(
  'sudah tadi kemarin hari ini pagi siang sore baru saja saya kami aku ulun di tangan rumah kantor ambil diambil terima diterima dapat dapet pegang cair jadi keluar sampai ktp ktpnya kk kknya akta aktanya kartu kartunya sertifikat sertifikatnya surat suratnya bansos bansosnya uang uangnya bantuan bantuannya ijazah ijazahnya alhamdulillah makasih terimakasih terima kasih banyak ya pak bu min kak bang admin'.split(
    ' ',
  ),
);

/** Steering words as an answer to "Sudah beres?". */
const BY_INTENT: Readonly<Record<string, Settled>> = {
  yes: 'settled',
  done: 'settled',
  no: 'not-yet',
};

/** What an answer to "Sudah beres?" says. */
export type Settled = 'settled' | 'not-yet';

/** Reads an answer to "Sudah beres?": a word, a thumb or a sentence. Undefined when it could mean either. */
export function verdictOf(text: string): Settled | undefined {
  const all = tidy(text);
  const words = all.join(' ');
  const english = text.length <= ENGLISH_CHARS_MAX ? plainEnglish(text).replace(NO_MORE_ENGLISH, ' all is good ') : '';
  if (UNSEEN.test(words) || UNSEEN_ENGLISH.test(english)) return undefined;
  const isAsked = text.includes('?');
  const steering = steeringOf(text);
  const meant = typeof steering === 'object' ? BY_INTENT[steering.intent] : undefined;
  // What does not fail any more says nothing of what else still does.
  const rest = words.replace(NO_MORE, ' ');
  if (meant === undefined && (NOT_YET.test(rest) || NOT_YET_ENGLISH.test(english))) return 'not-yet';
  if (isAsked || typeof steering === 'object') return isAsked ? undefined : meant;
  if (WISHED.test(words)) return undefined;
  if (rest !== words) return /\b(?:tapi|tetapi|but|katanya)\b/.test(rest) ? undefined : 'settled';
  const isDone =
    all.some((word) => word === 'sudah' || word === 'sampun') && all.every((word) => BESIDE_DONE.has(word));
  const isSettled = SETTLED.test(words) || SETTLED_ENGLISH.test(english) || english.includes('all is good');
  const isFetched = FETCHED.test(words) && all.every((word) => BESIDE_FETCHED.has(word));
  return isDone || isFetched || (isSettled && !BUT.test(english.includes('all is good') ? english : words))
    ? 'settled'
    : undefined;
}
/** Longer texts tell more than whether it is settled, and are read as they are. */
const ENGLISH_CHARS_MAX = 120;

/** With these somebody comes back on what was just said to be settled. */
const ON_SECOND_LOOK =
  /^(?:(?:eh|lho|loh|aduh|waduh|maaf|sorry|oh|wait|pak|bu|min|kak) )*(?:ternyata|salah|eh|lho|loh|waduh|wait|actually)\b/;
const FAILS_AGAIN = new RegExp(`^(?:\\w+ )?(?:${FAILS}) (?:lagi|again)\\b`);

/** Whether a text takes back that it is settled: "eh belum ternyata", "mati lagi". Not every "masih" in a comment does. */
export function takesBack(text: string): boolean {
  const words = plainWords(text);
  return (ON_SECOND_LOOK.test(words) || FAILS_AGAIN.test(words)) && verdictOf(words) === 'not-yet';
}

const ENOUGH =
  /\b(?:sudahlah|sudah lah|biarin|biarkan|biar saja|capek|cape|malas|males|percuma|terserah|whatever|forget it|never ?mind|leave it|dont bother|give up)\b/;
const ENOUGH_WORDS_MAX = 4;
/** Whether somebody has had enough of it, and says nothing else: "biarin aja", "capek". */
export function hasEnough(text: string): boolean {
  const words = tidy(text);
  return words.length <= ENOUGH_WORDS_MAX && ENOUGH.test(words.join(' '));
}

const SLIP =
  /^(?:\W*\b(?:eh|oh|maaf|sorry|salah pencet|salah|lho|loh|wait|oops|no wait|my mistake|my bad|actually)\b\W*)+/i;
/** A text without the slip that it begins with: "eh salah, sudah beres" → "sudah beres". */
export const withoutSlip = (text: string): string => text.replace(SLIP, '');

/** Best rating. */
export const RATING_MAX = 5;

/** What is said around a rating. */
const BESIDE_RATING =
  /\b(?:saya|kami|kasih|kasi|beri|nilai|nilainya|skor|rating|bintang|bintangnya|stars?|aja|saja|deh|dong|lah|ya|pak|bu|min|kak|sih|untuk|buat|petugas|petugasnya|layanan|layanannya|hasilnya|nya|terima|terimakasih|makasih|i give|i would give|id give|it a|it|a|an|please|thanks|thank you)\b/g;
/** Words for a rating on the scale of the question: 1 not content, 5 very content. The first that fits counts. */
const IN_WORDS: readonly (readonly [number, RegExp])[] = [
  [
    2,
    /^(?:not (?:so|very|that|too|really|all that) (?:good|great|happy|satisfied|well)|not great|could be better|could have been better|below average|rather poor|a bit disappointed)$/,
  ],
  [
    1,
    /^(?:(?:very|really|so|extremely) )?(?:bad|awful|horrible|terrible|worst|disappointed|disappointing|unhappy|dissatisfied|useless|not good)(?: at all| service)?$|^(?:the )?worst\b|^not (?:at all )?(?:happy|satisfied|good|content)(?: at all)?$|^not at all$/,
  ],
  [
    3,
    /^(?:ok|okay|fine|good) i guess$|^(?:average|meh|not bad|not too bad|decent|mediocre|alright|all right|fair|acceptable|fair enough|so so|in between|could be worse)$/,
  ],
  [
    5,
    /^(?:very|really|super|extremely|so|absolutely) (?:good|happy|satisfied|nice|pleased|content|well|fast|impressed|much)$|^(?:great|excellent|amazing|awesome|fantastic|wonderful|brilliant|outstanding|superb)(?: (?:job|work|service|response|thanks))?$|^(?:the )?best$|^(?:i )?love it$/,
  ],
  [
    4,
    /^(?:pretty|quite|fairly|rather) (?:good|happy|satisfied|fast|content)$|^(?:good (?:job|work|service)|well done|happy|satisfied|content|nice(?: job| work)?|pleased)$/,
  ],
  [1, /^(?:sangat |sama sekali )?(?:tidak|kada|not) (?:puas|bagus|baik|memuaskan|happy|satisfied)(?: sama sekali)?$/],
  [
    1,
    /^(?:(?:sangat|sungguh) )?(?:buruk|jelek|parah|mengecewakan|kecewa|payah|bad|poor|terrible)(?: (?:banget|sekali))?$/,
  ],
  [2, /^(?:kurang|agak kurang) (?:puas|bagus|baik|memuaskan)?$|^kurang$/],
  [3, /^(?:cukup|lumayan|sedang|biasa|so so|okay lah)(?: (?:puas|bagus|baik|memuaskan))?$/],
  [5, /^(?:sangat|sungguh|very) (?:puas|bagus|baik|memuaskan|good|satisfied)$/],
  [
    5,
    /^(?:puas|bagus|baik|mantap)(?: (?:banget|sekali|bgt))$|^(?:sempurna|mantap|mantul|top|excellent|perfect|great)(?: jiwa)?$/,
  ],
  [4, /^(?:puas|bagus|baik|memuaskan|good)$/],
];
/** "5/5", "4 dari 5", "10/10": out of what usually is the best. "3 dari 3" counts something. */
const OUT_OF = /^\s*(\d{1,3})\s*(?:\/|dari|out of)\s*(5|10|100)\W*$/i;
/** A rating and what it is for. Not "1. …": a list begins like that. */
const WITH_REASON =
  /^\s*(?:bintang |nilai |rating )?([1-5])(?: bintang)?(?:\s*[,;:-]\s*|\s+(?=(?:karena|karna|krn|soalnya|sebab|because)\b))\p{L}/iu;

/** Reads a rating from 1 to 5: "4", "empat", "bintang 4", "4/5", "⭐⭐⭐⭐", "sangat puas", "3 karena lama". */
export function ratingOf(text: string): number | undefined {
  const stars = text.match(STARS)?.length ?? 0;
  if (stars > 0 && !/[\p{L}\d]/u.test(text)) return inScale(stars);
  const [, of, best] = OUT_OF.exec(text) ?? [];
  if (of !== undefined && best !== undefined) return inScale((Number(of) / Number(best)) * RATING_MAX);
  const withReason = WITH_REASON.exec(text)?.[1];
  if (withReason !== undefined) return Number(withReason);
  const bare = plainWords(text.replace(STARS, ' ')).replace(BESIDE_RATING, ' ').replace(/\s+/g, ' ').trim();
  if (bare === '100') return RATING_MAX;
  return inScale(/^\d{1,2}$/.test(bare) ? Number(bare) : numberOf(bare)) ?? inWords(bare);
}

const STARS = /[⭐★🌟]/gu;
const inScale = (rating: number | undefined): number | undefined =>
  rating !== undefined && Number.isInteger(rating) && rating >= 1 && rating <= RATING_MAX ? rating : undefined;
const inWords = (words: string): number | undefined => IN_WORDS.find(([, said]) => said.test(words))?.[0];

/** Whether an answer to the rating holds words besides it, which the desk should read. */
export const saysWhyRated = (text: string): boolean => WITH_REASON.test(text);

/** Whether a text is thanks, a blessing or a nod, and nothing else: it answers neither how well it went nor what is wrong. */
export const isNod = (text: string): boolean =>
  isThanks(text) ||
  !/[\p{L}\p{N}]/u.test(text) ||
  /^(?:alhamdulillah|syukurlah|syukur|sama sama|ok|oke|okay|sip|siap|baik|ya|iya|amin|you re welcome)(?: (?:pak|bu|min|kak|ya|terima kasih|makasih))*$/.test(
    plainWords(text),
  );
