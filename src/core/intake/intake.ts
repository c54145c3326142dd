import type { Belonging, Delivery } from '../delivery.ts';
import { nothingSeen } from '../desk/scene/sight.ts';
import type { Event, MoreEvent, TooFastEvent, UnaskedEvent, UnreachedEvent } from '../event.ts';
import { greetsWithSalam } from '../language/salam.ts';
import type { Content, Outgoing } from '../message.ts';
import type { InboxRow } from '../store/port/steps.ts';
import type { Decision, Heard, Mind, Turn } from '../turn.ts';
import { nameFromWords } from './answers/spot.ts';
import { mergeAcks } from './cards/acks.ts';
import { cardOf, wishMessage } from './cards/cards.ts';
import { doubtEarlier } from './draft/media.ts';
import { tellOutside } from './draft/outside.ts';
import { nextQuestion } from './draft/plan.ts';
import { lookForHiding } from './filed/hiding.ts';
import { askUnseen } from './filed/unseen.ts';
import { rememberAsked } from './hear/earlier.ts';
import { handoversNeeded, takeWaiting } from './hear/handover.ts';
import { hear } from './hear/hear.ts';
import { hearEvent, isNew, tellNews } from './hear/news.ts';
import { lookForAlike, offerAlike, passAlike } from './outcome/alike.ts';
import { passElsewhere } from './outcome/elsewhere.ts';
import { askOfHeld } from './outcome/held.ts';
import { rememberOurs, watchLoop } from './reading/loop.ts';
import { passNeedless } from './reading/needless.ts';
import { settleCategory } from './reading/read.ts';
import { goQuiet, isQuietWish, waits, wakeBy } from './steering/quiet.ts';
import { codesNeeded, invitationsNeeded } from './steering/status.ts';
import type { Ack } from './talk/ack.ts';
import { albumOf } from './talk/album.ts';
import { decideInGroup, isInGroup } from './talk/group.ts';
import { migrateTalk } from './talk/migrate.ts';
import { INTERRUPTIONS, type Question } from './talk/question.ts';
import { lookAtReplies } from './talk/replies.ts';
import { type IntakeOptions, Scene } from './talk/scene.ts';
import { FRAGMENT_MS, newTalk, type Talk } from './talk/talk.ts';
import { remember } from './talk/undo.ts';
import type { Wish } from './talk/wish.ts';
import { focusOf, isWish, questionOf, withHandedOpen } from './talk/wishes.ts';

/** What is done to a message of ours or of their own, or to the chat: whoever does that wants no talk with us. */
const SILENT: ReadonlySet<Content['kind']> = new Set(['reaction', 'revoked', 'deleted', 'left']);
const speaks = ({ row }: Heard): boolean => !SILENT.has(row.message.content.kind);

/** The question that is open after this turn. */
function settleQuestion(scene: Scene): Question | null {
  const { question, draft } = scene.talk;
  if (question && INTERRUPTIONS.has(question)) return question;
  // Whoever asked for quiet is answered, and asked nothing.
  if (scene.talk.quiet) return null;
  const wish = focusOf(scene.talk);
  if (wish) return questionOf(wish);
  if (scene.rests || (scene.page && !draft)) return null;
  if (draft) return nextQuestion(draft, scene.policy);
  // Whoever we have never spoken to, and who is told nothing else, is asked what happened.
  const first = !scene.talk.met && scene.acks.length === 0 && scene.turn.heard.some(speaks);
  return question === 'story' || first ? 'story' : null;
}

/** Tells nothing of our own accord: heard whoever wants quiet. */
const tellsNothing = (event: Event): event is MoreEvent | UnreachedEvent | TooFastEvent | UnaskedEvent =>
  event.type === 'more' || event.type === 'unreached' || event.type === 'too-fast' || event.type === 'unasked';

/** Takes a turn in: people first, then what waited for somebody who came back, then what happened just now. */
function hearAll(scene: Scene, heard: readonly Heard[]): void {
  const ordered = peopleFirst(heard);
  const events = ordered.filter(({ row }) => row.message.content.kind === 'event');
  const isPerson = events.length < ordered.length;
  for (const each of ordered) {
    const { message } = each.row;
    if (message.content.kind === 'event') continue;
    if (isQuietWish(message)) goQuiet(scene);
    else {
      wakeBy(scene, message);
      hear(scene, each);
    }
  }
  if (isPerson) askUnseen(scene);
  for (const event of scene.woken) hearEvent(scene, event);
  for (const each of events) {
    const { content } = each.row.message;
    const { quiet } = scene.talk;
    const event = content.kind === 'event' ? content.event : undefined;
    // What was said in public posts is the person's own, and an answer is no news of ours.
    if (quiet && event && !tellsNothing(event)) {
      if (event.to === 'citizen') waits(scene, quiet, event);
    } else hear(scene, each);
  }
}

