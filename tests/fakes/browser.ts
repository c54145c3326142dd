import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { packedBrowser } from './packed-browser.ts';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * A real Chromium for tests: the one CHROMIUM_PATH names, else the system's, else the one that npm alone brings
 * (`@sparticuz/chromium`, Linux x64), so that a bare machine runs them too.
 */
export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'];
  const installed = [process.env.CHROMIUM_PATH ?? '', ...SYSTEM].find((path) => path !== '' && existsSync(path));
  if (installed) return chromium.launch({ executablePath: installed, headless: true, args });
  return chromium.launch({ executablePath: await packedBrowser(), headless: true, args: [...args, '--no-zygote'] });
}
