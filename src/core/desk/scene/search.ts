import { setImmediate as beat } from 'node:timers/promises';
import { editsBetween } from '../../language/edits.ts';
import { tidy } from '../../language/tidy.ts';
import type { Policy } from '../../policy/policy.ts';
import type { AdminRow, Complaint, QueueCursor, QueueRow, Store } from '../../store/port/store.ts';
import { stemOf } from '../../understanding/lexer.ts';
import { may } from '../rights/rights.ts';

/** Complaints that are looked through at most, those first whose limit comes first. What is sealed has no index: each is opened. */
const LOOKED_MAX = 2_000;
/** As many are looked through without a pause, some milliseconds, so that nobody waits for a search. */
const PAGE = 40;
/** Words of a search that count. */
const WORDS_MAX = 8;
/** Told in a search, and told nowhere by themselves: "yang di jalan veteran". */
const BESIDE: ReadonlySet<string> = new Set(
  'jl jln jalan di ke dari yang dan laporan tentang soal the in on at of road street report about'.split(' '),
);

/** A complaint that was found. */
type Found = QueueRow & { readonly complaint: Complaint };

/** What a search found. */
export interface SearchSight {
  /** What was searched for, as it was typed. */
  readonly words: string;
  readonly rows: readonly Found[];
  /** None holds these words; these hold words that are nearly the same. */
  readonly isNear?: true;
  /** More were found than are shown. */
  readonly isMore: boolean;
  /** So many were looked through, where there are more than that; undefined where all were. */
  readonly looked: number | undefined;
}

/** Who searches, and where. */
interface Searcher {
  readonly desks: readonly string[];
  readonly person: AdminRow;
  readonly now: Date;
  /** Complaints to be shown. */
  readonly limit: number;
}

/**
 * Looks through the open complaints of some desks for those that hold every word, or its beginning: in what was told and written since, by whom where
 * that is no secret, in category and regency.
 */
export async function search(
  reads: Pick<Store<unknown>, 'queue' | 'complaintByCode'>,
  policy: Policy,
  text: string,
  { desks, person, now, limit }: Searcher,
): Promise<SearchSight> {
  // A sign beside the words finds nothing.
  const typed = tidy(text).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = typed.filter((word) => !BESIDE.has(word));
  const words = (telling.length > 0 ? telling : typed).slice(0, WORDS_MAX);
  const rows: Found[] = [];
  const near: typeof rows = [];
  let looked = 0;
  let after: QueueCursor | null | undefined;
  while (words.length > 0 && after !== null && looked < LOOKED_MAX) {
    const page = await reads.queue({ desks, filter: 'all', person, now, limit: PAGE, ...(after ? { after } : {}) });
    const complaints = await Promise.all(page.rows.map(({ code }) => reads.complaintByCode(code)));
    for (const [index, row] of page.rows.entries()) {
      looked += 1;
      const complaint = complaints[index];
      if (!complaint || !may(person, 'look', complaint, policy).ok) continue;
      const known = wordsOf(complaint, policy);
      if (!words.every((word) => known.has(word) || hasAkin(known, word))) {
        const isNear = rows.length === 0 && near.length < limit && words.every((word) => hasNear(known, word));
        if (isNear) near.push({ ...row, complaint });
        continue;
      }
      if (rows.length === limit) return { words: text, rows, isMore: true, looked: undefined };
      rows.push({ ...row, complaint });
    }
    after = page.next;
    await beat();
  }
  const told = { words: text, isMore: false, looked: after ? looked : undefined };
  return rows.length > 0 || near.length === 0 ? { ...told, rows } : { ...told, rows: near, isNear: true };
}

const wordsOf = (complaint: Complaint, policy: Policy): ReadonlySet<string> =>
  new Set(textsOf(complaint, policy).flatMap(tidy));

/** Letters that a word has to have for one of them to be a slip, and for two. */
const ONE_SLIP_LENGTH_MIN = 5;
const TWO_SLIPS_LENGTH_MIN = 8;

/** A word that was misspelt here or there ("vetran"). */
function hasNear(known: ReadonlySet<string>, word: string): boolean {
  if (known.has(word) || hasAkin(known, word)) return true;
  // Of numbers the next one is another.
  if (/\d/.test(word) || word.length < ONE_SLIP_LENGTH_MIN) return false;
  const max = word.length < TWO_SLIPS_LENGTH_MIN ? 1 : 2;
  return [...known].some((each) => editsBetween(word, each, max) <= max);
}

/** A word that begins like this one, or is built on it ("lubang" in "berlubang"), or that this one is built on. */
function hasAkin(known: ReadonlySet<string>, word: string): boolean {
  if (stemOf(word, known) !== word) return true;
  const alone = new Set([word]);
  return [...known].some((each) => each.startsWith(word) || stemOf(each, alone) === word);
}

/** Whatever an officer who may look at a complaint can read in it. */
function textsOf(complaint: Complaint, policy: Policy): readonly string[] {
  const { code, facts, messages, category, regency, switches, reporter } = complaint;
  const names = policy.categories.find(({ id }) => id === category);
  return [
    // Whole, and each group of it, as it is read out on the telephone.
    code,
    ...Object.values(facts).map(({ value }) => value.text),
    ...messages.map(({ text }) => text),
    ...(names ? [...Object.values(names.name), ...Object.values(names.short)] : []),
    ...(regency ? [regency] : []),
    ...(reporter?.name && !switches.anonymous ? [reporter.name] : []),
  ];
}
