import type { FactValue, PlaceValue } from '../../facts.ts';
import type { Steering } from '../../language/words.ts';
import { isBareArea, wordsOf } from '../draft/place-words.ts';
import { categoryOf, factOf, hasAnyOf, outstanding, unnamedPlace } from '../draft/plan.ts';
import { tryAgain } from '../draft/tries.ts';
import { readOf } from '../reading/given.ts';
import { placeBeside } from '../reading/place-beside.ts';
import { sharpensPlace } from '../reading/place-told.ts';
import { isSmallTalk, keepWords, MORE_THAN_ANSWER_CHARS, read, readBack, type Said, takeIn } from '../reading/read.ts';
import { isTownOf } from '../reading/regency-called.ts';
import type { CardBody, MakeChoice } from '../talk/card-body.ts';
import type { Draft } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';
import { setFact } from './set-fact.ts';
import { tellsHowLong } from './told-beside.ts';
import { whereaboutsUnknown } from './torn.ts';

/**
 * A place that is a whole regency or district where a spot is wanted: where in it is asked once. Whoever can say no more is believed, and the desk
 * sees the place marked.
 */

/** Longest text kept of a place taken as it is, in characters. */
const AS_SAID_CHARS_MAX = 200;
/** Steering words that say that no more can be told. */
const UNKNOWING: ReadonlySet<string> = new Set(['unknown', 'skip', 'no', 'none']);
/** Nothing but that it is all over the place: "semua", "di mana-mana", "se-Banjarmasin", "semua jalan pak". */
const EVERYWHERE =
  /^\P{L}*(?:(?:di|hampir|ya|itu|all|at) )*(?:semua(?:nya)?|seluruh(?:nya)?|(?:di ?)?mana[- ]?mana|dmn2|merata|se-?(?:kota|kabupaten|banjar\p{L}*)|everywhere|all over|the whole)(?:[ ,.]+(?:jalan|gang|wilayah|daerah|kota|kabupaten|kecamatan|kelurahan|desa|tempat|titik|area|kawasan|pak|bu|min|kak|ini|itu|sini|banjar\p{L}*|town|city|it))*\P{L}*$/iu;

/** Whether a text says, to where in a town it is, that it is all over it. */
export const saysEverywhere = (text: string): boolean => EVERYWHERE.test(text);

const regencyOf = (value: FactValue | undefined) => (value?.kind === 'place' ? value.regency : undefined);
const asksSpot = ({ talk: { draft }, policy }: Scene): boolean =>
  draft !== null && outstanding(draft, policy).includes('spot');
const knownOf = (scene: Scene): FactValue | undefined => scene.talk.draft?.facts.place?.value;

/** A place that was told for where in the known one it is. A name that is known elsewhere as well is not meant there, unless it says so. */
function within({ policy }: Scene, known: PlaceValue, told: PlaceValue): PlaceValue {
  if (known.regency === told.regency) return isBareArea(told) ? told : (placeBeside(known, told) ?? told);
  const own = wordsOf(told.text);
  // By all of its name: "sungai raya" says nothing of Hulu Sungai Selatan.
  const saysWhere = told.regency !== undefined && wordsOf(told.regency).every((word) => own.includes(word));
  if (saysWhere || told.outside || isTownOf(policy, told)) return told;
  const { regency, district } = known;
  return {
    ...{ kind: 'place', text: `${told.text}, ${known.text}` },
    ...(regency ? { regency } : {}),
    ...(district ? { district } : {}),
  };
}

/**
 * Takes words for where in the known regency or district it is: also those that followed in the same breath.
 * @returns false when they name no place
 */
export function nameSpot(scene: Scene, said: Said): boolean {
  const known = knownOf(scene);
  const understood = read(scene, said.text, 'place');
  const guess = readOf('place', understood);
  if (known?.kind !== 'place' || guess?.value.kind !== 'place') return sharpensPlace(scene, said);
  const value = within(scene, known, guess.value);
  setFact(scene, 'place', value, false, said.messageId);
  keepWords(scene, said, said.text.length > value.text.length + MORE_THAN_ANSWER_CHARS);
  readBack(scene, ['place', ...takeIn(scene, understood, said.messageId)]);
  return true;
}

