import { describe, expect, test } from 'vitest';
import { csvCell, csvHead } from '../../src/core/complaint/export.ts';
import type { Fact } from '../../src/core/facts.ts';
import { readPolicy } from '../../src/policy-file.ts';
import fc from '../property.ts';
import { file, openedHouse, PHOTO, PHOTO_SHA256 } from './filled-house.ts';
import { folder, run } from './program.ts';

const sure = (value: Fact['value']): Fact => ({ value, uncertain: false });
/** Reads CSV as spreadsheets do (RFC 4180). */
function cells(line: string): string[] {
  const found: string[] = [];
  for (const [, quoted, bare] of `${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*)),/g))
    found.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
  return found;
}

async function exportedFolder(): Promise<string> {
  const dataDir = folder();
  const house = await openedHouse(dataDir);
  await file(house, {
    code: 'AAAA-AAAA-AAA',
    submittedAt: new Date('2026-11-20T02:00:00Z'),
    name: 'Siti Aminah',
    facts: {
      place: {
        uncertain: true,
        value: {
          kind: 'place',
          text: 'Jl. A. Yani km 5',
          regency: 'Banjarmasin',
          lat: -3.32,
          lon: 114.6,
          outside: false,
        },
      },
      time: sure({ kind: 'time', text: 'kemarin jam 4', from: '2026-11-19', to: '2026-11-19', clock: '16:00' }),
      description: sure({ kind: 'text', text: 'jalan berlubang' }),
      danger: sure({ kind: 'text', text: 'dua motor jatuh' }),
      who: sure({ kind: 'text', text: 'Pak Rahasia di loket 2' }),
      customer: sure({ kind: 'text', text: '551234' }),
      forgotten: sure({ kind: 'text', text: 'a fact of an older policy' }),
    },
    messages: [
      { at: new Date('2026-11-20T01:55:00Z'), from: 'citizen', text: 'jalan berlubang' },
      { at: new Date('2026-11-20T01:56:00Z'), from: 'citizen', text: 'Pak Rahasia di loket 2' },
      { at: new Date('2026-11-20T01:57:00Z'), from: 'citizen', text: 'nomornya 551234' },
      { at: new Date('2026-11-20T02:10:00Z'), from: 'desk', text: 'pelapornya sering mengeluh', internal: true },
    ],
  });
  await file(house, {
    code: 'BBBB-BBBB-BBB',
    submittedAt: new Date('2026-11-21T16:30:00Z'),
    switches: { anonymous: true, secret: true },
  });
  await house.close();
  return dataDir;
}

describe('export --format jsonl', () => {
  test('is the shape of the contract, a complaint a line, oldest first', async () => {
    const { code, out, err } = await run(['export', '--format', 'jsonl'], { DATA_DIR: await exportedFolder() });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [first, second, ...more] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(more).toEqual([]);
    expect(first).toEqual({
      code: 'AAAA-AAAA-AAA',
      kind: 'complaint',
      status: 'submitted',
      category: 'road',
      desk: 'pusat',
      channel: 'web',
      identity: 'named',
      secret: false,
      created_at: '2026-11-20T09:55:00+08:00',
      submitted_at: '2026-11-20T10:00:00+08:00',
      deadline: '2026-11-23T10:00:00+08:00',
      reporter: { name: 'Siti Aminah' },
      facts: {
        place: { text: 'Jl. A. Yani km 5', regency: 'Banjarmasin', lat: -3.32, lon: 114.6 },
        time: { text: 'kemarin jam 4', from: '2026-11-19', to: '2026-11-19' },
        description: { text: 'jalan berlubang' },
        danger: { text: 'dua motor jatuh' },
      },
      uncertain: ['place'],
      evidence: [
        { id: 'e1', kind: 'photo', mime: 'image/png', bytes: PHOTO.length, sha256: PHOTO_SHA256, caption: 'lubangnya' },
      ],
      messages: [{ at: '2026-11-20T09:55:00+08:00', from: 'citizen', text: 'jalan berlubang' }],
      history: [
        {
          at: '2026-11-20T10:00:00+08:00',
          act: 'submit',
          from: null,
          to: 'submitted',
          desk: 'pusat',
          by: 'citizen',
          reason: 'central',
        },
      ],
      duplicate_of: null,
      rating: null,
    });
    expect(second).toMatchObject({
      code: 'BBBB-BBBB-BBB',
      identity: 'anonymous',
      secret: true,
      reporter: null,
      facts: {},
    });
  });
  test('--since takes the day in the policy zone', async () => {
    const dataDir = await exportedFolder();
    const since = async (day: string) =>
      (await run(['export', '--since', day], { DATA_DIR: dataDir })).out.trimEnd().split('\n').filter(Boolean).length;
    expect(await since('2026-11-22')).toBe(1); // 16:30 UTC is the 22nd in Banjarmasin
    expect(await since('2026-11-23')).toBe(0);
  });
});

test('export --format csv has the same in flat columns', async () => {
  const { out } = await run(['export', '--format', 'csv'], { DATA_DIR: await exportedFolder() });
  const [head = '', line = '', ...more] = out.trimEnd().split('\n');
  expect(more).toHaveLength(1);
  const row = Object.fromEntries(cells(head).map((name, index) => [name, cells(line)[index]]));
  expect(row).toMatchObject({
    code: 'AAAA-AAAA-AAA',
    submitted_at: '2026-11-20T10:00:00+08:00',
    reporter_name: 'Siti Aminah',
    description: 'jalan berlubang',
    place: 'Jl. A. Yani km 5',
    regency: 'Banjarmasin',
    geo: 'geo:-3.32,114.6',
    time_from: '2026-11-19',
    fact_danger: 'dua motor jatuh',
    uncertain: 'place',
    evidence: 'photo',
    evidence_sha256: PHOTO_SHA256,
  });
  expect(out).not.toContain('Rahasia');
  expect(out).not.toContain('551234');
  expect(csvHead(readPolicy(undefined))).toBe(head);
});

describe('no cell that a spreadsheet would run', () => {
  const runs = ['=1+1', '+1', '-1', '@SUM(A1)', '|calc', '%x', '＝1', '＋1', '－1', '＠x'];
  const before = [
    '',
    ' ',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '\u00a0',
    '\ufeff',
    '\u200b',
    '\u2028',
    "'",
    '"',
    ' \u3000\u2007',
    '\u0000',
    '\u0085',
  ];
  test.each(runs)('%s', (formula) => {
    for (const blank of before) {
      const [cell = ''] = cells(csvCell(blank + formula));
      expect(cell.startsWith("'"), JSON.stringify(blank + formula)).toBe(true);
    }
    // A second line could be read as a row of its own.
    expect(csvCell(`rapi\n${formula}`)).not.toMatch(/[\r\n]/);
  });
  test('whatever was written: one line, one cell, and no formula', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...runs, ...before, 'a', ',', ';', '"', "'", '1')), (parts) => {
        const cell = csvCell(parts.join(''));
        expect(cell).not.toMatch(/[\r\n\t]/);
        const [read = '', ...others] = cells(cell);
        expect(others).toEqual([]);
        expect(read).not.toMatch(/^[\s\p{Z}\p{Cf}]*[=+\-@|%＝＋－＠]/u);
      }),
    );
  });
  test('ordinary words and dates stay as they are', () => {
    for (const plain of ['jalan rusak', '2026-11-20T10:00:00+08:00', 'Jl. A. Yani km 5', '', 'ABCD-EFGH-JKM'])
      expect(csvCell(plain)).toBe(plain);
  });
});
