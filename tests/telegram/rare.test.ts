import { describe, expect, it } from 'vitest';
import { parseUpdate } from '../../src/bots/telegram/parse.ts';

/** What Telegram sends seldom (Bot API 10.1): words are found wherever they lie, and what nobody said to us is passed over. */

const now = new Date('2026-11-24T02:00:00Z');
const chat = { id: 5, type: 'private', first_name: 'Siti' };
const from = { id: 5, is_bot: false, first_name: 'Siti' };
const heard = (update: object) => {
  const parsed = parseUpdate({ update_id: 1, ...update }, { now, username: 'aduan_bot' });
  return parsed.kind === 'message' ? parsed.message : parsed.why;
};
const said = (content: object) => heard({ message: { message_id: 7, date: 1_764_000_000, chat, from, ...content } });

describe('nobody said anything to us', () => {
  it.each([
    ...['gift', 'unique_gift', 'gift_upgrade_sent', 'chat_owner_left', 'chat_owner_changed', 'checklist_tasks_done'],
    ...['checklist_tasks_added', 'poll_option_added', 'poll_option_deleted', 'managed_bot_created'],
    ...['direct_message_price_changed', 'paid_message_price_changed', 'suggested_post_approved'],
    ...['suggested_post_approval_failed', 'suggested_post_declined', 'suggested_post_paid', 'suggested_post_refunded'],
    ...['write_access_allowed', 'message_auto_delete_timer_changed', 'chat_background_set', 'web_app_data'],
  ])('by %s', (kind) => {
    expect(said({ [kind]: { date: 1 } })).toBe('service');
  });

  it.each([
    ...['business_message', 'edited_business_message', 'guest_message', 'channel_post', 'inline_query'],
    ...['chosen_inline_result', 'shipping_query', 'pre_checkout_query', 'purchased_paid_media', 'chat_member'],
    ...['chat_join_request', 'chat_boost', 'removed_chat_boost', 'managed_bot', 'business_connection'],
    ...['deleted_business_messages', 'message_reaction', 'poll_answer'],
  ])('by %s, which was not asked for', (kind) => {
    expect(heard({ [kind]: { message_id: 1, date: 1, chat, from, user: from, text: 'halo' } })).toBe('unknown');
  });

  it.each([
    ['a live place that moves on', { location: { latitude: -3, longitude: 114, live_period: 60 } }],
    ['a live place that ends', { location: { latitude: -3, longitude: 114 } }],
    ['a list in which something was ticked', { checklist: { title: 'x', tasks: [] } }],
  ])('by %s', (_, content) => {
    expect(heard({ edited_message: { message_id: 7, date: 1, edit_date: 2, chat, from, ...content } })).toBe(
      'edit-without-words',
    );
  });
});

describe('words are found', () => {
  const maps = 'https://maps.app.goo.gl/x1';
  it.each([
    [
      'in the blocks of a rich message, a line each',
      {
        rich_message: {
          blocks: [
            { type: 'heading', text: 'Jalan rusak', size: 1 },
            { type: 'paragraph', text: ['di ', { type: 'bold', text: { type: 'italic', text: 'Jl. Veteran' } }, ' 5'] },
            { type: 'list', items: [{ label: '1.', blocks: [{ type: 'paragraph', text: 'dalam' }] }] },
            { type: 'table', cells: [[{ text: 'kiri' }, { text: ['ka', 'nan'] }]], caption: ['ukur', 'an'] },
            { type: 'photo', photo: [], caption: { text: 'lubangnya', credit: 'Siti' } },
            { type: 'divider' },
          ],
        },
      },
      { kind: 'text', text: 'Jalan rusak\ndi Jl. Veteran 5\n1.\ndalam\nkiri\nkanan\nukuran\nlubangnya\nSiti' },
    ],
    [
      'behind words that are a link',
      { text: 'lokasi di sini ya', entities: [{ type: 'text_link', offset: 7, length: 7, url: maps }] },
      { kind: 'text', text: `lokasi di sini (${maps}) ya` },
    ],
    [
      'behind the words of a caption',
      {
        document: { file_id: 'd' },
        caption: '📍 peta',
        caption_entities: [{ type: 'text_link', offset: 3, length: 4, url: maps }],
      },
      { kind: 'media', caption: `📍 peta (${maps})` },
    ],
    [
      'once, where the link is its own words; and no other kind of address is written out',
      {
        text: `${maps} dan saya`,
        entities: [
          { type: 'text_link', offset: 0, length: maps.length, url: maps },
          { type: 'text_link', offset: maps.length + 5, length: 4, url: 'tg://user?id=5' },
        ],
      },
      { kind: 'text', text: `${maps} dan saya` },
    ],
  ])('%s', (_, content, expected) => {
    expect(said(content)).toMatchObject({ content: expected });
  });

  it('nowhere in a rich message without any, however deep it is', () => {
    let blocks: unknown[] = [{ type: 'paragraph', text: 'terlalu dalam' }];
    for (let depth = 0; depth < 5_000; depth += 1) blocks = [{ type: 'blockquote', blocks }];
    expect(said({ rich_message: { blocks } })).toMatchObject({
      content: { kind: 'unsupported', what: 'rich_message' },
    });
  });
});
