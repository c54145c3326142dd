import { describe, expect, it } from 'vitest';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { scenery } from './set-up.ts';

/** What officers write to citizens, and "Sudah beres?" after a close, do not always get there: nothing arrives twice, and nobody is taken for silent who was never told. */
const say = DESK_SENTENCES.id;

const here = scenery();
const hears = (words: string) => here.now.siti.hears(words);
const sees = (text: string) => here.now.rina.sees().filter((shown) => shown.text === text);
/** Closed with proof, half a minute ago. */
const closes = async () => {
  await here.now.rina.says(`/verifikasi ${here.now.code}`);
  await here.now.rina.says(`/selesai ${here.now.code} Sudah ditambal.`);
  await here.now.rina.photo();
  expect((await here.now.complaint()).status).toBe('closed');
  await here.now.town.later(0.01);
  await here.now.town.rings();
};

describe('sent again', () => {
  it('a message that waits for the citizen to write is told to wait already, and arrives once', async () => {
    await here.now.files(here.now.town.windowed);
    await here.now.town.later(25);
    await here.now.rina.says(`/balas ${here.now.code} Kami datang besok.`);
    expect(here.now.rina.last().text).toContain('belum sampai');
    expect(here.now.rina.card(here.now.code).text).toContain(say.waitsForCitizen({ what: say.wordsName() }));
    for (const again of [`/kirimulang ${here.now.code}`, `/kirimulang ${here.now.code}`]) {
      await here.now.rina.says(again);
      expect(here.now.rina.last().text).toBe(say.waitsAlready());
    }
    await here.now.siti.says('ada kabar?');
    expect(hears('Kami datang besok.')).toHaveLength(1);
    expect(here.now.rina.card(here.now.code).text).not.toContain(say.wordsName());
    await here.now.rina.says(`/kirimulang ${here.now.code}`);
    expect(here.now.rina.last().text).toBe(say.sentAlready());
    expect(hears('Kami datang besok.')).toHaveLength(1);
  });

  it('so is a question that waits', async () => {
    await here.now.files(here.now.town.windowed);
    await here.now.town.later(25);
    await here.now.rina.says(`/minta ${here.now.code} nomor tiangnya berapa`);
    await here.now.rina.says(`/kirimulang ${here.now.code}`);
    expect(here.now.rina.last().text).toBe(say.waitsAlready());
    await here.now.siti.says('ada kabar?');
    expect(hears('nomor tiangnya berapa')).toHaveLength(1);
  });

  it('and what waits because the citizen wants quiet', async () => {
    await here.now.files();
    await here.now.siti.says('STOP');
    await here.now.rina.says(`/balas ${here.now.code} Kami datang besok.`);
    await here.now.rina.says(`/kirimulang ${here.now.code}`);
    expect(here.now.rina.last().text).toBe(say.waitsAlready());
    await here.now.siti.says('MULAI');
    expect(hears('Kami datang besok.')).toHaveLength(1);
    expect(here.now.rina.card(here.now.code).text).not.toContain(say.wordsName());
  });

  it('what arrived is not sent twice, by no button of long ago either; what was lost is', async () => {
    await here.now.files();
    here.now.town.rich.blocked.add(here.now.siti.chat);
    await here.now.rina.says(`/balas ${here.now.code} Kami datang besok.`);
    expect(here.now.rina.card(here.now.code).text).toContain(say.notThere({ what: say.wordsName() }));
    here.now.town.rich.blocked.delete(here.now.siti.chat);
    await here.now.siti.says('halo');
    const lost = here.now.rina.last();
    await here.now.rina.presses('Kirim ulang');
    expect(hears('Kami datang besok.')).toHaveLength(1);
    expect(lost.text).toContain('tidak sampai');
    await here.now.rina.presses('Kirim ulang');
    expect(here.now.rina.toast()).toBe(say.sentAlready());
    expect(hears('Kami datang besok.')).toHaveLength(1);
  });

  it.each(['tolak', 'arsip'])(
    'what a citizen did not hear of “%s” too, though nothing else can be done any more',
    async (act) => {
      await here.now.files();
      here.now.town.rich.blocked.add(here.now.siti.chat);
      await here.now.rina.says(`/${act} ${here.now.code} Ini bukan urusan pemerintah.`);
      await here.now.town.later(0.01);
      await here.now.town.rings();
      expect(here.now.rina.last().text).toBe(say.notReached({ code: here.now.code, why: say.why_blocked() }));
      here.now.town.rich.blocked.delete(here.now.siti.chat);
      await here.now.siti.says('halo');
      await here.now.rina.presses('Kirim ulang');
      expect(hears('Ini bukan urusan pemerintah.')).toHaveLength(1);
    },
  );
});

