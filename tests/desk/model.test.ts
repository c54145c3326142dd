import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { type Act, LIFE, OVER } from '../../src/core/complaint/life.ts';
import type { Role } from '../../src/core/complaint/role.ts';
import { MARKS } from '../../src/core/desk/cards/card.ts';
import { may } from '../../src/core/desk/rights/rights.ts';
import { chatId } from '../../src/core/message.ts';
import fc from '../property.ts';
import { policy, type Someone, Town } from './town.ts';

/** Who works here: several at one desk, one in the admins' group, one on a platform without buttons. */
const STAFF = [
  { name: 'Pusat', desk: 'pusat', role: 'supervisor' },
  { name: 'Rina', desk: 'kalsel', role: 'admin', group: '-100' },
  { name: 'Dewi', desk: 'kalsel', role: 'supervisor' },
  { name: 'Budi', desk: 'pupr', role: 'officer' },
  { name: 'Tono', desk: 'pupr', role: 'officer', plain: true },
  { name: 'Ayu', desk: 'dinkes', role: 'admin' },
] as const satisfies readonly { name: string; desk: string; role: Role; group?: string; plain?: boolean }[];

/** What is expected to be true of the world: kept apart from the program. */
interface Model {
  readonly codes: ComplaintCode[];
  /** Words that were sent to citizens, each once. */
  readonly said: string[];
  acts: number;
}

interface World {
  readonly town: Town;
  readonly staff: readonly {
    readonly who: Someone;
    readonly at: Someone;
    readonly desk: string;
    readonly role: Role;
    readonly id: number;
  }[];
  readonly citizens: Someone[];
}

type Step = fc.AsyncCommand<Model, World>;

/** Every complaint is where its history says, every step of it was possible, and what each chat shows is what is stored. */
async function check({ codes }: Model, { town, staff }: World): Promise<void> {
  const open: string[] = [];
  for (const code of codes) {
    const complaint = await town.store.complaintByCode(code);
    if (!complaint) throw new Error(`${code} is gone`);
    const { history, status, version } = complaint;
    expect(history.at(-1)?.to).toBe(status);
    expect(history.length).toBe(version);
    for (const { act, from, to } of history.slice(1)) {
      if (!from) throw new Error('every step comes from somewhere');
      const leads = LIFE[act as Act][from];
      expect(leads).toBeDefined();
      if (leads !== 'before') expect(to).toBe(leads === 'same' ? from : leads);
    }
    if (!OVER.has(status)) open.push(code);
    for (const { at, desk, id, role } of staff) {
      const verdict = may({ id, desk, role }, 'look', complaint, policy);
      const card = at.sees().findLast(({ text }) => text.split('\n')[0]?.includes(`${code} · Jalan, jembatan`));
      if (!card) continue;
      // Whoever was excluded keeps the old card in the chat, as it was; all others see what is.
      if (verdict.ok && at.platform.capabilities.edit) expect(card.text.split(' ')[0]).toBe(MARKS[status]);
    }
  }
  const [top] = staff;
  if (!top) throw new Error('somebody works at the centre');
  const queue = await town.store.queue({
    desks: policy.desks.map(({ id }) => id),
    filter: 'all',
    person: { id: top.id, desk: top.desk },
    now: town.clock.now(),
    limit: 100,
  });
  const seen = queue.rows.map(({ code }) => code).sort();
  expect(seen.every((code) => open.includes(code))).toBe(true);
  expect(await town.store.verifyHistory()).toMatchObject({ ok: true });
  expect(town.happened.filter(({ what }) => what === 'fault' || what === 'aside')).toEqual([]);
}

class Files implements Step {
  check = (model: Readonly<Model>) => model.codes.length < 4;
  async run(model: Model, world: World): Promise<void> {
    const citizen = world.town.citizen(`Warga ${model.codes.length}`);
    world.citizens.push(citizen);
    model.codes.push(await world.town.files(citizen, { keyword: 'laporpaman' }));
    await check(model, world);
  }
  toString = () => 'files';
}

