import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatId, type Inbound } from '../../src/core/message.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import { ShiftedClock } from '../app/shifted-clock.ts';
import fc from '../property.ts';
import { DATABASES, type FreshDatabase, freshDatabase } from './databases.ts';

/* What people type comes back sign by sign: halves of pairs, NUL, marks that turn the writing, towers of accents, a hundred thousand characters. */

const PIECE = fc.oneof(
  fc.constantFrom(
    ...[
      '\0',
      '\ud83d',
      '\ude00',
      '\u202e',
      '\u200b',
      '\u2066',
      '\ufeff',
      '\uffff',
      '\u0085',
      '\u2028',
      '\r\n',
      '\\u0000',
      '"',
      "'",
      '\\',
    ],
    ...[
      'Z\u0351\u036b\u0343\u036a\u0302',
      '👨‍👩‍👧‍👦',
      '🇮🇩',
      'Dіnas PUPR',
      'ﷺ',
      'ＡＢＣ',
      'e\u0301',
      'ꦲꦏ꧀ꦱꦫ',
      '\u{e0001}',
      '\u{10ffff}',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const MONSTERS = 2_000;
const MONSTER = fc.array(PIECE, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));

let database: FreshDatabase;
let clock: ShiftedClock;
let store: Store<null>;

describe.each(DATABASES)('text of any signs, on %s', (kind) => {
  beforeEach(async () => {
    database = await freshDatabase(kind);
    clock = new ShiftedClock();
    store = await database.open<null>(clock);
  });
  afterEach(async () => {
    await store.close();
    await database.remove();
  });

  it(`of ${MONSTERS} each comes back as it was, with the name of who wrote it`, async () => {
    const texts = [...fc.sample(MONSTER, MONSTERS), '😀'.repeat(10_000), 'ä'.repeat(100_000), '\ud800'.repeat(1_000)];
    const said = (text: string, n: number): Inbound => ({
      ...{ channel: 'test', id: `m${n}`, chat: chatId('1'), from: { id: '1', name: text.slice(0, 60) } },
      ...{ sentAt: clock.now(), private: true, content: { kind: 'text', text } },
    });
    const [conversation = 0] = await store.accept(texts.map(said), clock.now());
    const { inbox } = await store.read(conversation, texts.length);
    const back = inbox.map(({ message: { content, from } }) => [
      content.kind === 'text' ? content.text : '',
      from.name,
    ]);
    expect(back).toHaveLength(texts.length);
    for (const [at, text] of texts.entries()) expect(back[at]).toEqual([text, text.slice(0, 60)]);
  });
});
