import type { ComplaintCode } from '../../complaint/code.ts';
import type { Delivery } from '../../delivery.ts';
import type { Receipt } from '../../event.ts';
import { dayOf, momentInFull } from '../../language/dates.ts';
import { DESK_SENTENCES, type DeskSentences } from '../../language/desk-sentences.ts';
import type { Language } from '../../language/language.ts';
import type { Choice, Outgoing, Span } from '../../message.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Effect } from '../../store/port/steps.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard, Turn } from '../../turn.ts';
import type { RunningClock } from '../clock/clock.ts';
import { explainClock } from '../clock/explain.ts';
import { deskOf } from '../rights/tree.ts';
import { neverChoice } from './commands.ts';
import type { DeskOptions } from './options.ts';
import type { Sight } from './sight.ts';
import { type DeskTalk, PEOPLE_MAX, type Person, SAID_MAX } from './state.ts';

/** Choices beside each other. */
const ROW_WIDTH = 2;

/**
 * One turn of a desk's chat in the making: local to one call of `decide`, so that the parts can each add to it. Complaints are working
 * copies: a second act of the same turn sees what the first one did.
 */
export class DeskScene {
  talk: DeskTalk;
  readonly effects: Effect[] = [];
  /** Acts that somebody tried without the right to. */
  denied = 0;
  /** Words that somebody has just said yes to, as they were shown: nothing is asked about them again. */
  confirmed: string | undefined;
  /** Loose files that this person has just said for which complaint they are: they go with what is done now. */
  withLoose = false;
  readonly turn: Turn<unknown>;
  readonly sight: Sight;
  readonly language: Language;
  readonly options: DeskOptions;
  readonly #complaints: Map<ComplaintCode, Complaint | null>;

  constructor(turn: Turn<unknown>, sight: Sight, talk: DeskTalk, language: Language, options: DeskOptions) {
    this.turn = turn;
    this.sight = sight;
    this.talk = talk;
    this.language = language;
    this.options = options;
    this.#complaints = new Map(sight.complaints);
  }

  get policy(): Policy {
    return this.options.policy;
  }
  get say(): DeskSentences {
    return DESK_SENTENCES[this.language];
  }
  get now(): number {
    return this.turn.now.getTime();
  }
  /** A chat of several people. */
  get isGroup(): boolean {
    return this.sight.desks.length > 0;
  }

  /** Whose rights the buttons of this chat are made for: who is told here, and, in a desk's own chat, its people as a whole. */
  get present(): readonly Pick<AdminRow, 'id' | 'desk' | 'role'>[] {
    return [...this.sight.present, ...this.sight.desks.map((desk) => ({ id: 0, desk, role: 'supervisor' as const }))];
  }

  /** A complaint's limit in words. */
  clockInWords(clock: RunningClock, { switches }: Pick<Complaint, 'switches'>): string {
    const how = { byDay: switches.anonymous };
    return explainClock(clock, this.policy, this.language, 'officer', this.turn.now, how);
  }

  /** A moment that tells when a citizen wrote: of whoever is anonymous the day alone, for the minute may be known of a colleague. */
  wroteAt(moment: Date, desk: string, { switches }: Pick<Complaint, 'switches'>): string {
    const zone = deskOf(this.policy, desk)?.zone ?? this.policy.zone;
    return switches.anonymous ? dayOf(moment, zone, this.language) : this.momentAt(moment, desk);
  }

  /** A moment in full, in the zone of a desk. */
  momentAt(moment: Date, desk: string): string {
    return momentInFull(moment, deskOf(this.policy, desk)?.zone ?? this.policy.zone, this.language);
  }

  /** Who did something, as the history names it. */
  actorInWords(by: string): string {
    const admin = /^admin:(\d+)$/.exec(by)?.[1];
    if (admin) return this.nameOf(Number(admin));
    return by === 'citizen' ? this.say.byCitizen() : this.say.bySystem();
  }

  /** The complaint as it is after what was decided so far; null where there is none, or this person may not see it. */
  complaint(code: ComplaintCode): Complaint | null {
    return this.#complaints.get(code) ?? null;
  }

  /** From now on in this turn a complaint is like this. */
  keep(complaint: Complaint): void {
    this.#complaints.set(complaint.code, complaint);
  }

