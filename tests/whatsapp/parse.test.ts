import { describe, expect, it } from 'vitest';
import { parseWebhook } from '../../src/bots/whatsapp/cloud/parse.ts';
import {
  isPerson,
  parseCall,
  parseCiphertext,
  parseEdit,
  parseMessage,
  parseReaction,
  parseRevoke,
} from '../../src/bots/whatsapp/web/parse.ts';
import type { Inbound } from '../../src/core/message.ts';
import fc from '../property.ts';

const NOW = new Date('2026-11-24T02:00:00Z');
const SITI = '6281234500001@c.us';
const US = '6280000000000@c.us';

/** A message of the page, as the library hands it over. */
const raw = (more: Readonly<Record<string, unknown>> = {}, from = SITI) => ({
  id: { fromMe: false, remote: from, id: '3A01', _serialized: `false_${from}_3A01` },
  type: 'chat',
  t: 1_795_600_000,
  from: { _serialized: from },
  to: { _serialized: US },
  notifyName: 'Siti',
  ...more,
});
const heard = (more: Readonly<Record<string, unknown>>, from?: string): Inbound | string => {
  const parsed = parseMessage(raw(more, from), NOW);
  return parsed.kind === 'message' ? parsed.message : parsed.why;
};

describe('a message of WhatsApp Web', () => {
  it('is known by its whole id, whoever it is from', () => {
    for (const from of [SITI, '123456789012345@lid'])
      expect(heard({ body: 'halo' }, from)).toMatchObject({
        channel: 'whatsapp',
        id: `m:false_${from}_3A01`,
        messageId: `false_${from}_3A01`,
        chat: from,
        from: { id: from, name: 'Siti' },
        sentAt: new Date(1_795_600_000_000),
        private: true,
        content: { kind: 'text', text: 'halo' },
      });
  });

  it.each([
    ['120363000000000001@g.us', 'no-person'],
    ['status@broadcast', 'no-person'],
    ['120363000000000001@newsletter', 'no-person'],
    ['12345@broadcast', 'no-person'],
    ['0@c.us', 'no-person'],
    [US, 'self'],
  ])('of %s is nobody we talk to', (from, why) => {
    expect(heard({ body: 'x' }, from)).toBe(why);
  });

  it.each([
    [
      { type: 'image', directPath: '/m/1', mimetype: 'image/jpeg', size: 9, caption: 'di sini' },
      { kind: 'photo', bytes: 9, mime: 'image/jpeg' },
      'di sini',
    ],
    [
      { type: 'ptt', directPath: '/m/1', mimetype: 'audio/ogg; codecs=opus', duration: '7' },
      { kind: 'voice', mime: 'audio/ogg', seconds: 7 },
      undefined,
    ],
    [{ type: 'video', directPath: '/m/1', size: 30 * 1024 * 1024 }, { kind: 'video', tooLarge: true }, undefined],
    [
      { type: 'document', directPath: '/m/1', filename: 'a.pdf', caption: 'a.pdf' },
      { kind: 'document', name: 'a.pdf' },
      undefined,
    ],
  ])('with a file names it by the message: %o', (more, media, caption) => {
    const message = heard(more) as Inbound;
    expect(message.content).toMatchObject({ kind: 'media', media: { handle: `false_${SITI}_3A01`, ...media } });
    expect((message.content as { caption?: string }).caption).toBe(caption);
  });

  it.each([
    [
      { type: 'image', isViewOnce: true },
      { kind: 'unsupported', what: 'view-once' },
    ],
    [
      { type: 'location', lat: -3.3, lng: 114.6, loc: 'Pasar\nBanjarmasin\nx' },
      { kind: 'location', lat: -3.3, lon: 114.6, label: 'Pasar, Banjarmasin' },
    ],
    [
      { type: 'location', lat: 'x', lng: 200 },
      { kind: 'unsupported', what: 'location' },
    ],
    [
      { type: 'location', isLive: true, lat: 1, lng: 2 },
      { kind: 'location', lat: 1, lon: 2 },
    ],
    [
      { type: 'vcard', body: 'BEGIN:VCARD\nFN:Pak RT\nitem1.TEL;waid=62811:+62 811\nEND:VCARD' },
      { kind: 'contact', name: 'Pak RT', phone: '+62 811' },
    ],
    [{ type: 'sticker', directPath: '/m/1' }, { kind: 'sticker' }],
    [{ type: 'poll_creation' }, { kind: 'unsupported', what: 'poll_creation' }],
  ])('%o', (more, content) => {
    expect((heard(more) as Inbound).content).toEqual(content);
  });

  it('that WhatsApp itself makes is nobody’s word', () => {
    for (const type of ['e2e_notification', 'gp2', 'call_log', 'protocol', 'album', 'revoked', 'ciphertext'])
      expect(heard({ type })).toBe('service');
    expect(parseMessage({ ...raw(), id: { fromMe: true, remote: SITI, _serialized: 'x' } }, NOW)).toMatchObject({
      why: 'own',
    });
  });

  it('names what it answers: our message, or their own', () => {
    expect(heard({ body: 'x', quotedStanzaID: '3EB0', quotedParticipant: { _serialized: US } })).toMatchObject({
      replyTo: `true_${SITI}_3EB0`,
    });
    expect(heard({ body: 'x', quotedStanzaID: '3A00', quotedParticipant: SITI })).toMatchObject({
      replyTo: `false_${SITI}_3A00`,
    });
  });

  it('edited, deleted, reacted to, hidden, telephoned', () => {
    const edit = parseEdit(raw(), 'baru', NOW);
    expect(edit).toMatchObject({
      message: { content: { kind: 'edited', text: 'baru' }, messageId: `false_${SITI}_3A01` },
    });
    expect(parseEdit(raw(), 'lain', NOW)).not.toEqual(edit);
    expect(parseRevoke(raw({ type: 'revoked' }), NOW)).toMatchObject({
      message: { id: `x:false_${SITI}_3A01`, content: { kind: 'revoked' } },
    });
    expect(parseCiphertext(raw({ type: 'ciphertext', subtype: 'view_once_unavailable_fanout' }), NOW)).toMatchObject({
      message: { content: { what: 'view-once' } },
    });
    expect(parseCiphertext(raw({ type: 'ciphertext' }), NOW)).toMatchObject({ kind: 'ignored' });
    const ours = { fromMe: true, remote: { _serialized: SITI }, _serialized: `true_${SITI}_3EB0` };
    const nod = { parentMsgKey: ours, msgKey: { fromMe: false }, reactionText: '👍', timestamp: 5 };
    expect(parseReaction(nod, NOW)).toMatchObject({
      message: { content: { kind: 'reaction', emoji: '👍' }, replyTo: ours._serialized },
    });
    // On their own message, and by whoever holds our phone.
    for (const other of [{ parentMsgKey: { ...ours, fromMe: false } }, { msgKey: { fromMe: true } }])
      expect(parseReaction({ ...nod, ...other }, NOW)).toMatchObject({ kind: 'ignored' });
    const call = parseCall({ peerJid: { _serialized: SITI } }, NOW);
    expect(call).toMatchObject({ message: { content: { kind: 'unsupported', what: 'call' } } });
    expect(parseCall({ peerJid: SITI }, new Date(NOW.getTime() + 60_000))).toMatchObject({
      message: { id: (call as { message: Inbound }).message.id },
    });
    expect(parseCall({ peerJid: '1@g.us', isGroup: true }, NOW)).toMatchObject({ kind: 'ignored' });
  });

  it('whatever comes, nothing is thrown, and a message is a person’s', () => {
    const junk = fc.object({
      key: fc.constantFrom(
        'id',
        'type',
        'from',
        'to',
        'body',
        '_serialized',
        'remote',
        'fromMe',
        'lat',
        'lng',
        'peerJid',
        'parentMsgKey',
        'protocolMessageKey',
      ),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          junk,
          junk.map((more) => raw(more)),
        ),
        (value) => {
          for (const parse of [
            parseMessage,
            parseRevoke,
            parseCiphertext,
            parseReaction,
            parseCall,
            (each: unknown, now: Date) => parseEdit(each, value, now),
          ]) {
            const parsed = parse(value, NOW);
            if (parsed.kind === 'message') expect(isPerson(parsed.message.chat)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a call of the Cloud API’s webhook', () => {
  const context = { now: NOW, phoneId: '106' };
  const call = (value: Readonly<Record<string, unknown>>) => ({
    entry: [{ changes: [{ field: 'messages', value: { metadata: { phone_number_id: '106' }, ...value } }] }],
  });
  const from = { from: '62812', id: 'wamid.1', timestamp: '1795600000' };
  const contentOf = (message: Readonly<Record<string, unknown>>) =>
    parseWebhook(call({ messages: [{ ...from, ...message }] }), context).messages[0]?.content;

  it('holds messages with their writers’ names, in order, and says what became of ours', () => {
    const body = call({
      contacts: [{ profile: { name: 'Siti' }, wa_id: '62812' }],
      messages: [
        { ...from, type: 'text', text: { body: 'satu' } },
        { ...from, id: 'wamid.2', type: 'text', text: { body: 'dua' }, context: { id: 'wamid.0', forwarded: true } },
      ],
      statuses: [
        {
          id: 'wamid.9',
          status: 'failed',
          recipient_id: '62812',
          biz_opaque_callback_data: 'c4',
          errors: [{ code: 131047 }],
        },
      ],
    });
    const { messages, statuses } = parseWebhook(body, context);
    expect(messages).toMatchObject([
      {
        id: 'm:wamid.1',
        messageId: 'wamid.1',
        chat: '62812',
        from: { id: '62812', name: 'Siti' },
        content: { text: 'satu' },
        sentAt: new Date(1_795_600_000_000),
      },
      { id: 'm:wamid.2', replyTo: 'wamid.0', forwarded: true, content: { text: 'dua' } },
    ]);
    expect(statuses).toEqual([{ id: 'wamid.9', state: 'failed', to: '62812', code: 131047, ref: 'c4' }]);
  });

  it.each([
    [
      { type: 'image', image: { id: '9', mime_type: 'image/jpeg', caption: 'x' } },
      { kind: 'media', media: { kind: 'photo', handle: '9', mime: 'image/jpeg' }, caption: 'x' },
    ],
    [
      { type: 'audio', audio: { id: '9', mime_type: 'audio/ogg; codecs=opus', voice: true } },
      { kind: 'media', media: { kind: 'voice', handle: '9', mime: 'audio/ogg' } },
    ],
    [
      { type: 'document', document: { id: '9', filename: 'a.pdf' } },
      { kind: 'media', media: { kind: 'document', handle: '9', name: 'a.pdf' } },
    ],
    [
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'ab.skip', title: 'x' } } },
      { kind: 'choice', id: 'ab.skip' },
    ],
    [
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'ab.cat:road', title: 'x' } } },
      { kind: 'choice', id: 'ab.cat:road' },
    ],
    [
      { type: 'button', button: { text: 'Lanjut', payload: 'y' } },
      { kind: 'text', text: 'Lanjut' },
    ],
    [
      { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '👎' } },
      { kind: 'reaction', emoji: '👎' },
    ],
    [
      { type: 'location', location: { latitude: 1, longitude: 2, name: 'A', address: 'B' } },
      { kind: 'location', lat: 1, lon: 2, label: 'A, B' },
    ],
    [
      { type: 'contacts', contacts: [{ name: { formatted_name: 'RT' }, phones: [{ phone: '1' }] }] },
      { kind: 'contact', name: 'RT', phone: '1' },
    ],
    [
      { type: 'unsupported', errors: [{ code: 131051 }] },
      { kind: 'unsupported', what: 'unsupported' },
    ],
    [
      { type: 'image', image: {} },
      { kind: 'unsupported', what: 'malformed' },
    ],
    [
      { type: 'edit', edit: { original_message_id: 'wamid.0', message: { type: 'text', text: { body: 'baru' } } } },
      { kind: 'edited', text: 'baru' },
    ],
    [{ type: 'system', system: { type: 'user_changed_number' } }, undefined],
  ])('%o', (message, content) => {
    expect(contentOf(message)).toEqual(content);
  });

  it('of another number of the account, or of nobody, is passed over; nothing is ever thrown', () => {
    const other = call({
      metadata: { phone_number_id: '7' },
      messages: [{ ...from, type: 'text', text: { body: 'x' } }],
    });
    expect(parseWebhook(other, context)).toEqual({ messages: [], statuses: [], ignored: ['another-number'] });
    const junk = fc.object({
      key: fc.constantFrom('from', 'id', 'type', 'text', 'interactive', 'timestamp', 'context', 'button_reply'),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), junk), fc.array(junk, { maxLength: 3 }), (value, messages) => {
        parseWebhook(value, context);
        for (const { channel } of parseWebhook(
          call({ messages, statuses: messages, calls: messages, contacts: messages }),
          context,
        ).messages)
          expect(channel).toBe('whatsapp');
      }),
    );
  });
});
