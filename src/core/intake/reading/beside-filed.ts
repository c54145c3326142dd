import type { PlaceValue } from '../../facts.ts';
import { speaksOfReport } from '../../language/names-report.ts';
import { plainWords } from '../../language/tidy.ts';
import { verdictOf } from '../../language/verdict-words.ts';
import { addsMore, correctionIn } from '../../language/wishes.ts';
import type { Guess } from '../../understanding/guess.ts';
import { kin } from '../../understanding/kin.ts';
import { CATEGORY_SURE, FACT_SURE } from '../../understanding/sure.ts';
import type { Filed } from '../talk/filed.ts';
import type { Scene } from '../talk/scene.ts';
import { isAtOtherPlace } from './other-matter.ts';
import { read } from './read.ts';

/** Shorter texts answer, or add. */
const TELLS_CHARS_MIN = 40;
/** As surely as this something is told where a report begins without a question; */
const TOLD_SURE = 0.8;
/** and of the same kind, elsewhere, as surely as this. */
const TOLD_ALIKE_SURE = 0.9;
/** With a place, and a matter as sure as `ABOUT_SURE`, a complaint is as sure as the others from here on. */
const TOLD_WITH_MATTER = 0.7;
const ABOUT_SURE = 0.95;
/** As sure a category is where an answer was wanted, and may be about something else. */
const BESIDE_ANSWER_SURE = 0.7;
/** What may be a matter of its own. */
const TELLING: ReadonlySet<string> = new Set(['complaint', 'aspiration', 'question']);

/** The report that was sent which a text is held against. */
type Before = Pick<Filed, 'category' | 'place'>;

/** Whether a text is as surely as this about something else, and about nothing akin. */
function isOfOtherKind(scene: Scene, filed: Before, text: string, sure: number): boolean {
  const { category } = read(scene, text);
  if (category === undefined || category.confidence < sure) return false;
  return category.value !== filed.category && !kin(category.value, filed.category);
}

/** Whether a place shares no word with the one that was told before. */
function sharesNoWord(place: Guess<PlaceValue> | undefined, before: string | undefined): boolean {
  if (!place || before === undefined || place.confidence < FACT_SURE) return false;
  const words = new Set(plainWords(before).split(' '));
  return !plainWords(place.value.text)
    .split(' ')
    .some((word) => words.has(word));
}

/** Whether somebody's own affair with an office is told ("KTP saya belum jadi") after a trouble that anybody can see: it adds nothing to that. */
function isOwnAffair(scene: Scene, filed: Before, text: string): boolean {
  const { category } = read(scene, text);
  const policyOf = (id: string | undefined) => scene.policy.categories.find((each) => each.id === id);
  const told = policyOf(category?.value);
  const isOwn = told !== undefined && !told.joinable && !told.inspection;
  return isOwn && (category?.confidence ?? 0) >= TOLD_SURE && policyOf(filed.category)?.joinable === true;
}

/** What points back at something that was told: "lubang itu", "di situ". */
const POINTS_BACK =
  /(?<!\p{L})(?:itu|tersebut|tsb|situ|disitu|(?:bau|lubang|lobang|lampu|sampah|asap|limbah|lindi|genangan|air)nya|(?:karena|krn) (?:gelap|lubang|berlubang|bau|banjir)|air lindi|that (?:hole|pothole|road|street|light|place|spot)|there again)(?!\p{L})/iu;

/** "Depan puskesmas persis pak, …" says where it is. */
const SAYS_WHERE = /^\s*(?:di |nya )?(?:depan|dpn|dekat|dkt|samping|sebelah|seberang|belakang|patokan)/i;

/** "Ada korban lagi": of what is known already. */
const ONCE_MORE = /^\s*(?:\p{L}+ ){0,2}ada (?:\p{L}+ )?(?:lagi|korban|yang jatuh|yg jatuh)(?!\p{L})/iu;

/** Whether a text speaks of what was told before: "juga", "laporan saya", "lubang itu". */
const goesOnAbout = (text: string): boolean =>
  addsMore(text) ||
  speaksOfReport(text) === 'report' ||
  [POINTS_BACK, SAYS_WHERE, ONCE_MORE].some((each) => each.test(text));

