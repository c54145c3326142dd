import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { describeMistakes } from '../../src/setting-mistakes.ts';
import { paperOf, SETTING_NAMES } from '../../src/settings.ts';
import { envExample, settingsTable } from '../../src/settings-text.ts';
import { folder } from './program.ts';

const empty = folder();
const TOKEN = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const SECRET = 'a-secret-of-more-than-32-characters-canary';

const mistakesIn = (env: Record<string, string>, where = empty) => {
  const read = readSettings(env, where);
  return read.ok ? [] : read.mistakes;
};
const good = (env: Record<string, string>, where = empty) => {
  const read = readSettings(env, where);
  if (!read.ok) throw new Error(describeMistakes(read.mistakes));
  return read.settings;
};

describe('with nothing set', () => {
  test('everything has a value of its own', () => {
    expect(good({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: undefined,
      dataDir: path.resolve('data'),
      evidence: undefined,
      s3: { region: 'us-east-1', pathStyle: false },
      secret: undefined,
      policyFile: undefined,
      defaultLanguage: 'id',
      logLevel: 'info',
      telegram: undefined,
      x: undefined,
      notices: [],
    });
  });
  test('an empty value counts as not set', () => {
    expect(good({ TELEGRAM_BOT_TOKEN: '', PORT: '  ', WHATSAPP: '' })).toEqual(good({}));
  });
  test('the environment of a usual machine has no look-alikes', () => {
    const usual = {
      HOME: '/root',
      PATH: '/bin',
      PWD: '/',
      HOSTNAME: 'a',
      USER: 'b',
      SHELL: 'c',
      TERM: 'd',
      LANG: 'e',
      npm_config_port: '1',
    };
    expect(mistakesIn(usual)).toEqual([]);
  });
});

describe('a good value is taken', () => {
  test.each([
    [
      { HOST: '0.0.0.0', PORT: '0' },
      { host: '0.0.0.0', port: 0 },
    ],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ PUBLIC_URL: 'https://lapor.example.go.id/' }, { publicUrl: 'https://lapor.example.go.id' }],
    [{ DATA_DIR: empty }, { dataDir: empty }],
    [{ ADUAN_SECRET: SECRET }, { secret: SECRET }],
    [{ EVIDENCE_URL: 'file:///srv/bukti%20foto/' }, { evidence: { in: 'folder', dir: '/srv/bukti foto' } }],
    [
      { EVIDENCE_URL: 's3://aduan-evidence', S3_REGION: 'ap-southeast-3' },
      {
        evidence: { in: 'bucket', bucket: 'aduan-evidence', prefix: '' },
        s3: { region: 'ap-southeast-3', pathStyle: false },
      },
    ],
    [
      {
        ...{ EVIDENCE_URL: 's3://aduan-evidence/kalsel/2026/', S3_ENDPOINT: 'https://s3.example.go.id/' },
        ...{ S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' },
      },
      {
        evidence: { in: 'bucket', bucket: 'aduan-evidence', prefix: 'kalsel/2026/' },
        s3: {
          endpoint: 'https://s3.example.go.id',
          pathStyle: true,
          credentials: { accessKeyId: 'k', secretAccessKey: 's' },
        },
      },
    ],
    [{ S3_ENDPOINT: 'https://s3.example.go.id', S3_ADDRESSING: 'host' }, { s3: { pathStyle: false } }],
    [{ S3_ADDRESSING: 'path' }, { s3: { pathStyle: true } }],
    [
      { DEFAULT_LANGUAGE: 'en', LOG_LEVEL: 'silent' },
      { defaultLanguage: 'en', logLevel: 'silent' },
    ],
    [
      { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_SENDS_PER_SECOND: '2.5' },
      {
        telegram: {
          token: TOKEN,
          apiRoot: 'https://api.telegram.org',
          mode: 'polling',
          webhookSecret: undefined,
          sendsPerSecond: 2.5,
        },
      },
    ],
    [
      {
        TELEGRAM_BOT_TOKEN: '42:TEST',
        TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/tg',
        TELEGRAM_MODE: 'webhook',
        TELEGRAM_WEBHOOK_SECRET: 's',
        PUBLIC_URL: 'http://127.0.0.1:9',
      },
      {
        telegram: {
          token: '42:TEST',
          apiRoot: 'http://127.0.0.1:8081/tg',
          mode: 'webhook',
          webhookSecret: 's',
          sendsPerSecond: 30,
        },
      },
    ],
  ])('%o', (env, expected) => {
    expect(good(env)).toMatchObject(expected);
  });
  test('X is on with its four credentials', () => {
    const x = { X_APP_KEY: 'a', X_APP_SECRET: 'b', X_ACCESS_TOKEN: 'c', X_ACCESS_SECRET: 'd', X_POLL_SECONDS: '0.25' };
    expect(good(x).x).toEqual({
      ...{ appKey: 'a', appSecret: 'b', accessToken: 'c', accessSecret: 'd' },
      ...{ apiRoot: 'https://api.x.com', mode: 'polling', pollSeconds: 0.25 },
    });
  });
  test('S3 without a bucket in EVIDENCE_URL is said to have no effect, not silently dropped', () => {
    const s3 = { S3_ENDPOINT: 'https://s3.example.go.id' };
    expect(good(s3).notices.join()).toContain('EVIDENCE_URL names no bucket');
    expect(good({ ...s3, EVIDENCE_URL: 's3://aduan-evidence' }).notices).toEqual([]);
  });
  test('the group of a desk is read with Telegram; without it that it has no effect is said, not silently dropped', () => {
    const group = { TELEGRAM_DESK_CHAT_ID: '-100123' };
    expect(good(group).notices.join()).toContain('TELEGRAM_DESK_CHAT_ID');
    const on = good({ ...group, TELEGRAM_BOT_TOKEN: TOKEN });
    expect(on).toMatchObject({ telegram: { deskChat: '-100123' }, notices: [] });
  });
});