  /** An admin in words: the name their platform told, else a number. */
  nameOf(admin: number): string {
    return this.sight.names.get(admin) ?? this.say.byAdmin({ id: admin });
  }

  /** What is known of a person in this chat. */
  person(id: string): Person {
    return this.talk.people[id] ?? { at: this.now };
  }

  /** Changes what is known of a person here; who was silent longest is forgotten. */
  setPerson(id: string, change: Partial<Person>): void {
    const { [id]: before, ...others } = this.talk.people;
    const isOther = change.open !== undefined && before?.open !== undefined && change.open !== before.open;
    const looked = isOther ? { before: before.open } : {};
    const people = { ...others, [id]: { ...before, ...looked, ...change, at: this.now } };
    const crowd = Object.entries(people);
    if (crowd.length > PEOPLE_MAX) {
      const [silent] = crowd.sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (silent !== undefined) delete people[silent];
    }
    this.talk = { ...this.talk, people };
  }

  /** Remembers words that went to a citizen as they stand in a message, so that an edit corrects them: a template's name or "ya" is none of them. */
  remember(heard: Heard, code: ComplaintCode, words: string): void {
    const { from, messageId, content } = heard.row.message;
    const written = content.kind === 'text' ? content.text : content.kind === 'media' ? (content.caption ?? '') : '';
    if (messageId === undefined || words.trim() === '' || !written.includes(words)) return;
    const said = [...(this.person(from.id).said ?? []), { messageId, code }].slice(-SAID_MAX);
    this.setPerson(from.id, { said });
  }

  /** A name for our next message here. */
  ref(): string {
    this.talk = { ...this.talk, turn: this.talk.turn + 1 };
    return `d${this.talk.turn}`;
  }

  /** Hands a delivery to this chat. Its choices can be typed as numbers and labels until others are shown. */
  send(delivery: Delivery): void {
    this.effects.push({ do: 'send', delivery });
    const choices = delivery.kind === 'message' ? delivery.message.choices?.flat() : undefined;
    if (choices && choices.length > 0) this.talk = { ...this.talk, choices };
  }

  /** Says something in this chat; in the complaint's topic where it is about one. @returns the message's ref */
  show(
    text: readonly Span[],
    about?: ComplaintCode,
    choices: readonly (readonly Choice[])[] = [],
    ref: string = this.ref(),
  ): string {
    const message: Outgoing = { text, ...(choices.length > 0 ? { choices } : {}) };
    const belonging = about ? { about, ...(this.isGroup ? { inTopic: true } : {}) } : {};
    this.send({ kind: 'message', ref, message, ...belonging });
    return ref;
  }

  /** Says something to whoever wrote, with choices. */
  ask(heard: Heard, text: readonly Span[], choices: readonly Choice[], about?: ComplaintCode): void {
    this.finish(heard);
    this.show(text, about, inRows(choices));
    if (choices.some(({ id }) => id === neverChoice))
      this.setPerson(heard.row.message.from.id, { offered: this.talk.turn });
  }

  /** Answers an act: briefly at the button where one was pressed, else as a message. */
  answer(heard: Heard, text: string, about?: ComplaintCode, choices: readonly Choice[] = [], ref?: string): void {
    const { content } = heard.row.message;
    if (choices.length === 0 && content.kind === 'choice' && content.callback !== undefined) {
      this.send({ kind: 'answer', callback: content.callback, text });
      return;
    }
    this.finish(heard);
    this.show([text], about, inRows(choices), ref);
  }

  /** Ends the waiting state of a pressed button. */
  finish(heard: Heard): void {
    const { content } = heard.row.message;
    if (content.kind === 'choice' && content.callback !== undefined)
      this.send({ kind: 'answer', callback: content.callback });
  }

  /** A line here that tells whether words, or a question (`ask`), reached the citizen; it is changed when that is known. */
  receipt(code: ComplaintCode, ask?: string): Receipt {
    const ref = this.show([this.say.toCitizen({ code })], code);
    return { conversation: this.turn.conversation, code, ref, ...(ask === undefined ? {} : { ask }) };
  }
}

/** Choices in rows of two. */
export function inRows(choices: readonly Choice[]): readonly (readonly Choice[])[] {
  const rows: Choice[][] = [];
  for (const choice of choices) {
    const last = rows.at(-1);
    if (last && last.length < ROW_WIDTH) last.push(choice);
    else rows.push([choice]);
  }
  return rows;
}
