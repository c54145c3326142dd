// Messages on their way: kept in this browser first, sent one after the other, tried again until the server has them. Words and
// files go in lanes of their own, so that a large video does not hold up a word.
import { entries, files } from './kept.js';
import { newId, settings, words } from './page.js';
import { dressUpload, rowOf, tick } from './rows.js';
import { append, notice, release, rows, spoke } from './screen.js';

const SLOW_MS = 2500;
const RETRY_MS = 1000;
const RETRY_MS_MAX = 30_000;
const ANSWER_MS_MAX = 20_000;
/** An upload on which nothing moves for this long is begun anew. */
const SILENCE_MS_MAX = 60_000;
/** Some browsers' storage never answers: a file is sent all the same. */
const KEEP_MS_MAX = 3000;
/** Browsers let a request outlive its page up to 64 KiB; a character takes up to six bytes as JSON. */
const OUTLIVES_CHARS_MAX = 10_000;

const queue = [];
const lanes = { words: { busy: false, waitMs: RETRY_MS }, files: { busy: false, waitMs: RETRY_MS } };
const laneOf = (entry) => (entry.kind === 'file' ? 'files' : 'words');

const CHIP_OF = { image: 'photo', video: 'video', audio: 'voice' };
function bubbleOf(entry) {
  const bubble = { key: entry.id, from: 'citizen', at: new Date(entry.at).toISOString() };
  if (entry.kind === 'text') return { ...bubble, text: [entry.text] };
  if (entry.kind === 'choice') return { ...bubble, text: [entry.label] };
  if (entry.kind === 'location') return { ...bubble, chip: 'location' };
  const chip = CHIP_OF[entry.mime.split('/')[0]] ?? 'document';
  return { ...bubble, chip, ...(chip === 'document' && { label: entry.name }) };
}

function show(entry, file) {
  const row = rowOf(bubbleOf(entry), navigator.onLine ? 'sending' : 'waiting');
  if (entry.kind === 'file') dressUpload(row, file);
  append(row, entry.at);
}

function add(entry, file) {
  queue.push(entry);
  entries.keep(entry);
  spoke();
  show(entry, file);
}

/** Sends words, a choice or a place: `{kind: 'text', text}`, `{kind: 'choice', choice, label}`, `{kind: 'location', lat, lon}`. */
export function send(message) {
  add({ ...message, id: newId(), at: Date.now() });
  flush('words');
}

/** Sends files; those that are empty, too large or too many are left out, with a word about it. */
export async function attach(list) {
  const chosen = [...list];
  notice(navigator.onLine ? '' : words.offline, true);
  const fitting = chosen.slice(0, settings.filesMax).filter(({ size }) => size > 0 && size <= settings.fileBytesMax);
  if (chosen.length > settings.filesMax) notice(words.tooMany, true);
  if (chosen.some(({ size }) => size === 0)) notice(words.fileEmpty, true);
  if (chosen.some(({ size }) => size > settings.fileBytesMax)) notice(words.tooLarge, true);
  const album = fitting.length > 1 ? newId() : undefined;
  for (const file of fitting) {
    const id = newId();
    await Promise.race([files.keep(id, file), new Promise((go) => setTimeout(go, KEEP_MS_MAX))]);
    const mime = file.type || 'application/octet-stream';
    add({ kind: 'file', id, at: Date.now(), name: file.name || 'berkas', mime, album }, file);
  }
  flush('files');
}

/** The server has it. */
export function settle(id) {
  const at = queue.findIndex((entry) => entry.id === id);
  if (at < 0) return;
  const [entry] = queue.splice(at, 1);
  entries.drop(id);
  if (entry.kind === 'file') files.drop(id);
}

/** Tries everything at once, as when the signal is back. */
export function flushAll() {
  for (const lane of Object.keys(lanes)) {
    lanes[lane].waitMs = RETRY_MS;
    flush(lane);
  }
}

