import type { ComplaintCode } from '../../complaint/code.ts';
import type { Act } from '../../complaint/life.ts';
import type { Choice, Span } from '../../message.ts';
import type { Heard } from '../../turn.ts';
import { meanItChoice, neverChoice } from '../scene/commands.ts';
import type { DeskScene } from '../scene/scene.ts';

/** What is shown before it is done. */
interface ShownFirst {
  readonly act: Act;
  readonly code: ComplaintCode;
  readonly words: string;
  /** What was said, where that may also go to the citizen, or be a note. */
  readonly said?: string;
  readonly text: Span;
  /** What the button says that does it; absent: only `or` is offered. */
  readonly yes?: string;
  /** Others to which the same is done. */
  readonly also?: readonly ComplaintCode[];
  /** What else is offered for what was said. */
  readonly or?: readonly ('reply' | 'note')[];
}

/** Shows what somebody may have meant, and remembers it: done by one press, or by "ya", unless something else is shown meanwhile. */
export function showFirst(scene: DeskScene, heard: Heard, { text, yes, or = [], ...meant }: ShownFirst): void {
  const { say, talk } = scene;
  const { turn } = talk;
  const { code } = meant;
  const { id } = heard.row.message.from;
  // What waits for a file goes on waiting: these words were none of its.
  const { pending } = scene.person(id);
  scene.setPerson(id, { meant: { ...meant, turn }, ...(pending?.file ? {} : { pending: undefined }) });
  const choices: readonly Choice[] = [
    ...(yes === undefined ? [] : [{ id: meanItChoice(code, turn), label: yes }]),
    ...or.map((as) => ({
      id: meanItChoice(code, turn, as),
      label: as === 'reply' ? say.toCitizenInstead() : say.asNote(),
    })),
    { id: neverChoice, label: say.never() },
  ];
  scene.ask(heard, [text], choices, code);
}
