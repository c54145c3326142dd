import { describe, expect, it } from 'vitest';
import { parseUpdate } from '../../src/bots/telegram/parse.ts';
import fc from '../property.ts';

/** One update at a time: what it comes to, and that nothing whatever makes the parser throw. */

const now = new Date('2026-11-24T02:00:00Z');
const context = { now, username: 'aduan_bot' };
const chat = { id: 5, type: 'private', first_name: 'Siti' };
const from = { id: 5, is_bot: false, first_name: 'Siti', last_name: 'A', language_code: 'id' };
const message = (content: object) => ({
  update_id: 1,
  message: { message_id: 7, date: 1_764_000_000, chat, from, ...content },
});
const contentOf = (content: object) => {
  const parsed = parseUpdate(message(content), context);
  return parsed.kind === 'message' ? parsed.message.content : parsed;
};

describe('a message comes to', () => {
  it.each([
    ['text', { text: 'halo' }, { kind: 'text', text: 'halo' }],
    ['a command with our name', { text: '/lapor@Aduan_Bot x' }, { kind: 'text', text: '/lapor x' }],
    ['a command for another bot', { text: '/lapor@other_bot' }, { kind: 'ignored', why: 'service' }],
    [
      'the largest photo that may be fetched',
      {
        photo: [
          { file_id: 'small', width: 90, height: 90, file_size: 900 },
          { file_id: 'good', width: 900, height: 900, file_size: 90_000 },
          { file_id: 'huge', width: 9000, height: 9000, file_size: 25 * 1024 * 1024 },
        ],
        caption: 'di sini',
      },
      { kind: 'media', caption: 'di sini', media: { kind: 'photo', handle: 'good' } },
    ],
    [
      'a video too large to fetch',
      { video: { file_id: 'v', file_size: 25 * 1024 * 1024 } },
      { media: { kind: 'video', tooLarge: true } },
    ],
    ['a round video', { video_note: { file_id: 'v' } }, { media: { kind: 'video', mime: 'video/mp4' } }],
    ['a voice note', { voice: { file_id: 'v', duration: 4 } }, { media: { kind: 'voice', seconds: 4 } }],
    [
      'an animation, which comes with a document',
      { animation: { file_id: 'a' }, document: { file_id: 'd' } },
      { media: { kind: 'video', handle: 'a' } },
    ],
    [
      'a document',
      { document: { file_id: 'd', file_name: 'surat.pdf' } },
      { media: { kind: 'document', name: 'surat.pdf' } },
    ],
    ['a place', { location: { latitude: -3.3, longitude: 114.6 } }, { kind: 'location', lat: -3.3, lon: 114.6 }],
    [
      'a venue',
      { venue: { location: { latitude: -3.3, longitude: 114.6 }, title: 'Pasar', address: 'Jl. X' } },
      { kind: 'location', label: 'Pasar, Jl. X' },
    ],
    ['a place off the earth', { location: { latitude: 95, longitude: 0 } }, { kind: 'unsupported' }],
    [
      'a contact',
      { contact: { first_name: 'Pak', last_name: 'RT', phone_number: '08' } },
      { kind: 'contact', name: 'Pak RT', phone: '08' },
    ],
    ['a sticker', { sticker: { file_id: 's' } }, { kind: 'sticker' }],
    ['a die', { dice: { value: 3 } }, { kind: 'unsupported', what: 'dice' }],
    ['something from the future', { hologram: {} }, { kind: 'unsupported', what: 'unknown' }],
    ['a pinned message', { pinned_message: {} }, { kind: 'ignored', why: 'service' }],
  ])('%s', (_, content, expected) => {
    expect(contentOf(content)).toMatchObject(expected);
  });

  it('an edit, a press, a farewell, each with an id of its own for ever', () => {
    const ids = [
      message({ text: 'x' }),
      { update_id: 2, edited_message: { ...message({ text: 'y' }).message, edit_date: 1_764_000_060 } },
      { update_id: 3, edited_message: { ...message({ text: 'z' }).message, edit_date: 1_764_000_060 } },
      { update_id: 4, callback_query: { id: '99', from, data: 'abcd.check.send', message: { message_id: 8, chat } } },
      { update_id: 5, my_chat_member: { chat, from, date: 1_764_000_000, new_chat_member: { status: 'kicked' } } },
      { update_id: 6, hologram_message: { chat, from, date: 1 } },
    ].map((update) => {
      const parsed = parseUpdate(update, context);
      return parsed.kind === 'message' ? parsed.message.id : undefined;
    });
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(6);
    // A week later Telegram may count updates anew: the same message is still the same.
    const again = parseUpdate({ ...message({ text: 'x' }), update_id: 77 }, context);
    expect(again.kind === 'message' && again.message.id).toBe(ids[0]);
  });
});

describe('whatever comes', () => {
  const scrap = fc.oneof(
    fc.constantFrom(null, undefined, 0, -1, Number.NaN, 2 ** 60, '', 'x', '\uD800', true, [], {}, [null]),
    fc.string(),
    fc.integer(),
  );
  const FIELDS = [
    ...[
      'message_id',
      'date',
      'chat',
      'from',
      'text',
      'caption',
      'photo',
      'video',
      'voice',
      'document',
      'location',
      'venue',
    ],
    ...[
      'contact',
      'sticker',
      'media_group_id',
      'reply_to_message',
      'edit_date',
      'sender_chat',
      'data',
      'id',
      'message',
      'type',
    ],
  ];
  const body = fc.dictionary(
    fc.constantFrom(...FIELDS),
    fc.oneof(scrap, fc.dictionary(fc.constantFrom(...FIELDS), scrap)),
  );
  const KINDS = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'channel_post', 'constructor', 'x'];

  it('nothing makes it throw, and what it calls a message has an id, a chat and a writer', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          scrap,
          fc.record({ update_id: scrap }),
          fc.tuple(fc.constantFrom(...KINDS), body).map(([kind, value]) => ({ update_id: 5, [kind]: value })),
          fc
            .tuple(fc.constantFrom(...KINDS), body)
            .map(([kind, value]) => ({ update_id: 5, [kind]: { ...value, chat, from } })),
        ),
        (update) => {
          const parsed = parseUpdate(update, context);
          if (parsed.kind === 'ignored') expect(parsed.why).toMatch(/^[a-z-]{1,40}$/);
          else {
            expect(parsed.message.id.length).toBeGreaterThan(1);
            expect(parsed.message.chat).toMatch(/^-?\d+$/);
            expect(parsed.message.from.id).toMatch(/^-?\d+$/);
            expect(Number.isNaN(parsed.message.sentAt.getTime())).toBe(false);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
