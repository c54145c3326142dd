import { expect, it } from 'vitest';
import { newDraft } from '../../src/core/intake/talk/draft.ts';
import { withoutErased } from '../../src/core/intake/talk/erased.ts';
import { newTalk, type Talk } from '../../src/core/intake/talk/talk.ts';

/** A backup was put back, and its talks hold drafts that were erased since: what `erase-again` leaves of them. */
const word = 'kenanga';
const told = (id: string) => ({ ...newDraft(id, 1), words: [{ at: 1, text: `di Jl. ${word} ${id}`, story: true }] });
const whole: Talk = {
  ...newTalk('en'),
  met: true,
  draft: told('hand'),
  shelf: [told('first'), told('second')],
  question: 'check',
  held: [{ at: 1, text: `juga di ${word}` }],
  asked: [
    { ref: 'c1', question: 'category', draft: 'hand' },
    { ref: 'c2', question: 'category', draft: 'first' },
  ],
  quiet: { since: 1, waiting: [], after: 'check' },
  threads: [{ id: 't1', touchedAt: 1, draft: told('post') }],
};
const draftsOf = (talk: Talk) =>
  [talk.draft, ...talk.shelf, ...(talk.threads ?? []).map(({ draft }) => draft)].flatMap((draft) => draft?.id ?? []);

it.each(['hand', 'first', 'second', 'post'])('loses the draft “%s”, wherever it lay, and no other', (id) => {
  const left = withoutErased(whole, id);
  expect(draftsOf(left)).toEqual(draftsOf(whole).filter((each) => each !== id));
  expect(left.asked?.map(({ draft }) => draft)).not.toContain(id);
});

it('is asked nothing any more about the draft in hand, but hears as little as was wished', () => {
  const left = withoutErased(whole, 'hand');
  expect(left).toMatchObject({
    question: null,
    draft: null,
    language: 'en',
    met: true,
    quiet: { since: 1, after: null },
  });
});

it('keeps no word once all drafts are gone', () => {
  const left = ['hand', 'first', 'second', 'post'].reduce(withoutErased<Talk>, whole);
  expect(JSON.stringify(left)).not.toContain(word);
});
