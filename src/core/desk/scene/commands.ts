import type { ComplaintCode } from '../../complaint/code.ts';
import { codeAlone, isMisspeltCode, readCode } from '../../complaint/code.ts';
import { ACTS, type Act } from '../../complaint/life.ts';
import { listIn, QUEUE_WORDS, withoutParticles } from '../../language/desk-lists.ts';
import { DESK_COMMANDS, type DeskCommand, deskCommandIn } from '../../language/desk-words.ts';
import { beginsLabel, numberOf, sameWords, steeringOf } from '../../language/words.ts';
import type { Inbound } from '../../message.ts';
import type { Policy } from '../../policy/policy.ts';
import type { QueueCursor, QueueFilter } from '../../store/port/store.ts';
import { type DeskTalk, PENDING_MS } from './state.ts';

/** What an officer wants: by a command, a button, a number, or words that answer something. */
export type Wish =
  | {
      readonly want: 'command';
      readonly command: DeskCommand;
      readonly code?: ComplaintCode;
      readonly rest: string;
      readonly typed: boolean;
    }
  | { readonly want: 'queue'; readonly filter: QueueFilter; readonly after?: QueueCursor; readonly unknown?: string }
  /** Complaints that hold these words. */
  | { readonly want: 'search'; readonly words: string }
  /** Chosen from what an act asked for: a desk, a fact. */
  | { readonly want: 'chosen'; readonly act: Act; readonly code: ComplaintCode; readonly what: string }
  | { readonly want: 'never' }
  /** Something for a complaint whose code is misspelt: done to no other. */
  | { readonly want: 'no-code'; readonly said: string }
  /** Something for the citizen of the complaint before them, said without a slash: asked about, for it may be meant for somebody else. */
  | { readonly want: 'meant'; readonly command: DeskCommand; readonly code: ComplaintCode; readonly rest: string }
  /** The complaint before them belongs to another desk: to the one that they name (`''`: they name none), and why, in their words. */
  | { readonly want: 'elsewhere'; readonly code: ComplaintCode; readonly name: string; readonly words: string }
  /** It is the same as the one that was looked at before it. */
  | { readonly want: 'same-as-before'; readonly code: ComplaintCode }
  /** Said below its card: an order for us, or words for the citizen. */
  | {
      readonly want: 'either';
      readonly command: DeskCommand;
      readonly code: ComplaintCode;
      readonly rest: string;
      readonly said: string;
      readonly isElsewhere?: true;
    }
  /** Words that name no act, beneath a code or a card: for its citizen, or a note? `time`: they want more of it than there is. */
  | { readonly want: 'what-for'; readonly code: ComplaintCode; readonly said: string; readonly time?: true }
  /** Several orders for one complaint, in their order. */
  | { readonly want: 'several'; readonly code: ComplaintCode; readonly orders: readonly Wish[] }
  /** The same order for each of several, or for some that are named by their places in a list: shown before it is done. */
  | {
      readonly want: 'each';
      readonly code: ComplaintCode;
      readonly also: readonly ComplaintCode[];
      readonly order: string;
    }
  /** These two are the same: shown before they are linked. */
  | { readonly want: 'both-same'; readonly code: ComplaintCode; readonly first: ComplaintCode }
  /** Different things for several complaints, or what can be done to one at a time. */
  | { readonly want: 'one-by-one' }
  /** A place in a list that has only so many. */
  | { readonly want: 'beyond-list'; readonly n: number }
  /** What was just done to it was not meant. */
  | { readonly want: 'slip'; readonly code: ComplaintCode; readonly said: string }
  /** How something is done. */
  | { readonly want: 'how-to'; readonly command: DeskCommand }
  /** Yes to what was shown in the message of this turn; `as`: not that, but the words as they were said, to the citizen or among officers. */
  | { readonly want: 'mean-it'; readonly code: ComplaintCode; readonly turn: number; readonly as?: 'reply' | 'note' }
  /** For which complaint a file is; `act`: what is to be done with it, `words`: what its citizen reads then, `order`: what else is done. */
  | {
      readonly want: 'file-for';
      readonly code: ComplaintCode;
      readonly act?: 'close' | 'reply';
      readonly words?: string;
      readonly order?: Wish;
    }
  /** Nothing of the above: words for whatever they hang on. */
  | { readonly want: 'words'; readonly text: string };

/** Marks our choices apart from those of the citizens' talk. */
const DESK = 'd';
/** A place in a queue: of the emergencies with a sign before it. */
const CURSOR = /^(!?)(\d{1,15})-(\d{1,15})$/;

