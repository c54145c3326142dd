import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, SendAt, SendResult } from '../../src/core/delivery.ts';
import { numberOf } from '../../src/core/language/words.ts';
import { type Choice, chatId, type Inbound, type Outgoing, plain } from '../../src/core/message.ts';
import { render } from '../../src/core/render.ts';
import { settle } from '../fakes/clock.ts';
import fc from '../property.ts';
import { awkwardText, signsOf } from './awkward.ts';
import { Box, eventually, STORE_SECRET } from './box.ts';
import { mistakesIn } from './coherence.ts';
import { attachment, bytesOf, digest } from './files.ts';
import type { Person, Said, Stage } from './stage.ts';
import { expectCode, expectMeaning, NOTHING_ARRIVES } from './troubles.ts';

/** A word of a citizen that must be in no note. */
const WORDS_SECRET = 'RAHASIA-WARGA';
/** Texts that go through the platform itself in the property of long ones: each is several sends. */
const LONG_TEXTS = 6;

const CHOICES: readonly (readonly Choice[])[] = [
  [
    { id: 'uji:ya', label: 'Ya, benar' },
    { id: 'uji:bukan', label: 'Bukan' },
  ],
  [{ id: 'uji:nanti', label: 'Nanti saja 🙏' }],
];

/**
 * The suite that every channel passes.
 * @param name of the channel, for the report
 * @param open sets the stage up, once for all tests: each has people of its own, and leaves the platform well
 * @param options.timeoutMs for each test, where a start or stop takes long (a browser)
 */
