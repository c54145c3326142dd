import type { ComplaintCode } from '../complaint/code.ts';
import type { Act } from '../complaint/life.ts';
import type { DeskEvent } from '../event.ts';
import { answerTo } from '../language/desk-plain.ts';
import { slipIn } from '../language/desk-slips.ts';
import type { DeskCommand } from '../language/desk-words.ts';
import { steeringOf } from '../language/words.ts';
import type { AdminRow } from '../store/port/store.ts';
import type { Heard } from '../turn.ts';
import { ask, askedForPick } from './acts/asking.ts';
import { correct, tellUnsaid } from './acts/correcting.ts';
import { actOn, command } from './acts/doing.ts';
import { isOfLoose } from './acts/loose.ts';
import { reply, SAYS_SOMETHING, togetherWith } from './acts/talking.ts';
import { mapAt } from './cards/card.ts';
import { showFound, showQueue } from './cards/lists.ts';
import { hearEvents } from './events.ts';
import { wishBelow } from './look/below.ts';
import { saysLittle, waitsFor } from './look/beside-pending.ts';
import { askForWhich, placeFile } from './look/loose-file.ts';
import {
  doMeant,
  eachMeant,
  showBothSame,
  showEach,
  showEither,
  showMeant,
  showSame,
  turnElsewhere,
} from './look/meant.ts';
import { askWhatForCode, callsColleague, closesToo, hint, isNoCommand, tellHow } from './look/slips.ts';
import { takeBack } from './look/take-back.ts';
import { isReturn, wishOf } from './look/wanted.ts';
import { codeFirst, pendingOf, type Wish } from './scene/commands.ts';
import { wishOfOpen } from './scene/in-passing.ts';
import type { DeskScene } from './scene/scene.ts';
import type { Pending } from './scene/state.ts';

/** Everything that happened for the desk in this turn, in order: first what others did, then what people here want. */
export function decideDesk(scene: DeskScene, heard: readonly Heard[]): void {
  const events: { row: number; event: DeskEvent }[] = [];
  for (const { row } of heard) {
    const { content } = row.message;
    if (content.kind === 'event' && content.event.to === 'desk') events.push({ row: row.id, event: content.event });
  }
  hearEvents(scene, events);
  const albums = new Set<string>();
  for (const each of heard) {
    const { message } = each.row;
    if (message.content.kind === 'event') continue;
    if (isReturn(message.content)) {
      const queue = scene.sight.queues.get(each.row.id);
      // What came while we were out was never shown here.
      if (queue && queue.rows.length > 0) showQueue(scene, each, queue);
      continue;
    }
    const person = scene.sight.people.get(message.from.id);
    if (!person) continue;
    // Siblings of an album go with its first.
    if (message.album !== undefined) {
      if (albums.has(message.album)) continue;
      albums.add(message.album);
    }
    hearPerson(scene, each, person);
  }
}

/** Whoever does something else than look, while it is asked where a complaint should go, has let go of that: what they say next names no desk. */
const goesOn = ({ act }: Pending, wish: Wish | undefined): boolean =>
  act !== 'forward' || wish?.want !== 'command' || wish.command === 'look' || wish.command === 'help';

/** One message of an officer. */
function hearPerson(scene: DeskScene, heard: Heard, person: AdminRow): void {
  const { message } = heard.row;
  const { content } = message;
  const { say } = scene;
  const code = scene.sight.about.get(heard.row.id);
  if (scene.sight.asides.has(heard.row.id)) {
    tellAside(scene, heard, code);
    return;
  }
  // What somebody else wrote is never this person's order.
  if (message.forwarded && content.kind === 'media' && message.private && hangsOnNothing(heard)) {
    // A picture of a colleague who was there is a picture; what they wrote with it is for nobody else.
    askForWhich(scene, heard, person, '');
    return;
  }
  if (message.forwarded) {
    if (wishOf(heard, scene.talk, scene.policy)?.want === 'command') scene.denied += 1;
    scene.answer(heard, say.noForwards());
    return;
  }
  switch (content.kind) {
    case 'text':
    case 'choice': {
      if (content.kind === 'text' && leaves(scene, heard, content.text)) return;
      const wish = wishOf(heard, scene.talk, scene.policy);
      const { pending } = scene.person(message.from.id);
      if (wish) grant(scene, heard, person, wish, code);
      else scene.finish(heard);
      // What waits for words goes on waiting; the next are shown before they are sent, where no topic tells of what they are.
      if (
        message.private &&
        pending &&
        !pending.file &&
        wish?.want !== 'words' &&
        scene.person(message.from.id).pending === pending
      )
        scene.setPerson(message.from.id, { pending: goesOn(pending, wish) ? { ...pending, passed: true } : undefined });
      return;
    }
    case 'media':
      withFile(scene, heard, person);
      return;
    case 'edited':
    case 'revoked':
      if (!code || !scene.person(message.from.id).said?.some(({ messageId }) => messageId === message.messageId))
        return;
      if (content.kind === 'edited') correct(scene, heard, person, code, content.text);
      else tellUnsaid(scene, heard, code);
      return;
    case 'sticker':
      if (code) scene.answer(heard, say.stickerNo(), code);
      return;
    case 'location':
      if (code) reply(scene, heard, person, code, `${content.label ?? ''} ${mapAt(content.lat, content.lon)}`.trim());
      return;
    default:
      return;
  }
}

