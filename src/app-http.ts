import type { Hono } from 'hono';
import type { Channels } from './app-channels.ts';
import { keepUpload } from './app-media.ts';
import { telegramWebhook } from './bots/telegram/webhook.ts';
import { webRoutes } from './bots/web/routes.tsx';
import { xWebhook } from './bots/x/webhook.ts';
import type { Settings } from './config.ts';
import type { Clock } from './core/clock.ts';
import { readCode } from './core/complaint/code.ts';
import type { LookupGate } from './core/complaint/lookups.ts';
import type { EvidenceStore } from './core/evidence/evidence.ts';
import type { Conversation } from './core/mind.ts';
import type { Policy } from './core/policy/policy.ts';
import type { Store } from './core/store/port/store.ts';
import type { HttpEnv } from './http/env.ts';
import type { Metrics } from './metrics.ts';

/** What the routes of the channels are made of. */
export interface ChannelRoutesParts {
  readonly settings: Pick<Settings, 'publicUrl' | 'defaultLanguage'>;
  readonly policy: Policy;
  readonly store: Pick<Store<Conversation>, 'transcript' | 'fileSent' | 'statusByCode'>;
  readonly evidence: EvidenceStore;
  readonly channels: Channels;
  readonly metrics: Pick<Metrics, 'refused'>;
  readonly lookups: LookupGate;
  readonly clock: Clock;
  readonly onFault: (error: unknown) => void;
}

/** Everything by which messages come in over HTTP: the webhooks of the platforms that are on, and the web chat, last (see {@link import('./http/app.ts').httpApp}). */
export function channelRoutes({
  settings: { publicUrl, defaultLanguage },
  policy,
  store,
  evidence,
  channels: { web, telegram, x, whatsapp },
  metrics,
  lookups,
  clock,
  onFault,
}: ChannelRoutesParts): readonly Hono<HttpEnv>[] {
  return [
    ...(telegram ? [telegramWebhook(telegram, () => metrics.refused('telegram'))] : []),
    ...(x ? [xWebhook(x, () => metrics.refused('x'))] : []),
    ...(whatsapp ? [whatsapp.routes] : []),
    webRoutes(web, {
      policy,
      publicUrl,
      defaultLanguage,
      transcript: (chat, page) => store.transcript(web.name, chat, page),
      openFile: async (chat, ref, index) => {
        const file = await store.fileSent({ channel: web.name, chat, ref, index });
        return file && { file, stream: evidence.outgoing(file) };
      },
      keep: (stream, { bytesMax, signal }) => keepUpload(evidence, stream, bytesMax, signal),
      track: async (text) => {
        const code = readCode(text);
        return code ? store.statusByCode(code) : null;
      },
      lookups,
      now: () => clock.now(),
      onFault,
    }),
  ];
}
