import type { ComplaintCode } from '../complaint/code.ts';
import { ACTS, type Act } from '../complaint/life.ts';
import type { DeskEvent } from '../event.ts';
import { commandNear, slashOf, slashWordIn } from '../language/desk-words.ts';
import { steeringOf } from '../language/words.ts';
import type { AdminRow } from '../store/store.ts';
import type { Heard } from '../turn.ts';
import { meanItChoice, neverChoice, pendingOf, type Wish, wishOfOfficers } from './commands.ts';
import { close, end, undo } from './ending.ts';
import { hearEvents, showCard } from './events.ts';
import { audit, exclude, forward, reveal, take, verify } from './handling.ts';
import { link } from './linking.ts';
import { showFigures, showFound, showQueue } from './lists.ts';
import { isReturn, wishOf } from './look.ts';
import { invite, remove, showPeople } from './people.ts';
import { permit } from './permit.ts';
import type { DeskScene } from './scene.ts';
import { ask, askedForPick, correct, note, reply, resend } from './talking.ts';
import { canned } from './templates.ts';

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

/** One message of an officer. */
function hearPerson(scene: DeskScene, heard: Heard, person: AdminRow): void {
  const { message } = heard.row;
  const { content } = message;
  const { say } = scene;
  const code = scene.sight.about.get(heard.row.id);
  // What somebody else wrote is never this person's order.
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
      if (wish) grant(scene, heard, person, wish, code);
      else scene.finish(heard);
      return;
    }
    case 'media':
      withFile(scene, heard, person, code, content.caption ?? '');
      return;
    case 'edited':
      if (code && scene.talk.people[message.from.id]?.said?.some(({ messageId }) => messageId === message.messageId))
        correct(scene, heard, person, code, content.text);
      return;
    case 'sticker':
      if (code) scene.answer(heard, say.stickerNo(), code);
      return;
    case 'location':
      if (code) reply(scene, heard, person, code, `${content.label ?? ''} ${content.lat}, ${content.lon}`.trim());
      return;
    default:
      return;
  }
}

/** "batal" leaves what was begun; it is never sent to a citizen. */
function leaves(scene: DeskScene, heard: Heard, text: string): boolean {
  const { from } = heard.row.message;
  const steering = steeringOf(text);
  if (typeof steering !== 'object' || !['cancel', 'back', 'quiet'].includes(steering.intent)) return false;
  if (!pendingOf(scene.talk, from.id, scene.now)) return false;
  scene.setPerson(from.id, { pending: undefined });
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
  const pending = pendingOf(scene.talk, heard.row.message.from.id, scene.now);
  if (pending && pending.code === code) {
    actOn(scene, heard, person, pending.act, code, text);
    return;
  }
  if (code) reply(scene, heard, person, code, text);
  else if (heard.row.message.private) hint(scene, heard, person, text);
}

/** A file of an officer: proof for a close that was begun, else an answer to the citizen. */
function withFile(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  caption: string,
): void {
  const { from, album } = heard.row.message;
  if (album !== undefined && code) scene.setPerson(from.id, { album: { id: album, code } });
  withWords(scene, heard, person, code, caption);
}

/** Does an act with its words. */
function actOn(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  act: Act,
  code: ComplaintCode | undefined,
  words: string,
): void {
  switch (act) {
    case 'take':
      take(scene, heard, person, code, words);
      return;
    case 'verify':
      verify(scene, heard, person, code);
      return;
    case 'forward':
      forward(scene, heard, person, code, words);
      return;
    case 'ask':
      ask(scene, heard, person, code, words);
      return;
    case 'reply':
      reply(scene, heard, person, code, words);
      return;
    case 'note':
      note(scene, heard, person, code, words);
      return;
    case 'reject':
    case 'archive':
    case 'return':
      end(scene, heard, person, act, code, words);
      return;
    case 'close':
      close(scene, heard, person, code, words);
      return;
    case 'undo':
      undo(scene, heard, person, code);
      return;
    case 'exclude':
      exclude(scene, heard, person, code, words);
      return;
    case 'link':
      link(scene, heard, person, code, words);
      return;
    case 'reveal':
      reveal(scene, heard, person, code);
      return;
    default:
      look(scene, heard, person, code);
  }
}

