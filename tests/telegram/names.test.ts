import { afterEach, beforeEach, expect, it } from 'vitest';
import { isVisible, sendable } from '../../src/bots/telegram/entities.ts';
import type { Delivery } from '../../src/core/delivery.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { SENTENCES } from '../../src/core/language/sentences.ts';
import { TELEGRAM_TEXTS } from '../../src/core/language/telegram.ts';
import type { Span } from '../../src/core/message.ts';
import fc from '../property.ts';
import { CODE, FORUM, Stage } from './stage.ts';

/**
 * A name may be anything. It is put into every sentence that we say, to citizens and to desks, in both languages, and sent to a stand-in that refuses what
 * the platform refuses: entities beyond the text, halves of pairs, labels and titles that are too long or empty.
 */

const NAMES = 5_000;
const NAMES_A_MESSAGE = 5;
const SENTENCES_A_NAME = 5;
const NAME = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '<b>',
          '</b>',
          '<a href="https://evil.example">',
          '&lt;',
          '&amp;',
          '<tg-spoiler>',
          '[x](tg://user?id=1)',
          '[',
          '](',
          '**',
          '__',
          '||',
          '```',
          '`',
        ],
        ...[
          '_',
          '*',
          '~',
          '>',
          '#',
          '+',
          '-',
          '=',
          '|',
          '{',
          '}',
          '.',
          '!',
          '\\',
          '\\\\',
          '@admin',
          '/selesai',
          'https://evil.example',
          't.me/x',
        ],
        ...[
          '\u202e',
          '\u200b',
          '\u2066',
          '\0',
          '\ud83d',
          '\ude00',
          '👨‍👩‍👧‍👦',
          'e\u0301',
          '\u0351\u036b\u0343',
          '\n',
          '\r',
          '\t',
          ' ',
          'ﷺ',
          '\u{1d400}',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.join(''));

/** Every sentence, with the name wherever something is filled in. */
function sentences(): readonly ((name: string) => string)[] {
  const all = [SENTENCES, DESK_SENTENCES, TELEGRAM_TEXTS].flatMap(({ id, en }) => [id, en]);
  const filled = (name: string) => new Proxy({}, { get: () => name });
  return all.flatMap((texts) =>
    Object.values(texts)
      .filter((each) => typeof each === 'function')
      .map((each) => (name: string) => String(Reflect.apply(each, undefined, [filled(name), filled(name)]))),
  );
}

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
  stage.platform.group(FORUM);
});
afterEach(() => stage.close());

it(`${NAMES} names in every sentence, as bold, as code, as a link's words, on a button and in a topic's title: none is refused, none links anywhere`, async () => {
  const templates = sentences();
  expect(templates.length).toBeGreaterThan(500);
  let next = 0;
  const failed: string[] = [];
  const names = fc.sample(NAME, NAMES);
  const said = (name: string): readonly Span[] => {
    const some = Array.from({ length: SENTENCES_A_NAME }, () => {
      const template = templates[next % templates.length];
      next += 1;
      return `${template?.(name).slice(0, 120) ?? ''}\n`;
    });
    return [
      ...some,
      { bold: name },
      { code: name },
      { link: name, url: name },
      { link: 'peta', url: 'https://maps.example/' },
    ];
  };
  const send = async (some: readonly string[], at: number): Promise<void> => {
    const choices = some.map((name, row) => [{ id: `a:${row}`, label: name }]);
    const deliveries: Delivery[] = [{ kind: 'message', ref: `c${at}`, message: { text: some.flatMap(said), choices } }];
    const title = some[0]?.slice(0, 100) ?? '';
    if (at % 20 === 0) deliveries.push({ kind: 'topic', ref: `t${at}`, title, status: 'submitted', about: CODE });
    for (const delivery of deliveries) {
      const result = await stage.send(FORUM, delivery);
      if (!result.ok) failed.push(`${JSON.stringify(some)}: ${JSON.stringify(result)}`);
    }
  };
  const waiting = [
    ...Array.from({ length: NAMES / NAMES_A_MESSAGE }, (_, at) =>
      names.slice(at * NAMES_A_MESSAGE, (at + 1) * NAMES_A_MESSAGE),
    ).entries(),
  ];
  const sender = async (): Promise<void> => {
    for (let one = waiting.pop(); one; one = waiting.pop()) await send(one[1], one[0]);
  };
  await Promise.all(Array.from({ length: 8 }, sender));
  expect(failed).toEqual([]);
  expect(stage.platform.violations).toEqual([]);
  expect(next).toBeGreaterThan(templates.length * 10);
  const shown = names.find((name) => isVisible(name) && sendable(name) === name && name.length > 4) ?? '';
  expect(stage.seen(FORUM).some(({ text }) => text.includes(shown))).toBe(true);
});
