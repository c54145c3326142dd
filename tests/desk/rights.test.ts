import { describe, expect, it } from 'vitest';
import { ACTS, type Act, LIFE, leadsTo, OVER, statusBefore } from '../../src/core/complaint/life.ts';
import type { Role } from '../../src/core/complaint/role.ts';
import { STATUSES, type Status } from '../../src/core/complaint/status.ts';
import { may, possible, type Reachable, RIGHTS } from '../../src/core/desk/rights/rights.ts';
import { desksAbove, desksUnder } from '../../src/core/desk/rights/tree.ts';
import type { HistoryEntry } from '../../src/core/store/port/steps.ts';
import { policy } from '../fixtures/policy.ts';

const ROLES: readonly Role[] = ['officer', 'admin', 'supervisor'];
const at = new Date('2026-11-24T01:00:00.000Z');

/** A complaint that came to the province, was handed to Dinas PUPR, and is in this state now. */
function caseIn(status: Status, over: Partial<Reachable> = {}): Reachable {
  const entry = (from: Status | undefined, to: Status, desk: string): HistoryEntry => ({
    at,
    act: 'x',
    ...(from ? { from } : {}),
    to,
    desk,
    by: 'system',
  });
  const history = [
    entry(undefined, 'submitted', 'kalsel'),
    entry('submitted', 'forwarded', 'pupr'),
    ...(status === 'forwarded' ? [] : [entry('forwarded', status, 'pupr')]),
  ];
  return { status, desk: 'pupr', origin: 'kalsel', excluded: [], history, ...over };
}

/** People by where they work: the desk that has it, the one above that received it, the root, one that never saw it. */
const PLACES = { holds: 'pupr', received: 'kalsel', root: 'pusat', elsewhere: 'dinkes' } as const;

/** Written out by hand and apart from the program's table: who may do what, by role and place. `h` holds, `r` received, `c` the root. */
const EXPECTED: Readonly<Record<Act, Readonly<Record<Role, string>>>> = {
  look: { officer: 'hrc', admin: 'hrc', supervisor: 'hrc' },
  note: { officer: 'h', admin: 'hrc', supervisor: 'hrc' },
  take: { officer: 'h', admin: 'hrc', supervisor: 'hrc' },
  reply: { officer: 'h', admin: 'hrc', supervisor: 'hrc' },
  ask: { officer: 'h', admin: 'hrc', supervisor: 'hrc' },
  close: { officer: 'h', admin: 'hrc', supervisor: 'hrc' },
  undo: { officer: 'h', admin: 'hrc', supervisor: 'hrc' },
  return: { officer: 'h', admin: 'h', supervisor: 'h' },
  verify: { officer: '', admin: 'hrc', supervisor: 'hrc' },
  forward: { officer: '', admin: 'hrc', supervisor: 'hrc' },
  reject: { officer: '', admin: 'hrc', supervisor: 'hrc' },
  archive: { officer: '', admin: 'hrc', supervisor: 'hrc' },
  exclude: { officer: '', admin: 'hrc', supervisor: 'hrc' },
  link: { officer: '', admin: 'hrc', supervisor: 'hrc' },
  reveal: { officer: '', admin: '', supervisor: 'r' },
  supply: { officer: '', admin: '', supervisor: '' },
  confirm: { officer: '', admin: '', supervisor: '' },
  reopen: { officer: '', admin: '', supervisor: '' },
  hide: { officer: '', admin: '', supervisor: '' },
  show: { officer: '', admin: '', supervisor: '' },
  expire: { officer: '', admin: '', supervisor: '' },
  unreached: { officer: '', admin: '', supervisor: '' },
  forget: { officer: '', admin: '', supervisor: '' },
};
/** Acts that are possible in a state, written out apart as well. */
const POSSIBLE: Readonly<Record<Status, string>> = {
  submitted: 'look note reveal hide show exclude link take verify forward ask reply reject archive',
  verified: 'look note reveal hide show exclude link take forward ask reply reject archive close',
  forwarded: 'look note reveal hide show exclude link take forward ask reply return close',
  'in-progress': 'look note reveal hide show exclude link take forward ask reply return close',
  asked: 'look note reveal hide show exclude link take forward ask reply archive return close supply unreached',
  answered: 'look note reveal hide show exclude link take forward ask reply return close reopen expire',
  closed: 'look note reveal hide show reply undo confirm reopen forget',
  rejected: 'look note reveal hide show undo forget',
  archived: 'look note reveal hide show forget',
  returned: 'look note reveal hide show exclude link take forward ask reply reject archive',
  reopened: 'look note reveal hide show exclude link take verify forward ask reply reject archive close',
};

