import type { ComplaintCode } from '../../complaint/code.ts';
import type { AdminRow } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { deskOf } from '../rights/tree.ts';
import type { DeskScene } from '../scene/scene.ts';
import { reply } from './talking.ts';

/** The templates of a desk, and those of the whole installation, by name in small letters. */
function templatesOf({ policy }: DeskScene, desk: string): ReadonlyMap<string, string> {
  const named = { ...policy.canned, ...deskOf(policy, desk)?.canned };
  return new Map(Object.entries(named).map(([name, text]) => [name.toLowerCase(), text]));
}

/** Sends a template as an answer: `/b NAME`; without a name, lists them. */
export function canned(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  rest: string,
): void {
  const { say } = scene;
  const templates = templatesOf(scene, person.desk);
  const known = [...templates.keys()].join(', ');
  const [name = '', ...more] = rest.trim().split(/\s+/);
  const text = templates.get(name.toLowerCase());
  if (templates.size === 0) scene.answer(heard, say.noCannedHere());
  else if (name === '') scene.answer(heard, say.cannedList({ names: known }));
  else if (text === undefined) scene.answer(heard, say.noCanned({ name, known }));
  else reply(scene, heard, person, code, [text, more.join(' ')].filter(Boolean).join('\n'));
}
