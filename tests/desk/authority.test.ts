import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { type Content, chatId, type Inbound } from '../../src/core/message.ts';
import { Someone, Town } from './town.ts';

/**
 * Who has no right to a complaint, or writes what is not their own word, by every way in which an act can be asked for. Rights of those who have some,
 * by role, act and state, are in `rights-in-chat.test.ts`. Written down before the program was looked at: nobody here does anything, and nobody who may
 * not know is shown a word.
 */
const STORY = 'lubang-kenanga besar di Jl. Veteran Banjarmasin';

/** Every act, by its command, as it is typed with and without a code. */
const ACTS: readonly (readonly [verb: string, rest: string])[] = [
  ['lihat', ''],
  ['ambil', ''],
  ['verifikasi', ''],
  ['disposisi', 'dinkes'],
  ['minta', 'foto dari dekat'],
  ['balas', 'palsu'],
  ['b', 'terima'],
  ['tolak', 'palsu'],
  ['arsipkan', 'palsu'],
  ['kembalikan', 'palsu'],
  ['selesai', 'palsu'],
  ['urungkan', ''],
  ['catatan', 'palsu'],
  ['kirimulang', ''],
  ['serupa', 'bukan'],
  ['lepas', ''],
  ['kecualikan', 'dinkes'],
  ['identitas', ''],
  ['jejak', ''],
];
/** Commands of supervisors and lists, which name no complaint. */
const NAMELESS = ['/antrian', '/cari kenanga', '/statistik', '/petugas', '/undang pupr pengawas', '/keluarkan 1'];
const BUTTONS = ['look', 'take', 'verify', 'forward', 'ask', 'reply', 'close', 'return', 'reject', 'archive', 'undo'];

/** Ways to ask for an act: a message that somebody could send. */
type Way = readonly [name: string, content: Content, extra: Partial<Inbound>];

interface Scene {
  readonly town: Town;
  readonly code: ComplaintCode;
  readonly card: string;
  readonly topic: string;
}

function waysOf({ town, code, card, topic }: Scene): readonly Way[] {
  const text = (words: string): Content => ({ kind: 'text', text: words });
  const kept = town.file();
  const media = { kind: 'photo', handle: kept.id, kept } as const;
  const typed = ACTS.map(([verb, rest]): Way => [`/${verb}`, text(`/${verb} ${code} ${rest}`.trim()), {}]);
  const plain = ACTS.map(([verb, rest]): Way => [`${verb} in words`, text(`${verb} ${code} ${rest}`.trim()), {}]);
  const replied = ACTS.map(
    ([verb, rest]): Way => [`/${verb} by reply`, text(`/${verb} ${rest}`.trim()), { replyTo: card }],
  );
  const inTopic = ACTS.map(
    ([verb, rest]): Way => [`/${verb} in the topic`, text(`/${verb} ${rest}`.trim()), { topic }],
  );
  const words: readonly Way[] = [
    ['words by reply', text('sudah kami tambal'), { replyTo: card }],
    ['words in the topic', text('sudah kami tambal'), { topic }],
    ['a note in the topic', text('// palsu'), { topic }],
    ['a photo by reply', { kind: 'media', media, caption: 'sesudah' }, { replyTo: card }],
    ['a close with a photo', { kind: 'media', media, caption: `/selesai ${code} palsu` }, {}],
    ['an edit that became an order', { kind: 'edited', text: `/tolak ${code} palsu` }, { messageId: card }],
    ['a message taken back', { kind: 'revoked' }, { messageId: card }],
    ['a thumb', { kind: 'reaction', emoji: '👍' }, { replyTo: card }],
    ['yes', text('ya'), {}],
    ['a quoted order', text(`> /tolak ${code} palsu\nbagaimana ini?`), {}],
    ['an order in a story', text(`kata petugas: "/selesai ${code} beres", padahal belum`), {}],
  ];
  const pressed = BUTTONS.map(
    (verb): Way => [
      `the button ${verb}`,
      { kind: 'choice', id: `d.${verb}:${code}`, callback: town.nextId() },
      { replyTo: card },
    ],
  );
  const picked = ['forward', 'ask', 'exclude', 'link'].map(
    (act): Way => [
      `a pick of ${act}`,
      { kind: 'choice', id: `d.pick:${act}:${code}:dinkes`, callback: town.nextId() },
      {},
    ],
  );
  const meant = ['', ':reply', ':note'].map(
    (as): Way => [
      `a yes to what was shown${as}`,
      { kind: 'choice', id: `d.mean:${code}:1${as}`, callback: town.nextId() },
      {},
    ],
  );
  return [...typed, ...plain, ...replied, ...inTopic, ...words, ...pressed, ...picked, ...meant];
}

/** What nobody without rights may have changed: everything but what the citizen adds. */
async function stateOf({ town, code }: Scene) {
  const { history, status, desk, holder, excluded, messages, duplicateOf, evidence } = await town.complaint(code);
  const said = messages.filter(({ from }) => from !== 'citizen');
  const staff = await town.store.adminsAt(['kalsel', 'pupr', 'dinkes', 'pusat']);
  return { history, status, desk, holder, excluded, said, duplicateOf, proof: evidence.filter(({ by }) => by), staff };
}

