import { expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { scenery } from './set-up.ts';
import type { Someone } from './town.ts';

/**
 * A desk was taken out of the policy while complaints lay there, and people worked there. Nobody works there any more, so whoever watches over all, the central
 * desk, has them in its queue, its searches, its figures and its morning, and hands them on; its supervisor removes whoever was left.
 */
const say = DESK_SENTENCES.id;
const here = scenery();

/** What Siti reported was handed to a desk that the policy does not know (any more), where Tono works. */
async function leftBehind(): Promise<{ readonly code: ComplaintCode; readonly dewi: Someone; readonly tono: Someone }> {
  const { town } = here.now;
  const dewi = await town.officer('Dewi', 'pusat', 'supervisor');
  const tono = await town.officer('Tono', 'dinas-lama', 'admin');
  const code = await here.now.files();
  const { version } = await here.now.complaint();
  const entry = { act: 'forward', to: 'forwarded', desk: 'dinas-lama', by: 'admin:1', reason: 'from:kalsel' } as const;
  const change = { desk: 'dinas-lama' };
  await town.store.act([{ do: 'move', complaint: code, version, entry, change }]);
  return { code, dewi, tono };
}

it('the central desk has what lies there in every list and count, and sees on the card that the desk is gone', async () => {
  const { town } = here.now;
  const { code, dewi } = await leftBehind();
  for (const words of ['/antrian', '/antrian bebas', '/antrian jalan', '/cari veteran']) {
    await dewi.says(words);
    expect(dewi.last().text, words).toContain(code);
  }
  await dewi.says('/statistik');
  expect(dewi.last().text).toContain(say.figuresRow({ status: say.status_forwarded(), n: 1 }));
  await town.later(23);
  await town.rings();
  expect(dewi.hears(say.digestSoonest()).at(-1)?.text).toContain(code);
  await dewi.says(`/lihat ${code}`);
  expect(dewi.card(code).text).toContain(say.deskGone());
});

it('and hands it on, after which it is an ordinary complaint', async () => {
  const { code, dewi } = await leftBehind();
  await dewi.says('/antrian');
  await dewi.says(`/disposisi ${code} pupr`);
  expect(await here.now.complaint()).toMatchObject({ desk: 'pupr', status: 'forwarded' });
  await dewi.says(`/lihat ${code}`);
  expect(dewi.card(code).text).not.toContain(say.deskGone());
});

it('a desk that is above some, and not above all, has none of it', async () => {
  const { code } = await leftBehind();
  await here.now.rina.says('/antrian bebas');
  expect(here.now.rina.last().text).not.toContain(code);
});

it('whoever worked there still has it in their queue, until the central supervisor removes them', async () => {
  const { code, dewi, tono } = await leftBehind();
  await tono.says('/antrian');
  expect(tono.last().text).toContain(code);
  await dewi.says('/petugas');
  expect(dewi.last().text).toContain('Tono');
  await dewi.says('/keluarkan Tono');
  await tono.says('/antrian');
  expect(tono.last().text).not.toContain(code);
});
