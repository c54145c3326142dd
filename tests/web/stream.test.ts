import { afterEach, describe, expect, it } from 'vitest';
import { WebChannel } from '../../src/bots/web/channel.ts';
import { Backend } from './backend.ts';
import { Ear } from './ear.ts';
import { Visitor } from './visitor.ts';

const ears: Ear[] = [];
async function listen(citizen: Visitor, headers: Record<string, string> = {}, path = '/aliran'): Promise<Ear> {
  const ear = new Ear(await citizen.ask(path, { headers }));
  ears.push(ear);
  return ear;
}
afterEach(async () => {
  await Promise.all(ears.splice(0).map((ear) => ear.close()));
});

describe('the event stream', () => {
  it('brings what is said from now on, the citizen’s own words (for other pages) and the answer, in order', async () => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    const ear = await listen(citizen);
    await citizen.says('halo');
    expect([await ear.hears(), await ear.hears()]).toEqual(['halo', 'Anda menulis: halo']);
    house.say(house.lastChat(), { text: ['Dari petugas'] });
    expect(await ear.hears()).toBe('Dari petugas');
  });

  it('a browser that was cut off comes back with the last id it heard and misses nothing, gets nothing twice', async () => {
    const house = new Backend(() => []);
    const citizen = await Visitor.at(await house.app());
    await citizen.says('halo');
    const ear = await listen(citizen);
    await ear.next();
    house.say(house.lastChat(), { text: ['satu'] });
    const last = await ear.next();
    await ear.close();
    for (const text of ['dua', 'tiga']) house.say(house.lastChat(), { text: [text] });
    const again = await listen(citizen, { 'last-event-id': last?.id ?? '' });
    expect([await again.hears(), await again.hears()]).toEqual(['dua', 'tiga']);
    house.say(house.lastChat(), { text: ['empat'] });
    expect(await again.hears()).toBe('empat');
  });

  it('the page says where its stream goes on: nothing of the page comes again', async () => {
    const house = new Backend(() => []);
    const citizen = await Visitor.at(await house.app());
    await citizen.says('sudah di halaman');
    const settings = /data-settings="([^"]+)"/.exec(await citizen.page())?.[1]?.replaceAll('&quot;', '"') ?? '{}';
    const { cursor } = JSON.parse(settings) as { cursor: string };
    const ear = await listen(citizen, {}, `/aliran?after=${cursor}`);
    house.say(house.lastChat(), { text: ['baru'] });
    expect(await ear.hears()).toBe('baru');
  });

  it('two hundred and fifty messages missed come all, in order', async () => {
    const house = new Backend(() => []);
    const citizen = await Visitor.at(await house.app());
    await citizen.says('mulai');
    const ear = await listen(citizen);
    const last = await ear.next();
    await ear.close();
    for (let n = 1; n <= 250; n += 1) house.say(house.lastChat(), { text: [`pesan ${n}`] });
    const again = await listen(citizen, { 'last-event-id': last?.id ?? '' });
    const heard: string[] = [];
    for (let n = 1; n <= 250; n += 1) heard.push(await again.hears());
    expect(heard).toEqual(Array.from({ length: 250 }, (_, at) => `pesan ${at + 1}`));
  });

  it('an id that could not be ours is as good as none', async () => {
    const house = new Backend(() => []);
    const citizen = await Visitor.at(await house.app());
    await citizen.says('halo');
    const ear = await listen(citizen, { 'last-event-id': "' OR 1=1 --" });
    expect(await ear.hears()).toBe('halo');
  });

  it('an edit names what it replaces', async () => {
    const house = new Backend(() => []);
    const citizen = await Visitor.at(await house.app());
    await citizen.says('halo');
    const first = house.say(house.lastChat(), { text: ['lama'] });
    house.say(house.lastChat(), { text: ['baru'] }, first);
    const ear = await listen(citizen);
    await ear.next();
    expect(JSON.parse((await ear.next())?.data ?? '{}')).toMatchObject({ key: first });
    expect(JSON.parse((await ear.next())?.data ?? '{}')).toMatchObject({ text: ['baru'], replaces: first });
  });

  it('a fifth page of one chat sends the one that listened longest to rest', async () => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    const first = await listen(citizen);
    for (let page = 2; page <= 5; page += 1) await listen(citizen);
    expect(await first.next()).toEqual({ event: 'istirahat', data: '' });
    expect(await first.next()).toBeUndefined();
  });

  it('one address with many chats has no more than its share of them, and whoever goes gives a place back', async () => {
    const house = new Backend(undefined, {}, new WebChannel(undefined, { max: 5, ofOneMax: 3 }));
    const server = await house.serve();
    // Our own proxy, on this machine, tells who comes from where.
    const from = (address: string) => ({
      request: (path: string, init: RequestInit = {}) =>
        fetch(`${server.url}${path}`, { ...init, headers: { ...init.headers, 'x-forwarded-for': address } }),
    });
    const opened = async (address: string) => (await Visitor.at(from(address))).ask('/aliran');
    const theirs: Ear[] = [];
    for (let n = 1; n <= 3; n += 1) theirs.push(new Ear(await opened('203.0.113.1')));
    ears.push(...theirs);
    expect((await opened('203.0.113.1')).status).toBe(503);
    const citizen = await Visitor.at(from('203.0.113.2'));
    const ear = await listen(citizen);
    await citizen.says('halo');
    expect(await ear.hears()).toBe('halo');
    // Listening ends when the server hears that the connection is gone.
    await theirs[0]?.close();
    await expect.poll(async () => (await opened('203.0.113.1')).status).toBe(200);
    await server.close(0);
  });

  it('stopping ends every stream, so that the program can end', async () => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    const ear = await listen(citizen);
    await house.channel.stop();
    expect(await ear.next()).toBeUndefined();
    expect((await citizen.ask('/aliran')).status).toBe(503);
  });

  it('whoever asks for its head alone (a monitor, curl -I) takes no place among the streams', async () => {
    const house = new Backend();
    const { channel } = house;
    const listen = channel.listen.bind(channel);
    let listening = 0;
    let left: () => void = () => undefined;
    const allLeft = new Promise<void>((resolve) => {
      left = resolve;
    });
    channel.listen = (...to) => {
      const leave = listen(...to);
      listening += 1;
      return () => {
        leave?.();
        listening -= 1;
        if (listening === 0) left();
      };
    };
    const citizen = await Visitor.at(await house.app());
    const answer = await citizen.ask('/aliran', { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    await allLeft;
    expect(listening).toBe(0);
  });

  it('whoever has no chat is told not to come back', async () => {
    const house = new Backend();
    expect((await new Visitor(await house.app()).ask('/aliran')).status).toBe(204);
  });
});
