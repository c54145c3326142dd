// What every part of the chat's script shares: the settings the page brings, its words, its places, and how an element is made.

/** See `chat-page.tsx`: language, zone, limits, where the stream goes on from, and the words this script says by itself. */
export const settings = JSON.parse(document.body.dataset.settings);
export const { words } = settings;

export const $ = (id) => document.getElementById(id);
export const log = $('log');
export const form = $('tulis');
export const box = $('pesan');

/** Names a message of ours; the server takes the same name once only. */
export const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const format = (options) => new Intl.DateTimeFormat(settings.language, { timeZone: settings.zone, ...options });
/** Written as the server writes them (`clock.ts`). */
export const hour = format({ hour: '2-digit', minute: '2-digit' });
export const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** Makes an element. Words only ever become text nodes: the page's policy (Trusted Types) forbids anything else. */
export function el(name, props = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (key in node) node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== ''));
  return node;
}

export const canLocate = () => isSecureContext && 'geolocation' in navigator;
