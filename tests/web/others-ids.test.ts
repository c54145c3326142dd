import { beforeEach, expect, it } from 'vitest';
import type { OutFile } from '../../src/core/delivery.ts';
import { Backend } from './backend.ts';
import { newId, Visitor } from './visitor.ts';

/**
 * Everything by which one citizen's chat, words and files are named, put into every address, query, header and field that another citizen can fill: nothing
 * of it comes back, and nothing of it is changed.
 */
const CANARY = /rahasia-satu|ISI-BERKAS/;
let house: Backend;
let site: Awaited<ReturnType<Backend['app']>>;
let ids: readonly string[];

beforeEach(async () => {
  house = new Backend();
  site = await house.app();
  const one = await Visitor.at(site);
  await one.says('cerita rahasia-satu', 'pesan-of-one-1');
  await one.files([{ name: 'rahasia-satu.pdf', bytes: '%PDF-ISI-BERKAS', mime: 'application/pdf' }]);
  const [first] = house.stored;
  if (!first) throw new Error('nothing was stored');
  const file: OutFile = {
    id: 'f1',
    kind: 'document',
    mime: 'application/pdf',
    name: 'rahasia-satu.pdf',
    key: 'k',
    bytes: 1,
  };
  house.files.set('f1', Buffer.from('ISI-BERKAS'));
  house.sendFiles(first.chat, 'f:7', [file], 'rahasia-satu');
  const stored = house.stored.flatMap(({ id, chat, messageId, from }) => [id, chat, messageId ?? id, from.id]);
  const page = await one.page();
  const shown = [...page.matchAll(/(?:id|data-[\w-]+|href|value|src)="([^"]{3,120})"/g)].map(
    ([, found]) => found ?? '',
  );
  ids = [...new Set([...stored, ...house.kept.map(({ id }) => id), ...shown, 'f:7', 'f1', 'i1', 'o1', 'n0'])];
  expect(ids.length).toBeGreaterThan(15);
});

/** The addresses that there are, with an id in each place. */
function* addresses(): Generator<string> {
  const routes = new Set(
    site.routes.filter(({ method }) => method === 'GET' || method === 'ALL').map(({ path }) => path),
  );
  expect(routes.size).toBeGreaterThan(6);
  for (const route of routes)
    for (const id of ids) {
      const safe = encodeURIComponent(id);
      const path = route
        .replace(/:index\{[^}]*\}/g, '0')
        .replace(/:\w+(\{[^}]*\})?/g, safe)
        .replaceAll('*', safe);
      yield path;
      yield `${path}?chat=${safe}&aduan=${safe}&after=${safe}&ref=${safe}&id=${safe}&kode=${safe}`;
      yield route
        .replace(/:index\{[^}]*\}/g, '1')
        .replace(/:\w+(\{[^}]*\})?/g, safe)
        .replaceAll('*', '');
    }
  for (const id of ids) yield `/${encodeURIComponent(id)}`;
}

it('opens nothing, at any address', async () => {
  const other = await Visitor.at(site);
  let asked = 0;
  for (const path of addresses()) {
    if (path.startsWith('/aliran')) continue;
    const answer = await other.ask(path, { headers: { 'last-event-id': ids[asked % ids.length] ?? '' } });
    // What was asked for is said back by the form of the tracking page; nothing that was not.
    const text = (await answer.text()).replaceAll(decodeURIComponent(path), '');
    if (!CANARY.test(path)) expect([path, CANARY.test(text)]).toEqual([path, false]);
    asked += 1;
  }
  expect(asked).toBeGreaterThan(300);
  expect(house.faults).toEqual([]);
});

it('tells nothing in a stream that begins at it', async () => {
  for (const id of ids) {
    const other = await Visitor.at(site);
    await other.says('halo');
    const path = `/aliran?after=${encodeURIComponent(id)}`;
    const stream = (await other.ask(path, { headers: { 'last-event-id': id.replace(/[^\x20-\x7e]/g, '') } })).body;
    const reader = stream?.pipeThrough(new TextDecoderStream()).getReader();
    const first = (await reader?.read())?.value ?? '';
    const second = /halo|detak/.test(first) ? '' : ((await reader?.read())?.value ?? '');
    expect(first + second).not.toMatch(CANARY);
    await reader?.cancel();
  }
});

it('changes nothing: what names another’s message, chat or file is the sender’s own', async () => {
  const other = await Visitor.at(site);
  await other.says('halo');
  const mine = house.stored.at(-1)?.chat;
  const before = house.stored.filter(({ chat }) => chat !== mine).length;
  for (const id of ids)
    for (const body of [
      { id, kind: 'text', text: 'halo' },
      { id: newId(), kind: 'text', text: 'halo', replyTo: id, chat: id, from: { id } },
      { id: newId(), kind: 'choice', choice: id, on: id },
      { id: newId(), kind: 'edited', text: 'palsu', messageId: id },
      { id: newId(), kind: 'revoked', messageId: id },
    ])
      await (await other.post(body)).text();
  expect(house.stored.filter(({ chat }) => chat !== mine)).toHaveLength(before);
  expect(house.faults).toEqual([]);
});
