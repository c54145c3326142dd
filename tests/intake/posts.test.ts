import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatId } from '../../src/core/message.ts';
import { Square } from './square.ts';

/** What is said to us where everybody reads, and how it goes on where nobody does. */

const RANT = 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin malam';
const DAY_MS = 86_400_000;

let square: Square;
beforeEach(() => {
  square = new Square();
});
afterEach(async () => {
  await square.close();
});

describe('a report in public', () => {
  it('is answered once: thanks, a code, two ways on, and nothing of it', async () => {
    const post = await square.posts(RANT, { photo: true });
    const code = square.code();
    expect(square.answers()).toMatchObject([{ delivery: { answers: post } }]);
    expect(square.answers()[0]?.text).toBe(
      `Terima kasih, laporan Anda kami terima. Agar data Anda aman, mari lanjutkan secara pribadi: kirim DM “LAPOR ${code}” https://square.example/dm?to=9&text=LAPOR%20${code} atau buka https://web.example/?kode=${code}\n(Balasan otomatis. Darurat? Telepon 112.)`,
    );
  });

  it('in English is answered in English', async () => {
    await square.posts(
      'The street light on Jl. Sultan Adam in Banjarmasin has been dead since yesterday, please fix it',
    );
    expect(square.answers()[0]?.text).toContain('Thank you, we have your report');
  });

  it('a second post in its thread is added, not answered; one in another thread is another report', async () => {
    const first = await square.posts(RANT);
    await square.posts('tiangnya nomor 17, kabelnya juga menjuntai', { thread: first, photo: true });
    expect(square.answers()).toHaveLength(1);
    await square.posts('jalan berlubang besar di Jl. Veteran Banjarmasin sejak Minggu');
    expect(square.answers()).toHaveLength(2);
    const said = await square.writes(`LAPOR ${square.code()}`);
    expect(said).toContain('Jl. Veteran');
    expect(await square.writes('kirim')).not.toContain('Sultan Adam');
  });

  it('of few words, or none, is one with a photo', async () => {
    await square.posts('min tolong', { photo: true });
    await square.posts('', { by: '42', photo: true });
    expect([square.answers(), square.answers('42')].map(({ length }) => length)).toEqual([1, 1]);
    expect(await square.writes('halo')).toContain('Laporan ini tentang apa');
  });

  it('of danger: the numbers come first in private, and a need that is no office’s gets them in public', async () => {
    await square.posts('sekarang rumah terbakar di Pasar Antasari Banjarmasin, api besar, tolong');
    expect(square.answers()[0]?.text).not.toMatch(/\b113\b|terbakar/i);
    expect(await square.writes('halo')).toMatch(/^🚨[\s\S]*113/);
    await square.posts('saya mau bunuh diri', { by: '42' });
    expect(square.answers('42')[0]?.text).toMatch(/butuh pertolongan sekarang, telepon .*1\d\d/);
    expect(square.answers('42')[0]?.text).not.toMatch(/bunuh|K-/);
  });

  it('of hours ago is read with the day it was written', async () => {
    square.later(3 * DAY_MS);
    const sentAt = new Date(square.clock.now().getTime() - 2 * DAY_MS);
    await square.accept([square.inbound({ kind: 'text', text: RANT }, { sentAt, topic: 't1' })]);
    await square.writes('halo');
    const { row } = await square.store.read(2, 1);
    const from = new Date(sentAt.getTime() - DAY_MS).toISOString().slice(0, 10);
    expect(row.talk?.draft?.facts.time?.value).toMatchObject({ from });
  });
});

describe('left in peace', () => {
  it.each([
    ['praise', 'Terima kasih, lampunya sudah menyala, mantap pelayanannya'],
    ['a greeting', 'selamat pagi min'],
    ['a question', 'Kantor buka hari Sabtu tidak ya?'],
    ['advertising', 'Jual followers murah, cek bio, promo hari ini'],
    ['noise', 'wkwkwk'],
    ['forwarded news', 'RT @berita: jalan rusak di Jl. Veteran'],
    ['nothing at all', ''],
    ['steering words', 'batal'],
  ])('%s', async (_, text) => {
    await square.posts(text);
    expect(square.said).toEqual([]);
    expect(await square.writes('halo')).toContain('Apa yang terjadi');
  });

  it('a question is told where to write, once in its thread, when the policy wants so', async () => {
    await square.close();
    square = new Square({ answersQuestions: true });
    const post = await square.posts('Kantor buka hari Sabtu tidak ya?');
    expect(square.answers()[0]?.text).toContain('Terima kasih sudah bertanya');
    await square.posts('Kalau Minggu buka tidak?', { thread: post });
    expect(square.answers()).toHaveLength(1);
  });

  it('two programs that answer each other end: three answers in public to one person within a day', async () => {
    for (let i = 0; i < 10; i += 1) await square.posts(`${RANT} nomor ${i}`);
    expect(square.answers()).toHaveLength(3);
    square.later(DAY_MS);
    await square.posts(`${RANT} lagi`);
    expect(square.answers()).toHaveLength(4);
  });
});

