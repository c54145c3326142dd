import { beforeAll, describe, expect, it } from 'vitest';
import { chatId } from '../../src/core/message.ts';
import { file, openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

/** A breach: whose data were in reach is told in one command, with kinds of data and not a word of them. */
interface Line {
  readonly id: string;
  readonly who: string;
  readonly channel: string;
  readonly can_be_told: string;
  readonly data: readonly string[];
  readonly complaints: readonly {
    readonly code: string;
    readonly identity: string;
    readonly data: readonly string[];
  }[];
  readonly drafts: number;
}

const NIK = '6371034506880003';
const WORDS = ['Siti Kenari', 'rumah saya di gang kenari', NIK, '0812 5555 7777', 'Hanya Halo'];
const OLD = { code: 'DDDD-DDDD-DDD', submittedAt: new Date('2026-09-10T02:00:00Z') };
const NEW = { code: 'EEEE-EEEE-EEE', submittedAt: new Date('2026-11-20T02:00:00Z') };

let dataDir: string;
let lines: readonly Line[];
let out: string;
let err: string;
let exported: readonly { readonly code: string; readonly identity: string; readonly channel: string }[];

const jsonl = <Shape>(text: string): readonly Shape[] =>
  text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Shape]));
const lineWith = (code: string, among = lines) =>
  among.find(({ complaints }) => complaints.some((each) => each.code === code));

beforeAll(async () => {
  dataDir = folder();
  expect(await run(['demo', '--complaints', '12'], { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
  const house = await openedHouse(dataDir);
  await file(house, {
    ...OLD,
    name: 'Siti Kenari',
    facts: {
      description: { value: { kind: 'text', text: `rumah saya di gang kenari, NIK ${NIK}` }, uncertain: false },
      place: { value: { kind: 'place', text: 'gang kenari', lat: -3.3, lon: 114.6 }, uncertain: false },
    },
    messages: [{ at: OLD.submittedAt, from: 'citizen', text: 'hubungi 0812 5555 7777' }],
  });
  await file(house, { ...NEW, switches: { anonymous: true, secret: true } });
  const from = {
    ...{ channel: 'telegram', chat: chatId('99'), from: { id: '99' } },
    sentAt: NEW.submittedAt,
    private: true,
  };
  await house.store.accept([{ ...from, id: '99:1', content: { kind: 'text', text: 'Hanya Halo' } }], NEW.submittedAt);
  await house.store.accept([{ ...from, id: '99:2', content: { kind: 'left' } }], NEW.submittedAt);
  await house.close();
  const ran = await run(['affected'], { DATA_DIR: dataDir });
  expect(ran.code, ran.err).toBe(0);
  ({ out, err } = ran);
  lines = jsonl<Line>(out);
  exported = jsonl((await run(['export'], { DATA_DIR: dataDir })).out);
});

describe('aduan affected', () => {
  it('lists every complaint once, with whose it is', () => {
    const listed = lines.flatMap(({ channel, complaints }) =>
      complaints.map(({ code, identity }) => ({ code, identity, channel })),
    );
    const byCode = (a: { readonly code: string }, b: { readonly code: string }) => (a.code < b.code ? -1 : 1);
    expect(listed.toSorted(byCode)).toEqual(
      exported.map(({ code, identity, channel }) => ({ code, identity, channel })).toSorted(byCode),
    );
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(lines.filter(({ who }) => who === 'officer').length).toBeGreaterThan(3);
    expect(lines.some(({ drafts, data }) => drafts > 0 && data.includes('words'))).toBe(true);
  });

  it('says which kinds of data, and not a word of them, nor in the summary', () => {
    expect(lineWith(OLD.code)?.data).toEqual(['chat', 'words', 'name', 'nik', 'phone', 'place', 'location', 'photo']);
    expect(lineWith(NEW.code)?.data).toEqual(['chat', 'words', 'photo']);
    for (const words of WORDS) for (const said of [out, err]) expect(said).not.toContain(words);
    expect(err).toMatch(/web: \d+ citizens and \d+ officers, \d+ complaints \(\d+ anonymous, \d+ secret\)/);
    expect(err).toMatch(/data of: chat \d+, words \d+/);
  });

  it('says who can be told: whoever shut us out is not, and a page has to be opened', () => {
    expect(lines.find(({ can_be_told }) => can_be_told === 'no')).toMatchObject({
      channel: 'telegram',
      complaints: [],
    });
    expect(lineWith(OLD.code)?.can_be_told).toBe('when-they-come');
    expect(lines.filter(({ channel, can_be_told }) => channel === 'telegram' && can_be_told === 'now')).not.toEqual([]);
  });

  it('is told a span: what came after a copy was made is not in it, nor what was over before', async () => {
    const listed = async (...options: readonly string[]) =>
      jsonl<Line>((await run(['affected', ...options], { DATA_DIR: dataDir })).out);
    const copied = await listed('--until', '2026-09-10');
    expect(copied.flatMap(({ complaints }) => complaints.map(({ code }) => code))).toEqual([OLD.code]);
    const passed = await listed('--since', '2026-09-11');
    expect(lineWith(OLD.code, passed)).toBeUndefined();
    expect(lineWith(NEW.code, passed)).toBeDefined();
    expect(await run(['affected', '--until', '31-02-2026'], { DATA_DIR: dataDir })).toMatchObject({ code: 2 });
  });

  it('has the notice of article 46, in both languages, without a database', async () => {
    const id = await run(['affected', '--notice'], { DATA_DIR: folder() });
    expect(id).toMatchObject({ code: 0, err: '' });
    for (const words of ['Data apa:', 'Kapan:', 'Bagaimana:', 'Yang sudah kami lakukan:', '3 x 24 jam', 'Pasal 46'])
      expect(id.out).toContain(words);
    expect((await run(['affected', '--notice', '--lang', 'en'])).out).toContain('Which data:');
  });
});
