import { capabilitiesFor } from '../../src/bots/telegram/capabilities.ts';
import { WebChannel } from '../../src/bots/web/channel.ts';
import { CLOUD_CAPABILITIES, WEB_CAPABILITIES } from '../../src/bots/whatsapp/capabilities.ts';
import { capabilitiesFor as xCapabilitiesFor } from '../../src/bots/x/capabilities.ts';
import type { Capabilities } from '../../src/core/delivery.ts';

/** Every channel as the table of `docs/channels.md` shows it. A new channel is one more line. */
export const CHANNELS: readonly (readonly [title: string, able: Capabilities])[] = [
  ['Telegram', capabilitiesFor(30)],
  ['Web chat', new WebChannel().capabilities],
  ['WhatsApp, linked phone', WEB_CAPABILITIES],
  ['WhatsApp, Cloud API', CLOUD_CAPABILITIES],
  ['X', xCapabilitiesFor(undefined)],
];

const yes = (is: boolean | undefined): string => (is ? 'yes' : 'no');
const size = (bytes: number | undefined): string => {
  if (bytes === undefined) return 'none';
  return Number.isFinite(bytes) ? `${Math.floor(bytes / 1024 / 1024)} MiB` : 'any size';
};
const rounded = (n: number): number => Math.round(n * 100) / 100;
const hours = (ms: number | undefined): string =>
  ms === undefined ? 'at any time' : `for ${rounded(ms / 3_600_000)} h`;
const rate = (count: number | undefined, unit: string): string =>
  count === undefined || !Number.isFinite(count) ? 'no limit' : `${rounded(count)} ${unit}`;

const ROWS: readonly (readonly [what: string, of: (able: Capabilities) => string])[] = [
  ['Buttons (else numbered lines)', ({ buttons }) => yes(buttons)],
  ['Changes a message in place', ({ edit }) => yes(edit)],
  ['Button to share the place', ({ askLocation }) => yes(askLocation)],
  ['Signs below a message', ({ reactions }) => yes(reactions)],
  ['Posts that everybody reads', ({ posts }) => yes(posts)],
  ['We may write after their last word', ({ answersWithinMs }) => hours(answersWithinMs)],
  ['Most buttons of a message', ({ buttons, choicesMax }) => (buttons ? String(choicesMax ?? 'any number') : 'none')],
  ['Most lines of a message', ({ linesMax }) => String(linesMax ?? 'any number')],
  ['Longest message (UTF-16 units)', ({ textMax }) => String(textMax)],
  ['Largest file to us', ({ fileBytesMax }) => size(fileBytesMax)],
  ['Largest file from us', ({ sendFileBytesMax }) => size(sendFileBytesMax)],
  ['Sends, all chats', ({ pace }) => rate(pace.perSecond, 'a second')],
  ['Sends, one chat', ({ pace }) => rate(pace.perChatPerSecond, 'a second')],
  ['Sends, one group', ({ pace }) => rate(pace.perGroupPerMinute, 'a minute')],
];

/** The table of what the channels can do, in Markdown. */
export function capabilityTable(channels = CHANNELS): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...channels.map(([title]) => title)]),
    line(['---', ...channels.map(() => '---')]),
    ...ROWS.map(([what, of]) => line([what, ...channels.map(([, able]) => of(able))])),
  ].join('\n');
}