describe('with the code', () => {
  it('goes on on the square’s private chat: nothing told is asked again', async () => {
    await square.posts(RANT, { photo: true });
    const said = await square.writes(`LAPOR ${square.code()}`);
    expect(said).toContain('Laporan Anda saya lanjutkan di sini: Lampu');
    expect(said).toContain('1 foto');
    expect(said).toContain('Ada nomor di tiang');
    expect(await square.writes('lewati')).toContain('Siapa yang boleh tahu');
  });

  it.each(['lapor', 'LAPOR', 'mulai', '/start'])(
    'and so it does with “%s” alone: nobody is asked whether',
    async (words) => {
      await square.posts(RANT);
      const said = await square.writes(words);
      expect(said).toContain('Laporan Anda saya lanjutkan di sini: Lampu');
      expect(said).toContain('Ada nomor di tiang');
      expect(said).not.toMatch(/belum terkirim|belum selesai/);
    },
  );

  it('in any other chat too, with words beside it', async () => {
    await square.posts(RANT);
    const said = await square.writes(`lapor ${square.code().toLowerCase()} tiangnya nomor 17`, {
      channel: 'phone',
      by: '8',
    });
    expect(said).toContain('saya lanjutkan di sini');
    expect(said).not.toContain('Di mana');
  });

  it('on the square itself for nobody but who posted it, and elsewhere once', async () => {
    await square.posts(RANT);
    const code = square.code();
    expect(await square.writes(`LAPOR ${code}`, { by: '66' })).toContain('tidak saya temukan');
    expect(await square.writes(`LAPOR ${code}`, { channel: 'phone', by: '8' })).toContain('saya lanjutkan');
    expect(await square.writes(`LAPOR ${code}`, { channel: 'phone', by: '8' })).toContain('sudah dilanjutkan di sini');
    expect(await square.writes(`LAPOR ${code}`, { channel: 'phone', by: '9' })).toContain('sudah dipakai');
    expect(await square.writes(`LAPOR ${code}`)).toContain('sudah dipakai');
  });

  it('is good for seven days', async () => {
    await square.posts(RANT);
    square.later(7 * DAY_MS);
    expect(await square.writes(`LAPOR ${square.code()}`, { channel: 'phone' })).toContain('tidak berlaku');
  });

  it('two who come at once: one has it, the other is told', async () => {
    await square.posts(RANT);
    const text = `LAPOR ${square.code()}`;
    const at = (by: string) => ({ channel: 'phone', chat: chatId(by), private: true, from: { id: by } });
    const [one = 0] = await square.store.accept([square.inbound({ kind: 'text', text }, at('a'))], square.clock.now());
    const [two = 0] = await square.store.accept([square.inbound({ kind: 'text', text }, at('b'))], square.clock.now());
    const [first, second] = [await square.decide(one), await square.decide(two)];
    if (!first || !second) throw new Error('nothing to do');
    expect(await square.commit(first)).toBe(true);
    expect(await square.commit(second)).toBe(false);
    await square.work(two);
    expect(square.lastTo('phone b')).toContain('sudah dipakai');
  });

  it('more said in public meanwhile turns the taking away, and is taken with it', async () => {
    const thread = await square.posts(RANT);
    const text = `LAPOR ${square.code()}`;
    const at = { channel: 'phone', chat: chatId('a'), private: true, from: { id: 'a' } };
    const [phone = 0] = await square.store.accept([square.inbound({ kind: 'text', text }, at)], square.clock.now());
    const early = await square.decide(phone);
    await square.posts('tiangnya nomor 17', { thread, photo: true });
    expect(early && (await square.commit(early))).toBe(false);
    await square.work(phone);
    expect(square.lastTo('phone a')).toContain('1 foto');
  });

  it('what is said in the thread afterwards comes to the chat where it goes on, and answers nothing there', async () => {
    const thread = await square.posts(RANT);
    await square.writes(`LAPOR ${square.code()}`, { channel: 'phone', by: '8' });
    const before = square.answers().length;
    await square.posts('ada foto lagi, tiangnya miring', { thread, photo: true });
    expect(square.lastTo('phone d:8')).toContain('1 foto diterima');
    expect(square.lastTo('phone d:8')).toContain('Ada nomor di tiang');
    await square.posts('makasih min', { thread });
    await square.posts('hubungi saya di 081234567890 untuk lokasinya', { thread });
    expect(square.lastTo('phone d:8')).toContain('Sebaiknya hapus unggahan itu');
    expect(square.answers()).toHaveLength(before);
  });

  it('nothing is left where it was begun: erased here, it is erased', async () => {
    const thread = await square.posts(RANT, { photo: true });
    await square.writes(`LAPOR ${square.code()}`, { channel: 'phone', by: '8' });
    await square.posts('tiangnya juga miring', { thread });
    const items = await square.store.transcript('square', chatId('p:41'), { limit: 50 });
    expect(items.filter(({ from }) => from === 'citizen')).toEqual([]);
    await square.writes('/hapusdata', { channel: 'phone', by: '8' });
    expect(await square.writes('ya', { channel: 'phone', by: '8' })).toContain('Sudah dihapus');
    const files: string[] = [];
    for await (const id of square.store.fileIds()) files.push(id);
    expect(files).toEqual([]);
    expect(JSON.stringify((await square.store.read(1, 1)).row.talk)).not.toMatch(/lampu|Sultan|tiang/i);
  });

  it('a draft that is open here is not lost: it waits on the shelf', async () => {
    await square.writes('jalan berlubang besar di Jl. Veteran Banjarmasin sejak Minggu', { channel: 'phone', by: '8' });
    await square.posts(RANT);
    expect(await square.writes(square.code(), { channel: 'phone', by: '8' })).toContain('Lampu');
    expect(await square.writes('status', { channel: 'phone', by: '8' })).toContain('Jl. Veteran');
  });

  it('guessing ends after five tries, for an hour', async () => {
    for (let i = 0; i < 5; i += 1)
      expect(await square.writes(`K-0000-000${i}`, { channel: 'phone' })).toContain('tidak saya temukan');
    await square.posts(RANT);
    expect(await square.writes(`LAPOR ${square.code()}`, { channel: 'phone' })).toContain('satu jam lagi');
    square.later(3_600_000);
    expect(await square.writes(`LAPOR ${square.code()}`, { channel: 'phone' })).toContain('saya lanjutkan');
  });
});

