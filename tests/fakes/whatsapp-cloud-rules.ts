/** What Meta refuses of a message that is sent (Cloud API, messages: text, interactive, media). */
type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(object) : []);
const length = (value: unknown): number => (typeof value === 'string' ? value.length : 0);
const within = (value: unknown, max: number): boolean => length(value) > 0 && length(value) <= max;

/** @param isFile whether an id is that of an uploaded file */
export function faultsOf(message: Json, isFile: (id: string) => boolean): readonly string[] {
  const wrong: string[] = [];
  const want = (good: boolean, what: string) => {
    if (!good) wrong.push(what);
  };
  want(message.messaging_product === 'whatsapp', 'messaging_product');
  // A number in one field or an id of Meta's in the other.
  const { to, recipient } = message;
  want(to === undefined || (typeof to === 'string' && /^\d{1,20}$/.test(to)), 'to');
  want(
    recipient === undefined || (typeof recipient === 'string' && /^[A-Z]{2}\.\w{1,128}$/.test(recipient)),
    'recipient',
  );
  want((to === undefined) !== (recipient === undefined), 'one of to and recipient');
  want(
    message.biz_opaque_callback_data === undefined || within(message.biz_opaque_callback_data, 512),
    'biz_opaque_callback_data',
  );
  const type = String(message.type);
  const part = object(message[type]);
  switch (type) {
    case 'text':
      want(within(part.body, 4096), `text of ${length(part.body)}`);
      break;
    case 'interactive':
      wrong.push(...interactiveFaults(part));
      break;
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      want(isFile(String(part.id)), `${type} id`);
      want(part.caption === undefined || (type !== 'audio' && within(part.caption, 1024)), `${type} caption`);
      break;
    default:
      wrong.push(`type ${type}`);
  }
  return wrong;
}

function interactiveFaults(part: Json): readonly string[] {
  const wrong: string[] = [];
  const want = (good: boolean, what: string) => {
    if (!good) wrong.push(what);
  };
  const action = object(part.action);
  want(within(object(part.body).text, 1024), `interactive body of ${length(object(part.body).text)}`);
  if (part.type === 'button') {
    const replies = list(action.buttons).map(({ reply }) => object(reply));
    want(replies.length >= 1 && replies.length <= 3, `${replies.length} buttons`);
    want(new Set(replies.map(({ id }) => id)).size === replies.length, 'button ids twice');
    want(new Set(replies.map(({ title }) => title)).size === replies.length, 'button titles twice');
    for (const { id, title } of replies) want(within(id, 256) && within(title, 20), `button “${title}”`);
  } else if (part.type === 'list') {
    const sections = list(action.sections);
    const rows = sections.flatMap((section) => list(section.rows));
    want(within(action.button, 20), 'list button');
    want(rows.length >= 1 && rows.length <= 10, `${rows.length} rows`);
    want(new Set(rows.map(({ id }) => id)).size === rows.length, 'row ids twice');
    for (const { title } of sections)
      want(sections.length < 2 ? length(title) <= 24 : within(title, 24), 'section title');
    for (const { id, title, description } of rows)
      want(within(id, 200) && within(title, 24) && length(description) <= 72, `row “${title}”`);
  } else if (part.type === 'location_request_message') want(action.name === 'send_location', 'location request');
  else wrong.push(`interactive ${part.type}`);
  return wrong;
}
