import { BY_VERB, isOfOpen, THIS } from './desk-plain.ts';
import { BY_SLASH, type DeskCommand } from './desk-words.ts';
import { editsBetween } from './edits.ts';

/** Shorter words lie close to many others; with a slash, a word can be nothing but a command. */
const SLASH_LENGTH_MIN = 4;
const WORD_LENGTH_MIN = 6;
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

/** The command that a text was probably meant to begin with; undefined when none is near. */
export function commandNear(text: string): NearCommand | undefined {
  const [, slash = '', word = '', rest = ''] = /^(\/?)([a-z]{1,20})[:,]?(?:\s+([\s\S]*))?$/i.exec(text.trim()) ?? [];
  if (word.length < (slash ? SLASH_LENGTH_MIN : WORD_LENGTH_MIN)) return undefined;
  const max = slash && word.length >= TWO_EDITS_LENGTH_MIN ? 2 : 1;
  const near = [...BY_SLASH, ...BY_VERB]
    .map(([known, command]) => ({ known, command, edits: editsBetween(word.toLowerCase(), known, max) }))
    .sort((a, b) => a.edits - b.edits)[0];
  if (!near || near.edits === 0 || near.edits > max) return undefined;
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
