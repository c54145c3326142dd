import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import type { Act } from '../../src/core/complaint/life.ts';
import type { Role } from '../../src/core/complaint/role.ts';
import type { Status } from '../../src/core/complaint/status.ts';
import { may } from '../../src/core/desk/rights/rights.ts';
import type { AdminRow, Complaint } from '../../src/core/store/port/store.ts';
import { policy, type Someone, Town } from './town.ts';

/**
 * The table of rights as people meet it: every role × act × state, by typed command and by a forged button, on a channel with buttons and
 * on one without. `rights.test.ts` proves the table itself; here the program does what the table says, and nothing else.
 */
const ROLES = ['officer', 'admin', 'supervisor'] as const satisfies readonly Role[];
const DESKS = ['kalsel', 'pupr', 'dinkes'] as const;
const ACTS = [
  ...(['look', 'note', 'take', 'reply', 'ask', 'close', 'return', 'verify', 'forward', 'reject'] as const),
  ...(['archive', 'undo', 'exclude', 'reveal'] as const),
] satisfies readonly Act[];

type Line = Readonly<Record<(typeof ACTS)[number], string>>;
const lineOf = (code: ComplaintCode): Line => ({
  look: `/lihat ${code}`,
  note: `/catatan ${code} kata`,
  take: `/ambil ${code}`,
  reply: `/balas ${code} kata`,
  ask: `/minta ${code} kata`,
  close: `/selesai ${code} kata`,
  return: `/kembalikan ${code} kata`,
  verify: `/verifikasi ${code}`,
  forward: `/disposisi ${code} dinkes`,
  reject: `/tolak ${code} kata`,
  archive: `/arsip ${code} kata`,
  undo: `/urungkan ${code}`,
  exclude: `/kecualikan ${code} dinkes`,
  reveal: `/identitas ${code}`,
});

interface Employee {
  readonly who: Someone;
  readonly row: AdminRow;
}
type Staff = ReadonlyMap<string, Employee>;

async function staffOf(town: Town, platform: Someone['platform']): Promise<Staff> {
  const staff = new Map<string, Employee>();
  for (const desk of DESKS)
    for (const role of ROLES) {
      const who = await town.officer(`${role} ${desk}`, desk, role, { platform });
      const row = await town.store.adminOf(platform.name, who.id);
      if (!row) throw new Error(`${who.name} did not come in`);
      staff.set(`${desk} ${role}`, { who, row });
    }
  return staff;
}

/** Takes a complaint that the province received to a state, as people would. @returns its code */
async function complaintIn(status: Status, town: Town, staff: Staff): Promise<ComplaintCode> {
  const citizen = town.citizen('Warga');
  const code = await town.files(citizen, { keyword: 'laporpaman', who: 'Anonim' });
  const line = lineOf(code);
  const at = (desk: string) => {
    const found = staff.get(`${desk} supervisor`);
    if (!found) throw new Error(`nobody at ${desk}`);
    return found.who;
  };
  const handedOn = () => at('kalsel').says(`/disposisi ${code} pupr`);
  const closed = async () => {
    await handedOn();
    await at('pupr').says(line.close);
    if ((await stored(town, code)).status !== 'closed') await at('pupr').photo();
  };
  const ways: Readonly<Record<Status, () => Promise<unknown>>> = {
    submitted: async () => undefined,
    verified: () => at('kalsel').says(line.verify),
    forwarded: handedOn,
    'in-progress': async () => [await handedOn(), await at('pupr').says(line.take)],
    asked: async () => [await handedOn(), await at('pupr').says(line.ask)],
    answered: async () => [await handedOn(), await at('pupr').says(line.reply)],
    closed,
    rejected: () => at('kalsel').says(line.reject),
    archived: () => at('kalsel').says(line.archive),
    returned: async () => [await handedOn(), await at('pupr').says(line.return)],
    reopened: async () => {
      await closed();
      // The clock asks, half a minute after a close.
      const asks = { to: 'citizen', type: 'settled', code, desk: 'pupr', category: 'road' } as const;
      const { conversation } = await stored(town, code);
      await town.store.post(asks, [{ conversation, key: `settled:${code}` }]);
      town.hint(conversation);
      await town.quiet();
      await citizen.presses(/Belum/);
      await citizen.says('Lubangnya masih ada.');
    },
  };
  await ways[status]();
  expect((await stored(town, code)).status).toBe(status);
  return code;
}

async function stored(town: Town, code: ComplaintCode): Promise<Complaint> {
  const complaint = await town.store.complaintByCode(code);
  if (!complaint) throw new Error(`${code} is gone`);
  return complaint;
}

const STATES = [
  ...(['submitted', 'verified', 'forwarded', 'in-progress', 'asked', 'answered'] as const),
  ...(['closed', 'rejected', 'archived', 'returned', 'reopened'] as const),
] satisfies readonly Status[];

/** Where there are no buttons the same acts are done by the same code: there one state of each kind, begun, under way and over. */
const ON_PLAIN: readonly Status[] = ['submitted', 'in-progress', 'closed'];

describe.each([
  ['rich', STATES],
  ['plain', ON_PLAIN],
] as const)('on a channel that is %s', (channel, states) => {
  it.each(states)('%s: nobody does what is not theirs, everybody what is', async (status) => {
    const town = await new Town().open();
    try {
      const staff = await staffOf(town, town[channel]);
      let code = await complaintIn(status, town, staff);
      // Each takes back what is their own.
      const doer = status === 'rejected' ? 'kalsel supervisor' : 'pupr supervisor';
      for (const [name, { who, row }] of staff)
        for (const act of ACTS) {
          // Half a minute is soon over: what is to be undone has just been done.
          if (act === 'undo') code = await complaintIn(status, town, staff);
          const before = await stored(town, code);
          const verdict = may(row, act, before, policy);
          await who.says(lineOf(code)[act]);
          if (!verdict.ok) await who.sends({ kind: 'choice', id: `d.${act}:${code}`, callback: town.nextId() });
          const after = await stored(town, code);
          const did = after.history.slice(before.version).map((entry) => entry.act);
          if (!verdict.ok) expect([name, act, did]).toEqual([name, act, []]);
          else if (act === 'close' && did.length === 0) expect(who.last().text).toMatch(/bukti/);
          else if (act === 'take' && before.holder !== null && did.length === 0)
            expect(who.last().text).toMatch(/pegang/i);
          else if (act === 'undo' && name !== doer)
            expect([did, who.last().text]).toEqual([[], expect.stringMatching(/baru melakukannya/)]);
          else if (act !== 'look') expect([name, act, did]).toEqual([name, act, [act]]);
          // What was done took it on: the next finds another one in the same state.
          if (did.length > 0) code = await complaintIn(status, town, staff);
        }
      expect(town.happened.filter(({ what }) => what === 'fault' || what === 'aside')).toEqual([]);
    } finally {
      await town.close();
    }
  });
});
