// What this browser keeps until it is sent: words in localStorage, files in IndexedDB. Where a browser forbids or is full,
// the copy in memory is still sent while the page is open.

const TYPED = 'aduan.ketikan';
const ENTRY = 'aduan.antrean.';
const CLOSED = 'aduan.tutup';

function attempt(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** What is in the box, typed and not sent. */
export const typed = {
  get: () => attempt(() => localStorage.getItem(TYPED), null) ?? '',
  set: (text) => attempt(() => (text ? localStorage.setItem(TYPED, text) : localStorage.removeItem(TYPED))),
};

const entryKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(ENTRY));

/** Messages on their way. Each has a key of its own: two pages of one browser must not overwrite each other's. */
export const entries = {
  all: () =>
    attempt(entryKeys, [])
      .map((key) => attempt(() => JSON.parse(localStorage.getItem(key)), null))
      .filter((entry) => typeof entry?.id === 'string')
      .sort((one, other) => one.at - other.at),
  keep: (entry) => attempt(() => localStorage.setItem(ENTRY + entry.id, JSON.stringify(entry))),
  drop: (id) => attempt(() => localStorage.removeItem(ENTRY + id)),
};

const memory = new Map();

const openBase = () =>
  new Promise((resolve) => {
    const request = attempt(() => indexedDB.open('aduan', 1));
    if (!request) return resolve(undefined);
    request.onupgradeneeded = () => request.result.createObjectStore('berkas');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });

async function run(mode, act) {
  const base = await openBase();
  if (!base) return undefined;
  return new Promise((resolve) => {
    const change = attempt(() => base.transaction('berkas', mode));
    // Private windows of some browsers refuse a file where it is handed over.
    const request = attempt(() => act(change.objectStore('berkas')));
    if (!request) return resolve(undefined);
    change.oncomplete = () => resolve(request.result);
    change.onerror = change.onabort = () => resolve(undefined);
  }).finally(() => base.close());
}

/** Files on their way, by the id of their message. */
export const files = {
  keep(id, file) {
    memory.set(id, file);
    return run('readwrite', (all) => all.put(file, id));
  },
  get: async (id) => memory.get(id) ?? (await run('readonly', (all) => all.get(id))),
  drop(id) {
    memory.delete(id);
    return run('readwrite', (all) => all.delete(id));
  },
};

/** This browser was told to forget the chat: nothing stays here, and its other pages must go as well. */
export function forgetAll() {
  attempt(() => {
    for (const key of entryKeys()) localStorage.removeItem(key);
    localStorage.setItem(CLOSED, String(Date.now()));
  });
  typed.set('');
  run('readwrite', (all) => all.clear());
}

/** What other pages of this browser did: wrote a first word that this one has to hear of, or closed the chat. */
export const onOtherPages = ({ wrote, closed }) =>
  addEventListener('storage', ({ key }) => {
    if (key === CLOSED) closed();
    else if (key?.startsWith(ENTRY)) wrote();
  });