/** The id of a choice that runs a command for a complaint. */
export const choiceOf = (command: DeskCommand, code: ComplaintCode): string => `${DESK}.${command}:${code}`;
/** The id of a choice that answers what an act asked for; `what` at most 30 of `[a-z0-9_-]`. */
export const chosenOf = (act: Act, code: ComplaintCode, what: string): string => `${DESK}.pick:${act}:${code}:${what}`;
/** The id of the choice that gives up what was begun. */
export const neverChoice = `${DESK}.never`;
const MEAN_IT = `${DESK}.mean`;
/** The id of a choice that does what was shown in the message of that turn, or else sends or notes what was said. */
export const meanItChoice = (code: ComplaintCode, turn: number, as?: 'reply' | 'note'): string =>
  `${MEAN_IT}:${code}:${turn}${as ? `:${as}` : ''}`;
/** The id of a choice that says for which complaint loose files are, and what is done with them. */
export const fileChoice = (code: ComplaintCode, act?: 'close' | 'reply'): string =>
  `${DESK}.file:${code}${act ? `:${act}` : ''}`;
/** The id of the choice that lets go of all that a person holds. */
export const releaseAllChoice = `${DESK}.releaseall`;
/** Written instead of a code: all of them. */
export const ALL_OF_THEM = 'semua';
/** The id of a choice that shows a queue. */
export const queueChoice = (filter: QueueFilter, after?: QueueCursor): string =>
  `${DESK}.queue:${typeof filter === 'object' ? `=${filter.category}` : filter}${after ? `:${after.emergencies ? '!' : ''}${after.deadline.getTime()}-${after.id}` : ''}`;

/** Whether a choice is one of ours at the desk. */
export const isDeskChoice = (id: string): boolean => id.startsWith(`${DESK}.`);

const isAct = (text: string): text is Act => (ACTS as readonly string[]).includes(text);

/** Reads the id of a pressed choice; undefined for what we never sent. */
export function wishOfChoice(id: string): Wish | undefined {
  const [, verb = '', ...rest] = /^d\.([a-z]+)(?::(.*))?$/.exec(id) ?? [];
  const parts = (rest[0] ?? '').split(':');
  if (verb === 'never') return { want: 'never' };
  if (verb === 'releaseall') return { want: 'command', command: 'release', rest: ALL_OF_THEM, typed: false };
  if (verb === 'queue') {
    const [name = '', cursor = ''] = parts;
    const [, sign, deadline, row] = CURSOR.exec(cursor) ?? [];
    const after =
      deadline && row
        ? { after: { emergencies: sign === '!', deadline: new Date(Number(deadline)), id: Number(row) } }
        : {};
    const filter = name.startsWith('=') ? { category: name.slice(1) } : QUEUE_WORDS[name];
    return filter && { want: 'queue', filter, ...after };
  }
  if (verb === 'pick') {
    const [act = '', text = '', what = ''] = parts;
    const code = readCode(text);
    return code && isAct(act) ? { want: 'chosen', act, code, what } : undefined;
  }
  const code = readCode(parts[0] ?? '');
  if (verb === 'mean') {
    const [, turn = '', as] = parts;
    return code && { want: 'mean-it', code, turn: Number(turn), ...(as === 'reply' || as === 'note' ? { as } : {}) };
  }
  if (verb === 'file') {
    const [, act] = parts;
    return code && { want: 'file-for', code, ...(act === 'close' || act === 'reply' ? { act } : {}) };
  }
  const said = deskCommandIn(`/${verb}`);
  return said && code && { want: 'command', command: said.command, code, rest: '', typed: false };
}

/** What ends a sentence: whoever dictates gets it after a code, too. */
export const ENDS = /(?<![.,:;!?])[.,:;!?]+$/;
/** Pieces of a code as it is dictated, "K7 Q2 M4 XP 9TR": no more, and none longer. */
const PIECE = /^[a-z0-9]{1,4}$/i;
const CODE_LENGTH = 11;
/** A code without a letter, one in a hundred thousand: after a command it is no telephone number. */
const OF_DIGITS = /^\d{4}[-‐-―−]\d{4}[-‐-―−]\d{3}$/;

/** A code at the beginning of what follows a command, as one word, as three, or in the pieces that dictation makes of it. */
export function codeFirst(rest: string): { readonly code?: ComplaintCode; readonly rest: string } {
  const words = rest.split(/\s+/);
  for (const count of [1, 3, 2]) {
    const text = words.slice(0, count).join(' ').replace(ENDS, '');
    const code = OF_DIGITS.test(text) ? readCode(text) : words.length >= count ? codeAlone(text) : undefined;
    if (code) return { code, rest: words.slice(count).join(' ') };
  }
  const pieces: string[] = [];
  for (const [index, word] of words.entries()) {
    const piece = word.replace(ENDS, '');
    if (!PIECE.test(piece)) break;
    pieces.push(piece);
    const length = pieces.join('').length;
    if (length > CODE_LENGTH) break;
    const code = length === CODE_LENGTH ? codeAlone(pieces.join(' ')) : undefined;
    if (code) return { code, rest: words.slice(index + 1).join(' ') };
  }
  return { rest };
}

/** What a list is asked for by, where only what narrows it is said. */
const WHOLE = 'antrian';

