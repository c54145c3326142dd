import { type ComplaintCode, codeIn, misspeltIn } from '../../complaint/code.ts';
import { beginsWithReport, type WantedOfReport, wantedOfReport } from '../../language/names-report.ts';
import { steeringOf } from '../../language/words.ts';

/** A report that is named amid other words, by its code. */
export interface CodeNamed {
  /** Undefined where it is misspelt. */
  readonly code: ComplaintCode | undefined;
  /** What is wanted of it; undefined where the words tell something. */
  readonly wanted: WantedOfReport | undefined;
  /** It is named before anything is told. */
  readonly first: boolean;
}

/** Steering words that take a code themselves. */
const TAKE_CODE: ReadonlySet<string> = new Set(['status', 'start', 'join']);

/** The report that a text names by its code, and for what; undefined where it names none, or steers with it ("status …"). */
export function codeNamed(text: string): CodeNamed | undefined {
  const found = codeIn(text);
  const span = found?.span ?? misspeltIn(text);
  if (!span) return undefined;
  const steering = steeringOf(text);
  if (steering === 'unknown-command' || (steering && (steering.slash || TAKE_CODE.has(steering.intent))))
    return undefined;
  const [from, to] = span;
  const wanted = wantedOfReport(`${text.slice(0, from)} ${text.slice(to)}`);
  return { code: found?.code, wanted, first: beginsWithReport(text.slice(0, from)) };
}