describe('without the code', () => {
  it('whoever posted goes on by just writing; a draft of one’s own goes first', async () => {
    await square.writes('jalan berlubang besar di Jl. Veteran Banjarmasin sejak Minggu');
    await square.posts(RANT);
    expect(await square.writes('tolong cepat ya')).not.toContain('Sultan Adam');
    expect(await square.writes('halo', { by: '66' })).toContain('Apa yang terjadi');
    await square.posts(RANT, { by: '66' });
    expect(await square.writes('halo', { by: '66' })).toContain('Laporan Anda saya lanjutkan');
  });

  it('a post with somebody’s number is to be deleted: said in private alone', async () => {
    await square.posts(`${RANT}, hubungi 081234567890`);
    expect(square.answers()[0]?.text).not.toContain('0812');
    expect(await square.writes('halo')).toContain('Sebaiknya hapus unggahan itu');
  });
});

describe('taken back or changed', () => {
  const gone = (messageId: string) =>
    square.accept([square.inbound({ kind: 'deleted' }, { id: `x${messageId}`, messageId })]);
  it('a deleted post takes its draft with it, key and all', async () => {
    await gone(await square.posts(RANT, { photo: true }));
    expect(await square.writes(`LAPOR ${square.code()}`)).toContain('tidak berlaku');
    const left: string[] = [];
    for await (const id of square.store.fileIds()) left.push(id);
    expect(left).toEqual([]);
  });
  it('a deleted later post takes what it told', async () => {
    const thread = await square.posts(RANT);
    const second = await square.posts('tiangnya miring', { thread, photo: true });
    await gone(second);
    expect(await square.writes(`LAPOR ${square.code()}`)).not.toContain('foto,');
  });
  it('and what it told of the place and of its writer', async () => {
    const thread = await square.posts('Lampu jalan mati sejak kemarin malam, tolong diperbaiki');
    const second = await square.posts('di Jl. Pramuka Banjarmasin, nama saya Budi Santoso', { thread });
    await gone(second);
    const said = await square.writes(`LAPOR ${square.code()}`);
    expect(said).toContain('Di mana');
    expect(said).not.toContain('Pramuka');
    expect(JSON.stringify(await square.talks())).not.toMatch(/Pramuka|Budi Santoso/);
  });
  it('and the spot that it pinned', async () => {
    const thread = await square.posts('Lampu jalan mati sejak kemarin malam, tolong diperbaiki');
    const at = { messageId: 'post9', topic: thread };
    await square.accept([
      square.inbound({ kind: 'text', text: 'tiangnya miring dan berbahaya' }, at),
      square.inbound({ kind: 'location', lat: -3.3194, lon: 114.5908 }, at),
    ]);
    expect(JSON.stringify(await square.talks())).toContain('114.5908');
    await gone('post9');
    expect(JSON.stringify(await square.talks())).not.toContain('114.5908');
  });
  it('one that is gone before anybody read it is no report, and is not answered', async () => {
    const at = { messageId: 'post9', topic: 'post9' };
    await square.accept([
      square.inbound({ kind: 'text', text: RANT }, at),
      square.inbound({ kind: 'edited', text: `${RANT}!` }, at),
      square.inbound({ kind: 'deleted' }, { id: 'xpost9', messageId: 'post9' }),
    ]);
    expect(square.answers()).toEqual([]);
    expect(JSON.stringify(await square.talks())).not.toContain('Sultan Adam');
    await square.posts(RANT);
    expect(square.answers()).toHaveLength(1);
  });
  it('what goes on in private stays', async () => {
    const post = await square.posts(RANT);
    await square.writes(`LAPOR ${square.code()}`);
    await gone(post);
    expect(await square.writes('lewati')).toContain('Kirim bukti');
  });
  it('another wording corrects the first', async () => {
    const post = await square.posts('Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin');
    const text = 'Lampu jalan mati di Jl. Pramuka Banjarmasin sejak kemarin';
    await square.accept([square.inbound({ kind: 'edited', text }, { messageId: post, topic: post })]);
    expect(square.answers()).toHaveLength(1);
    const said = await square.writes(`LAPOR ${square.code()}`);
    expect(said).toContain('Pramuka');
    expect(said).not.toContain('Veteran');
  });
  it('what nobody came for is erased when drafts are', async () => {
    await square.posts(RANT, { photo: true });
    square.later(31 * DAY_MS);
    const chats = await square.store.chatsWithDrafts({ before: square.clock.now() }, 10);
    await square.store.post(
      { to: 'citizen', type: 'drafts-expire' },
      chats.map((conversation) => ({ conversation, key: 'd1' })),
    );
    for (const chat of chats) await square.work(chat);
    expect(await square.store.chatsWithDrafts({ before: square.clock.now() }, 10)).toEqual([]);
    expect(square.said).toHaveLength(1);
  });
});

