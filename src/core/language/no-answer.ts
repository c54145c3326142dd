/** What answers no question at all, whatever was asked. Tables of words that such a text may have: with any other it tells something. */
import { type EnglishMeaning, saysInEnglish } from './english.ts';
import { plainWords, tidy } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
const NO_ANSWER_TEXT_MAX = 60;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What is said around all of it. */
const AROUND =
  'ya iya yah pak bu min kak bang mas mbak mba om tante admin bos gan sis bro e eh ee oh ah em hm hmm anu nah nih ni dong deh sih kok lah mah kan lho loh aduh duh waduh wah maaf sorry tolong mohon saya kami aku i we ok oke okay siap baik dulu dlu lagi masih ini itu tu';

/** One way to answer nothing: what makes it so, and all words that it may have. */
interface Way {
  readonly sign: RegExp;
  readonly words: ReadonlySet<string>;
}
const way = (sign: RegExp, words: string): Way => ({ sign, words: setOf(`${AROUND} ${words}`) });

const DO =
  'cek ngecek dicek periksa lihat liat ngeliat lihatkan cari nyari carikan tanya nanya tanyakan tanyain ukur ngukur mengukur hitung baca membaca jawab menjawab balas membalas kirim ngirim mengirim ambil ngambil foto fotokan pikir pikirkan mikir ingat tulis ketik share shareloc sharelok loc lok check look ask send answer think';
const BUSY =
  'jalan dijalan perjalanan nyetir setir kerja bekerja rapat sibuk makan otw dekat mandi sholat salat ngajar antar jemput driving busy work working eating';
/** What people write to a machine that they take for one: consent to be asked, a sign of life, a filler. */
const NOISE = way(
  /\b(?:hm+|e+h|e{2,}|em|anu|p|tes|test|lol|silakan|silahkan|monggo|tanya|tanyakan|ulangi|ulang|repeat|huh|ping)\b/,
  'hmmm p tes test lol silakan silahkan monggo saja tanya tanyakan mau apa coba ulangi ulang diulang pertanyaannya repeat please huh ping',
);
const PUZZLED = way(
  /\b(?:apa|apaan|hah|huh|maksud|maksudnya|gimana|gmn|bagaimana|siapa|kapan|berapa|mana|dimana|kenapa|bingung|(?:tidak|belum|kurang|kada) (?:ngerti|mengerti|paham|jelas|mudeng)|what|mean|which|who|when|confused)\b/,
  'apa apaan hah huh maksud maksudnya gimana gmn bagaimana siapa kapan berapa brp yang mana di dimana kenapa bingung tidak belum kurang kada ngerti mengerti paham jelas mudeng pertanyaannya pertanyaan harus jawab jawabnya what do does you mean that it is which who when where confused am im',
);
const TOLD = way(
  /\b(?:sudah|tadi)\b.*\b(?:bilang|dibilang|jawab|dijawab|tulis|ditulis|cerita|diceritakan|sebut|disebut|jelas|dijelaskan|tadi)\b|\b(?:baca|dibaca|lihat|liat|scroll)\b(?: \w+)* ?\b(?:dong|atas|tadi|lagi|laporan|chat)\b|\bsama (?:kaya|kayak|seperti|dengan)? ?(?:yang )?(?:tadi|atas|sebelumnya)\b|\balready (?:told|said|answered)\b|\bsame as (?:before|above)\b/,
  'sudah tadi bilang dibilang bilangin jawab dijawab tulis ditulis cerita diceritakan sebut disebut disebutkan jelas dijelaskan baca dibaca lihat liat scroll di dari ulang atas atasnya chat chatnya pesan pesannya laporan sama kaya kayak seperti dengan yang sebelumnya jawabannya already told said answered you same as before above have',
);
const GRUMBLES = way(
  /\b(?:bodoh|bego|goblok|goblog|tolol|dungu|idiot|pekok|bungul|anjing|anjir|anjrit|anjay|anjim|asu|bangsat|babi|monyet|kampret|kontol|memek|jancok|jancuk|cok|tai|taik|bajingan|brengsek|sialan|setan|keparat|stupid|dumb|fuck\w*|shit|damn|hell|ribet|rempong|lama|lambat|lelet|lemot|cerewet|bawel|ngapain (?:\w+ )?(?:tanya|nanya|nanyak)|(?:banyak|kebanyakan) (?:tanya|nanya|nanyak|cakap|omong|bacot)|bacot|nyebelin|menyebalkan|capek|cape|bosan|bodo|percuma|(?:tidak|ga) guna|(?:ukur|cek|lihat|liat|cari|bayangin|bayangkan|hitung|tanya) (?:\w+ )?sendiri|(?:kamu|lu|elu|kalian) (?:yang )?(?:cek|cari|ukur|hitung)|bisa cepat|cepat|annoying|useless|slow)\b/,
  'ngapain kepo bodoh bego goblok goblog tolol dungu idiot pekok bungul anjing anjir anjrit anjay anjim asu bangsat babi monyet kampret kontol memek jancok jancuk cok tai taik bajingan brengsek sialan setan keparat stupid dumb fuck fucking shit damn hell ribet rempong lama lambat lelet lemot cerewet bawel banyak kebanyakan tanya nanya nanyak cakap omong bacot nyebelin menyebalkan capek cape bosan bodo amat percuma tidak guna berguna bisa cepat dasar bot robot mesin kamu lu elu lo kau you banget bgt sekali begini gini begitu gitu terus mulu melulu jadi juga orang woi woy hoi heh hei so this is a the what bikin buat annoying useless slow sendiri saja ukur cek lihat liat cari bayangin bayangkan hitung yang',
);
const WAITS = way(
  new RegExp(
    `\\b(?:sebentar|bentar|tunggu|tungguin|nunggu|nanti|ntar|entar|sabar|wait|hold on|hang on|moment|later|one sec|otw|(?:besok|lusa|lagi) (?:saya|tidak|mau|dicari|cari)? ?(?:${DO.replaceAll(' ', '|')})|lagi (?:di )?(?:${BUSY.replaceAll(' ', '|')})|(?:${DO.replaceAll(' ', '|')}) (?:\\w+ )?dulu)\\b`,
  ),
  `sebentar bentar tunggu tungguin nunggu nanti ntar entar sabar besok bsok lusa tidak cariin tahu wait hold on hang moment later one a sec second minute saja akan mau tak ta di ke apa sama sore malam pagi siang jam pulang sampai rumah kalau sudah lokasi lokasinya alamat alamatnya nomor nomornya suami istri anak orang please let me will ${DO} ${BUSY}`,
);

