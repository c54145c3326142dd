import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planUploads } from '../../src/bots/telegram/upload-plan.ts';
import type { Delivery, OutFile } from '../../src/core/delivery.ts';
import { outFile } from '../../src/core/evidence/out-file.ts';
import type { Span } from '../../src/core/message.ts';
import { stage as evidenceStage, MIB } from '../evidence/stage.ts';
import { pdf, photo, video, voice } from '../fixtures/media/make.ts';
import { CODE, FORUM, hashOf, idIn, Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
  stage.platform.group(FORUM);
});
afterEach(async () => {
  expect(stage.platform.violations).toEqual([]);
  await stage.close();
});

const files = (list: readonly OutFile[], caption?: readonly Span[]): Delivery => ({
  kind: 'files',
  ref: 'f1',
  files: list,
  about: CODE,
  ...(caption ? { caption } : {}),
});
/** What arrived: kind, name and whether it is byte for byte what was sent. */
const arrived = (sent: readonly OutFile[]) =>
  stage
    .seen(FORUM)
    .flatMap(({ file, album }) =>
      file
        ? [
            [
              file.kind,
              file.name,
              album !== undefined,
              sent.some(({ id }) => hashOf(stage.files.get(id)) === hashOf(file.bytes)),
            ],
          ]
        : [],
    );
const jpegs = (n: number) =>
  Promise.all(
    Array.from({ length: n }, async (_, i) =>
      stage.file('photo', 'image/jpeg', await photo({ colour: `#0000${(16 + i).toString(16)}` }), `bukti-${i + 1}.jpg`),
    ),
  );

describe('evidence is uploaded', () => {
  it('byte for byte, each kind as what it is', async () => {
    const sent = [
      stage.file('photo', 'image/jpeg', await photo(), 'bukti-1.jpg'),
      stage.file('voice', 'audio/ogg', voice(), 'bukti-2.ogg'),
      stage.file('document', 'application/pdf', pdf(), 'bukti-3.pdf'),
      stage.file('document', 'image/png', randomBytes(3 * MIB), 'bukti-4.png'),
      stage.file('video', 'video/mp4', video(), 'bukti-5.mp4'),
      stage.file('video', 'video/quicktime', video(), 'bukti-6.mov'),
      stage.file('voice', 'audio/mpeg', randomBytes(2_000), 'bukti-7.mp3'),
    ];
    const first = idIn(await stage.send(FORUM, files(sent)));
    expect(arrived(sent)).toEqual([
      ['photo', 'bukti-1.jpg', true, true],
      ['video', 'bukti-5.mp4', true, true],
      ['voice', 'bukti-2.ogg', false, true],
      ['audio', 'bukti-7.mp3', false, true],
      ['document', 'bukti-3.pdf', true, true],
      ['document', 'bukti-4.png', true, true],
      ['document', 'bukti-6.mov', true, true],
    ]);
    expect(first).toBe(String(stage.seen(FORUM)[0]?.id));
  });

  it('as albums of at most ten, into the topic, the words with the first', async () => {
    const sent = await jpegs(21);
    const forum = stage.platform.chat(FORUM);
    forum.topics.set(7, { id: 7, name: 'x', icon: '', closed: false });
    idIn(
      await stage.send(FORUM, { ...files(sent, ['Bukti ', { bold: CODE }]), inTopic: true } as Delivery, {
        topic: '7',
      }),
    );
    const seen = stage.seen(FORUM);
    expect(seen.map(({ text }) => text).filter(Boolean)).toEqual([`Bukti ${CODE}`]);
    expect(seen[0]?.text).toBe(`Bukti ${CODE}`);
    expect(new Set(seen.map(({ topic }) => topic))).toEqual(new Set([7]));
    expect(seen.map(({ file }) => file?.name)).toEqual(sent.map(({ name }) => name));
    expect(stage.platform.calls).toEqual(['sendMediaGroup', 'sendMediaGroup', 'sendPhoto']);
  });

  it('words that no caption holds go on below the files, and nothing of them is lost', async () => {
    const words = Array.from({ length: 900 }, (_, i) => `kata${i}`).join(' ');
    idIn(await stage.send(FORUM, files(await jpegs(2), [words])));
    const texts = stage.seen(FORUM).map(({ text }) => text);
    expect(texts[0]?.length).toBeLessThanOrEqual(1024);
    expect(texts.filter(Boolean).join(' ')).toBe(words);
  });

  it('a caption is cut between characters as people see them', async () => {
    const family = '👨‍👩‍👧‍👦';
    idIn(await stage.send(FORUM, files(await jpegs(1), [family.repeat(200)])));
    const texts = stage.seen(FORUM).map(({ text }) => text);
    expect(texts.every((text) => text.replaceAll(family, '') === '')).toBe(true);
    expect(texts.join('')).toBe(family.repeat(200));
  });

  it('one that is larger than a bot may send becomes a line, the others still come', async () => {
    const [small] = await jpegs(1);
    const large = stage.file('video', 'video/mp4', Buffer.alloc(1), 'bukti-2.mp4', { bytes: 60 * MIB });
    idIn(await stage.send(FORUM, files([...(small ? [small] : []), large], ['Bukti'])));
    expect(stage.seen(FORUM).map(({ text, file }) => file?.name ?? text)).toEqual([
      'bukti-1.jpg',
      '📎 bukti-2.mp4 (60 MB) terlalu besar untuk dikirim lewat Telegram. Berkasnya tetap tersimpan.',
    ]);
  });

  it('an album that is too much for one call comes file by file, and nothing is said to be too large', async () => {
    const body = { ok: false, error_code: 413, description: 'Request Entity Too Large' };
    stage.platform.faults.push({ method: 'sendMediaGroup', status: 413, body });
    idIn(await stage.send(FORUM, files(await jpegs(3), ['Bukti'])));
    expect(stage.seen(FORUM).map(({ text, file }) => [file?.kind, file?.name, text])).toEqual([
      ['photo', 'bukti-1.jpg', 'Bukti'],
      ['photo', 'bukti-2.jpg', ''],
      ['photo', 'bukti-3.jpg', ''],
    ]);
  });

  it('a topic that is closed to us loses nothing: they lie in the group itself', async () => {
    const forum = stage.platform.group(FORUM, { canManageTopics: false });
    forum.topics.set(7, { id: 7, name: 'x', icon: '', closed: true });
    const words = Array.from({ length: 300 }, (_, i) => `kata${i}`).join(' ');
    const delivery = { ...files(await jpegs(1), [words]), inTopic: true } as Delivery;
    idIn(await stage.send(FORUM, delivery, { topic: '7' }));
    const seen = stage.seen(FORUM);
    expect(seen.map(({ topic }) => topic)).toEqual(seen.map(() => undefined));
    expect(seen.map(({ text }) => text).join(' ')).toBe(words);
  });

  it('a picture of more than 10 MB, or one that the platform can not show, comes as a document', async () => {
    const large = stage.file('photo', 'image/jpeg', await photo(), 'bukti-1.jpg', { bytes: 11 * MIB });
    const odd = stage.file('photo', 'image/jpeg', randomBytes(500), 'bukti-2.jpg');
    idIn(await stage.send(FORUM, files([odd, large], ['Bukti'])));
    expect(stage.seen(FORUM).map(({ text, file }) => [file?.kind, file?.name, text])).toEqual([
      ['document', 'bukti-2.jpg', 'Bukti'],
      ['document', 'bukti-1.jpg', ''],
    ]);
  });
});