const hangsOnNothing = ({ row: { message } }: Heard): boolean =>
  message.replyTo === undefined && message.topic === undefined;

/** Whoever answers a colleague below a complaint's card is told once in a while that no citizen reads it. */
const ASIDE_TOLD_EVERY_MS = 12 * 3_600_000;

function tellAside(scene: DeskScene, heard: Heard, code: ComplaintCode | undefined): void {
  const { from } = heard.row.message;
  const { asideToldAt = 0 } = scene.person(from.id);
  if (scene.now - asideToldAt < ASIDE_TOLD_EVERY_MS) return;
  scene.setPerson(from.id, { asideToldAt: scene.now });
  scene.answer(heard, scene.say.aside(), code);
}

/** "batal" leaves what was begun; it is never sent to a citizen. */
function leaves(scene: DeskScene, heard: Heard, text: string): boolean {
  const { from } = heard.row.message;
  const steering = steeringOf(text);
  const isLeft = typeof steering === 'object' && ['cancel', 'back', 'quiet'].includes(steering.intent);
  if (!isLeft && !slipIn(text)) return false;
  if (!pendingOf(scene.talk, heard.row.message, scene.now) && !isOfLoose(scene, heard)) return false;
  scene.setPerson(from.id, { pending: undefined, loose: undefined });
  scene.answer(heard, scene.say.never());
  return true;
}

/** Words, or a file with words, that belong to an act begun before or to the complaint they answer. */
function withWords(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  text: string,
): void {
  const pending = pendingOf(scene.talk, heard.row.message, scene.now);
  if (pending && pending.code === code) {
    const words = answerTo(pending.act, text);
    if (waitsFor(text)) {
      scene.setPerson(heard.row.message.from.id, { pending: { ...pending, passed: true } });
      scene.answer(heard, scene.say.welcome(), code);
    } else if (isDoubtful(scene, heard, person, pending, words))
      showMeant(scene, heard, person, { want: 'meant', command: pending.act as DeskCommand, code, rest: words });
    else {
      scene.withLoose = pending.withLoose === true;
      actOn(scene, heard, person, pending.act, code, words);
      scene.withLoose = false;
    }
    return;
  }
  if (code) reply(scene, heard, person, code, text);
  else if (heard.row.message.private) hint(scene, heard, person, text);
}

/** What a citizen reads, of the acts that wait for words. */
const READ_BY_CITIZEN: ReadonlySet<Act> = new Set(['ask', 'reply', 'reject', 'archive', 'close']);

/** Whether words that answer what was asked for may be none of it: few, said to a colleague, or after something else was looked at. */
const isDoubtful = (scene: DeskScene, { row }: Heard, person: AdminRow, pending: Pending, words: string): boolean =>
  row.message.content.kind === 'text' &&
  READ_BY_CITIZEN.has(pending.act) &&
  // A full stop alone is asked about by the answer itself.
  (pending.act !== 'reply' || SAYS_SOMETHING.test(words)) &&
  (pending.passed === true || saysLittle(words) || callsColleague(scene, person, pending.code, words));

/** What was written with a file, or with a sibling of its album. */
const captionOf = (scene: DeskScene, heard: Heard): string =>
  togetherWith(scene, heard)
    .map(({ row: { message } }) => (message.content.kind === 'media' ? message.content.caption : undefined))
    .filter(Boolean)
    .join('\n');

/** A file of an officer: proof for a close that was begun or comes with it, else an answer to the citizen. */
function withFile(scene: DeskScene, heard: Heard, person: AdminRow): void {
  const { from, album } = heard.row.message;
  const together = togetherWith(scene, heard);
  const code = together.map(({ row }) => scene.sight.about.get(row.id)).find((each) => each !== undefined);
  if (album !== undefined && code) scene.setPerson(from.id, { album: { id: album, code } });
  const wish = together.map((each) => wishOf(each, scene.talk, scene.policy)).find((each) => each !== undefined);
  if (wish) {
    grant(scene, heard, person, wish, code);
    return;
  }
  const caption = captionOf(scene, heard);
  if (!code) {
    if (heard.row.message.private) askForWhich(scene, heard, person, caption);
    return;
  }
  const isFree = !pendingOf(scene.talk, heard.row.message, scene.now);
  withWords(scene, heard, person, code, caption);
  if (isFree) closesToo(scene, heard, person, code, caption);
}

