import { describe, expect, it } from 'vitest';
import { isNear, sketchOf } from '../../src/core/intake/reading/loop.ts';
import { SENTENCES } from '../../src/core/language/sentences.ts';
import fc from '../property.ts';
import { Citizen, telegramLike, whatsappLike } from './citizen.ts';
import { fileOne, LIGHT } from './filed.ts';

const say = SENTENCES.id;
/** More than this no two machines say to each other, whatever they are. */
const TURNS_MAX = 125;
const SECOND = 1_000;

/** Everything the bot said since, as its channel shows it. */
function said(citizen: Citizen, from: number): string[] {
  return citizen.effects.slice(from).flatMap((effect) => {
    if (effect.do !== 'send' || effect.delivery.kind !== 'message') return [];
    const { text, choices = [] } = effect.delivery.message;
    const lines = choices.flat().map(({ label }, at) => `${at + 1}. ${label}`);
    return [
      [text.map((span) => (typeof span === 'string' ? span : 'bold' in span ? span.bold : '')).join(''), ...lines].join(
        '\n',
      ),
    ];
  });
}

/**
 * Lets a machine answer everything that we say, until we say nothing more.
 * @returns how often we spoke
 */
function converse(
  citizen: Citizen,
  answers: (ours: readonly string[]) => readonly string[],
  begins: string,
  paceMs = SECOND,
) {
  citizen.isMachine = true;
  let texts: readonly string[] = [begins];
  for (let turns = 0; ; turns += 1) {
    if (turns > TURNS_MAX) throw new Error(`no end\n${citizen.transcript().slice(-3000)}`);
    const from = citizen.effects.length;
    citizen.later(paceMs - 60_000).says(...texts);
    const ours = said(citizen, from);
    if (ours.length === 0) return turns;
    texts = answers(ours);
    if (texts.length === 0) return turns;
  }
}

const open = (buttons: boolean) => new Citizen(buttons ? telegramLike : whatsappLike);
const someText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom(
    ...[
      'ok',
      'ya',
      'bantuan',
      'status',
      'STOP',
      'mulai',
      'kembali',
      'lapor',
      '1',
      '2',
      'lanjut',
      'tidak punya',
      '/start',
    ],
    'Terima kasih atas pesan Anda. Kami akan segera membalas.',
    'Maaf, kantor kami tutup. Jam kerja 08.00–16.00, Jl. Veteran Banjarmasin.',
    'Ada kebakaran di Jl. A. Yani km 5 Banjarmasin sekarang!',
    LIGHT,
  ),
);

describe('two machines', () => {
  it('one that says back what it hears is left alone', () => {
    fc.assert(
      fc.property(someText, fc.boolean(), fc.integer({ min: 1, max: 540 }), (begins, buttons, seconds) => {
        expect(converse(open(buttons), (ours) => ours, begins, seconds * SECOND)).toBeLessThanOrEqual(40);
      }),
      { numRuns: 30 },
    );
  });

  it('one that always says the same is left alone soon', () => {
    fc.assert(
      fc.property(someText, fc.boolean(), (text, buttons) => {
        expect(converse(open(buttons), () => [text], text)).toBeLessThanOrEqual(40);
      }),
      { numRuns: 50 },
    );
    expect(converse(new Citizen(), () => ['Terima kasih atas pesan Anda.'], 'halo')).toBeLessThanOrEqual(8);
  });

  it('one that goes through its own few answers, or counts, is left alone', () => {
    const few = fc.array(someText, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(few, fc.boolean(), (texts, counts) => {
        let at = 0;
        converse(
          open(true),
          () => {
            at += 1;
            return [`${texts[at % texts.length]}${counts ? ` (pesan ke-${at})` : ''}`];
          },
          'halo',
        );
      }),
      { numRuns: 50 },
    );
  });

  it('one that makes up something new each time is left alone too', () => {
    fc.assert(
      fc.property(fc.array(someText, { minLength: TURNS_MAX + 5, maxLength: TURNS_MAX + 5 }), (texts) => {
        const left = [...texts];
        converse(open(true), () => [left.pop() ?? 'habis'], 'halo');
      }),
      { numRuns: 8 },
    );
  });

  it('our own, set against itself, ends', () => {
    for (const buttons of [true, false])
      for (const begins of ['halo', LIGHT, 'bantuan', 'STOP', say.intro({ name: 'Kalsel' })]) {
        const other = open(buttons);
        other.isMachine = true;
        converse(
          open(buttons),
          (ours) => {
            const from = other.effects.length;
            other.later(SECOND - 60_000).says(...ours);
            return said(other, from);
          },
          begins,
        );
      }
  });

  it('an answering machine after a complaint was sent is left alone, and the complaint stays', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    converse(citizen, () => ['Saya sedang rapat, nanti saya balas.'], 'Saya sedang rapat, nanti saya balas.');
    expect(citizen.view(code).status).toBe('submitted');
  });
});

