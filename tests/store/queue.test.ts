import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ComplaintCode, makeCode } from '../../src/core/complaint/code.ts';
import type { Status } from '../../src/core/complaint/status.ts';
import { chatId } from '../../src/core/message.ts';
import type { Effect } from '../../src/core/store/port/steps.ts';
import type { QueueCursor, QueueFilter, Store } from '../../src/core/store/port/store.ts';
import { TestClock } from '../fakes/clock.ts';
import fc from '../property.ts';
import { DATABASES, type FreshDatabase, freshDatabase } from './databases.ts';

const HOUR_MS = 3_600_000;
const DESKS = ['pupr', 'bpbd'] as const;
/** Where somebody is at it, or the citizen has to answer, an emergency has no right of way. */
const WAITING: readonly Status[] = ['submitted', 'verified', 'forwarded', 'returned'];
const ME = 7;

/** A complaint as a queue sorts it. */
interface Given {
  readonly desk: (typeof DESKS)[number];
  readonly origin: (typeof DESKS)[number];
  readonly emergency: boolean;
  readonly status: Status;
  readonly dueInHours: number;
  readonly holder: number | null;
  readonly isExcluded: boolean;
}
const given: fc.Arbitrary<Given> = fc.record({
  desk: fc.constantFrom(...DESKS),
  origin: fc.constantFrom(...DESKS),
  emergency: fc.boolean(),
  status: fc.constantFrom<Status>(
    ...(['submitted', 'verified', 'forwarded', 'in-progress', 'asked', 'returned', 'reopened', 'closed'] as const),
  ),
  dueInHours: fc.integer({ min: -3, max: 3 }),
  holder: fc.constantFrom(null, null, ME, 8),
  isExcluded: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

let database: FreshDatabase;
let clock: TestClock;
let store: Store<null>;

/** Files one, and moves it to where it is said to be. */
async function files(at: number, { origin, dueInHours, emergency, isExcluded, ...now }: Given): Promise<ComplaintCode> {
  const [chat, dossier, code] = [chatId(`chat${at}`), `d${at}`, makeCode(randomBytes)];
  const message = {
    channel: 'test',
    id: `m${at}`,
    messageId: `m${at}`,
    chat,
    from: { id: chat },
    private: true,
  } as const;
  const [conversation = 0] = await store.accept(
    [{ ...message, sentAt: clock.now(), content: { kind: 'text', text: 'x' } }],
    clock.now(),
  );
  const { row, inbox } = await store.read(conversation, 9);
  const file: Effect = {
    do: 'file',
    complaint: {
      ...{ code, dossier, kind: 'complaint', category: 'road', desk: origin, routedBy: 'category', channel: 'test' },
      ...{
        switches: { anonymous: true, secret: false },
        language: 'id',
        createdAt: clock.now(),
        submittedAt: clock.now(),
      },
      ...{ deadline: new Date(clock.now().getTime() + dueInHours * HOUR_MS), alertAt: null, reporter: null },
      ...{ excluded: isExcluded ? [`admin:${ME}`] : [], facts: {}, messages: [], ...(emergency ? { emergency } : {}) },
    },
  };
  const handled = inbox.map(({ id }) => id);
  const effects = [{ do: 'open-dossier', dossier } as const, file];
  expect(await store.commit({ conversation, version: row.version, handled, talk: null, effects })).toMatchObject({
    ok: true,
  });
  const entry = { act: 'forward', to: now.status, desk: now.desk, by: 'system' } as const;
  const change = { desk: now.desk, holder: now.holder };
  expect(await store.act([{ do: 'move', complaint: code, version: 1, entry, change }])).toMatchObject({ ok: true });
  return code;
}

/** All pages of a queue, one after the other. */
async function listed(desks: readonly string[], filter: QueueFilter, limit: number): Promise<readonly ComplaintCode[]> {
  const codes: ComplaintCode[] = [];
  let after: QueueCursor | null | undefined;
  while (after !== null) {
    const person = { id: ME, desk: 'pupr' };
    const page = await store.queue({ desks, filter, person, now: clock.now(), limit, ...(after ? { after } : {}) });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    codes.push(...page.rows.map(({ code }) => code));
    after = page.next;
  }
  return codes;
}

describe.each(DATABASES)('a queue on %s', (kind) => {
  beforeEach(async () => {
    database = await freshDatabase(kind);
    clock = new TestClock();
    store = await database.open<null>(clock);
  });
  afterEach(async () => {
    expect(await store.checkRows()).toMatchObject({ brokenCount: 0, broken: [] });
    await store.close();
    await database.remove();
  });

  it('has emergencies that nobody has begun with before all others, each once, whatever is asked for and however it is paged', async () => {
    const all: (Given & { readonly code: ComplaintCode })[] = [];
    const filters: readonly QueueFilter[] = [
      ...(['all', 'mine', 'free', 'late', 'unverified', 'asked'] as const),
      { category: 'road' },
    ];
    const asked = fc.record({
      more: fc.array(given, { minLength: 1, maxLength: 8 }),
      desks: fc.constantFrom<readonly string[]>(['pupr'], [...DESKS]),
      filter: fc.constantFrom(...filters),
      limit: fc.integer({ min: 1, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ more, desks, filter, limit }) => {
        for (const each of more) all.push({ ...each, code: await files(all.length, each) });
        const here = (each: Given) => desks.includes(each.desk);
        const isFirst = (each: Given) => each.emergency && WAITING.includes(each.status) && here(each);
        const wanted = all.filter((each) => {
          if (each.status === 'closed' || each.isExcluded) return false;
          if (filter === 'mine') return each.holder === ME;
          if (filter === 'free') return here(each) && each.holder === null;
          // Where the citizen owes an answer, the limit stands still.
          if (filter === 'late') return here(each) && each.dueInHours < 0 && each.status !== 'asked';
          if (filter === 'asked') return here(each) && each.status === 'asked';
          if (filter === 'unverified') return here(each) && ['submitted', 'reopened'].includes(each.status);
          return here(each) || (filter === 'all' && desks.includes(each.origin));
        });
        const inOrder = wanted.toSorted(
          (a, b) => Number(isFirst(b)) - Number(isFirst(a)) || a.dueInHours - b.dueInHours,
        );
        expect(await listed(desks, filter, limit)).toEqual(inOrder.map(({ code }) => code));
      }),
      { numRuns: 18 },
    );
  });
});
