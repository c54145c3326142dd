import type { Capabilities } from '../../core/delivery.ts';

const MIB = 1024 * 1024;
const HOUR_MS = 3_600_000;

/** Largest file that is sent, in bytes: WhatsApp's limit for videos and sound (Cloud API, media). */
export const SEND_FILE_BYTES_MAX = 16 * MIB;

/** What both ways to WhatsApp have in common: small screens, nothing changed in place. */
const COMMON = {
  edit: false,
  reactions: true,
  // 350 characters, less the signs that make something bold.
  textMax: 340,
  linesMax: 6,
  fileBytesMax: 20 * MIB,
  sendFileBytesMax: SEND_FILE_BYTES_MAX,
} as const satisfies Partial<Capabilities>;

/**
 * A linked phone: buttons and lists do not work there any more (whatsapp-web.js, README), so numbers are written. Sent at the pace of a person, for what
 * writes like a machine is what gets a number banned.
 */
export const WEB_CAPABILITIES: Capabilities = {
  ...COMMON,
  buttons: false,
  askLocation: false,
  pace: { perSecond: 1, perChatPerSecond: 0.5, burst: 4 },
};

/** Longest title of a reply button, and most buttons (Cloud API, interactive messages). */
export const BUTTON_TITLE_MAX = 20;
export const BUTTONS_MAX = 3;
/** Longest title and description of a list's row, and most rows (Cloud API, interactive messages). */
export const ROW_TITLE_MAX = 24;
export const ROW_DESCRIPTION_MAX = 72;
const ROWS_MAX = 10;

/** Meta's Cloud API: real buttons and lists, and answers only within a day of what the person wrote (Cloud API, customer service window). */
export const CLOUD_CAPABILITIES: Capabilities = {
  ...COMMON,
  buttons: true,
  choicesMax: ROWS_MAX,
  askLocation: true,
  // A minute less: a message needs time to arrive.
  answersWithinMs: 24 * HOUR_MS - 60_000,
  // 80 messages a second from one number; one in 6 s to one person, with a loan of 45 (Cloud API, throughput, pair rate limits).
  pace: { perSecond: 80, perChatPerSecond: 1 / 6, burst: 40 },
};