/** Somebody does something to a complaint by a typed command; the program is right exactly when the tables say so. */
class Does implements Step {
  readonly act: Act;
  readonly person: number;
  readonly which: number;
  constructor(act: Act, person: number, which: number) {
    this.act = act;
    this.person = person;
    this.which = which;
  }
  check = (model: Readonly<Model>) => model.codes.length > 0;
  async run(model: Model, world: World): Promise<void> {
    const { town, staff } = world;
    const code = model.codes[this.which % model.codes.length];
    const person = staff[this.person % staff.length];
    const before = code && (await town.store.complaintByCode(code));
    if (!person || !before || !code) return;
    model.acts += 1;
    const words = `kata-${model.acts}`;
    const line: Partial<Record<Act, string>> = {
      take: `/ambil ${code}`,
      verify: `/verifikasi ${code}`,
      forward: `/disposisi ${code} ${model.acts % 2 ? 'pupr' : 'dinkes'}`,
      ask: `/minta ${code} ${words}`,
      reply: `/balas ${code} ${words}`,
      note: `/catatan ${code} ${words}`,
      reject: `/tolak ${code} ${words}`,
      archive: `/arsip ${code} ${words}`,
      return: `/kembalikan ${code} ${words}`,
      undo: `/urungkan ${code}`,
      exclude: `/kecualikan ${code} dinkes`,
    };
    const verdict = may(person, this.act, before, policy);
    await person.at.says(line[this.act] ?? `/lihat ${code}`);
    const after = await town.store.complaintByCode(code);
    const moved = after?.history.at(-1)?.act === this.act && after.version === before.version + 1;
    if (!verdict.ok) expect([this.act, after?.version]).toEqual([this.act, before.version]);
    else if (!['take', 'forward', 'undo', 'look'].includes(this.act))
      expect([this.act, moved]).toEqual([this.act, true]);
    await check(model, world);
  }
  toString = () => `${this.act} by ${STAFF[this.person % STAFF.length]?.name} of #${this.which}`;
}

/** Two press at the same time: at most one of them has done it. */
class Race implements Step {
  readonly act: 'verify' | 'take';
  constructor(act: 'verify' | 'take') {
    this.act = act;
  }
  check = (model: Readonly<Model>) => model.codes.length > 0;
  async run(model: Model, world: World): Promise<void> {
    const code = model.codes.at(-1);
    const before = code && (await world.town.store.complaintByCode(code));
    if (!before || !code) return;
    const presses = world.staff.map(({ at }) =>
      world.town.inboxOf(at, { kind: 'choice', id: `d.${this.act}:${code}`, callback: `x${at.id}` }),
    );
    await world.town.accept(presses);
    const after = await world.town.store.complaintByCode(code);
    const done = after?.history.slice(before.version).filter(({ act }) => act === this.act) ?? [];
    expect(done.length).toBeLessThanOrEqual(1);
    await check(model, world);
  }
  toString = () => `all at once: ${this.act}`;
}

class Waits implements Step {
  readonly hours: number;
  constructor(hours: number) {
    this.hours = hours;
  }
  check = () => true;
  async run(model: Model, world: World): Promise<void> {
    await world.town.clock.pass(this.hours * 60_000);
    await check(model, world);
  }
  toString = () => `${this.hours} minutes pass`;
}

async function build(): Promise<World> {
  const town = await new Town().open();
  await town.store.pinDeskChat('kalsel', 'rich', chatId('-100'));
  const staff: World['staff'][number][] = [];
  for (const each of STAFF) {
    const group = 'group' in each ? each.group : '';
    const platform = 'plain' in each ? town.plain : town.rich;
    const who = await town.officer(each.name, each.desk, each.role, { platform, group });
    const row = await town.store.adminOf(platform.name, who.id);
    if (!row) throw new Error(`${each.name} did not come in`);
    staff.push({ who, at: group ? who.in(group) : who, desk: each.desk, role: each.role, id: row.id });
  }
  return { town, staff, citizens: [] };
}

describe('any life of complaints with several officers', () => {
  it('follows the tables, shows what is stored, and never loses or doubles an act', async () => {
    const acts = [
      'look',
      'take',
      'verify',
      'forward',
      'ask',
      'reply',
      'note',
      'reject',
      'archive',
      'return',
      'undo',
      'exclude',
    ] as const;
    const step = fc.oneof(
      { weight: 2, arbitrary: fc.constant(new Files()) },
      {
        weight: 10,
        arbitrary: fc
          .tuple(fc.constantFrom(...acts), fc.nat(STAFF.length - 1), fc.nat(3))
          .map(([act, person, which]) => new Does(act, person, which)),
      },
      { weight: 1, arbitrary: fc.constantFrom('verify' as const, 'take' as const).map((act) => new Race(act)) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }).map((minutes) => new Waits(minutes)) },
    );
    await fc.assert(
      fc.asyncProperty(fc.commands([step], { maxCommands: 25, size: 'max' }), async (commands) => {
        const world = await build();
        try {
          const setup = async () => ({ model: { codes: [], said: [], acts: 0 } satisfies Model as Model, real: world });
          await fc.asyncModelRun(setup, commands);
        } finally {
          await world.town.close();
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
