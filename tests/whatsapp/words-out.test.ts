import { describe, expect, it } from 'vitest';
import { CLOUD_CAPABILITIES } from '../../src/bots/whatsapp/capabilities.ts';
import { failureOf } from '../../src/bots/whatsapp/cloud/faults.ts';
import { cutLabel, payloadsOf } from '../../src/bots/whatsapp/cloud/payloads.ts';
import { markup } from '../../src/bots/whatsapp/markup.ts';
import type { Outgoing } from '../../src/core/message.ts';
import { render } from '../../src/core/render.ts';
import { faultsOf } from '../fakes/whatsapp-cloud-rules.ts';
import fc from '../property.ts';

describe('WhatsApp’s own signs', () => {
  it.each([
    [[{ bold: 'Kapan?' }, '\nContoh'], '*Kapan?*\nContoh'],
    [[{ code: 'K7Q2-M4XP-9TR' }], '`K7Q2-M4XP-9TR`'],
    [[{ bold: ' a*b ' }], ' *a∗b* '],
    [['jalan *rusak* _parah_ ~sekali~ `x`'], 'jalan ∗rusak* ＿parah_ ∼sekali~ ˋx`'],
    [['5 * 3 * 2, nama_berkas_saya'], '5 * 3 * 2, nama_berkas_saya'],
    [['lihat https://a.b/_c_d_*e*'], 'lihat https://a.b/_c_d_*e*'],
    [[{ link: 'Buka', url: 'https://a.b/c' }], 'Buka (https://a.b/c)'],
    [['x\uD800y'], 'x�y'],
  ] as const)('%o', (text, out) => {
    expect(markup(text)).toBe(out);
  });

  it('what a person typed can set nothing', () => {
    const pair = /(?:^|[\s\p{P}\p{S}])([*_~`])\S[^\n]*?\1(?:$|[\s\p{P}\p{S}])/u;
    const typed = fc.string({ unit: fc.constantFrom('*', '_', '~', '`', 'a', ' ', '.', '\n') });
    fc.assert(
      fc.property(typed, (text) => {
        expect(markup([text])).not.toMatch(pair);
      }),
    );
  });
});

describe('what goes to the Cloud API', () => {
  it('three short choices are buttons, more are a list, more than ten are numbers', () => {
    const typeOf = (labels: readonly string[]) => {
      const message: Outgoing = { text: ['?'], choices: labels.map((label, id) => [{ id: `x.${id}`, label }]) };
      const [payload] = render(message, CLOUD_CAPABILITIES).flatMap(payloadsOf);
      return (payload?.interactive as { type?: string } | undefined)?.type ?? payload?.type;
    };
    expect(typeOf(['a', 'b', 'c'])).toBe('button');
    expect(typeOf(['a', 'b', 'c', 'd'])).toBe('list');
    expect(typeOf(['a label that is too long for it'])).toBe('list');
    expect(typeOf(['a', 'a'])).toBe('list');
    expect(typeOf(Array.from({ length: 11 }, (_, n) => `${n}`))).toBe('text');
  });

  it('the place is asked for by its own message below', () => {
    const payloads = payloadsOf({
      text: ['Di mana?'],
      choices: [[{ id: 'a', label: 'Lewati' }]],
      askLocation: 'Kirim lokasi',
    });
    expect(payloads.map(({ interactive }) => (interactive as { type: string }).type)).toEqual([
      'button',
      'location_request_message',
    ]);
  });

  it('whatever is to be said, Meta has nothing to object to', () => {
    const label = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .filter((text) => text.trim() !== '' && text === text.trim());
    const choices = fc.array(fc.array(label, { minLength: 1, maxLength: 3 }), { maxLength: 6 });
    const text = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 500 }),
        fc.string({ minLength: 1 }).map((bold) => ({ bold })),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(text, choices, fc.boolean(), (spans, rows, asks) => {
        let id = 0;
        const message: Outgoing = {
          text: ['Halo ', ...spans],
          choices: rows.map((row) => row.map((each) => ({ id: `x.${id++}`, label: each }))),
          ...(asks ? { askLocation: '📍 Kirim lokasi saya' } : {}),
        };
        for (const payload of render(message, CLOUD_CAPABILITIES).flatMap(payloadsOf))
          expect(
            faultsOf({ messaging_product: 'whatsapp', to: '6281234', ...payload }, () => true),
            JSON.stringify(payload),
          ).toEqual([]);
      }),
    );
  });

  it('a label is cut between characters as people see them', () => {
    expect(cutLabel('abc', 3)).toBe('abc');
    expect(cutLabel('a👨‍👩‍👧b', 5)).toBe('a…');
  });

  it.each([
    [429, 130429, 'limit'],
    [400, 131056, 'limit'],
    [429, 0, 'limit'],
    [401, 190, 'limit'],
    [400, 131047, 'closed'],
    [400, 131026, 'blocked'],
    [400, 131000, 'unknown'],
    [400, 131009, 'refused'],
    [400, 0, 'refused'],
  ] as const)('%d with %d means %s', (status, code, why) => {
    expect(failureOf({ kind: 'refused', status, code })).toMatchObject({ ok: false, why });
  });

  it('only what surely did not arrive is certain', () => {
    expect(failureOf({ kind: 'unreached', code: 'ECONNREFUSED' })).toMatchObject({ certain: true });
    expect(failureOf({ kind: 'broken', code: 'ECONNRESET' })).toMatchObject({ certain: false });
    expect(failureOf({ kind: 'server', status: 503, code: 0 })).toMatchObject({ certain: false });
    expect(failureOf({ kind: 'refused', status: 429, code: 130429, retryAfterMs: 7_000 })).toMatchObject({
      retryAfterMs: 7_000,
    });
  });
});
