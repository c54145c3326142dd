import type { Capabilities } from '../../delivery.ts';
import { type CodeInText, type HandoverCode, handoverCodeIn } from '../../handover/code.ts';
import type { Handover } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { isEmpty } from '../draft/plan.ts';
import { draftInBrief } from '../draft/rows.ts';
import { read } from '../reading/read.ts';
import type { PlainSentence } from '../talk/ack.ts';
import type { Draft } from '../talk/draft.ts';
import { migrateTalk } from '../talk/migrate.ts';
import type { Scene } from '../talk/scene.ts';
import { SHELF_MAX, type Talk } from '../talk/talk.ts';

/** Codes that do not exist, in one chat and hour; after that none is looked up until the hour is over. */
const MISSES_MAX = 5;
const MISSES_MS = 3_600_000;

const isGuessing = (talk: Talk | null, now: Date): boolean =>
  talk?.guesses !== undefined && talk.guesses.misses >= MISSES_MAX && now.getTime() - talk.guesses.since < MISSES_MS;

/** Which drafts from other chats have to be looked up: by the codes written here, and, where this channel has posts, by who writes. */
export function handoversNeeded(
  talk: Talk | null,
  heard: readonly Heard[],
  capabilities: Capabilities,
  now: Date,
): { readonly codes: readonly HandoverCode[]; readonly person?: string } {
  const said = heard.filter(({ row }) => row.message.private && row.message.content.kind !== 'event');
  const codes = new Set<HandoverCode>();
  if (!isGuessing(talk, now))
    for (const { row } of said) {
      const { content, forwarded } = row.message;
      const code = content.kind === 'text' && !forwarded ? handoverCodeIn(content.text)?.code : undefined;
      if (code) codes.add(code);
    }
  const person = capabilities.posts ? said.at(-1)?.row.message.from.id : undefined;
  return { codes: [...codes], ...(person === undefined ? {} : { person }) };
}

/** A draft out of a chat's state, and what is left there. Undefined when it is not there any more. */
function released(
  source: Talk,
  dossier: string,
  to: number,
): { readonly draft: Draft; readonly personal: boolean; readonly left: Talk } | undefined {
  const thread = source.threads?.find(({ draft }) => draft?.id === dossier);
  if (!thread?.draft) return undefined;
  const moved = { ...thread, draft: null, movedTo: to };
  const threads = source.threads?.map((each) => (each === thread ? moved : each)) ?? [];
  return { draft: thread.draft, personal: thread.personal ?? false, left: { ...source, threads } };
}

/** Takes a draft into this chat. @returns whether it was there to be taken */
function take(scene: Scene, handover: Handover<Talk>): boolean {
  // One in a turn: two that lie in one chat would each be decided on a state without the other.
  if (scene.effects.some((effect) => effect.do === 'take-handover')) return false;
  const source = handover.talk && migrateTalk(handover.talk);
  const found = source ? released(source, handover.dossier, scene.turn.conversation) : undefined;
  if (!found) return false;
  const { draft: own, shelf } = scene.talk;
  const keeps = own !== null && !isEmpty(own);
  if (keeps && shelf.length >= SHELF_MAX) {
    scene.tell('shelfFull');
    scene.set({ question: 'open' });
    return true;
  }
  const { draft, left, personal } = found;
  scene.effects.push({ do: 'take-handover', handover: handover.id, version: handover.version, talk: left });
  if (own && !keeps) dropEmpty(scene, own);
  scene.set({
    draft: { ...draft, touchedAt: scene.now },
    shelf: keeps ? [own, ...shelf] : shelf,
    question: null,
    album: null,
    guesses: undefined,
    ...(scene.talk.met ? {} : { language: source?.language ?? scene.talk.language }),
  });
  scene.asked = null;
  scene.show = true;
  scene.tell('handedOver', draftInBrief(draft, scene.policy, scene.talk.language));
  if (personal) scene.tell('deletePost');
  // In public no number was shown for it.
  scene.warn(read(scene, draft.words.map(({ text }) => text).join('\n')));
  return true;
}

/** A draft that was begun and holds nothing (an emergency number was shown for it) makes room. */
function dropEmpty(scene: Scene, { id }: Draft): void {
  const isNew = scene.effects.some((effect) => effect.do === 'open-dossier' && effect.dossier === id);
  if (!isNew) scene.effects.push({ do: 'erase', dossier: id });
}

/**
 * Does what a hand-over code in a message says.
 * @returns the words around the code, still to be heard; empty when there are none; undefined when the text holds no such code after all
 */
export function redeem(scene: Scene, { code, rest }: CodeInText): string | undefined {
  const handover = code && scene.turn.handed?.get(code);
  if (handover) {
    if (handover.usedBy === scene.turn.conversation) scene.tell('handoverHere');
    else if (handover.usedBy !== null) tellInstead(scene, 'handoverUsed');
    else if (handover.expiresAt.getTime() <= scene.now || !take(scene, handover)) tellInstead(scene, 'handoverPast');
    return rest;
  }
  // A word of nine letters may pass for a code: only what is written as one is answered as one.
  const written = scene.person?.content.kind === 'text' && WRITTEN_AS_CODE.test(scene.person.content.text);
  if (!written) return undefined;
  const { guesses } = scene.talk;
  if (isGuessing(scene.talk, scene.turn.now)) {
    tellInstead(scene, 'handoverTooOften');
    return rest;
  }
  const since = guesses && scene.now - guesses.since < MISSES_MS ? guesses.since : scene.now;
  scene.set({ guesses: { since, misses: (since === guesses?.since ? guesses.misses : 0) + 1 } });
  tellInstead(scene, 'handoverUnknown');
  return rest;
}

/** Says why nothing came of a code, and asks what happened where nothing is open. */
function tellInstead(scene: Scene, key: PlainSentence): void {
  scene.tell(key);
  if (!scene.talk.draft && scene.talk.question === null) scene.set({ question: 'story' });
}

/** As a hand-over code is written, right or mistyped: with its hyphens, or in a deep link. */
const WRITTEN_AS_CODE =
  /(?<![\p{L}\p{N}])k ?[-‐-―−] ?[a-z0-9]{4} ?[-‐-―−] ?[a-z0-9]{4}(?![\p{L}\p{N}])|^\s*\/start(?:@\w+)?\s+k_/iu;

/** Whoever wrote to us in posts and now writes in private goes on with the newest of them, without a code, unless a report is open here. */
export function takeWaiting(scene: Scene): void {
  const { waiting, handed } = scene.turn;
  const { draft } = scene.talk;
  if (!waiting || (draft && !isEmpty(draft)) || [...(handed?.values() ?? [])].some((each) => each?.usedBy === null))
    return;
  take(scene, waiting);
}
