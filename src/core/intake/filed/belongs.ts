import type { ComplaintCode } from '../../complaint/code.ts';
import { OVER } from '../../complaint/life.ts';
import { verdictOf } from '../../language/verdict-words.ts';
import type { InboxRow } from '../../store/port/steps.ts';
import { countFile } from '../draft/media.ts';
import type { Filed } from '../talk/filed.ts';
import type { Scene } from '../talk/scene.ts';
import { FRAGMENT_MS } from '../talk/talk.ts';
import type { Given, Wish } from '../talk/wish.ts';
import { addExtra, type Extra, filedBy, filedWords, viewOf } from './filed-acts.ts';
import { hearNotSettled } from './over.ts';
import { answerWish } from './wish-acts.ts';

/** The complaint that a message answers to, by the platform's reply. */
export const repliedTo = (scene: Scene, row: InboxRow): ComplaintCode | undefined =>
  scene.turn.sight?.about.get(row.id);

/** What a desk wants to know about a complaint; for a file or place rather a question than a verdict. */
const wishFor = (scene: Scene, code: ComplaintCode): Wish | undefined => {
  const wishes = scene.talk.wishes.filter(({ filed }) => filed.code === code);
  return (
    wishes.find(({ step, rests }) => step === 'ask' && !rests) ?? wishes.find(({ step }) => step === 'ask') ?? wishes[0]
  );
};

/** The wish that a message is about: the one it replies to, else the one the citizen saw when writing. */
export function wishHeard(scene: Scene, row: InboxRow): Wish | undefined {
  const replied = repliedTo(scene, row);
  const byReply = replied === undefined ? undefined : wishFor(scene, replied);
  return byReply ?? (replied === undefined ? scene.talk.wishes.find(({ ref }) => ref === scene.seen) : undefined);
}

/** The answer that a message goes on with: the same breath, or a late sibling of its album. */
function goesOnWith(scene: Scene, row: InboxRow, held: Extra): Given | undefined {
  const { album } = row.message;
  const [last] = scene.talk.given;
  if (scene.answered) return scene.answered;
  if (album !== undefined) return scene.talk.given.find((given) => given.album === album);
  return last && held.text !== undefined && held.at - last.at <= FRAGMENT_MS ? last : undefined;
}

/**
 * Takes a message that belongs to a filed complaint beyond doubt: a reply to one of our messages about it, an answer to what its
 * desk wants to know, the rest of such an answer.
 * @returns false when it belongs elsewhere
 */
export function takeForFiled(scene: Scene, row: InboxRow, held: Extra): boolean {
  const { album } = row.message;
  const replied = repliedTo(scene, row);
  const wish = wishHeard(scene, row);
  if (wish && answerWish(scene, wish, held, album, replied !== undefined)) return true;
  const filed = replied === undefined ? undefined : filedBy(scene, replied);
  if (filed) {
    addToFiled(scene, filed, held);
    return true;
  }
  const given = wish ? undefined : goesOnWith(scene, row, held);
  if (!given) return false;
  const evidence = addExtra(scene, given.filed, held, given.ask);
  if (evidence) countFile(scene, evidence.kind);
  else if (!held.media) scene.tellOf('supplied', filedWords(scene, given.filed, {}));
  return true;
}

/** Adds words or a file to a complaint that is with a desk already; when its desk waits for an answer, it is the answer. */
export function addToFiled(scene: Scene, filed: Filed, held: Extra): void {
  const wish = wishFor(scene, filed.code);
  const decides = wish?.step === 'settled' && verdictOf(held.text ?? held.media?.caption ?? '') !== undefined;
  if (wish && (wish.step === 'ask' || wish.step === 'reason' || decides)) {
    answerWish(scene, wish, held, undefined, true);
    return;
  }
  if (!wish && hearNotSettled(scene, filed, held)) return;
  const evidence = addExtra(scene, filed, held);
  if (!evidence && held.media) return;
  const isQuestion = !held.media && QUESTION.test(held.text ?? '');
  if (!wish && OVER.has(viewOf(scene, filed.code)?.status ?? 'submitted'))
    scene.tellOf('addedOver', filedWords(scene, filed, {}));
  else scene.tell(isQuestion ? 'askedTo' : 'addedTo', filed.code);
}
/** Ends as a question does: whoever asks wants to know that somebody will answer. */
const QUESTION = /\?[^\p{L}\p{N}?]*$/u;
