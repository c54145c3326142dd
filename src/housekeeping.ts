import { localDate } from './core/calendar/local.ts';
import type { Clock, Timer } from './core/clock.ts';
import type { EvidenceStore } from './core/evidence/evidence.ts';
import type { IsKnown } from './core/evidence/sweep.ts';
import { TALK_KEPT_DAYS } from './core/kept.ts';
import type { Policy } from './core/policy/policy.ts';
import type { Store } from './core/store/port/store.ts';

const DAY_MS = 86_400_000;
/** Handled messages and sent replies are kept this long: the web chat shows them. */
const TALK_KEPT_MS = TALK_KEPT_DAYS * DAY_MS;
const HOUR_MS = 3_600_000;
const HOUSE_EVERY_MS = HOUR_MS;
/** What lies in a process's own folder is never much: once in a while is enough. */
const OWN_FOLDER_EVERY_MS = DAY_MS;
const TIDY_ROWS = 2_000;
/** Drafts looked at in one hour. */
const DRAFTS_AT_ONCE = 2_000;
/** Between two rounds the timer counts an hour, and nobody can set the timer. A clock that has gone on by more than this was set on, or the machine slept. */
const LEAP_MS = 3 * HOUSE_EVERY_MS;
/** After a leap so many rounds erase nothing: a day in which somebody may set the clock right. */
const WARY_ROUNDS = 24;

/** What keeping house is done with. */
export interface HouseParts {
  readonly store: Pick<
    Store<unknown>,
    'tidy' | 'fileIds' | 'chatsWithDrafts' | 'post' | 'overBefore' | 'statusByCode' | 'act'
  >;
  readonly evidence: Pick<EvidenceStore, 'sweep' | 'sweepIncoming' | 'ids'>;
  readonly policy: Policy;
  readonly clock: Clock;
  /** A conversation has something to handle. */
  readonly hint: (conversation: number) => void;
  readonly onFault: (error: unknown) => void;
}

/** Asks every chat with drafts of such an age, once a day, to erase those that nobody touched since. */
async function expireDrafts({ store, policy, clock, hint }: HouseParts): Promise<void> {
  const now = clock.now();
  const before = new Date(now.getTime() - policy.service.draftKeptDays * DAY_MS);
  const key = `drafts:${localDate(now, policy.zone)}`;
  const chats = await store.chatsWithDrafts({ before }, DRAFTS_AT_ONCE);
  const told = await store.post(
    { to: 'citizen', type: 'drafts-expire' },
    chats.map((conversation) => ({ conversation, key })),
  );
  for (const conversation of told) hint(conversation);
}

/** Asks every chat with drafts that were begun so many hours ago to offer one that rests. Each is asked in two rounds: one may have been missed. */
async function remindOfDrafts({ store, policy, clock, hint }: HouseParts): Promise<void> {
  const now = clock.now();
  const hours = policy.service.draftReminderHours;
  if (hours === 0) return;
  const before = new Date(now.getTime() - hours * HOUR_MS);
  const from = new Date(before.getTime() - 2 * HOUSE_EVERY_MS);
  const chats = await store.chatsWithDrafts({ from, before }, DRAFTS_AT_ONCE);
  const key = `drafts-rest:${Math.floor(now.getTime() / HOUR_MS)}`;
  const told = await store.post(
    { to: 'citizen', type: 'drafts-rest' },
    chats.map((conversation) => ({ conversation, key })),
  );
  for (const conversation of told) hint(conversation);
}

/** Complaints looked at in one page. */
const OVER_PAGE = 500;

/** Destroys what complaints told that are over for as long as the policy keeps them. @param goesOn asked before each page */
async function forgetOld({ store, policy, clock }: HouseParts, goesOn: () => boolean): Promise<void> {
  const days = policy.service.complaintKeptDays;
  if (days === 0) return;
  const before = new Date(clock.now().getTime() - days * DAY_MS);
  for (let after = 0, full = true; full && goesOn(); ) {
    const page = await store.overBefore(before, { after, limit: OVER_PAGE });
    for (const { id, code } of page) {
      after = id;
      const view = await store.statusByCode(code);
      const last = view?.history.at(-1);
      // Told of or opened again since: its time begins anew.
      if (!view || !last || last.at >= before || last.act === 'forget') continue;
      const entry = { act: 'forget', to: view.status, desk: view.desk, by: 'system' } as const;
      await store.act([
        { do: 'move', complaint: code, version: view.version, entry },
        { do: 'forget', complaint: code },
      ]);
    }
    full = page.length === OVER_PAGE;
  }
}

