import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { ALARMS_PER_HOUR } from '../../src/core/desk/clockwork/clock-spread.ts';
import type { Clockwork } from '../../src/core/desk/clockwork/clockwork.ts';
import { may } from '../../src/core/desk/rights/rights.ts';
import { StoreFault } from '../../src/core/store/port/store.ts';
import { ClockHouse, picture } from './clock-house.ts';
import { wita } from './lived.ts';

const DAY_MS = 86_400_000;

let house: ClockHouse;
/** Of the desk that has the complaint, and of the one above it. */
let admin: number;
let supervisor: number;

beforeEach(async () => {
  house = new ClockHouse();
  house.at('2026-11-18T10:00');
  admin = await house.person('kalsel');
  supervisor = await house.person('pusat', 'supervisor');
});
afterEach(async () => {
  await house.close();
});

/** Looks at each of these moments. */
async function lookAtEach(...moments: readonly string[]): Promise<void> {
  for (const moment of moments) {
    house.at(moment);
    await house.look();
  }
}

describe('a limit comes near', () => {
  it('the desk hears of it at three quarters and when it is over, the supervisor an hour of work later; each once', async () => {
    await house.filed();
    await house.look();
    expect(await house.store.nextAlert()).toEqual(wita('2026-11-23T09:45'));
    await lookAtEach('2026-11-23T09:44');
    expect(await house.alarms(admin)).toEqual([]);
    await lookAtEach(
      '2026-11-23T09:45',
      '2026-11-23T09:45',
      '2026-11-23T12:00',
      '2026-11-23T16:30',
      '2026-11-23T21:00',
    );
    expect(await house.alarms(admin)).toEqual([75]);
    await lookAtEach('2026-11-24T08:00', '2026-11-24T08:01', '2026-11-24T08:59');
    expect(await house.alarms(admin)).toEqual([75, 100]);
    expect(await house.alarms(supervisor)).toEqual([]);
    await lookAtEach('2026-11-24T09:00', '2026-11-24T09:01', '2026-11-30T09:00', '2026-12-14T10:00');
    expect(await house.alarms(admin)).toEqual([75, 100]);
    expect(await house.alarms(supervisor)).toEqual([150]);
    expect(await house.store.nextAlert()).toBeNull();
  });

  it('a holiday that is declared meanwhile moves it: nobody is told too soon, and it stands in no list as late', async () => {
    const { code } = await house.filed();
    await house.look();
    const { calendar } = house.policy;
    const holidays = { ...calendar.holidays, '2026-11-23': 'Libur bersama' };
    house.policy = { ...house.policy, calendar: { ...calendar, holidays } };
    await lookAtEach('2026-11-23T09:45', '2026-11-23T16:31');
    expect(await house.alarms(admin)).toEqual([]);
    expect((await house.store.complaintByCode(code))?.deadline).toEqual(wita('2026-11-24T16:30'));
    expect(await house.store.figures(['kalsel'], house.clock.now(), [])).toMatchObject({ late: 0 });
    await lookAtEach('2026-11-24T09:44');
    expect(await house.alarms(admin)).toEqual([]);
    await lookAtEach('2026-11-24T09:45');
    expect(await house.alarms(admin)).toEqual([75]);
  });

  it('of a complaint whose desk was taken out of the policy the central desk hears, and can give it on', async () => {
    const { code } = await house.filed({ desk: 'banjarmasin' });
    const { desks } = house.policy;
    house.policy = { ...house.policy, desks: desks.filter(({ id }) => id !== 'banjarmasin') };
    await lookAtEach('2026-11-23T09:45');
    expect(await house.alarms(supervisor)).toEqual([75]);
    const complaint = await house.store.complaintByCode(code);
    if (!complaint) throw new Error('it is gone');
    expect(may({ id: 1, desk: 'pusat', role: 'admin' }, 'forward', complaint, house.policy)).toMatchObject({
      ok: true,
    });
    expect(may({ id: 1, desk: 'kalsel', role: 'admin' }, 'forward', complaint, house.policy)).toMatchObject({
      ok: false,
    });
  });

  it('whoever was told is woken', async () => {
    await house.filed();
    await lookAtEach('2026-11-23T14:00');
    expect(house.hinted).toEqual([admin]);
  });

  it('where nobody works the desk above hears of it', async () => {
    await house.filed({ desk: 'banjarmasin' });
    await lookAtEach('2026-11-23T09:45');
    expect(await house.alarms(admin)).toEqual([75]);
  });

  it('an alarm that is due at night, on a free day or on a weekend waits for the next opening', async () => {
    await house.filed();
    await lookAtEach('2026-11-23T22:00', '2026-11-24T07:59');
    expect(await house.alarms(admin)).toEqual([]);
    expect(await house.store.nextAlert()).toEqual(wita('2026-11-24T08:00'));
    house.at('2026-12-23T17:00');
    const { code } = await house.filed();
    await lookAtEach('2026-12-24T10:00', '2026-12-26T10:00');
    expect(await house.alarms(admin)).toEqual([]);
    expect((await house.complaint(code)).alerted).toBe(0);
  });

  it('two reminders of one complaint are an hour apart, even when the first came late', async () => {
    await house.filed();
    await lookAtEach('2026-11-24T08:50', '2026-11-24T09:00', '2026-11-24T09:49');
    expect(await house.alarms(supervisor)).toEqual([]);
    await lookAtEach('2026-11-24T09:50');
    expect(await house.alarms(supervisor)).toEqual([150]);
    expect(await house.alarms(admin)).toEqual([100]);
  });

  it('a note, a look or another hand changes nothing of what was said', async () => {
    const { code } = await house.filed();
    await lookAtEach('2026-11-23T09:45');
    await house.does(code, 'note');
    await house.does(code, 'verify');
    await lookAtEach('2026-11-23T10:50', '2026-11-23T16:00');
    expect(await house.alarms(admin)).toEqual([75]);
  });

  it('a limit of its own has alarms of its own', async () => {
    const { code } = await house.filed();
    await lookAtEach('2026-11-23T09:45');
    await house.does(code, 'forward', { desk: 'kalsel' });
    await lookAtEach('2026-11-23T10:50');
    expect(await house.alarms(admin)).toEqual([75]);
    await lookAtEach('2026-11-30T16:00');
    const alarms = (await house.told(admin)).filter(({ type }) => type === 'alarm');
    expect(alarms).toMatchObject([
      { code, stage: 'verify', level: 75 },
      { code, stage: 'follow-up', level: 75 },
    ]);
  });

  it('nobody is reminded while the citizen is asked; afterwards the clock goes on from where it was', async () => {
    const { code } = await house.filed();
    await lookAtEach('2026-11-23T09:00');
    await house.does(code, 'ask');
    await lookAtEach('2026-11-24T10:00', '2026-12-21T10:00');
    expect(await house.alarms(admin)).toEqual([]);
    await house.does(code, 'supply');
    await lookAtEach('2026-12-21T10:00', '2026-12-21T11:00', '2026-12-21T11:01');
    expect(await house.alarms(admin)).toEqual([75]);
  });
});

