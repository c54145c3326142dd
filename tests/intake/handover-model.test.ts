import { expect, it } from 'vitest';
import type { Conversation } from '../../src/core/mind.ts';
import fc from '../property.ts';
import { Square } from './square.ts';

/**
 * Any life of some reports between a square and private chats: posts, more posts, deletions, codes used here and there, by who posted and by
 * others, in any order. Whatever was said is in one draft and in no other.
 */

type Deed =
  | { readonly deed: 'post'; readonly by: number }
  | { readonly deed: 'more'; readonly thread: number }
  | { readonly deed: 'delete'; readonly thread: number }
  | { readonly deed: 'code'; readonly thread: number; readonly where: 'square' | 'phone'; readonly by: number }
  | { readonly deed: 'write'; readonly by: number };

const which = fc.nat(5);
const who = fc.nat(1);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ deed: fc.constant('post' as const), by: who }),
  fc.record({ deed: fc.constant('more' as const), thread: which }),
  fc.record({ deed: fc.constant('delete' as const), thread: which }),
  fc.record({
    deed: fc.constant('code' as const),
    thread: which,
    where: fc.constantFrom('square' as const, 'phone' as const),
    by: who,
  }),
  fc.record({ deed: fc.constant('write' as const), by: who }),
);

/** Drafts of a conversation, wherever they lie in it. */
const draftsOf = (talk: Conversation | null) =>
  talk
    ? [talk.draft, ...talk.shelf, ...(talk.threads ?? []).map(({ draft }) => draft)].flatMap((draft) => draft ?? [])
    : [];

interface Thread {
  readonly id: string;
  readonly by: string;
  readonly code: string;
  readonly marks: string[];
  gone: boolean;
  taken: boolean;
}

it('what was said is in one draft, and each draft in one chat', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 12 }), async (deeds) => {
      const square = new Square();
      try {
        const threads: Thread[] = [];
        let marks = 0;
        for (const each of deeds) {
          const thread = 'thread' in each ? threads[each.thread] : undefined;
          if (each.deed === 'post') {
            const by = `4${each.by}`;
            const mark = `tiang nomor MARK${++marks}X`;
            const answers = square.answers(by).length;
            const id = await square.posts(`Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin, ${mark}`, {
              by,
            });
            // After three answers within a day the report is taken in silence: only its author can go on with it.
            const code = square.answers(by).length > answers ? square.code(by) : '';
            threads.push({ id, by, code, marks: [mark], gone: false, taken: false });
          } else if (each.deed === 'more' && thread && !thread.gone) {
            const mark = `tiang nomor MARK${++marks}X`;
            await square.posts(`tiangnya juga miring dan berbahaya, ${mark}`, { by: thread.by, thread: thread.id });
            thread.marks.push(mark);
          } else if (each.deed === 'delete' && thread && !thread.gone) {
            const at = {
              id: `x${thread.id}`,
              messageId: thread.id,
              chat: square.chatOf(thread.by),
              from: { id: thread.by },
            };
            await square.accept([square.inbound({ kind: 'deleted' }, at)]);
            const lost = await square.isIn(thread.marks[0] ?? '');
            thread.gone = lost === 0;
          } else if (each.deed === 'code' && thread?.code) {
            await square.writes(`LAPOR ${thread.code}`, { channel: each.where, by: `4${each.by}` });
          } else if (each.deed === 'write') await square.writes('halo', { by: `4${each.by}` });
        }
        for (const thread of threads)
          for (const mark of thread.marks)
            expect(await square.isIn(mark), `${mark} of ${JSON.stringify(deeds)}`).toBe(thread.gone ? 0 : 1);
        const all = (await square.talks()).flatMap(draftsOf).map(({ id }) => id);
        expect(new Set(all).size).toBe(all.length);
      } finally {
        await square.close();
      }
    }),
    { numRuns: 40 },
  );
});