/** What came of a trouble, or how it goes on, is told where it happened: "macet sampai ke Jl. A. Yani", "yang jatuh dirawat di RSUD". */
const COMES_OF_IT =
  /(?<!\p{L})(?:sekarang|skrg|makin|tambah|lagi|sampai|smpai|smp|hingga|korban\p{L}*|dirawat|meninggal|gara-gara|akibat\p{L}*|yang (?:jatuh|tadi|kemarin)|now|again|because)(?!\p{L})/iu;

/**
 * Whether a text tells beyond doubt of another matter than a report that was sent: of another kind, and at another place or of an affair of
 * one's own.
 */
export function isSurelyAnother(scene: Scene, filed: Before, text: string): boolean {
  if (text.length < TELLS_CHARS_MIN || goesOnAbout(text)) return false;
  const { kind, place, category } = read(scene, text);
  // What it is about may be surer than that it complains: then it hardly does anything else.
  const isPlain = kind.value === 'complaint' && (category?.confidence ?? 0) >= ABOUT_SURE && place !== undefined;
  if (!TELLING.has(kind.value) || kind.confidence < (isPlain ? TOLD_WITH_MATTER : TOLD_SURE)) return false;
  const sure = kind.value === 'complaint' ? CATEGORY_SURE : BESIDE_ANSWER_SURE;
  if (!isOfOtherKind(scene, filed, text, sure)) return false;
  return isAtOtherPlace(place, filed.place) || sharesNoWord(place, filed.place) || isOwnAffair(scene, filed, text);
}

/** Whether a text tells the whole of a complaint of the same kind, plainly at another place: another hole in another street. */
export function isAlikeElsewhere(scene: Scene, filed: Before, text: string): boolean {
  if (text.length < TELLS_CHARS_MIN || goesOnAbout(text) || speaksOfReport(text)) return false;
  if (COMES_OF_IT.test(text) || correctionIn(text)) return false;
  const { kind, place, category } = read(scene, text);
  const isTold = kind.value === 'complaint' && kind.confidence >= TOLD_ALIKE_SURE;
  return isTold && (category?.confidence ?? 0) >= TOLD_SURE && isAtOtherPlace(place, filed.place);
}

/** How long the first clause of an answer is that says by itself whether it is settled: "belum pak, …". */
const ANSWER_CHARS_MAX = 25;
const answersFirst = (text: string): boolean => {
  const [first = ''] = text.split(/[,.;:!\n]/, 1);
  return first.length <= ANSWER_CHARS_MAX && verdictOf(first) !== undefined;
};

/**
 * Whether what comes where it was asked if a report is settled may be about another: "KTP saya belum jadi" says nothing of a road, though it has
 * the words of a verdict, and whoever tells of another place may mean that one.
 */
export function isPerhapsAnother(scene: Scene, filed: Before, text: string): boolean {
  if (text.length < TELLS_CHARS_MIN || answersFirst(text)) return false;
  const { kind, place } = read(scene, text);
  if (!TELLING.has(kind.value)) return false;
  const isOther = isOfOtherKind(scene, filed, text, BESIDE_ANSWER_SURE);
  return isAtOtherPlace(place, filed.place) || (isOther && (!place || verdictOf(text) === undefined));
}

/** As sure as this it is about another office, where one is named. */
const THANKED_SURE = 0.4;
/** Thanks that name no office, and no paper, are for whoever mended what was reported: "sudah beres, terima kasih". */
const NAMES_OFFICE =
  /(?<!\p{L})(?:puskesmas|pustu|posyandu|rsud|rumah sakit|(?:dis)?dukcapil|capil|samsat|kelurahan|kecamatan|sekolah|guru\p{L}*|ktp|kk|akt[ae]|sim|stnk|paspor|bpjs|damkar|polsek|polres|clinic|hospital|school|teachers?|id card)(?:nya)?(?!\p{L})/iu;

/** Whether a text praises how somebody's own affair was served ("KTP saya sudah jadi, petugasnya ramah"), and not what was reported. */
export function praisesAnother(scene: Scene, filed: Before, text: string): boolean {
  if (answersFirst(text) || !NAMES_OFFICE.test(text)) return false;
  const { kind, category } = read(scene, text);
  if (kind.value !== 'praise' || category === undefined || category.confidence < THANKED_SURE) return false;
  if (category.value === filed.category || kin(category.value, filed.category)) return false;
  const joinable = (id: string): boolean | undefined =>
    scene.policy.categories.find((each) => each.id === id)?.joinable;
  return !joinable(category.value) && (joinable(filed.category) === true || category.confidence >= CATEGORY_SURE);
}
