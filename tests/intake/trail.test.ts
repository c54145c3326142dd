import { expect, it } from 'vitest';
import { type Draft, type DraftFact, newDraft } from '../../src/core/intake/talk/draft.ts';
import { migrateTalk } from '../../src/core/intake/talk/migrate.ts';
import { newTalk, type Talk } from '../../src/core/intake/talk/talk.ts';
import { filled, packed } from '../../src/core/intake/talk/trail.ts';
import { remember, stepBack } from '../../src/core/intake/talk/undo.ts';
import fc from '../property.ts';

const words = fc.constantFrom('Jl. A. Yani km 5', 'Pasar Lama', 'simpang empat');
const fact = words.map((text): DraftFact => ({ value: { kind: 'text', text }, uncertain: false }));
const id = fc.constantFrom('place', 'time', 'pole');
/** What one turn may do to a draft; not all of it is an answer. */
const change: fc.Arbitrary<(draft: Draft) => Draft> = fc.oneof(
  fc.tuple(id, fact).map(([name, value]) => (draft: Draft) => ({ ...draft, facts: { ...draft.facts, [name]: value } })),
  id.map((name) => (draft: Draft) => {
    const { [name]: _, ...facts } = draft.facts;
    return { ...draft, facts };
  }),
  fc.constantFrom('light', 'road', null).map((category) => (draft: Draft) => ({ ...draft, category })),
  words.map((category) => (draft: Draft) => ({ ...draft, categories: [...draft.categories, category] })),
  words.map((text) => (draft: Draft) => ({ ...draft, words: [...draft.words, { text, at: 1, story: true }] })),
  words.map((name) => (draft: Draft) => ({ ...draft, name, nameFrom: name })),
  id.map((name) => (draft: Draft) => ({ ...draft, skipped: [...draft.skipped, name] })),
  id.map((name) => (draft: Draft) => ({ ...draft, tries: { ...draft.tries, [name]: 1 } })),
  id.map((editing) => (draft: Draft) => ({ ...draft, editing })),
  fc.boolean().map((secret) => (draft: Draft) => ({ ...draft, switches: { anonymous: true, secret } })),
);
/** A draft as turns leave it; now and then something changes after the turn was remembered. */
const draft = fc.array(fc.record({ turn: change, after: fc.option(change) }), { maxLength: 20 }).map((turns) =>
  turns.reduce(
    (before, { turn, after }) => {
      const remembered = remember(before, turn(before), 'fact:place');
      return after ? after(remembered) : remembered;
    },
    newDraft('d', 0),
  ),
);
const talk = fc
  .record({ draft: fc.option(draft), shelf: fc.array(draft, { maxLength: 2 }) })
  .map((drafts): Talk => ({ ...newTalk('id'), ...drafts }));

const stored = (each: Talk): Talk => JSON.parse(JSON.stringify(packed(each))) as Talk;

it('what is stored small is whole again when it is read, and as it was', () => {
  fc.assert(
    fc.property(talk, (each) => {
      expect(migrateTalk(stored(each))).toEqual(each);
      expect(filled(packed(each))).toEqual(each);
    }),
    { numRuns: 300 },
  );
});

it('is stored again as it was stored before, and never longer than whole', () => {
  fc.assert(
    fc.property(talk, (each) => {
      const once = JSON.stringify(packed(each));
      expect(once.length).toBeLessThanOrEqual(JSON.stringify(each).length);
      expect(JSON.stringify(packed(migrateTalk(JSON.parse(once) as Talk))).length).toBeLessThanOrEqual(once.length);
      expect(packed(packed(each))).toEqual(packed(each));
    }),
  );
});

it('goes back the same way, step by step, from what was stored', () => {
  fc.assert(
    fc.property(draft, (each) => {
      const read = migrateTalk(stored({ ...newTalk('id'), draft: each })).draft;
      if (!read) throw new Error('the draft is gone');
      let [one, other] = [stepBack(each), stepBack(read)];
      while (one && other) {
        expect(other).toEqual(one);
        [one, other] = [stepBack(one.draft), stepBack(other.draft)];
      }
      expect(other).toEqual(one);
    }),
  );
});

it('says once what was the same all the time', () => {
  const place: DraftFact = { value: { kind: 'text', text: 'di seberang masjid raya' }, uncertain: false };
  let each: Draft = { ...newDraft('d', 0), facts: { place } };
  for (const name of ['satu', 'dua', 'tiga']) each = remember(each, { ...each, name }, 'name');
  const json = JSON.stringify(packed({ ...newTalk('id'), draft: each }));
  expect(json.split('di seberang masjid raya')).toHaveLength(2);
});
