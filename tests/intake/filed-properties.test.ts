import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { type Act, leadsTo } from '../../src/core/complaint/life.ts';
import type { AskedFor } from '../../src/core/event.ts';
import { focusOf } from '../../src/core/intake/talk/wishes.ts';
import { plain } from '../../src/core/message.ts';
import fc from '../property.ts';
import { Citizen, telegramLike, whatsappLike } from './citizen.ts';
import { fileOne, LIGHT, ROAD } from './filed.ts';

/** What happens to a citizen with two filed complaints: desks act, the citizen writes, answers, begins a draft, walks away. */
type Move =
  | { readonly do: 'answer'; readonly fragments: number }
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'photo'; readonly n: number; readonly album: boolean }
  | { readonly do: 'pin' }
  | { readonly do: 'press'; readonly index: number }
  | { readonly do: 'press-old'; readonly message: number; readonly index: number }
  | { readonly do: 'reply'; readonly message: number }
  | { readonly do: 'officer'; readonly which: number; readonly act: Act }
  | { readonly do: 'ask'; readonly which: number; readonly what: AskedFor }
  | { readonly do: 'close'; readonly which: number; readonly times: number }
  | { readonly do: 'news'; readonly which: number; readonly words: boolean }
  | { readonly do: 'wait'; readonly days: number };

const WORDS = [
  'nanti',
  'kembali',
  'status',
  'lapor',
  'Jalan berlubang di Jl. Antasari Banjarmasin',
  'kemarin sore',
  'batal',
  'sudah',
  'belum',
  '5',
  'masih mati semua',
  '/bahasa en',
  'tidak tahu',
  'tidak punya',
  'terima kasih',
  '/hapusdata',
  'ya',
];
const what = fc.constantFrom<AskedFor>(
  { kind: 'words' },
  { kind: 'fact', fact: 'place' },
  { kind: 'fact', fact: 'time' },
  { kind: 'fact', fact: 'danger' },
  { kind: 'evidence', evidence: 'photo' },
  { kind: 'evidence' },
);
const which = fc.nat(1);
const is = <Name extends Move['do']>(name: Name) => fc.constant(name);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: is('answer'), fragments: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ do: is('say'), text: fc.constantFrom(...WORDS) }) },
  { weight: 2, arbitrary: fc.record({ do: is('photo'), n: fc.integer({ min: 1, max: 3 }), album: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: is('pin') }) },
  { weight: 3, arbitrary: fc.record({ do: is('press'), index: fc.nat(8) }) },
  { weight: 2, arbitrary: fc.record({ do: is('press-old'), message: fc.nat(30), index: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ do: is('reply'), message: fc.nat(30) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: is('officer'), which, act: fc.constantFrom<Act>('verify', 'forward', 'take') }),
  },
  { weight: 5, arbitrary: fc.record({ do: is('ask'), which, what }) },
  { weight: 3, arbitrary: fc.record({ do: is('close'), which, times: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ do: is('news'), which, words: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: is('wait'), days: fc.constantFrom(0.2, 2, 20) }) },
);
const moves = fc.array(move, { minLength: 1, maxLength: 25 });

/** A citizen's life after filing, and what is watched in it. */
class Life {
  readonly citizen: Citizen;
  readonly codes: readonly ComplaintCode[];
  /** Answers given while a desk's question was open, and whose it was. */
  readonly given: { readonly text: string; readonly code: ComplaintCode }[] = [];
  /** How often "Sudah beres?" was asked of its own accord, by complaint and close. */
  readonly asked = new Map<string, number>();
  #count = 0;

  constructor(buttons: boolean) {
    this.citizen = new Citizen(buttons ? telegramLike : whatsappLike);
    this.codes = [fileOne(this.citizen, LIGHT), fileOne(this.citizen, ROAD)];
  }

  code(index: number): ComplaintCode {
    const code = this.codes[index];
    if (!code) throw new Error(`no complaint ${index}`);
    return code;
  }

  make(next: Move): void {
    const { citizen } = this;
    this.#count += 1;
    switch (next.do) {
      case 'answer': {
        const texts = Array.from({ length: next.fragments }, (_, i) => `hijau tua ${this.#count}x${i}z`);
        const focus = citizen.talk && focusOf(citizen.talk);
        if (focus?.step === 'ask' && citizen.talk?.question === 'wish:ask')
          for (const text of texts) this.given.push({ text, code: focus.filed.code });
        citizen.says(...texts);
        return;
      }
      case 'say':
        citizen.says(next.text);
        return;
      case 'photo':
        citizen.sends(...Array.from({ length: next.n }, () => (next.album ? { album: `a${this.#count}` } : {})));
        return;
      case 'pin':
        citizen.sendsContent({ kind: 'location', lat: -3.3, lon: 114.6 });
        return;
      case 'press':
        this.press(citizen.talk?.card?.choices ?? [], next.index);
        return;
      case 'press-old':
        this.press((citizen.shown[next.message % citizen.shown.length]?.message.choices ?? []).flat(), next.index);
        return;
      case 'reply': {
        const to = citizen.shown[next.message % citizen.shown.length];
        if (to) citizen.replies(to, `tambahan ${this.#count}`);
        return;
      }
      case 'officer': {
        const code = this.code(next.which);
        if (!this.can(code, next.act)) return;
        citizen.officer(code, next.act, next.act === 'forward' ? 'dishub' : undefined);
        // A complaint that changes hands is told; an undo never is, for it comes before anything was.
        const { status, desk } = citizen.view(code);
        if (next.act === 'forward') citizen.hears({ to: 'citizen', type: 'news', code, status, desk });
        return;
      }
      case 'ask': {
        const code = this.code(next.which);
        if (!this.can(code, 'ask')) return;
        citizen.officer(code, 'ask');
        const { desk } = citizen.view(code);
        citizen.hears({
          ...{ to: 'citizen' as const, type: 'ask' as const, code, ask: `q${this.#count}`, what: next.what },
          ...{ words: 'Mohon dilengkapi.', desk, receipt: { conversation: 9, code, ref: `d${this.#count}` } },
        });
        return;
      }
      case 'close':
        this.close(this.code(next.which), next.times);
        return;
      case 'news': {
        const code = this.code(next.which);
        const { status, desk } = citizen.view(code);
        citizen.hears({
          ...{ to: 'citizen' as const, type: 'news' as const, code, status, desk },
          ...(next.words ? { words: 'Teknisi datang Kamis.' } : {}),
        });
        return;
      }
      case 'wait':
        citizen.later(next.days * 86_400_000);
    }
  }

