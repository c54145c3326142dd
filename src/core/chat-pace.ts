import type { Capabilities, ChannelPort, Delivery } from './delivery.ts';
import { plain } from './message.ts';
import { Limit, Pace, type Rhythm, together } from './pace.ts';
import type { QueuedSend } from './store/port/store.ts';

/** A minute as a group's limit counts it, in ms. The second on top is for sends that take longer on their way than those behind them. */
const GROUP_MINUTE_MS = 61_000;

/** How fast one chat may be sent to. In a group several people read, and platforms allow less there. */
export function paceOf(port: ChannelPort | undefined, chat: QueuedSend['chat']): Rhythm {
  const pace = port?.capabilities.pace;
  if (!pace) return new Pace(Number.POSITIVE_INFINITY, 1);
  const alone = new Pace(pace.perChatPerSecond, pace.burst);
  const isLimited = pace.perGroupPerMinute !== undefined && port?.isGroup?.(chat);
  return isLimited ? together(alone, new Limit(pace.perGroupPerMinute, GROUP_MINUTE_MS)) : alone;
}

/** How many messages a delivery is to its chat: a platform counts every file of an album, and every part of a long text. */
export function messagesIn(delivery: Delivery, { textMax }: Pick<Capabilities, 'textMax'>): number {
  if (delivery.kind === 'files') return Math.max(1, delivery.files.length);
  if (delivery.kind !== 'message') return 1;
  return Math.max(1, Math.ceil(plain(delivery.message.text).length / textMax));
}
