import { SENTENCES, type Sentences } from '../language/sentences.ts';
import type { Span } from '../message.ts';
import type { Policy } from '../policy/policy.ts';
import type { Effect } from '../store/steps.ts';
import type { Turn } from '../turn.ts';
import type { Understood } from '../understanding/understood.ts';
import { type Ack, type Draft, FRAGMENT_MS, newDraft, type PlainSentence, type Question, type Talk } from './talk.ts';

/** What intake is built with. */
export interface IntakeOptions {
  readonly policy: Policy;
  readonly defaultLanguage: Talk['language'];
  /** Where citizens open the tracking page; absent: the code is tracked by chat only. */
  readonly publicUrl?: string;
}

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
  /** A short answer to a button press. */
  toast: 'staleButton' | 'unreadablePress' | null = null;
  readonly turn: Turn<Talk>;
  readonly options: IntakeOptions;

  constructor(turn: Turn<Talk>, talk: Talk, options: IntakeOptions) {
    this.turn = turn;
    this.talk = talk;
    this.options = options;
    this.asked = talk.question;
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

  set(change: Partial<Talk>): void {
    this.talk = { ...this.talk, ...change };
  }

  /** Whether words that arrived at this time were most likely written before our last answer was seen: they go on telling. */
  isFragment(at: number): boolean {
    const { card } = this.talk;
    return this.turn.capabilities.edit && card?.typed === true && at - card.heardAt <= FRAGMENT_MS;
  }

  /** Says a plain sentence before the question, once. */
  tell(key: PlainSentence, word?: string): void {
    const ack: Ack = word === undefined ? { k: 'say', key } : { k: 'say', key, with: word };
    if (!this.acks.some((each) => each.k === 'say' && each.key === key && each.with === word)) this.acks.push(ack);
    this.show = true;
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
    this.set({ draft: { ...after, touchedAt: this.now } });
    this.show = true;
  }

  /** The rows that were understood just now, to be read back. */
  noted(rows: readonly string[]): void {
    if (rows.length > 0) this.acks.push({ k: 'noted', rows });
  }

  /** Shows emergency numbers that were not shown for this draft yet. */
  warn(understood: Understood): void {
    const numbers = understood.emergency?.numbers.filter((number) => !this.draft().warned.includes(number)) ?? [];
    if (numbers.length === 0) return;
    this.acks.push({ k: 'emergency', numbers });
    const draft = this.draft();
    this.set({ draft: { ...draft, warned: [...draft.warned, ...numbers] } });
    this.show = true;
  }
}
