// How one message looks: the same rows that `chat-page.tsx` renders, made here for what comes while the page is open.
import { canLocate, el, hour, words } from './page.js';

/** Labels of all choices ever offered, by id: a press comes back as its id alone. */
export const labels = new Map();

const CHIPS = {
  photo: words.photo,
  video: words.video,
  document: words.document,
  voice: words.voice,
  audio: words.voice,
  location: words.location,
  contact: words.contact,
};

function spansOf(spans) {
  return spans.map((span) => {
    if (typeof span === 'string') return span;
    if ('bold' in span) return el('strong', {}, span.bold);
    if ('code' in span) return el('code', {}, span.code);
    if (!/^https?:\/\//i.test(span.url)) return span.link;
    return el('a', { href: span.url, target: '_blank', rel: 'noopener noreferrer nofollow' }, span.link);
  });
}

export function choicesOf(bubble) {
  const line = (...buttons) => el('div', { className: 'line' }, ...buttons);
  const set = el('form', { className: 'choices', method: 'post', 'aria-label': words.choices });
  for (const row of bubble.choices ?? [])
    set.append(line(...row.map(({ id, label }) => el('button', { type: 'submit', name: 'choice', value: id }, label))));
  if (bubble.askLocation && canLocate())
    set.append(line(el('button', { type: 'button', className: 'locate' }, bubble.askLocation)));
  return set;
}

/** A file of ours: a picture to look at, anything else to save. */
function fileOf({ kind, name, href, isPicture }) {
  if (!isPicture) return el('a', { className: `chip ${kind}`, href, download: name }, name);
  const picture = el('img', { className: 'thumb', alt: `${words.photo} ${name}`, decoding: 'async', src: href });
  return el('a', { href, target: '_blank', rel: 'noopener' }, picture);
}

/** A row for a bubble (its shape is in `bubbles.ts`); `state` is that of a message of one's own. */
export function rowOf(bubble, state = 'sent') {
  const mine = bubble.from === 'citizen';
  const text = bubble.choice === undefined ? bubble.text : [labels.get(bubble.choice) ?? words.chosen];
  const row = el('div', { className: `row ${bubble.from}` });
  row.dataset.key = bubble.key;
  const inner = el(
    'div',
    { className: 'bubble' },
    el('span', { className: 'unseen' }, `${mine ? words.you : words.bot} `),
  );
  if (bubble.chip)
    inner.append(
      el('span', { className: `chip ${bubble.chip}` }, bubble.label ?? CHIPS[bubble.chip] ?? words.document),
    );
  for (const file of bubble.files ?? []) inner.append(fileOf(file));
  if (text?.length) inner.append(el('div', { className: 'text', dir: 'auto' }, ...spansOf(text)));
  const meta = el('p', { className: 'meta' }, el('time', { dateTime: bubble.at }, hour.format(new Date(bubble.at))));
  inner.append(meta);
  row.append(inner);
  if (mine) {
    // One's own words need not be read out again.
    row.setAttribute('aria-live', 'off');
    meta.append(el('span', { className: 'tick' }));
    tick(row, state);
  }
  return row;
}

/** Shows how far a message of one's own has come: `sending`, `waiting`, `sent` or `refused`. */
export function tick(row, state) {
  const mark = row?.querySelector('.tick');
  if (!mark || mark.dataset.state === state) return;
  mark.dataset.state = state;
  const said = { sent: words.sent, waiting: words.waiting, sending: words.sending, refused: words.notSent }[state];
  mark.replaceChildren(el('span', state === 'sent' ? { className: 'unseen' } : {}, said));
  if (state === 'sent' || state === 'refused') row.querySelector('progress')?.remove();
}

/** The lines of a row's text, without its name, time and buttons. */
export const linesOf = (row) =>
  (row.querySelector('.text')?.textContent ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Puts a small picture in place of the word "photo", and a bar for what is already on its way. */
export function dressUpload(row, file) {
  const chip = row.querySelector('.chip');
  if (file && /^image\/(jpeg|png|webp|gif|avif)$/.test(file.type)) {
    const thumb = el('img', {
      className: 'thumb',
      alt: words.photo,
      decoding: 'async',
      src: URL.createObjectURL(file),
    });
    thumb.onload = () => URL.revokeObjectURL(thumb.src);
    thumb.onerror = () => thumb.replaceWith(chip);
    chip.replaceWith(thumb);
  }
  row.querySelector('.meta').before(el('progress', { max: 1, value: 0, 'aria-label': words.sending }));
}
