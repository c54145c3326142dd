import { describe, expect, it } from 'vitest';
import type { Delivery, OutFile } from '../../src/core/delivery.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { scenery } from './set-up.ts';

/** A document is opened in a program of the officer's own: they are told that nobody has looked for malware in it, and it must not name who is anonymous. */
const here = scenery();
const say = DESK_SENTENCES.id;

/** What the desk gets when a citizen adds a file of this type to what they filed. */
async function added(
  mime: string,
  who: string | RegExp,
): Promise<{ readonly files: readonly OutFile[]; readonly caption: string }> {
  const { town } = here.now;
  const sent: Extract<Delivery, { kind: 'files' }>[] = [];
  const send = town.rich.send.bind(town.rich);
  town.rich.send = (to, delivery, at) => {
    if (delivery.kind === 'files') sent.push(delivery);
    return send(to, delivery, at);
  };
  await here.now.files(town.rich, { who });
  const { cleanId: _, ...kept } = town.file({ mime });
  const kind = mime.startsWith('video/') ? 'video' : 'document';
  await here.now.siti.sends({
    kind: 'media',
    media: { kind, handle: kept.id, kept },
    caption: 'tambahan untuk laporan tadi',
  });
  const last = sent.findLast(({ files }) => files.some((file) => file.mime === mime));
  return { files: last?.files ?? [], caption: (last?.caption ?? []).join('') };
}

describe('a file that a citizen adds', () => {
  it.each(['application/pdf', 'text/plain', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'])(
    '%s comes with a warning',
    async (mime) => {
      expect((await added(mime, /^Tidak keduanya$/)).caption).toBe(say.notScanned());
    },
  );

  it('a film comes without: it is no document', async () => {
    const { files, caption } = await added('video/mp4', /^Tidak keduanya$/);
    expect([files.length, caption]).toEqual([1, '']);
  });

  it('goes as it is where it can not be looked through, if the desk knows its sender, and never if not', async () => {
    expect((await added('application/pdf', /^Tidak keduanya$/)).files.map(({ mayTell }) => mayTell)).toEqual([true]);
  });
  it('of somebody anonymous goes only without its author', async () => {
    expect((await added('application/pdf', /^Anonim dan rahasia$/)).files.map(({ mayTell }) => mayTell)).toEqual([
      undefined,
    ]);
  });
});