describe('news that do not arrive in private', () => {
  /** A complaint that began in a post and was filed in private. */
  async function filed(): Promise<string> {
    const thread = await square.posts(RANT, { photo: true });
    await square.writes(`LAPOR ${square.code()}`);
    for (const answer of ['lewati', 'anonim', 'kirim']) await square.writes(answer);
    expect(square.lastTo('square d:41')).toContain('Kode laporan');
    return thread;
  }
  /** What was sent last in private, and tells of the complaint, is refused: the person takes no messages of ours any more. */
  async function shutOut(): Promise<void> {
    const last = square.queued.at(-1);
    if (!last) throw new Error('nothing was sent');
    const { told } = await square.store.markBlocked(last, 'blocked');
    for (const conversation of told) await square.work(conversation);
  }

  it('wait for a post that may be answered, and then only their being there is said', async () => {
    const thread = await filed();
    await shutOut();
    expect(square.answers()).toHaveLength(1);
    await square.posts('min, sampai mana laporan saya?', { thread });
    expect(square.answers()).toHaveLength(2);
    expect(square.answers()[1]?.text).toContain('Ada kabar untuk laporan Anda');
    expect(square.answers()[1]?.text).not.toMatch(/lampu|Sultan|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/i);
    await square.posts('baik', { thread });
    expect(square.answers()).toHaveLength(2);
  });

  it('go to a post that was left without an answer before', async () => {
    const thread = await filed();
    const asked = await square.posts('min, sampai mana laporan saya?', { thread });
    expect(square.answers()).toHaveLength(1);
    await shutOut();
    expect(square.answers()[1]).toMatchObject({ delivery: { answers: asked } });
  });

  it('wait on where that post is deleted', async () => {
    const thread = await filed();
    const asked = await square.posts('min, sampai mana laporan saya?', { thread });
    await square.accept([square.inbound({ kind: 'deleted' }, { id: `x${asked}`, messageId: asked })]);
    await shutOut();
    expect(square.answers()).toHaveLength(1);
    const again = await square.posts('min, bagaimana kabarnya?', { thread });
    expect(square.answers()[1]).toMatchObject({ delivery: { answers: again } });
  });

  it('are not told to whoever said STOP, in public too, until they speak to us again', async () => {
    const thread = await filed();
    await square.posts('min, sampai mana laporan saya?', { thread });
    await square.posts('@aduan STOP', { thread });
    await shutOut();
    expect(square.answers()).toHaveLength(1);
    await square.posts('jadi bagaimana min laporan saya?', { thread });
    expect(square.answers()).toHaveLength(2);
    expect(square.answers()[1]?.text).toContain('Ada kabar untuk laporan Anda');
  });
});