describe('we fall silent', () => {
  const silent = (draft = false) => {
    const citizen = new Citizen();
    citizen.isMachine = true;
    if (draft) citizen.says(LIGHT);
    for (let time = 0; time < 20 && !citizen.talk?.loop?.silent; time += 1) citizen.says('hmm begitu');
    const { length } = citizen.shown;
    citizen.says('hmm begitu');
    expect(citizen.shown).toHaveLength(length);
    expect(citizen.talk?.loop?.silent).toBe(true);
    return citizen;
  };

  it('after one kind line that says how to go on, with the open question’s buttons', () => {
    const citizen = silent(true);
    expect(citizen.last().text).toContain(say.fallsSilent());
    expect(citizen.labels.length).toBeGreaterThan(0);
    expect(citizen.shown.filter(({ text }) => text.includes(say.fallsSilent()))).toHaveLength(1);
  });

  it.each<[string, (citizen: Citizen) => unknown]>([
    ['a button', (citizen) => citizen.pressesId('help')],
    ['a steering word', (citizen) => citizen.says('bantuan')],
    ['a number', (citizen) => citizen.says('1')],
    ['the words of a button', (citizen) => citizen.says(citizen.labels[0] ?? '')],
    ['a new fact', (citizen) => citizen.says('lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin')],
    ['a photo', (citizen) => citizen.sends()],
    ['a place', (citizen) => citizen.sendsContent({ kind: 'location', lat: -3.3, lon: 114.6 })],
    ['danger', (citizen) => citizen.says('tolong ada kebakaran rumah')],
    ['a pause', (citizen) => citizen.later(11 * 60_000).says('hmm begitu')],
  ])('until %s shows a person', (_, act) => {
    const citizen = silent();
    const sends = citizen.effects.filter((effect) => effect.do === 'send').length;
    act(citizen);
    expect(citizen.effects.filter((effect) => effect.do === 'send').length).toBeGreaterThan(sends);
    expect(citizen.talk?.loop?.silent).toBeFalsy();
  });

  it('and keep what is said meanwhile', () => {
    const citizen = silent(true);
    const words = citizen.talk?.draft?.words.length ?? 0;
    citizen.says('begini ceritanya panjang');
    expect(citizen.talk?.draft?.words.length).toBe(words + 1);
  });

  it('hear from desks all the same: that is no machine’s doing', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.isMachine = true;
    for (let time = 0; time < 20 && !citizen.talk?.loop?.silent; time += 1) citizen.says('hmm begitu');
    expect(citizen.talk?.loop?.silent).toBe(true);
    const { desk, status } = citizen.view(code);
    citizen.hears({ to: 'citizen', type: 'news', code, status, desk, words: 'Petugas datang Kamis.' });
    expect(citizen.last().text).toContain('Petugas datang Kamis.');
  });
});

describe('somebody who is only confused', () => {
  it.each([
    ['greets again', ['halo', 'min', 'halo kak', 'ada orang?', 'tolong', 'bagaimana ini', 'saya bingung']],
    [
      'goes back and forth',
      ['halo', LIGHT, 'kembali', 'kembali', 'gimana sih', 'ubah', 'kembali', 'apa maksudnya', 'lanjut'],
    ],
    ['asks for help', ['bantuan', 'caranya?', 'bingung', 'bantuan', 'tidak paham', 'petugas', 'bantuan']],
    ['says ok', [LIGHT, 'ok', 'ya', 'ok', 'siap', 'oke', 'ya']],
  ])('%s, and is answered each time', (_, texts) => {
    for (const able of [telegramLike, whatsappLike]) {
      const citizen = new Citizen(able);
      for (const text of texts) citizen.later(-50 * SECOND).says(text);
      expect(citizen.talk?.loop?.silent).toBeUndefined();
    }
  });

  it('who types all answers, numbers among them, files complaint after complaint', () => {
    const citizen = new Citizen(whatsappLike);
    for (let each = 0; each < 5; each += 1) fileOne(citizen, LIGHT);
    expect(citizen.filed).toHaveLength(5);
  });
});

describe('nearly the same', () => {
  it.each([
    ['Pesan ke-17, terima kasih', 'pesan ke-18 TERIMA KASIH!', true],
    ['Halo, kantor kami sedang tutup sampai hari Senin', 'Halo kantor kami sedang tutup sampai hari Selasa', true],
    ['1', '2', false],
    ['Tidak tahu', 'Sudah benar? Tidak tahu, Nanti saja, atau kirim foto dari tempatnya', false],
    ['jalan rusak di Martapura', 'lampu mati di Banjarmasin', false],
  ])('“%s” and “%s”: %s', (one, other, expected) => {
    expect(isNear(sketchOf(one), sketchOf(other))).toBe(expected);
  });
});
