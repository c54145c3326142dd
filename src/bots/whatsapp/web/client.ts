import type { Client } from 'whatsapp-web.js';

/** How the browser is started. */
export interface BrowserOptions {
  readonly executablePath: string;
  /** Folder of the session, below the data folder. */
  readonly dataPath: string;
}

/** Names the profile: `session-aduan` in {@link BrowserOptions.dataPath}. */
const CLIENT_ID = 'aduan';

/** A client, and what is needed to end it cleanly. */
export interface Made {
  readonly client: Client;
  /** Resolves when the library has emptied the profile of a session that was logged out; at once where it was not. */
  readonly emptied: () => Promise<void>;
  /** Removes the profile: the next start asks for a QR code. */
  readonly forget: () => Promise<void>;
}

/** A client of whatsapp-web.js, not begun yet. The library is loaded with the first. */
export async function makeClient({ executablePath, dataPath }: BrowserOptions): Promise<Made> {
  const { default: library } = await import('whatsapp-web.js');
  let emptied: Promise<void> = Promise.resolve();
  const auth = new library.LocalAuth({ clientId: CLIENT_ID, dataPath });
  const empty = auth.logout.bind(auth);
  // The library empties the profile without waiting for it; the next client must not begin in the middle of that.
  auth.logout = () => {
    emptied = empty();
    return emptied;
  };
  const client = new library.Client({
    authStrategy: auth,
    // Otherwise it writes a copy of the page into the working directory.
    webVersionCache: { type: 'none' },
    puppeteer: {
      executablePath,
      headless: true,
      // The browser ends with us, however we end.
      pipe: true,
      // Our own end comes in order; puppeteer's handlers would kill the browser under it.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        '--disable-dev-shm-usage',
        '--disable-gpu',
        // Chromium has no sandbox for root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  });
  return {
    client,
    // Whoever emptied it hears how that went; here it only counts that it is over.
    emptied: () => emptied.catch(() => undefined),
    forget: () => auth.logout(),
  };
}

/** Whether something that nobody caught was thrown in the library or in what drives the browser for it. */
export function isLibraryFault(thrown: unknown): boolean {
  if (typeof thrown === 'string') return /^(auth|ready) timeout$/.test(thrown);
  // A browser that can not be started (EACCES; ENOENT while it is upgraded): nothing else is begun by path without a listener, and the stack is Node's own.
  if (thrown instanceof Error && 'syscall' in thrown && String(thrown.syscall).startsWith('spawn')) return true;
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  return /node_modules[\\/](?:whatsapp-web\.js|puppeteer(?:-core)?|@puppeteer)[\\/]/.test(stack);
}

/** The short code of something that the library threw: its messages may hold anything. */
export function faultOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  for (const [pattern, code] of FAULTS) if (pattern.test(message)) return code;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return /^[A-Za-z][A-Za-z0-9_]{1,40}$/.test(name) ? name : 'FAULT';
}

const FAULTS: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/^(auth|ready) timeout$/, 'PAGE_TIMEOUT'],
  [/browser is already running/i, 'PROFILE_IN_USE'],
  [/browser was not found/i, 'NO_BROWSER'],
  [/failed to launch|spawn/i, 'BROWSER_NOT_STARTED'],
  [/detached frame|target closed|session closed|connection closed|protocol error/i, 'BROWSER_GONE'],
  [/net::ERR_([A-Z_]+)/, 'NO_NETWORK'],
  [/no lid for user|invalid wid/i, 'NO_SUCH_PERSON'],
];
