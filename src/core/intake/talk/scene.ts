import type { ComplaintCode } from '../../complaint/code.ts';
import type { CitizenEvent, Receipt } from '../../event.ts';
import type { HandoverCode } from '../../handover/code.ts';
import { SENTENCES, type Sentences } from '../../language/sentences.ts';
import type { Inbound, Span } from '../../message.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Effect, Identity } from '../../store/port/steps.ts';
import type { Store } from '../../store/port/store.ts';
import type { Turn } from '../../turn.ts';
import { onRoad } from '../../understanding/place/posts.ts';
import type { Reading, Understood } from '../../understanding/understood.ts';
import type { Ack, FiledSentence, FiledWords, PlainSentence } from './ack.ts';
import { type Draft, newDraft } from './draft.ts';
import type { Filed } from './filed.ts';
import type { Question } from './question.ts';
import type { ComplaintAt, RefAt } from './replies.ts';
import { FRAGMENT_MS, type Talk } from './talk.ts';
import type { Given } from './wish.ts';
import { focusOf, isWish } from './wishes.ts';

/** What intake is built with. */
export interface IntakeOptions {
  readonly policy: Policy;
  readonly defaultLanguage: Talk['language'];
  /** Where citizens open the tracking page; absent: the code is tracked by chat only. */
  readonly publicUrl?: string;
  /** Addresses, besides the channel's own, under which a draft is continued by its hand-over code: the web chat, another channel. */
  readonly continueAt?: (code: HandoverCode) => readonly string[];
  /** Which complaint a message of ours is about; absent: replies are taken as any other message. */
  readonly complaintAt?: ComplaintAt;
  /** Finds complaints that may be about the same; absent: nobody is told of any. */
  readonly near?: Store<unknown>['near'];
  /** Opens a complaint, for a citizen who wishes theirs to be hidden; absent: only its officers can do something about it. */
  readonly complaintByCode?: Store<unknown>['complaintByCode'];
  /** Which message of ours somebody answers; absent: only the last question is answered. */
  readonly refAt?: RefAt;
}

/** A text as it was read, with all that the reading depends on besides the turn. */
interface Listened extends Pick<Reading, 'text' | 'asked' | 'about' | 'near'> {
  readonly understood: Understood;
}

/** Of the policy's emergency numbers the one that stands by women and children who suffered violence (SAPA 129). */
const VICTIMS_HELPLINE = '129';

/**
 * One turn in the making: local to one call of `decide`, so that the parts below can each add to it.
 * Nothing outside is touched; what counts is what `decide` returns at the end.
 */
export class Scene {
  talk: Talk;
  readonly acks: Ack[] = [];
  readonly effects: Effect[] = [];
  /** The question the citizen saw when writing; null once it is answered in this turn, so that a second fragment is not taken for an answer. */
  asked: Question | null;
  /** A whole message to show instead of a question (status, done, help). */
  page: readonly Span[] | null = null;
  /** Show the question anew at the bottom although nothing changed. */
  show = false;
  /** The citizen goes on another time: nothing is asked now. */
  rests = false;
  /** This turn took a step back: nothing of it is remembered as an answer. */
  wentBack = false;
  /** They have just asked for quiet: one line, and nothing is asked below it. */
  hushed = false;
  /** What waited for somebody who has just come back. */
  readonly woken: CitizenEvent[] = [];
  /** The complaint that the page is about: an answer to it then names that complaint. */
  pageAbout: ComplaintCode | null = null;
  /** What a desk wanted to know when the citizen wrote: a wish that comes in this very turn was not seen yet. */
  readonly seen: string | null;
  /** The answer that a desk got in this turn: what follows in the same breath belongs to it. */
  answered: Given | null = null;
  /** Wishes whose answer could not be read in this turn: counted once, however many messages it came in. */
  readonly tried = new Set<string>();
  /** News to be told at the end of the turn. */
  readonly news: Extract<CitizenEvent, { type: 'news' | 'corrected' }>[] = [];
  /** Who is to learn that a question was delivered, by the wish's ref. */
  readonly receipts = new Map<string, Receipt>();
  /** A short answer to a button press. */
  toast: 'staleButton' | 'unreadablePress' | null = null;
  /** What was read in this turn: a text is often looked at by several, for one thing each. */
  readonly readings: Listened[] = [];
  readonly turn: Turn<Talk>;
  readonly options: IntakeOptions;

  constructor(turn: Turn<Talk>, talk: Talk, options: IntakeOptions) {
    this.turn = turn;
    this.talk = talk;
    this.options = options;
    this.asked = talk.question;
    this.seen = isWish(talk.question) ? (focusOf(talk)?.ref ?? null) : null;
  }

