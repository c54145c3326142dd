import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import type { Status } from '../../src/core/complaint/status.ts';
import type { Delivery } from '../../src/core/delivery.ts';
import { CODE, FORUM, idIn, Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(async () => {
  expect(stage.platform.violations).toEqual([]);
  await stage.close();
});

const topic = (status: Status, over: Partial<Extract<Delivery, { kind: 'topic' }>> = {}): Delivery => ({
  kind: 'topic',
  ref: 't1',
  title: '7K4M-92QX-B3F · Lampu jalan · Banjarmasin',
  status,
  about: CODE,
  ...over,
});
const card = (text: string, over: Partial<Extract<Delivery, { kind: 'message' }>> = {}): Delivery => ({
  kind: 'message',
  ref: 'c1',
  message: { text: [text] },
  about: CODE,
  inTopic: true,
  isCard: true,
  ...over,
});
const topics = (chat = FORUM) => [...stage.platform.chat(chat).topics.values()];

describe('a complaint has its topic in the forum of its desk', () => {
  it('which is opened with the title and the icon of the state, and what belongs to it is written there', async () => {
    stage.platform.group(FORUM);
    const id = idIn(await stage.send(FORUM, topic('submitted')));
    expect(topics()).toEqual([
      { id: Number(id), name: '7K4M-92QX-B3F · Lampu jalan · Banjarmasin', icon: '❗️', closed: false },
    ]);
    idIn(await stage.send(FORUM, card('kartu'), { topic: id }));
    expect(stage.seen(FORUM)).toMatchObject([{ text: 'kartu', topic: Number(id) }]);
  });

  it('which follows the state: another icon, closed when it is over, open again when it is not', async () => {
    stage.platform.group(FORUM);
    const id = idIn(await stage.send(FORUM, topic('submitted')));
    const seen: unknown[] = [];
    for (const status of ['forwarded', 'asked', 'closed', 'reopened'] as const) {
      expect(idIn(await stage.send(FORUM, topic(status, { replaces: 't1' }), { edits: id }))).toBe(id);
      seen.push(topics().map(({ icon, closed }) => [status, icon, closed]));
    }
    expect(seen).toEqual([
      [['forwarded', '📁', false]],
      [['asked', '❓', false]],
      [['closed', '✅', true]],
      [['reopened', '‼️', false]],
    ]);
  });

  it('whose icons are read from the platform once, and whose closing is not asked for again and again', async () => {
    stage.platform.group(FORUM);
    const id = idIn(await stage.send(FORUM, topic('submitted')));
    for (const status of ['verified', 'forwarded', 'in-progress'] as const)
      idIn(await stage.send(FORUM, topic(status, { replaces: 't1' }), { edits: id }));
    const calls = stage.platform.calls.filter((call) => /Forum/.test(call));
    expect(calls).toEqual([
      'getForumTopicIconStickers',
      'createForumTopic',
      'editForumTopic',
      'editForumTopic',
      'editForumTopic',
    ]);
  });

  it('where the platform has none of the icons, a coloured mark stands before the title', async () => {
    stage.platform.group(FORUM);
    stage.platform.faults.push({
      method: 'getForumTopicIconStickers',
      status: 400,
      body: { ok: false, error_code: 400, description: 'Bad Request' },
    });
    idIn(await stage.send(FORUM, topic('asked')));
    expect(topics()).toMatchObject([{ name: '🟡 7K4M-92QX-B3F · Lampu jalan · Banjarmasin', icon: '' }]);
  });

  it('a title that is too long is cut between characters as people see them', async () => {
    stage.platform.group(FORUM);
    const family = '👨‍👩‍👧‍👦';
    idIn(await stage.send(FORUM, topic('submitted', { title: family.repeat(40) })));
    expect(topics()[0]?.name).toBe(family.repeat(Math.floor(128 / family.length)));
  });

  it('the same look a second time is done, and a try that was cut off after opening opens no second one', async () => {
    stage.platform.group(FORUM);
    stage.platform.faults.push({ method: 'closeForumTopic', status: 502, body: {} });
    expect(await stage.send(FORUM, topic('closed'))).toMatchObject({ ok: false, why: 'unknown' });
    const id = idIn(await stage.send(FORUM, topic('closed')));
    idIn(await stage.send(FORUM, topic('closed', { replaces: 't1' }), { edits: id }));
    expect(topics()).toMatchObject([{ id: Number(id), closed: true }]);
  });

  it.each([
    ['a private chat', 41, {}],
    ['a group that is no forum', FORUM, { isForum: false }],
    ['a basic group', -77, { type: 'group' as const, isForum: false }],
    ['a forum in which we may not manage topics', FORUM, { canManageTopics: false }],
  ])(
    '%s goes without: the topic is taken as done, what belongs to it lies in the chat itself',
    async (_, chat, rules) => {
      if (chat < 0) stage.platform.group(chat, rules);
      for (const ref of ['t1', 't2']) expect(idIn(await stage.send(chat, topic('submitted', { ref })))).toBe('');
      idIn(await stage.send(chat, card('kartu'), { topic: '' }));
      expect(stage.seen(chat).map(({ text, topic: lies }) => [text, lies])).toEqual([['kartu', undefined]]);
      // Asked once, noted once, for the operator to see.
      const asked = stage.platform.calls.filter((call) => call === 'createForumTopic').length;
      expect(asked).toBe(chat < 0 ? 1 : 0);
      expect(stage.notes.filter(({ code }) => code === 'topics-off')).toHaveLength(chat < 0 ? 1 : 0);
    },
  );

  it('an older topic is left as it looks when the right to manage topics is taken away, and is still written in', async () => {
    const forum = stage.platform.group(FORUM);
    const id = idIn(await stage.send(FORUM, topic('submitted')));
    forum.group.canManageTopics = false;
    expect(idIn(await stage.send(FORUM, topic('verified', { replaces: 't1' }), { edits: id }))).toBe(id);
    idIn(await stage.send(FORUM, card('kartu'), { topic: id }));
    expect(stage.seen(FORUM)).toMatchObject([{ topic: Number(id) }]);
  });

  it('one that stays closed because of that loses nothing: what belongs into it lies in the group itself', async () => {
    const forum = stage.platform.group(FORUM);
    const id = idIn(await stage.send(FORUM, topic('closed')));
    forum.group.canManageTopics = false;
    expect(idIn(await stage.send(FORUM, topic('reopened', { replaces: 't1' }), { edits: id }))).toBe(id);
    idIn(await stage.send(FORUM, card('kartu'), { topic: id }));
    expect(stage.seen(FORUM).map(({ text, topic: lies }) => [text, lies])).toEqual([['kartu', undefined]]);
  });
});

describe('what somebody deleted is told as lost, so that it is made anew', () => {
  it('a topic, by what is sent into it, uploaded into it or changed about it', async () => {
    const forum = stage.platform.group(FORUM);
    const id = idIn(await stage.send(FORUM, topic('submitted')));
    forum.topics.delete(Number(id));
    const lost = { ok: false, why: 'lost', what: 'topic', certain: true };
    expect(await stage.send(FORUM, card('kartu'), { topic: id })).toMatchObject(lost);
    expect(await stage.send(FORUM, topic('closed', { replaces: 't1' }), { edits: id })).toMatchObject(lost);
    const files = [stage.file('document', 'application/pdf', Buffer.from('%PDF-'), 'bukti-1.pdf')];
    expect(
      await stage.send(FORUM, { kind: 'files', ref: 'f1', files, about: CODE, inTopic: true }, { topic: id }),
    ).toMatchObject(lost);
    expect(stage.seen(FORUM)).toEqual([]);
  });

  it('a card, while its topic is still there', async () => {
    const forum = stage.platform.group(FORUM);
    const id = idIn(await stage.send(FORUM, topic('submitted')));
    const sent = idIn(await stage.send(FORUM, card('kartu'), { topic: id }));
    forum.seen.delete(Number(sent));
    expect(await stage.send(FORUM, card('kartu baru', { replaces: 'c1' }), { topic: id, edits: sent })).toMatchObject({
      ok: false,
      why: 'lost',
      what: 'card',
    });
  });

  it('but what stands for no complaint is simply sent anew', async () => {
    const sent = idIn(await stage.send(41, { kind: 'message', ref: 'c1', message: { text: ['satu'] } }));
    stage.platform.chat(41).seen.clear();
    const again: Delivery = { kind: 'message', ref: 'c2', message: { text: ['dua'] }, replaces: 'c1' };
    idIn(await stage.send(41, again, { edits: sent }));
    expect(stage.seen(41).map(({ text }) => text)).toEqual(['dua']);
  });
});

describe('a group that became a supergroup', () => {
  it('is found again by topics and files too, without the ids that stayed behind', async () => {
    stage.platform.group(-77, { type: 'group', isForum: false, movedTo: FORUM });
    stage.platform.group(FORUM);
    const files = [stage.file('document', 'application/pdf', Buffer.from('%PDF-'), 'bukti-1.pdf')];
    idIn(await stage.send(-77, { kind: 'files', ref: 'f1', files, about: CODE, inTopic: true }, { topic: '5' }));
    const id = idIn(await stage.send(-77, topic('submitted')));
    idIn(await stage.send(-77, card('kartu'), { topic: id }));
    expect(topics()).toHaveLength(1);
    expect(stage.seen(FORUM)).toMatchObject([{ file: { name: 'bukti-1.pdf' } }, { text: 'kartu' }]);
  });

  it('no card of before is changed there: its number is another card’s by now', async () => {
    const before = stage.platform.group(-77, { type: 'group', isForum: false });
    stage.platform.group(FORUM);
    idIn(await stage.send(-77, card('kartu A')));
    const B = { about: '9XQ2-71KD-A5T' as ComplaintCode };
    before.group.movedTo = FORUM;
    const other = idIn(await stage.send(-77, card('kartu B', { ref: 'c2', ...B })));
    // The supergroup counts anew, and what A was called before the move is what B is called now.
    const a = idIn(await stage.send(-77, card('kartu A, diubah', { ref: 'c3', replaces: 'c1' }), { edits: other }));
    idIn(await stage.send(-77, card('kartu A, beres', { ref: 'c4', replaces: 'c3' }), { edits: a }));
    idIn(await stage.send(-77, card('kartu B, diterima', { ref: 'c5', replaces: 'c2', ...B }), { edits: other }));
    expect(stage.seen(FORUM).map(({ text }) => text)).toEqual(['kartu B, diterima', 'kartu A, beres']);
  });
});
