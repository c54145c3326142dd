import { afterEach, beforeEach, expect, it } from 'vitest';
import { Square } from './square.ts';

/** Fifty reports that were meant to be secret are written where everybody reads: what we answer there tells nothing of them. */
let square: Square;
beforeEach(() => {
  square = new Square();
});
afterEach(() => square.close());

const NAMES = ['Hartono Wijaya', 'Siti Rahmawati', 'Muhammad Noor', 'Ibu Galuh', 'dr. Yanti'];
const PLACES = ['Kelayan', 'Handil Bakti', 'Gambut', 'Jl. Veteran gang Kenanga', 'Pasar Lima'];
const TELLINGS = [
  (name: string, place: string) => `rahasia ya min, nama saya ${name}, petugas di ${place} minta uang 200 ribu`,
  (name: string, place: string) =>
    `tolong jangan sebut nama saya. Atasan saya ${name} di ${place} pungli tiap minggu, hp saya 081234567890`,
  (name: string, place: string) => `${name} NIK 6371012345678901 tidak dapat bansos di ${place}, ini rahasia`,
  (name: string, place: string) =>
    `saya takut ketahuan, lampu jalan mati di depan rumah ${name} ${place} sejak kemarin`,
  (name: string, place: string) =>
    `confidential please: officer ${name} at ${place} asked for money, call me 081234567890`,
];
const posts = NAMES.flatMap((name) => PLACES.flatMap((place) => TELLINGS.map((tell) => tell(name, place)))).slice(
  0,
  125,
);

it(`none of ${posts.length} is repeated in public, and each answer is as it is for anybody`, async () => {
  const answers = new Set<string>();
  const answered = () => posts.flatMap((_, at) => square.answers(String(4_000 + at)));
  for (const [at, post] of posts.entries()) {
    await square.posts(post, { by: String(4_000 + at), photo: at % 2 === 0 });
  }
  for (const { text } of answered()) {
    expect(text).not.toMatch(
      /Hartono|Wijaya|Rahmawati|Noor|Galuh|Yanti|Kelayan|Handil|Gambut|Veteran|Kenanga|Pasar|0812|6371|uang|money|pungli|bansos|lampu/i,
    );
    answers.add(text.replace(/K-[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'CODE').replace(/https?:\S+/g, 'URL'));
  }
  expect(answered().length).toBeGreaterThanOrEqual(50);
  // A handful of sentences, whatever was told.
  expect(answers.size).toBeLessThanOrEqual(6);
});
