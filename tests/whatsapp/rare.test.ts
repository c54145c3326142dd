import { describe, expect, it } from 'vitest';
import { lateFailure } from '../../src/bots/whatsapp/cloud/faults.ts';
import { parseWebhook } from '../../src/bots/whatsapp/cloud/parse.ts';
import { parseCiphertext, parseMessage, parseReaction } from '../../src/bots/whatsapp/web/parse.ts';

/** What WhatsApp sends seldom, by either way: read alike, and what nobody said is passed over. */

const NOW = new Date('2026-11-24T02:00:00Z');
const NUMBER = '6281234500001';
const USER_ID = 'ID.13491208655302741918';
type Fields = Readonly<Record<string, unknown>>;

const told = (value: Fields, field = 'messages') =>
  parseWebhook(
    { entry: [{ changes: [{ field, value: { metadata: { phone_number_id: '106' }, ...value } }] }] },
    { now: NOW, phoneId: '106' },
  );
const byCloud = (message: Fields) =>
  told({ messages: [{ from: NUMBER, from_user_id: USER_ID, id: 'wamid.1', timestamp: '1795600000', ...message }] })
    .messages[0];
const PERSON = `${NUMBER}@c.us`;
const raw = (message: Fields) => ({
  id: { fromMe: false, remote: PERSON, id: '3A', _serialized: `false_${PERSON}_3A` },
  type: 'chat',
  t: 1_795_600_000,
  from: PERSON,
  to: '6280@c.us',
  ...message,
});
const byPhone = (message: Fields) => {
  const parsed = parseMessage(raw(message), NOW);
  return parsed.kind === 'message' ? parsed.message : undefined;
};
const card = (name: string, phone: string) => ({ vcard: `BEGIN:VCARD\nFN:${name}\nTEL:${phone}\nEND:VCARD` });
const contact = (name: string, phone: string) => ({ name: { formatted_name: name }, phones: [{ phone }] });
const withheld = (type?: string, code = 131051) => ({
  type: 'unsupported',
  errors: [{ code, title: 'x' }],
  ...(type ? { unsupported: { type } } : {}),
});

describe('by the Cloud API', () => {
  it.each<[string, Fields, Fields]>([
    [
      'every card of several contacts',
      { type: 'contacts', contacts: [contact('Pak RT', '1'), contact('Bu RW', '2'), {}] },
      { kind: 'contact', name: 'Pak RT', phone: '1', others: [{ name: 'Bu RW', phone: '2' }] },
    ],
    [
      'a number that was asked for',
      {
        type: 'contacts',
        origin: 'contact_request',
        contacts: [{ vcard: 'BEGIN:VCARD', phones: [{ phone: '6281' }] }],
      },
      { kind: 'contact', phone: '6281' },
    ],
    ['a poll', withheld('poll_creation'), { kind: 'unsupported', what: 'poll_creation' }],
    ['what has no kind', withheld(), { kind: 'unsupported', what: 'unsupported' }],
    ['what Meta can not give yet', withheld('media_placeholder', 131060), { kind: 'unsupported', what: 'unread' }],
    ['a photo that Meta lost', { type: 'image', errors: [{ code: 131052 }] }, { kind: 'unsupported', what: 'unread' }],
    ['a form that was filled in', { type: 'interactive', interactive: { type: 'nfm_reply' } }, { kind: 'unsupported' }],
    ['an order', { type: 'order', order: { product_items: [] } }, { kind: 'unsupported', what: 'order' }],
    ['words from an advertisement', { type: 'text', text: { body: 'x' }, referral: { body: 'iklan' } }, { text: 'x' }],
  ])('%s', (_, message, content) => {
    expect(byCloud(message)?.content).toEqual(expect.objectContaining(content));
  });

  it.each<[string, Fields]>([
    ['a sign that was taken back', { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '' } }],
    ['one of which nothing is left', { type: 'reaction', reaction: { message_id: 'wamid.0' } }],
    ['a message that was pinned', withheld('pin')],
    ['one that was kept', withheld('keep_in_chat')],
    ['a vote', withheld('poll_update')],
    ['an invitation to a group', withheld('group_invite')],
    ['a chat that was opened', { type: 'request_welcome' }],
    ['a number that was changed', { type: 'system', system: { type: 'user_changed_number', wa_id: '62999' } }],
    ['a key that was changed', { type: 'system', system: { type: 'customer_identity_changed' } }],
    ['words to a group', { type: 'text', text: { body: 'halo' }, group_id: 'Y2FwaV9ncm91cDo' }],
  ])('%s is passed over', (_, message) => {
    expect(byCloud(message)).toBeUndefined();
  });

  const names = [{ profile: { name: 'Siti', username: 'siti.k' }, wa_id: NUMBER, user_id: USER_ID }];
  it.each([
    ['a number and Meta’s id', { from: NUMBER, from_user_id: USER_ID }, NUMBER],
    ['Meta’s id alone', { from_user_id: USER_ID }, USER_ID],
    ['Meta’s id alone, and an empty number', { from: '', from_user_id: USER_ID }, USER_ID],
    ['Meta’s id where the number stood', { from: USER_ID }, USER_ID],
  ])('a person known by %s has one chat, a name, and a call', (_, writer, chat) => {
    const message = { ...writer, id: 'wamid.1', timestamp: '1795600000', type: 'text', text: { body: 'halo' } };
    expect(told({ contacts: names, messages: [message] }).messages).toMatchObject([
      { chat, from: { id: chat, name: 'Siti' }, content: { text: 'halo' } },
    ]);
    const call = { ...writer, id: 'wacid.1', event: 'connect', timestamp: '1795600000' };
    expect(told({ calls: [call] }, 'calls').messages).toMatchObject([{ chat, content: { what: 'call' } }]);
  });

  it('what became of a message is told of whom it was sent to', () => {
    const failed = { id: 'wamid.9', status: 'failed', biz_opaque_callback_data: 'c4', errors: [{ code: 131047 }] };
    expect(
      told({
        statuses: [
          { ...failed, recipient_id: NUMBER },
          { ...failed, recipient_user_id: USER_ID },
          { ...failed, recipient_id: NUMBER, recipient_user_id: USER_ID },
        ],
      }).statuses.map(({ to }) => to),
    ).toEqual([NUMBER, USER_ID, USER_ID]);
  });

  it.each([
    [131047, 'closed'],
    [131026, 'blocked'],
    [130497, 'blocked'],
    [131056, 'later'],
    [130429, 'later'],
    [131016, 'later'],
    [131042, 'later'],
    [131049, 'refused'],
    [131051, 'refused'],
    [0, 'refused'],
  ])('what was taken and then failed with %i: %s', (code, why) => {
    expect(lateFailure(code)).toBe(why);
  });
});

