import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { SENTENCES } from '../../src/core/language/sentences.ts';
import { scenery } from './set-up.ts';
import type { Someone } from './town.ts';

/**
 * Who sent a report openly may wish to be hidden later: from then on for every officer and agency, also those it comes to only then; what was read before is
 * read, and that is told. The same is undone by their own word alone. Both stand in the history.
 */
const say = SENTENCES.id;
const desk = DESK_SENTENCES.id;
const here = scenery();
const NAME = /hartono|wijaya/i;

/** Somebody who tells their name, and everything else that people tell of themselves. */
async function filesNamed(): Promise<{ readonly code: ComplaintCode; readonly siti: Someone }> {
  const code = await here.now.files(undefined, {
    first:
      'nama saya Hartono Wijaya. jalan rusak berlubang di Jl. Veteran Banjarmasin depan rumah Hartono Wijaya sejak kemarin',
  });
  return { code, siti: here.now.siti };
}

it('the card, whoever gets it later, and what is told later have no name any more; the trail says who wished it', async () => {
  const { town, rina } = here.now;
  const dewi = await town.officer('Dewi', 'kalsel', 'supervisor');
  const budi = await town.officer('Budi', 'pupr', 'officer');
  const { code, siti } = await filesNamed();
  expect(rina.card(code).text).toMatch(NAME);
  await siti.says('jadikan anonim laporan saya');
  expect(siti.last().text).toContain(say.hiddenAnonymous({ word: code }));
  expect(rina.card(code).text).toContain(desk.reporterAnonymous());
  expect(rina.card(code).text).not.toMatch(NAME);
  await rina.says(`/disposisi ${code} pupr`);
  await siti.says('lubangnya makin besar, hormat saya Hartono Wijaya');
  await budi.says(`/lihat ${code}`);
  expect(budi.transcript()).toContain('lubangnya makin besar');
  expect(budi.transcript()).not.toMatch(NAME);
  const { switches, reporter, facts, messages, evidence } = await here.now.complaint();
  expect({ switches, reporter }).toEqual({ switches: { anonymous: true, secret: false }, reporter: null });
  expect(JSON.stringify([facts, messages, evidence])).not.toMatch(NAME);
  const history = (await here.now.complaint()).history;
  expect(history.find(({ act }) => act === 'hide')).toMatchObject({ by: 'citizen', reason: 'anonymous' });
  await dewi.says(`/jejak ${code}`);
  expect(dewi.last().text).toContain(desk.act_hide());
  await dewi.says(`/identitas ${code}`);
  expect(dewi.last().text).toContain('Siti');
  await budi.says(`/identitas ${code}`);
  expect(budi.transcript()).not.toContain('Siti');
});

it('secret as well: others find it no more, and its code alone tells its state', async () => {
  const { town } = here.now;
  const { code, siti } = await filesNamed();
  await siti.says('laporan saya tolong dirahasiakan semua');
  expect(siti.last().text).toContain(say.hiddenBoth({ word: code }));
  expect((await here.now.complaint()).switches).toEqual({ anonymous: true, secret: true });
  const joko = town.citizen('Joko');
  await joko.says(`/status ${code}`);
  expect(joko.last().text).toContain(say.statusSecret());
  await town.files(joko, { keyword: 'laporpaman' });
  expect(joko.transcript()).not.toContain('orang lain');
  expect(joko.transcript()).not.toContain('Sama');
});

it('the citizen reads in their own timeline when that was, nobody else does', async () => {
  const { code, siti } = await filesNamed();
  await siti.says('jadikan anonim');
  await siti.says(`/status ${code}`);
  const words = say.statusSwitched({ who: say.valueAnonymous(), what: say.valuePublic() });
  expect(siti.last().text).toContain(words);
  const joko = here.now.town.citizen('Joko');
  await joko.says(`/status ${code}`);
  expect(joko.last().text).not.toContain(words);
});

