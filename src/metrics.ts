import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Happening } from './core/observe.ts';
import type { Counts } from './core/store/store.ts';

/** Figures for Prometheus. Labels are channel names, states and codes: nothing of people. */
export interface Metrics {
  /** Counts what happened in the core. */
  saw(happening: Happening): void;
  /** A webhook was refused for its secret, signature or form. */
  refused(channel: string): void;
  /** The text of `GET /metrics`, with the depths as they are now. */
  render(counts: Counts): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Seconds. From a step in memory to a night without the platform. */
const BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600];
const MS_PER_S = 1_000;

/** Makes a registry of its own, so that tests may have many. */
export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[]) => new Counter({ name, help, labelNames, registers });
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers });
  const histogram = (name: string, help: string) => new Histogram({ name, help, labelNames: ['channel'], buckets: BUCKETS_S, registers });

  const received = counter('aduan_messages_in_total', 'Messages stored, repeated deliveries included.', ['channel']);
  const sent = counter('aduan_messages_out_total', 'Messages sent.', ['channel', 'edit']);
  const failed = counter('aduan_sends_failed_total', 'Messages that will never be sent.', ['channel', 'why']);
  const later = counter('aduan_sends_retried_total', 'Sends put off for another try.', ['channel', 'why']);
  const faults = counter('aduan_faults_total', 'Faults by place and code.', ['where', 'code']);
  const aside = counter('aduan_messages_aside_total', 'Messages put aside after their last try.', []);
  const stale = counter('aduan_steps_stale_total', 'Steps decided again because the conversation had moved.', []);
  const refusals = counter('aduan_webhook_refused_total', 'Webhook calls refused.', ['channel']);
  const processing = histogram('aduan_processing_seconds', 'From a message stored to its step committed.');
  const delivery = histogram('aduan_delivery_seconds', 'From a reply decided to its sending.');
  const inbox = gauge('aduan_inbox_open', 'Messages stored and not handled yet.');
  const put = gauge('aduan_inbox_aside', 'Messages put aside.');
  const outbox = gauge('aduan_outbox_queued', 'Replies decided and not sent yet.');
  const complaints = gauge('aduan_complaints', 'Complaints by status.', ['status']);

  return {
    saw(happening) {
      switch (happening.what) {
        case 'accepted':
          received.inc({ channel: happening.channel }, happening.messages);
          return;
        case 'handled':
          processing.observe({ channel: happening.channel }, happening.waitedMs / MS_PER_S);
          return;
        case 'stale':
          stale.inc();
          return;
        case 'aside':
          aside.inc();
          return;
        case 'sent':
          sent.inc({ channel: happening.channel, edit: String(happening.edit) });
          delivery.observe({ channel: happening.channel }, happening.waitedMs / MS_PER_S);
          return;
        case 'send-later':
          later.inc({ channel: happening.channel, why: happening.why });
          return;
        case 'send-failed':
          failed.inc({ channel: happening.channel, why: happening.why });
          return;
        case 'fault':
          faults.inc({ where: happening.where, code: happening.code });
      }
    },
    refused: (channel) => refusals.inc({ channel }),
    async render(counts) {
      inbox.set(counts.inboxOpen);
      put.set(counts.inboxAside);
      outbox.set(counts.outboxQueued);
      complaints.reset();
      for (const [status, n] of Object.entries(counts.complaints)) complaints.set({ status }, n ?? 0);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
