import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import type { CitizenEvent } from '../../src/core/event.ts';
import { WAITING_MAX } from '../../src/core/intake/talk/talk.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { SENTENCES } from '../../src/core/language/sentences.ts';
import { steeringOf } from '../../src/core/language/words.ts';
import fc from '../property.ts';
import { Citizen, telegramLike, whatsappLike } from './citizen.ts';
import { asks, closes, fileOne, LIGHT, ROAD } from './filed.ts';

const say = SENTENCES.id;
const sends = (citizen: Citizen): number => citizen.effects.filter((effect) => effect.do === 'send').length;
/** What the bot sent while this was done. */
function sentBy(citizen: Citizen, act: () => unknown): number {
  const before = sends(citizen);
  act();
  return sends(citizen) - before;
}
const internal = (citizen: Citizen, code: ComplaintCode) =>
  citizen.notes(code).flatMap(({ internal: isInternal, text }) => (isInternal ? [text] : []));
const news = (citizen: Citizen, code: ComplaintCode, words?: string): CitizenEvent => ({
  ...{ to: 'citizen', type: 'news', code, status: citizen.view(code).status, desk: citizen.view(code).desk },
  ...(words === undefined ? {} : { words, receipt: { conversation: 9, code, ref: 'd1' } }),
});

const HOUR_MS = 3_600_000;

describe('the words for it', () => {
  it.each([
    'STOP',
    'stop min',
    'Berhenti!',
    'berhenti ya kak',
    'UNSUBSCRIBE',
    '/stop',
    '/berhenti',
    'jangan kirim pesan lagi',
    'Jgn kirim pesan lagi',
    'stop kirim pesan',
    'jangan hubungi saya lagi',
    'Please stop',
    "don't contact me",
  ])('%s is the wish for quiet', (text) => {
    expect(steeringOf(text)).toMatchObject({ intent: 'quiet' });
  });

  it.each([
    ['batal', 'cancel'],
    ['cancel', 'cancel'],
    ['hentikan', 'cancel'],
    ['mulai', 'start'],
    ['start', 'start'],
  ])('%s still means %s', (text, intent) => {
    expect(steeringOf(text)).toMatchObject({ intent });
  });

  it.each([
    'bus tidak mau berhenti di halte Jl. A. Yani',
    'tolong stop pembuangan sampah di sungai',
    'jangan kirim',
    'air berhenti mengalir sejak kemarin',
  ])('%s is not', (text) => {
    expect(steeringOf(text)).toBeUndefined();
  });
});