describe('after a long downtime', () => {
  it('only the newest level is told: the supervisor that it is over, the desk once', async () => {
    await house.filed();
    await lookAtEach('2026-12-18T10:00', '2026-12-18T11:30', '2026-12-21T09:00');
    expect(await house.alarms(supervisor)).toEqual([150]);
    expect(await house.alarms(admin)).toEqual([100]);
  });

  it('somebody who is both hears it once', async () => {
    const both = await house.person('kalsel', 'supervisor');
    await house.filed();
    await lookAtEach('2026-12-18T10:00', '2026-12-18T11:30');
    expect(await house.alarms(both)).toEqual([150]);
    expect(await house.alarms(admin)).toEqual([100]);
  });

  it('sixty late complaints are no storm: a few at once, then spread over working hours, none lost', async () => {
    const codes = new Set<string>();
    for (let i = 0; i < 60; i += 1) codes.add((await house.filed()).code);
    house.at('2026-12-18T08:00');
    const clockwork = house.clockwork();
    clockwork.start();
    await house.run(0);
    expect((await house.alarms(admin)).length).toBe(ALARMS_PER_HOUR);
    const perHour: number[] = [];
    let told = ALARMS_PER_HOUR;
    for (let hour = 0; hour < 24 * 7 && told < codes.size; hour += 1) {
      for (let slice = 0; slice < 6; slice += 1) {
        house.later(10 * 60_000);
        await house.run(0);
        await house.run(0);
      }
      const now = (await house.alarms(admin)).length;
      perHour.push(now - told);
      told = now;
    }
    await clockwork.stop();
    expect(told).toBe(codes.size);
    expect(Math.max(...perHour)).toBeLessThanOrEqual(2 * ALARMS_PER_HOUR);
    const heard = (await house.told(admin)).flatMap((event) => (event.type === 'alarm' ? [event.code] : []));
    expect(new Set(heard)).toEqual(codes);
    expect(heard).toHaveLength(codes.size);
  });
});