describe('“Sudah beres?”', () => {
  it('that a citizen who blocked us did not get is told to the officer, stands on the card, and is asked when they are back', async () => {
    await here.now.files();
    here.now.town.rich.blocked.add(here.now.siti.chat);
    await closes();
    expect(
      sees(`${say.notReached({ code: here.now.code, why: say.why_blocked() })}\n${say.settledWhenBack()}`),
    ).toHaveLength(1);
    expect(here.now.rina.card(here.now.code).text).toContain(say.notThere({ what: say.settledName() }));
    here.now.town.rich.blocked.delete(here.now.siti.chat);
    await here.now.siti.says('halo');
    expect(hears('Sudah beres?')).toHaveLength(1);
    expect((await here.now.complaint()).history.at(-1)?.act).toBe('close');
    expect(here.now.rina.card(here.now.code).text).not.toContain(say.settledName());
    expect(sees(say.reached({ code: here.now.code }))).toHaveLength(1);
    await here.now.siti.says('belum beres, masih berlubang di sebelahnya');
    expect((await here.now.complaint()).status).toBe('reopened');
  });

  it('that waits for the citizen to write is answered by what they write next, and not by what they had not seen it for', async () => {
    await here.now.files(here.now.town.windowed);
    await here.now.town.later(25);
    await closes();
    expect(sees(say.reachesLater({ code: here.now.code }))).toHaveLength(1);
    expect(here.now.rina.card(here.now.code).text).toContain(say.waitsForCitizen({ what: say.settledName() }));
    await here.now.rina.says(`/kirimulang ${here.now.code}`);
    expect(here.now.rina.last().text).toBe(say.waitsAlready());
    await here.now.siti.says('belum ada kabar ya?');
    expect(hears('Sudah beres?')).toHaveLength(1);
    expect((await here.now.complaint()).status).toBe('closed');
    expect(here.now.rina.card(here.now.code).text).not.toContain(say.settledName());
    await here.now.siti.says('sudah beres, terima kasih');
    expect((await here.now.complaint()).history.at(-1)?.act).toBe('confirm');
  });

  it('can be sent again where it was lost', async () => {
    await here.now.files();
    here.now.town.rich.blocked.add(here.now.siti.chat);
    await closes();
    await here.now.rina.presses('Kirim ulang');
    expect(
      sees(`${say.notReached({ code: here.now.code, why: say.why_blocked() })}\n${say.settledWhenBack()}`),
    ).toHaveLength(2);
    here.now.town.rich.blocked.delete(here.now.siti.chat);
    await here.now.siti.says('halo');
    await here.now.rina.says(`/kirimulang ${here.now.code}`);
    expect(here.now.rina.last().text).toBe(say.sentAlready());
    expect(hears('Sudah beres?')).toHaveLength(1);
  });

  it('waits for a citizen who wants quiet, and the card says so', async () => {
    await here.now.files();
    await here.now.siti.says('STOP');
    await closes();
    expect(here.now.rina.card(here.now.code).text).toContain(say.waitsForCitizen({ what: say.settledName() }));
    await here.now.siti.says('MULAI');
    expect(hears('Sudah beres?')).toHaveLength(1);
    expect(here.now.rina.card(here.now.code).text).not.toContain(say.settledName());
  });
});

describe('closed by silence', () => {
  const answers = async () => {
    await here.now.rina.says(`/disposisi ${here.now.code} pupr`);
    const budi = await here.now.town.officer('Budi', 'pupr', 'officer');
    await budi.says(`/balas ${here.now.code} Sudah kami tambal.`);
    expect((await here.now.complaint()).status).toBe('answered');
    return budi;
  };
  const inDays = async (days: number) => {
    await here.now.town.later(days * 24);
    await here.now.town.rings();
  };

  it('ten days after an answer that arrived; “Sudah beres?” that waits for the citizen stands on the card', async () => {
    await here.now.files(here.now.town.windowed);
    const budi = await answers();
    await inDays(9);
    expect((await here.now.complaint()).status).toBe('answered');
    await inDays(2);
    expect((await here.now.complaint()).history.at(-1)).toMatchObject({ act: 'expire', to: 'closed' });
    expect(budi.card(here.now.code).text).toContain(say.waitsForCitizen({ what: say.settledName() }));
    expect(budi.transcript()).not.toContain(say.reachesLater({ code: here.now.code }));
    await here.now.siti.says('halo');
    expect(hears('Sudah beres?')).toHaveLength(1);
    expect(hears('Sudah beres?')[0]?.text).not.toContain('Kata petugas');
    expect(budi.card(here.now.code).text).not.toContain(say.settledName());
  });

  it('never while the answer waits for the citizen: the days begin when it is there', async () => {
    await here.now.files(here.now.town.windowed);
    await here.now.town.later(25);
    await answers();
    await inDays(20);
    expect((await here.now.complaint()).status).toBe('answered');
    await here.now.siti.says('STOP');
    await inDays(9);
    expect((await here.now.complaint()).status).toBe('answered');
    expect(hears('Sudah kami tambal.')).toHaveLength(1);
    await inDays(5);
    expect((await here.now.complaint()).history.at(-1)).toMatchObject({ act: 'expire', to: 'closed' });
  });

  it.each(['blocked', 'quiet'])('never where the citizen did not get the answer at all (%s)', async (why) => {
    await here.now.files();
    if (why === 'quiet') await here.now.siti.says('STOP');
    else here.now.town.rich.blocked.add(here.now.siti.chat);
    await answers();
    await inDays(30);
    expect((await here.now.complaint()).status).toBe('answered');
  });
});
