import type { PlaceValue } from '../../facts.ts';
import { plainWords } from '../../language/tidy.ts';
import { visibilityIn } from '../../language/who-may-know.ts';
import { addsMore, announcesAnother, correctionIn } from '../../language/wishes.ts';
import type { Guess } from '../../understanding/guess.ts';
import { kin } from '../../understanding/kin.ts';
import { CATEGORY_SURE, FACT_SURE } from '../../understanding/sure.ts';
import { isBareArea } from '../draft/place-words.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { beginsWithRoad } from './place-beside.ts';
import { MORE_THAN_ANSWER_CHARS, read, type Said } from './read.ts';

/** How sure a category must be to take a message for another matter. */
export const OTHER_MATTER_SURE = 0.5;

/** Whether a text tells another complaint than the one that is open, whatever was asked. */
export const isAnotherMatter = (scene: Scene, question: Question | null, said: Said): boolean =>
  // What costs nothing is asked first: every answer comes by here.
  announcesAnother(said.text)
    ? isOtherMatter(scene, said.text)
    : question !== null &&
      // Who may know is the answer there, whatever else the words remind of.
      !(question === 'switches' && visibilityIn(said.text)) &&
      mayTellElsewhere(scene, question, said) &&
      // "Actually it should be Jl. Sutoyo" puts the summary right.
      !(question === 'check' && said.text.length <= CORRECTS_CHARS_MAX && correctionIn(said.text) !== undefined) &&
      isOtherMatter(scene, said.text) &&
      tellsElsewhere(scene, question, said);

/** A text up to this long that says how it should be tells of nothing else. */
const CORRECTS_CHARS_MAX = 60;

/**
 * What a text tells besides, as a report of its own: "lampu jalan di situ juga mati" while rubbish is reported. Both are about what anybody can see;
 * what is told besides of an office or a person belongs to the one report.
 * @returns its category
 */
export function toldBesides(scene: Scene, said: Said): string | undefined {
  const about = scene.draft().category;
  if (!addsMore(said.text) || about === null) return undefined;
  const { kind, category } = read(scene, said.text);
  if (kind.value !== 'complaint' || !category || category.confidence < OTHER_MATTER_SURE) return undefined;
  const isPublic = (id: string) => scene.policy.categories.some((each) => each.id === id && each.joinable);
  const { value } = category;
  return value !== about && !kin(about, value) && isPublic(about) && isPublic(value) ? value : undefined;
}

/** Whether a complaint is told in what began as a question: "kalau gitu mau lapor aja, KK saya sudah 2 bulan belum jadi". */
export function turnsIntoComplaint(scene: Scene, said: Said): boolean {
  if (scene.draft().kind !== 'question' || said.text.length <= MORE_THAN_ANSWER_CHARS) return false;
  const { kind } = read(scene, said.text);
  return kind.value === 'complaint' && kind.confidence >= CATEGORY_SURE;
}

/**
 * Whether the trouble itself is told after nothing but a grudge: "pejabat di sini makan gaji buta", then "jembatan di desa Tatah Layap patah". What was
 * told before named no place, no day and nobody, and is about people of an office; what is told now anybody can see.
 */
export function isTroubleItself(scene: Scene, { text }: Said): boolean {
  const { category: about, kind, facts, evidence } = scene.draft();
  if (about === null || kind !== 'complaint' || evidence.length > 0 || Object.keys(facts).length > 0) return false;
  const policyOf = (id: string) => scene.policy.categories.find((each) => each.id === id);
  if (!policyOf(about)?.inspection || text.length <= MORE_THAN_ANSWER_CHARS) return false;
  const { kind: told, category } = read(scene, text);
  return (
    told.value === 'complaint' &&
    category !== undefined &&
    category.confidence >= CATEGORY_SURE &&
    policyOf(category.value)?.joinable === true
  );
}

/** Whether a text is surely about something else than the draft. */
function isOtherMatter(scene: Scene, text: string): boolean {
  const { category } = read(scene, text);
  return (
    category !== undefined && category.confidence >= OTHER_MATTER_SURE && category.value !== scene.draft().category
  );
}

const TOLD_ANEW: ReadonlySet<Question> = new Set<Question>(['story', 'fact:place', 'area', 'spot']);

/** Whether more than an answer is said, links aside; whoever is asked anew what happened, or where, may name another place. */
function mayTellElsewhere(scene: Scene, question: Question, { text }: Said): boolean {
  if (text.length <= MORE_THAN_ANSWER_CHARS || TOLD_ANEW.has(question)) return false;
  const linked = read(scene, text).links.reduce((chars, link) => chars + link.length, 0);
  return text.length - linked > MORE_THAN_ANSWER_CHARS;
}

/** Whether a complaint is told where nobody was asked for words, or about another place than the draft's: it is another one. */
function tellsElsewhere(scene: Scene, question: Question, said: Said): boolean {
  const { kind, place } = read(scene, said.text);
  if (kind.value !== 'complaint') return false;
  if (question === 'switches' || question === 'check') return true;
  const here = scene.draft().facts.place?.value;
  if (!place || here === undefined) return false;
  // "Petugas loket 3" is in the office that is known.
  const isFar = place.value.regency !== undefined || beginsWithRoad(place.value.text);
  return isFar && place.confidence >= FACT_SURE && !sharesWords(place.value.text, here.text);
}

/** Words of a place that name none. */
const NO_NAMES = new Set(
  'jalan jl jln gang gg rt rw no nomor km kota kabupaten kab kecamatan kec kelurahan kel desa komplek blok depan dekat dkt samping belakang seberang sebelah ujung di ke dan sd sdn smp smpn sma sman smk masjid langgar pasar jembatan'.split(
    ' ',
  ),
);

/** Whether a complaint is told that is plainly about another place than one that was filed: another street, village or landmark. */
export function isAtOtherPlace(place: Guess<PlaceValue> | undefined, filed: string | undefined): boolean {
  if (!place || filed === undefined || place.confidence < FACT_SURE) return false;
  const { text, regency, district } = place.value;
  if (isBareArea(place.value) || (regency === undefined && !beginsWithRoad(text))) return false;
  const areas = new Set(plainWords(`${regency ?? ''} ${district ?? ''}`).split(' '));
  const before = new Set(plainWords(filed).split(' '));
  const names = plainWords(text)
    .split(' ')
    .filter((word) => !NO_NAMES.has(word) && !areas.has(word) && !/^\d+$/.test(word));
  return names.length > 0 && !names.some((word) => before.has(word));
}

/** Whether two names of places have a word in common. */
function sharesWords(a: string, b: string): boolean {
  const words = new Set(plainWords(a).split(' '));
  return plainWords(b)
    .split(' ')
    .some((word) => words.has(word));
}
