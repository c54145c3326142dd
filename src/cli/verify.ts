import { describeFault } from '../core/observe.ts';
import { compareErasures } from '../erase-again.ts';
import { STRANGE_FILES_MAX } from '../housekeeping.ts';
import { noteVerify } from '../last-runs.ts';
import { putBackInWords } from '../put-back.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';
import { type House, openHouse, say } from './house.ts';

/** What was found of one part. `wrong` lines name row ids and file ids, never content. */
export interface Finding {
  readonly part: string;
  readonly good: string;
  readonly wrong: readonly string[];
  /** Worth knowing, and no mistake. */
  readonly notes?: readonly string[];
}

/** `aduan verify`: database, evidence files and audit chain agree; exits 1 where not. */
export async function verify(): Promise<void> {
  const house = await openHouse();
  const at = systemClock.now();
  let wrong = 0;
  try {
    for await (const { part, good, wrong: lines, notes = [] } of findings(house)) {
      wrong += lines.length;
      if (lines.length === 0) say(`good   ${part}: ${good}`);
      for (const line of lines) say(`WRONG  ${part}: ${line}`);
      for (const note of notes) say(`note   ${part}: ${note}`);
    }
    await noteVerify(house.settings.dataDir, { at, wrong }).catch((error: unknown) =>
      say(`note   data folder: what was found can not be noted there (${describeFault(error).code})`),
    );
  } finally {
    await house.close();
  }
  say(wrong === 0 ? 'Everything agrees.' : `${wrong} ${wrong === 1 ? 'thing does' : 'things do'} not agree.`);
  if (wrong > 0) process.exitCode = EXIT.failed;
}

/** Looks at one part after the other. */
export async function* findings(house: House): AsyncGenerator<Finding> {
  for (const look of [database, auditChain, rows, evidence, erasures]) yield await look(house);
}

const broken = (part: string, error: unknown): Finding => ({
  part,
  good: '',
  wrong: [`can not be read (${describeFault(error).code}): put back a backup`],
});

async function database({ store }: House): Promise<Finding> {
  const part = 'database';
  try {
    const checked = await store.checkIntegrity();
    return { part, good: 'sound', wrong: checked.ok ? [] : [`${checked.problems} problems: put back a backup`] };
  } catch (error) {
    return broken(part, error);
  }
}

async function auditChain({ store }: House): Promise<Finding> {
  const part = 'audit chain';
  const meaning = {
    changed: 'entry %d was changed, or the one before it removed',
    missing: 'entries of complaint row %d are missing',
    'status-differs': 'complaint row %d is in another state than its history says',
    'desk-differs': 'complaint row %d is at another desk than its history says',
  };
  try {
    const chain = await store.verifyHistory();
    if (chain.ok) {
      const days = chain.rotated?.map((at) => at.toISOString()) ?? [];
      const since =
        days.length > 0 ? `; the secret was replaced ${days.join(', ')}, and what was there signed anew` : '';
      return { part, good: `${chain.entries} entries, none changed or missing${since}`, wrong: [] };
    }
    return { part, good: '', wrong: [meaning[chain.why].replace('%d', String(chain.at))] };
  } catch (error) {
    return broken(part, error);
  }
}

/** Opens whatever is sealed, and asks whether what stands beside it is still as it was written. */
async function rows({ store }: House): Promise<Finding> {
  const part = 'rows';
  try {
    const { opened, broken: rows, brokenCount, unmarked } = await store.checkRows();
    const wrong = rows.map(({ table, row }) => `${table} row ${row} is not as it was written`);
    if (brokenCount > rows.length) wrong.push(`${brokenCount - rows.length} more are not`);
    const notes =
      unmarked > 0
        ? [`${unmarked} complaints and invitations were last written by an earlier version, which left no mark on them`]
        : [];
    return { part, good: `${opened} sealed values open, each row as it was written`, wrong, notes };
  } catch (error) {
    return broken(part, error);
  }
}

async function evidence({ store, evidence }: House): Promise<Finding> {
  const part = 'evidence';
  const spoilt = new Map<string, 'missing' | 'tampered'>();
  const known = new Set<string>();
  let files = 0;
  try {
    for await (const { file } of store.evidence()) {
      if (!file) continue;
      files += 1;
      known.add(file.id);
      if (file.cleanId) known.add(file.cleanId);
      const state = await evidence.check(file);
      if (state !== 'ok') spoilt.set(file.id, state);
    }
    const wrong: string[] = [];
    for await (const id of store.fileIds()) {
      known.add(id);
      // A file of a draft that was erased meanwhile is rightly gone.
      const state = spoilt.get(id);
      if (state) wrong.push(`file ${id} is ${state === 'missing' ? 'missing' : 'not what was hashed'}`);
    }
    const orphans = (await evidence.ids()).filter((id) => !known.has(id)).length;
    const notes = orphans > 0 ? [ofNothing(orphans, known.size)] : [];
    return { part, good: `${files} files, each as it was hashed`, wrong, notes };
  } catch (error) {
    // A bucket that does not answer is not damaged.
    const wrong = `can not be read (${describeFault(error).code}): npm run aduan -- doctor tells what to do`;
    return { part, good: '', wrong: [wrong] };
  }
}

/** Whether everything that was ever erased is erased here: a backup that was put back may hold what was erased since. */
async function erasures({ store, ledger }: House): Promise<Finding> {
  const part = 'erasures';
  try {
    const { missing, unwritten, spoilt, putBack } = await compareErasures({ store, ledger });
    const wrong =
      missing.length > 0
        ? [
            `${missing.length} that were erased since this copy was made can be read: aduan erase-again, or a start, erases them`,
          ]
        : [];
    const unheard =
      putBack?.isUnheard && putBack.heardAt === undefined ? putBackInWords(putBack, ledger.dir) : undefined;
    const notes = [
      ...(unheard ? [`${unheard.says} → ${unheard.fix}`] : []),
      ...(unwritten.length > 0
        ? [`${unwritten.length} are not in the ledger (${ledger.dir}): the next start writes them`]
        : []),
      ...(spoilt > 0
        ? [`${spoilt} lines of the ledger can not be read: put another copy of it below ${ledger.dir}`]
        : []),
    ];
    return { part, good: 'what the ledger names is erased', wrong, notes };
  } catch (error) {
    if (error instanceof Refusal) return { part, good: '', wrong: [error.message] };
    return broken(part, error);
  }
}

/** What files that no row names mean: leftovers, or an empty database in the place of the right one. */
const ofNothing = (orphans: number, named: number): string =>
  named === 0 && orphans > STRANGE_FILES_MAX
    ? `${orphans} files belong to nothing, and the database names none at all: is it the right one? They are not swept`
    : `${orphans} files belong to nothing; the running program sweeps them when they are an hour old`;
