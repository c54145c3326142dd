import type { PlaceValue } from '../../facts.ts';
import { plainWords } from '../../language/tidy.ts';
import type { Steering } from '../../language/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { placeGiven } from '../draft/place-given.ts';
import { tryAgain } from '../draft/tries.ts';
import { placeBeside } from '../reading/place-beside.ts';
import { sharpensPlace } from '../reading/place-told.ts';
import { isSmallTalk, keepWords, MORE_THAN_ANSWER_CHARS, read, readBack, type Said, takeIn } from '../reading/read.ts';
import { isTownOf, regencyCalled } from '../reading/regency-called.ts';
import type { CardBody, MakeChoice } from '../talk/card-body.ts';
import type { Area, DraftFact } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';
import { tellsHowLong } from './told-beside.ts';

/**
 * A place whose name several share ("Desa Tanjung" is in three regencies): at most three are offered, and a way out. One that may lie anywhere ("SMPN 6"):
 * its regency is asked for by name. Where the answer can not be read either, the words stay as they were said, and the desk sees them marked.
 */

const placeOf = (scene: Scene): DraftFact | undefined => scene.talk.draft?.facts.place;

function settle(scene: Scene, area: Partial<Area>, uncertain: boolean): void {
  const before = placeOf(scene);
  if (before?.value.kind !== 'place') return;
  const { among: _, value, ...fact } = { ...before, value: before.value };
  const place: DraftFact = { ...fact, value: { ...value, ...area }, uncertain };
  scene.change((draft) => ({ ...draft, facts: { ...draft.facts, place } }));
}

/**
 * Takes the regency that was chosen; `none`: it is none of those that were offered, and it is asked for by name.
 * @returns false for what was not offered
 */
export function chooseArea(scene: Scene, which: number | 'none'): boolean {
  const fact = placeOf(scene);
  if (!fact?.among) return false;
  if (which === 'none') {
    scene.change((draft) => ({ ...draft, facts: { ...draft.facts, place: { ...fact, among: [] } } }));
    return true;
  }
  const area = fact.among[which];
  if (!area) return false;
  settle(scene, area, false);
  readBack(scene, ['place']);
  return true;
}

/** It is not known: the place stays as it was said. */
export function whereaboutsUnknown(scene: Scene): void {
  settle(scene, {}, true);
}

/** The place lies where was named; a village or street that was named with it belongs to its words. */
function settleIn(scene: Scene, named: PlaceValue, among: readonly Area[] | undefined): void {
  const known = placeOf(scene);
  if (known?.value.kind !== 'place') return;
  const { among: _, ...fact } = known;
  const { regency, district, outside } = named;
  const isRegency = isTownOf(scene.policy, named);
  const value: PlaceValue = (isRegency ? undefined : placeBeside(known.value, named)) ?? {
    ...{ ...known.value, text: isRegency ? known.value.text : `${known.value.text}, ${named.text}` },
    ...(regency ? { regency } : {}),
    ...(district ? { district } : {}),
    ...(outside ? { outside } : {}),
  };
  const place: DraftFact = { ...fact, value, ...(regency === undefined && among ? { among } : {}) };
  scene.change((draft) => ({ ...draft, facts: { ...draft.facts, place } }));
}

/** A short answer that begins with a name: what follows it is where that is. */
const NAMED = /^(?:di |at |in )?\p{Lu}[\p{L}\d]+(?: \p{Lu}[\p{L}\d]+){0,3}[ ,]/u;
const NAMED_CHARS_MAX = 60;

/** "Citraland Banjarbaru, cluster Ruby": a name that is known nowhere is told with the town behind it. */
function withName(text: string, named: PlaceValue): PlaceValue {
  const told = text.trim();
  const at = told.indexOf(named.text);
  return at > 0 && told.length <= NAMED_CHARS_MAX && NAMED.test(told) ? { ...named, text: told } : named;
}

/** Steering words that say that no regency can be named. */
const UNKNOWING: ReadonlySet<string> = new Set(['unknown', 'skip', 'no', 'none']);

/**
 * Takes words for the regency that was asked for, where they name one: also those that followed in the same breath ("samsat", "banjarbaru").
 * @returns false when they name none
 */
export function nameArea(scene: Scene, said: Said): boolean {
  const among = placeOf(scene)?.among ?? [];
  const words = ` ${plainWords(said.text)} `;
  const names = ({ regency, district }: Area) => [regency, ...(district ? [district] : [])].map(plainWords);
  const named = among.findIndex((area) => names(area).some((name) => words.includes(` ${name} `)));
  if (named >= 0) {
    keepWords(scene, said, said.text.length > MORE_THAN_ANSWER_CHARS);
    return chooseArea(scene, named);
  }
  const understood = read(scene, said.text, 'place');
  const given = placeGiven(understood);
  if (given?.value.kind === 'place' && (given.value.regency !== undefined || given.among)) {
    keepWords(scene, said, said.text.length > MORE_THAN_ANSWER_CHARS);
    settleIn(scene, withName(said.text, given.value), given.among);
    readBack(scene, ['place', ...takeIn(scene, understood, said.messageId)]);
    return true;
  }
  const regency = regencyCalled(scene.policy, said.text);
  if (regency === undefined) return false;
  settle(scene, { regency }, false);
  readBack(scene, ['place']);
  return true;
}

/** Reads a text as the regency that was asked for. */
export function answerArea(scene: Scene, said: Said, steering: Steering | undefined): void {
  if (steering && UNKNOWING.has(steering.intent)) {
    whereaboutsUnknown(scene);
    return;
  }
  if (nameArea(scene, said)) return;
  const understood = read(scene, said.text, 'place');
  if (isSmallTalk(understood, said.text)) {
    scene.show = true;
    return;
  }
  // "Di gang 3 dekat musholla": more of where, though not in which regency.
  if (sharpensPlace(scene, said) || tellsHowLong(scene, said)) {
    scene.show = true;
    return;
  }
  keepWords(scene, said, said.text.length > MORE_THAN_ANSWER_CHARS);
  const news = takeIn(scene, understood, said.messageId);
  readBack(scene, news);
  scene.show = true;
  // What tells something else is no failed answer.
  if (news.length > 0 || tryAgain(scene, 'area')) return;
  whereaboutsUnknown(scene);
  scene.tell('takenAsSaid');
}

/** A city and a regency of the policy, by name. */
const exampleOf = ({ regencies }: Policy): string =>
  ['kota', 'kabupaten'].flatMap((type) => regencies.find((each) => each.type === type)?.name ?? []).join(', ');

/** Which regency is meant. */
export function askArea(scene: Scene, choice: MakeChoice): CardBody {
  const { say } = scene;
  const fact = placeOf(scene);
  const among = fact?.among ?? [];
  const unknown = [choice('unknown', say.buttonUnknown())];
  if (among.length === 0)
    return {
      title: say.askAreaName(),
      lines: [say.whyArea(), say.example({ example: exampleOf(scene.policy) }), say.unsureArea()],
      rows: [unknown],
    };
  const label = ({ regency, district }: Area) => (district ? say.areaIn({ regency, district }) : regency);
  return {
    title: say.askArea({ place: fact?.value.text.slice(0, PLACE_SHOWN_CHARS) ?? '' }),
    lines: [say.whyArea()],
    rows: [
      ...among.map((area, index) => [choice(`area:${index}`, label(area))]),
      [choice('area:none', say.buttonNoneOfThese())],
    ],
  };
}

/** Longest name that is repeated in the question, in characters. */
const PLACE_SHOWN_CHARS = 60;