export function channelConformance(
  name: string,
  open: () => Promise<Stage>,
  { timeoutMs = 60_000 }: { readonly timeoutMs?: number } = {},
): void {
  describe(`${name}, as every channel`, { timeout: timeoutMs }, () => {
    let stage: Stage;
    let box: Box;
    /** Everybody who was here, whose names must be nowhere. */
    const people: Person[] = [];
    const intake = { accept: (messages: readonly Inbound[]) => box.accept(messages) };

    beforeAll(async () => {
      box = new Box();
      stage = await open();
      await stage.channel.start(intake);
    }, timeoutMs);
    beforeEach(() => {
      box = new Box();
    });
    afterAll(() => stage?.close(), timeoutMs);

    const newcomer = async (): Promise<Person> => {
      const person = await stage.newcomer();
      people.push(person);
      return person;
    };

    let sends = 0;
    const send = (to: Person, delivery: Delivery, at: SendAt = {}): Promise<SendResult> => {
      stage.committed?.(to.chat, delivery);
      return stage.channel.send(to.chat, delivery, at, new AbortController().signal);
    };
    const messageOf = (message: Outgoing): Delivery => ({ kind: 'message', ref: `uji${++sends}`, message });
    /** Sends a message as the outbox does: fitted to what the channel can do, each part once. */
    async function tell(to: Person, message: Outgoing): Promise<readonly Outgoing[]> {
      const parts = render(message, stage.channel.capabilities);
      for (const part of parts) expect(await send(to, messageOf(part))).toMatchObject({ ok: true });
      return parts;
    }
    /** The words that arrived at somebody after the first `before` messages. */
    const wordsAfter = async (person: Person, before: number): Promise<readonly string[]> =>
      (await person.seen()).slice(before).map(({ text }) => text);
    const acknowledged = (said: Said): Promise<void> => eventually('acknowledged', () => said.acknowledged());

    describe('what is said to us', () => {
      it('is acknowledged when it is durable, and not before', async () => {
        const person = await newcomer();
        box.hold();
        const said = await person.says('jalan rusak di depan pasar');
        await eventually('handed over', () => box.offered.length > 0);
        await settle();
        expect(said.acknowledged()).toBe(false);
        box.release();
        await acknowledged(said);
        expect(box.texts(person.chat)).toEqual(['jalan rusak di depan pasar']);
      });

      it('is delivered again when it could not be stored, and then taken once', async () => {
        const person = await newcomer();
        box.refuse(2);
        const said = await person.says(`tidak muat ${WORDS_SECRET}`);
        for (const refusals of [1, 2]) {
          await eventually('turned away', () => box.refusals >= refusals);
          if (box.refusals < 2) expect(said.acknowledged()).toBe(false);
          await said.again();
        }
        await acknowledged(said);
        expect(box.texts(person.chat)).toEqual([`tidak muat ${WORDS_SECRET}`]);
        expect(new Set(box.offered.map(({ id }) => id)).size).toBe(1);
      });

      it('has the same id however often it comes, and no other message has it', async () => {
        const person = await newcomer();
        const first = await person.says('sama');
        await acknowledged(first);
        for (let time = 0; time < 3; time += 1) await first.again();
        await acknowledged(await person.says('sama'));
        await acknowledged(await person.says('akhir'));
        expect(box.texts(person.chat)).toEqual(['sama', 'sama', 'akhir']);
      });

      it('comes in the order in which each person said it, also when it could not be stored at first', async () => {
        const [one, other] = [await newcomer(), await newcomer()];
        const numbers = Array.from({ length: 10 }, (_, at) => at);
        box.refuse(2);
        for (const at of numbers) {
          await one.says(`satu ${at}`);
          await other.says(`dua ${at}`);
        }
        await eventually('all taken', () => box.taken.length === 2 * numbers.length);
        expect(box.texts(one.chat)).toEqual(numbers.map((at) => `satu ${at}`));
        expect(box.texts(other.chat)).toEqual(numbers.map((at) => `dua ${at}`));
      });

      it('keeps that order when the platform hands a batch over in none', async (test) => {
        if (!stage.jumble) return test.skip();
        const person = await newcomer();
        const numbers = Array.from({ length: 20 }, (_, at) => at);
        stage.jumble(true);
        for (const at of numbers) await person.says(`urut ${at}`);
        await eventually('all taken', () => box.taken.length === numbers.length);
        stage.jumble(false);
        expect(box.texts(person.chat)).toEqual(numbers.map((at) => `urut ${at}`));
      });

      it('says whose it is, where, and that nobody reads along', async () => {
        const [one, other] = [await newcomer(), await newcomer()];
        await one.says('pertama');
        await one.says('kedua');
        await other.says('lain');
        const [first, second, third] = [
          await box.withText('pertama'),
          await box.withText('kedua'),
          await box.withText('lain'),
        ];
        expect([first, second, third].map(({ channel }) => channel)).toEqual(Array(3).fill(stage.channel.name));
        expect([first.chat, second.chat, third.chat]).toEqual([one.chat, one.chat, other.chat]);
        expect(second.from.id).toBe(first.from.id);
        expect(third.from.id).not.toBe(first.from.id);
        expect([first.private, third.private]).toEqual([true, true]);
        expect(Number.isNaN(first.sentAt.getTime())).toBe(false);
        expect(second.messageId).not.toBe(first.messageId);
      });

      it('comes letter by letter as it was typed', async () => {
        const person = await newcomer();
        const text = 'Jl. Pañé 🚧 <b>"kuti\\p"</b> *a_b* ꦲꦏ꧀ꦱꦫ\nbaris dua 👨‍👩‍👧‍👦';
        await person.says(text);
        expect(await box.withText(text)).toMatchObject({ chat: person.chat });
      });

      it('is marked when everybody reads it', async (test) => {
        const { posts: isPublic } = stage.channel.capabilities;
        const person = await newcomer();
        expect(person.saysPublicly !== undefined).toBe(isPublic === true);
        if (!person.saysPublicly) return test.skip();
        await person.saysPublicly('di depan orang banyak jalan berlubang');
        const message = await box.find('the public words', ({ private: alone }) => !alone);
        expect(message.content).toMatchObject({
          text: expect.stringContaining('di depan orang banyak jalan berlubang'),
        });
      });

      it('a changed message names the one it changes, and is an event of its own', async (test) => {
        const person = await newcomer();
        if (!person.edits) return test.skip();
        const said = await person.says('jalan Ahmad Yanni');
        const first = await box.withText('jalan Ahmad Yanni');
        await person.edits(said, 'jalan Ahmad Yani');
        const edit = await box.withKind(person.chat, 'edited');
        expect(edit).toMatchObject({ messageId: first.messageId, content: { text: 'jalan Ahmad Yani' } });
        expect(edit.id).not.toBe(first.id);
      });

      it('a sign below a message of ours is that sign, said in reply to it', async (test) => {
        const person = await newcomer();
        expect(person.reacts !== undefined).toBe(stage.channel.capabilities.reactions === true);
        if (!person.reacts) return test.skip();
        await acknowledged(await person.says('halo'));
        const sent = await send(person, messageOf({ text: ['Sudah benar?'] }));
        await person.reacts('👍');
        const message = await box.withKind(person.chat, 'reaction');
        expect(message.content.emoji).toBe('👍');
        expect(message.replyTo).toBe(sent.ok ? sent.platformId : 'not sent');
      });

      it('a place comes with its coordinates', async (test) => {
        const person = await newcomer();
        if (!person.shares) return test.skip();
        await person.shares(-3.3186, 114.5944);
        const { content } = await box.withKind(person.chat, 'location');
        expect([content.lat, content.lon].map((each) => each.toFixed(4))).toEqual(['-3.3186', '114.5944']);
      });

      it('what makes no sense is no fault, and hinders nothing that follows', async () => {
        const person = await newcomer();
        await stage.nonsense();
        await acknowledged(await person.says('masih di sini'));
        await box.withText('masih di sini');
        expect(await stage.channel.health()).toEqual({ ok: true });
      });
    });

    describe('files', () => {
      it('of every kind arrive byte for byte, with the words beside them', async () => {
        const person = await newcomer();
        for (const kind of stage.attachments) {
          const file = attachment(kind);
          const words = stage.wordless?.includes(kind) ? undefined : `keterangan ${kind}`;
          await acknowledged(await person.attaches(file, words));
          const { media } = await box.withFile(person.chat, kind, words);
          const bytes =
            media.kept && stage.kept
              ? stage.kept(media.kept)
              : await bytesOf(await stage.channel.fetch(media, new AbortController().signal));
          expect([kind, digest(bytes)]).toEqual([kind, digest(file.bytes)]);
        }
      });

      it('are the same files when they come again', async () => {
        const person = await newcomer();
        const [kind = 'photo'] = stage.attachments;
        const said = await person.attaches(attachment(kind));
        await acknowledged(said);
        await said.again();
        await acknowledged(await person.says('sesudah berkas'));
        expect(box.of(person.chat).map(({ content }) => content.kind)).toEqual(['media', 'text']);
      });

      it('that are too large are said to be so, and nothing of them is read to the end', async () => {
        const person = await newcomer();
        await acknowledged(await person.attachesTooMuch());
        const { content } = await box.withKind(person.chat, 'media');
        expect(content.media.kept).toBeUndefined();
        if (!content.media.tooLarge)
          expect(await stage.channel.fetch(content.media, new AbortController().signal)).toEqual({
            ok: false,
            why: 'too-large',
          });
        await acknowledged(await person.says('berkas tadi kebesaran ya'));
      });

      it('that nobody has any more are said to be so', async () => {
        const media = { kind: 'photo', handle: 'tidak-pernah-ada' } as const;
        const fetched = await stage.channel.fetch(media, new AbortController().signal);
        expect(fetched.ok).toBe(false);
      });

      it('of ours arrive byte for byte, where the channel sends any', async (test) => {
        const most = stage.channel.capabilities.sendFileBytesMax;
        if (most === undefined) return test.skip();
        const person = await newcomer();
        await acknowledged(await person.says('halo'));
        const kinds = stage.channel.capabilities.sendFileKinds ?? ['photo', 'document'];
        const sent = (['photo', 'document'] as const)
          .filter((kind) => kinds.includes(kind))
          .map((kind) => attachment(kind));
        const files = sent.map((file) => stage.outgoing(file));
        const delivery: Delivery = { kind: 'files', ref: `berkas${++sends}`, files, caption: ['Bukti perbaikan'] };
        expect(await send(person, delivery)).toMatchObject({ ok: true });
        const seen = (await person.seen()).flatMap(({ file }) => (file ? [digest(file.bytes)] : []));
        expect([...seen].sort()).toEqual(sent.map(({ bytes }) => digest(bytes)).sort());
        expect((await person.seen()).some(({ text }) => text.includes('Bukti perbaikan'))).toBe(true);
      });
    });

    describe('what we say', () => {
      it('arrives as words, whatever they look like', async () => {
        const person = await newcomer();
        await acknowledged(await person.says('halo'));
        const before = (await person.seen()).length;
        const text = 'Jl. <b>A</b> & *B* _C_ `d` ~e~ [f](g) @h #i /j 1. k';
        await tell(person, { text: [text] });
        expect(await wordsAfter(person, before)).toEqual([text]);
      });

      it('is never longer than the channel takes, and no sign is cut in two', () => {
        const { capabilities } = stage.channel;
        fc.assert(
          fc.property(awkwardText(3 * capabilities.textMax), (text) => {
            const parts = render({ text: [text] }, capabilities).map((part) => plain(part.text));
            expect(parts.filter((part) => part.length > capabilities.textMax)).toEqual([]);
            expect(parts.flatMap(signsOf)).toEqual(signsOf(text));
          }),
          { numRuns: 8 },
        );
      });

      it('arrives whole and in order when it is long', async () => {
        const person = await newcomer();
        await acknowledged(await person.says('halo'));
        const lengthMax = Math.min(3 * stage.channel.capabilities.textMax, 20_000);
        await fc.assert(
          fc.asyncProperty(awkwardText(lengthMax), async (text) => {
            const before = (await person.seen()).length;
            await tell(person, { text: [text] });
            const arrived = await wordsAfter(person, before);
            expect(arrived.flatMap(signsOf)).toEqual(signsOf(text));
          }),
          { numRuns: LONG_TEXTS },
        );
      });

      it('offers choices by buttons, or by numbers where there are none, and either is understood', async () => {
        const person = await newcomer();
        await acknowledged(await person.says('halo'));
        await tell(person, { text: ['Sudah benar?'], choices: CHOICES });
        const last = (await person.seen()).at(-1);
        const all = CHOICES.flat();
        const { buttons } = stage.channel.capabilities;
        expect(last?.buttons).toEqual(buttons ? all.map(({ label }) => label) : []);
        if (!buttons) for (const [at, { label }] of all.entries()) expect(last?.text).toContain(`${at + 1}. ${label}`);
        const [, second] = all;
        if (!second) throw new Error('no second choice');
        await acknowledged(await person.chooses(second, 2));
        const { content } = await box.find('the choice', (message) => box.of(person.chat).indexOf(message) === 1);
        if (content.kind === 'choice') {
          expect(content.id).toBe(second.id);
          const ended = await send(person, { kind: 'answer', callback: content.callback ?? 'x', text: 'Baik.' });
          expect(ended).toMatchObject({ ok: true });
        } else expect(content.kind === 'text' && numberOf(content.text)).toBe(2);
      });

      it('is changed in place where the channel can', async (test) => {
        if (!stage.channel.capabilities.edit) return test.skip();
        const person = await newcomer();
        await acknowledged(await person.says('halo'));
        const before = (await person.seen()).length;
        const first = messageOf({ text: ['Dicatat: banjir'] });
        const sent = await send(person, first);
        if (!sent.ok || first.kind !== 'message') throw new Error('not sent');
        const again: Delivery = {
          ...first,
          ref: `${first.ref}b`,
          message: { text: ['Dicatat: banjir dan lumpur'] },
          replaces: first.ref,
        };
        for (let time = 0; time < 2; time += 1)
          expect(await send(person, again, { edits: sent.platformId })).toMatchObject({ ok: true });
        expect(await wordsAfter(person, before)).toEqual(['Dicatat: banjir dan lumpur']);
      });

      it('goes to nobody else', async () => {
        const [one, other] = [await newcomer(), await newcomer()];
        await acknowledged(await one.says('halo'));
        await acknowledged(await other.says('halo'));
        await tell(one, { text: ['hanya untuk satu'] });
        expect((await other.seen()).some(({ text }) => text.includes('hanya untuk satu'))).toBe(false);
      });

      it('that somebody is at work is shown or not, and is never a fault', async () => {
        const person = await newcomer();
        for (const doing of ['typing', 'receiving', 'typing'] as const) stage.channel.showWorking(person.chat, doing);
        await settle();
        expect(await stage.channel.health()).toEqual({ ok: true });
      });
    });

    describe('when the platform stumbles', () => {
      /** Sends once into a trouble, with a word that says whether it arrived. */
      async function intoTrouble(what: Stage['troubles'][number]) {
        const person = await newcomer();
        await acknowledged(await person.says('halo'));
        const ended = await stage.trouble(what, person);
        const attempt = async (words: string) => {
          const result = await send(person, messageOf({ text: [words] }));
          expectCode(result);
          return result;
        };
        return { person, ended, attempt };
      }
      const arrivedAt = async (person: Person, words: string): Promise<number> =>
        (await person.seen()).filter(({ text }) => text.includes(words)).length;

      it('each failure means what it is: try again, wait until, or give up; certain only where nothing arrived', async (test) => {
        if (stage.troubles.length === 0) return test.skip();
        for (const what of stage.troubles) {
          const { person, ended, attempt } = await intoTrouble(what);
          let result = await attempt('kata pertama');
          // A line that was open may be cut before it is known that nobody is there.
          for (
            let more = 0;
            what === 'unreachable' && more < 3 && !result.ok && 'certain' in result && !result.certain;
            more += 1
          )
            result = await attempt('kata pertama');
          try {
            expectMeaning(what, result, ended.waitMs);
          } catch (cause) {
            throw new Error(`${what} was taken for ${JSON.stringify(result)}`, { cause });
          }
          await ended.end();
          if (NOTHING_ARRIVES.has(what)) expect([what, await arrivedAt(person, 'kata pertama')]).toEqual([what, 0]);
        }
      });

      it('the message goes through once the trouble is over', async (test) => {
        if (stage.troubles.length === 0) return test.skip();
        for (const what of stage.troubles) {
          const { person, ended, attempt } = await intoTrouble(what);
          await attempt('sebelum');
          await ended.end();
          let result = await attempt('sesudah');
          for (let more = 0; more < 5 && !result.ok && result.why === 'unknown'; more += 1)
            result = await attempt('sesudah');
          expect([what, result]).toMatchObject([what, { ok: true }]);
          expect([what, (await arrivedAt(person, 'sesudah')) >= 1]).toEqual([what, true]);
        }
      });

      it('what befalls one chat alone befalls no other', async (test) => {
        const alone = stage.troubles.filter((what) => ['blocked', 'gone', 'refused'].includes(what));
        if (alone.length === 0) return test.skip();
        for (const what of alone) {
          const other = await newcomer();
          await acknowledged(await other.says('halo'));
          const { ended, attempt } = await intoTrouble(what);
          const [failed, fine] = await Promise.all([attempt('ini'), send(other, messageOf({ text: ['itu'] }))]);
          expect([what, failed.ok, fine.ok]).toEqual([what, false, true]);
          await ended.end();
        }
      });

      it('what is said to us comes in when it is over', async (test) => {
        const wide = stage.troubles.filter((each) => each === 'unreachable' || each === 'server');
        if (wide.length === 0) return test.skip();
        for (const what of wide) {
          const { person, ended, attempt } = await intoTrouble(what);
          await attempt('kata');
          await person.says(`selama ${what}`);
          await ended.end();
          await box.withText(`selama ${what}`);
        }
      });

      it('a send that is called off ends, as one that may be tried again', async () => {
        const person = await newcomer();
        await acknowledged(await person.says('halo'));
        const result = await stage.channel.send(person.chat, messageOf({ text: ['batal'] }), {}, AbortSignal.abort());
        expectCode(result);
        if (!result.ok) expect(result.why).toBe('unknown');
      });

      it('a chat that never was is an answer and no fault', async () => {
        const result = await stage.channel.send(
          chatId('0'),
          messageOf({ text: ['kepada siapa?'] }),
          {},
          new AbortController().signal,
        );
        expectCode(result);
        expect(typeof result.ok).toBe('boolean');
      });
    });

    describe('the channel itself', () => {
      /** Ends it as the program does: first the receiving, and then what was kept open for the last sends. */
      const end = async () => {
        await stage.channel.stop();
        await stage.channel.close?.();
      };
      /** Sockets that were told to close take a moment. */
      const nothingLeft = () => expect.poll(() => stage.leftovers(), { timeout: 20_000 }).toEqual([]);

      it('says coherently what it can do', () => {
        expect(mistakesIn(stage.channel.capabilities)).toEqual([]);
      });

      it('after a stop takes nothing and leaves nothing open; after a start what came meanwhile is there, once', async () => {
        const person = await newcomer();
        await acknowledged(await person.says('sebelum berhenti'));
        await end();
        await nothingLeft();
        expect((await stage.channel.health()).ok).toBe(false);
        const offered = box.offered.length;
        const said = await person.says('selama berhenti');
        await settle();
        expect([said.acknowledged(), box.offered.length]).toEqual([false, offered]);
        await stage.channel.start(intake);
        await box.withText('selama berhenti');
        await acknowledged(await person.says('sesudah berhenti'));
        expect(box.texts(person.chat)).toEqual(['sebelum berhenti', 'selama berhenti', 'sesudah berhenti']);
      });

      it('opened alone it is well and takes nothing; after a start what came meanwhile is there, once', async () => {
        const person = await newcomer();
        await acknowledged(await person.says('sebelum dibuka'));
        await end();
        if (!stage.channel.open) {
          await stage.channel.start(intake);
          return;
        }
        await stage.channel.open();
        expect(await stage.channel.health()).toEqual({ ok: true });
        const offered = box.offered.length;
        const said = await person.says('selama hanya terbuka');
        await settle();
        expect([said.acknowledged(), box.offered.length]).toEqual([false, offered]);
        await stage.channel.start(intake);
        await box.withText('selama hanya terbuka');
        expect(box.texts(person.chat)).toEqual(['sebelum dibuka', 'selama hanya terbuka']);
      });

      it('a stop while nothing can be stored loses nothing', async () => {
        const person = await newcomer();
        box.refuse(Number.POSITIVE_INFINITY);
        const said = await person.says('disk penuh');
        await eventually('turned away', () => box.refusals > 0);
        await end();
        expect(said.acknowledged()).toBe(false);
        await nothingLeft();
        box.refuse(0);
        await stage.channel.start(intake);
        await box.withText('disk penuh');
        expect(box.texts(person.chat)).toEqual(['disk penuh']);
      });

      it('did nothing that the real platform would take amiss', () => {
        expect(stage.violations()).toEqual([]);
      });

      it('told the log nothing of anybody', () => {
        expect(people.length).toBeGreaterThan(0);
        const told = JSON.stringify(stage.notes());
        const secrets = [WORDS_SECRET, STORE_SECRET, ...people.flatMap((person) => [...person.secrets, person.chat])];
        expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
      });
    });
  });
}
