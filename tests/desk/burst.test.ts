import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { CARDS_AT_ONCE_MAX } from '../../src/core/desk/events.ts';
import { type Content, chatId } from '../../src/core/message.ts';
import { type Shown, type Someone, Town } from './town.ts';

/**
 * A flood, a fire, a broken water main: five hundred citizens complain within minutes, and twenty officers share one group in which the
 * platform takes twenty messages a minute (Telegram, bots FAQ).
 */
const CITIZENS = 500;
const OFFICERS = 20;
const PER_MINUTE = 20;
const GROUP = '-100';

let town: Town;
beforeEach(async () => {
  town = await new Town(undefined, PER_MINUTE).open();
  await town.store.pinDeskChat('kalsel', 'rich', chatId(GROUP));
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const group = () => town.rich.shown(chatId(GROUP));
const counted = () => town.rich.counted.get(chatId(GROUP)) ?? [];

/** The most messages of any minute. */
function busiestMinute(): number {
  let most = 0;
  let inMinute = 0;
  let from = 0;
  const all = counted();
  for (const { atMs, messages } of all) {
    inMinute += messages;
    for (let first = all[from]; first && first.atMs <= atMs - 60_000; first = all[from]) {
      inMinute -= first.messages;
      from += 1;
    }
    most = Math.max(most, inMinute);
  }
  return most;
}

/** Lets time go by, a minute at a time, until nothing new comes to the group. @returns minutes */
async function drained(): Promise<number> {
  for (let minutes = 0; ; minutes += 1) {
    const before = counted().length;
    await town.clock.pass(60_000);
    await town.quiet();
    if (counted().length === before) return minutes;
  }
}

/** What a citizen does next; undefined when the complaint is filed. */
function nextOf(citizen: Someone): Content | undefined {
  const { text, choices } = citizen.last();
  if (text.includes('Kode laporan')) return undefined;
  const pick = (label: RegExp) => choices.find((choice) => label.test(choice.label));
  const choice = [/^✅ Kirim laporan$/, /^Tidak keduanya$/, /^Pakai/, /^Lanjut$/, /^Lewati$/].map(pick).find(Boolean);
  if (choice) return { kind: 'choice', id: choice.id, callback: town.nextId() };
  const kept = town.file();
  return { kind: 'media', media: { kind: 'photo', handle: kept.id, kept } };
}

/** All of them tell their complaint side by side. @returns the codes */
async function allFile(citizens: readonly Someone[]): Promise<readonly ComplaintCode[]> {
  const first = 'laporpaman jalan rusak berlubang di Jl. Veteran Banjarmasin sejak kemarin';
  await town.accept(citizens.map((citizen) => town.inboxOf(citizen, { kind: 'text', text: first })));
  for (let round = 0; round < 40; round += 1) {
    await town.quiet();
    const next = citizens.flatMap((citizen) => {
      const content = citizen.sees().length > 0 ? nextOf(citizen) : undefined;
      return content ? [town.inboxOf(citizen, content)] : [];
    });
    if (next.length === 0 && citizens.every((citizen) => citizen.sees().length > 0)) break;
    await town.accept(next);
  }
  return citizens.map(
    (citizen) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(citizen.last().text)?.[0] as ComplaintCode,
  );
}

/** The complaints that a message lists or stands for. */
const codesIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/g) ?? []));
const isCard = ({ text }: Shown) => /^\S+ \S+ · Jalan, jembatan, got\n/.test(text);

it('500 at once and 20 officers: the limit holds, nothing is lost, each complaint in order', async () => {
  const officers: Someone[] = [];
  for (let n = 0; n < OFFICERS; n += 1)
    officers.push((await town.officer(`Petugas ${n}`, 'kalsel', 'admin', { group: GROUP })).in(GROUP));
  await drained();
  const citizens = Array.from({ length: CITIZENS }, (_, n) => town.citizen(`Warga ${n}`));
  const codes = await allFile(citizens);
  expect(new Set(codes).size).toBe(CITIZENS);
  await drained();

  // Several new ones at once are one list: far fewer messages than complaints, and every complaint is in one of them or has its card.
  expect(codesIn(group().map(({ text }) => text)).size).toBe(CITIZENS);
  expect(counted().length).toBeLessThan(CITIZENS / CARDS_AT_ONCE_MAX);

  // Each officer verifies five of them, all at the same moment; one citizen of each officer writes once more.
  const verified = codes.slice(0, OFFICERS * 5);
  const busy = counted().length;
  await town.accept(
    verified.map((code, n) => {
      const officer = officers[n % OFFICERS];
      if (!officer) throw new Error('an officer for each');
      return town.inboxOf(officer, { kind: 'text', text: `/verifikasi ${code}` });
    }),
  );
  await town.accept(
    citizens
      .slice(0, OFFICERS)
      .map((citizen, n) => town.inboxOf(citizen, { kind: 'text', text: `Lubangnya ${n} meter` })),
  );
  await drained();
  expect(counted().length).toBeGreaterThan(busy);
  const shown = group();
  for (const [n, code] of verified.entries()) {
    const complaint = await town.store.complaintByCode(code);
    expect(complaint?.history.map(({ act }) => act)).toEqual(['submit', 'verify']);
    const about = shown.filter(({ text, files }) => `${text.split('\n')[0]} ${files?.join(' ') ?? ''}`.includes(code));
    expect(
      about.filter(({ text }) => text === `✓ ${code} diverifikasi.`),
      code,
    ).toHaveLength(1);
    // The topic, the card in it as it is stored, then its files.
    const [topic, card, files] = about.filter((each) => each.text.startsWith('[topic]') || isCard(each) || each.files);
    expect(topic?.text, code).toContain('[topic]');
    expect(card?.text.startsWith('🟡'), code).toBe(true);
    expect(card?.topic).toBe(topic?.id);
    expect(files, code).toMatchObject({ files: [`${code}-1.jpg`], topic: topic?.id });
    if (n < OFFICERS) expect(card?.text).toContain(`Lubangnya ${n} meter`);
  }
  expect(busiestMinute()).toBeLessThanOrEqual(PER_MINUTE);
  expect(town.happened.filter(({ what }) => what === 'fault' || what === 'aside' || what === 'send-failed')).toEqual(
    [],
  );
  expect(town.happened.filter((each) => each.what === 'send-later' && each.why === 'limit')).toEqual([]);
});
