import { existsSync } from 'node:fs';

/** Where a Chromium lies on the systems that people use, first found first taken. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser to drive: the one that is set, else the system's; undefined when there is none. */
export const findBrowser = (set: string | undefined): string | undefined =>
  [set, ...PLACES].find((each) => each && existsSync(each));

/** How to get one, for whoever has none. */
export const BROWSER_FIX =
  'install Chromium (Debian, Ubuntu: apt install chromium), or set CHROMIUM_PATH to one, for example CHROMIUM_PATH=/usr/bin/chromium';
