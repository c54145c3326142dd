import { describe, expect, it } from 'vitest';
import { outstanding, remaining } from '../../src/core/intake/draft/plan.ts';
import type { Draft } from '../../src/core/intake/talk/draft.ts';
import fc from '../property.ts';
import { Citizen, policy, telegramLike, whatsappLike } from './citizen.ts';

/** What a citizen may do next. Texts are of the kind people send, steering words and rubbish among them. */
type Move =
  | { readonly do: 'say'; readonly texts: readonly string[] }
  | { readonly do: 'press'; readonly index: number }
  | { readonly do: 'photo'; readonly n: number; readonly album: boolean }
  | { readonly do: 'pin' }
  | { readonly do: 'sticker' }
  | { readonly do: 'wait'; readonly days: number };

const TEXTS = [
  'halo min',
  'Jalan berlubang besar di Jl. A. Yani km 5 Banjarmasin sejak kemarin',
  'lampu jalan mati',
  'di depan rumah saya',
  'Jl. Veteran, Banjarmasin',
  'kemarin sore',
  'sudah 3 hari',
  'tidak tahu',
  'tidak punya',
  'anonim',
  'Siti Aminah',
  'ya',
  'tidak',
  'lewati',
  'kembali',
  'ubah',
  'batal',
  'bantuan',
  'status',
  'bahasa',
  'selesai',
  'kirim',
  'lapor',
  '/hapusdata',
  '/start',
  '1',
  'dua',
  'makasih min',
  'petugas minta uang 50 ribu tanpa kuitansi di kantor kecamatan, saksi pak RT',
  'asdfgh qwerty',
  '😀😀😀',
  '\u0000\u202Eabc\uD800',
];

const text = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('say' as const), texts: fc.array(text, { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('press' as const), index: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('photo' as const), n: fc.integer({ min: 1, max: 3 }), album: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pin' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sticker' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(0.01, 1, 40) }) },
);

function make(citizen: Citizen, next: Move): void {
  switch (next.do) {
    case 'say':
      citizen.says(...next.texts);
      return;
    case 'press': {
      const choices = citizen.talk?.card?.choices ?? [];
      const choice = choices[next.index % Math.max(1, choices.length)];
      if (choice) citizen.later(60_000).pressesId(choice.id);
      else citizen.says('halo');
      return;
    }
    case 'photo':
      citizen.sends(...Array.from({ length: next.n }, () => (next.album ? { album: `a${citizen.shown.length}` } : {})));
      return;
    case 'pin':
      citizen.sendsContent({ kind: 'location', lat: -3.3, lon: 114.6 });
      return;
    case 'sticker':
      citizen.sendsContent({ kind: 'sticker' });
      return;
    case 'wait':
      citizen.later(next.days * 86_400_000);
  }
}

const play = (moves: readonly Move[], capabilities = telegramLike): Citizen => {
  const citizen = new Citizen(capabilities);
  // Nobody types like this: it may be taken for a machine.
  citizen.isMachine = true;
  for (const next of moves) make(citizen, next);
  return citizen;
};

const talks = fc.array(move, { minLength: 1, maxLength: 25 });
const RUNS = { numRuns: 250 };

/** What a step back has to restore. */
const core = (draft: Draft | null | undefined) => {
  if (!draft) return null;
  const { trail: _trail, touchedAt: _touched, evidence: _evidence, warned: _warned, ...rest } = draft;
  return rest;
};