describe('the table of rights', () => {
  it('names every act and gives the citizen’s and the clock’s to nobody', () => {
    expect(Object.keys(RIGHTS).sort()).toEqual([...ACTS].sort());
  });

  describe.each(ROLES)('%s', (role) => {
    describe.each(Object.entries(PLACES))('where it %s (%s)', (place, desk) => {
      it.each(STATUSES)('in state %s', (status) => {
        const complaint = caseIn(status);
        const person = { id: 7, desk, role };
        const here = place === 'holds' ? 'h' : place === 'received' ? 'r' : place === 'root' ? 'c' : '-';
        for (const act of ACTS) {
          const granted = EXPECTED[act][role].includes(here);
          const alive = POSSIBLE[status].split(' ').includes(act);
          const verdict = may(person, act, complaint, policy);
          const expected =
            here === '-' || !EXPECTED.look[role].includes(here)
              ? 'unseen'
              : !granted
                ? 'role'
                : !alive
                  ? 'state'
                  : 'ok';
          expect([act, verdict.ok ? 'ok' : verdict.why]).toEqual([act, expected]);
        }
      });
    });
  });

  it('a desk that is excluded sees nothing, whatever its role; nor does a single person', () => {
    for (const role of ROLES)
      for (const act of ACTS) {
        const excluded = caseIn('forwarded', { excluded: ['desk:pupr', 'admin:9'] });
        expect(may({ id: 7, desk: 'pupr', role }, act, excluded, policy)).toEqual({ ok: false, why: 'unseen' });
        expect(may({ id: 9, desk: 'kalsel', role }, act, excluded, policy)).toEqual({ ok: false, why: 'unseen' });
      }
  });

  it('whoever handed it on may hand it elsewhere, also where the agency is none of theirs, until it is handed on again', () => {
    const step = (act: string, from: Status, to: Status, desk: string, reason?: string): HistoryEntry => ({
      ...{ at, act, from, to, desk, by: 'system' },
      ...(reason === undefined ? {} : { reason }),
    });
    const given = [
      { at, act: 'submit', to: 'submitted' as const, desk: 'pusat', by: 'citizen' },
      step('forward', 'submitted', 'forwarded', 'kalsel', 'from:pusat'),
      step('forward', 'forwarded', 'forwarded', 'pln', 'from:kalsel'),
      step('take', 'forwarded', 'in-progress', 'pln'),
    ];
    const atPln = caseIn('in-progress', { desk: 'pln', origin: 'pusat', history: given });
    const forwards = (desk: string, role: Role, complaint = atPln) =>
      may({ id: 7, desk, role }, 'forward', complaint, policy).ok;
    expect(['pusat', 'kalsel', 'pln', 'pupr'].map((desk) => forwards(desk, 'admin'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(forwards('kalsel', 'officer')).toBe(false);
    expect(possible({ id: 7, desk: 'kalsel', role: 'admin' }, atPln, policy)).toEqual(['look', 'forward', 'note']);
    const movedOn = [...given, step('forward', 'in-progress', 'forwarded', 'bpjs-kesehatan', 'from:pusat')];
    const elsewhere = { ...atPln, status: 'forwarded' as const, desk: 'bpjs-kesehatan', history: movedOn };
    expect(forwards('kalsel', 'admin', elsewhere)).toBe(false);
  });

  it('whoever had it by mistake, or gave it back, may do nothing any more, and is told that it was moved on', () => {
    const step = (act: string, from: Status, to: Status, desk: string, reason: string): HistoryEntry => ({
      ...{ at, act, from, to, desk, by: 'system', reason },
    });
    const filed = { at, act: 'submit', to: 'submitted' as const, desk: 'kalsel', by: 'citizen' };
    const toPln = step('forward', 'submitted', 'forwarded', 'pln', 'from:kalsel');
    const ways = {
      moved: [filed, toPln, step('forward', 'forwarded', 'forwarded', 'pupr', 'from:kalsel')],
      'given back': [filed, toPln, step('return', 'forwarded', 'returned', 'kalsel', 'from:pln')],
    };
    for (const history of Object.values(ways)) {
      const complaint = caseIn(history.at(-1)?.to ?? 'submitted', { desk: history.at(-1)?.desk ?? '', history });
      for (const role of ROLES)
        for (const act of ACTS)
          expect(may({ id: 7, desk: 'pln', role }, act, complaint, policy)).toEqual({ ok: false, why: 'moved' });
      expect(may({ id: 7, desk: 'dinkes', role: 'admin' }, 'look', complaint, policy)).toMatchObject({ why: 'unseen' });
      expect(may({ id: 7, desk: 'kalsel', role: 'officer' }, 'look', complaint, policy).ok).toBe(true);
    }
  });

  it('a question of whoever received it gives nobody anything to give back', () => {
    const history = caseIn('submitted').history.slice(0, 1);
    const asked = [
      ...history,
      { ...history[0], at, act: 'ask', from: 'submitted', to: 'asked', desk: 'kalsel', by: 'x' },
    ];
    const complaint = caseIn('asked', { desk: 'kalsel', history: asked as HistoryEntry[] });
    expect(may({ id: 7, desk: 'kalsel', role: 'admin' }, 'return', complaint, policy)).toEqual({
      ok: false,
      why: 'state',
    });
  });

  it('tells exactly what is possible', () => {
    const acts = possible({ id: 7, desk: 'pupr', role: 'officer' }, caseIn('forwarded'), policy);
    expect([...acts].sort()).toEqual(['ask', 'close', 'look', 'note', 'reply', 'return', 'take']);
  });
});

describe('the life of a complaint', () => {
  it('leads somewhere only by the acts of its state', () => {
    for (const status of STATUSES)
      for (const act of ACTS)
        expect([status, act, act in LIFE && status in LIFE[act]]).toEqual([
          status,
          act,
          POSSIBLE[status].split(' ').includes(act),
        ]);
  });

  it('every state can be reached, and every open one can come to an end', () => {
    const after = (status: Status) =>
      ACTS.flatMap((act) => {
        const leads = LIFE[act][status];
        return leads && leads !== 'same' && leads !== 'before' ? [leads] : [];
      });
    const reach = (from: Status) => {
      const seen = new Set<Status>([from]);
      for (const each of seen) for (const next of after(each)) seen.add(next);
      return seen;
    };
    expect([...reach('submitted')].sort()).toEqual([...STATUSES].sort());
    for (const status of STATUSES.filter((each) => !OVER.has(each) && each !== 'asked'))
      expect([...reach(status)].some((each) => OVER.has(each))).toBe(true);
  });

  it('an answered question and an undo lead back to the state before', () => {
    const history = [
      { to: 'submitted' as const },
      { from: 'submitted' as const, to: 'verified' as const },
      { from: 'verified' as const, to: 'asked' as const },
      { from: 'asked' as const, to: 'asked' as const },
    ];
    expect(statusBefore(history)).toBe('verified');
    expect(leadsTo('supply', 'asked', history)).toBe('verified');
    expect(statusBefore([{ to: 'submitted' }])).toBeUndefined();
  });
});

describe('the tree of desks', () => {
  it('goes up to the centre and down to the agencies', () => {
    expect(desksAbove(policy, 'pupr')).toEqual(['kalsel', 'pusat']);
    expect(desksUnder(policy, 'pusat').length).toBe(policy.desks.length);
    expect(desksUnder(policy, 'pupr')).toEqual(['pupr']);
  });

  it('does not run for ever in a tree that bites its tail', () => {
    const [first, second] = policy.desks;
    if (!first || !second) throw new Error('the policy has two desks');
    const circle = {
      ...policy,
      desks: [
        { ...first, parent: second.id },
        { ...second, parent: first.id },
      ],
    };
    expect(desksAbove(circle, first.id)).toEqual([second.id]);
  });
});
