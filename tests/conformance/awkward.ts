import fc from 'fast-check';

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

/** The characters that people see in a text, without blanks: what has to arrive whole. Halves of pairs count as one sign each. */
export const signsOf = (text: string): readonly string[] =>
  [...segmenter.segment(text.replace(/\p{Surrogate}/gu, '\ufffd'))]
    .map(({ segment }) => segment.replace(/\s/gu, ''))
    .filter((sign) => sign !== '');