/** A code and nothing else, right after a file: the complaint that it is for. */
const namesOfLoose = (
  scene: DeskScene,
  heard: Heard,
  wish: Extract<Wish, { want: 'command' }>,
): wish is typeof wish & { readonly code: ComplaintCode } =>
  wish.command === 'look' && wish.code !== undefined && wish.typed && isOfLoose(scene, heard) && isCodeAlone(heard);
const isCodeAlone = ({ row: { message } }: Heard): boolean =>
  message.content.kind === 'text' && codeFirst(message.content.text.trim()).rest === '';

/** Does what an officer wants. */
function grant(scene: DeskScene, heard: Heard, person: AdminRow, wish: Wish, about: ComplaintCode | undefined): void {
  const { from } = heard.row.message;
  switch (wish.want) {
    case 'words': {
      if (isNoCommand(scene, heard, wish.text, about)) return;
      const isFree = about && !pendingOf(scene.talk, heard.row.message, scene.now);
      const category = about && scene.complaint(about)?.category;
      const below = isFree && category ? wishBelow(wish.text, about, scene.policy, category) : undefined;
      if (below) {
        grant(scene, heard, person, below, about);
        return;
      }
      if (isFree && callsColleague(scene, person, about, wish.text)) {
        askWhatForCode(scene, heard, person, { want: 'what-for', code: about, said: wish.text });
        return;
      }
      const { meant } = scene.person(from.id);
      withWords(scene, heard, person, about, wish.text);
      // What was held back, to be looked at first, waits for its own answer.
      if (isFree && scene.person(from.id).meant === meant) closesToo(scene, heard, person, about, wish.text);
      return;
    }
    case 'elsewhere':
      turnElsewhere(scene, heard, person, wish);
      return;
    case 'same-as-before':
      showSame(scene, heard, person, wish);
      return;
    case 'either':
      showEither(scene, heard, person, wish);
      return;
    case 'what-for':
      askWhatForCode(scene, heard, person, wish);
      return;
    case 'slip':
      takeBack(scene, heard, person, wish.code, wish.said);
      return;
    case 'several':
      for (const order of wish.orders) {
        grant(scene, heard, person, order, wish.code);
        // Something is asked first: what comes after it waits for that.
        if (scene.person(from.id).pending) return;
      }
      return;
    case 'how-to':
      tellHow(scene, heard, wish);
      return;
    case 'queue': {
      const queue = scene.sight.queues.get(heard.row.id);
      if (queue) showQueue(scene, heard, queue, wish.unknown);
      return;
    }
    case 'search': {
      const found = scene.sight.found.get(heard.row.id);
      if (found) showFound(scene, heard, found);
      return;
    }
    case 'meant':
      showMeant(scene, heard, person, wish);
      return;
    case 'each':
      showEach(scene, heard, person, wish);
      return;
    case 'both-same':
      showBothSame(scene, heard, person, wish);
      return;
    case 'one-by-one':
      scene.answer(heard, scene.say.oneByOne());
      return;
    case 'beyond-list':
      scene.answer(heard, scene.say.beyondList({ n: wish.n }));
      return;
    case 'mean-it': {
      const each = eachMeant(scene, heard, wish);
      if (each) {
        for (const code of each.codes) {
          const order = wishOfOpen(each.order, code, scene.policy);
          if (order) grant(scene, heard, person, order, code);
        }
        return;
      }
      doMeant(scene, heard, person, wish);
      return;
    }
    case 'no-code':
      scene.answer(heard, scene.say.misspeltCode({ said: wish.said }), about);
      return;
    case 'never':
      scene.setPerson(from.id, { pending: undefined, meant: undefined, loose: undefined });
      if (heard.row.message.content.kind === 'choice') scene.finish(heard);
      else scene.answer(heard, scene.say.never());
      return;
    case 'chosen':
      if (wish.act === 'ask') ask(scene, heard, person, wish.code, '', askedForPick(wish.what));
      else actOn(scene, heard, person, wish.act, wish.code, wish.what);
      return;
    case 'file-for':
      if (wish.order) grant(scene, heard, person, wish.order, about);
      placeFile(scene, heard, person, wish);
      return;
    case 'command':
      if (namesOfLoose(scene, heard, wish)) placeFile(scene, heard, person, { want: 'file-for', code: wish.code });
      else command(scene, heard, person, wish, about);
  }
}
