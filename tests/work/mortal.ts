/**
 * A process that works on the database of a folder until nothing waits there, and ends with 0. Its mind remembers what each chat said; of a message
 * that is deadly it dies, as of a fault in native code or for want of memory: at once, and with nothing told to anybody.
 * Arguments: the database, the secret.
 */
import { randomBytes } from 'node:crypto';
import { openStore } from '../../src/core/store/open.ts';
import type { Mind } from '../../src/core/turn.ts';
import { Worker } from '../../src/core/work/worker.ts';
import { systemClock } from '../../src/system-clock.ts';

export const DEADLY = 'deadly';
export type Heard = readonly string[];

const LOOK_EVERY_MS = 20;
const [, , file, secret] = process.argv;

const mind: Mind<Heard> = {
  needs: () => [],
  decide: ({ talk, heard }) => {
    const texts = heard.map(({ row }) => (row.message.content.kind === 'text' ? row.message.content.text : ''));
    if (texts.includes(DEADLY)) process.kill(process.pid, 'SIGKILL');
    return { talk: [...(talk ?? []), ...texts], effects: [] };
  },
};

if (file !== undefined && secret !== undefined) {
  const clock = systemClock;
  const store = openStore<Heard>({ file, secret, clock, random: randomBytes });
  const worker = new Worker<Heard>({
    ...{ store, mind, clock, random: randomBytes },
    capabilities: () => ({
      ...{ buttons: true, edit: true, askLocation: false, textMax: 4096, fileBytesMax: 1 },
      pace: { perSecond: 1, perChatPerSecond: 1, burst: 1 },
    }),
    fetchMedia: async () => ({ ok: false, why: 'unavailable' }),
    committed: () => undefined,
    observe: () => undefined,
  });
  await worker.start();
  while ((await store.countOpen()) > 0) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  await worker.stop(1_000);
  await store.close();
}
