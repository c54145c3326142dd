import fc from '../property.ts';

/** Pieces of text that are cut wrongly most easily: families, flags, marks above marks, halves of pairs, words without blanks. */
const PIECES = [
  '👨‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇮🇩',
  '🧕🏽',
  '1️⃣',
  'e\u0301',
  'a\u0308\u0323\u0331',
  'ꦲꦏ꧀ꦱꦫ',
  'नमस्ते',
  'مرحبا',
  '한국어',
  '\ud83d',
  '\ude00',
  ' ',
  '\n',
  '\n\n',
  'jalan ',
  'rusak. ',
  '<b>*tebal*</b> ',
  '&amp; _garis_ ',
  'https://contoh.example/a?b=c ',
  'panjang'.repeat(9),
] as const;

/** Texts of some length, in UTF-16 units, made of awkward pieces; never blank. */
export const awkwardText = (lengthMax: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 60 }).chain((pieces) =>
    fc.integer({ min: 1, max: Math.max(1, Math.ceil(lengthMax / pieces.join('').length)) }).map(
      (times) =>
        // The end is said in plain letters, so that nothing hangs on what a platform does with blanks at the end.
        `mulai ${pieces.join('').repeat(times)} akhir`,
    ),
  );

const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** Segmenting takes a time that grows with the square of the length: so much is looked at at once, in UTF-16 units. */
const WINDOW = 1024;
/** No sign is longer. */
const SIGN_MAX = 128;

/** The characters that people see in a text, without blanks: what has to arrive whole. Halves of pairs count as one sign each. */
export function signsOf(text: string): readonly string[] {
  const whole = text.replace(/\p{Surrogate}/gu, '\ufffd');
  const signs: string[] = [];
  for (let from = 0; from < whole.length; ) {
    const begin = from;
    for (const { segment, index } of segmenter.segment(whole.slice(begin, begin + WINDOW))) {
      // Near the end a sign may go on behind the window, and is looked at once more with what follows it.
      if (index > WINDOW - SIGN_MAX) break;
      from = begin + index + segment.length;
      const sign = segment.replace(/\s/gu, '');
      if (sign !== '') signs.push(sign);
    }
  }
  return signs;
}
