import { describe, expect, it } from 'vitest';
import { Citizen, policy } from './citizen.ts';
import { asks, fileOne, LIGHT, ROAD } from './filed.ts';

const DAY_MS = 86_400_000;
const KEPT_MS = policy.service.draftKeptDays * DAY_MS;
const expire = { to: 'citizen', type: 'drafts-expire' } as const;
const erased = (citizen: Citizen) =>
  citizen.effects.flatMap((effect) => (effect.do === 'erase' ? [effect.dossier] : []));

describe('a draft that its citizen left', () => {
  const rest = { to: 'citizen', type: 'drafts-rest' } as const;
  const REMINDED_MS = policy.service.draftReminderHours * 3_600_000;

  it('is offered once the day after, with all that is in it, below what was said before', () => {
    const citizen = new Citizen();
    citizen.says(ROAD);
    const { question } = citizen.talk ?? {};
    citizen.later(REMINDED_MS).hears(rest);
    expect(citizen.last().text).toMatch(/^Laporan Anda belum selesai:\n.*Mau dilanjutkan\?/s);
    expect(citizen.labels).toContain('Lanjutkan');
    citizen.presses('Lanjutkan');
    expect(citizen.talk?.question).toBe(question);
    const said = citizen.shown.length;
    citizen.later(REMINDED_MS).hears(rest);
    expect(citizen.shown).toHaveLength(said);
  });

  it('is not spoken of while its citizen is at it, wants quiet, owes a desk an answer, or told nothing yet', () => {
    const saidTo = (citizen: Citizen, waitsMs = REMINDED_MS) => {
      const before = citizen.shown.length;
      citizen.later(waitsMs).hears(rest);
      return citizen.shown.length - before;
    };
    const busy = new Citizen();
    busy.says(ROAD);
    busy.later(REMINDED_MS - 3_600_000).says('kemarin sore');
    expect(saidTo(busy, 3_600_000)).toBe(0);
    const quiet = new Citizen();
    quiet.says(ROAD);
    quiet.says('berhenti');
    expect(saidTo(quiet)).toBe(0);
    const asked = new Citizen();
    const code = fileOne(asked, LIGHT);
    asks(asked, code, { kind: 'words' }, 'Sejak kapan?');
    asked.says('/lapor');
    asked.says(ROAD);
    expect(saidTo(asked)).toBe(0);
    const empty = new Citizen();
    empty.says('halo');
    expect(saidTo(empty)).toBe(0);
  });
});

describe('a draft that its citizen has erased', () => {
  it('goes with the photos that came while it was asked whether it goes on', () => {
    const citizen = new Citizen();
    citizen.says('Jalan berlubang besar');
    const draft = citizen.talk?.draft?.id;
    citizen.later(DAY_MS).sends();
    expect(citizen.last().text).toMatch(/1 foto diterima.*Mau dilanjutkan\?/s);
    const waiting = citizen.talk?.shelf[0]?.id;
    citizen.says('hapus data');
    expect(citizen.last().text).toContain('beserta semua fotonya');
    citizen.presses(/hapus/i);
    expect(erased(citizen)).toEqual([draft, waiting]);
    expect(citizen.last().text).toMatch(/Sudah dihapus/);
    expect(citizen.last().text).not.toMatch(/foto\nMau dilanjutkan/);
    expect([citizen.talk?.draft, citizen.talk?.shelf]).toEqual([null, []]);
  });
});

describe('a draft that was never sent', () => {
  it('is erased when nobody touched it for as long as it is kept, and its citizen is told in a sentence', () => {
    const citizen = new Citizen();
    citizen.says(ROAD);
    citizen.sends();
    const id = citizen.talk?.draft?.id;
    citizen.later(KEPT_MS).hears(expire);
    expect(erased(citizen)).toEqual([id]);
    expect(citizen.talk).toMatchObject({ draft: null, question: null, shelf: [], album: null });
    expect(citizen.last().text).toContain(`${policy.service.draftKeptDays} hari tidak dilanjutkan`);
    expect(citizen.labels).toEqual([]);
  });

  it('is kept to the last minute, however long ago it was begun; then nothing is said', () => {
    const citizen = new Citizen();
    citizen.says(ROAD);
    citizen.later(KEPT_MS - DAY_MS).says('lanjut');
    citizen.says('lubangnya makin lebar');
    const { draft, question } = citizen.talk ?? {};
    const said = citizen.shown.length;
    citizen.later(KEPT_MS - 2 * 60_000).hears(expire);
    expect(erased(citizen)).toEqual([]);
    expect(citizen.shown).toHaveLength(said);
    expect(citizen.talk).toMatchObject({ draft, question });
  });

  it('words that wait for it keep it, and are not lost with it', () => {
    const citizen = new Citizen();
    citizen.says(ROAD);
    citizen.later(KEPT_MS - DAY_MS).says('lubangnya makin besar dan ada motor jatuh');
    expect(citizen.talk?.held).toHaveLength(1);
    citizen.later(2 * DAY_MS).hears(expire);
    expect(erased(citizen)).toEqual([]);
    expect(citizen.talk?.held).toHaveLength(1);
  });

  it('set aside: it goes, the one in hand goes on, and its question stands again below', () => {
    const citizen = new Citizen();
    citizen.says(ROAD);
    const id = citizen.talk?.draft?.id;
    citizen.says('/lapor');
    citizen.presses('Laporan baru');
    citizen.later(KEPT_MS - 60_000).says(LIGHT);
    const { draft, question } = citizen.talk ?? {};
    citizen.hears(expire);
    expect(erased(citizen)).toEqual([id]);
    expect(citizen.talk).toMatchObject({ draft, question, shelf: [] });
    expect(citizen.last().text).toContain('saya hapus');
    expect(citizen.labels.length).toBeGreaterThan(0);
  });

  it('with nothing in it: it goes, and nothing is said', () => {
    const citizen = new Citizen();
    citizen.says('/start lapor_road');
    const { draft } = citizen.talk ?? {};
    if (!citizen.talk || !draft) throw new Error('no draft was begun');
    citizen.talk = { ...citizen.talk, draft: { ...draft, category: null } };
    const said = citizen.shown.length;
    citizen.later(KEPT_MS).hears(expire);
    expect(erased(citizen)).toEqual([draft.id]);
    expect(citizen.shown).toHaveLength(said);
  });

  it('what desks want to know and what was filed stay', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.says('/lapor');
    citizen.says(ROAD);
    asks(citizen, code, { kind: 'fact', fact: 'place' });
    citizen.later(KEPT_MS).hears(expire);
    expect(erased(citizen)).toHaveLength(1);
    expect(citizen.talk).toMatchObject({ draft: null, question: 'wish:ask', filed: [{ code }] });
  });
});