  private can(code: ComplaintCode, act: Act): boolean {
    const { status, history } = this.citizen.view(code);
    return leadsTo(act, status, history) !== undefined;
  }

  private press(choices: readonly { readonly id: string }[], index: number): void {
    const choice = choices[index % Math.max(1, choices.length)];
    if (choice) this.citizen.later(60_000).pressesId(choice.id);
  }

  private close(code: ComplaintCode, times: number): void {
    const { citizen } = this;
    if (this.can(code, 'close')) citizen.officer(code, 'close');
    const { desk, category, history } = citizen.view(code);
    const close = history.filter(({ from, to }) => to === 'closed' && from !== 'closed').length;
    for (let i = 0; i < times; i += 1) {
      const before = citizen.effects.length;
      citizen.hears({ to: 'citizen', type: 'settled', code, desk, category });
      const isAsked = citizen.effects
        .slice(before)
        .some(
          (effect) =>
            effect.do === 'send' &&
            effect.delivery.kind === 'message' &&
            effect.delivery.about === code &&
            /Sudah beres\?|Is it settled\?/.test(plain(effect.delivery.message.text)),
        );
      const key = `${code}:${close}`;
      if (isAsked) this.asked.set(key, (this.asked.get(key) ?? 0) + 1);
    }
  }
}

const live = (all: readonly Move[], buttons: boolean): Life => {
  const life = new Life(buttons);
  for (const next of all) life.make(next);
  return life;
};

describe('whatever desks and a citizen do after filing', () => {
  it("an answer to a desk's question is never lost, and never lands in another complaint", () => {
    fc.assert(
      fc.property(moves, fc.boolean(), (all, buttons) => {
        const { citizen, given, codes } = live(all, buttons);
        for (const { text, code } of given) {
          const own = citizen.notes(code).some((note) => note.text.includes(text));
          const waits = citizen.talk?.wishes.some(
            (wish) => wish.step === 'ask' && wish.filed.code === code && wish.said.includes(text),
          );
          expect(own || waits, `${text} of ${code}\n${citizen.transcript().slice(-1500)}`).toBe(true);
          for (const other of codes)
            if (other !== code) expect(citizen.notes(other).some((note) => note.text.includes(text))).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a question is answered once, and its desk hears of everything that was added', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), (all, buttons) => {
        const life = new Life(buttons);
        const { citizen, codes } = life;
        for (const next of all) {
          const before = citizen.effects.length;
          life.make(next);
          const now = citizen.effects.slice(before);
          for (const code of codes) {
            const isNoted = now.some((effect) => effect.do === 'note' && effect.complaint === code);
            const isTold = now.some((effect) => effect.do === 'announce' && effect.complaint === code);
            if (isNoted) expect(isTold, JSON.stringify(next)).toBe(true);
          }
        }
        const keys = citizen.effects.flatMap((effect) => (effect.do === 'announce' ? [effect.key] : []));
        expect(new Set(keys).size).toBe(keys.length);
        for (const code of codes) {
          const { history, status } = citizen.view(code);
          const open = citizen.talk?.wishes.some((wish) => wish.step === 'ask' && wish.filed.code === code);
          expect(status === 'asked', JSON.stringify(history.at(-1))).toBe(open);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('"Sudah beres?" is asked at most once for each close, and rated at most once', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), (all, buttons) => {
        const { citizen, asked, codes } = live(all, buttons);
        for (const [key, times] of asked) expect(times, key).toBe(1);
        for (const code of codes) {
          const { history } = citizen.view(code);
          let rated = 0;
          for (const { act, reason, from, to } of history) {
            if (to === 'closed' && from !== 'closed') rated = 0;
            if (act === 'confirm' && reason !== undefined) rated += 1;
            expect(rated).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the same always gives the same state and the same replies, and every message fits', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), (all, buttons) => {
        const one = live(all, buttons).citizen;
        const other = live(all, buttons).citizen;
        expect(other.talk).toEqual(one.talk);
        expect(other.effects).toEqual(one.effects);
        for (const { text, message } of one.shown) {
          expect(text.trim()).not.toBe('');
          expect(text.length).toBeLessThanOrEqual(4096);
          for (const { id } of (message.choices ?? []).flat()) expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64);
        }
      }),
      { numRuns: 60 },
    );
  });
});
