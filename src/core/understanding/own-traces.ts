import type { Policy } from '../policy/policy.ts';
import { lexiconOf } from './compile.ts';
import { ownNamesIn } from './own-name.ts';
import { findPersonal } from './personal-data.ts';

/** Stands for what is covered: as many signs whatever it was. */
const COVER = '•••';
/** Kinds of numbers that are the writer's own when they are told so. */
const OWN_KINDS: ReadonlySet<string> = new Set(['nik', 'kk', 'phone', 'card', 'email']);
/** Before a number, in so many characters: it is the writer's, or somebody else's. */
const BEFORE_CHARS = 40;
const MINE = /(?<!\p{L})(?:saya|sy|aku|ulun|kami|hubungi|hub|kontak|cp|my|call me|contact me|reach me)(?!\p{L})/iu;
const THEIRS =
  /(?<!\p{L})(?:dia|ia|beliau|pelaku|oknum|mereka|petugas|pegawai|bapak|pak|ibu|bu|dari|milik|pemilik|his|her|their|from)(?!\p{L})/iu;
/** Between a name and its number. */
const BESIDE = /^[\s,;:()/–-]{0,6}$/;
/** A name of one word that others gave is too likely an everyday word to be looked for. */
const FULL_NAME = /\p{L}{2}\s+\p{L}{2}/u;
const SHORTEST = 3;
/** A person has few; each is looked for in the whole text. */
const NAMES_MAX = 5;
const wordsOf = (name: string): readonly string[] => name.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The names that somebody gives themselves in a text. */
export const namesTold = (text: string, policy: Policy): readonly string[] =>
  [...ownNamesIn(text, lexiconOf(policy))].map(({ start, end }) => text.slice(start, end));

/**
 * The text with what its writer tells of themselves covered: the name by which they introduce themselves or sign, wherever it comes again, and
 * numbers that they call their own. What is said of others stays: it is what the complaint is about.
 * @param names others by which the writer is known
 */
export function coverOwn(text: string, policy: Policy, names: readonly string[] = []): string {
  const spans = [...ownNamesIn(text, lexiconOf(policy))].map(({ start, end }) => ({ start, end }));
  const told = spans.map(({ start, end }) => text.slice(start, end)).filter(({ length }) => length >= SHORTEST);
  for (const name of [...new Set([...told, ...names.filter((each) => FULL_NAME.test(each))])].slice(0, NAMES_MAX)) {
    const again = new RegExp(`(?<!\\p{L})${wordsOf(name).join('[^\\p{L}\\p{N}]+')}(?!\\p{L})`, 'giu');
    for (const { 0: found, index } of text.matchAll(again)) spans.push({ start: index, end: index + found.length });
  }
  const ownNames = [...spans];
  for (const { kind, start, end } of findPersonal(text)) {
    const before = text.slice(Math.max(0, start - BEFORE_CHARS), start);
    const isMine = MINE.test(before) && !THEIRS.test(before);
    // "Budi Santoso 0812…", as a contact's card has it.
    const isBeside = ownNames.some((name) => name.end <= start && BESIDE.test(text.slice(name.end, start)));
    if (OWN_KINDS.has(kind) && (isMine || isBeside)) spans.push({ start, end });
  }
  let covered = '';
  let reached = 0;
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (end <= reached) continue;
    covered += text.slice(reached, Math.max(start, reached)) + (start >= reached ? COVER : '');
    reached = end;
  }
  return covered + text.slice(reached);
}
