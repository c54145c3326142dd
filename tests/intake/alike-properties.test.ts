import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import type { NewComplaint } from '../../src/core/store/port/steps.ts';
import type { NearComplaint } from '../../src/core/store/port/store.ts';
import fc from '../property.ts';
import { Citizen, telegramLike, whatsappLike } from './citizen.ts';

const FIRST = '0000-0000-000' as ComplaintCode;
const near: NearComplaint = {
  ...{ code: FIRST, duplicateOf: null, conversation: 2, kind: 'complaint', category: '', status: 'submitted' },
  ...{ submittedAt: new Date('2026-11-23T10:00:00+08:00'), samePicture: false },
};

/** What a citizen tells, in any order and in any number. */
const tellings = [
  'jalan berlubang besar di Jl. Veteran Banjarmasin',
  'sejak kemarin sore',
  'lubangnya 1 meter',
  'anonim',
  'banyak motor jatuh di situ pak',
  'photo',
  'lewati',
] as const;
type Telling = (typeof tellings)[number];

/** Tells all of it, says one thing to every offer, and answers whatever else is asked until the complaint is sent. */
function files(order: readonly Telling[], offers: boolean, says: 'same' | 'other' | 'goes on', rich: boolean) {
  const citizen = new Citizen(rich ? telegramLike : whatsappLike);
  if (offers) citizen.near = [near];
  let offered = 0;
  const answerOffer = () => {
    if (citizen.talk?.question !== 'alike') return;
    offered += 1;
    // A word that answers nothing.
    if (says === 'goes on') citizen.says('kembali');
    else citizen.says(says === 'same' ? 'sama' : 'beda');
  };
  citizen.says('jalan rusak');
  for (const telling of order) {
    if (telling === 'photo') citizen.sends({});
    else citizen.says(telling);
    answerOffer();
  }
  for (let i = 0; i < 25 && citizen.filed.length === 0; i += 1) {
    const question = citizen.talk?.question ?? '';
    if (question === 'alike') answerOffer();
    else if (question === 'fact:place') citizen.says('Jl. Veteran Banjarmasin');
    else if (question === 'area') citizen.says('Banjarmasin');
    else if (question === 'fact:time') citizen.says('kemarin');
    else if (question.startsWith('fact:')) citizen.says('lewati');
    else if (question === 'evidence') citizen.sends({});
    else if (question === 'switches') citizen.says('anonim');
    else if (question === 'name') citizen.says('Siti');
    else if (question === 'check') citizen.says('kirim');
    else citizen.says('lanjut');
  }
  const [filed] = citizen.filed;
  if (!filed) throw new Error(`not filed: ${citizen.transcript()}`);
  const evidence = citizen.effects.filter((effect) => effect.do === 'keep-evidence').length;
  return { filed, offered, evidence };
}

const bare = ({ facts, switches, category, kind, messages, near: keys }: NewComplaint) => ({
  ...{ facts, switches, category, kind, keys },
  texts: messages.map(({ text }) => text).filter((text) => !['sama', 'beda', 'kembali'].includes(text)),
});

describe('whatever is told in whatever order', () => {
  const order = fc.array(fc.constantFrom(...tellings), { maxLength: 8 });
  it.each(['same', 'other', 'goes on'] as const)(
    '%s: asked once at most, and nothing else of the complaint changes',
    (says) => {
      let offers = 0;
      fc.assert(
        fc.property(order, fc.boolean(), (told, rich) => {
          const alone = files(told, false, says, rich);
          const asked = files(told, true, says, rich);
          offers += asked.offered;
          expect(alone.offered).toBe(0);
          expect(asked.offered).toBeLessThanOrEqual(1);
          expect(bare(asked.filed)).toEqual(bare(alone.filed));
          expect(asked.evidence).toBe(alone.evidence);
          expect(asked.filed.duplicateOf).toBe(asked.offered > 0 && says === 'same' ? FIRST : undefined);
        }),
        { numRuns: 60 },
      );
      expect(offers).toBeGreaterThan(10);
    },
  );
});