describe('an answer that the citizen does not contradict', () => {
  async function answered(): Promise<{ readonly code: ComplaintCode; readonly citizen: number }> {
    const filed = await house.filed();
    await house.does(filed.code, 'forward', { desk: 'kalsel' });
    house.at('2026-11-24T10:00');
    await house.does(filed.code, 'reply', { words: 'Sudah kami tambal.' });
    return filed;
  }

  it('closes when ten days are over, and asks the citizen whether it is settled', async () => {
    const { code, citizen } = await answered();
    await lookAtEach('2026-11-24T12:00', '2026-12-04T09:59');
    expect((await house.complaint(code)).status).toBe('answered');
    await lookAtEach('2026-12-04T10:00', '2026-12-04T10:01', '2026-12-07T10:00');
    const complaint = await house.complaint(code);
    expect(complaint.status).toBe('closed');
    expect(complaint.history.at(-1)).toMatchObject({ act: 'expire', from: 'answered', by: 'system', reason: 'silent' });
    expect(await house.told(citizen)).toMatchObject([
      { type: 'settled', code, desk: 'kalsel', category: 'road', place: 'Jl. Veteran' },
    ]);
    expect((await house.store.verifyHistory()).ok).toBe(true);
  });

  it('not while the last word is the citizen’s; another answer begins the wait anew', async () => {
    const { code, citizen } = await answered();
    house.at('2026-12-01T10:00');
    await house.writes(code, 'Masih berlubang.');
    await lookAtEach('2026-12-04T10:00', '2026-12-10T10:00');
    expect((await house.complaint(code)).status).toBe('answered');
    await house.does(code, 'reply', { words: 'Besok kami datang.' });
    await lookAtEach('2026-12-18T10:00');
    expect((await house.complaint(code)).status).toBe('answered');
    await lookAtEach('2026-12-21T08:00');
    expect((await house.complaint(code)).status).toBe('closed');
    expect((await house.told(citizen)).map(({ type }) => type)).toEqual(['settled']);
  });

  it('not at night nor on a free day: then when the desk opens', async () => {
    house.at('2026-12-15T20:00');
    const { code } = await house.filed();
    await house.does(code, 'forward', { desk: 'kalsel' });
    await house.does(code, 'reply', { words: 'Sudah.' });
    await lookAtEach('2026-12-25T21:00', '2026-12-26T10:00', '2026-12-28T07:59');
    expect((await house.complaint(code)).status).toBe('answered');
    await lookAtEach('2026-12-28T08:00');
    expect((await house.complaint(code)).status).toBe('closed');
  });

  it('where the desk has a card it hears that it was closed', async () => {
    const { code } = await answered();
    await showsCard(admin, code);
    await lookAtEach('2026-12-04T10:00');
    expect((await house.told(admin)).filter(({ type }) => type === 'case')).toEqual([
      { to: 'desk', type: 'case', code, why: 'moved' },
    ]);
  });
});

