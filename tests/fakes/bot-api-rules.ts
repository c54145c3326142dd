import { z } from 'zod';

/**
 * What the real Bot API takes, by method: the parameters it knows, their types and limits (core.telegram.org/bots/api). Only what our bot
 * has a use for is listed; everything else is a method that does not exist here.
 */

/** JSON may carry half of a surrogate pair; the server answers "strings must be encoded in UTF-8". */
const words = z.string().refine((text) => !/\p{Surrogate}/u.test(text), 'strings must be encoded in UTF-8');
const text = words.max(4096, 'message is too long').refine((each) => each.trim() !== '', 'message text is empty');
const chat = z.union([z.int(), z.string().regex(/^@\w{5,32}$/)], 'chat_id is invalid');
const language = z.string().regex(/^([a-z]{2})?$/);

const at = { offset: z.int().min(0), length: z.int().min(1) };
const entity = z.union([
  z.strictObject({ type: z.enum(['bold', 'italic', 'underline', 'strikethrough', 'code', 'pre', 'spoiler']), ...at }),
  z.strictObject({ type: z.literal('text_link'), url: z.url({ protocol: /^https?$/ }), ...at }),
]);

const inlineButton = z.strictObject({
  text: words.min(1),
  callback_data: words.refine(
    (data) => Buffer.byteLength(data) >= 1 && Buffer.byteLength(data) <= 64,
    'BUTTON_DATA_INVALID',
  ),
});
/** The server takes more; beyond this phones cut the row. */
const ROW_MAX = 8;
const BUTTONS_MAX = 100;
const rows = <Button extends z.ZodType>(button: Button) =>
  z
    .array(z.array(button).min(1).max(ROW_MAX))
    .min(1)
    .refine((each) => each.flat().length <= BUTTONS_MAX, 'reply markup is too long');
const inlineKeyboard = z.strictObject({ inline_keyboard: rows(inlineButton) });
const replyKeyboard = z.strictObject({
  keyboard: rows(z.strictObject({ text: words.min(1), request_location: z.literal(true).optional() })),
  resize_keyboard: z.boolean().optional(),
  one_time_keyboard: z.boolean().optional(),
  is_persistent: z.boolean().optional(),
  input_field_placeholder: words.min(1).max(64).optional(),
});
const removal = z.strictObject({ remove_keyboard: z.literal(true) });

const UPDATES = [
  ...['message', 'edited_message', 'channel_post', 'edited_channel_post', 'callback_query', 'my_chat_member'],
  ...['chat_member', 'message_reaction', 'poll', 'poll_answer', 'inline_query', 'chosen_inline_result'],
] as const;

const shown = {
  chat_id: chat,
  text,
  entities: z.array(entity).max(100).optional(),
  link_preview_options: z.strictObject({ is_disabled: z.boolean().optional() }).optional(),
};

const thread = { message_thread_id: z.int().min(1).optional() };
const captioned = {
  caption: words.max(1024, 'message caption is too long').optional(),
  caption_entities: z.array(entity).max(100).optional(),
};
/** A file of a form: it comes as a part of its own, and the field is not among the others. */
const upload = z.strictObject({ chat_id: chat, ...thread, ...captioned });
const attached = z.string().regex(/^attach:\/\/\w+$/);
const topic = { chat_id: chat, message_thread_id: z.int().min(1) };
const scope = z.strictObject({ type: z.literal('chat'), chat_id: chat });

