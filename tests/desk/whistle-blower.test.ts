import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { type Content, chatId } from '../../src/core/message.ts';
import { Someone, Town } from './town.ts';

/**
 * What an officer is shown of somebody who is anonymous, whatever they do and see of it from the first card to the end: none of the twelve
 * things by which the person could be known. Written down before the program was looked at.
 */
const DISPLAY = 'Rahmadi Kusnadi';
const TOLD = 'Hartono Wijaya';
const PHONE = '081234567890';
const NIK = '6371012345678901';
const ID = '7712345678';

/** 1 account, 2 its name, 3 a name told, 4 own numbers, 5 the channel, 6 the minute, 7 file names, 8 what files tell, 9 message ids, 10 language, 12 places and cards with the name. 11, their other report, is looked at apart. */
const TELLING: Readonly<Record<string, RegExp>> = {
  account: new RegExp(ID),
  'display name': /rahmadi|kusnadi/i,
  'name told': /hartono|wijaya/i,
  'own numbers': new RegExp(`${PHONE}|${NIK}|0812.?3456`),
  channel: /\b(?:rich|plain|windowed|telegram|whatsapp)\b/i,
  // Written between 09.17 and 09.29; officers act in the afternoon.
  minute: /(?<!\d)09[.:](?:1[7-9]|2\d)/,
  'file name': /scan-pribadi/i,
  'what a file tells of itself': /Xiaomi|-3\.3199|114\.5907/,
  'message id': /(?<!\d)wamid|HBgN/,
  language: /jv-ID|Javanese/i,
};

/** Presses a button by its label, or says its number where there are none. @returns false where nothing is called so */
async function chooses(who: Someone, label: RegExp): Promise<boolean> {
  const { text, choices } = who.last();
  const numbered = [...text.matchAll(/^(\d+)\. (.+)$/gm)].find(([, , name = '']) => label.test(name));
  if (choices.some((each) => label.test(each.label))) await who.presses(label);
  else if (numbered) await who.says(numbered[1] ?? '');
  return numbered !== undefined || choices.some((each) => label.test(each.label));
}

/** Goes on until the report is sent. */
async function sends(who: Someone, choice: RegExp): Promise<ComplaintCode> {
  for (let step = 0; step < 12; step += 1) {
    const { text } = who.last();
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(text)?.[0];
    if (code && text.includes('Kode laporan')) return code as ComplaintCode;
    let isDone = false;
    for (const label of [/^Beda/, /Kirim laporan/, choice, /^Pakai/, /^Lanjut$/, /^Lewati$/])
      isDone ||= await chooses(who, label);
    if (!isDone) await who.says(`Jl. Veteran km 2 depan rumah ${TOLD}, Banjarmasin`);
  }
  throw new Error(`not filed:\n${who.transcript()}`);
}

/** Tells everything of oneself that people tell, and reports it all the same without a name. */
async function filesUnnamed(who: Someone, choice: RegExp): Promise<ComplaintCode> {
  const { town } = who;
  await who.says(
    `lapor paman, nama saya ${TOLD}, hp saya ${PHONE}, NIK saya ${NIK}. Jalan rusak berlubang di Jl. Veteran Banjarmasin depan rumah ${TOLD} sejak kemarin`,
    { from: { id: who.id, name: DISPLAY, language: 'jv-ID' }, messageId: 'wamid.HBgN1' },
  );
  await who.photo(`foto oleh ${TOLD}`, {
    original: { device: 'Xiaomi Redmi', lat: -3.3199, lon: 114.5907, takenAt: '2026-11-23T09:18:00' },
  });
  const kept = town.file({ mime: 'application/pdf' });
  const media = { kind: 'document', handle: kept.id, kept, name: 'scan-pribadi-hartono.pdf' } as const;
  await who.sends({ kind: 'media', media });
  return sends(who, choice);
}

describe.each(['rich', 'plain', 'windowed'] as const)('on a channel that is %s', (channel) => {
  it.each([
    ['anonymous', /^Anonim$/],
    ['anonymous and secret', /^Anonim dan rahasia$/],
  ])('an officer sees nothing of who is %s', async (_, choice) => {
    const town = await new Town(new Date('2026-11-23T01:17:00Z')).open();
    try {
      await town.store.pinDeskChat('kalsel', 'rich', chatId('-100'));
      const rina = await town.officer('Rina', 'kalsel', 'admin', { group: '-100' });
      const dewi = await town.officer('Dewi', 'kalsel', 'supervisor', { platform: town.plain });
      const budi = await town.officer('Budi', 'pupr', 'officer');
      const citizen = new Someone(town, town[channel], ID, DISPLAY, chatId(ID));
      const code = await filesUnnamed(citizen, choice);
      await citizen.says('/lapor');
      await citizen.says('lapor paman, lampu jalan mati di Jl. Pramuka Banjarmasin sejak kemarin');
      await citizen.photo();
      const named = await sends(citizen, /^(?:Tidak keduanya|Pakai)/);
      const staff = [rina.in('-100'), rina, dewi, budi];
      const shownOf = (each: Someone) =>
        each.sees().flatMap(({ text, choices, files = [] }) => [text, ...choices.map(({ label }) => label), ...files]);
      expect(named).not.toBe(code);
      await town.later(5);

      for (const words of [`/disposisi ${code} pupr`, `/lihat ${code}`, '/antrian', `/jejak ${code}`, '/statistik'])
        await dewi.says(words);
      await budi.says(`/ambil ${code}`);
      for (const words of [`/cari ${TOLD}`, `/cari ${DISPLAY}`, `/cari ${PHONE}`, '/cari lubang', `/identitas ${code}`])
        await budi.says(words);
      await budi.says(`/minta ${code} alamat rumah`);
      await citizen.says(`di rumah ${TOLD}, telepon saya ${PHONE}`);
      const card: Content = { kind: 'contact', name: TOLD, phone: PHONE };
      await citizen.sends(card);
      await citizen.sends({ kind: 'location', lat: -3.32, lon: 114.59, label: `Rumah ${TOLD}` });
      await citizen.photo(`hormat saya, ${TOLD}`);
      await budi.says(`/balas ${code} terima kasih`);
      await citizen.says(`saya ${TOLD} mau menambahkan: lubangnya makin besar, tanya saja ${TOLD}`);
      await rina.in('-100').says(`/lihat ${code}`);
      await town.days(4);
      await budi.says(`/selesai ${code} sudah ditambal`);
      await budi.photo('sesudah');
      await town.rings();
      await dewi.says(`/jejak ${code}`);
      await dewi.says(`/lihat ${code}`);

      const told = staff.flatMap((each) => shownOf(each).map((text) => ({ who: each.name, text })));
      // What an officer typed themselves is said back to them as a search.
      const ours = told.filter(({ text }) => !text.startsWith('Cari: ') && !text.includes(named));
      const seen = ours.flatMap(({ who, text }) =>
        Object.entries(TELLING).flatMap(([field, pattern]) =>
          pattern.test(text) ? [`${field} to ${who}: ${text}`] : [],
        ),
      );
      expect(seen).toEqual([]);
      expect(ours.filter(({ text }) => text.includes(code)).length).toBeGreaterThan(10);
      // 11: no message joins the two reports of one person, but for lists of all.
      const both = told.filter(
        ({ text }) => text.includes(code) && text.includes(named) && !/Antrian|Ringkasan/.test(text),
      );
      expect(both).toEqual([]);
    } finally {
      expect(await town.closed()).toEqual([]);
    }
  });
});
