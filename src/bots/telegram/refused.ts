import type { ApiFault } from './faults.ts';

/** A plain reason why the channel can not start; safe to print. */
export class TelegramRefused extends Error {}

/** How the channel receives, as far as it is checked before the start. */
interface Mode {
  readonly mode: 'polling' | 'webhook';
  readonly publicUrl?: string;
  readonly webhookSecret?: string;
}

/** @throws {@link TelegramRefused} when a webhook lacks what it needs */
export function checkMode({ mode, publicUrl, webhookSecret }: Mode): void {
  if (mode !== 'webhook') return;
  if (!publicUrl)
    throw new TelegramRefused('TELEGRAM_MODE=webhook needs PUBLIC_URL, for example https://lapor.example.go.id');
  // A webhook without a secret takes anybody's word for Telegram's.
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(webhookSecret ?? ''))
    throw new TelegramRefused('TELEGRAM_MODE=webhook needs TELEGRAM_WEBHOOK_SECRET: 1 to 256 letters, digits, _ or -');
}

/** A refusal that no waiting mends, in words for the operator; undefined for every other fault. */
export function refusalIn(fault: ApiFault): string | undefined {
  if (fault.kind !== 'refused') return undefined;
  if (fault.code === 401 || fault.code === 404)
    return `Telegram does not accept TELEGRAM_BOT_TOKEN (${fault.code}); copy it again from @BotFather, it looks like 123456789:AA…`;
  if (fault.code === 400)
    return 'Telegram does not accept the webhook (400): PUBLIC_URL must be an https address it can reach, on port 443, 80, 88 or 8443';
  return undefined;
}