/** Parameters by method. A parameter that is not here is one the server would silently drop: a mistake of ours. */
export const METHODS = {
  getMe: z.strictObject({}),
  getUpdates: z.strictObject({
    offset: z.int().optional(),
    limit: z.int().min(1).max(100).optional(),
    timeout: z.int().min(0).max(50).optional(),
    allowed_updates: z.array(z.enum(UPDATES)).optional(),
  }),
  sendMessage: z.strictObject({
    ...shown,
    ...thread,
    disable_notification: z.boolean().optional(),
    reply_markup: z.union([inlineKeyboard, replyKeyboard, removal]).optional(),
  }),
  editMessageText: z.strictObject({ ...shown, message_id: z.int(), reply_markup: inlineKeyboard.optional() }),
  deleteMessage: z.strictObject({ chat_id: chat, message_id: z.int() }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: z.string().min(1),
    text: words.max(200, 'MESSAGE_TOO_LONG').optional(),
    show_alert: z.boolean().optional(),
  }),
  sendChatAction: z.strictObject({ chat_id: chat, action: z.enum(['typing', 'upload_photo', 'upload_document']) }),
  getFile: z.strictObject({ file_id: z.string().min(1) }),
  setWebhook: z.strictObject({
    url: z.url({ protocol: /^https$/ }),
    secret_token: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/)
      .optional(),
    allowed_updates: z.array(z.enum(UPDATES)).optional(),
    drop_pending_updates: z.boolean().optional(),
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  sendPhoto: upload,
  sendVideo: upload,
  sendVoice: upload,
  sendAudio: upload,
  sendDocument: upload,
  sendMediaGroup: z.strictObject({
    chat_id: chat,
    ...thread,
    media: z.array(
      z.strictObject({ type: z.enum(['photo', 'video', 'audio', 'document']), media: attached, ...captioned }),
    ),
  }),
  createForumTopic: z.strictObject({
    chat_id: chat,
    name: words.min(1).max(128),
    icon_custom_emoji_id: z.string().min(1).optional(),
  }),
  editForumTopic: z.strictObject({
    ...topic,
    name: words.max(128).optional(),
    icon_custom_emoji_id: z.string().optional(),
  }),
  closeForumTopic: z.strictObject(topic),
  reopenForumTopic: z.strictObject(topic),
  getForumTopicIconStickers: z.strictObject({}),
  getChat: z.strictObject({ chat_id: chat }),
  getChatMember: z.strictObject({ chat_id: chat, user_id: z.int() }),
  getWebhookInfo: z.strictObject({}),
  getMyCommands: z.strictObject({ scope: scope.optional(), language_code: language.optional() }),
  setMyCommands: z.strictObject({
    commands: z
      .array(z.strictObject({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: words.min(1).max(256) }))
      .max(100),
    scope: scope.optional(),
    language_code: language.optional(),
  }),
  getMyDescription: z.strictObject({ language_code: language.optional() }),
  setMyDescription: z.strictObject({ description: words.max(512), language_code: language.optional() }),
  getMyShortDescription: z.strictObject({ language_code: language.optional() }),
  setMyShortDescription: z.strictObject({ short_description: words.max(120), language_code: language.optional() }),
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** What the server would find wrong in a call, in its own or in our words; none for a good one. Never the words themselves. */
export function mistakesIn(method: string, given: Readonly<Record<string, unknown>>): readonly string[] {
  if (!Object.hasOwn(METHODS, method)) return ['Not Found'];
  const parsed = METHODS[method as keyof typeof METHODS].safeParse(given);
  const mistakes = parsed.success
    ? []
    : parsed.error.issues.map(({ path, code, message }) => `${path.map(String).join('.')} ${code}: ${message}`);
  const captions = [given, ...(Array.isArray(given.media) ? given.media : [])].map(
    (each: Readonly<Record<string, unknown>>) => ({ text: each.caption, entities: each.caption_entities }),
  );
  return [...mistakes, ...[given, ...captions].flatMap(entitiesOutside)];
}

/** Entities count UTF-16 units, stay inside the text and split no pair. */
function entitiesOutside({ text: whole, entities }: Readonly<Record<string, unknown>>): readonly string[] {
  const parsed = z.array(z.looseObject(at)).safeParse(entities ?? []);
  if (typeof whole !== 'string' || !parsed.success) return [];
  const splits = (index: number) =>
    /[\uD800-\uDBFF]/.test(whole[index - 1] ?? '') && /[\uDC00-\uDFFF]/.test(whole[index] ?? '');
  return parsed.data.flatMap(({ offset, length }) => {
    if (offset + length > whole.length) return ['ENTITY_BOUNDS_INVALID: outside the text'];
    return splits(offset) || splits(offset + length) ? ['ENTITY_BOUNDS_INVALID: splits a surrogate pair'] : [];
  });
}
