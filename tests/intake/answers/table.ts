import { describe, expect, it } from 'vitest';
import { Citizen } from '../citizen.ts';

/**
 * Tables of single answers, as people type them: each row is what is said to one open question, and what has to come of it. Every row is played to the real
 * mind by a citizen of its own.
 */

/** What a row expects, looked at once the answer was heard. @returns what is wrong, or nothing */
type Check = (citizen: Citizen, before: Before) => string | undefined;
/** Something else than words: a file, a pin. */
export type Act = readonly [name: string, act: (citizen: Citizen) => unknown];
export type Row = readonly [answer: string | Act, ...checks: Check[]];

interface Before {
  readonly question: string | null;
  readonly draft: NonNullable<NonNullable<Citizen['talk']>['draft']> | null;
  readonly filed: number;
}

const UNKNOWN = /^(?:Tidak tahu|I do(?: not|n’t) know)$/;
const textOf = (citizen: Citizen, id: string): string | undefined => citizen.talk?.draft?.facts[id]?.value.text;
const idOf = ({ question }: Before): string => (question ?? '').replace('fact:', '');
const isTold = (text: string | undefined, words: string): boolean =>
  text?.toLowerCase().includes(words.toLowerCase()) ?? false;

/** It is the answer: taken, and sure. */
export const taken =
  (words = ''): Check =>
  (citizen, before) => {
    const fact = citizen.talk?.draft?.facts[idOf(before)];
    if (!fact) return 'not taken';
    if (UNKNOWN.test(fact.value.text)) return 'taken for unknown';
    if (!isTold(fact.value.text, words)) return `taken as “${fact.value.text}”`;
    return fact.uncertain ? 'taken, but marked as unsure' : undefined;
  };

/** It is the answer, sure or marked for the desk to look at. */
export const noted =
  (words = ''): Check =>
  (citizen, before) => {
    const text = textOf(citizen, idOf(before));
    if (text === undefined || UNKNOWN.test(text)) return 'not taken';
    return isTold(text, words) ? undefined : `taken as “${text}”`;
  };

/** It is no answer: nothing is taken for it, and the question stays. */
export const stays: Check = (citizen, before) => {
  const text = textOf(citizen, idOf(before));
  if (text !== before.draft?.facts[idOf(before)]?.value.text) return `taken as “${text}”`;
  return citizen.talk?.question === before.question ? undefined : `asks ${citizen.talk?.question} instead`;
};

/** There is none, or it is not known: the question is over, and nothing is taken for it but that. */
export const passed: Check = (citizen, before) => {
  const text = textOf(citizen, idOf(before));
  if (text !== undefined && !UNKNOWN.test(text)) return `taken as “${text}”`;
  return citizen.talk?.question === before.question ? 'asked again' : undefined;
};

/** Another fact was told. */
export const tells =
  (id: string, words = ''): Check =>
  (citizen) =>
    isTold(textOf(citizen, id), words) ? undefined : `${id} is “${textOf(citizen, id)}”`;

/** A fact does not hold that. */
export const without =
  (id: string, words = ''): Check =>
  (citizen) => {
    const text = textOf(citizen, id);
    return text !== undefined && isTold(text, words) ? `${id} is “${text}”` : undefined;
  };

/** What is asked afterwards. */
export const asks =
  (...questions: (string | null)[]): Check =>
  ({ talk }) =>
    questions.includes(talk?.question ?? null) ? undefined : `asks ${talk?.question}`;

/** What the citizen reads. */
export const reads =
  (words: string): Check =>
  (citizen) =>
    citizen.last().text.includes(words) ? undefined : 'does not read it';

/** Who may know. */
export const hidden =
  (anonymous: boolean, secret: boolean): Check =>
  ({ talk }) => {
    const switches = talk?.draft?.switches;
    return switches?.anonymous === anonymous && switches.secret === secret
      ? undefined
      : `switches ${JSON.stringify(switches)}`;
  };
/** Nothing is chosen for the citizen. */
export const unchosen: Check = ({ talk }) =>
  talk?.draft?.switches === null ? undefined : `switches ${JSON.stringify(talk?.draft?.switches)}`;

/** The name to be shown. */
export const named =
  (name: string | null): Check =>
  ({ talk }) =>
    talk?.draft?.name === name ? undefined : `name is “${talk?.draft?.name}”`;

/** What it is about. */
export const about =
  (category: string | null): Check =>
  ({ talk }) =>
    talk?.draft?.category === category ? undefined : `category ${talk?.draft?.category}`;

/** How many pieces of evidence there are. */
export const pieces =
  (count: number): Check =>
  ({ talk }) =>
    talk?.draft?.evidence.length === count ? undefined : `${talk?.draft?.evidence.length} pieces`;

/** Nothing of this kind is there: the next is offered, or it waits. */
export const ledOn: Check = ({ talk }, { draft }) =>
  (talk?.draft?.offer ?? 0) > (draft?.offer ?? 0) ? undefined : 'not led on';
/** It waits for what is asked for. */
export const waits: Check = ({ talk }, { draft }) =>
  (talk?.draft?.offer ?? 0) > (draft?.offer ?? 0) ? 'led on' : undefined;

/** It was sent, or not. */
export const sent: Check = (citizen, before) => (citizen.filed.length > before.filed ? undefined : 'not sent');
export const unsent: Check = (citizen, before) => (citizen.filed.length > before.filed ? 'sent' : undefined);

/** The words are kept. */
export const kept =
  (words: string): Check =>
  ({ talk }) =>
    talk?.draft?.words.some(({ text }) => text.includes(words)) ? undefined : 'not kept';

/** No word of it is told as what happened. */
export const noStory: Check = ({ talk }, { draft }) => {
  const stories = (from: Before['draft'] | undefined) => from?.words.filter(({ story }) => story).length ?? 0;
  return stories(talk?.draft) > stories(draft) ? 'told as what happened' : undefined;
};

export const photo: Act = ['(a photo)', (citizen) => citizen.sends()];
export const voice: Act = ['(a voice message)', (citizen) => citizen.sends({ kind: 'voice', mime: 'audio/ogg' })];
export const sticker: Act = ['(a sticker)', (citizen) => citizen.sendsContent({ kind: 'sticker' })];
export const pin: Act = [
  '(a location)',
  (citizen) => citizen.sendsContent({ kind: 'location', lat: -3.3199, lon: 114.5908 }),
];

/** Says one thing after the other, and presses what begins with a slash-free label in brackets, until a question is open. */
export function at(question: string, ...story: string[]): () => Citizen {
  return () => {
    const citizen = new Citizen();
    for (const words of story) citizen.says(words);
    if (citizen.talk?.question !== question)
      throw new Error(`asks ${citizen.talk?.question} and not ${question}\n${citizen.transcript()}`);
    return citizen;
  };
}

export function play(citizen: Citizen, answer: Row[0]): void {
  if (typeof answer === 'string') citizen.says(answer);
  else answer[1](citizen);
}

/** A table as tests, a row each. */
export function answers(title: string, begin: () => Citizen, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(
      rows.map(([answer, ...checks]) => [typeof answer === 'string' ? answer : answer[0], answer, checks] as const),
    )('“%s”', (_, answer, checks) => {
      const citizen = begin();
      const { talk } = citizen;
      const before: Before = {
        question: talk?.question ?? null,
        draft: talk?.draft ?? null,
        filed: citizen.filed.length,
      };
      play(citizen, answer);
      const wrong = checks.map((check) => check(citizen, before)).filter((each) => each !== undefined);
      expect(wrong.join('; '), citizen.last().text).toBe('');
    });
  });
}
