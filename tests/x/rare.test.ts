import { describe, expect, it } from 'vitest';
import { readDelivery } from '../../src/bots/x/parse-v1.ts';
import { dmsPage, mentionsPage } from '../../src/bots/x/parse-v2.ts';

/** What X sends seldom, as it is read and as its webhook tells it. */

const NOW = new Date('2026-11-24T02:00:00Z');
const me = { id: '99', username: 'lapor_kalsel' };
type Fields = Readonly<Record<string, unknown>>;

const users = [{ id: '5', username: 'siti', name: 'Siti', protected: true }];
const dm = (event: Fields, includes: Fields = {}) =>
  dmsPage(
    {
      data: [{ id: '200', event_type: 'MessageCreate', sender_id: '5', dm_conversation_id: '5-99', ...event }],
      includes: { users, ...includes },
    },
    me,
    NOW,
  ).items.flatMap(({ parsed }) => (parsed.kind === 'messages' ? parsed.messages.map(({ content }) => content) : []));
const post = (fields: Fields, includes: Fields = {}) =>
  mentionsPage(
    { data: [{ id: '100', author_id: '5', conversation_id: '100', ...fields }], includes: { users, ...includes } },
    me,
    NOW,
  ).items.flatMap(({ parsed }) => (parsed.kind === 'messages' ? parsed.messages.map(({ content }) => content) : []));
const delivered = (body: Fields) =>
  readDelivery({ for_user_id: '99', ...body }, me, NOW, () => undefined).map(({ content }) => content);
const photo = { media_key: '3_1', type: 'photo', url: 'https://pbs.twimg.com/media/a.jpg' };
const LOST = { kind: 'unsupported', what: 'unread' };

describe('a direct message', () => {
  it.each<[string, Fields, Fields, readonly object[]]>([
    ['without words or files is told as lost', { text: '' }, {}, [LOST]],
    ['of which X tells nothing at all too', {}, {}, [LOST]],
    [
      'that is a file which X does not show too: its address says nothing',
      { text: 'https://t.co/p', attachments: { media_keys: ['3_1'] } },
      {},
      [LOST],
    ],
    [
      'with such a file has its words',
      { text: 'ini fotonya https://t.co/p', attachments: { media_keys: ['3_1'] } },
      {},
      [{ kind: 'text', text: 'ini fotonya' }],
    ],
    [
      'that is a photo has no other words',
      { text: 'https://t.co/p', attachments: { media_keys: ['3_1'] } },
      { media: [photo] },
      [{ kind: 'media' }],
    ],
    [
      'that passes on a post has its address',
      {
        text: 'lihat https://t.co/s',
        referenced_tweets: [{ id: '90' }],
        entities: { urls: [{ url: 'https://t.co/s', expanded_url: 'https://x.com/berita/status/90' }] },
      },
      {},
      [{ kind: 'text', text: 'lihat https://x.com/berita/status/90' }],
    ],
    ['of a group is passed over', { text: 'halo', dm_conversation_id: '1234567890' }, {}, []],
    ['that is somebody’s coming is passed over', { event_type: 'ParticipantsJoin' }, {}, []],
  ])('%s', (_, event, includes, contents) => {
    expect(dm(event, includes)).toMatchObject(contents);
  });
});

describe('a post', () => {
  it.each<[string, Fields, Fields, readonly object[]]>([
    ['that is our name alone is heard', { text: '@lapor_kalsel' }, {}, [{ kind: 'text', text: '' }]],
    [
      'longer than others has all of its words',
      { text: '@lapor_kalsel aaa…', note_tweet: { text: `@lapor_kalsel ${'a'.repeat(3000)}` } },
      {},
      [{ text: 'a'.repeat(3000) }],
    ],
    [
      'with a video that X has no copies of has its words',
      {
        text: '@lapor_kalsel lihat https://t.co/p',
        attachments: { media_keys: ['13_1'] },
        entities: {
          urls: [{ url: 'https://t.co/p', expanded_url: 'https://x.com/siti/status/100/video/1', media_key: '13_1' }],
        },
      },
      { media: [{ media_key: '13_1', type: 'video' }] },
      [{ kind: 'text', text: 'lihat' }],
    ],
    [
      'with a poll has its words',
      { text: '@lapor_kalsel pilih', attachments: { poll_ids: ['1'] } },
      {},
      [{ text: 'pilih' }],
    ],
  ])('%s', (_, fields, includes, contents) => {
    expect(post(fields, includes)).toMatchObject(contents);
  });
});

describe('the webhook', () => {
  const tweet = { id_str: '100', text: '@lapor_kalsel halo', user: { id_str: '5', screen_name: 'siti' } };
  it.each<[string, Fields, readonly object[]]>([
    ['a post of somebody whom the account has blocked', { user_has_blocked: true, tweet_create_events: [tweet] }, []],
    ['a post of anybody else', { tweet_create_events: [tweet] }, [{ text: 'halo' }]],
    ['a sign on a message', { direct_message_events: [{ type: 'reaction_create', id: '9' }] }, []],
    [
      'what is neither a post nor a message',
      { favorite_events: [{}], follow_events: [{}], block_events: [{}], direct_message_mark_read_events: [{}] },
      [],
    ],
  ])('%s', (_, body, contents) => {
    expect(delivered(body)).toMatchObject(contents);
  });
});