/** Whether all that was heard are late siblings of albums that were acknowledged before. */
const onlyLateSiblings = (before: Talk, heard: readonly Heard[]): boolean =>
  before.album !== null &&
  heard.every(
    ({ row }) =>
      row.message.content.kind === 'media' &&
      !row.message.content.caption &&
      albumOf(before.album, row.message.album) !== undefined,
  );

/** Whether the card at the bottom is changed in place instead of a new one being sent below it. */
function replacesCard(scene: Scene, before: Talk): boolean {
  const { capabilities, heard } = scene.turn;
  if (!capabilities.edit || !before.card) return false;
  const [first] = heard;
  if (!first) return false;
  // We have said below the card that a file waits: what comes now belongs below that.
  if (heard.some(({ row }) => row.id === before.fileWaits)) return false;
  const pressed = heard.flatMap(({ row: { message } }) =>
    message.content.kind === 'choice' ? [message.content.id] : [],
  );
  if (pressed.length === heard.length)
    return (
      isOnCard(before, pressed) && capabilities.showsPresses !== true && scene.toast === null && scene.page === null
    );
  if (onlyLateSiblings(before, heard)) return true;
  const { content } = first.row.message;
  if (content.kind === 'choice' || heard.some(({ row }) => row.message.content.kind === 'event')) return false;
  return first.row.receivedAt.getTime() - before.card.heardAt <= FRAGMENT_MS && scene.page === null;
}

/** Whether all that was pressed stands on the card at the bottom, and not on an older message. */
const isOnCard = ({ card }: Talk, pressed: readonly string[]): boolean =>
  pressed.every((pressedId) => card?.choices.some(({ id }) => id === pressedId));

/** What a message hangs on: the complaint it is about, and who is to learn that it arrived. */
function belonging(scene: Scene, wish: Wish | undefined): Belonging {
  const about = wish?.filed.code ?? scene.pageAbout;
  const receipt = wish && scene.receipts.get(wish.ref);
  return { ...(about ? { about } : {}), ...(receipt ? { receipt } : {}) };
}

/** Questions of desks that came in this turn besides the one that is asked now: each is shown, so that each is delivered. */
function showOthers(scene: Scene): void {
  const focus = focusOf(scene.talk);
  for (const wish of [...scene.talk.wishes].reverse()) {
    if (wish === focus || !isNew(scene, wish.ref)) continue;
    const message = wishMessage(scene, wish);
    const delivery: Delivery = { kind: 'message', ref: `c${scene.next()}`, message, ...belonging(scene, wish) };
    scene.effects.push({ do: 'send', delivery });
  }
}

/** Who we are, to whoever wrote for the first time. */
function introTo({ turn }: Scene): Ack {
  const isGreeted = turn.heard.some(
    ({ row: { message } }) => message.content.kind === 'text' && greetsWithSalam(message.content.text),
  );
  return { k: 'intro', ...(isGreeted ? { salam: true as const } : {}) };
}

function reply(scene: Scene, before: Talk): void {
  tellNews(scene);
  showOthers(scene);
  const question = settleQuestion(scene);
  const late = onlyLateSiblings(before, scene.turn.heard);
  const quiet = late && !scene.turn.capabilities.edit && question === before.question;
  const saysNothing = !scene.page && scene.acks.length === 0;
  if (saysNothing && (question === null || (!scene.show && question === before.question))) {
    scene.set({ question });
    return;
  }
  // Whoever despairs hears nothing of forms first; whoever comes with a report has told already, and hears who we are in the same sentence.
  const goesOn = scene.acks.some((ack) => ack.k === 'despair' || (ack.k === 'say' && ack.key === 'handedOver'));
  const introduced = before.met || scene.page !== null || goesOn;
  const own: readonly Ack[] = introduced ? scene.acks : [introTo(scene), ...scene.acks];
  const replaces = replacesCard(scene, before) ? before.card : null;
  const pressed = scene.turn.heard.every(({ row }) => row.message.content.kind === 'choice');
  const acks = mergeAcks(replaces && !pressed ? replaces.acks : [], own);
  const message = scene.page ? pageOf(scene, scene.hushed ? null : question, acks) : cardOf(scene, question, acks);
  const ref = `c${scene.next()}`;
  const wish = isWish(question) ? focusOf(scene.talk) : undefined;
  const delivery: Delivery = {
    ...{ kind: 'message', ref, message },
    ...(replaces ? { replaces: replaces.ref } : {}),
    ...belonging(scene, wish),
  };
  if (!quiet) scene.effects.push({ do: 'send', delivery });
  const last = scene.turn.heard.at(-1)?.row;
  // Nobody goes on with a fragment after what we said of our own accord.
  const heardAt = last?.message.content.kind === 'event' ? 0 : (last?.receivedAt.getTime() ?? scene.now);
  const choices = (message.choices ?? []).flat().map(({ id, label }) => ({ id, label }));
  const typed = scene.turn.heard.every(({ row }) => row.message.content.kind === 'text');
  const card = { ref, heardAt, acks, choices, ...(typed ? { typed } : {}) };
  scene.set({ question, met: true, card: quiet ? before.card : card });
  if (!quiet) rememberAsked(scene, question, ref);
}

