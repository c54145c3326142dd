import twitterText from 'twitter-text';
import { describe, expect, it } from 'vitest';
import { POST_WEIGHT_MAX, weightOf } from '../../src/bots/x/weight.ts';
import { makeHandoverCode } from '../../src/core/handover/code.ts';
import { LANGUAGES } from '../../src/core/language/language.ts';
import { POST_TEMPLATES } from '../../src/core/language/posts.ts';
import { policy } from '../fixtures/policy.ts';
import fc from '../property.ts';

const theirs = (text: string): number => twitterText.parseTweet(text).weightedLength;
/** Pieces of which real posts are made; bare domains are left out, which the old library takes for links. */
const piece = fc.oneof(
  fc.constantFrom(
    'Terima kasih',
    'K-7Q2M-4ZR8',
    '“kutipan”',
    ' ',
    '\n',
    '(otomatis)',
    'é',
    'ñ',
    'лампа',
    '灯',
    '가',
    '😀',
    '👍🏽',
    '👨‍👩‍👧‍👦',
    '🇮🇩',
    '2️⃣',
    '–',
    '…',
    '€',
  ),
  fc
    .constantFrom(
      'https://x.com/messages/compose?recipient_id=999000111&text=LAPOR%20K-7Q2M-4ZR8',
      'https://lapor.example.go.id/?kode=K-7Q2M-4ZR8',
      'https://t.me/aduan_bot?start=k_K7Q2M4ZR8',
    )
    .map((url) => ` ${url} `),
  fc.stringMatching(/^[a-zA-Z0-9 ,;!]{0,20}$/),
);

describe('the weight of a post', () => {
  it('is what the platform’s own library says', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(' ');
        expect(weightOf(text), text).toBe(theirs(text));
      }),
      { numRuns: 500 },
    );
  });
  it('an address weighs 23 however long it is, an emoji 2 however it is made', () => {
    expect(weightOf(`https://lapor.example.go.id/${'x'.repeat(200)}`)).toBe(23);
    expect(weightOf('👨‍👩‍👧‍👦')).toBe(2);
    expect(weightOf('灯')).toBe(2);
  });
});

describe.each(LANGUAGES)('what is said in public in %s', (language) => {
  const here = 'https://x.com/messages/compose?recipient_id=9990001112223334445&text=LAPOR%20K-7Q2M-4ZR8';
  const web = `https://${'pengaduan.'.repeat(12)}go.id/?kode=K-7Q2M-4ZR8`;
  const telegram = 'https://t.me/aduan_provinsi_kalimantan_selatan_bot?start=k_K7Q2M4ZR8';
  const say = POST_TEMPLATES[language];
  it.each([
    say.taken({ code: makeHandoverCode('abcdefg'), here, elsewhere: `${web} / ${telegram}` }),
    say.taken({ code: makeHandoverCode('abcdefg'), here: '', elsewhere: '' }),
    say.question({ here }),
    say.news({ here }),
    say.help({ here, numbers: [129, 115].map((id) => policy.emergencyNumbers[id]?.[language]).join(', ') }),
  ])('fits into a post, with all its links: %s', (text) => {
    expect(theirs(text)).toBeLessThanOrEqual(POST_WEIGHT_MAX);
    expect(weightOf(text)).toBe(theirs(text));
  });
});
