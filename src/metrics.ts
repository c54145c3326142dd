/** What `GET /metrics` shows, as Prometheus text: counts and times by channel and code, and nothing about any person. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Happening } from './core/observe.ts';
import type { Counts } from './core/store/port/store.ts';
import { gaugesOfNow, type Surroundings } from './metrics-now.ts';

/** Numbers about the running program. */
export interface Metrics {
  /** Counts what happened in the core. */
  saw(happening: Happening): void;
  /** A webhook was called with a wrong secret or signature. */
  refused(channel: string): void;
  /** What a platform still lets us do with one kind of call; `resetAt` is epoch ms. */
  budget(
    channel: string,
    endpoint: string,
    budget: { readonly limit: number; readonly remaining: number; readonly resetAt: number },
  ): void;
  /** This program works from now on, and does not stand by any longer. */
  works(as: { readonly version: string; readonly database: 'sqlite' | 'postgresql' }): void;
  /**
   * The text of `GET /metrics`.
   * @param counts queue depths and complaints as they are now; null when the database does not answer: then they are left out
   */
  render(
    counts: Counts | null,
    around?: Surroundings,
  ): Promise<{ readonly contentType: string; readonly text: string }>;
  /** The same while another program works: nothing of the database, which this one does not open. */
  renderStandby(): Promise<{ readonly contentType: string; readonly text: string }>;
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
  const turnedAway = counter('messages_turned_away_total', 'Messages not taken, before anything was stored', [
    'channel',
    'why',
  ]);
  const crowded = gauge('crowded', '1: all messages are turned away because too much waits', []);
  const messagesOut = counter('messages_out_total', 'Messages sent', ['channel', 'kind']);
  const messagesHandled = counter('messages_handled_total', 'Messages handled', ['channel']);
  const processing = histogram('processing_seconds', 'From durable to handled');
  const delivery = histogram('delivery_seconds', 'From decided to sent');
  const stale = counter('steps_decided_again_total', 'Steps turned away because the conversation had moved', []);
  const denied = counter('acts_denied_total', 'Acts that somebody tried without the right to', ['channel']);
  const hints = counter('hints_total', 'Words between processes about where there is something to do', ['fate']);
  const aside = counter('messages_set_aside_total', 'Messages put aside after their last try', []);
  const putOff = counter('sends_put_off_total', 'Sends to be tried again later', ['channel', 'why']);
  const sendFailures = counter('sends_failed_total', 'Sends that will never arrive', ['channel', 'why']);
  const failures = counter('failures_total', 'Faults of our own, by place and code', ['where', 'code']);
  const refusals = counter('webhook_refusals_total', 'Webhook calls with a wrong secret or signature', ['channel']);
  const budgetLimit = gauge('platform_budget_limit', 'Calls that a platform allows in one window', [
    'channel',
    'endpoint',
  ]);
  const budgetLeft = gauge('platform_budget_remaining', 'Calls left in this window', ['channel', 'endpoint']);
  const budgetReset = gauge('platform_budget_reset_seconds', 'When the window ends, epoch seconds', [
    'channel',
    'endpoint',
  ]);
  const info = gauge('info', 'What runs: always 1', ['version', 'database']);
  const working = gauge('working', '1: this program works; 0: it stands by while another one does', []);
  const ofNow = gaugesOfNow(registry);

  const known = new Set<string>();
  const bounded = (code: string): string => {
    if (!CODE.test(code) || (!known.has(code) && known.size >= CODES_MAX)) return 'other';
    known.add(code);
    return code;
  };

  return {
    saw: (happening) => {
      switch (happening.what) {
        case 'accepted':
          messagesIn.inc({ channel: happening.channel }, happening.messages);
          return;
        case 'turned-away':
          turnedAway.inc({ channel: happening.channel, why: happening.why }, happening.messages);
          return;
        case 'crowded':
          crowded.set(happening.on ? 1 : 0);
          return;
        case 'handled':
          messagesHandled.inc({ channel: happening.channel }, happening.messages);
          processing.observe({ channel: happening.channel }, happening.waitedMs / MS_PER_SECOND);
          return;
        case 'stale':
          stale.inc();
          return;
        case 'hints':
          hints.inc({ fate: happening.fate }, happening.count);
          return;
        case 'denied':
          denied.inc({ channel: happening.channel }, happening.acts);
          return;
        case 'aside':
          aside.inc();
          return;
        case 'sent':
          messagesOut.inc({ channel: happening.channel, kind: happening.edit ? 'edit' : 'new' });
          delivery.observe({ channel: happening.channel }, happening.waitedMs / MS_PER_SECOND);
          return;
        case 'send-later':
          putOff.inc({ channel: happening.channel, why: happening.why });
          return;
        case 'send-waits':
          putOff.inc({ channel: happening.channel, why: 'closed' });
          return;
        case 'send-failed':
          sendFailures.inc({ channel: happening.channel, why: happening.why });
          return;
        case 'fault':
          failures.inc({ where: happening.where, code: bounded(happening.code) });
          return;
      }
    },
    refused: (channel) => refusals.inc({ channel }),
    budget: (channel, endpoint, { limit, remaining, resetAt }) => {
      budgetLimit.set({ channel, endpoint }, limit);
      budgetLeft.set({ channel, endpoint }, remaining);
      budgetReset.set({ channel, endpoint }, resetAt / MS_PER_SECOND);
    },
    works: (as) => {
      info.set(as, 1);
      working.set(1);
    },
    renderStandby: async () => {
      ofNow.forget();
      working.set(0);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
    render: async (counts, around) => {
      ofNow.show(counts, around);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
