import { SENTENCES } from '../../language/sentences.ts';
import { steeringOf } from '../../language/words.ts';
import type { Effect } from '../../store/port/steps.ts';
import type { Decision, Turn } from '../../turn.ts';
import type { Talk } from './talk.ts';

/** The hint is given once in this time, however often somebody asks: several people read it. */
const HINT_EVERY_MS = 3_600_000;

/** Whether several people read this chat: then nothing of a citizen's talk may happen in it. */
export const isInGroup = ({ heard }: Pick<Turn<Talk>, 'heard'>): boolean =>
  heard.some(({ row }) => !row.message.private);

/**
 * What is said in a group that is no desk's chat: nothing, but to a slash command where one talks to us alone, and the group's number, which
 * whoever sets the bot up needs. What people say there
 * is neither read nor kept.
 */
export function decideInGroup(turn: Turn<Talk>, before: Talk): Decision<Talk> {
  const effects: Effect[] = [];
  for (const { row } of turn.heard) {
    const { content } = row.message;
    if (content.kind === 'choice' && content.callback !== undefined)
      effects.push({ do: 'send', delivery: { kind: 'answer', callback: content.callback } });
  }
  const { privateUrl } = turn.capabilities;
  const now = turn.now.getTime();
  const isRecent = before.card !== null && now - before.card.heardAt < HINT_EVERY_MS;
  const command = turn.heard.find(isCommand);
  if (privateUrl === undefined || isRecent || !command) return { talk: before, effects };
  const ref = `c${before.turn + 1}`;
  const text = [SENTENCES[before.language].groupHint({ url: privateUrl, chat: command.row.message.chat })];
  effects.push({ do: 'send', delivery: { kind: 'message', ref, message: { text } } });
  const card = { ref, heardAt: now, acks: [], choices: [] };
  return { talk: { ...before, turn: before.turn + 1, card }, effects };
}

function isCommand({ row }: Turn<Talk>['heard'][number]): boolean {
  const { content, forwarded } = row.message;
  if (content.kind !== 'text' || forwarded) return false;
  const steering = steeringOf(content.text);
  return typeof steering === 'object' && steering.slash;
}
