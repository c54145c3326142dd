import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openStage } from '../../src/cli/stage.ts';
import { Terminal } from '../../src/cli/terminal.ts';
import { STATUSES } from '../../src/core/complaint/status.ts';
import { newTalk } from '../../src/core/intake/talk/talk.ts';
import { chatId, plain } from '../../src/core/message.ts';
import { systemClock } from '../../src/system-clock.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';
import { XApi } from '../fakes/x-api.ts';
import { file, openedHouse } from './filled-house.ts';
import { folder, launch, run } from './program.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHIPPED = path.join(ROOT, 'policy', 'kalsel.yaml');
const filing = { code: 'DDDD-DDDD-DDD', submittedAt: new Date('2026-11-20T02:00:00Z') };

async function filledFolder(): Promise<{ readonly dataDir: string; readonly fileId: string }> {
  const dataDir = folder();
  const house = await openedHouse(dataDir);
  const fileId = await file(house, filing);
  await house.close();
  return { dataDir, fileId };
}
const evidencePath = (dataDir: string, id: string) => path.join(dataDir, 'evidence', id.slice(0, 2), id);

describe('--help', () => {
  const commands = [
    'start',
    'doctor',
    'invite',
    'export',
    'policy',
    'policy check',
    'understand',
    'verify',
    'backup',
    'affected',
    'secret rotate',
    'migrate',
    'erase-again',
    'copy',
    'copy-evidence',
    'chat',
    'demo',
  ];
  test.each(commands)('%s tells what it does and the exit codes', async (command) => {
    const { code, out } = await run([...command.split(' '), '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: aduan ${command}`);
    expect(out).toContain('Exit codes');
  });
  test('a reader that closes the pipe early is no mistake', async () => {
    const { child, ended } = launch(['--help'], {});
    child.stdout.destroy();
    expect(await ended).toEqual({ code: 0, out: '', err: '' });
  });
  test.each([
    [['nonsense']],
    [['start', '--nonsense']],
    [['start', '--role', 'king']],
    [['export', '--format', 'xml']],
    [['invite']],
  ])('%o is refused with 2', async (args) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain('--help');
  });
});

describe('a bad setting', () => {
  test('stops every command that needs it, names what is wrong and what to write, and touches nothing', async () => {
    for (const command of ['start', 'verify', 'export', 'demo']) {
      const dataDir = path.join(folder(), 'data');
      const { code, out, err } = await run([command], { DATA_DIR: dataDir, PORT: 'eighty', TELEGRAM_MODE: 'webhook' });
      expect({ command, code, out }).toEqual({ command, code: 2, out: '' });
      expect(err).toContain('PORT is "eighty", which is not a whole number from 0 to 65535');
      expect(err).toContain('write: PORT=8080');
      expect(err).toContain('TELEGRAM_WEBHOOK_SECRET is missing');
      expect(existsSync(dataDir)).toBe(false);
    }
  });
  test('a policy with mistakes stops the start with their lines, and touches nothing', async () => {
    const where = folder();
    const bad = path.join(where, 'bad.yaml');
    writeFileSync(bad, readFileSync(SHIPPED, 'utf8').replace(/^centralDesk: .*$/m, 'centralDesk: nowhere'));
    const { code, err } = await run(['start'], { DATA_DIR: path.join(where, 'data'), POLICY_FILE: bad });
    expect(code).toBe(2);
    expect(err).toMatch(/bad\.yaml:\d+:\d+ .*nowhere|:\d+ .*centralDesk/);
    expect(existsSync(path.join(where, 'data'))).toBe(false);
  });
  test.each(['channels', 'worker'])('--role %s says what it needs', async (role) => {
    const nothing = await run(['start', '--role', role], { DATA_DIR: folder() });
    expect(nothing.code).toBe(2);
    expect(nothing.err).toContain('DATABASE_URL=postgres://');
    expect(nothing.err).toContain('REDIS_URL=redis://');
    const half = await run(['start', '--role', role], { DATA_DIR: folder(), REDIS_URL: 'redis://127.0.0.1:9' });
    expect(half.code).toBe(2);
    expect(half.err).toContain('DATABASE_URL=postgres://');
    expect(half.err).not.toContain('REDIS_URL=');
  });
});

describe('policy check', () => {
  test('the one that ships is good', async () => {
    const { code, out } = await run(['policy', 'check', SHIPPED]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('good.') });
  });
  test('a mistake comes with its line and a fix, and exits 1', async () => {
    const bad = path.join(folder(), 'bad.yaml');
    const text = readFileSync(SHIPPED, 'utf8').replace(/^centralDesk: .*$/m, 'centralDesk: nowhere');
    const line = text.split('\n').findIndex((each) => each.startsWith('centralDesk')) + 1;
    writeFileSync(bad, text);
    const { code, out } = await run(['policy', 'check', bad]);
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`^${bad}:${line}:\\d+ centralDesk: .*nowhere.*\\n    \\S`, 'm'));
  });
  test('a file that is not there is said, and exits 1', async () => {
    const { code, err } = await run(['policy', 'check', '/nowhere.yaml']);
    expect({ code, err }).toEqual({ code: 1, err: '/nowhere.yaml can not be read (ENOENT): is the name right?\n' });
  });
});

