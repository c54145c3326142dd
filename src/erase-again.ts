import type { Clock } from './core/clock.ts';
import type { EvidenceStore } from './core/evidence/evidence.ts';
import { withoutErased } from './core/intake/talk/erased.ts';
import { newTalk } from './core/intake/talk/talk.ts';
import type { Language } from './core/language/language.ts';
import type { Conversation } from './core/mind.ts';
import { describeFault } from './core/observe.ts';
import { type Committed, type Erasure, type Store, StoreFault } from './core/store/port/store.ts';
import type { ErasureLedger } from './erasure-ledger.ts';
import { noteHeard, type PutBack, putBackIn } from './put-back.ts';
import { EXIT, Refusal } from './refusal.ts';

/** Erasures read at once. */
const PAGE = 1_000;
/** Unhandled messages of one chat that are looked at: more than a chat may have waiting. */
const ROWS_MAX = 10_000;
/** Others that start at the same time do the same: whoever is turned away looks again, and finds it done. */
const TRIES_MAX = 10;

/** What erasing again is done with. */
export interface EraseAgainParts {
  readonly store: Pick<
    Store<Conversation>,
    'erasures' | 'stillThere' | 'noteErasures' | 'read' | 'commit' | 'act' | 'statusByCode' | 'cursor' | 'moveCursor'
  >;
  readonly evidence: Pick<EvidenceStore, 'remove'>;
  readonly ledger: Pick<ErasureLedger, 'read' | 'dir'>;
  /** Of a chat that said nothing yet. */
  readonly language: Language;
  readonly clock: Pick<Clock, 'now'>;
}

/** How a database and its ledger compare. */
export interface Compared {
  /** Erased since this copy of the database was made, and here again; oldest first. */
  readonly missing: readonly Erasure[];
  /** Erased here, and not in the ledger: it is another one, or the program died in between. */
  readonly unwritten: readonly Erasure[];
  /** Lines of the ledger that can not be read. */
  readonly spoilt: number;
  /** Present where this database was put back from a backup. */
  readonly putBack?: PutBack | undefined;
}

/**
 * Compares. The ledger is read first: what a program at work erases meanwhile is in its database before it is in the ledger.
 * @throws Refusal when the ledger can not be read; StoreFault
 */
export async function compareErasures({ store, ledger }: Pick<EraseAgainParts, 'store' | 'ledger'>): Promise<Compared> {
  const { erasures, spoilt } = await ledger.read().catch((error: unknown) => {
    throw new Refusal(
      `ERASURES_DIR: the ledger of erasures in ${ledger.dir} can not be read (${describeFault(error).code}): give this user the right to. Without it a restored backup would show what people had erased.`,
      EXIT.badSetting,
      error,
    );
  });
  const known = new Set<string>();
  const unwritten: Erasure[] = [];
  for (let after = '', full = true; full; ) {
    const page = await store.erasures(after, PAGE);
    for (const erasure of page) {
      known.add(erasure.dossier);
      if (!erasures.has(erasure.dossier)) unwritten.push(erasure);
    }
    after = page.at(-1)?.dossier ?? '';
    full = page.length === PAGE;
  }
  const missing = [...erasures.values()].filter(({ dossier }) => !known.has(dossier));
  const putBack = await putBackIn(store, erasures.values());
  return { missing: missing.sort((a, b) => a.at.getTime() - b.at.getTime()), unwritten, spoilt, putBack };
}

/**
 * Erases again whatever was erased since this copy of the database was made: before anybody is heard, since from then on rows get numbers that were given
 * before. Nothing happens where both agree. Broken off, it goes on with the next call.
 * @returns what it found: what was missing is done, what is unwritten is the caller's to write
 * @throws Refusal when the ledger can not be read; StoreFault, EvidenceFault
 */
export async function eraseAgain(parts: EraseAgainParts): Promise<Compared> {
  const compared = await compareErasures(parts);
  for (const erasure of compared.missing) {
    if (erasure.what === 'draft') await eraseDraft(parts, erasure);
    else await forgetComplaint(parts, erasure);
    await parts.store.noteErasures([erasure]);
  }
  if (compared.putBack) await noteHeard(parts.store, compared.putBack, parts.clock.now());
  return compared;
}

type Draft = Extract<Erasure, { what: 'draft' }>;

async function eraseDraft(parts: EraseAgainParts, erasure: Draft): Promise<void> {
  const { conversations } = await parts.store.stillThere(erasure);
  for (const conversation of conversations) await untilDone(parts, () => eraseIn(parts, erasure, conversation));
}

/** One chat: the draft with its key and files, and every word that came before the erasure, unhandled ones too. */
async function eraseIn(
  { store, language }: EraseAgainParts,
  { dossier, at, until }: Draft,
  conversation: number,
): Promise<Committed> {
  const { row, inbox } = await store.read(conversation, ROWS_MAX);
  const before = inbox.filter(({ id, receivedAt }) => id <= until && receivedAt <= at);
  return store.commit({
    conversation,
    version: row.version,
    handled: before.map(({ id }) => id),
    talk: row.talk ? withoutErased(row.talk, dossier) : newTalk(language),
    effects: [{ do: 'erase', dossier, again: true }],
  });
}

async function forgetComplaint(parts: EraseAgainParts, erasure: Erasure): Promise<void> {
  const { store } = parts;
  const { complaint } = await store.stillThere(erasure);
  if (complaint === undefined) return;
  await untilDone(parts, async () => {
    const view = await store.statusByCode(complaint);
    if (!view || view.history.at(-1)?.act === 'forget') return undefined;
    const entry = { act: 'forget', to: view.status, desk: view.desk, by: 'system' } as const;
    return store.act([
      { do: 'move', complaint, version: view.version, entry },
      { do: 'forget', complaint, again: true },
    ]);
  });
}

/** @param act undefined: there is nothing to do any more. @throws StoreFault `busy` when it is turned away again and again */
async function untilDone({ evidence }: EraseAgainParts, act: () => Promise<Committed | undefined>): Promise<void> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const committed = await act();
    if (!committed) return;
    if (committed.ok) return evidence.remove(committed.filesFreed);
  }
  throw new StoreFault('busy', 'erasing-again');
}
