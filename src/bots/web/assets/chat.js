// The chat's page, live: sends without reloading, hears the answers, keeps what could not be sent yet. The page is complete
// without it. This file is what people do; the others, what follows from it.
import { listen } from './hearing.js';
import { forgetAll, onOtherPages, typed } from './kept.js';
import { $, box, canLocate, form, log, settings, words } from './page.js';
import { notice, talks, toEnd } from './screen.js';
import { attach, flushAll, goOn, onRefusedWords, send } from './sending.js';

const TEXT_MAX = 100_000;

const tell = (message) => {
  send(message);
  listen();
};
const bring = (list) => attach(list).then(() => talks() && listen());

// ── the box ──

function grow() {
  if (CSS.supports('field-sizing', 'content')) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}

function type(text) {
  box.value = text;
  typed.set(text);
  grow();
}

/** Back to the box, but never make a phone's keyboard jump up after a tap. */
const backToBox = (event) => {
  if (event.detail === 0 || matchMedia('(pointer: fine)').matches) box.focus();
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = box.value;
  if (text.length > TEXT_MAX) notice(words.textTooLong, true);
  else if (text.trim()) {
    notice(navigator.onLine ? '' : words.offline, true);
    type('');
    tell({ kind: 'text', text });
  }
  box.focus();
});
// The button does not take the focus away: on a phone the keyboard stays.
form.querySelector('.send').addEventListener('pointerdown', (event) => event.preventDefault());
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.querySelector('.send').click();
});
box.addEventListener('input', () => {
  typed.set(box.value);
  grow();
});
onRefusedWords((text) => {
  if (!box.value) type(text);
});

// ── files: chosen, pasted, dropped ──

$('lampiran').addEventListener('change', ({ target }) => {
  const chosen = [...target.files];
  target.value = '';
  bring(chosen);
});
box.addEventListener('paste', (event) => {
  if (!event.clipboardData?.files.length) return;
  event.preventDefault();
  bring(event.clipboardData.files);
});
const dropping = (on) => document.body.classList.toggle('drop', on);
addEventListener('dragover', (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  dropping(true);
});
addEventListener('dragleave', (event) => event.relatedTarget === null && dropping(false));
addEventListener('drop', (event) => {
  dropping(false);
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  bring(event.dataTransfer.files);
});

// ── choices ──

let press = { detail: 0 };
log.addEventListener('submit', (event) => {
  event.preventDefault();
  const { target: set } = event;
  // Phones of before 2022 do not say which button it was.
  const button = event.submitter ?? press.target?.closest('button');
  if (!button || set.getAttribute('aria-busy') === 'true') return;
  if (button.name === 'text') tell({ kind: 'text', text: button.value });
  else {
    set.setAttribute('aria-busy', 'true');
    setTimeout(() => set.removeAttribute('aria-busy'), 5000);
    tell({ kind: 'choice', choice: button.value, label: button.textContent.trim() });
  }
  backToBox(press);
});
log.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  press = event;
  if (!button.classList.contains('locate')) return;
  notice(words.locating, true);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      notice('');
      tell({ kind: 'location', lat: coords.latitude, lon: coords.longitude });
    },
    () => notice(words.noLocation, true),
    { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
  );
  backToBox(event);
});

// ── the signal ──

addEventListener('offline', () => notice(words.offline, true));
addEventListener('online', () => {
  notice(words.online);
  flushAll();
});

// ── beginning ──

const asked = new URLSearchParams(location.search);
// This browser was told to forget the chat: here before anything is sent on, and in its other pages.
// A link with that word from elsewhere must not cost anybody's waiting words: a chat that was just closed has nothing in it.
if (asked.has('tutup') && !talks()) forgetAll();
onOtherPages({ wrote: listen, closed: () => location.assign(`/${settings.query}`) });
if (asked.has('tutup') || asked.has('kuki')) history.replaceState(null, '', `/${settings.query}`);

for (const button of log.querySelectorAll('.locate')) button.hidden = !canLocate();
if (!box.value && typed.get()) type(typed.get());
toEnd();
goOn().then((leftOver) => {
  if (leftOver || talks()) listen();
});
if (!navigator.cookieEnabled) notice(words.noCookie, true);
else if (!navigator.onLine) notice(words.offline, true);
if (matchMedia('(pointer: fine)').matches) box.focus();