/** Does what an officer wants. */
function grant(scene: DeskScene, heard: Heard, person: AdminRow, wish: Wish, about: ComplaintCode | undefined): void {
  const { from } = heard.row.message;
  switch (wish.want) {
    case 'words': {
      if (isNoCommand(scene, heard, wish.text, about)) return;
      const isFree = about && !pendingOf(scene.talk, from.id, scene.now);
      const own = isFree ? wishOfOfficers(wish.text) : undefined;
      if (own) command(scene, heard, person, { want: 'command', ...own, typed: true }, about);
      else withWords(scene, heard, person, about, wish.text);
      return;
    }
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
    case 'mean-it': {
      const meant = scene.person(from.id).meant;
      if (meant?.turn !== wish.turn || meant.code !== wish.code) {
        scene.answer(heard, scene.say.meantNoMore(), wish.code);
        return;
      }
      scene.setPerson(from.id, { meant: undefined });
      actOn(scene, heard, person, meant.act, meant.code, meant.words);
      return;
    }
    case 'never':
      scene.setPerson(from.id, { pending: undefined, meant: undefined });
      scene.finish(heard);
      return;
    case 'chosen':
      if (wish.act === 'ask') ask(scene, heard, person, wish.code, '', askedForPick(wish.what));
      else actOn(scene, heard, person, wish.act, wish.code, wish.what);
      return;
    case 'command':
      command(scene, heard, person, wish, about);
  }
}

/** Shows what a citizen would read of plain words: one press sends it, and so does the command. Without words of its own, the act asks for them. */
function showMeant(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  { command, code, rest }: Extract<Wish, { want: 'meant' }>,
): void {
  const { say } = scene;
  const act = ACTS.find((each) => each === command);
  if (!act) return;
  if (rest === '') {
    actOn(scene, heard, person, act, code, rest);
    return;
  }
  // Nobody confirms what can not be done now.
  if (!permit(scene, heard, person, act, code)) return;
  const { turn } = scene.talk;
  const whole = `${slashOf(command)} ${code} ${rest}`;
  scene.setPerson(heard.row.message.from.id, { meant: { act, code, words: rest, turn } });
  scene.ask(
    heard,
    // Why it goes back is read by officers alone.
    [act === 'return' ? say.meantBack({ command: whole }) : say.meant({ command: whole })],
    [
      { id: meanItChoice(code, turn), label: say.meanIt() },
      { id: neverChoice, label: say.never() },
    ],
    code,
  );
}

/** A slash and no command of ours: said, with the one that was meant, and never sent to a citizen. @returns false for all else */
function isNoCommand(scene: DeskScene, heard: Heard, text: string, about: ComplaintCode | undefined): boolean {
  const { say } = scene;
  const said = slashWordIn(text);
  if (said === undefined || !(about || heard.row.message.private)) return false;
  const near = commandNear(text);
  if (!near) scene.answer(heard, say.noSuchCommand({ said }), about);
  else scene.answer(heard, say.commandMeant({ said, command: `${slashOf(near.command)} ${near.rest}`.trim() }), about);
  return true;
}

/** Words that hang on nothing: what they may have meant, or how to write to a citizen. */
function hint(scene: DeskScene, heard: Heard, person: AdminRow, text: string): void {
  const { say } = scene;
  const steering = steeringOf(text);
  if (typeof steering === 'object' && steering.intent === 'help') {
    help(scene, heard, person);
    return;
  }
  const near = commandNear(text);
  if (!near) {
    scene.answer(heard, say.deskHint());
    return;
  }
  const { open } = scene.person(heard.row.message.from.id);
  const words = [slashOf(near.command), near.ofOpen ? open : undefined, near.rest].filter(Boolean).join(' ');
  scene.answer(heard, say.commandMeant({ said: near.said, command: words }));
}

function command(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  wish: Extract<Wish, { want: 'command' }>,
  about: ComplaintCode | undefined,
): void {
  const { rest } = wish;
  const code = wish.code ?? about;
  switch (wish.command) {
    case 'queue':
    case 'search':
    case 'help':
      help(scene, heard, person);
      return;
    case 'figures':
      showFigures(scene, heard, person.desk);
      return;
    case 'people':
      showPeople(scene, heard, person);
      return;
    case 'invite':
      invite(scene, heard, person, rest);
      return;
    case 'remove':
      remove(scene, heard, person, rest);
      return;
    case 'audit':
      audit(scene, heard, person, code);
      return;
    case 'resend':
      resend(scene, heard, person, code);
      return;
    case 'canned':
      canned(scene, heard, person, code, rest);
      return;
    default:
      actOn(scene, heard, person, wish.command, code, rest);
  }
}

/** Shows a complaint's card at the bottom of the chat. */
function look(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode | undefined): void {
  const allowed = permit(scene, heard, person, 'look', code);
  if (!allowed) return;
  scene.setPerson(heard.row.message.from.id, { open: allowed.complaint.code });
  scene.finish(heard);
  showCard(scene, allowed.complaint, { anew: true });
}

function help(scene: DeskScene, heard: Heard, { role }: AdminRow): void {
  const { say } = scene;
  scene.finish(heard);
  scene.show([role === 'supervisor' ? `${say.deskHelp()}\n\n${say.supervisorHelp()}` : say.deskHelp()]);
}
