import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { Inbound } from '../../src/core/message.ts';
import type { Someone } from '../desk/town.ts';
import { Town } from '../desk/town.ts';
import { Chance } from '../simulation/chance.ts';

/**
 * Whoever has what they told erased does so amid whatever else is on its way: words, files, old buttons, a message that comes once more, replies that are not sent
 * yet. What was there before is gone afterwards, whatever came first; what came later is heard as from somebody new.
 */
const PEOPLE = 500;
const AT_ONCE = 50;

interface Before {
  readonly who: Someone;
  readonly word: string;
  readonly first: Inbound;
  readonly file: string;
}

it(`${PEOPLE} times, in the middle of everything: no row, key or word of it comes back`, async () => {
  const town = await new Town().open();
  const chance = new Chance(55);
  const keys: { readonly of: string; readonly key: Buffer }[] = [];
  try {
    for (let from = 0; from < PEOPLE; from += AT_ONCE) {
      const platform = from % (2 * AT_ONCE) === 0 ? town.rich : town.plain;
      const all: Before[] = [];
      for (let n = from; n < from + AT_ONCE; n += 1) {
        const who = town.citizen(`Warga ${n}`, platform);
        const word = `kenanga${n}`;
        const first = town.inboxOf(who, { kind: 'text', text: `jalan rusak di Jl. ${word} Banjarmasin sejak kemarin` });
        const kept = town.file();
        const photo = town.inboxOf(who, { kind: 'media', media: { kind: 'photo', handle: kept.id, kept } });
        all.push({ who, word, first, file: kept.id });
        await Promise.all([town.accept([first]), town.accept([photo])]);
      }
      await Promise.all(all.map(({ who }) => who.says('/hapusdata')));
      const buttons = all.map(({ who }) => who.last().choices[0]?.id ?? 'c0:back');
      const db = new Database(town.databaseFile, { readonly: true });
      for (const row of db.prepare('select id, wrapped_key from dossier').iterate() as Iterable<{
        id: string;
        wrapped_key: Buffer;
      }>)
        keys.push({ of: row.id, key: row.wrapped_key });
      db.close();

      await Promise.all(
        all.map(async ({ who, first }, index) => {
          const later = town.file();
          const beside: (() => Promise<unknown>)[] = [
            () => who.says('masih gelap'),
            () => who.sends({ kind: 'media', media: { kind: 'photo', handle: later.id, kept: later } }),
            () => who.sends({ kind: 'choice', id: buttons[index] ?? '', callback: town.nextId() }),
            () => town.accept([first]),
            () =>
              who.sends({ kind: 'edited', text: 'jalan rusak' }, first.messageId ? { messageId: first.messageId } : {}),
            () => who.says('/status'),
          ].filter(() => chance.once(2));
          const ways = [() => who.says('ya, hapus'), ...beside].sort(() => chance.number() - 0.5);
          // Some one after the other, some at once.
          if (chance.once(2)) await Promise.all(ways.map((way) => way()));
          else for (const way of ways) await way();
          await who.says('/hapusdata');
          await who.says('ya');
        }),
      );
      await town.quiet();

      const known = new Set<string>();
      for await (const id of town.store.fileIds()) known.add(id);
      for (const { who, word, file } of all) {
        expect([word, who.hears('Sudah dihapus').length > 0]).toEqual([word, true]);
        expect([word, known.has(file)]).toEqual([word, false]);
        const told = await town.store.transcript(who.platform.name, who.chat, { limit: 100 });
        expect(JSON.stringify(told)).not.toContain(word);
        await who.says('/status');
        expect(who.last().text).not.toContain(word);
      }
    }
    // Nor in what is kept of any talk.
    for (const conversation of new Set(
      town.happened.flatMap((each) => (each.what === 'handled' ? [each.conversation] : [])),
    )) {
      const talk = (await town.store.read(conversation, 1))?.row.talk;
      expect(JSON.stringify(talk ?? null)).not.toContain('kenanga');
    }
    // The keys by which it was sealed are in no row, nor in what the file and its log held before.
    const bytes = Buffer.concat(['', '-wal'].map((end) => readFileSync(town.databaseFile + end)));
    expect(keys.length).toBeGreaterThanOrEqual(PEOPLE);
    expect(keys.filter(({ key }) => bytes.includes(key)).map(({ of }) => of)).toEqual([]);
  } finally {
    expect(await town.closed()).toEqual([]);
  }
});
