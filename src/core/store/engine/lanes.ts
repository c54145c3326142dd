/** What of a group of jobs depends on nothing else in it: see `Lane`. */
import type { Inbound } from '../../message.ts';
import type { Effect, Step } from '../port/steps.ts';
import type { Lane } from './committer.ts';

/**
 * Effects that read and change rows of their own conversation, or only add rows elsewhere. The rest decides by rows that another step of the same
 * group may change (a complaint's version, a code), or changes what others are sealed with.
 */
const OWN: ReadonlySet<Effect['do']> = new Set([
  'send',
  'open-dossier',
  'keep-evidence',
  'drop-evidence',
  'give-evidence',
  'file',
  'note',
  'announce',
]);

/** The lane of a step: that of its conversation, or none when it touches what is not its own. */
export const laneOfStep = ({
  conversation,
  effects,
}: Pick<Step<unknown>, 'conversation' | 'effects'>): Lane | undefined =>
  effects.every((effect) => OWN.has(effect.do)) ? conversation : undefined;

/**
 * Stores messages chat by chat, each chat's in their order. Messages of different chats depend on each other in nothing.
 * @returns the conversations that have a new row
 */
export async function acceptByChat(
  messages: readonly Inbound[],
  accept: (messages: readonly Inbound[], lane: Lane) => Promise<readonly number[]>,
): Promise<readonly number[]> {
  const chats = new Map<string, Inbound[]>();
  for (const message of messages) {
    const name = `${message.channel}\0${message.chat}`;
    const some = chats.get(name);
    if (some) some.push(message);
    else chats.set(name, [message]);
  }
  return (await Promise.all([...chats].map(([name, some]) => accept(some, name)))).flat();
}