describe('a file that fails while it is sent', () => {
  it('is told in a line when it is damaged or gone; the platform never has the whole of it, the others arrive', async () => {
    const sent = await jpegs(3);
    stage.damaged.add(sent[1]?.id ?? '');
    const gone = stage.file('document', 'application/pdf', pdf(), 'bukti-4.pdf');
    stage.files.delete(gone.id);
    idIn(await stage.send(FORUM, files([...sent, gone], ['Bukti'])));
    expect(stage.seen(FORUM).map(({ text, file }) => file?.name ?? text)).toEqual([
      'bukti-1.jpg',
      'bukti-3.jpg',
      '📎 bukti-2.jpg tidak dapat diteruskan: tersandi sehingga penulisnya tidak bisa dihapus, atau rusak di penyimpanan. Bila rusak, pengelola sistem perlu tahu.',
      '📎 bukti-4.pdf tidak dapat diteruskan: tersandi sehingga penulisnya tidak bisa dihapus, atau rusak di penyimpanan. Bila rusak, pengelola sistem perlu tahu.',
    ]);
    expect(stage.notes.map(({ code, detail }) => [code, detail])).toEqual([
      ['upload-failed', 'TAMPERED'],
      ['upload-failed', 'MISSING'],
    ]);
  });

  it('what arrived before a limit or a cut line is not sent a second time', async () => {
    const sent = [...(await jpegs(12)), stage.file('document', 'application/pdf', pdf(), 'bukti-13.pdf')];
    const limit = { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } };
    const album = 'Bad Request: failed to send message #1 with the error message "Too Many Requests: retry after 8"';
    stage.platform.faults.push(
      { method: 'sendDocument', status: 429, body: limit },
      { method: 'sendMediaGroup', status: 400, body: { ok: false, error_code: 400, description: album } },
      { method: 'sendDocument', status: 502, body: {} },
    );
    const ends = [];
    for (let tries = 0; tries < 4; tries += 1) ends.push(await stage.send(FORUM, files(sent, ['Bukti'])));
    expect(ends).toMatchObject([
      { why: 'limit', retryAfterMs: 8_000 },
      { why: 'limit', retryAfterMs: 7_000 },
      { why: 'unknown' },
      {
        ok: true,
        platformId: String(stage.seen(FORUM)[0]?.id),
        others: stage
          .seen(FORUM)
          .slice(1)
          .map(({ id }) => String(id)),
      },
    ]);
    expect(stage.seen(FORUM).map(({ file }) => file?.name)).toEqual(sent.map(({ name }) => name));
  });

  it('a group that forbids files to us is not closed to us', async () => {
    const description = 'Bad Request: not enough rights to send photos to the chat';
    stage.platform.faults.push({ method: 'sendPhoto', status: 400, body: { ok: false, error_code: 400, description } });
    expect(await stage.send(FORUM, files(await jpegs(1)))).toMatchObject({ ok: false, why: 'refused' });
  });
});

