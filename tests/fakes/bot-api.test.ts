import { describe, expect, it } from 'vitest';
import { mistakesIn } from './bot-api-rules.ts';

/** The stand-in must be as strict as the real Bot API, or tests against it prove nothing: each rule is broken here once. */

const good = { chat_id: 1, text: '😀 halo' };
const button = (each: object) => ({ ...good, reply_markup: { inline_keyboard: [[each]] } });

describe('the stand-in Bot API takes', () => {
  it.each([
    ['sendMessage', { ...good, entities: [{ type: 'bold', offset: 3, length: 4 }] }],
    ['sendMessage', { ...good, text: 'x'.repeat(4096) }],
    ['sendMessage', button({ text: 'Ya', callback_data: 'x'.repeat(64) })],
    ['sendMessage', { ...good, reply_markup: { keyboard: [[{ text: 'x', request_location: true }]] } }],
    ['editMessageText', { ...good, message_id: 5 }],
    ['answerCallbackQuery', { callback_query_id: '1', text: 'x'.repeat(200) }],
    ['getUpdates', { offset: -1, limit: 100, timeout: 50, allowed_updates: ['message'] }],
  ])('%s %j', (method, given) => {
    expect(mistakesIn(method, given)).toEqual([]);
  });
});

describe('the stand-in Bot API refuses', () => {
  it.each([
    ['an unknown method', 'sendMesage', good],
    ['a method of Object', 'constructor', {}],
    ['an empty text', 'sendMessage', { ...good, text: ' \n ' }],
    ['a text of 4097', 'sendMessage', { ...good, text: 'x'.repeat(4097) }],
    ['half a surrogate pair', 'sendMessage', { ...good, text: 'a\uD83D' }],
    ['no chat', 'sendMessage', { text: 'x' }],
    ['a chat as text', 'sendMessage', { ...good, chat_id: '1' }],
    ['a parameter it does not know', 'sendMessage', { ...good, reply_to: 5 }],
    ['markup built from text', 'sendMessage', { ...good, parse_mode: 'Markdown' }],
    ['an entity outside the text', 'sendMessage', { ...good, entities: [{ type: 'bold', offset: 5, length: 4 }] }],
    ['an entity of no length', 'sendMessage', { ...good, entities: [{ type: 'bold', offset: 0, length: 0 }] }],
    ['an entity that splits a pair', 'sendMessage', { ...good, entities: [{ type: 'bold', offset: 1, length: 3 }] }],
    ['a link without an address', 'sendMessage', { ...good, entities: [{ type: 'text_link', offset: 0, length: 2 }] }],
    ['callback data of 65 bytes', 'sendMessage', button({ text: 'Ya', callback_data: `${'x'.repeat(63)}é` })],
    ['callback data of none', 'sendMessage', button({ text: 'Ya', callback_data: '' })],
    ['a button that does nothing', 'sendMessage', button({ text: 'Ya' })],
    ['a button without a label', 'sendMessage', button({ text: '', callback_data: 'x' })],
    ['a row that is none', 'sendMessage', { ...good, reply_markup: { inline_keyboard: [{ text: 'x' }] } }],
    [
      'two kinds of keyboard at once',
      'sendMessage',
      {
        ...good,
        reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]], keyboard: [[{ text: 'x' }]] },
      },
    ],
    [
      'a reply keyboard with an edit',
      'editMessageText',
      { ...good, message_id: 5, reply_markup: { keyboard: [[{ text: 'x' }]] } },
    ],
    [
      'a placeholder of 65',
      'sendMessage',
      { ...good, reply_markup: { keyboard: [[{ text: 'x' }]], input_field_placeholder: 'x'.repeat(65) } },
    ],
    ['a notice of 201', 'answerCallbackQuery', { callback_query_id: '1', text: 'x'.repeat(201) }],
    ['an unknown action', 'sendChatAction', { chat_id: 1, action: 'thinking' }],
    ['a command with a capital', 'setMyCommands', { commands: [{ command: 'Lapor', description: 'x' }] }],
    ['a description of 513', 'setMyDescription', { description: 'x'.repeat(513) }],
    ['a short description of 121', 'setMyShortDescription', { short_description: 'x'.repeat(121) }],
    ['a webhook without TLS', 'setWebhook', { url: 'http://lapor.example.go.id' }],
    ['a batch of 101', 'getUpdates', { limit: 101 }],
    ['a kind of update that is none', 'getUpdates', { allowed_updates: ['messages'] }],
  ])('%s', (_, method, given) => {
    expect(mistakesIn(method, given).length).toBeGreaterThan(0);
  });
});
