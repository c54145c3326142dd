import { paceOf } from '../chat-pace.ts';
import type { Timer } from '../clock.ts';
import type { ChannelPort } from '../delivery.ts';
import type { ChannelName } from '../message.ts';
import type { Rhythm } from '../pace.ts';
import { NEVER, type QueuedSend } from '../store/port/store.ts';

/** The longest wait that is ours to choose, ms: whoever takes nothing and says nothing of when it would is asked again after at most this. */
export const RETRY_MAX_MS = 60_000;
/** The longest wait that an earlier process can have left: a platform that means more says so again. */
const LEFT_WAIT_MAX_MS = 3_600_000;
/** The same for a row that was decided later than it is now: the clock was set back, and its wait says nothing. */
const DOUBTED_WAIT_MAX_MS = 900_000;

/** The queue of one chat. */
export interface Lane {
  readonly conversation: number;
  readonly channel: ChannelName;
  readonly pace: Rhythm;
  queue: QueuedSend[];
  busy: boolean;
  /** Newest row that was ever in the queue: the rest is read from here. */
  lastId: number;
  /** Rows wait in the database behind those in memory. */
  more: boolean;
  /** Newest row that came while those behind were being read, and may not be among them; 0 when none did. */
  passedId: number;
  timer: Timer | undefined;
  wakeAtMs: number;
  /** For how long the timer was set, ms. */
  timedMs: number;
  /** The longest wait that was meant, ms: a longer one is there only because the clock was set back. */
  waitMaxMs: number;
  /** The wait was ours to choose: the platform did not take the message, and said nothing of when it would. */
  isOwnWait: boolean;
  /** Waiting for a free place among the sends in flight. */
  waiting: boolean;
  /** When its last send ended, epoch ms: from then on it waits for its next turn. */
  servedMs: number;
  /** What was sent last: its mark may not be committed yet when the next edit comes, and it need not be read. */
  sent: { readonly ref: string; readonly platformId: string } | undefined;
  /** Topics opened or changed lately, by complaint; made when the first is. */
  topics: Map<string, string> | undefined;
  /**
   * Marks under way: until they are durable the rows look unsent, and only this lane knows better. The next delivery of the chat waits
   * for them, so that a kill doubles one at most.
   */
  marks: number;
  /** How many messages of a row that became several were sent: a later try goes on with the next. */
  begun: { readonly row: number; readonly parts: number } | undefined;
  /** Given up or lost: nothing is begun any more. Says whether what is under way may not go on either. */
  leaving: (() => boolean) | undefined;
}

/** An empty lane for the chat of a row. */
export const openLane = ({ conversation, channel, chat }: QueuedSend, port: ChannelPort | undefined): Lane => ({
  conversation,
  channel,
  pace: paceOf(port, chat),
  queue: [],
  busy: false,
  lastId: 0,
  // What waits for a person to write again is due in no sweep: it is read with the first that comes after it.
  more: port?.capabilities.answersWithinMs !== undefined,
  passedId: 0,
  timer: undefined,
  wakeAtMs: 0,
  timedMs: 0,
  waitMaxMs: LEFT_WAIT_MAX_MS,
  isOwnWait: false,
  waiting: false,
  servedMs: 0,
  sent: undefined,
  topics: undefined,
  marks: 0,
  begun: undefined,
  leaving: undefined,
});

/** Nothing waits or is on its way in this lane. */
export const isIdle = (lane: Lane): boolean =>
  !lane.busy && !lane.waiting && !lane.more && lane.marks === 0 && lane.queue.length === 0;

/** Nothing more of a lane is tried for so long. */
export function putOff(lane: Lane, now: number, delayMs: number): void {
  lane.wakeAtMs = now + delayMs;
  lane.waitMaxMs = Math.max(RETRY_MAX_MS, delayMs);
}

/** The first row of a lane has waited as long as was meant, whatever the hour says now. */
export function waited(lane: Lane): void {
  const [head] = lane.queue;
  lane.wakeAtMs = 0;
  if (head && head.nextAt < NEVER) lane.queue[0] = { ...head, nextAt: head.createdAt };
}

/** When the first row of a lane may be tried, epoch ms; no later than was ever meant, though the clock was set back since it was written down. */
export function dueMs(lane: Lane, head: QueuedSend, now: number): number {
  // Whether what waited for the person may go now is looked up with the send.
  const putOff = head.nextAt > head.createdAt && head.nextAt < NEVER ? head.nextAt.getTime() : 0;
  const due = Math.max(lane.wakeAtMs, putOff);
  const isDoubted = lane.wakeAtMs === 0 && head.createdAt.getTime() > now;
  const latest = now + (isDoubted ? Math.min(lane.waitMaxMs, DOUBTED_WAIT_MAX_MS) : lane.waitMaxMs);
  if (due <= latest) return due;
  lane.wakeAtMs = latest;
  lane.queue[0] = { ...head, nextAt: new Date(latest) };
  return latest;
}