describe('what goes out of the evidence store', () => {
  it('is the clean copy of a picture: no place, no device, no time', async () => {
    const kept = await evidenceStage();
    try {
      const original = await photo({ gps: true, side: 300 });
      const file = outFile('photo', await kept.kept(original), 'bukti-1');
      expect(file).toMatchObject({ mime: 'image/jpeg', name: 'bukti-1.jpg' });
      await stage.close();
      stage = await Stage.open({ openFile: (each) => kept.evidence.stream(each) });
      stage.platform.group(FORUM);
      idIn(await stage.send(FORUM, files(file ? [file] : [])));
      const bytes = stage.seen(FORUM)[0]?.file?.bytes ?? Buffer.alloc(0);
      expect(original.includes('CANARY-SERIAL')).toBe(true);
      expect(bytes.includes('CANARY')).toBe(false);
      expect(bytes.includes('Exif')).toBe(false);
      expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    } finally {
      kept.end();
    }
  });

  it('is nothing for a picture without a clean copy, and the file itself for what has none', () => {
    const kept = { id: 'a', key: 'k', bytes: 10, sha256: '' };
    expect(outFile('photo', { ...kept, mime: 'image/heic' }, 'bukti')).toBeUndefined();
    expect(outFile('document', { ...kept, mime: 'application/pdf' }, 'bukti')).toEqual({
      kind: 'document',
      id: 'a',
      key: 'k',
      bytes: 10,
      mime: 'application/pdf',
      name: 'bukti.pdf',
    });
  });
});

describe('a citizen’s file', () => {
  it.each([
    ['wrong file_id or the file is temporarily unavailable', 'unavailable'],
    ['invalid file_id', 'gone'],
    ['file is too big', 'too-large'],
  ])('of which the platform says “%s” is %s', async (phrase, why) => {
    const body = { ok: false, error_code: 400, description: `Bad Request: ${phrase}` };
    stage.platform.faults.push({ method: 'getFile', status: 400, body });
    const media = { kind: 'photo', handle: 'x' } as const;
    expect(await stage.channel.fetch(media, new AbortController().signal)).toEqual({ ok: false, why });
  });
});

describe('the plan of an upload', () => {
  it('puts no more into an album than one call may bring', () => {
    const clips = Array.from({ length: 5 }, (_, i) =>
      stage.file('video', 'video/mp4', video(), `bukti-${i + 1}.mp4`, { bytes: 20 * MIB }),
    );
    expect(planUploads(clips).map((step) => step.do !== 'line' && step.files.length)).toEqual([2, 2, 1]);
  });

  it('loses no file and keeps the order within each kind', () => {
    const kinds = ['image/jpeg', 'video/mp4', 'audio/ogg', 'application/pdf'] as const;
    for (let n = 0; n <= 40; n += 1) {
      const list: OutFile[] = Array.from({ length: n }, (_, i) => ({
        kind: 'photo',
        id: String(i),
        key: '',
        mime: kinds[(i * 7) % kinds.length] ?? 'image/jpeg',
        bytes: i % 9 === 8 ? 51 * MIB : 1,
        name: `${i}`,
      }));
      const steps = planUploads(list);
      const planned = steps.flatMap((step) => (step.do === 'line' ? [step.file] : step.files));
      expect(planned.map(({ id }) => Number(id)).toSorted((a, b) => a - b)).toEqual(list.map(({ id }) => Number(id)));
      for (const step of steps)
        if (step.do === 'album') {
          expect(step.files.length).toBeGreaterThanOrEqual(2);
          expect(step.files.length).toBeLessThanOrEqual(10);
        }
    }
  });
});
