import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Citizen, policy } from './citizen.ts';

/** 335 first messages as people write them, with what they tell; see tests/data/README.md. */
const Line = z.object({
  id: z.string(),
  now: z.string(),
  text: z.string(),
  expect: z.object({
    is_complaint: z.boolean(),
    kind: z.string(),
    category: z.string().nullish(),
    place: z.object({ text: z.string().nullish() }).nullish(),
    when: z.string().nullish(),
    missing: z.array(z.string()).default([]),
    emergency: z.boolean().default(false),
  }),
});
const lines = readFileSync(new URL('../data/complaints-dev.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => Line.parse(JSON.parse(line)));

/** Answers what is asked, as a citizen who knows everything, and notes what was asked. */
function toTheEnd(citizen: Citizen): string[] {
  const asked: string[] = [];
  for (let i = 0; i < 20 && citizen.talk?.question !== 'check'; i += 1) {
    const question = citizen.talk?.question ?? 'none';
    asked.push(question);
    if (question === 'fact:place') citizen.says('Jl. Sultan Adam, Banjarmasin Utara, Banjarmasin');
    else if (question === 'fact:time') citizen.says('kemarin');
    else if (question.startsWith('fact:'))
      citizen.says('lewati') && citizen.talk?.question === question && citizen.says('tidak tahu');
    else if (question === 'category') citizen.presses(citizen.labels[0] ?? '');
    else if (question === 'evidence') citizen.sends();
    else if (question === 'switches') citizen.says('anonim');
    else if (question === 'name') citizen.says('Siti Aminah');
    else citizen.says('Lampu jalan mati di sini sejak kemarin');
  }
  return asked;
}

it('every complaint of the dev set reaches a code, and is asked for little more than a good officer would ask', () => {
  const right = { category: 0, place: 0, time: 0 };
  const given = { category: 0, place: 0, time: 0 };
  let complaints = 0;
  let above = 0;
  let emergencies = 0;
  let warned = 0;
  for (const line of lines) {
    const citizen = new Citizen();
    citizen.now = new Date(line.now);
    citizen.says(line.text);
    const { expect: label } = line;
    if (label.emergency) {
      emergencies += 1;
      if (/🚨|119 ext/.test(citizen.last().text)) warned += 1;
    }
    if (!label.is_complaint || label.kind !== 'complaint') continue;
    complaints += 1;
    const draft = citizen.talk?.draft;
    if (label.category) {
      given.category += 1;
      if (draft?.category === label.category) right.category += 1;
    }
    if (label.place?.text && !label.missing.includes('place')) {
      given.place += 1;
      if (draft?.facts.place) right.place += 1;
    }
    if (label.when) {
      given.time += 1;
      if (draft?.facts.time) right.time += 1;
    }
    const asked = toTheEnd(citizen).filter((question) =>
      ['fact:place', 'fact:time', 'evidence', 'category', 'story'].includes(question),
    );
    above += Math.max(0, asked.length - label.missing.length);
    citizen.says('kirim');
    expect(citizen.filed, `${line.id}\n${citizen.transcript()}`).toHaveLength(1);
  }
  const share = (field: keyof typeof right) => right[field] / given[field];
  process.stdout.write(
    `\nthrough the engine, ${complaints} complaints of ${lines.length} messages (${policy.categories.length} categories)\n` +
      (['category', 'place', 'time'] as const)
        .map((field) => `  ${field} taken at once  ${(100 * share(field)).toFixed(1)} %\n`)
        .join('') +
      `  questions above what the labels miss  ${(above / complaints).toFixed(2)} a complaint\n` +
      `  emergencies warned  ${warned} of ${emergencies}\n`,
  );
  expect(share('category')).toBeGreaterThan(0.9);
  expect(share('place')).toBeGreaterThan(0.9);
  expect(share('time')).toBeGreaterThan(0.9);
  expect(above / complaints).toBeLessThan(0.3);
  expect(warned / emergencies).toBeGreaterThan(0.9);
});