describe('understand', () => {
  const write = (...lines: string[]) => {
    const name = path.join(folder(), 'lines.jsonl');
    writeFileSync(name, lines.join('\n'));
    return name;
  };
  const line = (id: string, text: string) =>
    JSON.stringify({ id, channel: 'web', now: '2026-11-24T10:00:00+08:00', text });
  test('prints a line for each line, in order, and stores nothing', async () => {
    const dataDir = path.join(folder(), 'data');
    const input = write(
      line('a', 'Lampu jalan di Jl. Sultan Adam Banjarmasin mati sejak kemarin'),
      '',
      line('b', 'halo'),
    );
    const { code, out } = await run(['understand', input], { DATA_DIR: dataDir });
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each));
    expect(lines.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(lines[0]).toMatchObject({ kind: 'complaint', category: 'light', emergency: false });
    expect(existsSync(dataDir)).toBe(false);
  });
  test.each([
    ['{"id":"a"', 'Line 2 is not JSON'],
    ['{"id":"a","now":"yesterday","text":"x"}', 'Line 2 needs a good "now"'],
    ['{"now":"2026-11-24T10:00:00+08:00"}', 'Line 2 needs a good "id", "text"'],
  ])('a line that can not be read is named: %s', async (bad, said) => {
    const { code, err } = await run(['understand', write(line('a', 'halo'), bad)]);
    expect(code).toBe(1);
    expect(err).toContain(said);
  });
});

