import { fileURLToPath } from 'node:url';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { CHECKS } from './checks.ts';
import { findingsOf } from './explain.ts';
import type { FactPolicy, Policy, WeekHours } from './policy.ts';
import { at, danglingAlias, type Path, positionOf, withoutComments } from './positions.ts';
import { PolicyFile } from './schema.ts';

/** A mistake in a policy file: where it is, what is wrong, what to write instead. Lines and columns begin at 1. */
export interface Mistake {
  readonly line: number;
  readonly column: number;
  /** `categories.3.facts.0` */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** A policy file that was read: the policy, or everything that is wrong with it. */
export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** The policy that ships: Kalimantan Selatan. */
export const defaultPolicyPath = (): string => fileURLToPath(new URL('../../../policy/kalsel.yaml', import.meta.url));

/** Aliases (`*name`) may unfold to so many nodes at most: a few lines can stand for a file that fills the memory. */
const ALIASES_MAX = 100;

/** Fills in what the file leaves open. */
function complete(file: PolicyFile): Policy {
  const facts: Record<string, FactPolicy> = {};
  for (const [id, fact] of Object.entries(file.facts)) facts[id] = { id, ...fact };
  const { $schema: _, ...rest } = file;
  return {
    ...rest,
    calendar: { ...file.calendar, hours: daysWithHours(file.calendar.hours) },
    facts,
    categories: file.categories.map((category) => ({
      ...category,
      facts: category.facts.map((fact) => (typeof fact === 'string' ? { id: fact, optional: false } : fact)),
    })),
    desks: file.desks.map(({ hours, ...desk }) => ({
      ...desk,
      zone: desk.zone ?? file.zone,
      ...(hours ? { hours: daysWithHours(hours) } : {}),
    })),
  };
}

function daysWithHours(hours: PolicyFile['calendar']['hours']): WeekHours {
  const days: Record<string, { from: string; to: string }> = {};
  for (const [day, span] of Object.entries(hours)) if (span) days[day] = span;
  return days;
}

/** What the file holds as plain values, or the one mistake that keeps it from being read. */
function contentOf(
  document: Document,
  lines: LineCounter,
): { readonly content: unknown } | { readonly mistake: Mistake } {
  const dangling = danglingAlias(document, lines);
  if (dangling)
    return {
      mistake: {
        ...dangling.position,
        path: '',
        message: `*${dangling.name} stands for nothing`,
        fix: 'write the value itself, in quotes if it begins with a star',
      },
    };
  try {
    return { content: document.toJS({ maxAliasCount: ALIASES_MAX }) };
  } catch {
    // The one way left for this to throw: aliases that unfold without end.
    return {
      mistake: {
        line: 1,
        column: 1,
        path: '',
        message: 'too many aliases (*name)',
        fix: 'write the values themselves',
      },
    };
  }
}

/** The parts of a file that are good by themselves, read once more without those that are not. */
function goodParts(content: unknown, bad: ReadonlySet<string>): Partial<PolicyFile> {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return {};
  const rest = Object.fromEntries(
    Object.entries(content).filter(([key]) => !bad.has(key) && Object.hasOwn(PolicyFile.shape, key)),
  );
  const parsed = PolicyFile.partial().safeParse(rest);
  if (!parsed.success) return {};
  // What was turned away is not there; it is not empty, as what is left out by intent may be.
  return Object.fromEntries(Object.entries(parsed.data).filter(([key]) => !bad.has(key)));
}

/**
 * Reads a policy file: YAML, or JSON with comments where the file's name ends in `.json` or `.jsonc`. Tells every mistake at
 * once, top to bottom; never throws for what is in it.
 */
export function parsePolicy(text: string, fileName: string): ParsedPolicy {
  const lines = new LineCounter();
  const source = /\.jsonc?$/i.test(fileName) ? withoutComments(text) : text;
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0)
    return {
      ok: false,
      // Of YAML's own complaints mostly the first one is the mistake: those after it are what it makes of the rest.
      mistakes: document.errors.slice(0, 1).map(({ pos, message, code }) => ({
        ...at(lines, pos[0]),
        path: '',
        message: code === 'MULTIPLE_DOCS' ? 'a second document begins here' : message,
        fix:
          code === 'DUPLICATE_KEY'
            ? 'this name is there twice: leave one out'
            : code === 'MULTIPLE_DOCS'
              ? 'leave out the line ---'
              : 'check indentation, quotes and brackets on this line and the one above',
      })),
    };
  const read = contentOf(document, lines);
  if ('mistake' in read) return { ok: false, mistakes: [read.mistake] };
  const { content } = read;

  const mistakes: Mistake[] = [];
  const complain = (path: Path, message: string, fix: string): void => {
    mistakes.push({ ...positionOf(document, lines, path), path: path.join('.'), message, fix });
  };
  const parsed = PolicyFile.safeParse(content);
  const issues = parsed.success ? [] : parsed.error.issues;
  for (const issue of issues)
    for (const { path, message, fix } of findingsOf(issue, content)) complain(path, message, fix);
  const parts = parsed.success ? parsed.data : goodParts(content, new Set(issues.map(({ path }) => String(path[0]))));
  for (const check of CHECKS) check(parts, complain);
  if (parsed.success && mistakes.length === 0) return { ok: true, policy: complete(parsed.data) };
  return { ok: false, mistakes: mistakes.sort((a, b) => a.line - b.line || a.column - b.column) };
}
