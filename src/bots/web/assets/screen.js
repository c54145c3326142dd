// What is on the screen: the rows of the talk, which question is open, where one is reading, and the two lines that speak.
import { $, box, day, el, form, log, settings } from './page.js';
import { choicesOf, labels, linesOf, rowOf, tick } from './rows.js';

const scroll = $('gulir');
const down = $('turun');
const working = $('bekerja');
/** Nearer to the end than this one still reads the newest, in CSS pixels. */
const NEAR_END = 120;

/** Rows by the key of their bubble. */
export const rows = new Map();
/** Key of the row whose choices can be pressed, and whether the citizen spoke since: see `screenOf` in `bubbles.ts`. */
let active = settings.active;
let spoken = false;

export const talks = () => rows.size > 0;
export const spoke = () => {
  spoken = true;
};

// ── where one is reading ──

/** In a low window (a phone on its side, or with its keyboard open) the page scrolls as a whole, else the talk alone. */
const flows = () => getComputedStyle(scroll).display === 'block';
const roomHeight = () => (flows() ? innerHeight - form.offsetHeight : scroll.clientHeight);

function atEnd() {
  if (!flows()) return Math.abs(scroll.scrollTop) < NEAR_END;
  const page = document.scrollingElement;
  return page.scrollHeight - page.scrollTop - page.clientHeight < 2 * NEAR_END;
}

export function toEnd() {
  down.hidden = true;
  reading = undefined;
  if (flows()) $('akhir').scrollIntoView({ block: 'end' });
  else scroll.scrollTop = 0;
}

/** Shows a row: its end with the buttons, or its beginning when it is taller than the room. */
function reveal(row) {
  toEnd();
  if (row.offsetHeight <= roomHeight()) return;
  row.scrollIntoView({ block: 'start' });
  reading = row;
  down.hidden = false;
}

/** The row at the upper edge while one reads further up; undefined at the end. */
let reading;
function lookAround() {
  if (atEnd()) {
    reading = undefined;
    down.hidden = true;
    return;
  }
  const edge = flows() ? 0 : scroll.getBoundingClientRect().top;
  reading = [...rows.values()].find((row) => row.getBoundingClientRect().bottom > edge + 24);
}

for (const moving of [scroll, document]) moving.addEventListener('scroll', lookAround, { passive: true });
// A turned phone, an opened keyboard: what one was reading stays in sight.
addEventListener('resize', () => {
  if (!talks()) return;
  if (reading?.isConnected) reading.scrollIntoView({ block: 'start' });
  else toEnd();
});
down.addEventListener('click', toEnd);

// ── rows ──

/** Puts a row at the end; the screen follows when the reader is there or wrote it. */
export function append(row, at, follow = atEnd()) {
  $('sambutan')?.remove();
  const today = day.format(new Date(at));
  if ([...log.querySelectorAll('.day')].pop()?.textContent !== today) log.append(el('p', { className: 'day' }, today));
  row.classList.add('new');
  log.append(row);
  rows.set(row.dataset.key, row);
  if (row.classList.contains('citizen')) toEnd();
  else if (follow) reveal(row);
  else down.hidden = false;
}

/** Shows a bubble that came from the server: a new one, an edit in place of an old one, or an echo of our own. */
export function put(bubble) {
  for (const { id, label } of bubble.choices?.flat() ?? []) labels.set(id, label);
  if (bubble.from === 'citizen') {
    spoken = true;
    const known = rows.get(bubble.key);
    return known ? tick(known, 'sent') : append(rowOf(bubble), bubble.at);
  }
  if (rows.has(bubble.key)) return;
  working.hidden = true;
  const row = rowOf(bubble);
  const held = document.activeElement?.closest('.choices');
  const old = rows.get(bubble.replaces);
  const follow = atEnd() || (old !== undefined && old === reading);
  if (old) replace(old, row, bubble);
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
  append(row, bubble.at, follow);
  if (held && !held.isConnected) box.focus();
}

/** Takes away what a bubble replaces. An edit is not read out whole again: only the lines that are new. */
function replace(old, row, bubble) {
  row.setAttribute('aria-live', 'off');
  const before = new Set(linesOf(old));
  const fresh = linesOf(row).filter((line) => !before.has(line));
  say([...fresh, ...(bubble.choices ?? []).flat().map(({ label }) => label)].join('. '));
  rows.delete(bubble.replaces);
  old.remove();
}

const choicesAt = (key) => rows.get(key)?.querySelector('.choices');
const retire = (key) => choicesAt(key)?.remove();
/** A pressed choice did not go through: it may be pressed again. */
export const release = () => choicesAt(active)?.removeAttribute('aria-busy');

let workingGoes;
/** The bot is at work; the sign goes by itself when nothing comes of it. */
export function showWorking() {
  working.hidden = false;
  clearTimeout(workingGoes);
  workingGoes = setTimeout(() => {
    working.hidden = true;
  }, 6000);
}

// ── the two lines that speak ──

let voice;
/** For a screen reader alone. */
function say(text) {
  clearTimeout(voice);
  $('suara').textContent = text;
  voice = setTimeout(() => $('suara').replaceChildren(), 5000);
}

let noticeGoes;
/** The line above the box; it goes after a while unless it stays. */
export function notice(text, stays) {
  clearTimeout(noticeGoes);
  $('kabar').textContent = text;
  if (text && !stays) noticeGoes = setTimeout(() => notice(''), 12_000);
}

// ── what the server rendered ──

for (const row of log.querySelectorAll('.row')) rows.set(row.dataset.key, row);
for (const button of log.querySelectorAll('.choices [name=choice]'))
  labels.set(button.value, button.textContent.trim());
