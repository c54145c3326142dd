/**
 * What was ever erased, outside of the database: a restored backup holds it again, and only what lies elsewhere can tell. Lines of JSON in files below one
 * folder, `{"dossier":"…","at":"…","conversation":12,"until":345,"sum":"…"}`: ids and a time, nothing of a person.
 */
import { createHash, randomUUID } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from './config.ts';
import { makeFolder, syncFolder } from './core/folder.ts';
import { describeFault } from './core/observe.ts';
import type { Erasure } from './core/store/port/erasure-rows.ts';

/** What the ledger tells. */
export interface Written {
  /** By dossier. */
  readonly erasures: ReadonlyMap<string, Erasure>;
  /** Lines that are not as they were written: cut off when the power failed, or spoilt. */
  readonly spoilt: number;
}

/** A ledger of erasures in a folder. Any number of processes may write to one, and any number of copies of others may lie in it. */
export interface ErasureLedger {
  readonly dir: string;
  /** Resolves when they are on the disk. @throws what the file system answered; what could not be written is written with the next */
  add(erasures: readonly Erasure[]): Promise<void>;
  /** All that is written in any file below the folder; nothing where there is none. @throws what the file system answered */
  read(): Promise<Written>;
}

/** Where the ledger lies. */
export const erasuresDir = ({ dataDir, erasuresDir: dir }: Pick<Settings, 'dataDir' | 'erasuresDir'>): string =>
  dir ?? path.join(dataDir, 'erasures');

const ENDING = '.log';
const OWNER_FOLDER = 0o700;
const OWNER_ONLY = 0o600;
/** Enough for a line that was cut off or spoilt by chance; whoever can write here can remove it all as well. */
const SUM_CHARS = 8;

const sumOf = (told: string): string => createHash('sha256').update(told).digest('hex').slice(0, SUM_CHARS);

function textOf(erasure: Erasure): string {
  const where = erasure.what === 'draft' ? `,"conversation":${erasure.conversation},"until":${erasure.until}` : '';
  const told = `{"dossier":"${erasure.dossier}","at":"${erasure.at.toISOString()}"${where}`;
  return `${told},"sum":"${sumOf(told)}"}\n`;
}

/** A line as {@link textOf} writes it: read by its form, since a start reads all that was ever erased. */
const LINE = /^(\{"dossier":"(\w+)","at":"([\dTZ:.-]+)"(?:,"conversation":(\d+),"until":(\d+))?),"sum":"(\w+)"\}$/;

/** @returns undefined for a line that is not as it was written */
function erasureIn(line: string): Erasure | undefined {
  const [, told = '', dossier = '', time = '', conversation, until, sum] = LINE.exec(line) ?? [];
  if (told === '' || sum !== sumOf(told)) return undefined;
  const at = new Date(time);
  return conversation === undefined
    ? { what: 'complaint', dossier, at }
    : { what: 'draft', dossier, at, conversation: Number(conversation), until: Number(until) };
}

/** The ledger in a folder, which is made with the first line. Each one that is opened writes to a file of its own, so that none waits for another. */
export function openErasureLedger(dir: string): ErasureLedger {
  const file = path.join(dir, `${randomUUID()}${ENDING}`);
  let unwritten: readonly Erasure[] = [];
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const now = unwritten;
    if (now.length === 0) return;
    await makeFolder(dir, OWNER_FOLDER);
    // An empty line first: the last one may have been cut off.
    await appendDurably(file, `\n${now.map(textOf).join('')}`);
    await syncFolder(dir);
    unwritten = unwritten.slice(now.length);
  }
  return {
    dir,
    add: (erasures) => {
      unwritten = [...unwritten, ...erasures];
      writing = writing.catch(() => undefined).then(write);
      return writing;
    },
    read: () => readAll(dir),
  };
}

async function readAll(dir: string): Promise<Written> {
  const erasures = new Map<string, Erasure>();
  let spoilt = 0;
  for (const name of await filesIn(dir))
    for (const line of (await readFile(path.join(dir, name), 'utf8')).split('\n')) {
      if (line === '') continue;
      const erasure = erasureIn(line);
      if (erasure) erasures.set(erasure.dossier, erasure);
      else spoilt += 1;
    }
  return { erasures, spoilt };
}

async function filesIn(dir: string): Promise<readonly string[]> {
  try {
    return (await readdir(dir, { recursive: true })).filter((name) => name.endsWith(ENDING)).sort();
  } catch (error) {
    if (describeFault(error).code === 'ENOENT') return [];
    throw error;
  }
}

/** Writes a ledger of these alone into an empty folder: for a backup. @returns the file's name in it; undefined where there are none */
export async function writeLedger(dir: string, erasures: readonly Erasure[]): Promise<string | undefined> {
  if (erasures.length === 0) return undefined;
  await makeFolder(dir, OWNER_FOLDER);
  const name = `of-a-backup-${randomUUID()}${ENDING}`;
  await appendDurably(path.join(dir, name), erasures.map(textOf).join(''));
  await syncFolder(dir);
  return name;
}

async function appendDurably(file: string, text: string): Promise<void> {
  const to = await open(file, 'a', OWNER_ONLY);
  try {
    await to.writeFile(text);
    await to.sync();
  } finally {
    await to.close();
  }
}