describe('verify', () => {
  test('says that everything agrees', async () => {
    const { dataDir } = await filledFolder();
    const { code, out } = await run(['verify'], { DATA_DIR: dataDir });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Everything agrees.') });
  });
  test('exits 1 for a file that is gone, or changed by one bit', async () => {
    const { dataDir, fileId } = await filledFolder();
    const name = evidencePath(dataDir, fileId);
    const bytes = readFileSync(name);
    const last = bytes.length - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    writeFileSync(name, bytes);
    const changed = await run(['verify'], { DATA_DIR: dataDir });
    expect(changed).toMatchObject({
      code: 1,
      out: expect.stringContaining(`WRONG  evidence: file ${fileId} is not what was hashed`),
    });
  });
  test.each([
    ["update history set reason = 'other'", 'audit chain'],
    ['delete from history', 'audit chain'],
    ["update complaint set status = 'closed'", 'audit chain'],
    ['update complaint set body = zeroblob(length(body))', 'rows: complaint row 1'],
    ['update complaint set secret = 1 - secret', 'rows: complaint row 1'],
  ])('exits 1 after: %s', async (sql, part) => {
    const { dataDir } = await filledFolder();
    const raw = new Database(path.join(dataDir, 'aduan.db'));
    raw.exec(sql);
    raw.close();
    const { code, out } = await run(['verify'], { DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(out).toContain(`WRONG  ${part}`);
  });
  test('says when there is nothing yet, and makes nothing', async () => {
    const dataDir = path.join(folder(), 'data');
    const { code, err } = await run(['verify'], { DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(err).toContain('There is no database');
    expect(existsSync(dataDir)).toBe(false);
  });
  test('says when the file is no database', async () => {
    const { dataDir } = await filledFolder();
    writeFileSync(path.join(dataDir, 'aduan.db'), 'garbage '.repeat(1000));
    const { code, err } = await run(['verify'], { DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(err).toContain('SQLITE_NOTADB');
  });
});

describe('backup', () => {
  test('can be put in the place of the data folder, with the secret from elsewhere', async () => {
    const { dataDir, fileId } = await filledFolder();
    const target = path.join(folder(), 'copy');
    const made = await run(['backup', target], { DATA_DIR: dataDir });
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(target).sort()).toEqual(['aduan.db', 'evidence', 'manifest.json']);
    expect(statSync(target).mode & 0o077).toBe(0);
    const manifest = JSON.parse(readFileSync(path.join(target, 'manifest.json'), 'utf8'));
    expect(manifest.files.map((each: { name: string }) => each.name)).toContain(
      `evidence/${fileId.slice(0, 2)}/${fileId}`,
    );
    const secret = readFileSync(path.join(dataDir, 'secret'), 'utf8').trim();
    const checked = await run(['verify'], { DATA_DIR: target, ADUAN_SECRET: secret });
    expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('Everything agrees.') });
  });
  test('of a database that was emptied is refused', async () => {
    const { dataDir } = await filledFolder();
    writeFileSync(path.join(dataDir, 'aduan.db'), '');
    expect(await run(['backup', path.join(folder(), 'new')], { DATA_DIR: dataDir })).toMatchObject({
      code: 1,
      err: expect.stringContaining('is empty: there is nothing of Aduan in it'),
    });
  });
  test('never writes into a folder that has something in it', async () => {
    const { dataDir } = await filledFolder();
    const target = folder();
    mkdirSync(path.join(target, 'something'));
    expect(await run(['backup', target], { DATA_DIR: dataDir })).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not empty'),
    });
    expect(readdirSync(target)).toEqual(['something']);
  });
});

describe('invite', () => {
  test('prints a line with /masuk CODE that is good once', async () => {
    const { dataDir } = await filledFolder();
    const { code, out } = await run(['invite', '--desk', 'pusat', '--role', 'supervisor'], { DATA_DIR: dataDir });
    expect(code).toBe(0);
    const [, invitation = ''] = /\/masuk (\S+)/.exec(out) ?? [];
    const house = await openedHouse(dataDir);
    expect(await house.store.invitation(invitation)).toMatchObject({ desk: 'pusat', role: 'supervisor', usedAt: null });
    await house.close();
  });
  test('names the desks when there is no such one', async () => {
    const { dataDir } = await filledFolder();
    expect(await run(['invite', '--desk', 'nowhere'], { DATA_DIR: dataDir })).toMatchObject({
      code: 1,
      err: expect.stringContaining('pusat'),
    });
  });
});

describe('doctor', () => {
  test('finds nothing to mend in a fresh folder, and makes nothing', async () => {
    const dataDir = path.join(folder(), 'data');
    const { out } = await run(['doctor', '--json'], { DATA_DIR: dataDir, PORT: '0' });
    const { findings } = JSON.parse(out) as { findings: { part: string; state: string }[] };
    expect(findings.filter(({ state, part }) => state === 'bad' && part !== 'disk')).toEqual([]);
    expect(findings.map(({ part }) => part)).toEqual(
      expect.arrayContaining(['node', 'settings', 'policy', 'calendar', 'disk', 'database', 'telegram']),
    );
    expect(existsSync(dataDir)).toBe(false);
  });
  test('shows messages that were put aside, by row', async () => {
    const { dataDir } = await filledFolder();
    const house = await openedHouse(dataDir);
    const sentAt = filing.submittedAt;
    const content = { kind: 'text', text: 'racun CANARY' } as const;
    await house.store.accept(
      [{ channel: 'web', id: 'poison', chat: chatId('poison'), from: { id: '1' }, sentAt, private: true, content }],
      sentAt,
    );
    const row = await house.store.newestInboxRow();
    await house.store.setAside([row]);
    await house.close();
    const { out } = await run(['doctor'], { DATA_DIR: dataDir, PORT: '0' });
    expect(out).toMatch(new RegExp(`aside\\s+row ${row} of conversation \\d+ on web`));
    expect(out).not.toContain('CANARY');
  });
  test('shows replies that do not open any more, by row', async () => {
    const { dataDir } = await filledFolder();
    const house = await openedHouse(dataDir);
    const sentAt = filing.submittedAt;
    const content = { kind: 'text', text: 'halo' } as const;
    const [conversation = 0] = await house.store.accept(
      [{ channel: 'web', id: 'a', chat: chatId('a'), from: { id: '1' }, sentAt, private: true, content }],
      sentAt,
    );
    const { row } = await house.store.read(conversation, 1);
    const delivery = { kind: 'message', ref: 'c1', message: { text: ['CANARY'] } } as const;
    const effects = [{ do: 'send', delivery } as const];
    await house.store.commit({ conversation, version: row.version, handled: [], talk: newTalk('id'), effects });
    const [send] = await house.store.queuedOf(conversation, 0, 1);
    const raw = new Database(path.join(dataDir, 'aduan.db'));
    raw.prepare('update outbox set body = zeroblob(length(body)) where id = ?').run(send?.id);
    raw.close();
    expect(await house.store.setUnreadableAside(conversation)).toMatchObject({ sends: [send?.id] });
    await house.close();
    const { out } = await run(['doctor'], { DATA_DIR: dataDir, PORT: '0' });
    expect(out).toMatch(new RegExp(`bad +outbox +row ${send?.id} for conversation ${conversation} on web`));
    expect(out).not.toContain('CANARY');
  });
  test('asks Telegram whether the token is good, and never prints it', async () => {
    const calls: string[] = [];
    const server = createServer((request, response) => {
      calls.push(request.url ?? '');
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"ok":false,"error_code":401,"description":"Unauthorized"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const env = {
      DATA_DIR: folder(),
      PORT: '0',
      TELEGRAM_BOT_TOKEN: '42:CANARY',
      TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
    };
    const { code, out, err } = await run(['doctor'], env);
    server.close();
    server.closeAllConnections();
    expect(calls).toContain('/bot42:CANARY/getMe');
    expect(code).toBe(1);
    expect(out).toMatch(/bad\s+telegram\s+does not know this TELEGRAM_BOT_TOKEN/);
    expect(out + err).not.toContain('CANARY');
  });
  test('looks at X: credentials, what can be read, what is left, what the account says of itself', async () => {
    const x = await new XApi().listen();
    const env = { DATA_DIR: folder(), PORT: '0', ...x.env };
    x.description = 'Layanan pengaduan resmi';
    x.limits.set('/2/dm_events', { limit: 15, remaining: 4, reset: Math.floor(Date.now() / 1000) + 900 });
    x.faults.push({ call: 'GET /2/users/999000111/mentions', status: 403, body: { title: 'Forbidden' } });
    const { code, out } = await run(['doctor'], env);
    expect(code).toBe(1);
    expect(out).toMatch(/good\s+x\s+the credentials are good; polling/);
    expect(out).toMatch(/note\s+x\s+the account's description does not say that it is automated/);
    expect(out).toMatch(/bad\s+x\s+does not let us read mentions \(403\)/);
    expect(out).toMatch(/left in this window: dm-events 3 of 15/);
    const { out: wrong } = await run(['doctor'], { ...env, X_APP_SECRET: 'CANARY' });
    expect(wrong).toMatch(/bad\s+x\s+does not accept the credentials/);
    expect(out + wrong).not.toMatch(/CANARY|stand-in-/);
    await x.close();
  });
  test("looks what the desk's group lacks, and says what to switch on", async () => {
    const platform = await new BotApi().listen();
    const env = {
      DATA_DIR: folder(),
      PORT: '0',
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: platform.url,
      TELEGRAM_DESK_CHAT_ID: '-1001',
    };
    const says = async () => (await run(['doctor'], env)).out;
    expect(await says()).toMatch(/bad\s+telegram\s+TELEGRAM_DESK_CHAT_ID names a chat that the bot is not in/);
    const { group } = platform.group(-1001, { status: 'member', canManageTopics: false });
    expect(await says()).toMatch(/privacy mode off[\s\S]+Manage topics/);
    Object.assign(group, { status: 'administrator', canManageTopics: true, isForum: false });
    expect(await says()).toContain("switch on Topics in the group's settings");
    group.isForum = true;
    expect(await says()).toMatch(/good\s+telegram\s+the desk's group has topics/);
    await platform.close();
  });
  test('tells bad settings as one of its findings', async () => {
    const { code, out } = await run(['doctor'], { PORT: 'x' });
    expect(code).toBe(1);
    expect(out).toMatch(/bad\s+settings/);
  });
});

describe('demo', () => {
  test('fills an empty folder through the real engine with every state there is, and never a second time', async () => {
    const dataDir = path.join(folder(), 'demo');
    const first = await run(['demo'], { DATA_DIR: dataDir });
    expect(first).toMatchObject({ code: 0, err: '', out: expect.stringContaining('DATA CONTOH') });
    const exported = await run(['export'], { DATA_DIR: dataDir });
    const complaints = exported.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(complaints.length).toBeGreaterThanOrEqual(30);
    for (const { facts } of complaints) expect(facts.description.text).toContain('DATA CONTOH');
    expect(new Set(complaints.map(({ status }) => status))).toEqual(new Set(STATUSES));
    const codes = complaints.map(({ code }) => code);
    const linked = complaints.filter(({ duplicate_of }) => duplicate_of !== null);
    expect(linked.length).toBeGreaterThan(0);
    for (const { duplicate_of } of linked) expect(codes).toContain(duplicate_of);
    expect(new Set(complaints.map(({ rating }) => rating)).size).toBeGreaterThan(2);
    for (const { history } of complaints) {
      const moments = history.map(({ at }: { readonly at: string }) => Date.parse(at));
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
    }
    expect(new Set(complaints.map(({ category }) => category)).size).toBeGreaterThanOrEqual(12);
    expect(await run(['verify'], { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
    const again = await run(['demo'], { DATA_DIR: dataDir });
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('is not empty') });
    const invited = await run(['invite', '--desk', 'pusat', '--role', 'supervisor'], { DATA_DIR: dataDir });
    const shown: string[] = [];
    const house = await openedHouse(dataDir);
    const terminal = new Terminal((text) => shown.push(plain(text)));
    const stage = await openStage(house, { channels: [terminal], clock: systemClock, language: 'id' });
    for (const text of [/\/masuk \S+/.exec(invited.out)?.[0] ?? '', '/antrian telat'])
      await stage.hear(terminal.message({ kind: 'text', text }, systemClock.now()));
    await stage.close();
    await house.close();
    expect(shown.at(-1)).toMatch(/^Antrian: lewat batas\n.*🔴/);
  });
});

describe('chat', () => {
  test('#admin sits down at the desk, which sees what the citizen reported; #warga goes back', async () => {
    const story = [
      'jalan berlubang di Jl. Veteran Banjarmasin sejak kemarin',
      'lewati',
      ':photo',
      'lanjut',
      'anonim',
      'kirim',
    ];
    const lines = [...story, '#admin', '/antrian', '#warga', 'status', ':quit'];
    const { code, out } = await run(['chat'], {}, `${lines.join('\n')}\n`);
    expect(code).toBe(0);
    const [, desk = '', citizen = ''] =
      /#admin([\s\S]*)#warga([\s\S]*)/.exec(out.slice(out.indexOf(story[0] ?? ''))) ?? [];
    expect(desk).toContain('sebagai pengawas');
    expect(desk).toMatch(/Antrian: semua\n1\. 🟠 \S+ · Jalan/);
    expect(citizen).toContain('menunggu verifikasi');
  });
  test('talks through a pipe, numbers choices, and writes the talk down', async () => {
    const repro = path.join(folder(), 'talk.json');
    const lines = ['Lampu jalan di Jl. Sultan Adam Banjarmasin mati sejak kemarin', ':photo', ':quit'];
    const { code, out } = await run(['chat', '--repro', repro], {}, `${lines.join('\n')}\n`);
    expect(code).toBe(0);
    expect(out).toMatch(/^1\. /m);
    const { turns } = JSON.parse(readFileSync(repro, 'utf8')) as { turns: { typed: string; answers: string[] }[] };
    expect(turns.map(({ typed }) => typed)).toEqual(lines.slice(0, 2));
    for (const { answers } of turns) expect(answers.length).toBeGreaterThan(0);
  });
});

describe('start', () => {
  const quiet = { PORT: '0', LOG_LEVEL: 'info' };
  test('says calmly what runs, invites the first admin, and ends with 0 at SIGTERM', async () => {
    const dataDir = path.join(folder(), 'data');
    const { child, ended, prints } = launch(['start'], { ...quiet, DATA_DIR: dataDir });
    const [, url = ''] = await prints(/(http:\/\/127\.0\.0\.1:\d+)/);
    await prints(/keep the file secret in it safe/);
    await prints(/\/masuk \S+/);
    await prints(/"event":"started"/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    for (const name of readdirSync(dataDir)) expect(statSync(path.join(dataDir, name)).mode & 0o077, name).toBe(0);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('aduan_database_up 1');
    child.kill('SIGTERM');
    const { code, err } = await ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
  test('a damaged database is refused with what to do, and not worked on', async () => {
    const { dataDir } = await filledFolder();
    const file = path.join(dataDir, 'aduan.db');
    const bytes = readFileSync(file);
    // The second page and all after it: what lies there is met by no opening, only by work.
    bytes.fill(0x5a, 4096);
    writeFileSync(file, bytes);
    const { code, out, err } = await run(['start'], { ...quiet, DATA_DIR: dataDir });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('the file is damaged');
    expect(err).toContain('put back the last backup');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
  test('evidence that can not stand where it is set is refused, with the setting', async () => {
    const file = path.join(folder(), 'file');
    writeFileSync(file, '');
    const where = { ...quiet, DATA_DIR: folder(), EVIDENCE_URL: `file://${file}` };
    const { code, out, err } = await run(['start'], where);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^EVIDENCE_URL: .*\(ENOTDIR\).* for example EVIDENCE_URL=file:/);
  });
  test('a port that is taken is said in one line', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, err } = await run(['start'], { PORT: String(port), DATA_DIR: folder() });
    server.close();
    expect(code).toBe(2);
    expect(err).toContain('EADDRINUSE');
    expect(err).toContain('PORT=');
  });
  test('an address that is not of this machine is not taken for a port that is', async () => {
    // TEST-NET-1 of RFC 5737: nobody has it.
    const { code, err } = await run(['start'], { HOST: '192.0.2.1', PORT: '0', DATA_DIR: folder() });
    expect(code).toBe(2);
    expect(err).toContain('set HOST=127.0.0.1');
    expect(err).not.toContain('PORT=');
  });
  test('a folder in which another one works is left alone by a second start and by demo, until the first has died', async () => {
    const dataDir = path.join(folder(), 'data');
    const first = launch(['start'], { ...quiet, DATA_DIR: dataDir });
    await first.prints(/"event":"started"/);
    for (const command of ['start', 'demo']) {
      const { code, err } = await run([command], { ...quiet, DATA_DIR: dataDir });
      expect({ command, code, err }).toEqual({
        command,
        code: 2,
        err: expect.stringContaining(`another Aduan works in ${dataDir}. Stop that one first`),
      });
    }
    expect((await run(['invite', '--desk', 'kalsel'], { DATA_DIR: dataDir })).code).toBe(0);
    first.child.kill('SIGKILL');
    await first.ended;
    const next = launch(['start'], { ...quiet, DATA_DIR: dataDir });
    await next.prints(/"event":"started"/);
    next.child.kill('SIGTERM');
    expect((await next.ended).code).toBe(0);
  });
});