describe('by a linked phone', () => {
  const file = { directPath: '/m/1', mimetype: 'image/jpeg', size: 9 };
  it.each<[string, Fields, Fields]>([
    [
      'every card of several contacts',
      { type: 'multi_vcard', vcardList: [card('Pak RT', '1'), card('Bu RW', '2')] },
      { kind: 'contact', name: 'Pak RT', phone: '1', others: [{ name: 'Bu RW', phone: '2' }] },
    ],
    ['what may be seen once', { type: 'image', ...file, isViewOnce: true }, { kind: 'unsupported', what: 'view-once' }],
    ['a photo without a file', { type: 'image' }, { kind: 'unsupported', what: 'unread' }],
    ['a round video', { type: 'ptv', ...file, mimetype: 'video/mp4' }, { kind: 'media' }],
    ['an event', { type: 'scheduled_event_creation' }, { kind: 'unsupported', what: 'scheduled_event_creation' }],
  ])('%s', (_, message, content) => {
    expect(byPhone(message)?.content).toEqual(expect.objectContaining(content));
  });

  it.each(['pinned_message', 'keep_in_chat', 'ephemeral_setting', 'reaction_enc', 'bot_request_welcome'])(
    '%s is passed over',
    (type) => {
      expect(byPhone({ type })).toBeUndefined();
    },
  );

  it('a sign that was taken back is passed over', () => {
    const parentMsgKey = { fromMe: true, remote: PERSON, _serialized: `true_${PERSON}_3B` };
    expect(parseReaction({ parentMsgKey, msgKey: { fromMe: false }, reactionText: '' }, NOW).kind).toBe('ignored');
  });

  it('what was passed on many times is passed on', () => {
    expect(byPhone({ body: 'x', forwardingScore: 127 })).toMatchObject({ forwarded: true });
  });

  it('what could not be deciphered is told as lost, once that is certain, and is heard if it comes after all', () => {
    const enciphered = raw({ type: 'ciphertext' });
    expect(parseCiphertext(enciphered, NOW).kind).toBe('ignored');
    const lost = parseCiphertext(enciphered, NOW, 'given up');
    expect(lost).toMatchObject({ message: { content: { kind: 'unsupported', what: 'unread' } } });
    expect(lost.kind === 'message' && lost.message.id).not.toBe(byPhone({ body: 'halo' })?.id);
    const once = raw({ type: 'ciphertext', subtype: 'view_once_unavailable_fanout' });
    expect(parseCiphertext(once, NOW).kind).toBe('message');
    expect(parseCiphertext(once, NOW, 'given up').kind).toBe('ignored');
  });
});
