import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { type Someone, Town } from './town.ts';

/** What officers write to citizens, and "Sudah beres?" after a close, do not always get there: nothing arrives twice, and nobody is taken for silent who was never told. */
const say = DESK_SENTENCES.id;
const DAY_HOURS = 24;

let town: Town;
let rina: Someone;
let siti: Someone;
let code: ComplaintCode;
beforeEach(async () => {
  town = await new Town().open();
  rina = await town.officer('Rina', 'kalsel', 'admin');
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const complaint = () => town.complaint(code);
const files = async (platform = town.rich) => {
  siti = town.citizen('Siti', platform);
  code = await town.files(siti, { keyword: 'laporpaman' });
};
const hears = (words: string) => siti.sees().filter(({ text }) => text.includes(words));
const sees = (text: string) => rina.sees().filter((shown) => shown.text === text);
/** Closed with proof, half a minute ago. */
const closes = async () => {
  await rina.says(`/verifikasi ${code}`);
  await rina.says(`/selesai ${code} Sudah ditambal.`);
  await rina.photo();
  expect((await complaint()).status).toBe('closed');
  await town.later(0.01);
  await town.rings();
};

describe('sent again', () => {
  it('a message that waits for the citizen to write is told to wait already, and arrives once', async () => {
    await files(town.windowed);
    await town.later(25);
    await rina.says(`/balas ${code} Kami datang besok.`);
    expect(rina.last().text).toContain('belum sampai');
    expect(rina.card(code).text).toContain(say.waitsForCitizen({ what: say.wordsName() }));
    for (const again of [`/kirimulang ${code}`, `/kirimulang ${code}`]) {
      await rina.says(again);
      expect(rina.last().text).toBe(say.waitsAlready());
    }
    await siti.says('ada kabar?');
    expect(hears('Kami datang besok.')).toHaveLength(1);
    expect(rina.card(code).text).not.toContain(say.wordsName());
    await rina.says(`/kirimulang ${code}`);
    expect(rina.last().text).toBe(say.sentAlready());
    expect(hears('Kami datang besok.')).toHaveLength(1);
  });

  it('so is a question that waits', async () => {
    await files(town.windowed);
    await town.later(25);
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await rina.says(`/kirimulang ${code}`);
    expect(rina.last().text).toBe(say.waitsAlready());
    await siti.says('ada kabar?');
    expect(hears('nomor tiangnya berapa')).toHaveLength(1);
  });

  it('and what waits because the citizen wants quiet', async () => {
    await files();
    await siti.says('STOP');
    await rina.says(`/balas ${code} Kami datang besok.`);
    await rina.says(`/kirimulang ${code}`);
    expect(rina.last().text).toBe(say.waitsAlready());
    await siti.says('MULAI');
    expect(hears('Kami datang besok.')).toHaveLength(1);
    expect(rina.card(code).text).not.toContain(say.wordsName());
  });

  it('what arrived is not sent twice, by no button of long ago either; what was lost is', async () => {
    await files();
    town.rich.blocked.add(siti.chat);
    await rina.says(`/balas ${code} Kami datang besok.`);
    expect(rina.card(code).text).toContain(say.notThere({ what: say.wordsName() }));
    town.rich.blocked.delete(siti.chat);
    await siti.says('halo');
    const lost = rina.last();
    await rina.presses('Kirim ulang');
    expect(hears('Kami datang besok.')).toHaveLength(1);
    expect(lost.text).toContain('tidak sampai');
    await rina.presses('Kirim ulang');
    expect(rina.toast()).toBe(say.sentAlready());
    expect(hears('Kami datang besok.')).toHaveLength(1);
  });

  it.each(['tolak', 'arsip'])(
    'what a citizen did not hear of “%s” too, though nothing else can be done any more',
    async (act) => {
      await files();
      town.rich.blocked.add(siti.chat);
      await rina.says(`/${act} ${code} Ini bukan urusan pemerintah.`);
      await town.later(0.01);
      await town.rings();
      expect(rina.last().text).toBe(say.notReached({ code, why: say.why_blocked() }));
      town.rich.blocked.delete(siti.chat);
      await siti.says('halo');
      await rina.presses('Kirim ulang');
      expect(hears('Ini bukan urusan pemerintah.')).toHaveLength(1);
    },
  );
});

describe('“Sudah beres?”', () => {
  it('that a citizen who blocked us did not get is told to the officer, stands on the card, and is asked when they are back', async () => {
    await files();
    town.rich.blocked.add(siti.chat);
    await closes();
    expect(sees(`${say.notReached({ code, why: say.why_blocked() })}\n${say.settledWhenBack()}`)).toHaveLength(1);
    expect(rina.card(code).text).toContain(say.notThere({ what: say.settledName() }));
    town.rich.blocked.delete(siti.chat);
    await siti.says('halo');
    expect(hears('Sudah beres?')).toHaveLength(1);
    expect((await complaint()).history.at(-1)?.act).toBe('close');
    expect(rina.card(code).text).not.toContain(say.settledName());
    expect(sees(say.reached({ code }))).toHaveLength(1);
    await siti.says('belum beres, masih berlubang di sebelahnya');
    expect((await complaint()).status).toBe('reopened');
  });

  it('that waits for the citizen to write is answered by what they write next, and not by what they had not seen it for', async () => {
    await files(town.windowed);
    await town.later(25);
    await closes();
    expect(sees(say.reachesLater({ code }))).toHaveLength(1);
    expect(rina.card(code).text).toContain(say.waitsForCitizen({ what: say.settledName() }));
    await rina.says(`/kirimulang ${code}`);
    expect(rina.last().text).toBe(say.waitsAlready());
    await siti.says('belum ada kabar ya?');
    expect(hears('Sudah beres?')).toHaveLength(1);
    expect((await complaint()).status).toBe('closed');
    expect(rina.card(code).text).not.toContain(say.settledName());
    await siti.says('sudah beres, terima kasih');
    expect((await complaint()).history.at(-1)?.act).toBe('confirm');
  });

  it('can be sent again where it was lost', async () => {
    await files();
    town.rich.blocked.add(siti.chat);
    await closes();
    await rina.presses('Kirim ulang');
    expect(sees(`${say.notReached({ code, why: say.why_blocked() })}\n${say.settledWhenBack()}`)).toHaveLength(2);
    town.rich.blocked.delete(siti.chat);
    await siti.says('halo');
    await rina.says(`/kirimulang ${code}`);
    expect(rina.last().text).toBe(say.sentAlready());
    expect(hears('Sudah beres?')).toHaveLength(1);
  });

  it('waits for a citizen who wants quiet, and the card says so', async () => {
    await files();
    await siti.says('STOP');
    await closes();
    expect(rina.card(code).text).toContain(say.waitsForCitizen({ what: say.settledName() }));
    await siti.says('MULAI');
    expect(hears('Sudah beres?')).toHaveLength(1);
    expect(rina.card(code).text).not.toContain(say.settledName());
  });
});

describe('closed by silence', () => {
  const answers = async () => {
    await rina.says(`/disposisi ${code} pupr`);
    const budi = await town.officer('Budi', 'pupr', 'officer');
    await budi.says(`/balas ${code} Sudah kami tambal.`);
    expect((await complaint()).status).toBe('answered');
    return budi;
  };
  const inDays = async (days: number) => {
    await town.later(days * DAY_HOURS);
    await town.rings();
  };

  it('ten days after an answer that arrived; “Sudah beres?” that waits for the citizen stands on the card', async () => {
    await files(town.windowed);
    const budi = await answers();
    await inDays(9);
    expect((await complaint()).status).toBe('answered');
    await inDays(2);
    expect((await complaint()).history.at(-1)).toMatchObject({ act: 'expire', to: 'closed' });
    expect(budi.card(code).text).toContain(say.waitsForCitizen({ what: say.settledName() }));
    expect(budi.transcript()).not.toContain(say.reachesLater({ code }));
    await siti.says('halo');
    expect(hears('Sudah beres?')).toHaveLength(1);
    expect(hears('Sudah beres?')[0]?.text).not.toContain('Kata petugas');
    expect(budi.card(code).text).not.toContain(say.settledName());
  });

  it('never while the answer waits for the citizen: the days begin when it is there', async () => {
    await files(town.windowed);
    await town.later(25);
    await answers();
    await inDays(20);
    expect((await complaint()).status).toBe('answered');
    await siti.says('STOP');
    await inDays(9);
    expect((await complaint()).status).toBe('answered');
    expect(hears('Sudah kami tambal.')).toHaveLength(1);
    await inDays(5);
    expect((await complaint()).history.at(-1)).toMatchObject({ act: 'expire', to: 'closed' });
  });

  it.each(['blocked', 'quiet'])('never where the citizen did not get the answer at all (%s)', async (why) => {
    await files();
    if (why === 'quiet') await siti.says('STOP');
    else town.rich.blocked.add(siti.chat);
    await answers();
    await inDays(30);
    expect((await complaint()).status).toBe('answered');
  });
});