/** How a text answers nothing. `waits`: it comes later · `puzzled`: the question is not understood · `told`: it was said before · `grumbles` · `noise`: nothing */
export type NoAnswer = 'waits' | 'puzzled' | 'told' | 'grumbles' | 'noise';

const WAYS: readonly (readonly [NoAnswer, Way])[] = [
  ['told', TOLD],
  ['waits', WAITS],
  ['grumbles', GRUMBLES],
  ['puzzled', PUZZLED],
  ['noise', NOISE],
];

/**
 * How a text answers nothing and tells nothing: "sebentar ya, saya cek dulu", "apa ya", "kan udah saya bilang", "bot bodoh", "hmm".
 * @returns undefined for whatever may be an answer
 */
export function noAnswerIn(text: string): NoAnswer | undefined {
  if (text.length > NO_ANSWER_TEXT_MAX || /\d/.test(text)) return undefined;
  const words = tidy(text);
  const whole = words.join(' ');
  if (words.length <= MEANING_WORDS_MAX && ASKS_MEANING.test(whole)) return 'puzzled';
  const way = WAYS.find(([, { sign, words: all }]) => words.every((word) => all.has(word)) && sign.test(whole))?.[0];
  return way ?? IN_ENGLISH.find((how) => saysInEnglish(text, how));
}
const IN_ENGLISH = ['told', 'waits', 'grumbles', 'puzzled'] as const satisfies readonly (NoAnswer & EnglishMeaning)[];

/** "Bahaya gimana maksudnya": asks what a word of ours means. */
const ASKS_MEANING =
  /\b(?:gimana|gmn|bagaimana|apa|mana|siapa)\b.*\b(?:maksud|maksudnya)(?: (?:ya|sih|pak|bu|min|kak))*$|^(?:maksud|maksudnya)\b.*\b(?:gimana|gmn|bagaimana|apa|mana|siapa)(?: (?:ya|sih|pak|bu|min|kak))*$/;
const MEANING_WORDS_MAX = 5;

const REFUSING =
  /\b(?:tidak|jangan|belum) (?:mau|usah|perlu|penting|berani|enak|nyaman|bersedia)\b|\b(?:males|malas|malah|ogah|privasi|privacy|private|no comment|rather not|prefer not|dont want|not comfortable|langsung saja)\b|\b(?:malu|segan|sungkan|takut|gair)\b.*\b(?:sebut\w*|nyebut\w*|bilang|ngomong|cerita|jawab)\b/;
const REFUSED = setOf(
  `${AROUND} tidak jangan mau usah perlu penting berani enak nyaman bersedia males malas ogah privasi privacy private no comment rather not prefer to dont want comfortable langsung saja jawab menjawab jawabnya sebut nyebut sebutkan menyebut nyebutnya disebut sebutin kasih kasi ngasih dikasih beri memberi tahu bilang cerita ngomong isi diisi ngisi jelaskan tanya ditanya ditanyakan ngecek cek nyari cari foto moto motret nilai dinilai menilai rating dirating juga nama namanya nomor nomornya say tell answer give it that name takut gair malu segan sungkan`,
);
/** Whether a text refuses to answer, and says nothing else: "ga mau nyebut", "males", "privasi". */
export const refusesAnswer = (text: string): boolean =>
  text.length <= NO_ANSWER_TEXT_MAX &&
  ((REFUSING.test(plainWords(text)) && tidy(text).every((word) => REFUSED.has(word))) ||
    saysInEnglish(text, 'refuses'));

const NONE = /^\W*(?:-+|—|n\/?a|nihil|kosong|x)\W*$/i;
/** Whether a text is one of the signs that stand for nothing on a form: "-", "nihil", "n/a". */
export const saysNothingThere = (text: string): boolean => text.length <= NO_ANSWER_TEXT_MAX && NONE.test(text);