/** The clock has gone on by more than the time that has passed. */
class ClockLeapt extends Error {
  readonly code = 'clock-leapt';
}

/** So many files may belong to nothing where a database names none at all. Beside more it is an empty one in the place of the right one. */
export const STRANGE_FILES_MAX = 10;

/** The database names no file, and many are there: what is swept does not come back when the right database does. */
class StrangeFiles extends Error {
  readonly code = 'evidence-of-another-database';
}

async function addNamed(known: Set<string>, store: Pick<HouseParts['store'], 'fileIds'>): Promise<void> {
  for await (const id of store.fileIds()) known.add(id);
}

/**
 * Which files a row names. One that was given to another dossier while the rows were gone through was perhaps in neither when it was looked for:
 * before anything goes, the rows are gone through once more. Only a file that is given on twice, both times in just these moments, is missed again.
 */
function namedOrFound(known: Set<string>, store: Pick<HouseParts['store'], 'fileIds'>): IsKnown {
  let again: Promise<void> | undefined;
  return async (ids) => {
    if (ids.some((id) => !known.has(id))) {
      again ??= addNamed(known, store);
      await again;
    }
    return known;
  };
}

/**
 * Hourly: old talk goes, drafts past their time go, once a day what complaints told whose time is over, files that belong to nothing go. What a clock that leapt makes look old is left for a day:
 * what is erased does not come back when the clock is set right. Files are as old as their own place says.
 */
export function keepHouse(parts: HouseParts): { stop(): void } {
  const { store, evidence, clock, onFault } = parts;
  let stopped = false;
  let waryRounds = 0;
  let forgotOn: string | undefined;
  let timer = nextRound();
  function nextRound(): Timer {
    const sinceMs = clock.now().getTime();
    return clock.after(HOUSE_EVERY_MS, () => {
      if (clock.now().getTime() - sinceMs > LEAP_MS) {
        waryRounds = WARY_ROUNDS;
        onFault(new ClockLeapt());
      }
      round()
        .catch(onFault)
        .finally(() => {
          if (!stopped) timer = nextRound();
        });
    });
  }
  async function round(): Promise<void> {
    if (waryRounds > 0) waryRounds -= 1;
    else await eraseOld();
    const known = new Set<string>();
    await addNamed(known, store);
    if (stopped) return;
    if (known.size === 0 && (await evidence.ids()).length > STRANGE_FILES_MAX) {
      onFault(new StrangeFiles());
      await evidence.sweepIncoming();
    } else await evidence.sweep(namedOrFound(known, store));
  }
  async function eraseOld(): Promise<void> {
    const before = new Date(clock.now().getTime() - TALK_KEPT_MS);
    for (let more = true; more && !stopped; ) more = (await store.tidy(before, TIDY_ROWS)).more;
    if (!stopped) await expireDrafts(parts);
    if (!stopped) await remindOfDrafts(parts);
    // Once a day is enough: all that ever ended is looked through.
    const today = localDate(clock.now(), parts.policy.zone);
    if (stopped || today === forgotOn) return;
    await forgetOld(parts, () => !stopped);
    forgotOn = today;
  }
  return {
    stop: () => {
      stopped = true;
      timer.cancel();
    },
  };
}

/**
 * At the start and once a day: what broken uploads left in the folder where this process's files come in goes. Each process does it for itself,
 * whatever its role: where evidence stands in a bucket, that folder is on its own machine, and whoever keeps house sees another one.
 */
export function keepOwnFolder({
  evidence,
  clock,
  onFault,
}: Pick<HouseParts, 'clock' | 'onFault'> & { readonly evidence: Pick<EvidenceStore, 'sweepIncoming'> }): {
  stop(): void;
} {
  let timer: Timer | undefined;
  let stopped = false;
  function run(): void {
    evidence
      .sweepIncoming()
      .catch(onFault)
      .finally(() => {
        if (!stopped) timer = clock.after(OWN_FOLDER_EVERY_MS, run);
      });
  }
  run();
  return {
    stop: () => {
      stopped = true;
      timer?.cancel();
    },
  };
}