/** A queue by its name, in words that mean one, or by a category's: whole, else how it begins, else a word of it. All of it, and what was not known, where nothing is. */
export function queueNamed(rest: string, policy: Policy): Extract<Wish, { want: 'queue' }> {
  const word = withoutParticles(rest.trim().toLowerCase()).replace(ENDS, '');
  if (word === '') return { want: 'queue', filter: 'all' };
  const known = QUEUE_WORDS[word];
  if (known) return { want: 'queue', filter: known };
  const asked = listIn(`${WHOLE} ${word}`);
  if (asked && 'list' in asked) return { want: 'queue', filter: asked.list };
  const labelled = (fits: (label: string) => boolean) =>
    policy.categories.find(({ id, name, short }) => [id, ...Object.values(short), ...Object.values(name)].some(fits));
  const category =
    labelled((label) => sameWords(label, word)) ??
    labelled((label) => beginsLabel(label, word)) ??
    labelled((label) =>
      label
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .includes(word),
    );
  return category
    ? { want: 'queue', filter: { category: category.id } }
    : { want: 'queue', filter: 'all', unknown: rest.trim() };
}

const MEANING_IT: ReadonlySet<string> = new Set(['yes', 'send']);

/** The choice that a typed number or label means among those shown last. */
function shownChoice(text: string, choices: DeskTalk['choices'] = []): Wish | undefined {
  const steering = steeringOf(text);
  if (typeof steering === 'object' && steering.rest === '' && MEANING_IT.has(steering.intent)) {
    const sends = choices.find(({ id }) => id.startsWith(MEAN_IT));
    if (sends) return wishOfChoice(sends.id);
  }
  const number = numberOf(text);
  const chosen = number === undefined ? choices.find(({ label }) => sameWords(label, text)) : choices[number - 1];
  return chosen && wishOfChoice(chosen.id);
}

/**
 * What a text of an officer wants.
 * @param choices those shown last, where one person reads the chat
 */
export function wishOfText(text: string, choices: DeskTalk['choices'], policy: Policy): Wish {
  const said = deskCommandIn(text);
  if (said?.command === 'queue') return queueNamed(said.rest, policy);
  if (said?.command === 'search') {
    const { code, rest } = codeFirst(said.rest);
    // A whole code can be only one, and may be closed.
    if (code && rest === '') return { want: 'command', command: 'look', code, rest, typed: true };
    return { want: 'search', words: said.rest };
  }
  if (said) {
    const { code, rest } = said.command === 'canned' ? codeBeside(said.rest) : codeFirst(said.rest);
    // The name of a template may come before it.
    const first = rest.split(/\s+/, said.command === 'canned' ? 2 : 1).map((each) => each.replace(ENDS, ''));
    const wrong = !code && OF_COMPLAINT.has(said.command) ? first.find(isMisspeltCode) : undefined;
    if (wrong !== undefined) return { want: 'no-code', said: wrong };
    // A plain word without a code may be the beginning of a sentence to the citizen.
    if (said.slash || code || said.rest === '')
      return { want: 'command', command: said.command, ...(code ? { code } : {}), rest, typed: true };
  }
  return shownChoice(text, choices) ?? wishOfCode(text.trim()) ?? { want: 'words', text: text.trim() };
}

/** Commands that need no code of a complaint, or read it themselves. */
const OF_NONE: ReadonlySet<DeskCommand> = new Set([
  ...(['queue', 'search', 'release', 'figures', 'name', 'people', 'invite', 'remove', 'help'] as const),
]);
const OF_COMPLAINT: ReadonlySet<DeskCommand> = new Set(DESK_COMMANDS.filter((command) => !OF_NONE.has(command)));

/** A code and nothing else says which complaint is to be shown. */
function wishOfCode(text: string): Wish | undefined {
  const { code, rest } = codeFirst(text);
  if (code && rest === '') return { want: 'command', command: 'look', code, rest, typed: true };
  const said = text.replace(ENDS, '');
  return isMisspeltCode(said) ? { want: 'no-code', said } : undefined;
}

/** A code before the name of a template, or after it. */
function codeBeside(rest: string): ReturnType<typeof codeFirst> {
  const first = codeFirst(rest);
  const [, name = '', after = ''] = /^(\S+)\s+([\s\S]+)$/.exec(rest) ?? [];
  const second = first.code || name === '' ? undefined : codeFirst(after);
  return second?.code ? { code: second.code, rest: `${name} ${second.rest}`.trim() } : first;
}

/** What a message of a person goes on with, unless that is too long ago. */
export function pendingOf(talk: DeskTalk, { from, content }: Pick<Inbound, 'from' | 'content'>, now: number) {
  const { pending, at = 0 } = talk.people[from.id] ?? {};
  const isMeant = pending?.file === undefined || content.kind === 'media';
  return pending && isMeant && now - at < PENDING_MS ? pending : undefined;
}
