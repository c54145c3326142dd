import type { ComplaintCode } from '../../complaint/code.ts';
import type { Evidence } from '../../facts.ts';
import type { Heard } from '../../turn.ts';
import type { DeskScene } from '../scene/scene.ts';
import { LOOSE_MAX, type Loose, looseOf } from '../scene/state.ts';

/** What is said so soon after a file, with nothing done in between, is about it. */
const NEXT_MS = 5 * 60_000;

/** The loose files of whoever writes; undefined when there are none, or no more. */
export const looseHere = (scene: DeskScene, { row }: Heard): Loose | undefined =>
  looseOf(scene.talk, row.message.from.id, scene.now);

/** Whether what this person says now is said of their loose files: nothing else was done since they came. */
export function isOfLoose(scene: DeskScene, heard: Heard): boolean {
  const loose = looseHere(scene, heard);
  return loose !== undefined && loose.passed !== true && scene.now - loose.at < NEXT_MS;
}

/** Keeps files for the order that follows, beside those that came a moment ago, with what was written with them. */
export function keepLoose(
  scene: DeskScene,
  heard: Heard,
  files: readonly Evidence[],
  said: Pick<Loose, 'words' | 'act'>,
): void {
  const { message, receivedAt } = heard.row;
  const { from, album } = message;
  const before = isOfLoose(scene, heard) ? looseHere(scene, heard) : undefined;
  const act = said.act ?? before?.act;
  const loose: Loose = {
    // From when it came: the sweep counts from then, too.
    at: Math.min(receivedAt.getTime(), scene.now),
    files: [...(before?.files ?? []), ...files].slice(-LOOSE_MAX),
    words: [before?.words, said.words].filter(Boolean).join('\n'),
    ...(act === undefined ? {} : { act }),
    ...(album === undefined ? {} : { album }),
  };
  scene.setPerson(from.id, { loose });
}

/** Files that go with an answer or a close of this message: loose ones said yes to, or about which this is said. */
export function looseFor(scene: DeskScene, heard: Heard): readonly Evidence[] {
  if (heard.row.message.content.kind === 'media' || !heard.row.message.private) return [];
  return scene.withLoose || isOfLoose(scene, heard) ? (looseHere(scene, heard)?.files ?? []) : [];
}

/** They belong to a complaint now, and so do late siblings of their album. */
export function useLoose(scene: DeskScene, heard: Heard, code: ComplaintCode): void {
  const { album } = looseHere(scene, heard) ?? {};
  scene.setPerson(heard.row.message.from.id, {
    loose: undefined,
    ...(album === undefined ? {} : { album: { id: album, code } }),
  });
  scene.show([scene.say.fileWent({ code })], code);
}