describe('whatever a citizen does', () => {
  it('there is an answer that fits the channel, and a known fact is never asked again', () => {
    fc.assert(
      fc.property(talks, fc.boolean(), (moves, buttons) => {
        const citizen = new Citizen(buttons ? telegramLike : whatsappLike);
        citizen.isMachine = true;
        for (const next of moves) {
          make(citizen, next);
          const { talk } = citizen;
          if (!talk) continue;
          for (const { text: shown } of citizen.shown) expect(shown.length).toBeLessThanOrEqual(4096);
          for (const choice of talk.card?.choices ?? []) expect(Buffer.byteLength(choice.id)).toBeLessThanOrEqual(64);
          const { question, draft } = talk;
          if (question?.startsWith('fact:') && draft && draft.editing === null)
            expect(draft.facts[question.slice(5)]).toBeUndefined();
          if (question === 'switches' && draft?.editing === null) expect(draft.switches).toBeNull();
        }
      }),
      RUNS,
    );
  });

  it('a complaint is only ever sent with its evidence, its category and every needed fact', () => {
    fc.assert(
      fc.property(talks, (moves) => {
        for (const complaint of play(moves).filed) {
          const category = policy.categories.find(({ id }) => id === complaint.category);
          expect(category).toBeDefined();
          if (complaint.kind === 'complaint')
            for (const { id, optional } of category?.facts ?? [])
              if (!optional) expect(complaint.facts[id], id).toBeDefined();
          if (complaint.switches.anonymous) expect(complaint.reporter).toBeNull();
        }
      }),
      RUNS,
    );
  });

  it('the same messages always give the same state and the same replies', () => {
    fc.assert(
      fc.property(talks, (moves) => {
        const one = play(moves);
        const other = play(moves);
        expect(other.talk).toEqual(one.talk);
        expect(other.effects).toEqual(one.effects);
      }),
      { numRuns: 60 },
    );
  });

  it('progress never lies: what is left never grows while questions are answered', () => {
    const ANSWERS = [
      'Jl. Veteran, Banjarmasin',
      'kemarin sore',
      'lewati',
      'tidak tahu',
      'anonim',
      'Siti Aminah',
      'asdf',
      'tidak punya',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...ANSWERS), fc.constant('photo')), { maxLength: 20 }),
        (answers) => {
          const citizen = new Citizen();
          citizen.says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin');
          let left = Number.POSITIVE_INFINITY;
          for (const each of answers) {
            if (each === 'photo') citizen.sends();
            else citizen.says(each);
            const draft = citizen.talk?.draft;
            const now = draft ? remaining(draft, policy) : undefined;
            if (now === undefined) continue;
            expect(now).toBeLessThanOrEqual(left);
            const told = /Tinggal (\d+) pertanyaan/.exec(citizen.last().text)?.[1];
            if (told !== undefined && draft) expect(Number(told)).toBe(outstanding(draft, policy).length - 1);
            left = now;
          }
        },
      ),
      RUNS,
    );
  });

  it('kembali undoes exactly one step', () => {
    const ANSWERS = [
      'Jl. Veteran, Banjarmasin',
      'kemarin sore',
      'lewati',
      'tidak tahu',
      'anonim',
      'rahasia',
      'Siti Aminah',
      'rusak parah sekali',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...ANSWERS, 'photo'), { maxLength: 8 }),
        fc.constantFrom(...ANSWERS),
        (before, last) => {
          const citizen = new Citizen();
          citizen.says('Lampu jalan mati dekat pasar');
          for (const each of before) each === 'photo' ? citizen.sends() : citizen.says(each);
          const was = citizen.talk;
          if (!was?.draft) return;
          citizen.says(last);
          const steps = (citizen.talk?.draft?.trail.length ?? 0) - was.draft.trail.length;
          if (steps !== 1) return; // nothing was answered (help, a word we could not read): nothing to undo
          citizen.says('kembali');
          expect(core(citizen.talk?.draft)).toEqual(core(was.draft));
          expect(citizen.talk?.question).toBe(was.question);
        },
      ),
      RUNS,
    );
  });

  it('from anywhere the way to a code is short and open', () => {
    fc.assert(
      fc.property(talks, (moves) => {
        const citizen = play(moves);
        const before = citizen.filed.length;
        for (let i = 0; i < 25 && citizen.filed.length === before; i += 1) {
          const question = citizen.talk?.question;
          if (question === 'check') citizen.presses(/Kirim laporan|Send report/);
          else if (question === 'fact:place') citizen.sendsContent({ kind: 'location', lat: -3.3, lon: 114.6 });
          else if (question === 'fact:time') citizen.says('kemarin');
          else if (question?.startsWith('fact:')) citizen.says('lima puluh ribu');
          else if (question === 'evidence') citizen.sends();
          else if (question === 'category' || question === 'resume' || question === 'open')
            citizen.presses(citizen.labels[0] ?? '');
          else if (question === 'where') citizen.presses(citizen.labels[1] ?? '');
          else if (question === 'switches') citizen.presses(/^Anonim$|^Anonymous$/);
          else if (question === 'name') citizen.says('Siti Aminah');
          else if (question === 'which' || question === 'cancel' || question === 'erase')
            citizen.presses(/Tetap|Keep it as|Lanjutkan|Continue|Tidak jadi|No, keep/);
          else if (question === 'language') citizen.presses('Bahasa Indonesia');
          else if (question === null) citizen.says('/lapor');
          else citizen.says('Jalan berlubang besar di Jl. A. Yani km 5 Banjarmasin sejak kemarin');
        }
        expect(citizen.filed.length, citizen.transcript().slice(-1500)).toBe(before + 1);
      }),
      { numRuns: 150 },
    );
  });
});