describe('a bad value is named, with what to write instead', () => {
  test.each<[variable: string, env: Record<string, string>]>([
    ['HOST', { HOST: 'http://localhost' }],
    ['HOST', { HOST: '[::1]' }],
    ['PORT', { PORT: 'abc' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '80.5' }],
    ['PORT', { PORT: '-1' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'lapor.example.go.id' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://lapor.example.go.id/pengaduan' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://lapor.example.go.id' }],
    ['DATA_DIR', { DATA_DIR: fileURLToPath(import.meta.url) }],
    ['DATA_DIR', { DATA_DIR: '~/aduan' }],
    ['DATA_DIR', { DATA_DIR: '$HOME/aduan' }],
    ['ADUAN_SECRET', { ADUAN_SECRET: 'short' }],
    ['POLICY_FILE', { POLICY_FILE: '/nowhere/policy.yaml' }],
    ['POLICY_FILE', { POLICY_FILE: empty }],
    ['DEFAULT_LANGUAGE', { DEFAULT_LANGUAGE: 'jv' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['TELEGRAM_BOT_TOKEN', { TELEGRAM_BOT_TOKEN: 'my token' }],
    ['TELEGRAM_BOT_TOKEN', { TELEGRAM_BOT_TOKEN: 'no-number-before-a-colon' }],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'api.telegram.org' }],
    ['TELEGRAM_MODE', { TELEGRAM_MODE: 'push' }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_WEBHOOK_SECRET: 'with spaces' }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_WEBHOOK_SECRET: 'x'.repeat(257) }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_MODE: 'webhook', PUBLIC_URL: 'https://a.example' }],
    ['PUBLIC_URL', { TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 's' }],
    ['PUBLIC_URL', { TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 's', PUBLIC_URL: 'http://a.example' }],
    ['TELEGRAM_SENDS_PER_SECOND', { TELEGRAM_SENDS_PER_SECOND: '0' }],
    ['TELEGRAM_DESK_CHAT_ID', { TELEGRAM_DESK_CHAT_ID: 'the group' }],
    ['X_API_ROOT', { X_API_ROOT: 'https://api.x.com/2' }],
    ['X_MODE', { X_MODE: 'stream' }],
    ['X_POLL_SECONDS', { X_POLL_SECONDS: 'often' }],
    ['X_APP_SECRET', { X_APP_KEY: 'only-one-of-four' }],
    ['PUBLIC_URL', { X_MODE: 'webhook' }],
    ['WHATSAPP', { WHATSAPP: 'yes' }],
    ['WHATSAPP_CLOUD_TOKEN', { WHATSAPP: 'cloud' }],
    ['WHATSAPP_CLOUD_PHONE_ID', { WHATSAPP_CLOUD_PHONE_ID: '+62 811' }],
    ['CHROMIUM_PATH', { CHROMIUM_PATH: '/nowhere/chromium' }],
    ['CHROMIUM_PATH', { CHROMIUM_PATH: empty }],
    ['CHROMIUM_PATH', { CHROMIUM_PATH: fileURLToPath(import.meta.url) }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://db/aduan' }],
    ['EVIDENCE_URL', { EVIDENCE_URL: '/srv/evidence' }],
    ['EVIDENCE_URL', { EVIDENCE_URL: 'file://server/evidence' }],
    ['EVIDENCE_URL', { EVIDENCE_URL: 'file:///' }],
    ['EVIDENCE_URL', { EVIDENCE_URL: 's3:aduan-evidence' }],
    ['EVIDENCE_URL', { EVIDENCE_URL: 's3://Aduan_Evidence' }],
    ['EVIDENCE_URL', { EVIDENCE_URL: 's3://aduan-evidence/a b' }],
    ['EVIDENCE_URL', { EVIDENCE_URL: 's3://aduan-evidence/kalsel?region=x' }],
    ['EVIDENCE_URL', { EVIDENCE_URL: 'https://aduan-evidence.s3.amazonaws.com' }],
    ['S3_ENDPOINT', { S3_ENDPOINT: 'https://s3.example.go.id/aduan-evidence' }],
    ['S3_REGION', { S3_REGION: 'Jakarta, Indonesia' }],
    ['S3_ADDRESSING', { S3_ADDRESSING: 'virtual' }],
    ['S3_SECRET_ACCESS_KEY', { S3_ACCESS_KEY_ID: 'one-of-two' }],
    ['S3_ACCESS_KEY_ID', { S3_SECRET_ACCESS_KEY: 'one-of-two' }],
    ['REDIS_URL', { REDIS_URL: 'http://redis' }],
  ])('%s in %o', (variable, env) => {
    const found = mistakesIn(env).find((mistake) => mistake.variable === variable);
    expect(found?.wrong).toBeTruthy();
    expect(found?.example).toMatch(new RegExp(`^${variable}=`));
  });

  test('Redis without a shared database has no effect, and that is said', () => {
    const read = readSettings({ REDIS_URL: 'redis://r' }, folder());
    expect(read).toMatchObject({ ok: true, settings: { redisUrl: 'redis://r' } });
    expect(read.ok && read.settings.notices.join()).toContain('DATABASE_URL is not');
    const both = readSettings({ REDIS_URL: 'redis://r', DATABASE_URL: 'postgres://db/aduan' }, folder());
    expect(both.ok && both.settings.notices).toEqual([]);
  });
  test('all mistakes come at once', () => {
    const variables = mistakesIn({
      PORT: 'x',
      LOG_LEVEL: 'x',
      TELEGRAM_MODE: 'webhook',
      PORTT: '1',
      REDIS_URL: 'http://r',
    }).map((each) => each.variable);
    expect(variables).toEqual(
      expect.arrayContaining(['PORT', 'LOG_LEVEL', 'PUBLIC_URL', 'TELEGRAM_WEBHOOK_SECRET', 'REDIS_URL']),
    );
  });
  test('no secret is ever repeated', () => {
    const canaries = {
      ADUAN_SECRET: 'canary-short',
      TELEGRAM_BOT_TOKEN: 'canary 1',
      TELEGRAM_WEBHOOK_SECRET: 'canary 2',
      DATABASE_URL: 'mysql://u:canary@db/a',
      REDIS_URL: 'http://u:canary@redis',
      EVIDENCE_URL: 's3://u:canary@bucket',
      S3_ENDPOINT: 'https://u:canary@s3.example',
      S3_ACCESS_KEY_ID: 'canary 5',
      S3_SECRET_ACCESS_KEY: 'canary 6',
      PUBLIC_URL: 'https://u:canary@host',
      TELEGRAM_API_ROOT: 'ftp://u:canary@host',
      X_APP_KEY: 'canary 3',
      WHATSAPP_CLOUD_TOKEN: 'canary 4',
    };
    const told = describeMistakes(mistakesIn(canaries));
    for (const name of Object.keys(canaries)) expect(told).toContain(name);
    expect(told).not.toContain('canary');
  });
  test('an example that is taken over as it stands is not taken for a secret', () => {
    for (const name of ['ADUAN_SECRET', 'TELEGRAM_WEBHOOK_SECRET'] as const)
      expect(mistakesIn({ [name]: paperOf(name).example }).map(({ variable }) => variable)).toContain(name);
  });
});

