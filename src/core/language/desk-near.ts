import { BY_VERB, isOfOpen, THIS } from './desk-plain.ts';
import { BY_SLASH, type DeskCommand } from './desk-words.ts';
import { editsBetween } from './edits.ts';

/** Shorter words lie close to many others; with a slash, a word can be nothing but a command. */
const SLASH_LENGTH_MIN = 4;
const WORD_LENGTH_MIN = 6;
/** What stays among officers and needs no words is heard from shorter ones too, where only their own letters slipped: "amibl", "vreif". */
const SHORT_LENGTH_MIN = 4;
const OF_SHORT: ReadonlySet<DeskCommand> = new Set(['take', 'verify']);
/** Two edits make another word of a short one. */
const TWO_EDITS_LENGTH_MIN = 5;

/** A misspelt command, and what follows it. */
export interface NearCommand {
  /** As it was typed. */
  readonly said: string;
  readonly command: DeskCommand;
  /** As it should have been typed, without a slash. */
  readonly word: string;
  readonly rest: string;
  /** Whether it is done to a complaint: without a code, to the one that is open. */
  readonly ofOpen: boolean;
}

/** Two letters that changed places are one slip of the thumb: "disposiis". */
function slipsBetween(word: string, known: string, max: number): number {
  const at = [...known].findIndex((letter, index) => letter !== word[index]);
  const [first = '', second = ''] = known.slice(at, at + 2);
  const isSwapped = at >= 0 && word === `${known.slice(0, at)}${second}${first}${known.slice(at + 2)}`;
  return isSwapped ? 1 : editsBetween(word, known, max);
}

/** Whether the letters of a word are those of the other, but for two that changed places, one that is missing or one that stands twice. */
function isOwnSlip(word: string, known: string): boolean {
  if (slipsBetween(word, known, 1) !== 1) return false;
  if (word.length === known.length) return [...word].sort().join() === [...known].sort().join();
  return word.length < known.length || /(.)\1/.test(word);
}

/** The command that a text was probably meant to begin with; undefined when none is near. */
export function commandNear(text: string): NearCommand | undefined {
  const [, slash = '', word = '', rest = ''] = /^(\/?)([a-z]{1,20})[:,]?(?:\s+([\s\S]*))?$/i.exec(text.trim()) ?? [];
  const isShort = word.length < (slash ? SLASH_LENGTH_MIN : WORD_LENGTH_MIN);
  if (word.length < SHORT_LENGTH_MIN || (isShort && rest.replace(THIS, '') !== '')) return undefined;
  const max = slash && word.length >= TWO_EDITS_LENGTH_MIN ? 2 : 1;
  const near = [...BY_SLASH, ...BY_VERB]
    .filter(
      ([known, command]) =>
        !isShort || (OF_SHORT.has(command) && known.length > SHORT_LENGTH_MIN && isOwnSlip(word.toLowerCase(), known)),
    )
    .map(([known, command]) => ({ known, command, edits: slipsBetween(word.toLowerCase(), known, max) }))
    .sort((a, b) => a.edits - b.edits)[0];
  // With a slash, a verb that is heard as a plain word is no command yet.
  if (!near || (near.edits === 0 && (!slash || BY_SLASH.has(near.known))) || near.edits > max) return undefined;
  const { command, known } = near;
  const ofOpen = isOfOpen(command) || command === 'look';
  return {
    said: `${slash}${word}`,
    command,
    word: known,
    rest: ofOpen && !slash ? rest.replace(THIS, '').trim() : rest.trim(),
    ofOpen,
  };
}