async function flush(lane) {
  const state = lanes[lane];
  if (state.busy) return;
  state.busy = true;
  clearTimeout(state.timer);
  for (;;) {
    const entry = queue.find((one) => laneOf(one) === lane);
    if (!entry) break;
    const answer = await deliver(entry, lane);
    if (answer.ok) {
      settle(entry.id);
      tick(rows.get(entry.id), 'sent');
      state.waitMs = RETRY_MS;
      // The cookie was gone: another chat began. The page finds out whether this browser takes cookies at all.
      if (answer.fresh) return location.assign(`/${settings.query ? `${settings.query}&` : '?'}kuki=1`);
    } else if (answer.final) refused(entry, answer);
    else {
      for (const one of queue) if (laneOf(one) === lane) tick(rows.get(one.id), 'waiting');
      release();
      if (answer.say) notice(answer.say);
      state.timer = setTimeout(() => flush(lane), state.waitMs * (0.75 + Math.random() / 2));
      state.waitMs = Math.min(RETRY_MS_MAX, state.waitMs * 2);
      break;
    }
  }
  state.busy = false;
}

async function deliver(entry, lane) {
  const row = rows.get(entry.id);
  if (!navigator.onLine) tick(row, 'waiting');
  const slow = setTimeout(() => tick(row, 'waiting'), lane === 'words' ? SLOW_MS : 3 * SLOW_MS);
  const moving = () => {
    clearTimeout(slow);
    tick(row, 'sending');
  };
  const answer = await (lane === 'files' ? upload(entry, row, moving) : post(entry));
  clearTimeout(slow);
  return answer;
}

/** The server will never take it as it is: it says why, and the words go back for another try. */
function refused(entry, answer) {
  settle(entry.id);
  tick(rows.get(entry.id), 'refused');
  if (entry.kind === 'text') giveBack(entry.text);
  release();
  notice(answer.say || words.notNow, true);
}

let giveBack = () => undefined;
/** Who takes words back that were refused. */
export const onRefusedWords = (act) => {
  giveBack = act;
};

/** A 4xx is the last word on this message, but for "too many" and "wait". */
const verdict = (status, body) => ({
  ok: status === 202,
  final: status >= 400 && status < 500 && status !== 429 && status !== 408,
  ...body,
});

async function post({ label: _label, at, ...message }) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ANSWER_MS_MAX);
  try {
    const response = await fetch(`/pesan${settings.query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...message, ageMs: Math.max(0, Date.now() - at) }),
      signal: late.signal,
      keepalive: (message.text?.length ?? 0) <= OUTLIVES_CHARS_MAX,
    });
    return verdict(response.status, await response.json().catch(() => ({})));
  } catch {
    return { ok: false };
  } finally {
    clearTimeout(timer);
  }
}

async function upload(entry, row, moving) {
  const file = await files.get(entry.id);
  if (!file) return { ok: false, final: true, say: words.fileLost };
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const bar = row?.querySelector('progress');
    let silence;
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENCE_MS_MAX);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      alive();
      moving();
      if (bar && total) bar.value = loaded / total;
    };
    request.onloadend = () => {
      clearTimeout(silence);
      // Null for an answer of somebody in between, such as a proxy.
      resolve(request.status ? verdict(request.status, request.response ?? {}) : { ok: false });
    };
    const data = new FormData();
    data.append('id', entry.id);
    if (entry.album) data.append('album', entry.album);
    data.append('berkas', file, entry.name);
    request.open('POST', `/lampiran${settings.query}`);
    request.setRequestHeader('accept', 'application/json');
    request.responseType = 'json';
    alive();
    request.send(data);
  });
}

/** Goes on with what an earlier page left. @returns whether there was anything */
export async function goOn() {
  queue.push(...entries.all());
  // What the page already shows did arrive, though its answer never came back.
  for (const { id } of queue.filter(({ id }) => rows.has(id))) settle(id);
  if (queue.length === 0) return false;
  spoke();
  for (const entry of [...queue]) show(entry, entry.kind === 'file' ? await files.get(entry.id) : undefined);
  if (navigator.onLine) flushAll();
  return true;
}
