import type { Status } from '../../core/complaint/status.ts';
import { TOPIC_TITLE_MAX } from '../../core/delivery.ts';
import { asObject, asText } from '../json.ts';

/** How a topic shows the state of its complaint. */
interface Look {
  /** Icons by their emoji, the best one first: each is among those the platform offers for topics (getForumTopicIconStickers). */
  readonly icons: readonly string[];
  /** Stands before the title where none of the icons can be had. */
  readonly mark: string;
}

/** Orange waits for the desk, yellow for the citizen, blue is at work, green is done, white is over without. */
const LOOKS: Readonly<Record<Status, Look>> = {
  submitted: { icons: ['❗️', '📣'], mark: '🟠' },
  verified: { icons: ['🔎', '👀'], mark: '🟠' },
  forwarded: { icons: ['📁', '💼'], mark: '🔵' },
  'in-progress': { icons: ['⚡️', '🔥'], mark: '🔵' },
  asked: { icons: ['❓', '🗣'], mark: '🟡' },
  answered: { icons: ['💬', '📝'], mark: '🔵' },
  closed: { icons: ['✅', '🏆'], mark: '🟢' },
  rejected: { icons: ['🏁', '🎭'], mark: '⚪' },
  archived: { icons: ['📚', '🏁'], mark: '⚪' },
  returned: { icons: ['⁉️', '‼️'], mark: '🟠' },
  reopened: { icons: ['‼️', '❗️'], mark: '🟠' },
};

/** An emoji without the sign that asks for its coloured form: the platform leaves it out as often as not. */
const bare = (emoji: string): string => emoji.replaceAll('\ufe0f', '');

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** As much of a title as the platform takes, in characters as people see them. */
function fitting(title: string): string {
  let fits = '';
  for (const { segment } of graphemes.segment(title.trim())) {
    if (fits.length + segment.length > TOPIC_TITLE_MAX) break;
    fits += segment;
  }
  return fits;
}

/** A topic as it is to look. */
export interface TopicLook {
  /** 1 to 128 characters. */
  readonly name: string;
  /** The platform's id of the icon; empty for none, and then the name begins with a mark. */
  readonly icon: string;
}

/**
 * How the topic of a complaint in this state looks.
 * @param offered ids of the icons that can be had, by their emoji
 */
export function topicLook(title: string, status: Status, offered: ReadonlyMap<string, string>): TopicLook {
  const { icons, mark } = LOOKS[status];
  const icon = icons.map((emoji) => offered.get(bare(emoji))).find((id) => id !== undefined);
  return icon === undefined ? { name: fitting(`${mark} ${title}`), icon: '' } : { name: fitting(title) || mark, icon };
}

/** The platform's list of icons, by their emoji; what makes no sense in it is left out. */
export function iconsOf(stickers: readonly unknown[]): ReadonlyMap<string, string> {
  const icons = new Map<string, string>();
  for (const sticker of stickers.map(asObject)) {
    const emoji = asText(sticker?.emoji);
    const id = asText(sticker?.custom_emoji_id);
    if (emoji && id && !icons.has(bare(emoji))) icons.set(bare(emoji), id);
  }
  return icons;
}
