import { existsSync } from 'node:fs';
import path from 'node:path';
import { copyDatabase } from '../core/store/copy/copy.ts';
import { isHalfCopied, isHalfRotated } from '../core/store/copy/copy-mark.ts';
import { type CopySide, postgresSide, sqliteSide } from '../core/store/copy/copy-sides.ts';
import { HALF_ROTATED } from '../core/store/engine/generations.ts';
import { StoreFault } from '../core/store/port/store.ts';
import { type Alone, workAlone } from '../core/store/postgres/alone.ts';
import { databaseFile, storeFaultInWords, takeFolder } from '../database.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';
import { say } from './house.ts';

type End = 'from' | 'to';
type Named = { readonly file: string } | { readonly url: string };

/** Which database is meant. @throws Refusal for what names none */
function named(end: End, text: string): Named {
  if (/^postgres(?:ql)?:\/\//.test(text)) return { url: text };
  const file = /^sqlite:(?:\/\/)?(.+)$/.exec(text)?.[1];
  if (file === undefined)
    throw new Refusal(
      `--${end} names no database. Write sqlite:./data/aduan.db, or postgres://user:password@host/database`,
      EXIT.badSetting,
    );
  if (end === 'from' && !existsSync(file)) throw new Refusal(`--from: there is no ${file}`, EXIT.badSetting);
  return { file: path.resolve(file) };
}

async function opened(end: End, which: Named): Promise<CopySide> {
  try {
    return await ('file' in which ? sqliteSide(which.file, end) : postgresSide(which.url, end));
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new Refusal(
      `--${end}: ${storeFaultInWords(error, { databaseUrl: 'url' in which ? which.url : undefined })}`,
      EXIT.failed,
      error,
    );
  }
}

/**
 * `aduan copy --from DATABASE --to DATABASE`: copies everything with its ids, and compares both by counts and hashes. What is sealed stays sealed: the
 * copy opens with the same `ADUAN_SECRET`. Exits 1 when they are not the same afterwards.
 * @throws Refusal when a database can not be opened, or a program works on the target
 */
export async function copy(options: { readonly from: string; readonly to: string }): Promise<void> {
  const source = named('from', options.from);
  const target = named('to', options.to);
  const alone = 'url' in target ? await nobodyWorksOn(target.url) : nobodyWorksIn(target.file);
  try {
    await copyBetween(source, target);
  } finally {
    // Its connection would keep this process alive.
    await alone?.release();
  }
}

async function copyBetween(source: Named, target: Named): Promise<void> {
  const from = await opened('from', source);
  try {
    if (await isHalfCopied(from))
      throw new Refusal(
        '--from: a copy into this database was broken off, so that it holds a part: copy from the first one again',
      );
    if (await isHalfRotated(from))
      throw new Refusal(`--from: ${storeFaultInWords(new StoreFault('rejected', HALF_ROTATED), {})}`);
    const to = await opened('to', target);
    try {
      const done = await copyDatabase(from, to, ({ table, rows, written, removed, same }) =>
        say(
          `${same ? 'same' : 'DIFFERS'}  ${table}: ${rows} rows, ${written} written${removed > 0 ? `, ${removed} removed` : ''}`,
        ),
      );
      const different = done.filter(({ same }) => !same).length;
      if (different > 0) process.exitCode = EXIT.failed;
      say(
        different === 0
          ? 'Both hold the same, by counts and hashes. Evidence files are not copied: they stay where they are, and `aduan copy-evidence` moves them.'
          : `${different} tables differ: run it again, and report it if they still do.`,
      );
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

/** A file that is there may be the database of a program at work; one that is not is nobody's yet. */
const nobodyWorksIn = (file: string): Alone | undefined =>
  existsSync(file) && file === databaseFile(path.dirname(file)) ? takeFolder(path.dirname(file), '--to') : undefined;

async function nobodyWorksOn(url: string) {
  try {
    const alone = await workAlone(url, () => undefined, 'alone', systemClock);
    if (!alone) throw new Refusal('--to: a program works on this database: stop it first', EXIT.failed);
    return alone;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new Refusal(`--to: ${storeFaultInWords(error, { databaseUrl: url })}`, EXIT.failed, error);
  }
}
