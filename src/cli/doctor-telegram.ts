/** Telegram's part of `aduan doctor`. */
import type { DeskLack } from '../bots/telegram/desk-check.ts';
import type { Settings } from '../config.ts';
import { systemClock } from '../system-clock.ts';
import { ANSWER_MS_MAX, type Finding } from './finding.ts';

const part = 'telegram';

/** Looks at the token, at how updates come, and at the desk's group. */
export async function* lookAtTelegram({ telegram: own, publicUrl }: Settings): AsyncGenerator<Finding> {
  if (!own) {
    yield { part, state: 'skipped', says: 'off: TELEGRAM_BOT_TOKEN is not set' };
    return;
  }
  const { BotApi } = await import('../bots/telegram/api.ts');
  const { faultCode } = await import('../bots/telegram/faults.ts');
  const api = new BotApi(own.token, own.apiRoot, systemClock);
  const me = await api.call('getMe', {}, undefined, ANSWER_MS_MAX);
  if (!me.ok) {
    const refused = me.fault.kind === 'refused' && (me.fault.code === 401 || me.fault.code === 404);
    yield refused
      ? {
          part,
          state: 'bad',
          says: 'does not know this TELEGRAM_BOT_TOKEN',
          fix: 'copy it again from @BotFather (/mybots, API Token)',
        }
      : {
          part,
          state: 'bad',
          says: `does not answer (${faultCode(me.fault)})`,
          fix: 'look at the network, the proxy and TELEGRAM_API_ROOT',
        };
    return;
  }
  yield { part, state: 'good', says: `the token is good; ${own.mode}` };
  const webhook = await api.call('getWebhookInfo', {}, undefined, ANSWER_MS_MAX);
  if (webhook.ok) yield* receiving(webhook.result, own.mode === 'webhook' ? `${publicUrl}/webhooks/telegram` : '');
  if (own.deskChat === undefined) return;
  const { deskLacks } = await import('../bots/telegram/desk-check.ts');
  const lacks = await deskLacks(api, own.deskChat, undefined, ANSWER_MS_MAX);
  if (lacks.length === 0) yield { part, state: 'good', says: "the desk's group has topics, and we may manage them" };
  for (const lack of lacks) yield { part, ...inWords(lack) };
}

function* receiving(webhook: unknown, wanted: string): Generator<Finding> {
  const { url, pending } = webhookOf(webhook);
  if (url !== wanted)
    yield {
      part,
      state: 'note',
      says: wanted === '' ? 'a webhook is set, so polling gets nothing' : 'the webhook is not set to PUBLIC_URL',
      fix: 'npm start sets it right',
    };
  if (pending > 0) yield { part, state: 'note', says: `${pending} updates wait to be fetched` };
}

function webhookOf(result: unknown): { readonly url: string; readonly pending: number } {
  const field = (name: string): unknown =>
    typeof result === 'object' && result !== null ? Reflect.get(result, name) : undefined;
  const pending = field('pending_update_count');
  return { url: String(field('url') ?? ''), pending: typeof pending === 'number' ? pending : 0 };
}

/** What a desk's group lacks, and what to switch on. */
function inWords(lack: DeskLack): Omit<Finding, 'part'> {
  switch (lack.what) {
    case 'unknown':
      return {
        state: 'bad',
        says: 'TELEGRAM_DESK_CHAT_ID names a chat that the bot is not in',
        fix: 'add the bot to the group as an administrator; the number of a group begins with -100',
      };
    case 'moved':
      return {
        state: 'bad',
        says: 'the group of TELEGRAM_DESK_CHAT_ID became a supergroup and has another number now',
        fix: `write TELEGRAM_DESK_CHAT_ID=${lack.to}`,
      };
    case 'no-group':
      return {
        state: 'bad',
        says: 'TELEGRAM_DESK_CHAT_ID is no group',
        fix: "make a group for the desk's officers, add the bot, and write the group's number",
      };
    case 'not-a-member':
      return {
        state: 'bad',
        says: "the bot was taken out of the desk's group",
        fix: 'add it again, as an administrator',
      };
    case 'blind':
      return {
        state: 'bad',
        says: "in the desk's group the bot hears only commands and answers to its own messages",
        fix: 'make it an administrator of the group, or switch privacy mode off (@BotFather, /setprivacy) and add it anew',
      };
    case 'no-forum':
      return {
        state: 'note',
        says: "the desk's group has no topics, so all complaints lie in one row",
        fix: "switch on Topics in the group's settings (they need a supergroup)",
      };
    case 'no-topic-right':
      return {
        state: 'note',
        says: 'the bot may not manage topics, so all complaints lie in one row',
        fix: "give it the right Manage topics in the group's list of administrators",
      };
    case 'unreached':
      return { state: 'note', says: `the desk's group could not be looked at (${lack.code})`, fix: 'try again' };
  }
}
