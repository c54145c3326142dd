import { expect, it } from 'vitest';
import { InOrder } from '../../src/bots/in-order.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import fc from '../property.ts';

const said = (chat: string, id: number): Inbound => ({
  ...{ channel: 'test', id: `m${id}`, chat: chatId(chat), from: { id: chat }, sentAt: new Date(id), private: true },
  content: { kind: 'text', text: `${id}` },
});

it('what was turned away is stored before whatever the same person says later, however long the database is down', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ chat: fc.constantFrom('a', 'b', 'c'), down: fc.boolean() }), { maxLength: 40 }),
      async (calls) => {
        const inOrder = new InOrder();
        const stored: Inbound[] = [];
        const known = new Set<string>();
        let isDown = false;
        const intake = {
          accept: async (messages: readonly Inbound[]) => {
            if (isDown) throw new Error('the database is down');
            for (const message of messages) {
              if (!known.has(message.id)) stored.push(message);
              known.add(message.id);
            }
          },
        };
        const refused: Inbound[] = [];
        for (const [index, { chat, down }] of calls.entries()) {
          isDown = down;
          const message = said(chat, index);
          await inOrder.accept(intake, [message]).catch(() => refused.push(message));
        }
        isDown = false;
        // The platform calls again, in any order it likes.
        for (const message of refused.toReversed()) await inOrder.accept(intake, [message]);
        for (const chat of ['a', 'b', 'c']) {
          const mine = calls.flatMap((call, index) => (call.chat === chat ? [`m${index}`] : []));
          expect(stored.filter((each) => each.chat === chat).map(({ id }) => id)).toEqual(mine);
        }
      },
    ),
  );
});
