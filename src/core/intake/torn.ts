import { plainWords } from '../language/tidy.ts';
import type { Steering } from '../language/words.ts';
import type { CardBody, MakeChoice } from './card-body.ts';
import type { Area, DraftFact } from './draft.ts';
import { placeGiven } from './place-given.ts';
import { isSmallTalk, keepWords, MORE_THAN_ANSWER_CHARS, read, readBack, type Said, takeIn } from './read.ts';
import type { Scene } from './scene.ts';
import { tryAgain } from './tries.ts';

/**
 * A place whose name several share ("Desa Tanjung" is in three regencies): at most three are offered, and a way out. Where the answer can not be
 * read either, the words stay as they were said, and the desk sees them marked.
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
export function areaUnknown(scene: Scene): void {
  settle(scene, {}, true);
}

/** Reads a text as the regency that was asked for. */
export function answerArea(scene: Scene, said: Said, steering: Steering | undefined): void {
  const among = placeOf(scene)?.among ?? [];
  if (steering?.intent === 'unknown' || steering?.intent === 'skip') {
    areaUnknown(scene);
    return;
  }
  const words = ` ${plainWords(said.text)} `;
  const names = ({ regency, district }: Area) => [regency, ...(district ? [district] : [])].map(plainWords);
  const named = among.findIndex((area) => names(area).some((name) => words.includes(` ${name} `)));
  if (named >= 0) {
    keepWords(scene, said, said.text.length > MORE_THAN_ANSWER_CHARS);
    chooseArea(scene, named);
    return;
  }
  const understood = read(scene, said.text, 'place');
  const place = placeGiven(understood)?.value;
  if (place?.kind === 'place' && place.regency !== undefined) {
    const { regency, district, outside } = place;
    keepWords(scene, said, said.text.length > MORE_THAN_ANSWER_CHARS);
    settle(scene, { regency, ...(district ? { district } : {}), ...(outside ? { outside } : {}) }, false);
    readBack(scene, ['place', ...takeIn(scene, understood, said.messageId)]);
    return;
  }
  if (isSmallTalk(understood, said.text)) {
    scene.show = true;
    return;
  }
  keepWords(scene, said, said.text.length > MORE_THAN_ANSWER_CHARS);
  readBack(scene, takeIn(scene, understood, said.messageId));
  if (tryAgain(scene, 'area')) return;
  areaUnknown(scene);
  scene.tell('takenAsSaid');
}

/** Which regency is meant. */
export function askArea(scene: Scene, choice: MakeChoice): CardBody {
  const { say } = scene;
  const fact = placeOf(scene);
  const among = fact?.among ?? [];
  const unknown = [choice('unknown', say.buttonUnknown())];
  if (among.length === 0) return { title: say.askAreaName(), lines: [say.whyArea()], rows: [unknown] };
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
