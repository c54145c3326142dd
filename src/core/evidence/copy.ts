import { createHash } from 'node:crypto';
import { EvidenceFault } from './fault.ts';
import type { Incoming } from './incoming.ts';
import type { Shelf } from './shelf.ts';

/** What a copy is made with. */
export interface CopyParts {
  readonly from: Pick<Shelf, 'list' | 'read' | 'hashOf'>;
  readonly to: Pick<Shelf, 'put' | 'read' | 'hashOf'>;
  /** Where files lie on their way; of the shelf they go to. */
  readonly incoming: Incoming;
}

/** How a copy went. */
export interface Copied {
  /** On the shelf they come from. */
  readonly files: number;
  readonly copied: number;
  /** Those that were there already, the same by their hash. */
  readonly there: number;
  /** Erased while the copy went on. */
  readonly gone: number;
  /** Ids of those that are there, and are something else than was read. */
  readonly different: readonly string[];
}

/** Files on their way at once. */
const AT_ONCE = 4;

/**
 * Copies every file from one shelf to another, sealed as it lies, under its id. Each is read back and compared by its hash. May be broken off and
 * begun again: what is there and the same is left alone.
 * @param seen told how many files were looked at, after each
 * @throws EvidenceFault when a shelf does not answer
 */
export async function copyShelf(parts: CopyParts, seen: (files: number) => void): Promise<Copied> {
  const count = { copied: 0, there: 0, gone: 0, different: 0 };
  const different: string[] = [];
  let files = 0;
  for await (const standing of parts.from.list()) {
    const ids = standing.map(({ id }) => id);
    let next = 0;
    const copier = async (): Promise<void> => {
      for (let id = ids[next++]; id !== undefined; id = ids[next++]) {
        const how = await copyOne(parts, id);
        count[how] += 1;
        if (how === 'different') different.push(id);
        files += 1;
        seen(files);
      }
    };
    // All of them end before a fault is told: nothing is left on its way.
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, copier));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
  return { files, copied: count.copied, there: count.there, gone: count.gone, different };
}

async function copyOne(
  { from, to, incoming }: CopyParts,
  id: string,
): Promise<'copied' | 'there' | 'gone' | 'different'> {
  const [here, there] = [await from.hashOf(id), await to.hashOf(id)];
  if (here === undefined) return 'gone';
  if (here === there) return 'there';
  const begun = incoming.beginAs(id);
  try {
    const read = createHash('sha256');
    await incoming.write(begun, hashing(from.read(id), read));
    await to.put([begun]);
    const back = createHash('sha256');
    for await (const chunk of to.read(id)) back.update(chunk);
    return back.digest('hex') === read.digest('hex') ? 'copied' : 'different';
  } catch (error) {
    if (error instanceof EvidenceFault && error.code === 'missing' && (await from.hashOf(id)) === undefined)
      return 'gone';
    throw error;
  } finally {
    await incoming.discard([begun]);
  }
}

async function* hashing(chunks: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
