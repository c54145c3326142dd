import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHouseAt } from '../../src/cli/house.ts';
import { readSettings } from '../../src/config.ts';
import { SENTENCES } from '../../src/core/language/sentences.ts';
import { WEB_WORDS } from '../../src/core/language/web.ts';
import { readPolicy } from '../../src/policy-file.ts';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { S3, S3_KEY, s3Settings } from '../fakes/s3.ts';
import { photo } from '../fixtures/media/make.ts';

/** The whole program with its evidence in a bucket of the stand-in store. */
let dir: string;
let telegram: BotApi;
let s3: S3;
let program: Running;
let env: Record<string, string>;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-bucket-'));
  telegram = await new BotApi().listen();
  s3 = await new S3().listen();
  env = { DATA_DIR: path.join(dir, 'data'), ...s3Settings(s3) };
  program = await start();
});
afterEach(async () => {
  await program.end('SIGKILL').catch(() => undefined);
  await telegram.close();
  await s3.close();
  rmSync(dir, { recursive: true, force: true });
});

const start = (): Promise<Running> =>
  startProgram({
    ...env,
    ...telegram.env,
  });
const sees = (chat: number, words: string) =>
  telegram.until(() => (telegram.last(chat)?.text ?? '').includes(words), `chat ${chat} shows ${words}`);

/** Tells everything up to the question for evidence. */
async function asksForEvidence(chat: number): Promise<void> {
  telegram.message(chat, { text: 'Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin' });
  await sees(chat, 'Ada nomor di tiang');
  telegram.message(chat, { text: 'lewati' });
  await sees(chat, 'Kirim bukti');
}

/** From the evidence on to the code. */
async function files(chat: number): Promise<string> {
  await sees(chat, 'Siapa yang boleh tahu');
  telegram.press(chat, 'Anonim');
  await sees(chat, 'Sudah benar');
  telegram.message(chat, { text: 'kirim' });
  await sees(chat, 'Kode laporan');
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(telegram.last(chat)?.text ?? '')?.[0];
  if (code === undefined) throw new Error('there is no code');
  return code;
}

interface Exported {
  readonly code: string;
  readonly evidence: readonly { readonly id: string; readonly sha256: string }[];
}
const exported = async (): Promise<readonly Exported[]> =>
  (await runProgram(['export', '--format', 'jsonl'], env)).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Exported);

const verified = async (over: Record<string, string> = {}): Promise<string> => {
  const { code, out } = await runProgram(['verify'], { ...env, ...over });
  expect(code, out).toBe(0);
  return out;
};
const noKeyIn = (text: string) => {
  for (const secret of [S3_KEY.id, S3_KEY.secret]) expect(text).not.toContain(secret);
};

