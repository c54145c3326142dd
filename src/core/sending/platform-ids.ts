/** The platform's ids of what was sent: the latest from memory, for their marks may not be durable yet, the rest from the rows. */
import type { Delivery, SendAt } from '../delivery.ts';
import type { OutboxRows } from '../store/port/store.ts';
import type { Lane } from './lane.ts';

/** Topics of one chat whose ids are kept in memory; the rest are read. */
const TOPICS_REMEMBERED = 200;

/** Marks ride in a later commit: until then this is what is known of the chat's last message and its topics. */
export function remember(lane: Lane, delivery: Delivery, platformId: string): void {
  if (delivery.kind === 'answer') return;
  if (delivery.kind === 'topic') {
    if (!delivery.about) return;
    lane.topics ??= new Map();
    lane.topics.set(delivery.about, platformId);
    const [oldest] = lane.topics.keys();
    if (oldest !== undefined && lane.topics.size > TOPICS_REMEMBERED) lane.topics.delete(oldest);
    return;
  }
  lane.sent = { ref: delivery.ref, platformId };
}

/** The platform's ids that a delivery needs: of the message it changes, of the topic it goes to. */
export async function placeOf(store: OutboxRows, lane: Lane, delivery: Delivery): Promise<SendAt> {
  if (delivery.kind === 'answer') return {};
  const edits = await edited(store, lane, delivery);
  const { about, inTopic } = delivery;
  const topic =
    inTopic && about && delivery.kind !== 'topic'
      ? (lane.topics?.get(about) ?? (await store.anchored(lane.conversation, about, 'topic')))
      : undefined;
  return { ...(edits === undefined ? {} : { edits }), ...(topic ? { topic } : {}) };
}

async function edited(
  store: OutboxRows,
  lane: Lane,
  delivery: Exclude<Delivery, { kind: 'answer' }>,
): Promise<string | undefined> {
  if (delivery.kind === 'files' || delivery.replaces === undefined) return undefined;
  const { about, replaces } = delivery;
  const topic = delivery.kind === 'topic';
  const recent = topic
    ? about && lane.topics?.get(about)
    : lane.sent?.ref === replaces
      ? lane.sent.platformId
      : undefined;
  if (recent) return recent;
  if (about && (topic || delivery.isCard)) return store.anchored(lane.conversation, about, topic ? 'topic' : 'card');
  return store.platformIdOf(lane.conversation, replaces);
}