/** A chat has a card of a complaint. */
async function showsCard(conversation: number, code: ComplaintCode): Promise<void> {
  const { row } = await house.store.read(conversation, 1);
  const message = { text: ['kartu'] };
  const delivery = { kind: 'message', ref: 'card', message, about: code, isCard: true } as const;
  await house.store.commit({
    ...{ conversation, version: row.version, handled: [], talk: '' },
    effects: [{ do: 'send', delivery }],
  });
}

describe('a close or a reject', () => {
  const photos = [
    { id: 'e1', kind: 'voice', file: picture('voice') },
    { id: 'e2', kind: 'photo', file: picture('hole') },
    { id: 'e3', kind: 'photo', file: picture('wide') },
    { id: 'e4', kind: 'photo', file: picture('mended'), by: 'desk' },
  ] as const;

  it('is told when it can not be taken back any more, once, with words, place and pictures', async () => {
    house.at('2026-11-18T13:00');
    const { code, citizen } = await house.filed({ evidence: photos });
    await house.does(code, 'verify');
    await house.does(code, 'close', { words: 'Sudah ditambal.' });
    house.later(29_999);
    await house.look();
    expect(await house.told(citizen)).toEqual([]);
    house.later(1);
    await house.look();
    await house.does(code, 'note');
    house.later(DAY_MS);
    await house.look();
    const { original: _, ...before } = picture('hole');
    const { original: __, ...after } = picture('mended');
    expect(await house.told(citizen)).toEqual([
      {
        ...{ to: 'citizen', type: 'settled', code, desk: 'kalsel', category: 'road', place: 'Jl. Veteran' },
        ...{ words: 'Sudah ditambal.', before, after },
      },
    ]);
    expect(house.hinted).toEqual([citizen]);
  });

  it('a reject is told with its reason', async () => {
    const { code, citizen } = await house.filed();
    await house.does(code, 'reject', { words: 'Ini urusan pengadilan.' });
    house.later(30_000);
    await house.look();
    expect(await house.told(citizen)).toEqual([
      { to: 'citizen', type: 'news', code, status: 'rejected', desk: 'kalsel', words: 'Ini urusan pengadilan.' },
    ]);
  });

  it('a note in between neither hides nor doubles it', async () => {
    const { code, citizen } = await house.filed();
    await house.does(code, 'reject', { words: 'Bukan di sini.' });
    house.later(20_000);
    await house.does(code, 'note');
    house.later(10_000);
    await house.look();
    await house.look();
    expect(await house.told(citizen)).toHaveLength(1);
  });

  it('taken back in time is never told, and the next one is', async () => {
    const { code, citizen } = await house.filed();
    await house.does(code, 'verify');
    await house.does(code, 'close', { words: 'Keliru.' });
    house.later(20_000);
    await house.does(code, 'undo');
    house.later(60_000);
    await house.look();
    expect(await house.told(citizen)).toEqual([]);
    await house.does(code, 'close', { words: 'Sungguh selesai.' });
    house.later(30_000);
    await house.look();
    expect(await house.told(citizen)).toMatchObject([{ type: 'settled', words: 'Sungguh selesai.' }]);
  });

  it('taken back at the very moment it is told: the clock is turned away', async () => {
    const { code, citizen } = await house.filed();
    await house.does(code, 'verify');
    await house.does(code, 'close', { words: 'Keliru.' });
    house.later(30_000);
    await house.look({
      complaintByCode: async (asked) => {
        const read = await house.store.complaintByCode(asked);
        await house.does(code, 'undo');
        return read;
      },
    });
    expect(await house.told(citizen)).toEqual([]);
    expect((await house.complaint(code)).status).toBe('verified');
  });
});

describe('several processes on one database', () => {
  it('two that look at once close, tell and ring once', async () => {
    const closed = await house.filed();
    const silent = await house.filed();
    await house.does(closed.code, 'verify');
    await house.does(closed.code, 'close', { words: 'Selesai.' });
    await house.does(silent.code, 'forward', { desk: 'kalsel' });
    await house.does(silent.code, 'reply', { words: 'Sudah.' });
    const late = await house.filed();
    house.at('2026-12-01T10:00');
    const other = house.openStore();
    await Promise.all([house.look(), house.look({}, other)]);
    await Promise.all([house.look(), house.look({}, other)]);
    expect(await house.told(closed.citizen)).toHaveLength(1);
    expect(await house.told(silent.citizen)).toHaveLength(1);
    expect((await house.complaint(silent.code)).history.filter(({ act }) => act === 'expire')).toHaveLength(1);
    expect((await house.told(admin)).filter((event) => 'code' in event && event.code === late.code)).toHaveLength(1);
    expect((await house.told(supervisor)).filter((event) => 'code' in event && event.code === late.code)).toHaveLength(
      1,
    );
    expect((await house.store.verifyHistory()).ok).toBe(true);
  });
});