/**
 * Takes what a place has to name (a school, a hospital) from the words that told it where something else was asked: "puskesmas Kayu Tangi" to what a report
 * is about.
 * @param before the draft before this turn: what was said earlier was looked at then, unless it was not known yet what it is about
 */
export function nameFromWords(scene: Scene, before: Draft | null): void {
  const { draft } = scene.talk;
  const names = draft && unnamedPlace(draft, scene.policy);
  if (!draft || !names || draft.editing) return;
  const known = draft.facts.place?.value;
  const seen = before?.id === draft.id && before.category === draft.category ? before.words.length : 0;
  for (const { text, messageId } of draft.words.slice(seen)) {
    if (!hasAnyOf(text, names.words)) continue;
    const plain = read(scene, text);
    // A few bare words are a name; a sentence tells of a school without naming it.
    const isBare = !plain.place && text.length <= MORE_THAN_ANSWER_CHARS;
    const told = readOf('place', isBare ? read(scene, text, 'place') : plain)?.value;
    if (known?.kind !== 'place' || told?.kind !== 'place' || !hasAnyOf(told.text, names.words)) continue;
    setFact(scene, 'place', within(scene, known, told), false, messageId);
    readBack(scene, ['place']);
    return;
  }
}

/** Reads a text as where in the known regency or district it is. */
export function answerSpot(scene: Scene, said: Said, steering: Steering | undefined): void {
  if (steering && UNKNOWING.has(steering.intent)) {
    whereaboutsUnknown(scene);
    return;
  }
  if (saysEverywhere(said.text)) {
    keepWords(scene, said, said.text.length > MORE_THAN_ANSWER_CHARS);
    whereaboutsUnknown(scene);
    return;
  }
  const before = knownOf(scene);
  if (nameSpot(scene, said)) {
    // The same name once more, or its district, is all that is known; another regency was corrected, and is asked for as the first was.
    if (regencyOf(knownOf(scene)) === regencyOf(before) && asksSpot(scene)) whereaboutsUnknown(scene);
    return;
  }
  const understood = read(scene, said.text, 'place');
  if (isSmallTalk(understood, said.text) || tellsHowLong(scene, said)) {
    scene.show = true;
    return;
  }
  const tells = said.text.length > MORE_THAN_ANSWER_CHARS;
  const news = takeIn(scene, understood, said.messageId);
  readBack(scene, news);
  scene.show = true;
  keepWords(scene, said, tells);
  // What tells something else is no failed answer.
  if (news.length > 0 || tryAgain(scene, 'spot')) return;
  if (before?.kind === 'place' && !tells && !steering) {
    const text = `${said.text.slice(0, AS_SAID_CHARS_MAX).trim()}, ${before.text}`;
    setFact(scene, 'place', { ...before, text }, true, said.messageId);
    scene.tell('takenAsSaid');
  } else whereaboutsUnknown(scene);
}

/** A name that was typed in small letters, as a name. */
const asName = (text: string): string => text.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());

/** Where in what was named. */
export function askSpot(scene: Scene, choice: MakeChoice): CardBody {
  const { say, policy } = scene;
  const { language, draft } = scene.talk;
  const fact = factOf(policy, draft ? categoryOf(draft, policy) : undefined, 'place');
  const unsure = fact?.coarsest === 'district' ? say.unsureArea() : say.unsureSpot();
  const unnamed = draft ? unnamedPlace(draft, policy) : undefined;
  if (unnamed && fact)
    return {
      title: unnamed.ask[language],
      lines: [fact.why[language], say.example({ example: fact.example[language] })],
      rows: [[choice('unknown', say.buttonUnknown())]],
      askLocation: say.buttonLocation(),
    };
  return {
    title: say.askSpot({ area: asName(knownOf(scene)?.text.slice(0, AREA_SHOWN_CHARS) ?? '') }),
    lines: [say.whySpot(), ...(fact ? [say.example({ example: fact.example[language] })] : []), unsure],
    rows: [[choice('unknown', say.buttonUnknown())]],
    askLocation: say.buttonLocation(),
  };
}

/** Longest name that is repeated in the question, in characters. */
const AREA_SHOWN_CHARS = 60;
