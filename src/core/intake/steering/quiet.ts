import { OVER } from '../../complaint/life.ts';
import { type CitizenEvent, type DraftsEvent, SETTLED, WORDS } from '../../event.ts';
import { DESK_SENTENCES } from '../../language/desk-sentences.ts';
import { type Intent, isThanks, steeringOf } from '../../language/words.ts';
import type { Inbound } from '../../message.ts';
import type { ComplaintMessage } from '../../store/port/steps.ts';
import { isEmpty } from '../draft/plan.ts';
import { moveFiled, noteFiled, tellDesk, viewOf } from '../filed/filed-acts.ts';
import { expireDrafts } from '../outcome/shelf.ts';
import type { Scene } from '../talk/scene.ts';
import { type Quiet, WAITING_MAX } from '../talk/talk.ts';

/** What the words ask for is answered, and nothing else: they are no sign that somebody wants to hear from us again. */
const ONLY_ANSWERED: ReadonlySet<Intent> = new Set([
  'status',
  'help',
  'language',
  'erase',
  'cancel',
  'join',
  'yes',
  'no',
  'done',
  'keep',
]);

/** Whether a message is the wish to hear nothing of our own accord. */
export function isQuietWish({ content }: Pick<Inbound, 'content'>): boolean {
  if (content.kind !== 'text' && content.kind !== 'edited') return false;
  const steering = steeringOf(content.text);
  return typeof steering === 'object' && steering.intent === 'quiet';
}

/**
 * From now on nothing is sent of our own accord: what happens waits, until the person comes back. Said once, with the way back. What lies here
 * stays as it is, the open draft too; the desks that work on their complaints are told.
 */
export function goQuiet(scene: Scene): void {
  const { say } = scene;
  const { draft, filed, held, question, quiet } = scene.talk;
  const isOpen = filed.filter(({ code }) => {
    const status = viewOf(scene, code)?.status;
    return status !== undefined && !OVER.has(status);
  });
  const after = held.length > 0 ? question : null;
  const begun: Quiet = quiet ?? { since: scene.now, waiting: scene.woken.splice(0), after };
  scene.set({ quiet: begun, question: null });
  scene.hushed = true;
  scene.asked = null;
  scene.page = [
    say.quietNow(),
    ...(isOpen.length > 0 ? [`\n${say.quietNews()}`] : []),
    ...(draft && !isEmpty(draft) ? [`\n${say.quietDraft({ days: scene.policy.service.draftKeptDays })}`] : []),
    `\n${say.quietBack()}`,
  ];
  if (!quiet) for (const { code } of isOpen) noteForDesk(scene, code, 'quietNote');
}

/** Leaves a line for the officers of a complaint, and has its card shown anew. */
function noteForDesk(
  scene: Scene,
  code: CitizenEvent['code'],
  key: 'quietNote' | 'quietHeld' | 'quietOver',
  asked?: ComplaintMessage['asked'],
): void {
  const filed = scene.talk.filed.find((each) => each.code === code);
  const text = DESK_SENTENCES[scene.options.defaultLanguage][key]();
  if (!filed || !viewOf(scene, code)) return;
  noteFiled(scene, filed, scene.now, { from: 'bot', internal: true, text, ...(asked ? { asked } : {}) });
  tellDesk(scene, code, 'note');
}

/** Whether a message of somebody who asked for quiet shows that they want to hear from us again. */
function isReturn(scene: Scene, { content }: Inbound): boolean {
  switch (content.kind) {
    case 'sticker':
    case 'reaction':
    case 'revoked':
    case 'deleted':
    case 'unsupported':
    case 'left':
    case 'event':
      return false;
    case 'text': {
      const steering = steeringOf(content.text);
      if (steering === 'unknown-command') return false;
      if (steering) return !ONLY_ANSWERED.has(steering.intent);
      return !isThanks(content.text);
    }
    case 'choice':
      // A button of "really cancel?" is an answer to us, asked for by them.
      return !['cancel', 'erase', 'language'].includes(scene.talk.question ?? '');
    default:
      return true;
  }
}

/** Ends the quiet when a message asks for it; what waited is told at the end of this turn. */
export function wakeBy(scene: Scene, message: Inbound): void {
  const { quiet } = scene.talk;
  if (!quiet || !isReturn(scene, message)) return;
  const { quiet: _, ...talk } = scene.talk;
  scene.talk = { ...talk, question: talk.question ?? (talk.held.length > 0 ? quiet.after : null) };
  scene.hushed = false;
  scene.page = null;
  scene.woken.push(...quiet.waiting);
  scene.tell('quietOver');
  if (quiet.expired !== undefined) scene.tell('draftsExpired', String(quiet.expired));
  for (const { code } of scene.talk.filed)
    if (!OVER.has(viewOf(scene, code)?.status ?? 'closed')) noteForDesk(scene, code, 'quietOver');
}

/** Keeps an event until somebody who asked for quiet comes back. Their drafts are kept no longer for that. */
export function waits(scene: Scene, quiet: Quiet, event: CitizenEvent | DraftsEvent): void {
  if (event.type === 'drafts-expire') {
    const before = scene.acks.length;
    expireDrafts(scene);
    if (scene.acks.splice(before).length > 0)
      scene.set({ quiet: { ...quiet, expired: scene.policy.service.draftKeptDays } });
    return;
  }
  // Nobody is reminded of anything when they are back: what is open is asked then.
  if (event.type === 'drafts-rest' || event.type === 'remind') return;
  scene.set({ quiet: { ...quiet, waiting: withRoom([...quiet.waiting, event]) } });
  if (event.type === 'followed' || event.type === 'unasked' || !event.receipt) return;
  const id = event.type === 'ask' ? event.ask : event.type === 'settled' ? SETTLED : WORDS;
  noteForDesk(scene, event.code, 'quietHeld', { id, outcome: 'waits' });
  // A question that waits for somebody who wants quiet stops no clock.
  if (event.type === 'ask') moveFiled(scene, event.code, 'unreached', { reason: 'quiet' });
}

/** No more than can be told in one go; a change of state without a word goes first: the newest state says it too. */
function withRoom(waiting: readonly CitizenEvent[]): readonly CitizenEvent[] {
  if (waiting.length <= WAITING_MAX) return waiting;
  const bare = waiting.findIndex(
    (each) => each.type === 'followed' || (each.type === 'news' && !each.words && !each.files?.length),
  );
  return waiting.toSpliced(Math.max(0, bare), 1);
}
