// The chat's page, live: sends without reloading, hears the answers, keeps what could not be sent yet. The page is complete
// without this file. What people typed only ever becomes text nodes (the page's policy forbids anything else).
const settings = JSON.parse(document.body.dataset.settings);
const { words } = settings;
const $ = (id) => document.getElementById(id);
const log = $('log');
const scroll = $('gulir');
const form = $('tulis');
const box = $('pesan');
const picker = $('lampiran');
const working = $('bekerja');
const down = $('turun');

const QUEUE = 'aduan.antrean';
const TYPED = 'aduan.ketikan';
const SLOW_MS = 2500;
const RETRY_MS_MAX = 30_000;
const SILENCE_MS_MAX = 50_000;

const rows = new Map();
const labels = new Map();
let active = settings.active;
let spoken = false;
let cursor = settings.cursor;

const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const hour = new Intl.DateTimeFormat(settings.language, {
  timeZone: settings.zone,
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat(settings.language, {
  timeZone: settings.zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

function el(name, props = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (key in node && key !== 'list') node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== ''));
  return node;
}

// ── what is stored in this browser until it is sent ──

const store = {
  read(key) {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      return ''; // storage forbidden: everything stays in memory
    }
  },
  write(key, value) {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {
      // full or forbidden: the copy in memory is still sent while the page is open
    }
  },
};

const files = {
  memory: new Map(),
  open: () =>
    new Promise((resolve) => {
      try {
        const request = indexedDB.open('aduan', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('berkas');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => resolve(undefined);
      } catch {
        resolve(undefined);
      }
    }),
  async run(mode, act) {
    const base = await files.open();
    if (!base) return undefined;
    return new Promise((resolve) => {
      const change = base.transaction('berkas', mode);
      const request = act(change.objectStore('berkas'));
      change.oncomplete = () => resolve(request.result);
      change.onerror = change.onabort = () => resolve(undefined);
    }).finally(() => base.close());
  },
  keep(id, file) {
    files.memory.set(id, file);
    return files.run('readwrite', (all) => all.put(file, id));
  },
  async get(id) {
    return files.memory.get(id) ?? (await files.run('readonly', (all) => all.get(id)));
  },
  drop(id) {
    files.memory.delete(id);
    return files.run('readwrite', (all) => all.delete(id));
  },
  clear: () => files.run('readwrite', (all) => all.clear()),
};

// ── bubbles ──

function spansOf(spans) {
  return spans.map((span) => {
    if (typeof span === 'string') return span;
    if ('bold' in span) return el('strong', {}, span.bold);
    if ('code' in span) return el('code', {}, span.code);
    if (!/^https?:\/\//i.test(span.url)) return span.link;
    return el('a', { href: span.url, target: '_blank', rel: 'noopener noreferrer nofollow' }, span.link);
  });
}

const chipWords = {
  photo: words.photo,
  video: words.video,
  document: words.document,
  voice: words.voice,
  audio: words.voice,
  location: words.location,
  contact: words.contact,
};

function choicesOf(bubble) {
  const line = (...buttons) => el('div', { className: 'line' }, ...buttons);
  const set = el('form', { className: 'choices', method: 'post', 'aria-label': words.choices });
  for (const row of bubble.choices ?? [])
    set.append(line(...row.map(({ id, label }) => el('button', { type: 'submit', name: 'choice', value: id }, label))));
  if (bubble.askLocation && canLocate())
    set.append(line(el('button', { type: 'button', className: 'locate' }, bubble.askLocation)));
  return set;
}

function fileOf({ kind, name, href, isPicture }) {
  if (!isPicture) return el('a', { className: `chip ${kind}`, href, download: name }, name);
  const picture = el('img', { className: 'thumb', alt: `${words.photo} ${name}`, decoding: 'async', src: href });
  return el('a', { href, target: '_blank', rel: 'noopener' }, picture);
}

function rowOf(bubble, state) {
  const mine = bubble.from === 'citizen';
  const text = bubble.choice === undefined ? bubble.text : [labels.get(bubble.choice) ?? words.chosen];
  const at = new Date(bubble.at);
  const row = el('div', { className: `row ${bubble.from}` });
  row.dataset.key = bubble.key;
  const inner = el(
    'div',
    { className: 'bubble' },
    el('span', { className: 'unseen' }, `${mine ? words.you : words.bot} `),
  );
  if (bubble.chip)
    inner.append(
      el('span', { className: `chip ${bubble.chip}` }, bubble.label ?? chipWords[bubble.chip] ?? words.document),
    );
  for (const file of bubble.files ?? []) inner.append(fileOf(file));
  if (text?.length) inner.append(el('div', { className: 'text', dir: 'auto' }, ...spansOf(text)));
  const meta = el('p', { className: 'meta' }, el('time', { dateTime: bubble.at }, hour.format(at)));
  inner.append(meta);
  if (mine) {
    // One's own words need not be read out again.
    row.setAttribute('aria-live', 'off');
    meta.append(el('span', { className: 'tick' }));
    tick(row, state ?? 'sent');
  }
  row.append(inner);
  return row;
}

function tick(row, state) {
  const mark = row?.querySelector('.tick');
  if (!mark || mark.dataset.state === state) return;
  mark.dataset.state = state;
  const said = { sent: words.sent, waiting: words.waiting, sending: words.sending, refused: words.notSent }[state];
  mark.replaceChildren(el('span', state === 'sent' ? { className: 'unseen' } : {}, said));
  if (state === 'sent' || state === 'refused') row.querySelector('progress')?.remove();
}

/** Puts a row at the end; the list stays at its end when the reader is there. */
function append(row, at) {
  $('sambutan')?.remove();
  const today = day.format(new Date(at));
  if (log.dataset.day !== today) {
    log.dataset.day = today;
    if ([...log.querySelectorAll('.day')].at(-1)?.textContent !== today)
      log.append(el('p', { className: 'day' }, today));
  }
  const near = atEnd();
  row.classList.add('new');
  log.append(row);
  rows.set(row.dataset.key, row);
  if (near || row.classList.contains('citizen')) toEnd();
  else down.hidden = false;
}

const flows = () => getComputedStyle(scroll).display === 'block';
function atEnd() {
  if (!flows()) return Math.abs(scroll.scrollTop) < 120;
  const page = document.scrollingElement;
  return page.scrollHeight - page.scrollTop - page.clientHeight < 240;
}
function toEnd() {
  down.hidden = true;
  if (flows()) $('akhir').scrollIntoView({ block: 'center' });
  else scroll.scrollTop = 0;
}

/** Shows a bubble that came from the server: a new one, an edit in place of an old one, or an echo of our own. */
function put(bubble) {
  for (const { id, label } of bubble.choices?.flat() ?? []) labels.set(id, label);
  if (bubble.from === 'citizen') {
    spoken = true;
    settle(bubble.key);
    const known = rows.get(bubble.key);
    if (known) return tick(known, 'sent');
    return append(rowOf(bubble), bubble.at);
  }
  if (rows.has(bubble.key)) return;
  working.hidden = true;
  const old = rows.get(bubble.replaces);
  const row = rowOf(bubble);
  const held = document.activeElement?.closest?.('.choices');
  if (old) {
    // An edit is not read out whole again: only the lines that are new.
    row.setAttribute('aria-live', 'off');
    const before = new Set(linesOf(old));
    say(
      [
        ...linesOf(row).filter((line) => !before.has(line)),
        ...(bubble.choices ?? []).flat().map(({ label }) => label),
      ].join('. '),
    );
    rows.delete(bubble.replaces);
    old.remove();
  }
  if (bubble.choices || bubble.askLocation) {
    retire(active);
    active = bubble.key;
    spoken = false;
    row.append(choicesOf(bubble));
  } else if (spoken || bubble.replaces === active) {
    retire(active);
    active = '';
  }
  if (bubble.placeholder) box.placeholder = bubble.placeholder;
  append(row, bubble.at);
  if (held && !held.isConnected) box.focus();
}

const linesOf = (row) =>
  (row.querySelector('.text')?.textContent ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const retire = (key) => rows.get(key)?.querySelector('.choices')?.remove();

let voice;
function say(text) {
  clearTimeout(voice);
  $('suara').textContent = text;
  voice = setTimeout(() => $('suara').replaceChildren(), 5000);
}

let noticeGoes;
function notice(text, stays) {
  clearTimeout(noticeGoes);
  $('kabar').textContent = text;
  if (text && !stays) noticeGoes = setTimeout(() => notice(''), 12_000);
}

// ── sending ──

let queue = [];
try {
  queue = JSON.parse(store.read(QUEUE) || '[]');
} catch {
  queue = [];
}
const save = () => store.write(QUEUE, queue.length ? JSON.stringify(queue) : '');
const lanes = { words: { busy: false, waitMs: 1000 }, files: { busy: false, waitMs: 1000 } };
const laneOf = (entry) => (entry.kind === 'file' ? 'files' : 'words');

function bubbleOfEntry(entry) {
  const bubble = { key: entry.id, from: 'citizen', at: new Date(entry.at).toISOString() };
  if (entry.kind === 'text') return { ...bubble, text: [entry.text] };
  if (entry.kind === 'choice') return { ...bubble, text: [entry.label] };
  if (entry.kind === 'location') return { ...bubble, chip: 'location' };
  const chip = entry.mime.startsWith('image/')
    ? 'photo'
    : entry.mime.startsWith('video/')
      ? 'video'
      : entry.mime.startsWith('audio/')
        ? 'voice'
        : 'document';
  return {
    ...bubble,
    chip,
    ...(chip === 'document' && { label: entry.name }),
    ...(entry.text && { text: [entry.text] }),
  };
}

function show(entry, file) {
  const row = rowOf(bubbleOfEntry(entry), navigator.onLine ? 'sending' : 'waiting');
  if (entry.kind === 'file') {
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
  append(row, bubbleOfEntry(entry).at);
}

function enqueue(entry, file) {
  entry.id = newId();
  entry.at = Date.now();
  queue.push(entry);
  save();
  spoken = true;
  show(entry, file);
  if (!stream) connect();
  flush(laneOf(entry));
}

/** The server has it. */
function settle(id) {
  const at = queue.findIndex((entry) => entry.id === id);
  if (at < 0) return;
  const [entry] = queue.splice(at, 1);
  save();
  if (entry.kind === 'file') files.drop(id);
}

async function flush(lane) {
  const state = lanes[lane];
  if (state.busy) return;
  state.busy = true;
  clearTimeout(state.timer);
  for (;;) {
    const entry = queue.find((one) => laneOf(one) === lane);
    if (!entry) break;
    const row = rows.get(entry.id);
    if (!navigator.onLine) tick(row, 'waiting');
    const slow = setTimeout(() => tick(row, 'waiting'), lane === 'words' ? SLOW_MS : 3 * SLOW_MS);
    const moving = () => {
      clearTimeout(slow);
      tick(row, 'sending');
    };
    const answer = await (lane === 'files' ? upload(entry, row, moving) : post(entry));
    clearTimeout(slow);
    if (answer.ok) {
      settle(entry.id);
      tick(row, 'sent');
      state.waitMs = 1000;
      // The cookie was gone: another chat began. The page finds out whether this browser takes cookies at all.
      if (answer.fresh) return location.assign(`/${settings.query ? `${settings.query}&` : '?'}kuki=1`);
    } else if (answer.final) {
      settle(entry.id);
      tick(row, 'refused');
      if (entry.kind === 'text' && !box.value) type(entry.text);
      release();
      notice(answer.say || words.notNow, true);
    } else {
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

/** A 4xx is the last word on this message, but for "too many" and "wait". */
const verdict = (status, body) => ({
  ok: status === 202,
  final: status >= 400 && status < 500 && status !== 429 && status !== 408,
  ...body,
});

async function post(entry) {
  const { label: _label, at, ...message } = entry;
  try {
    const response = await fetch(`/pesan${settings.query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...message, ageMs: Math.max(0, Date.now() - at) }),
      signal: AbortSignal.timeout(20_000),
    });
    return verdict(response.status, await response.json().catch(() => ({})));
  } catch {
    return { ok: false };
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
      silence = setTimeout(() => request.abort(), 60_000);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      alive();
      moving();
      if (bar && total) bar.value = loaded / total;
    };
    request.onloadend = () => {
      clearTimeout(silence);
      if (!request.status) return resolve({ ok: false });
      let body = {};
      try {
        body = JSON.parse(request.responseText);
      } catch {
        // an answer of somebody in between, such as a proxy
      }
      resolve(verdict(request.status, body));
    };
    const data = new FormData();
    data.append('id', entry.id);
    if (entry.album) data.append('album', entry.album);
    if (entry.text) data.append('text', entry.text);
    data.append('berkas', file, entry.name);
    request.open('POST', `/lampiran${settings.query}`);
    request.setRequestHeader('accept', 'application/json');
    alive();
    request.send(data);
  });
}

async function attach(list) {
  const chosen = [...list];
  if (chosen.length > settings.filesMax) notice(words.tooMany, true);
  const fitting = chosen
    .slice(0, settings.filesMax)
    .filter((file) => file.size <= settings.fileBytesMax && file.size > 0);
  if (chosen.some((file) => file.size > settings.fileBytesMax)) notice(words.tooLarge, true);
  const album = fitting.length > 1 ? newId() : undefined;
  for (const file of fitting) {
    const entry = { kind: 'file', name: file.name || 'berkas', mime: file.type || 'application/octet-stream', album };
    entry.id = newId();
    await files.keep(entry.id, file);
    entry.at = Date.now();
    queue.push(entry);
    spoken = true;
    show(entry, file);
  }
  save();
  if (fitting.length) {
    if (!stream) connect();
    flush('files');
  }
}

function type(text) {
  box.value = text;
  store.write(TYPED, text);
  grow();
}

function grow() {
  if (CSS.supports('field-sizing', 'content')) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}

// ── hearing ──

let stream;
let heardAt = 0;
let backoffMs = 1000;
function connect() {
  stream?.close();
  heardAt = Date.now();
  const query = new URLSearchParams(settings.query.slice(1));
  if (cursor) query.set('after', cursor);
  stream = new EventSource(`/aliran?${query}`);
  stream.onopen = () => {
    heardAt = Date.now();
    backoffMs = 1000;
    flush('words');
    flush('files');
  };
  stream.addEventListener('pesan', (event) => {
    heardAt = Date.now();
    cursor = event.lastEventId || cursor;
    put(JSON.parse(event.data));
  });
  stream.addEventListener('detak', () => {
    heardAt = Date.now();
  });
  let workingGoes;
  stream.addEventListener('bekerja', () => {
    working.hidden = false;
    clearTimeout(workingGoes);
    workingGoes = setTimeout(() => {
      working.hidden = true;
    }, 6000);
  });
  stream.addEventListener('istirahat', () => {
    stream?.close();
    stream = undefined;
  });
  const mine = stream;
  stream.onerror = () => {
    if (mine.readyState !== EventSource.CLOSED || mine !== stream) return;
    setTimeout(() => mine === stream && connect(), backoffMs);
    backoffMs = Math.min(RETRY_MS_MAX, backoffMs * 2);
  };
}
setInterval(() => {
  if (stream && Date.now() - heardAt > SILENCE_MS_MAX) connect();
}, 10_000);
const wakeUp = () => {
  if (document.visibilityState === 'visible' && talks() && (!stream || stream.readyState === EventSource.CLOSED))
    connect();
};
const talks = () => rows.size > 0;
document.addEventListener('visibilitychange', wakeUp);
addEventListener('focus', wakeUp);
addEventListener('pageshow', (event) => event.persisted && talks() && connect());
addEventListener('online', () => {
  notice(words.online);
  for (const lane of Object.keys(lanes)) {
    lanes[lane].waitMs = 1000;
    flush(lane);
  }
  if (talks()) connect();
});
addEventListener('offline', () => notice(words.offline, true));

// ── what people do ──

const release = () => rows.get(active)?.querySelector('.choices')?.removeAttribute('aria-busy');
const canLocate = () => isSecureContext && 'geolocation' in navigator;
/** Back to the box, but never make a phone's keyboard jump up after a tap. */
const backToBox = (event) => {
  if (event.detail === 0 || matchMedia('(pointer: fine)').matches) box.focus();
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = box.value;
  if (text.trim()) {
    if (text.length > 100_000) return notice(words.textTooLong, true);
    notice('');
    type('');
    enqueue({ kind: 'text', text });
  }
  box.focus();
});
// The button does not take the focus away: on a phone the keyboard stays.
form.querySelector('.send').addEventListener('pointerdown', (event) => event.preventDefault());
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
box.addEventListener('input', () => {
  store.write(TYPED, box.value);
  grow();
});
picker.addEventListener('change', () => {
  const chosen = [...picker.files];
  picker.value = '';
  attach(chosen);
});
box.addEventListener('paste', (event) => {
  if (!event.clipboardData?.files.length) return;
  event.preventDefault();
  attach(event.clipboardData.files);
});
addEventListener('dragover', (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  document.body.classList.add('drop');
});
addEventListener('dragleave', (event) => event.relatedTarget === null && document.body.classList.remove('drop'));
addEventListener('drop', (event) => {
  document.body.classList.remove('drop');
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  attach(event.dataTransfer.files);
});
log.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = event.submitter;
  const set = event.target;
  if (!button || set.ariaBusy === 'true') return;
  const label = button.textContent.trim();
  if (button.name === 'text') enqueue({ kind: 'text', text: button.value });
  else {
    set.setAttribute('aria-busy', 'true');
    setTimeout(() => set.removeAttribute('aria-busy'), 5000);
    enqueue({ kind: 'choice', choice: button.value, label });
  }
  backToBox(button.lastPress ?? { detail: 0 });
});
log.addEventListener('click', (event) => {
  const button = event.target.closest?.('button');
  if (!button) return;
  button.lastPress = event;
  if (!button.classList.contains('locate')) return;
  notice(words.locating, true);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      notice('');
      enqueue({ kind: 'location', lat: coords.latitude, lon: coords.longitude });
    },
    () => notice(words.noLocation, true),
    { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
  );
  backToBox(event);
});
down.addEventListener('click', toEnd);
scroll.addEventListener(
  'scroll',
  () => {
    if (atEnd()) down.hidden = true;
  },
  { passive: true },
);

// ── beginning ──

if (new URLSearchParams(location.search).has('tutup')) {
  // This browser was told to forget the chat.
  queue = [];
  save();
  store.write(TYPED, '');
  files.clear();
}
if (/[?&](tutup|kuki)=/.test(location.search)) history.replaceState(null, '', `/${settings.query}`);
for (const row of log.querySelectorAll('.row')) rows.set(row.dataset.key, row);
for (const button of log.querySelectorAll('.choices button')) {
  if (button.name === 'choice') labels.set(button.value, button.textContent.trim());
  else if (button.classList.contains('locate')) button.hidden = !canLocate();
}
log.dataset.day = [...log.querySelectorAll('.day')].at(-1)?.textContent ?? '';
// What the page already shows did arrive, though its answer never came back.
for (const entry of queue.filter(({ id }) => rows.has(id))) settle(entry.id);
for (const entry of queue) {
  spoken = true;
  if (entry.kind === 'file') files.get(entry.id).then((file) => show(entry, file));
  else show(entry);
}
if (!box.value && store.read(TYPED)) type(store.read(TYPED));
toEnd();
if (talks() || queue.length) connect();
if (queue.length && navigator.onLine) {
  flush('words');
  flush('files');
}
if (!navigator.onLine) notice(words.offline, true);
if (matchMedia('(pointer: fine)').matches) box.focus();