describe('a misspelt name', () => {
  test.each([
    ['TELEGRAM_BOT_TOKN', 'TELEGRAM_BOT_TOKEN'],
    ['TELEGRAM_TOKEN_', undefined],
    ['PUBLIC_ULR', 'PUBLIC_URL'],
    ['telegram_bot_token', 'TELEGRAM_BOT_TOKEN'],
    ['DATADIR', 'DATA_DIR'],
  ])('%s: did you mean %s?', (name, meant) => {
    const said = mistakesIn({ [name]: 'x' }).map(({ variable, wrong }) => `${variable} ${wrong}`);
    expect(said).toEqual(meant === undefined ? [] : [`${name} is not a setting: did you mean ${meant}?`]);
  });
  test('in .env, short names count as well', () => {
    const where = folder();
    writeFileSync(path.join(where, '.env'), 'PROT=9000\nNODE_OPTIONS=--trace-warnings\n');
    expect(mistakesIn({}, where).map(({ variable }) => variable)).toEqual(['PROT']);
  });
});

test('a name in .env that looks like ours and is none is told to have no effect', () => {
  const where = folder();
  writeFileSync(path.join(where, '.env'), 'TELEGRAM_TOKEN=1:a\nNODE_ENV=production\n');
  const { notices } = good({}, where);
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatch(/^TELEGRAM_TOKEN in \.env is not a setting .* TELEGRAM_BOT_TOKEN,/);
  expect(good({ TELEGRAM_TOKEN: '1:a' }).notices).toEqual([]);
});