describe('evidence in a bucket', () => {
  it('from a citizen’s photo to complaint, export, verify, backup, and back into a folder', async () => {
    expect(program.output()).toContain('evidence      s3://aduan-evidence/kalsel at http://127.0.0.1');
    await asksForEvidence(61);
    telegram.photo(61, await photo({}));
    const code = await files(61);
    const ready = (await (await fetch(`${program.url}/readyz`)).json()) as { parts: Record<string, unknown> };
    expect(ready.parts.evidence).toEqual({ ok: true });
    expect(await program.end('SIGTERM')).toBe(0);
    noKeyIn(program.output());

    // The photo and its clean copy, and on this machine nothing.
    expect(s3.objects.size).toBe(2);
    const data = path.join(dir, 'data', 'evidence');
    expect(readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
    const [complaint, ...more] = await exported();
    expect(more).toEqual([]);
    expect(complaint).toMatchObject({ code, evidence: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] });
    expect(await verified()).toContain('1 files, each as it was hashed');

    const doctor = await runProgram(['doctor'], { ...env, PORT: '0' });
    expect(doctor.out).toMatch(
      /good\s+evidence\s+s3:\/\/aduan-evidence\/kalsel at http:\S+: 2 files, clean copies counted/,
    );
    noKeyIn(doctor.out + doctor.err);

    const backup = path.join(dir, 'backup');
    expect((await runProgram(['backup', backup], env)).code).toBe(0);
    const manifest = JSON.parse(readFileSync(path.join(backup, 'manifest.json'), 'utf8')) as { files: unknown[] };
    expect(manifest.files).toHaveLength(3);
    const secret = { ADUAN_SECRET: readFileSync(path.join(dir, 'data', 'secret'), 'utf8').trim() };
    await verified({ DATA_DIR: backup, EVIDENCE_URL: '', ...secret });

    // A bucket that was lost is filled from the backup.
    s3.objects.clear();
    const lost = await runProgram(['verify'], env);
    expect([lost.code, lost.out]).toEqual([1, expect.stringContaining('is missing')]);
    const refill = ['copy-evidence', '--from', `file://${backup}/evidence`];
    const filled = await runProgram(refill, env);
    expect(filled.out, filled.err).toContain('2 copied to s3://aduan-evidence/kalsel now, 0 were there already');
    await verified();
    expect((await runProgram(refill, env)).out).toContain('0 copied to s3://aduan-evidence/kalsel now, 2 were there');
    const out = await runProgram(['copy-evidence', '--from', env.EVIDENCE_URL ?? '', '--to', `file://${data}`], env);
    expect(out.code, out.err).toBe(0);
    await verified({ EVIDENCE_URL: '' });
    expect(s3.refused).toEqual([]);
  });

  it('of a store that is down: words go on, a photo waits, the web chat says so kindly, and all is taken when it is back', async () => {
    await asksForEvidence(71);
    s3.down = true;
    telegram.photo(71, await photo({}));
    // More downloads than a message that nobody can handle gets tries: it is the store's trouble, not the message's.
    await telegram.until(() => telegram.downloads >= 4, 'the photo fetched again and again');
    await sees(71, SENTENCES.id.fileWaits());
    // Another one of the same outage: nothing more is said.
    telegram.photo(71, await photo({ colour: 'green' }));
    const before = telegram.downloads;
    await telegram.until(() => telegram.downloads >= before + 6, 'both photos fetched again and again');
    const shown = () => [...telegram.chat(71).seen.values()].map(({ text }) => text);
    expect(shown().filter((text) => text === SENTENCES.id.fileWaits())).toHaveLength(1);
    telegram.message(72, { text: 'halo' });
    await sees(72, 'Apa yang terjadi');
    const upload = async () => {
      const form = new FormData();
      form.set('id', randomUUID());
      form.set('berkas', new Blob([new Uint8Array(await photo({}))], { type: 'image/jpeg' }), 'foto.jpg');
      const headers = { accept: 'application/json', origin: program.url };
      return fetch(`${program.url}/lampiran`, { method: 'POST', body: form, headers });
    };
    const refused = await upload();
    expect(refused.status).toBe(503);
    expect(await refused.text()).toContain(WEB_WORDS.id.notNow());
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${program.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ parts: { evidence: { ok: false }, database: { ok: true } } });
    const doctor = await runProgram(['doctor'], { ...env, PORT: '0' });
    expect(doctor.out).toMatch(
      /bad\s+evidence\s+s3:\S+ at \S+ takes no file \(ECONNRESET\)\n\s+→ look whether the store runs/,
    );
    const { out } = await runProgram(['verify'], env);
    expect(out).not.toContain('backup');

    s3.down = false;
    await files(71);
    expect((await upload()).status).toBe(202);
    expect(await program.end('SIGTERM')).toBe(0);
    noKeyIn(program.output());
    await verified();
    expect((await exported()).map(({ evidence }) => evidence.length)).toEqual([2]);
    expect(shown().filter((text) => text === SENTENCES.id.fileWaits())).toHaveLength(1);
  });

  it('starts while the store is down, and tells so', async () => {
    expect(await program.end('SIGTERM')).toBe(0);
    s3.down = true;
    program = await start();
    expect(program.output()).toMatch(
      /evidence {6}s3:\S+ at \S+ {2}\(not answering yet: ECONNRESET; photos wait for it\)/,
    );
    telegram.message(81, { text: 'halo' });
    await sees(81, 'Apa yang terjadi');
  });

  it('of a program that is killed between upload and commit is there once in the end: what no row names is swept, when it is old', async () => {
    await asksForEvidence(91);
    // The server has the photo and is asked for its length: that is as far as this program comes.
    const killed = new Promise<void>((resolve) => {
      s3.before = async ({ operation }) => {
        if (operation !== 'HeadObject') return;
        s3.before = undefined;
        await program.end('SIGKILL');
        resolve();
      };
    });
    telegram.photo(91, await photo({}));
    await killed;
    const orphans = [...s3.objects.keys()];
    expect(orphans).toHaveLength(1);
    program = await start();
    await files(91);
    expect(await program.end('SIGTERM')).toBe(0);
    expect((await exported()).map(({ evidence }) => evidence.length)).toEqual([1]);
    expect(s3.objects.size).toBe(3);
    expect(await verified()).toContain('1 files belong to nothing');

    const read = readSettings(env, dir);
    if (!read.ok) throw new Error('the settings of the test are bad');
    const house = await openHouseAt(read.settings, readPolicy(undefined));
    const known = new Set<string>();
    for await (const id of house.store.fileIds()) known.add(id);
    expect(await house.evidence.sweep(known)).toBe(0);
    for (const key of s3.objects.keys()) s3.age(key, 2 * 3_600_000);
    expect(await house.evidence.sweep(known)).toBe(1);
    await house.close();
    expect(s3.objects.size).toBe(2);
    expect([...s3.objects.keys()]).not.toContain(orphans[0]);
    await verified();
  });
});

it('whoever keeps evidence in a folder never loads the client of S3', () => {
  const script =
    "await import('./src/app.ts'); const { default: m } = await import('node:module'); console.log(Object.keys(m._cache).filter((file) => /@aws-sdk|@smithy/.test(file)).length)";
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(stdout.trim(), stderr).toBe('0');
});