  get policy(): Policy {
    return this.options.policy;
  }
  get say(): Sentences {
    return SENTENCES[this.talk.language];
  }
  get now(): number {
    return this.turn.now.getTime();
  }

  /** Changes what will be kept of the conversation. */
  set(change: Partial<Talk>): void {
    this.talk = { ...this.talk, ...change };
  }

  /** Whether words that arrived at this time were most likely written before our last answer was seen: they go on telling. */
  isFragment(at: number): boolean {
    const { card } = this.talk;
    return this.turn.capabilities.edit && card?.typed === true && at - card.heardAt <= FRAGMENT_MS;
  }

  /** Who writes, as far as the platform tells: sealed apart where they are anonymous, for a supervisor's look alone. */
  identity(): Identity | undefined {
    const from = this.person?.from;
    if (!from || this.turn.capabilities.namesNobody) return undefined;
    return { channel: this.turn.channel, person: from.id, ...(from.name ? { name: from.name } : {}) };
  }

  /** The last message of this turn that a person wrote. */
  get person(): Inbound | undefined {
    return this.turn.heard.findLast(({ row }) => row.message.content.kind !== 'event')?.row.message;
  }

  /** Says a plain sentence before the question, once. */
  tell(key: PlainSentence, word?: string): void {
    const ack: Ack = word === undefined ? { k: 'say', key } : { k: 'say', key, with: word };
    if (!this.acks.some((each) => each.k === 'say' && each.key === key && each.with === word)) this.acks.push(ack);
    this.show = true;
  }

  /** Says a sentence about a filed complaint before the question, once. */
  tellOf(key: FiledSentence, about: FiledWords): void {
    const same = (ack: Ack) => ack.k === 'told' && ack.key === key && ack.about.code === about.code;
    if (!this.acks.some(same)) this.acks.push({ k: 'told', key, about });
    this.show = true;
  }

  /** Names the next message of ours, or the next wish: unique in this talk. */
  next(): number {
    this.set({ turn: this.talk.turn + 1 });
    return this.talk.turn;
  }

  /** What comes without a draft belongs to this complaint from now on; not while words wait to be put to another. */
  speakOf(filed: Filed): void {
    if (this.talk.held.length > 0) return;
    this.set({ about: { filed, at: this.now } });
  }

  /** The draft, begun now when there is none. */
  draft(): Draft {
    if (this.talk.draft) return this.talk.draft;
    const draft = newDraft(this.turn.fresh.id(), this.now);
    this.effects.push({ do: 'open-dossier', dossier: draft.id });
    this.set({ draft });
    return draft;
  }

  /** Changes the draft. */
  change(to: (draft: Draft) => Draft): void {
    const before = this.draft();
    const after = to(before);
    if (after === before) return;
    const { place } = after.facts;
    // However its town became known, a kilometre post is on the one road that has it there.
    const found =
      place && place !== before.facts.place && place.value.kind === 'place' ? onRoad(place.value) : undefined;
    const facts = place && found ? { ...after.facts, place: { ...place, value: found } } : after.facts;
    this.set({ draft: { ...after, facts, touchedAt: this.now } });
    this.show = true;
  }

  /** The rows that were understood just now, to be read back. */
  noted(rows: readonly string[]): void {
    if (rows.length > 0) this.acks.push({ k: 'noted', rows });
  }

  /**
   * Shows emergency numbers that were not shown for this draft yet, or one in passing where danger is not sure, and to whoever suffered violence who
   * stands by them, once; to somebody who despairs, warm words and who listens, every time.
   */
  warn(understood: Understood): void {
    if (understood.despair) {
      if (!this.acks.some(({ k }) => k === 'despair')) this.acks.push({ k: 'despair' });
      this.show = true;
      return;
    }
    const warned = this.talk.draft?.warned ?? [];
    const numbers = understood.emergency?.numbers.filter((number) => !warned.includes(number)) ?? [];
    if (numbers.length > 0) this.acks.push({ k: 'emergency', numbers });
    if (understood.possibleDanger && warned.length === 0) {
      this.tell('dangerPerhaps', understood.possibleDanger.numbers[0]);
    }
    const helpline = this.policy.emergencyNumbers[VICTIMS_HELPLINE]?.[this.talk.language];
    const stands = understood.violence && helpline && ![...warned, ...numbers].includes(VICTIMS_HELPLINE);
    if (stands) this.tell('violenceHeard', helpline);
    const shown = stands ? [...numbers, VICTIMS_HELPLINE] : numbers;
    if (shown.length === 0) return;
    const { draft } = this.talk;
    if (draft) this.set({ draft: { ...draft, warned: [...draft.warned, ...shown] } });
    this.show = true;
  }
}