/** Replies, unless a machine seems to answer us: then one kind line ends it, and whoever is a person goes on from there. */
function answerUnlessLooping(scene: Scene, before: Talk): void {
  const verdict = watchLoop(scene, before);
  const isHouse = scene.turn.heard.some(({ row }) => row.message.content.kind === 'event');
  if (verdict === 'silent' && !isHouse) {
    scene.effects.splice(0, Number.POSITIVE_INFINITY, ...scene.effects.filter((effect) => effect.do !== 'send'));
    return;
  }
  if (verdict === 'last') scene.page = [scene.say.fallsSilent()];
  reply(scene, before);
  rememberOurs(scene);
}

/** A whole message of its own (status, help, done), with the open question's choices below where one is open. */
function pageOf(scene: Scene, question: Question | null, acks: readonly Ack[]): Outgoing {
  const page = scene.page ?? [];
  const said = acks.length > 0 ? cardOf(scene, null, acks).text : [];
  const head = said.join('') === '' ? [] : [...said, '\n\n'];
  if (question === null || question === 'resume') {
    const choices = question ? cardOf(scene, question, []).choices : undefined;
    return { text: [...head, ...page], ...(choices ? { choices } : {}) };
  }
  const card = cardOf(scene, question, []);
  return { ...card, text: [...head, ...page, '\n\n', ...card.text] };
}

const isCall = ({ message: { content } }: InboxRow): boolean =>
  content.kind === 'unsupported' && content.what === 'call';

/** Whoever telephones gets one kind message, and whatever was asked stays asked. */
function answerCall(scene: Scene): void {
  const message: Outgoing = { text: [scene.say.callSeen()] };
  scene.effects.push({ do: 'send', delivery: { kind: 'message', ref: `c${scene.next()}`, message } });
}

/** Speaks the language of the page from when the citizen changed it there; a word like `bahasa` said since then counts more. */
function followPage(scene: Scene): void {
  const shown = scene.person?.pageLanguage;
  if (shown && shown !== (scene.talk.pageLanguage ?? scene.options.defaultLanguage))
    scene.set({ language: shown, pageLanguage: shown });
}
/** What a person wrote was written before anything that this turn tells. */
const peopleFirst = (heard: readonly Heard[]): readonly Heard[] => {
  const isEvent = ({ row }: Heard) => row.message.content.kind === 'event';
  return [...heard.filter((each) => !isEvent(each)), ...heard.filter(isEvent)];
};

/**
 * The mind that takes complaints: a pure function of what is stored, what was heard, the policy and the time.
 * The same on every channel: what a channel can do is data in `turn.capabilities`.
 */
export function createIntake(options: IntakeOptions): Mind<Talk> {
  return {
    needs: (talk, heard) => codesNeeded(talk && migrateTalk(talk), heard),
    invitations: invitationsNeeded,
    handovers: (talk, heard, capabilities, now) => handoversNeeded(talk && migrateTalk(talk), heard, capabilities, now),
    async look(row, heard, now) {
      const replies = options.complaintAt
        ? await lookAtReplies(row.id, heard, options.complaintAt, options.refAt)
        : null;
      const alike = options.near && (await lookForAlike(options.near, options.policy, row, heard, now));
      const complaints =
        options.complaintByCode && row.talk
          ? await lookForHiding(options.complaintByCode, migrateTalk(row.talk), heard, replies?.about ?? new Map())
          : new Map<never, never>();
      if (!alike && complaints.size === 0) return replies;
      return { ...(replies ?? nothingSeen), complaints, ...(alike ? { alike } : {}) };
    },
    decide(turn: Turn<Talk>): Decision<Talk> {
      const stored = turn.talk ? migrateTalk(turn.talk) : newTalk(options.defaultLanguage);
      if (isInGroup(turn)) return decideInGroup(turn, stored);
      const isPerson = turn.heard.some(({ row }) => row.message.content.kind !== 'event');
      const before = isPerson ? withHandedOpen(stored) : stored;
      const scene = new Scene(turn, before, options);
      const reachable = turn.heard.filter(({ row }) => row.message.content.kind !== 'left' && !isCall(row));
      followPage(scene);
      if (turn.heard.some(({ row }) => isCall(row))) answerCall(scene);
      takeWaiting(scene);
      hearAll(scene, reachable);
      if (reachable.length > 0) {
        settleCategory(scene);
        passNeedless(scene, before.draft);
        nameFromWords(scene, before.draft);
        tellOutside(scene, before.draft);
        const { draft } = scene.talk;
        if (before.draft && draft && before.draft.id === draft.id && !scene.wentBack)
          scene.set({ draft: remember(before.draft, draft, before.question) });
        doubtEarlier(scene, before.draft);
        passAlike(scene, before);
        passElsewhere(scene, before);
        askOfHeld(scene, before);
        offerAlike(scene);
        answerUnlessLooping(scene, before);
      }
      return { talk: scene.talk, effects: scene.effects };
    },
  };
}
