import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addWorkingDays } from '../../src/core/calendar/working-time.ts';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { type Act, leadsTo } from '../../src/core/complaint/life.ts';
import type { Role } from '../../src/core/complaint/role.ts';
import { timing } from '../../src/core/desk/clock/clock.ts';
import { Clockwork, type ClockworkParts } from '../../src/core/desk/clockwork/clockwork.ts';
import type { Event } from '../../src/core/event.ts';
import type { Evidence, KeptFile } from '../../src/core/facts.ts';
import { chatId } from '../../src/core/message.ts';
import type { Happening } from '../../src/core/observe.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { ComplaintMessage } from '../../src/core/store/port/steps.ts';
import type { Complaint, Store } from '../../src/core/store/port/store.ts';
import { settle, TestClock } from '../fakes/clock.ts';
import { policy } from '../fixtures/policy.ts';
import { wita } from './lived.ts';

type House = Store<string>;

/** What a complaint begins with; what is not said is as in an ordinary one. */
export interface Filing {
  readonly desk?: string;
  readonly category?: string;
  readonly evidence?: readonly Evidence[];
  /** It tells of danger. */
  readonly emergency?: boolean;
}

/** A kept picture; nobody looks into its file here. */
export const picture = (id: string): KeptFile => ({
  ...{ id, key: 'a2V5', mime: 'image/jpeg', bytes: 10, sha256: 'ab' },
  cleanId: `${id}-clean`,
  original: { device: 'a telephone' },
});

/** A desk with its database on the disk and time that stands still: what clocks do to complaints, seen from the chats. */
export class ClockHouse {
  readonly clock = new TestClock();
  readonly happened: Happening[] = [];
  readonly hinted: number[] = [];
  /** What the clockwork goes by; complaints are filed by the fixture's. */
  policy = policy;
  readonly #dir = mkdtempSync(path.join(tmpdir(), 'aduan-clock-'));
  readonly #open: House[] = [];
  store: House = this.openStore();
  #people = 0;
  #filed = 0;

  /** The database as another process opens it. */
  openStore(): House {
    const secret = 'a secret of more than thirty-two characters';
    const store = openStore<string>({
      ...{ file: path.join(this.#dir, 'aduan.db'), secret, clock: this.clock, random: randomBytes },
    });
    this.#open.push(store);
    return store;
  }

  async close(): Promise<void> {
    for (const store of this.#open) await store.close();
    rmSync(this.#dir, { recursive: true });
  }

  /** Sets the time, in WITA. */
  at(text: string): void {
    this.clock.jump(wita(text));
  }

  later(ms: number): void {
    this.clock.jump(new Date(this.clock.now().getTime() + ms));
  }

  clockwork(over: Partial<ClockworkParts['store']> = {}, store: House = this.store): Clockwork {
    return new Clockwork({
      store: {
        alerts: (now, limit) => store.alerts(now, limit),
        nextAlert: () => store.nextAlert(),
        complaintByCode: (code) => store.complaintByCode(code),
        workplaces: () => store.workplaces(),
        post: (event, to) => store.post(event, to),
        act: (effects) => store.act(effects),
        ...over,
      },
      policy: this.policy,
      clock: this.clock,
      hint: (conversation) => this.hinted.push(conversation),
      observe: (happening) => this.happened.push(happening),
    });
  }

  /** A clockwork that is started, looks once, and is stopped. */
  async look(over: Partial<ClockworkParts['store']> = {}, store: House = this.store): Promise<void> {
    const clockwork = this.clockwork(over, store);
    clockwork.start();
    await clockwork.stop();
  }

  /** Somebody who works at a desk. @returns the conversation in which the person is told */
  async person(desk: string, role: Role = 'admin'): Promise<number> {
    this.#people += 1;
    const code = `INVITE${this.#people}`;
    await this.store.invite({ code, desk, role, expiresAt: new Date(this.clock.now().getTime() + 60_000) });
    const conversation = await this.#says(`officer-${this.#people}`);
    await this.#step(conversation, [{ do: 'bind-admin', invitation: code, person: `officer-${this.#people}` }]);
    return conversation;
  }

  async #says(chat: string): Promise<number> {
    const [conversation = 0] = await this.store.accept(
      [
        {
          ...{ channel: 'test', id: chat, chat: chatId(chat), from: { id: chat } },
          ...{ sentAt: this.clock.now(), private: true, content: { kind: 'text', text: 'halo' } },
        },
      ],
      this.clock.now(),
    );
    return conversation;
  }

  async #step(conversation: number, effects: Parameters<House['act']>[0]): Promise<void> {
    const { row, inbox } = await this.store.read(conversation, 100);
    const handled = inbox.map(({ id }) => id);
    const committed = await this.store.commit({
      ...{ conversation, version: row.version, handled, talk: '', effects },
    });
    if (!committed.ok) throw new Error('the step was turned away');
  }

  /** A complaint is filed now. @returns its code, and the citizen's conversation */
  async filed({ desk = 'kalsel', category = 'road', evidence = [], emergency = false }: Filing = {}) {
    this.#filed += 1;
    const code = `AAAA-AAAA-${String(this.#filed).padStart(3, '0')}` as ComplaintCode;
    const dossier = `dossier${this.#filed}`;
    const citizen = await this.#says(`citizen-${this.#filed}`);
    const now = this.clock.now();
    await this.#step(citizen, [
      { do: 'open-dossier', dossier },
      ...evidence.map((one) => ({ do: 'keep-evidence', dossier, evidence: one }) as const),
      {
        do: 'file',
        complaint: {
          ...{ code, dossier, kind: 'complaint', category, desk, routedBy: 'central', channel: 'test' },
          ...{ switches: { anonymous: false, secret: false }, createdAt: now, submittedAt: now },
          deadline: addWorkingDays(now, policy.service.verifyDays, policy.calendar, policy.zone).at,
          facts: { place: { value: { kind: 'place', text: 'Jl. Veteran' }, uncertain: false } },
          ...{ reporter: null, messages: [], language: 'id', excluded: [], alertAt: now, emergency },
        },
      },
    ]);
    return { code, citizen, dossier };
  }

