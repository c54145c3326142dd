import { describe, expect, it } from 'vitest';
import { type Outgoing, plain, type Span } from '../../src/core/message.ts';
import { render } from '../../src/core/render.ts';
import fc from '../property.ts';

/** Small screens: few lines to a message. */
const SMALL = { buttons: false, askLocation: false, textMax: 120, linesMax: 6 };
const choice = (label: string) => ({ id: label, label });
const shown = (message: Outgoing) => render(message, SMALL).map(({ text }) => plain(text));

describe('messages of few lines', () => {
  it('what fits stays as it is, each choice on its line', () => {
    expect(shown({ text: ['Kapan?'], choices: [[choice('Hari ini'), choice('Kemarin')]] })).toEqual([
      'Kapan?\n\n1. Hari ini\n2. Kemarin',
    ]);
  });

  it('empty lines go first, then the choices of one row share a line', () => {
    const text: readonly Span[] = [
      'Saya catat: jalan.\n\n',
      { bold: 'Di mana?' },
      '\nSupaya ketemu.\nContoh: Jl. Veteran.',
    ];
    expect(shown({ text, choices: [[choice('Tidak tahu')]] })).toEqual([
      'Saya catat: jalan.\nDi mana?\nSupaya ketemu.\nContoh: Jl. Veteran.\n1. Tidak tahu',
    ]);
    const two = [
      [choice('A'), choice('B')],
      [choice('C'), choice('D')],
    ];
    expect(shown({ text, choices: two })).toEqual([
      'Saya catat: jalan.\nDi mana?\nSupaya ketemu.\nContoh: Jl. Veteran.\n1. A · 2. B\n3. C · 4. D',
    ]);
  });

  it('what was said before goes ahead in a message of its own, the numbers stay with the question', () => {
    const said = Array.from({ length: 4 }, (_, index) => `Baris ${index}`).join('\n');
    expect(shown({ text: [`${said}\n\n`, { bold: 'Lanjut?' }], choices: [[choice('Ya')], [choice('Tidak')]] })).toEqual(
      [said, 'Lanjut?\n\n1. Ya\n2. Tidak'],
    );
  });

  it('nothing is ever too long, nothing is lost, and the numbers come last', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replaceAll('\n', ' '));
    const texts = fc.array(
      fc.oneof(
        line,
        fc.constant(''),
        line.map((bold) => ({ bold })),
      ),
      { maxLength: 12 },
    );
    const labels = fc.array(fc.array(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 3 }), {
      maxLength: 5,
    });
    const bare = (text: string) => text.replace(/\s/gu, '');
    fc.assert(
      fc.property(texts, labels, (lines, rows) => {
        const text: Span[] = lines.flatMap((each, index) => (index === 0 ? [each] : ['\n', each]));
        const parts = shown({ text, choices: rows.map((row) => row.map(choice)) });
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(SMALL.textMax);
          expect(part.split('\n').length).toBeLessThanOrEqual(SMALL.linesMax);
        }
        let number = 0;
        const numbered = rows.flat().map((label) => `${++number}. ${label}`);
        const all = bare(parts.join('').replaceAll(' · ', ''));
        expect(all).toBe(bare([plain(text), ...numbered].join('').replaceAll(' · ', '')));
      }),
    );
  });
});
