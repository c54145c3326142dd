import { describe, expect, it } from 'vitest';
import { Citizen } from './citizen.ts';

const STORY = 'Nama saya Budi Santoso, hp saya 081234567890. Lampu jalan mati di Jl. Pramuka Banjarmasin sejak kemarin';

/** Tells, and is led up to the summary. */
function toCheck(citizen: Citizen, who: string): Citizen {
  citizen.says(STORY);
  citizen.says('lewati');
  citizen.sends({ caption: 'foto oleh Budi Santoso' });
  citizen.says(who);
  expect(citizen.talk?.question).toBe('check');
  return citizen;
}

describe('whoever is anonymous', () => {
  it('reads before sending that name and number are covered, and officers get them nowhere', () => {
    const citizen = toCheck(new Citizen(), 'anonim');
    expect(citizen.last().text).toContain('Nama saya •••, hp saya •••');
    expect(citizen.last().text).toContain('saya tutup dari petugas');
    expect(citizen.last().text).not.toMatch(/Budi|081234567890/);
    citizen.says('kirim');
    const [complaint] = citizen.filed;
    expect(complaint?.reporter).toBeNull();
    expect(JSON.stringify(complaint)).toContain('Lampu jalan mati di Jl. Pramuka');
    expect(JSON.stringify(complaint)).not.toMatch(/Budi|Santoso|081234567890/);
    const captions = citizen.effects.flatMap((effect) =>
      effect.do === 'keep-evidence' ? [effect.evidence.caption] : [],
    );
    // As it came, and as it was filed: the last one counts.
    expect(captions).toEqual(['foto oleh Budi Santoso', 'foto oleh •••']);
  });

  it('is covered in every message, whichever the name was told in, and after anonymity was asked for', () => {
    const citizen = new Citizen();
    citizen.says('Lampu jalan mati di Jl. Pramuka Banjarmasin sejak kemarin, tanya saja Budi Santoso');
    citizen.says('anonim');
    citizen.says('nama saya Budi Santoso dan rumah saya di sebelahnya');
    for (let i = 0; i < 3 && citizen.talk?.question !== 'evidence'; i += 1) citizen.says('lewati');
    citizen.sends();
    expect(citizen.talk?.question).toBe('check');
    citizen.says('kirim');
    expect(JSON.stringify(citizen.filed[0])).toContain('tanya saja •••');
    expect(JSON.stringify(citizen.filed[0])).not.toMatch(/Budi|Santoso/);
  });

  it('is covered in what is added later, too', () => {
    const citizen = toCheck(new Citizen(), 'anonim');
    citizen.says('kirim');
    const code = citizen.filed[0]?.code;
    if (!code) throw new Error('nothing was sent');
    citizen.says('lampunya masih mati. Hormat saya, Budi Santoso');
    citizen.sends({ caption: 'hubungi saya di 081234567890' });
    const notes = citizen.notes(code).map(({ text }) => text);
    expect(notes).toEqual(['lampunya masih mati. Hormat saya, •••', 'hubungi saya di •••']);
  });

  it('is as told to whoever gives their name', () => {
    const citizen = toCheck(new Citizen(), 'tidak keduanya');
    expect(citizen.last().text).toContain('Nama: Budi Santoso');
    expect(citizen.last().text).not.toContain('•••');
    citizen.says('kirim');
    expect(citizen.filed[0]?.reporter).toEqual({ name: 'Budi Santoso' });
    expect(JSON.stringify(citizen.filed[0])).toContain('081234567890');
  });
});