/** Everything that a chat shows. */
const shownTo = (who: Someone): string =>
  JSON.stringify([who.sees(), who.platform.toasts.filter(({ chat }) => chat === who.chat)]);

async function set() {
  const town = await new Town().open();
  await town.store.pinDeskChat('kalsel', 'rich', chatId('-100'));
  await town.store.pinDeskChat('dinkes', 'rich', chatId('-200'));
  const rina = await town.officer('Rina', 'kalsel', 'supervisor', { group: '-100' });
  const ayu = await town.officer('Ayu', 'dinkes', 'supervisor', { group: '-200' });
  const dewi = await town.officer('Dewi', 'kalsel', 'supervisor');
  const budi = await town.officer('Budi', 'pupr', 'admin');
  const citizen = town.citizen('Siti');
  const code = await town.files(citizen, { first: `lapor paman, ${STORY} sejak kemarin`, who: 'Anonim dan rahasia' });
  const shown = rina.in('-100').card(code);
  const scene: Scene = { town, code, card: shown.id, topic: shown.topic ?? '' };
  return { ...scene, scene, rina, ayu, dewi, budi, citizen };
}
type Set = Awaited<ReturnType<typeof set>>;

/** Who tries, and in what way it is not their word. `sees`: may know of the complaint (it is their own, or their chat's). */
const TRIERS: Readonly<
  Record<
    string,
    {
      readonly who: (all: Set) => Someone | Promise<Someone>;
      readonly how?: Partial<Inbound>;
      readonly sees?: true;
    }
  >
> = {
  'its citizen': { who: ({ citizen }) => citizen, sees: true },
  'another citizen': { who: ({ town }) => town.citizen('Orang') },
  'another citizen, on a channel without buttons': { who: ({ town }) => town.citizen('Orang', town.plain) },
  'somebody in the desk’s group who is no officer': { who: ({ town }) => town.citizen('Orang').in('-100'), sees: true },
  'an officer of an agency that never had it': { who: ({ ayu }) => ayu },
  'the same in the receiving desk’s group': { who: ({ ayu }) => ayu.in('-100'), sees: true },
  'an officer whose agency is excluded': {
    who: async ({ dewi, budi, code }) => {
      await dewi.says(`/kecualikan ${code} pupr`);
      return budi;
    },
  },
  'one who was removed': {
    who: async ({ town, dewi, budi }) => {
      await dewi.says('/petugas');
      await dewi.says(`/keluarkan ${/#(\d+) Budi/.exec(dewi.last().text)?.[1]}`);
      return town.citizen('x') && budi;
    },
  },
  'somebody of an officer’s name': { who: ({ town }) => town.citizen('Dewi') },
  'an officer’s number on another platform': {
    who: ({ town, dewi }) => new Someone(town, town.windowed, dewi.id, dewi.name, dewi.chat),
  },
  'an officer in a group that is no desk’s': { who: ({ dewi }) => dewi.in('-999') },
  'an officer in the group of a desk that may not know': { who: ({ dewi }) => dewi.in('-200') },
  'an officer who forwards it': { who: ({ dewi }) => dewi, how: { forwarded: true }, sees: true },
  'an officer who forwards it in the group': {
    who: ({ rina }) => rina.in('-100'),
    how: { forwarded: true },
    sees: true,
  },
};

describe('who has no right', () => {
  it.each(Object.entries(TRIERS))('%s does nothing, by no way', async (_, { who, how = {}, sees }) => {
    const all = await set();
    const { town, scene } = all;
    try {
      const person = await who(all);
      const before = await stateOf(scene);
      const names: Way[] = NAMELESS.map((words) => [words, { kind: 'text', text: words }, {}]);
      for (const [name, content, extra] of [...waysOf(scene), ...names]) {
        await person.sends(content, { ...extra, ...how });
        expect([name, await stateOf(scene)]).toEqual([name, before]);
      }
      if (!sees) expect(shownTo(person)).not.toMatch(/lubang-kenanga|Siti/);
      expect(town.happened.filter(({ what }) => what === 'aside')).toEqual([]);
    } finally {
      expect(await town.closed()).toEqual([]);
    }
  });

  it('what an edit makes of an officer’s own message is no order', async () => {
    const { town, scene, code, rina, dewi } = await set();
    try {
      for (const who of [rina.in('-100'), dewi]) {
        const said = await who.says('halo');
        const before = await stateOf(scene);
        for (const [verb, rest] of ACTS) {
          await who.sends({ kind: 'edited', text: `/${verb} ${code} ${rest}` }, { messageId: said });
          expect([verb, await stateOf(scene)]).toEqual([verb, before]);
        }
      }
    } finally {
      expect(await town.closed()).toEqual([]);
    }
  });
});