describe('.env', () => {
  test('is read as node reads it, and the environment wins', () => {
    const where = folder();
    writeFileSync(
      path.join(where, '.env'),
      '\uFEFF# comment\nPORT=9001\nHOST="0.0.0.0" # all\nexport DEFAULT_LANGUAGE=en\nTELEGRAM_BOT_TOKEN=\n',
    );
    expect(good({ PORT: '9002' }, where)).toMatchObject({
      port: 9002,
      host: '0.0.0.0',
      defaultLanguage: 'en',
      telegram: undefined,
    });
  });
  test('runs no commands: one that is written there is named, with what to write instead', () => {
    const where = folder();
    writeFileSync(
      path.join(where, '.env'),
      'ADUAN_SECRET=$(openssl rand -base64 33)\nTELEGRAM_WEBHOOK_SECRET=`openssl rand -hex 32`\n',
    );
    const mistakes = mistakesIn({}, where);
    expect(mistakes.map(({ variable }) => variable)).toEqual(['ADUAN_SECRET', 'TELEGRAM_WEBHOOK_SECRET']);
    expect(mistakes[0]?.wrong).toContain('.env does not run');
    expect(mistakes[0]?.example).toBe('ADUAN_SECRET=what openssl rand -base64 33 printed');
  });
  test('that can not be read is named', () => {
    const where = folder();
    expect(mistakesIn({}, path.join(where, '.'))).toEqual([]);
    writeFileSync(path.join(where, 'file'), '');
    expect(mistakesIn({}, path.join(where, 'file'))[0]?.variable).toBe('.env');
  });
});

describe('the paper', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  test('.env.example is what the table says; otherwise run: npx tsx scripts/settings.ts', () => {
    expect(readFileSync(path.join(root, '.env.example'), 'utf8') === envExample()).toBe(true);
  });
  test('.env.example taken over as it stands changes nothing', () => {
    const where = folder();
    writeFileSync(path.join(where, '.env'), envExample());
    expect(good({}, where)).toEqual(good({}));
  });
  test("the README's table is what the table says; otherwise run: npx tsx scripts/settings.ts", () => {
    expect(readFileSync(path.join(root, 'README.md'), 'utf8').includes(settingsTable())).toBe(true);
  });
  test('every setting of the contract is there, those of evidence and of what was erased beside them, and no other', () => {
    expect([...SETTING_NAMES].sort()).toEqual(
      [
        ...[
          'HOST',
          'PORT',
          'PUBLIC_URL',
          'DATA_DIR',
          'DATABASE_URL',
          'REDIS_URL',
          'ADUAN_SECRET',
          'POLICY_FILE',
          'DEFAULT_LANGUAGE',
          'LOG_LEVEL',
        ],
        'ERASURES_DIR',
        ...['EVIDENCE_URL', 'S3_ENDPOINT', 'S3_REGION', 'S3_ADDRESSING', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
        ...[
          'TELEGRAM_BOT_TOKEN',
          'TELEGRAM_API_ROOT',
          'TELEGRAM_MODE',
          'TELEGRAM_WEBHOOK_SECRET',
          'TELEGRAM_SENDS_PER_SECOND',
          'TELEGRAM_DESK_CHAT_ID',
        ],
        ...[
          'X_APP_KEY',
          'X_APP_SECRET',
          'X_ACCESS_TOKEN',
          'X_ACCESS_SECRET',
          'X_API_ROOT',
          'X_MODE',
          'X_POLL_SECONDS',
          'WHATSAPP',
          'CHROMIUM_PATH',
        ],
        ...['TOKEN', 'PHONE_ID', 'APP_SECRET', 'VERIFY_TOKEN', 'API_ROOT'].map((name) => `WHATSAPP_CLOUD_${name}`),
      ].sort(),
    );
  });
  test('every example is a good value', () => {
    const local = new Set(['POLICY_FILE', 'CHROMIUM_PATH', 'ADUAN_SECRET', 'TELEGRAM_WEBHOOK_SECRET']);
    for (const name of SETTING_NAMES) {
      if (local.has(name)) continue;
      const wrong = mistakesIn({ [name]: paperOf(name).example }).filter(
        (each) => each.variable === name && !each.wrong.includes('this version'),
      );
      expect(wrong, name).toEqual([]);
    }
  });
});
