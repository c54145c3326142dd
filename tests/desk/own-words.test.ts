import { beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { SENTENCES } from '../../src/core/language/sentences.ts';
import { scenery } from './set-up.ts';
import type { Someone } from './town.ts';

/**
 * An officer is a citizen too, and writes in the same chat. Words that steer a citizen's draft ("besok", "nanti", "lewat") are said of the desk's work by
 * whoever has no draft: no report of their own begins of them, and the photo that follows is a proof and no evidence.
 */
const here = scenery();
const QUESTION = SENTENCES.id.askStory().split('\n')[0] ?? '';
let budi: Someone;
let code: ComplaintCode;
beforeEach(async () => {
  budi = await here.now.town.officer('Budi', 'pupr', 'officer');
  code = await here.now.files();
  await here.now.rina.says(`/disposisi ${code} pupr`);
});

describe('to an officer without a draft', () => {
  it.each([
    ...['besok', 'nanti aja', 'lewat', 'kembali', 'belum ada', 'ga tau', 'terserah', 'simpan dulu', 'teruskan'],
    ...['perbaiki', 'ralat', 'laporan lain', 'ada laporan lagi?', 'new report'],
  ])('“%s” begins no report of their own: the photo that comes next is the proof', async (words) => {
    await budi.says(words);
    expect(budi.transcript()).not.toContain(QUESTION);
    await budi.says(`/selesai ${code} sudah ditambal`);
    await budi.photo();
    expect((await here.now.complaint()).status).toBe('closed');
  });

  it.each(['ada laporan lagi?', 'ada aduan gak'])('“%s” shows the queue', async (words) => {
    await budi.says(words);
    expect(budi.last().text).toContain(code);
  });

  it.each(['saya mau lapor', 'lapor lagi', 'bikin laporan', '/lapor'])('“%s” begins one', async (words) => {
    await budi.says(words);
    expect(budi.transcript()).toContain(QUESTION);
  });
});