describe('killed between two steps', () => {
  const killed = new StoreFault('closed');

  it.each([
    ['before the commit', false],
    ['after the commit, before anybody was woken', true],
  ])('%s: nothing is lost and nothing doubled', async (_name, commits) => {
    const { code, citizen } = await house.filed();
    const late = await house.filed();
    await house.does(code, 'verify');
    await house.does(code, 'close', { words: 'Selesai.' });
    house.at('2026-11-24T14:00');
    await house.look({
      act: async (effects) => {
        if (commits) await house.store.act(effects);
        throw killed;
      },
    });
    expect(house.hinted).toEqual([]);
    await house.look();
    await house.look();
    expect(await house.told(citizen)).toHaveLength(1);
    expect(await house.alarms(admin)).toEqual([100]);
    expect(await house.alarms(supervisor)).toEqual([150]);
    expect((await house.complaint(late.code)).alerted).toBe(150);
  });
});

describe('what breaks', () => {
  it('a complaint that can not be read does not hold up the others, and is tried again later', async () => {
    const broken = await house.filed();
    await house.filed();
    house.at('2026-11-24T08:00');
    let tries = 0;
    const clockwork = house.clockwork({
      complaintByCode: (code) => {
        if (code !== broken.code) return house.store.complaintByCode(code);
        tries += 1;
        return Promise.reject(new StoreFault('unsealed', 'no-key'));
      },
    });
    clockwork.start();
    await house.run(30_000);
    expect(await house.alarms(admin)).toEqual([100]);
    expect(tries).toBe(1);
    expect(house.happened).toEqual([expect.objectContaining({ what: 'fault', where: 'clock', code: 'unsealed' })]);
    house.later(3_600_000);
    await house.run(5_000);
    await clockwork.stop();
    expect(tries).toBe(2);
  });

  it('a database that is away for a while is asked again', async () => {
    await house.filed();
    house.at('2026-11-24T08:00');
    let away = true;
    const clockwork = house.clockwork({
      alerts: (now, limit) => (away ? Promise.reject(new StoreFault('busy')) : house.store.alerts(now, limit)),
    });
    clockwork.start();
    await house.run(20_000);
    expect(await house.alarms(admin)).toEqual([]);
    away = false;
    await house.run(5_000);
    await clockwork.stop();
    expect(await house.alarms(admin)).toEqual([100]);
  });
});

describe('its rhythm', () => {
  let clockwork: Clockwork;
  beforeEach(() => {
    clockwork = house.clockwork();
  });

  it('what is set while it waits is told within five seconds of its time', async () => {
    const { code, citizen } = await house.filed();
    await house.does(code, 'verify');
    clockwork.start();
    await house.run(60_000);
    await house.does(code, 'close', { words: 'Selesai.' });
    await house.run(29_000);
    expect(await house.told(citizen)).toEqual([]);
    await house.run(6_000);
    expect(await house.told(citizen)).toHaveLength(1);
    await clockwork.stop();
  });

  it('stopped, it looks no more and leaves no timer', async () => {
    clockwork.start();
    await house.run(0);
    await clockwork.stop();
    await house.filed();
    house.at('2026-11-24T08:00');
    await house.run(60_000);
    expect(await house.alarms(admin)).toEqual([]);
    expect(house.clock.waiting).toBe(0);
  });
});

