import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics } from '../../src/metrics.ts';
import { SETTING_NAMES } from '../../src/settings.ts';

const folder = fileURLToPath(new URL('../../docs/operations/', import.meta.url));
const file = (name: string) => readFileSync(path.join(folder, name), 'utf8');

const Alerts = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['critical', 'warning', 'info']) }),
          annotations: z.object({ summary: z.string(), action: z.string() }),
        }),
      ),
    }),
  ),
});
const Dashboard = z.object({
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
  panels: z.array(
    z.object({
      title: z.string(),
      datasource: z.object({ uid: z.string() }).optional(),
      targets: z.array(z.object({ expr: z.string() })).default([]),
    }),
  ),
});

const alerts = Alerts.parse(parse(file('alerts.yaml'))).groups.flatMap(({ rules }) => rules);
const dashboard = Dashboard.parse(JSON.parse(file('dashboard.json')));
const shown = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const named = (expression: string) => expression.match(/\b(?:aduan|process|nodejs)_[a-z0-9_]+/g) ?? [];

/** Every name that a query may use, and every pair of label and value that a metric has once everything has happened. */
let names: ReadonlySet<string>;
let text: string;
beforeAll(async () => {
  const metrics = createMetrics();
  const channel = 'telegram';
  const row = { conversation: 1, row: 1 };
  metrics.works({ version: '1.0.0', database: 'sqlite' });
  metrics.refused(channel);
  metrics.saw({ what: 'accepted', channel, messages: 1, conversations: [1] });
  metrics.saw({ what: 'turned-away', channel, messages: 1, why: 'too-fast' });
  metrics.saw({ what: 'crowded', on: true, waiting: 1 });
  metrics.saw({ what: 'hints', fate: 'sent', count: 1 });
  metrics.saw({ what: 'handled', channel, messages: 1, conversation: 1, waitedMs: 1, trace: 1 });
  metrics.saw({ what: 'sent', channel, waitedMs: 1, edit: false, ...row });
  metrics.saw({ what: 'send-failed', channel, why: 'blocked', ...row });
  const now = new Date();
  const rendered = await metrics.render(
    {
      inboxOpen: 1,
      inboxAside: 0,
      outboxQueued: 1,
      oldestOpen: new Date(now.getTime() - 5_000),
      oldestQueued: null,
      complaints: {},
    },
    {
      now,
      parts: { database: true, telegram: false },
      diskFreeBytes: 7,
      evidence: { files: 3, bytes: 9 },
      lastBackup: new Date(12_000),
      lastVerify: { at: new Date(13_000), wrong: 2 },
      fleet: { redisUp: true, shards: 16, leases: ['shard:3', 'member:1', 'clock'] },
    },
  );
  text = rendered.text;
  names = new Set(
    [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
});

describe('metrics of this moment', () => {
  it('tell ages, parts, disk, evidence, the last backup and the last look through everything', () => {
    for (const line of [
      'aduan_queue_oldest_seconds{queue="inbox"} 5',
      'aduan_queue_oldest_seconds{queue="outbox"} 0',
      'aduan_info{version="1.0.0",database="sqlite"} 1',
      'aduan_working 1',
      'aduan_part_up{part="database"} 1',
      'aduan_part_up{part="telegram"} 0',
      'aduan_disk_free_bytes 7',
      'aduan_evidence_bytes 9',
      'aduan_evidence_files 3',
      'aduan_last_backup_timestamp_seconds 12',
      'aduan_last_verify_timestamp_seconds 13',
      'aduan_verify_problems 2',
      'aduan_redis_up 1',
      'aduan_shards_held 16',
      'aduan_lease_held{lease="clock"} 1',
    ])
      expect(text.split('\n')).toContain(line);
  });
});

describe('the manual', () => {
  it('tells of every metric, and of none that is not there', () => {
    const told = new Set(
      file('README.md')
        .match(/`aduan_[a-z_]+(?=`|\s)/g)
        ?.map((name) => name.slice(1)),
    );
    const bare = [...names]
      .filter((name) => name.startsWith('aduan_'))
      .map((name) => name.replace(/_(bucket|sum|count)$/, ''));
    expect([...told].sort()).toEqual([...new Set(bare)].sort());
  });
});

describe('the dashboard', () => {
  it('asks for metrics that exist, and shows every one of ours', () => {
    const asked = new Set(shown.flatMap(named));
    for (const name of asked) expect(names).toContain(name);
    const ours = [...names].filter((name) => name.startsWith('aduan_') && !/_(sum|count)$/.test(name));
    expect(ours.filter((name) => !asked.has(name))).toEqual([]);
  });
  it('leaves the datasource to whoever imports it', () => {
    expect(dashboard.templating.list).toContainEqual(
      expect.objectContaining({ name: 'datasource', type: 'datasource' }),
    );
    for (const { title, targets, datasource } of dashboard.panels)
      if (targets.length > 0) expect(datasource?.uid, title).toMatch(/^\$\{datasource\}$/);
  });
});

describe('the alert rules', () => {
  it('ask for metrics that exist, with labels that they have', () => {
    for (const { alert, expr } of alerts) {
      expect(named(expr).length, alert).toBeGreaterThan(0);
      for (const name of named(expr)) expect(names, alert).toContain(name);
      for (const [, queue] of expr.matchAll(/queue="(\w+)"/g))
        expect(text).toContain(`aduan_queue_depth{queue="${queue}"}`);
    }
  });
  it('say what to do, here and in words', () => {
    const words = file('README.md');
    for (const { alert } of alerts) expect(words, alert).toContain(`\`${alert}\``);
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
  });
});

describe('the unit and the compose file', () => {
  it('give the program the 10 s that it needs to stop', () => {
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(file('aduan.service'))?.[1])).toBeGreaterThan(10);
    const { services } = parse(file('compose.yaml'), { merge: true }) as {
      services: Record<
        string,
        { stop_grace_period: string; healthcheck: unknown; environment: Record<string, string> }
      >;
    };
    for (const [name, service] of Object.entries(services)) {
      // It holds nothing that has to be finished.
      if (name === 'redis') continue;
      expect(Number.parseInt(service.stop_grace_period, 10), name).toBeGreaterThan(10);
      expect(service.healthcheck, name).toBeDefined();
    }
    for (const name of Object.keys(services['app-1']?.environment ?? {})) expect(SETTING_NAMES).toContain(name);
  });
  it('set nothing that is no setting', () => {
    const set = [...file('aduan.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => name);
    expect(set.length).toBeGreaterThan(3);
    for (const name of set) expect(SETTING_NAMES).toContain(name);
  });
});
