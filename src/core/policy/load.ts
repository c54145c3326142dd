import { fileURLToPath } from 'node:url';
import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { FactPolicy, Policy } from './policy.ts';
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

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** The policy that ships: Kalimantan Selatan. */
export const defaultPolicyPath = (): string => fileURLToPath(new URL('../../../policy/kalsel.yaml', import.meta.url));

type Path = readonly (string | number)[];
type Complain = (path: Path, message: string, fix: string) => void;

/** Edits that turn one word into another; small is alike. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** "did you mean …?" among the known names, or the names themselves. */
function nearest(word: string, known: readonly string[]): string {
  const best = [...known].sort((a, b) => distance(word, a) - distance(word, b))[0];
  if (best !== undefined && distance(word, best) <= 2) return `did you mean "${best}"?`;
  return `known are: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}`;
}

function positionOf(document: Document, lines: LineCounter, path: Path): { line: number; column: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (length > 0) {
      const parent = document.getIn(path.slice(0, length - 1), true);
      const holder = length === 1 ? document.contents : parent;
      const pair = isMap(holder)
        ? holder.items.find(
            (item) =>
              String(isNode(item.key) && 'value' in item.key ? item.key.value : item.key) === String(path[length - 1]),
          )
        : undefined;
      if (pair && isNode(pair.key) && pair.key.range) return at(lines, pair.key.range[0]);
    }
    if (isNode(node) && node.range) return at(lines, node.range[0]);
    if (isSeq(node) && node.range) return at(lines, node.range[0]);
  }
  return { line: 1, column: 1 };
}

