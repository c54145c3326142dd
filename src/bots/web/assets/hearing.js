// What the server says while the page is open: one event stream that comes back by itself and goes on after the last thing it heard.
import { settings } from './page.js';
import { put, showWorking, talks } from './screen.js';
import { flushAll, settle } from './sending.js';

const BACK_MS = 1000;
const BACK_MS_MAX = 30_000;
/** The server's heart beats every 20 s. */
const SILENCE_MS_MAX = 50_000;

let stream;
let { cursor } = settings;
let heardAt = 0;
let backoffMs = BACK_MS;

function connect() {
  stream?.close();
  heardAt = Date.now();
  const query = new URLSearchParams(settings.query.slice(1));
  if (cursor) query.set('after', cursor);
  const mine = new EventSource(`/aliran?${query}`);
  stream = mine;
  const heard = () => {
    heardAt = Date.now();
  };
  mine.onopen = () => {
    heard();
    backoffMs = BACK_MS;
    flushAll();
  };
  mine.addEventListener('detak', heard);
  mine.addEventListener('bekerja', showWorking);
  mine.addEventListener('pesan', (event) => {
    heard();
    cursor = event.lastEventId || cursor;
    const bubble = JSON.parse(event.data);
    if (bubble.from === 'citizen') settle(bubble.key);
    put(bubble);
  });
  // Too many pages of this chat are open; this one listens again when it is looked at.
  mine.addEventListener('istirahat', () => {
    mine.close();
    if (stream === mine) stream = undefined;
  });
  mine.onerror = () => {
    if (mine.readyState !== EventSource.CLOSED || mine !== stream) return;
    setTimeout(() => mine === stream && connect(), backoffMs);
    backoffMs = Math.min(BACK_MS_MAX, backoffMs * 2);
  };
}

/** Listens, if it does not yet. */
export function listen() {
  if (!stream || stream.readyState === EventSource.CLOSED) connect();
}

setInterval(() => {
  if (stream && Date.now() - heardAt > SILENCE_MS_MAX) connect();
}, 10_000);

const wakeUp = () => {
  if (document.visibilityState === 'visible' && talks()) listen();
};
document.addEventListener('visibilitychange', wakeUp);
addEventListener('focus', wakeUp);
addEventListener('pageshow', ({ persisted }) => persisted && talks() && connect());
addEventListener('online', () => talks() && connect());
