/** What `GET /metrics` shows, as Prometheus text: counts and times by channel and code, and nothing about any person. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { STATUSES } from './core/store/steps.ts';
import type { Counts } from './core/store/store.ts';

/** Numbers about the running program. Functions are named for what happened. */
export interface Metrics {
  received(channel: string, messages: number): void;
  /** Messages were handled, so long after the oldest of them was durable. */
  handled(channel: string, messages: number, waitedMs: number): void;
  /** A step met a conversation that had moved, and was decided again. */
  decidedAgain(): void;
  /** A message was put aside after its last try. */
  putAside(): void;
  /** A message of ours arrived, so long after it was decided. */
  sent(channel: string, kind: 'new' | 'edit', waitedMs: number): void;
  sendPutOff(channel: string, why: string): void;
  sendFailed(channel: string, why: string): void;
  /** Something went wrong in us: where, and its code. */
  failed(where: string, code: string): void;
  /** A webhook was called with a wrong secret or signature. */
  webhookRefused(channel: string): void;
  /** Where queue depths and complaints by status are asked for at each `render`. */
  countWith(counts: () => Promise<Counts>): void;
  /** The text of `GET /metrics`. When the database does not answer, its figures are left out and `aduan_database_up` is 0. */
  render(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const MS_PER_SECOND = 1000;
/** Seconds. From a quick step to an outage: what is kept waiting for an hour shows as such. */
const WAITS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600];
/** Different values of a label that comes from outside; further ones count as `other`, so that memory stays bounded. */
const CODES_MAX = 100;
const CODE = /^[A-Za-z][A-Za-z0-9_-]{0,47}$/;

/** Makes the registry of one running application. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `aduan_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string) =>
    new Histogram({ name: `aduan_${name}`, help, labelNames: ['channel'], buckets: WAITS_SECONDS, registers });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name: `aduan_${name}`, help, labelNames, registers });

  const messagesIn = counter('messages_in_total', 'Messages received and stored', ['channel']);
  const messagesOut = counter('messages_out_total', 'Messages sent', ['channel', 'kind']);
  const messagesHandled = counter('messages_handled_total', 'Messages handled', ['channel']);
  const processing = histogram('processing_seconds', 'From durable to handled');
  const delivery = histogram('delivery_seconds', 'From decided to sent');
  const stale = counter('steps_decided_again_total', 'Steps turned away because the conversation had moved', []);
  const aside = counter('messages_set_aside_total', 'Messages put aside after their last try', []);
  const putOff = counter('sends_put_off_total', 'Sends to be tried again later', ['channel', 'why']);
  const sendFailures = counter('sends_failed_total', 'Sends that will never arrive', ['channel', 'why']);
  const failures = counter('failures_total', 'Faults of our own, by place and code', ['where', 'code']);
  const refusals = counter('webhook_refusals_total', 'Webhook calls with a wrong secret or signature', ['channel']);
  const depth = gauge('queue_depth', 'Rows that wait: inbox (unhandled), aside (given up), outbox (unsent)', ['queue']);
  const complaints = gauge('complaints', 'Complaints by status', ['status']);
  const databaseUp = gauge('database_up', 'Whether the database answered', []);

  let ask: (() => Promise<Counts>) | undefined;
  const known = new Set<string>();
  const bounded = (code: string): string => {
    if (!CODE.test(code) || (!known.has(code) && known.size >= CODES_MAX)) return 'other';
    known.add(code);
    return code;
  };
  const count = async (): Promise<void> => {
    if (!ask) return;
    depth.reset();
    complaints.reset();
    databaseUp.set(0);
    try {
      const counts = await ask();
      depth.set({ queue: 'inbox' }, counts.inboxOpen);
      depth.set({ queue: 'aside' }, counts.inboxAside);
      depth.set({ queue: 'outbox' }, counts.outboxQueued);
      for (const status of STATUSES) complaints.set({ status }, counts.complaints[status] ?? 0);
      databaseUp.set(1);
    } catch (error) {
      failures.inc({ where: 'metrics', code: error instanceof Error ? bounded(error.name) : 'other' });
    }
  };

  return {
    received: (channel, messages) => messagesIn.inc({ channel }, messages),
    handled: (channel, messages, waitedMs) => {
      messagesHandled.inc({ channel }, messages);
      processing.observe({ channel }, waitedMs / MS_PER_SECOND);
    },
    decidedAgain: () => stale.inc(),
    putAside: () => aside.inc(),
    sent: (channel, kind, waitedMs) => {
      messagesOut.inc({ channel, kind });
      delivery.observe({ channel }, waitedMs / MS_PER_SECOND);
    },
    sendPutOff: (channel, why) => putOff.inc({ channel, why }),
    sendFailed: (channel, why) => sendFailures.inc({ channel, why }),
    failed: (where, code) => failures.inc({ where, code: bounded(code) }),
    webhookRefused: (channel) => refusals.inc({ channel }),
    countWith: (counts) => {
      ask = counts;
    },
    render: async () => {
      await count();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