describe('taken back', () => {
  it.each(['tidak jadi anonim', 'batal anonim ya', 'gak usah anonim'])(
    'by “%s”: as wished, and on record',
    async (words) => {
      const { code, siti } = await filesNamed();
      await siti.says('jadikan anonim');
      await siti.says(words);
      expect(siti.last().text).toContain(say.shownAgain({ word: code }));
      expect((await here.now.complaint()).switches).toEqual({ anonymous: false, secret: false });
      expect(await here.now.way()).toEqual(['submit submitted', 'hide submitted', 'show submitted']);
      expect(here.now.rina.card(code).text).toContain(desk.reporterNoName());
      await siti.says('hormat saya, Hartono Wijaya');
      expect((await here.now.complaint()).messages.at(-1)?.text).toContain('Hartono');
    },
  );

  it('never by words that do not say so', async () => {
    const { siti } = await filesNamed();
    await siti.says('jadikan anonim');
    for (const words of ['semua boleh', 'terbuka aja', 'ya sudah pakai nama dinas', 'batal']) await siti.says(words);
    expect((await here.now.complaint()).switches.anonymous).toBe(true);
  });

  it('by no officer', async () => {
    const { code, siti } = await filesNamed();
    await siti.says('jadikan anonim');
    for (const words of [`${code} tidak jadi anonim`, `/show ${code}`, `/hide ${code}`])
      await here.now.rina.says(words);
    expect((await here.now.complaint()).switches.anonymous).toBe(true);
  });
});

it('named by its code it is that report and no other', async () => {
  const { town } = here.now;
  const { code, siti } = await filesNamed();
  const second = await town.files(siti, {
    keyword: 'laporpaman',
    first: 'lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin',
  });
  await siti.says(`jadikan anonim ${code}`);
  expect((await town.complaint(code)).switches.anonymous).toBe(true);
  expect((await town.complaint(second)).switches.anonymous).toBe(false);
});

it('what is anonymous already is said to be so, and nothing is written', async () => {
  const code = await here.now.files(undefined, { who: 'Anonim' });
  await here.now.siti.says('jadikan anonim');
  expect(here.now.siti.last().text).toContain(say.hiddenAlready({ word: code }));
  expect(await here.now.way()).toEqual(['submit submitted']);
});

it('a limit that runs, one that stands still and what was asked go on as before', async () => {
  const { rina } = here.now;
  const { code, siti } = await filesNamed();
  await rina.says(`/minta ${code} foto dari dekat`);
  const { deadline, alertAt } = await here.now.complaint();
  // The desk's question is open: this is no answer to it.
  await siti.says('jadikan anonim dong');
  expect(await here.now.complaint()).toMatchObject({
    status: 'asked',
    deadline,
    alertAt,
    switches: { anonymous: true },
  });
  await siti.photo();
  expect((await here.now.complaint()).evidence.length).toBe(2);
});

it('whoever only tells of fear is told how, and their desk hears of it', async () => {
  const { code, siti } = await filesNamed();
  await siti.says('takut anak saya dikeluarin dari sekolah');
  expect(siti.last().text).toContain(say.hidingOffered({ word: code }));
  expect((await here.now.complaint()).messages.at(-1)?.text).toContain('dikeluarin');
});

it('whoever asks whether it can be is told how, and nothing is done yet', async () => {
  const { code, siti } = await filesNamed();
  await siti.says('bisa dibuat anonim gak?');
  expect(siti.last().text).toContain(say.hidingCan({ word: code }));
  expect((await here.now.complaint()).switches.anonymous).toBe(false);
  await siti.says('RAHASIAKAN ISI LAPORAN');
  expect((await here.now.complaint()).switches).toEqual({ anonymous: false, secret: true });
  await siti.says('TIDAK JADI RAHASIA');
  expect(siti.last().text).toContain(say.openAgain({ word: code }));
  expect((await here.now.complaint()).switches.secret).toBe(false);
});

it('every way that is told works, in English too', async () => {
  const { siti } = await filesNamed();
  for (const [words, switches] of [
    ['MAKE IT ANONYMOUS', { anonymous: true, secret: false }],
    ['NOT ANONYMOUS', { anonymous: false, secret: false }],
    ['KEEP THE REPORT CONFIDENTIAL', { anonymous: false, secret: true }],
    ['NOT CONFIDENTIAL', { anonymous: false, secret: false }],
    ['JADIKAN ANONIM', { anonymous: true, secret: false }],
  ] as const) {
    await siti.says(words);
    expect((await here.now.complaint()).switches, words).toEqual(switches);
  }
});