describe('somebody who asks for quiet', () => {
  it('is answered once, with the way back, and asked nothing', () => {
    const citizen = new Citizen();
    fileOne(citizen, LIGHT);
    const { text, message } = citizen.says('STOP');
    expect(text).toBe([say.quietNow(), say.quietNews(), say.quietBack()].join('\n'));
    expect(message.choices ?? []).toEqual([]);
  });

  it('reads it in English', () => {
    const citizen = new Citizen();
    citizen.says('english');
    expect(citizen.says('unsubscribe').text).toBe([SENTENCES.en.quietNow(), SENTENCES.en.quietBack()].join('\n'));
  });

  it('keeps an open draft, is told so, and can erase it or go on with it', () => {
    const draft = () => {
      const citizen = new Citizen();
      citizen.says(LIGHT);
      expect(citizen.says('berhenti').text).toContain(say.quietDraft({ days: 30 }));
      return citizen;
    };
    const erases = draft();
    erases.says('hapus data');
    erases.presses(say.buttonEraseYes());
    expect(erases.talk?.draft).toBeNull();
    expect(erases.talk?.quiet).toBeDefined();
    const goesOn = draft();
    const facts = goesOn.talk?.draft?.facts;
    expect(goesOn.says('lanjut laporan').text).toContain(say.quietOver());
    expect(goesOn.talk?.draft?.facts).toEqual(facts);
    expect(goesOn.talk?.question).not.toBeNull();
    const cancels = draft();
    expect(cancels.says('batal').text).toContain(say.cancelSure());
  });

  it('is asked again where held words belong when they come back; "ok" to the one line means nothing', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.says('jalan berlubang besar di Martapura');
    expect(citizen.talk?.question).toBe('where');
    const notes = citizen.notes(code).length;
    citizen.says('stop');
    citizen.says('ok');
    expect(citizen.notes(code).filter(({ internal: isInternal }) => !isInternal)).toHaveLength(notes);
    citizen.says('mulai');
    expect(citizen.talk?.held).not.toEqual([]);
  });

  it('hears no news, question, verdict or reminder of ours; a message of an officer is said to wait', () => {
    const citizen = new Citizen();
    const [light, road] = [fileOne(citizen, LIGHT), fileOne(citizen, ROAD)];
    citizen.says('STOP');
    expect(internal(citizen, light)).toEqual([DESK_SENTENCES.id.quietNote()]);
    expect(internal(citizen, road)).toEqual([DESK_SENTENCES.id.quietNote()]);
    expect(citizen.announced(light)).toEqual(['new', 'note']);
    const sent = sentBy(citizen, () => {
      citizen.officer(light, 'verify').hears(news(citizen, light));
      asks(citizen, light, { kind: 'words' }, 'Nomor tiangnya berapa?');
      closes(citizen, road);
      citizen.later(31 * 86_400_000).hears({ to: 'citizen', type: 'drafts-expire' });
    });
    expect(sent).toBe(0);
    expect(internal(citizen, light).at(-1)).toBe(DESK_SENTENCES.id.quietHeld());
  });

  it('is answered what they ask, and that alone', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.says('STOP');
    asks(citizen, code, { kind: 'words' }, 'Nomor tiangnya berapa?');
    expect(citizen.says(`status ${code}`).text).toContain(code);
    expect(citizen.says('bantuan').text).toContain('KEMBALI');
    expect(citizen.says('terima kasih banyak min 🙏').text).toContain(say.thanksOnly());
    expect(citizen.talk?.quiet?.waiting).toHaveLength(1);
    expect(sentBy(citizen, () => citizen.hears(news(citizen, code)))).toBe(0);
    citizen.says('stop');
    expect(citizen.talk?.quiet?.waiting).toHaveLength(2);
  });

  it('who says MULAI hears what waited, and the desk learns it', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.says('STOP');
    citizen.officer(code, 'verify').hears(news(citizen, code, 'Petugas datang Kamis.'));
    asks(citizen, code, { kind: 'words' }, 'Nomor tiangnya berapa?');
    const before = citizen.shown.length;
    citizen.says('MULAI');
    const told = citizen.shown
      .slice(before)
      .map(({ text }) => text)
      .join('\n');
    expect(told).toContain(say.quietOver());
    expect(told).toContain('Petugas datang Kamis.');
    expect(told).toContain('Nomor tiangnya berapa?');
    expect(told).not.toContain('Apa yang terjadi?');
    expect(citizen.talk?.quiet).toBeUndefined();
    expect(internal(citizen, code).at(-1)).toBe(DESK_SENTENCES.id.quietOver());
    citizen.says('BJM-0417');
    expect(citizen.notes(code).some(({ text }) => text === 'BJM-0417')).toBe(true);
  });

  it('who says MULAI with nothing begun is asked for no new story, and who has told none yet is', () => {
    const citizen = new Citizen();
    fileOne(citizen, LIGHT);
    citizen.says('STOP');
    expect(citizen.says('MULAI').text).toBe(say.quietOver());
    expect(citizen.says('terima kasih').text).not.toContain('Apa yang terjadi?');
    const newcomer = new Citizen();
    newcomer.says('STOP');
    expect(newcomer.says('MULAI').text).toContain('Apa yang terjadi?');
  });

  it.each([
    ['a new complaint', (citizen: Citizen) => citizen.says(ROAD)],
    ['a photo', (citizen: Citizen) => citizen.sends()],
    ['a place', (citizen: Citizen) => citizen.sendsContent({ kind: 'location', lat: -3.3, lon: 114.6 })],
  ])('%s brings them back', (_, act) => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.says('STOP');
    citizen.hears(news(citizen, code, 'Petugas datang Kamis.'));
    const before = citizen.shown.length;
    act(citizen);
    expect(citizen.talk?.quiet).toBeUndefined();
    expect(citizen.shown.slice(before).some(({ text }) => text.includes('Petugas datang Kamis.'))).toBe(true);
  });

  it('whose draft grew too old meanwhile is told when they come back, and not before', () => {
    const citizen = new Citizen();
    citizen.says(LIGHT);
    citizen.says('STOP');
    const erased = () => citizen.effects.filter((effect) => effect.do === 'erase').length;
    expect(sentBy(citizen, () => citizen.later(31 * 86_400_000).hears({ to: 'citizen', type: 'drafts-expire' }))).toBe(
      0,
    );
    expect(erased()).toBe(1);
    expect(citizen.says('mulai').text).toContain(say.draftsExpired({ word: '30' }));
  });

  it('of whom too much waits loses bare changes of state before any word', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.says('STOP');
    citizen.hears(news(citizen, code, 'Kata pertama.'));
    for (let each = 0; each < WAITING_MAX + 5; each += 1) citizen.hears(news(citizen, code));
    expect(citizen.talk?.quiet?.waiting).toHaveLength(WAITING_MAX);
    expect(citizen.talk?.quiet?.waiting[0]).toMatchObject({ words: 'Kata pertama.' });
  });

  it('whatever happens meanwhile, nothing of ours arrives before they come back, and every word of an officer after', () => {
    const happening = fc.constantFrom('news', 'words', 'ask', 'expire', 'status', 'thanks', 'sticker', 'thumb');
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 12 }),
        fc.constantFrom(telegramLike, whatsappLike),
        fc.constantFrom('STOP', 'berhenti', 'jangan kirim pesan lagi'),
        (happenings, able, wish) => {
          const citizen = new Citizen(able);
          const code = fileOne(citizen, LIGHT);
          citizen.says(wish);
          const words: string[] = [];
          for (const [at, what] of happenings.entries()) {
            const isTheirs = what === 'status' || what === 'thanks' || what === 'sticker';
            // Who says the same again and again within minutes is taken for a machine.
            citizen.later(HOUR_MS);
            const sent = sentBy(citizen, () => {
              if (what === 'status') citizen.says('status');
              if (what === 'thanks') citizen.says('terima kasih');
              if (what === 'sticker') citizen.sendsContent({ kind: 'sticker' });
              if (what === 'thumb') citizen.sendsContent({ kind: 'reaction', emoji: '👍' });
              if (what === 'news') citizen.hears(news(citizen, code));
              if (what === 'expire') citizen.hears({ to: 'citizen', type: 'drafts-expire' });
              if (what === 'ask' || what === 'words') words.push(`kata-${at}.`);
              if (what === 'words') citizen.hears(news(citizen, code, `kata-${at}.`));
              if (what === 'ask') {
                const { desk } = citizen.view(code);
                const question = { to: 'citizen', type: 'ask', code, ask: `q${at}`, what: { kind: 'words' } } as const;
                citizen.hears({ ...question, words: `kata-${at}.`, desk });
              }
            });
            expect(sent).toBeLessThanOrEqual(isTheirs ? 1 : 0);
          }
          const before = citizen.shown.length;
          citizen.says('mulai');
          const told = citizen.shown
            .slice(before)
            .map(({ text }) => text)
            .join('\n');
          const wishes = citizen.talk?.wishes.flatMap((each) => each.words) ?? [];
          const asked = words.filter((word) => wishes.includes(word));
          // A question that newer news have made pointless is no longer asked; words to the citizen are always told.
          const dropped = words.filter((word) => !told.includes(word) && !asked.includes(word));
          const pointless = happenings.flatMap((what, at) =>
            what === 'ask' && happenings.slice(at).some((later) => later === 'news' || later === 'words')
              ? [`kata-${at}.`]
              : [],
          );
          expect(dropped.filter((word) => !pointless.includes(word))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
