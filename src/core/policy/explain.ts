import * as z from 'zod';
import { nearest } from './nearest.ts';
import type { Path } from './positions.ts';
import { policyJsonSchema } from './schema.ts';

/** What is wrong at a path, and what to write instead. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
}

/** The part of JSON Schema that is looked at here. */
interface Shape {
  readonly description?: string | undefined;
  readonly properties?: Readonly<Record<string, Shape>> | undefined;
  readonly items?: Shape | undefined;
  readonly additionalProperties?: boolean | Shape | undefined;
  readonly propertyNames?: { readonly enum?: readonly string[] | undefined } | undefined;
  readonly anyOf?: readonly Shape[] | undefined;
}
const Shape: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    description: z.string().optional(),
    properties: z.record(z.string(), Shape).optional(),
    items: Shape.optional(),
    additionalProperties: z.union([z.boolean(), Shape]).optional(),
    propertyNames: z.object({ enum: z.array(z.string()).optional() }).optional(),
    anyOf: z.array(Shape).optional(),
  }),
);

/** What the schema says about a path; undefined where it says nothing. */
function shapeAt(path: Path): Shape | undefined {
  let shape: Shape | undefined = Shape.parse(policyJsonSchema());
  for (const step of path) {
    const inside: Shape | undefined = shape?.anyOf?.find(({ properties }) => properties) ?? shape;
    const further: boolean | Shape | undefined = inside?.additionalProperties;
    shape =
      typeof step === 'number'
        ? inside?.items
        : (inside?.properties?.[step] ?? (typeof further === 'object' ? further : undefined));
  }
  return shape?.anyOf?.find(({ properties }) => properties) ?? shape;
}

/** What to write, by the kind that belongs there. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'write words, in quotes if they hold a colon or are all digits',
  number: 'write a number, without quotes and without a unit',
  int: 'write a whole number, without quotes and without a unit',
  boolean: 'write true or false',
  array: 'write a list: [one, other]',
  object: 'write names and values: { id: …, en: … }',
  record: 'write names and values',
};

/** Names whose value is an hour: 7.30 is a number to YAML. */
const HOURS: ReadonlySet<string> = new Set(['digestAt', 'from', 'to']);
const HOUR_HINT = 'write an hour as HH:MM in quotes, for example "08:00"';

const valueAt = (content: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === String(step))?.[1]
        : undefined,
    content,
  );

/** A value as it is quoted in a message; long ones are cut. */
const QUOTED_CHARS_MAX = 60;
function quoted(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return value === null ? 'nothing' : 'a group of names and values';
  const text = typeof value === 'string' ? `"${value.replace(/\p{Cc}/gu, ' ')}"` : String(value);
  return text.length > QUOTED_CHARS_MAX ? `${text.slice(0, QUOTED_CHARS_MAX)}…` : text;
}

const pathOf = (path: readonly PropertyKey[]): Path =>
  path.map((part) => (typeof part === 'symbol' ? String(part) : part));

type Issue = z.core.$ZodIssue;

function sizeFinding(issue: Issue & { code: 'too_big' | 'too_small' }, path: Path, value: unknown): Finding {
  const big = issue.code === 'too_big';
  const limit = Number(big ? issue.maximum : issue.minimum);
  if (typeof value === 'string')
    return big
      ? {
          path,
          message: `${value.length} characters, and ${limit} is the most`,
          fix: 'make it shorter: it is read on small screens',
        }
      : { path, message: 'there is too little', fix: `write at least ${limit} characters` };
  if (Array.isArray(value))
    return {
      path,
      message: `the list has ${value.length}`,
      fix: big
        ? `leave some out: ${limit} is the most`
        : issue.message.startsWith('Too small')
          ? `name at least ${limit}`
          : issue.message,
    };
  return {
    path,
    message: `${quoted(value)} is too ${big ? 'much' : 'little'}`,
    fix: `write ${limit} or ${big ? 'less' : 'more'}`,
  };
}

/** A finding of the schema in words that help; `content` is what the file holds. */
export function findingsOf(issue: Issue, content: unknown): readonly Finding[] {
  const path = pathOf(issue.path);
  const value = valueAt(content, path);
  const last = path.at(-1);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const shape = shapeAt(path);
      const known = shape?.propertyNames?.enum ?? Object.keys(shape?.properties ?? {});
      return issue.keys.map((key) => {
        const meant = nearest(key, known);
        const fix = meant.startsWith('did') ? meant : `leave it out; ${meant}`;
        return { path: [...path, key], message: `"${key}" is not known here`, fix };
      });
    }
    case 'invalid_type': {
      if (value === undefined || value === null) {
        const about = shapeAt(path)?.description;
        return [
          {
            path,
            message: path.length === 0 ? 'the file is empty' : `"${String(last)}" is missing`,
            fix:
              path.length === 0
                ? 'begin with a copy of policy/kalsel.yaml'
                : `add ${String(last)}${about ? `: ${about}` : ''}`,
          },
        ];
      }
      const fix =
        issue.expected === 'string' && typeof value === 'number'
          ? HOURS.has(String(last))
            ? HOUR_HINT
            : `put it in quotes: "${value}"`
          : (KINDS[issue.expected] ?? `write a value of the kind ${issue.expected}`);
      return [{ path, message: `${quoted(value)} is of another kind than belongs here`, fix }];
    }
    case 'invalid_value':
      return [
        {
          path,
          message: value === undefined ? `"${String(last)}" is missing` : `${quoted(value)} can not stand here`,
          fix: nearest(typeof value === 'string' ? value : '', issue.values.map(String)),
        },
      ];
    case 'too_big':
    case 'too_small':
      return [sizeFinding(issue, path, value)];
    case 'invalid_union': {
      // Of the ways to write it, the one that came furthest tells most.
      const best = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a))[0];
      if (!best || depthOf(best) === 0)
        return [
          { path, message: `${quoted(value)} can not stand here`, fix: 'write its id, or { id: …, optional: true }' },
        ];
      return best.flatMap((inner) => findingsOf({ ...inner, path: [...issue.path, ...inner.path] }, content));
    }
    case 'invalid_key':
    case 'invalid_element':
      return [
        { path, message: `"${String(last)}" is no good name`, fix: issue.issues[0]?.message ?? 'choose another' },
      ];
    default:
      // Our own patterns say themselves what to write.
      return [{ path, message: `${quoted(value)} can not stand here`, fix: issue.message }];
  }
}

const depthOf = (issues: readonly Issue[]): number =>
  Math.max(0, ...issues.map(({ code, path }) => path.length + (code === 'invalid_type' && path.length === 0 ? 0 : 1)));