function at(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

const unique = (items: readonly { readonly id: string }[], where: string, complain: Complain): void => {
  const seen = new Set<string>();
  items.forEach(({ id }, i) => {
    if (seen.has(id)) complain([where, i, 'id'], `"${id}" is there twice`, 'give each a name of its own');
    seen.add(id);
  });
};

function checkDesks(file: PolicyFile, complain: Complain): void {
  const ids = file.desks.map(({ id }) => id);
  const categories = file.categories.map(({ id }) => id);
  const regencies = file.regencies.map(({ name }) => name);
  const keywords = new Map<string, string>();
  unique(file.desks, 'desks', complain);
  if (!ids.includes(file.centralDesk))
    complain(['centralDesk'], `there is no desk "${file.centralDesk}"`, nearest(file.centralDesk, ids));
  file.desks.forEach((desk, i) => {
    if (desk.parent !== undefined && !ids.includes(desk.parent))
      complain(['desks', i, 'parent'], `there is no desk "${desk.parent}"`, nearest(desk.parent, ids));
    const seen = new Set([desk.id]);
    for (let up = desk.parent; up !== undefined; up = file.desks.find(({ id }) => id === up)?.parent) {
      if (seen.has(up)) {
        complain(
          ['desks', i, 'parent'],
          `"${desk.id}" is above itself`,
          'make one of the desks in this ring the top: leave out its parent',
        );
        break;
      }
      seen.add(up);
    }
    if (desk.regency !== undefined && !regencies.includes(desk.regency))
      complain(['desks', i, 'regency'], `there is no regency "${desk.regency}"`, nearest(desk.regency, regencies));
    desk.categories.forEach((id, j) => {
      if (!categories.includes(id))
        complain(['desks', i, 'categories', j], `there is no category "${id}"`, nearest(id, categories));
    });
    desk.keywords.forEach((keyword, j) => {
      const other = keywords.get(keyword);
      if (other !== undefined)
        complain(
          ['desks', i, 'keywords', j],
          `"${keyword}" sends to "${other}" already`,
          'a keyword belongs to one desk: choose another',
        );
      keywords.set(keyword, desk.id);
    });
  });
}

function checkCategories(file: PolicyFile, complain: Complain): void {
  const facts = Object.keys(file.facts);
  const numbers = Object.keys(file.emergencyNumbers);
  unique(file.categories, 'categories', complain);
  if (!file.categories.some(({ id }) => id === 'other'))
    complain(['categories'], 'there is no category "other"', 'add one with the id other: what fits nowhere goes there');
  file.categories.forEach((category, i) => {
    const seen = new Set<string>();
    category.facts.forEach((fact, j) => {
      const id = typeof fact === 'string' ? fact : fact.id;
      if (!facts.includes(id)) complain(['categories', i, 'facts', j], `there is no fact "${id}"`, nearest(id, facts));
      if (seen.has(id)) complain(['categories', i, 'facts', j], `"${id}" is asked twice`, 'leave one out');
      seen.add(id);
    });
    category.words.forEach((word, j) => {
      if (word !== word.toLowerCase())
        complain(['categories', i, 'words', j], `"${word}" has capital letters`, `write "${word.toLowerCase()}"`);
      if (word.includes('^') && !/^[^^]+\^[1-9](\.\d)?$/.test(word))
        complain(
          ['categories', i, 'words', j],
          `"${word}" has an unreadable weight`,
          'write a number from 1 to 9.9 after ^, for example "lubang^2"',
        );
    });
    category.emergency.numbers.forEach((number, j) => {
      if (!numbers.includes(number))
        complain(
          ['categories', i, 'emergency', 'numbers', j],
          `there is no emergency number "${number}"`,
          nearest(number, numbers),
        );
    });
  });
}

function checkCalendar(file: PolicyFile, complain: Complain): void {
  const days = Object.entries(file.calendar.hours);
  if (days.length === 0)
    complain(
      ['calendar', 'hours'],
      'no day has hours',
      'give at least one, for example "1": { from: "08:00", to: "16:00" }',
    );
  for (const [day, hours] of days)
    if (hours && hours.from >= hours.to)
      complain(['calendar', 'hours', day], 'the day ends before it begins', 'write from before to');
  for (const date of Object.keys(file.calendar.holidays)) {
    const real = /^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
    if (!real)
      complain(['calendar', 'holidays', date], `"${date}" is no date`, 'write YYYY-MM-DD, for example "2026-08-17"');
    else if (!file.calendar.years.includes(Number(date.slice(0, 4))))
      complain(
        ['calendar', 'holidays', date],
        `the year of ${date} is not in calendar.years`,
        `add ${date.slice(0, 4)} to calendar.years`,
      );
  }
}

/** Fills in what the file leaves open. */
function complete(file: PolicyFile): Policy {
  const facts: Record<string, FactPolicy> = {};
  for (const [id, fact] of Object.entries(file.facts)) facts[id] = { id, ...fact };
  const { $schema: _, ...rest } = file;
  const hours: Record<string, { from: string; to: string }> = {};
  for (const [day, span] of Object.entries(file.calendar.hours)) if (span) hours[day] = span;
  return {
    ...rest,
    calendar: { ...file.calendar, hours },
    facts,
    categories: file.categories.map((category) => ({
      ...category,
      facts: category.facts.map((fact) => (typeof fact === 'string' ? { id: fact, optional: false } : fact)),
    })),
    desks: file.desks.map((desk) => ({ ...desk, zone: desk.zone ?? file.zone })),
  };
}

/** What to write instead, by what the schema found. */
function fixFor(issue: {
  readonly code: string;
  readonly keys?: readonly string[];
  readonly expected?: string;
}): string {
  if (issue.code === 'unrecognized_keys') return 'leave it out, or look at policy.schema.json for the right name';
  if (issue.code === 'too_big') return 'make it shorter: it is read on small screens';
  if (issue.code === 'invalid_type')
    return `write a value of the kind ${issue.expected ?? 'described in policy.schema.json'}`;
  return 'see policy.schema.json for what belongs here';
}

/** Reads a policy file (YAML, or JSON with comments). Never throws for what is in it. */
export function parsePolicy(text: string, _fileName: string): ParsedPolicy {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0)
    return {
      ok: false,
      mistakes: document.errors.map(({ pos, message }) => ({
        ...at(lines, pos[0]),
        path: '',
        message,
        fix: 'check indentation, quotes and brackets on this line and the one above',
      })),
    };
  const mistakes: Mistake[] = [];
  const complain: Complain = (path, message, fix) =>
    mistakes.push({ ...positionOf(document, lines, path), path: path.join('.'), message, fix });
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch {
    // An alias without its anchor, or aliases that unfold without end.
    return {
      ok: false,
      mistakes: [
        {
          line: 1,
          column: 1,
          path: '',
          message: 'an alias (*name) can not be resolved',
          fix: 'write the value itself in its place',
        },
      ],
    };
  }
  const parsed = PolicyFile.safeParse(content);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
      complain(
        keys[0] === undefined ? path : [...path, keys[0]],
        issue.message,
        fixFor(issue as Parameters<typeof fixFor>[0]),
      );
    }
  } else {
    checkDesks(parsed.data, complain);
    checkCategories(parsed.data, complain);
    checkCalendar(parsed.data, complain);
    if (mistakes.length === 0) return { ok: true, policy: complete(parsed.data) };
  }
  return { ok: false, mistakes: mistakes.sort((a, b) => a.line - b.line || a.column - b.column) };
}
