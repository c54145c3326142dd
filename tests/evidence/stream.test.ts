import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whole } from '../../src/core/evidence/keep.ts';
import { outFile } from '../../src/core/evidence/out-file.ts';
import { pdf, photo } from '../fixtures/media/make.ts';
import { type Stage, stage } from './stage.ts';

let here: Stage;
beforeEach(async () => {
  here = await stage();
});
afterEach(() => here.end());

describe('a file that is read as a stream', () => {
  it('is what was kept, byte for byte', async () => {
    const bytes = Buffer.concat([pdf(), Buffer.alloc(300_000, 7)]);
    const file = await here.kept(bytes);
    expect((await whole(here.evidence.stream(file))).equals(bytes)).toBe(true);
  });

  it('is the clean copy when that goes out', async () => {
    const file = await here.kept(await photo({ gps: true }));
    const out = outFile('photo', file, 'bukti-1');
    expect(out?.id).toBe(file.cleanId);
    const sent = out ? await whole(here.evidence.stream(out)) : Buffer.alloc(0);
    expect(sent.equals(await here.evidence.open(file, 'clean'))).toBe(true);
    expect(sent.includes('CANARY')).toBe(false);
  });

  it('fails at its end when a byte was changed, at once when it is gone, and never ends as if it were whole', async () => {
    const file = await here.kept(Buffer.concat([pdf(), Buffer.alloc(300_000, 7)]));
    const place = here.pathOf(file.id);
    const lying = readFileSync(place);
    lying[lying.length - 1] = (lying.at(-1) ?? 0) ^ 1;
    writeFileSync(place, lying);
    await expect(whole(here.evidence.stream(file))).rejects.toMatchObject({ code: 'tampered' });
    await here.evidence.remove([file.id]);
    await expect(whole(here.evidence.stream(file))).rejects.toMatchObject({ code: 'missing' });
    await expect(whole(here.evidence.stream({ ...file, id: '../secret' }))).rejects.toMatchObject({ code: 'bad-id' });
  });
});
