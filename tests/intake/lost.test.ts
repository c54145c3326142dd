import { describe, expect, it } from 'vitest';
import { steeringOf } from '../../src/core/language/words.ts';
import fc from '../property.ts';
import { Citizen, policy, telegramLike, whatsappLike } from './citizen.ts';

/**
 * Nothing that was sent is lost: each text carries a mark of its own, each photo a number, and wherever the talk went they are found in what is
 * kept (a draft, one set aside, words that wait) or in what was handed to a desk. Only "kembali", "batal" and "hapus" may take something away,
 * so they are not said here.
 */
const SAYINGS = [
  'jalan berlubang besar di jl veteran banjarmasin sejak kemarin',
  'lampu jalan mati',
  'sekalian lapor sampah menumpuk di pasar kuripan',
  'jalan rusak di jl a yani km 5 banjarmasin, terus lampu jalan di jl pramuka juga mati',
  'eh salah, maksudnya jl pramuka',
  'kemarin sore',
  'pokoknya di situ',
  'siapa yang bertugas di loket',
  'petugas membentak saya di kantor kecamatan, saksi pak RT',
  'https://contoh.example/berita',
];
const STEERS = ['lapor', 'ubah', 'bahasa', 'nanti', 'lanjut', 'lewati', 'anonim', 'tidak punya', 'kirim', '/start'];

type Move =
  | { readonly say: number }
  | { readonly steer: string }
  | { readonly press: number }
  | { readonly photos: number; readonly album: boolean }
  | { readonly waitMs: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ say: fc.nat(SAYINGS.length - 1) }) },
  { weight: 3, arbitrary: fc.record({ steer: fc.constantFrom(...STEERS) }) },
  { weight: 3, arbitrary: fc.record({ press: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ photos: fc.integer({ min: 1, max: 2 }), album: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ waitMs: fc.constantFrom(-59_500, 13 * 3_600_000, 2 * 86_400_000) }) },
);

/** Buttons that take something away on purpose: so does changing an answer, of which the new one is kept. */
const TAKES_AWAY = /\.(?:back|delete|row:fact:(?!place$|time$)\w+)$/;

describe('nothing that was sent is lost', () => {
  it('words and files are in a draft, on the shelf, waiting, or with a desk', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 20 }), fc.boolean(), (moves, buttons) => {
        const citizen = new Citizen(buttons ? telegramLike : whatsappLike);
        // Who says the same six times in a row may be taken for a machine and get no answer: what they said is kept all the same.
        citizen.isMachine = true;
        const marks: string[] = [];
        let photos = 0;
        for (const [i, each] of moves.entries()) {
          if ('say' in each) {
            const text = `${SAYINGS[each.say]} tanda${i}x`;
            expect(steeringOf(text), text).toBeUndefined();
            // What was given as a name goes with it, when the citizen would rather stay unseen.
            if (citizen.talk?.question !== 'name') marks.push(`tanda${i}x`);
            citizen.says(text);
          } else if ('steer' in each) citizen.says(each.steer);
          else if ('press' in each) {
            const choices = (citizen.talk?.card?.choices ?? []).filter(({ id }) => !TAKES_AWAY.test(id));
            const choice = choices[each.press % Math.max(1, choices.length)];
            if (choice) citizen.later(60_000).pressesId(choice.id);
          } else if ('photos' in each) {
            photos += each.photos;
            citizen.sends(...Array.from({ length: each.photos }, () => (each.album ? { album: `a${i}` } : {})));
          } else citizen.later(each.waitMs);
        }
        const kept = JSON.stringify([
          citizen.talk,
          citizen.filed,
          citizen.effects.filter(({ do: what }) => what === 'note'),
        ]);
        for (const mark of marks) expect(kept, `${mark} is lost\n${citizen.transcript().slice(-2000)}`).toContain(mark);
        const rows = citizen.effects.filter(({ do: what }) => what === 'keep-evidence');
        const files = rows.filter((effect) => effect.do === 'keep-evidence' && effect.evidence.file);
        expect(files.length, citizen.transcript().slice(-2000)).toBe(Math.min(photos, policy.evidence.filesMax * 9));
      }),
      { numRuns: 400 },
    );
  });
});
