import { describe, expect, it } from 'vitest';
import { parseUpdate } from '../../src/bots/telegram/parse.ts';

const now = new Date('2026-11-24T02:00:00Z');
const group = { id: -1_001_234_567_890, type: 'supergroup', title: 'Meja', is_forum: true };
const officer = { id: 52, is_bot: false, first_name: 'Rina' };

const read = (message: Record<string, unknown>, kind = 'message') =>
  parseUpdate(
    { update_id: 7, [kind]: { message_id: 90, date: 1_764_000_000, chat: group, from: officer, ...message } },
    { now, username: 'aduan_bot' },
  );
const messageOf = (parsed: ReturnType<typeof parseUpdate>) => {
  if (parsed.kind !== 'message') throw new Error(parsed.why);
  return parsed.message;
};

describe('what officers write in a group', () => {
  it('is somebody’s own word in a chat that several read, with the topic it lies in', () => {
    const head = { message_id: 31, forum_topic_created: { name: 'x' } };
    const message = messageOf(
      read({ text: 'sudah dicek', message_thread_id: 31, is_topic_message: true, reply_to_message: head }),
    );
    expect(message).toMatchObject({
      private: false,
      from: { id: '52' },
      topic: '31',
      messageId: '90',
      content: { kind: 'text', text: 'sudah dicek' },
    });
    // The head of a topic is what everything in it answers: no answer of its own.
    expect(message.replyTo).toBeUndefined();
  });

  it('answers what it answers, in a topic too', () => {
    const reply_to_message = { message_id: 44 };
    expect(
      messageOf(read({ text: 'ya', message_thread_id: 31, is_topic_message: true, reply_to_message })),
    ).toMatchObject({ replyTo: '44', topic: '31' });
    // In an ordinary group a chain of answers has a thread's number, and is no topic.
    const loose = messageOf(read({ text: 'ya', message_thread_id: 44, reply_to_message }));
    expect(loose).toMatchObject({ replyTo: '44' });
    expect(loose.topic).toBeUndefined();
  });

  it('an edit names the message that it changes, and where', () => {
    const edited = read(
      { text: 'sudah beres', edit_date: 1_764_000_050, message_thread_id: 31, is_topic_message: true },
      'edited_message',
    );
    expect(messageOf(edited)).toMatchObject({
      content: { kind: 'edited', text: 'sudah beres' },
      messageId: '90',
      topic: '31',
      private: false,
    });
  });

  it('a pressed button names its card and its topic', () => {
    const message = { message_id: 44, chat: group, message_thread_id: 31, is_topic_message: true };
    const press = parseUpdate(
      { update_id: 8, callback_query: { id: 'q1', from: officer, data: 'd:verify', message } },
      { now },
    );
    expect(messageOf(press)).toMatchObject({ private: false, replyTo: '44', topic: '31', from: { id: '52' } });
  });

  it('files arrive as a citizen’s do', () => {
    const photo = [{ file_id: 'f', file_size: 10, width: 1, height: 1 }];
    expect(messageOf(read({ photo, caption: 'sesudah', media_group_id: 'a1' }))).toMatchObject({
      content: { kind: 'media', media: { kind: 'photo', handle: 'f' }, caption: 'sesudah' },
      album: 'a1',
    });
  });

  it('a command for us is one with or without our name; one for another bot is none of ours', () => {
    expect(messageOf(read({ text: '/antrian@Aduan_Bot telat' })).content).toEqual({
      kind: 'text',
      text: '/antrian telat',
    });
    expect(read({ text: '/antrian@lain_bot' })).toEqual({ kind: 'ignored', why: 'service' });
  });
});

describe('our own place in a group', () => {
  const moved = (from: string, to: string, chat: Record<string, unknown> = group) =>
    parseUpdate(
      {
        update_id: 9,
        my_chat_member: {
          chat,
          from: officer,
          date: 1_764_000_000,
          old_chat_member: { status: from },
          new_chat_member: { status: to },
        },
      },
      { now },
    );

  it('lost, nothing can be sent there; given back, what waits goes on without a word said', () => {
    expect(messageOf(moved('administrator', 'kicked'))).toMatchObject({ content: { kind: 'left' }, private: false });
    expect(messageOf(moved('left', 'administrator')).content).toEqual({ kind: 'unsupported', what: 'joined' });
    expect(moved('member', 'administrator')).toEqual({ kind: 'ignored', why: 'membership' });
  });

  it('in private the next message says enough', () => {
    const chat = { id: 52, type: 'private', first_name: 'Rina' };
    expect(moved('kicked', 'member', chat)).toEqual({ kind: 'ignored', why: 'membership' });
  });
});

describe('what is nobody’s own word carries no right', () => {
  it.each([
    ['forwarded', { forward_origin: { type: 'user', date: 1, sender_user: officer } }],
    ['forwarded by an older server', { forward_date: 1, forward_from: officer }],
    ['sent through another bot', { via_bot: { id: 9, is_bot: true, first_name: 'x' } }],
  ])('a command that was %s is marked as such', (_, extra) => {
    expect(messageOf(read({ text: '/verifikasi 7K4M-92QX-B3F', ...extra })).forwarded).toBe(true);
  });

  it.each([
    ['an anonymous admin', { from: { id: 1_087_968_824, is_bot: true }, sender_chat: group }, 'anonymous'],
    ['the linked channel', { sender_chat: { id: -100_555, type: 'channel' }, is_automatic_forward: true }, 'anonymous'],
    ['another bot', { from: { id: 9, is_bot: true, first_name: 'x' } }, 'bot'],
    ['a topic that was closed', { forum_topic_closed: {} }, 'service'],
  ])('%s is not heard', (_, extra, why) => {
    const said = why === 'service' ? {} : { text: '/verifikasi 7K4M-92QX-B3F' };
    expect(read({ ...said, ...extra })).toEqual({ kind: 'ignored', why });
  });

  it('posts of channels are not heard', () => {
    const post = { message_id: 3, date: 1, chat: { id: -100_555, type: 'channel' }, text: '/verifikasi' };
    expect(parseUpdate({ update_id: 9, channel_post: post }, { now })).toEqual({ kind: 'ignored', why: 'unknown' });
  });
});
