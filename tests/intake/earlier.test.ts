import { describe, expect, it } from 'vitest';
import { Citizen, whatsappLike } from './citizen.ts';

/** A phone's chat with numbers instead of buttons and few lines to a message. */
const phone = () => new Citizen({ ...whatsappLike, textMax: 340, linesMax: 6 });
const asked = (citizen: Citizen, words: string) =>
  citizen.shown.findLast(({ text }) => text.includes(words))?.ref ?? '';
const LAMP = 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin malam';

/** As far as the summary. */
function atCheck(): Citizen {
  const citizen = phone();
  citizen.says(LAMP);
  citizen.says('1');
  citizen.sends();
  citizen.says('1');
  expect(citizen.last().text).toContain('Periksa laporan');
  return citizen;
}

describe('a reply to an earlier question answers that question', () => {
  it('by words', () => {
    const citizen = phone();
    citizen.says(LAMP);
    const pole = asked(citizen, 'Ada nomor di tiang');
    citizen.says('lewati');
    expect(citizen.last().text).toContain('Kirim bukti');
    citizen.sendsContent({ kind: 'text', text: 'PJU-77' }, { replyTo: pole });
    expect(citizen.talk?.draft?.facts.pole?.value.text).toBe('PJU-77');
    expect(citizen.last().text).toContain('Kirim bukti');
  });

  it('by its number, whatever the numbers of the last question mean', () => {
    const citizen = atCheck();
    const who = asked(citizen, 'Siapa yang boleh tahu');
    citizen.sendsContent({ kind: 'text', text: '3' }, { replyTo: who });
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: true, secret: true });
    expect(citizen.last().text).toContain('Periksa laporan');
    expect(citizen.filed).toHaveLength(0);
  });

  it('a reply to the last question, or to nothing of ours, changes nothing', () => {
    const citizen = phone();
    citizen.says(LAMP);
    citizen.sendsContent({ kind: 'text', text: 'lewati' }, { replyTo: asked(citizen, 'Ada nomor di tiang') });
    expect(citizen.last().text).toContain('Kirim bukti');
    citizen.sendsContent({ kind: 'text', text: 'tidak punya' }, { replyTo: 'nobody-knows' });
    expect(citizen.last().text).toContain('Tidak apa-apa');
  });
});

describe('an emoji on a message of ours', () => {
  const puts = (citizen: Citizen, emoji: string, replyTo: string) =>
    citizen.sendsContent({ kind: 'reaction', emoji }, { replyTo });

  it('👍 on the summary sends it, 👎 asks what to change, whatever the skin', () => {
    const yes = atCheck();
    puts(yes, '👍🏽', asked(yes, 'Periksa laporan'));
    expect(yes.filed).toHaveLength(1);
    const no = atCheck();
    puts(no, '👎', asked(no, 'Periksa laporan'));
    expect(no.last().text).toContain('Bagian mana');
  });

  it('on anything else it is no answer, and needs none', () => {
    const citizen = atCheck();
    const before = citizen.shown.length;
    puts(citizen, '👍', asked(citizen, 'Siapa yang boleh tahu'));
    puts(citizen, '❤️', asked(citizen, 'Periksa laporan'));
    puts(citizen, '', asked(citizen, 'Periksa laporan'));
    expect(citizen.shown).toHaveLength(before);
    expect(citizen.filed).toHaveLength(0);
  });
});

describe('a message that its writer deleted', () => {
  it('takes out of the draft what it brought, and that is asked again', () => {
    const citizen = phone();
    citizen.says(LAMP);
    citizen.says('1');
    citizen.sends();
    const sent = citizen.talk?.draft?.evidence[0]?.messageId;
    expect(sent).toBeDefined();
    citizen.sendsContent({ kind: 'revoked' }, { messageId: sent });
    expect(citizen.talk?.draft?.evidence).toEqual([]);
    expect(citizen.effects.some((effect) => effect.do === 'drop-evidence')).toBe(true);
    expect(citizen.last().text).toContain('saya keluarkan dari laporan');
    expect(citizen.last().text).toContain('Kirim bukti');
  });

  it('takes it out of a report that was set aside too; what is asked stays asked', () => {
    const citizen = phone();
    citizen.says(LAMP);
    citizen.says('1');
    citizen.sends();
    const sent = citizen.talk?.draft?.evidence[0]?.messageId;
    citizen.says('lapor');
    citizen.says('baru');
    expect(citizen.talk?.shelf).toMatchObject([{ evidence: [{ messageId: sent }] }]);
    const { question } = citizen.talk ?? {};
    citizen.sendsContent({ kind: 'revoked' }, { messageId: sent });
    expect(citizen.talk?.shelf).toMatchObject([{ category: 'light', evidence: [] }]);
    expect(citizen.effects.some((effect) => effect.do === 'drop-evidence')).toBe(true);
    expect(citizen.last().text).toContain('saya keluarkan dari laporan');
    expect(citizen.talk?.question).toBe(question);
  });

  it('of which we know nothing changes nothing', () => {
    const citizen = phone();
    citizen.says(LAMP);
    const before = citizen.shown.length;
    citizen.sendsContent({ kind: 'revoked' }, { messageId: 'another' });
    expect(citizen.shown).toHaveLength(before);
  });
});

it('a call gets one kind message, and what was asked stays asked', () => {
  const citizen = phone();
  citizen.sendsContent({ kind: 'unsupported', what: 'call' });
  expect(citizen.shown.map(({ text }) => text)).toEqual([expect.stringContaining('tidak bisa menjawab telepon')]);
  citizen.says(LAMP);
  expect(citizen.last().text).toContain('Halo, saya bot');
  citizen.sendsContent({ kind: 'unsupported', what: 'call' });
  citizen.says('1');
  expect(citizen.last().text).toContain('Kirim bukti');
});

it('what may be seen once is asked for anew', () => {
  const citizen = phone();
  citizen.sendsContent({ kind: 'unsupported', what: 'view-once' });
  expect(citizen.last().text).toContain('sekali lihat');
});

it('where buttons become numbers when there are many, a number is heard for a button too', () => {
  const citizen = new Citizen({ ...whatsappLike, buttons: true, choicesMax: 10 });
  citizen.says(LAMP);
  citizen.says('satu');
  expect(citizen.last().text).toContain('Kirim bukti');
});