describe('danger that nobody begins with', () => {
  const dangers = async (conversation: number) =>
    (await house.told(conversation)).flatMap((event) => (event.type === 'danger' ? [event.minutes] : []));

  it('is told to the desk and to its supervisor after a quarter of an hour, at night too, and once', async () => {
    house.at('2026-11-18T22:00');
    await house.filed({ emergency: true });
    await lookAtEach('2026-11-18T22:14');
    expect([await dangers(admin), await dangers(supervisor)]).toEqual([[], []]);
    expect(await house.store.nextAlert()).toEqual(wita('2026-11-18T22:15'));
    await lookAtEach('2026-11-18T22:15', '2026-11-18T22:16', '2026-11-18T23:30', '2026-11-19T08:00');
    expect([await dangers(admin), await dangers(supervisor)]).toEqual([[15], [15]]);
    // Its limit is looked after as that of any other.
    await lookAtEach('2026-11-24T10:00', '2026-11-30T10:00');
    expect((await house.alarms(admin)).length).toBeGreaterThan(0);
    expect(await dangers(admin)).toEqual([15]);
  });

  it('is no alarm where somebody has begun, and begins anew for the desk that it was handed to', async () => {
    house.at('2026-11-18T22:00');
    const [taken, handed] = [await house.filed({ emergency: true }), await house.filed({ emergency: true })];
    house.at('2026-11-18T22:10');
    await house.does(handed.code, 'forward', { desk: 'pupr' });
    const officer = await house.person('pupr');
    await house.does(taken.code, 'forward', { desk: 'kalsel' });
    await house.does(taken.code, 'take');
    await lookAtEach('2026-11-18T22:15', '2026-11-18T22:24');
    expect([await dangers(admin), await dangers(officer), await dangers(supervisor)]).toEqual([[], [], []]);
    await lookAtEach('2026-11-18T22:25', '2026-11-18T22:40');
    expect([await dangers(admin), await dangers(officer), await dangers(supervisor)]).toEqual([[], [15], [15]]);
  });

  it('is told where it was missed, and is none of what told of no danger', async () => {
    await house.filed({ emergency: true });
    await house.filed();
    await lookAtEach('2026-11-19T03:00');
    expect(await dangers(admin)).toEqual([15]);
  });
});

describe('the morning', () => {
  const mornings = async (conversation: number) =>
    (await house.told(conversation)).flatMap((event) => (event.type === 'digest' ? [event.day] : []));

  it('comes to every chat in which somebody works, at its hour, once', async () => {
    await lookAtEach('2026-11-19T07:29');
    expect(await mornings(admin)).toEqual([]);
    await lookAtEach('2026-11-19T07:30', '2026-11-19T07:31', '2026-11-19T09:00', '2026-11-20T07:30');
    expect(await mornings(admin)).toEqual(['2026-11-19', '2026-11-20']);
    expect(await mornings(supervisor)).toEqual(['2026-11-19', '2026-11-20']);
  });

  it('not on a weekend or a free day, and not in the afternoon after a downtime', async () => {
    await lookAtEach('2026-11-21T08:00', '2026-11-22T08:00', '2026-12-24T08:00', '2026-11-23T14:00');
    expect(await mornings(admin)).toEqual([]);
  });

  it('a running clockwork posts it by itself, and wakes the chats', async () => {
    house.at('2026-11-19T07:28');
    const clockwork = house.clockwork();
    clockwork.start();
    await house.run(60_000);
    expect(house.hinted).toEqual([]);
    await house.run(180_000);
    await clockwork.stop();
    expect(house.hinted).toEqual([admin, supervisor]);
    expect(await mornings(admin)).toEqual(['2026-11-19']);
  });

  it('comes to the others also where a chat does not open any more, and that one is asked once', async () => {
    house.at('2026-11-19T07:30');
    let tries = 0;
    const clockwork = house.clockwork({
      post: (event, to) => {
        if (to[0]?.conversation !== admin) return house.store.post(event, to);
        tries += 1;
        return Promise.reject(new StoreFault('unsealed'));
      },
    });
    clockwork.start();
    await house.run(300_000);
    await clockwork.stop();
    expect(await mornings(supervisor)).toEqual(['2026-11-19']);
    expect(tries).toBe(1);
  });
});
