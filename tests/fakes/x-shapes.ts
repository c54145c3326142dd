/** The stand-in's things in X's shapes: v2 as it is read, v1.1 as the webhook delivers it. */
import { type Dm, type Json, ME, type Media, type Post } from './x-world.ts';

/** What the shapes are made from. */
interface World {
  readonly url: string;
  readonly posts: readonly Post[];
  readonly usernames: ReadonlyMap<string, string>;
  media(id: string): Media | undefined;
}

const nameOf = (id: string, usernames: ReadonlyMap<string, string>): string =>
  id === ME.id ? ME.username : (usernames.get(id) ?? `warga${id}`);

export const userOf = (id: string, usernames: ReadonlyMap<string, string>): Json => ({
  id,
  username: nameOf(id, usernames),
  name: id === ME.id ? ME.name : `Warga ${id}`,
});

const addressOf = ({ id, isPrivate }: Media, url: string): string => `${url}/${isPrivate ? 'dm-media' : 'media'}/${id}`;

const variantsOf = (media: Media, url: string) => [
  { bit_rate: 0, content_type: 'application/x-mpegURL', url: `${addressOf(media, url)}.m3u8` },
  { bit_rate: 256_000, content_type: 'video/mp4', url: addressOf(media, url) },
  { bit_rate: 832_000, content_type: 'video/mp4', url: `${addressOf(media, url)}-large` },
];

export const mediaOf = (media: Media, url: string): Json => ({
  media_key: `${media.type === 'photo' ? 3 : 7}_${media.id}`,
  type: media.type,
  ...(media.type === 'photo'
    ? { url: addressOf(media, url) }
    : { preview_image_url: addressOf(media, url), duration_ms: 4000, variants: variantsOf(media, url) }),
  ...(media.alt ? { alt_text: media.alt } : {}),
});

const short = (id: string): string => `https://t.co/${id.slice(-10)}`;
const textOf = (post: Post | Dm): string => [post.text, ...post.media.slice(0, 1).map(short)].filter(Boolean).join(' ');

export function postOf(post: Post, world: World): Json {
  const parent = world.posts.find(({ id }) => id === post.replyTo);
  const references = [
    ...(post.replyTo ? [{ type: 'replied_to', id: post.replyTo }] : []),
    ...(post.quotes ? [{ type: 'quoted', id: post.quotes }] : []),
    ...(post.retweets ? [{ type: 'retweeted', id: post.retweets }] : []),
  ];
  const [first] = post.media;
  return {
    id: post.id,
    text: textOf(post).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    author_id: post.author,
    created_at: post.at.toISOString(),
    conversation_id: post.conversation,
    edit_history_tweet_ids: [...post.history, post.id],
    ...(parent ? { in_reply_to_user_id: parent.author } : {}),
    ...(references.length > 0 ? { referenced_tweets: references } : {}),
    ...(first
      ? {
          attachments: {
            media_keys: post.media.map((id) => `${world.media(id)?.type === 'photo' ? 3 : 7}_${id}`),
          },
          entities: {
            urls: [
              { url: short(first), expanded_url: `https://x.com/u/status/${post.id}/photo/1`, media_key: `3_${first}` },
            ],
          },
        }
      : {}),
    ...(post.own === undefined ? {} : { display_text_range: [post.own, textOf(post).length] }),
    ...(post.point
      ? { geo: { place_id: 'x', coordinates: { type: 'Point', coordinates: [post.point.lon, post.point.lat] } } }
      : {}),
  };
}

export const dmEventOf = (dm: Dm, world: World): Json => ({
  id: dm.id,
  event_type: 'MessageCreate',
  text: textOf(dm),
  sender_id: dm.sender,
  dm_conversation_id: `${dm.sender === ME.id ? dm.to : dm.sender}-${ME.id}`,
  created_at: dm.at.toISOString(),
  ...(dm.media.length > 0
    ? { attachments: { media_keys: dm.media.map((id) => `${world.media(id)?.type === 'photo' ? 3 : 7}_${id}`) } }
    : {}),
});

const mediaV1 = (id: string, world: World): readonly Json[] => {
  const media = world.media(id);
  if (!media) return [];
  return [
    {
      id_str: id,
      type: media.type,
      url: short(id),
      media_url_https: addressOf(media, world.url),
      ...(media.type === 'video'
        ? {
            video_info: {
              duration_millis: 4000,
              variants: variantsOf(media, world.url).map(({ bit_rate, ...rest }) => ({ ...rest, bitrate: bit_rate })),
            },
          }
        : {}),
    },
  ];
};

/** One post as the webhook delivers it; `id` is there too, and loses digits as on the real wire. */
export function deliveryOfPost(post: Post, world: World): Json {
  const parent = world.posts.find(({ id }) => id === post.replyTo);
  const quoted = world.posts.find(({ id }) => id === post.quotes);
  const media = post.media.flatMap((id) => mediaV1(id, world));
  return {
    for_user_id: ME.id,
    tweet_create_events: [
      {
        id: Number(post.id),
        id_str: post.id,
        text: textOf(post).slice(0, 140),
        truncated: textOf(post).length > 140,
        ...(textOf(post).length > 140
          ? { extended_tweet: { full_text: textOf(post), extended_entities: { media } } }
          : {}),
        timestamp_ms: String(post.at.getTime()),
        user: { id_str: post.author, screen_name: nameOf(post.author, world.usernames), name: `Warga ${post.author}` },
        ...(post.replyTo
          ? { in_reply_to_status_id_str: post.replyTo, in_reply_to_user_id_str: parent?.author ?? '1' }
          : {}),
        ...(post.retweets ? { retweeted_status: { id_str: post.retweets } } : {}),
        ...(quoted ? { quoted_status: { id_str: quoted.id, user: { id_str: quoted.author } } } : {}),
        ...(media.length > 0 ? { extended_entities: { media } } : {}),
        entities: { urls: [], user_mentions: [] },
      },
    ],
  };
}

export function deliveryOfDm(dm: Dm, world: World): Json {
  const [media] = dm.media.flatMap((id) => mediaV1(id, world));
  return {
    for_user_id: ME.id,
    direct_message_events: [
      {
        type: 'message_create',
        id: dm.id,
        created_timestamp: String(dm.at.getTime()),
        message_create: {
          sender_id: dm.sender,
          target: { recipient_id: dm.to },
          message_data: {
            text: textOf(dm),
            entities: { urls: [] },
            ...(media ? { attachment: { type: 'media', media } } : {}),
          },
        },
      },
    ],
    users: {
      [dm.sender]: { id: dm.sender, name: `Warga ${dm.sender}`, screen_name: nameOf(dm.sender, world.usernames) },
    },
  };
}