  async complaint(code: ComplaintCode): Promise<Complaint> {
    const complaint = await this.store.complaintByCode(code);
    if (!complaint) throw new Error('there is no such complaint');
    return complaint;
  }

  /** Somebody does something to a complaint now, with the words for the citizen. */
  async does(code: ComplaintCode, act: Act, over: { readonly desk?: string; readonly words?: string } = {}) {
    const complaint = await this.complaint(code);
    const { history, status, version } = complaint;
    const to = leadsTo(act, status, history);
    if (!to) throw new Error(`${act} is not possible when ${status}`);
    const { desk = complaint.desk, words } = over;
    const entry = { act, to, desk, by: act === 'supply' ? 'citizen' : 'system' };
    const lived = [...history, { ...entry, at: this.clock.now(), from: status }];
    const change = { ...timing({ ...complaint, history: lived }, policy), desk };
    const message: ComplaintMessage = { at: this.clock.now(), from: 'desk', text: words ?? '', act };
    const committed = await this.store.act([
      { do: 'move', complaint: code, version, entry, change },
      ...(words === undefined ? [] : [{ do: 'note', complaint: code, message } as const]),
    ]);
    if (!committed.ok) throw new Error(`${act} was turned away`);
  }

  /** The citizen writes something about a complaint now. */
  async writes(code: ComplaintCode, text: string): Promise<void> {
    await this.store.act([{ do: 'note', complaint: code, message: { at: this.clock.now(), from: 'citizen', text } }]);
  }

  /** What a chat was told and nobody handled yet, as a process reads it that has just begun. */
  async told(conversation: number): Promise<readonly Event[]> {
    const { inbox } = await this.openStore().read(conversation, 1_000);
    return inbox.flatMap(({ message: { content } }) => (content.kind === 'event' ? [content.event] : []));
  }

  /** The levels of alarm a chat was told, oldest first. */
  async alarms(conversation: number): Promise<readonly number[]> {
    return (await this.told(conversation)).flatMap((event) => (event.type === 'alarm' ? [event.level] : []));
  }

  /** Lets whatever is due run, with time enough for a full round. */
  async run(ms: number): Promise<void> {
    await this.clock.pass(ms);
    await settle(60);
  }
}
