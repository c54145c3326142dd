import type { Clock, Timer } from '../../clock.ts';
import type { ComplaintCode } from '../../complaint/code.ts';
import { describeFault, type Observe } from '../../observe.ts';
import type { Policy } from '../../policy/policy.ts';
import type { ComplaintChange, Effect } from '../../store/port/steps.ts';
import type { Complaint, Complaints, Desk, Store } from '../../store/port/store.ts';
import { isOfRows } from '../../unreadable.ts';
import { lookAt, whileWaiting } from './clock-alerts.ts';
import { digestDay } from './clock-digest.ts';
import { Spread } from './clock-spread.ts';

/** What the clockwork needs. */
export interface ClockworkParts {
  readonly store: Pick<Complaints, 'complaintByCode'> &
    Pick<Desk, 'alerts' | 'nextAlert' | 'workplaces' | 'post'> &
    Pick<Store<unknown>, 'act'>;
  readonly policy: Policy;
  readonly clock: Clock;
  /** Whether the clock is this process's, asked before each thing that is done; several do no harm, only work twice. Absent: it is. */
  readonly isMine?: () => boolean;
  /** A conversation was told something. */
  readonly hint: (conversation: number) => void;
  readonly observe: Observe;
}

/** The next look: when the next clock rings, and no later than this, since whatever moves a complaint sets a new one. */
const LOOK_EVERY_MS = 5_000;
/** What was turned away is not looked at again at once. */
const LOOK_AGAIN_MS = 1_000;
/** Complaints in one round; their effects share commits. */
const ROUND = 50;
/** A complaint that can not be looked at must not hold up the others. */
const BROKEN_FOR_MS = 3_600_000;
/** Mornings begin on the minute. */
const MORNING_EVERY_MS = 60_000;

/**
 * Time at work: rings alarms, closes what the citizen no longer answers, tells of what can not be taken back any more, and opens the desks'
 * mornings. All it goes by lies in the rows, so it may be killed at any point and goes on where it was; several processes may run one each: the
 * version of the complaint and the keys of the events let each thing happen once.
 */
export class Clockwork {
  readonly #parts: ClockworkParts;
  readonly #spread = new Spread();
  /** Complaints that broke, with when to look at them again, epoch ms. */
  readonly #broken = new Map<ComplaintCode, number>();
  /** Chats and the morning they were told of: saves a commit a minute; the store knows better. */
  readonly #mornings = new Map<number, string>();
  #morningAtMs = 0;
  #timer: Timer | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: ClockworkParts) {
    this.#parts = parts;
  }

  /** Looks at once, then again and again. */
  start(): void {
    this.#running = this.#round().then((waitMs) => {
      if (!this.#stopped) this.#timer = this.#parts.clock.after(waitMs, () => this.start());
    });
  }

  /** Begins no round any more and waits for the one in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#running;
  }

  #isMine(): boolean {
    return this.#parts.isMine?.() ?? true;
  }

  /** One round. @returns how long to wait for the next, in ms */
  async #round(): Promise<number> {
    try {
      await this.#openMornings();
      return await this.#ring();
    } catch (error) {
      this.#fault(error);
      return LOOK_EVERY_MS;
    }
  }

  #fault(error: unknown): void {
    this.#parts.observe({ what: 'fault', where: 'clock', ...describeFault(error) });
  }

  async #ring(): Promise<number> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    for (const [code, untilMs] of this.#broken) if (untilMs <= now.getTime()) this.#broken.delete(code);
    const ringing = await store.alerts(now, ROUND + this.#broken.size);
    const codes = ringing.filter((code) => !this.#broken.has(code)).slice(0, ROUND);
    const done = await Promise.all(codes.map((code) => this.#lookAt(code, now)));
    if (this.#stopped || done.includes('stale')) return LOOK_AGAIN_MS;
    if (codes.length === ROUND) return 0;
    const next = await store.nextAlert();
    const waitMs = next ? next.getTime() - clock.now().getTime() : LOOK_EVERY_MS;
    return Math.min(LOOK_EVERY_MS, Math.max(LOOK_AGAIN_MS, waitMs));
  }

  /** Looks at one complaint and applies what follows; `stale` when it moved meanwhile. A fault is told and the complaint left for a while. */
  async #lookAt(code: ComplaintCode, now: Date): Promise<'done' | 'stale'> {
    if (!this.#isMine()) return 'done';
    try {
      const complaint = await this.#parts.store.complaintByCode(code);
      if (!complaint) return 'done';
      const committed = await this.#parts.store.act(this.#effectsFor(complaint, now));
      if (!committed.ok) return 'stale';
      for (const conversation of committed.woken) this.#parts.hint(conversation);
    } catch (error) {
      this.#fault(error);
      this.#broken.set(code, now.getTime() + BROKEN_FOR_MS);
    }
    return 'done';
  }

  #effectsFor(complaint: Complaint, now: Date): readonly Effect[] {
    const look = lookAt(complaint, this.#parts.policy, now);
    const lookAgain = (change: ComplaintChange): readonly Effect[] => [
      { do: 'alerted', complaint: complaint.code, version: complaint.version, change },
    ];
    if (look.do === 'wait') return lookAgain(whileWaiting(look));
    if (look.do === 'act') return look.effects;
    const turn = this.#spread.ask(look.desk, complaint.code, now);
    return turn === 'now' ? look.effects : lookAgain({ alertAt: turn });
  }

  /** Posts the morning's overview to the chats whose desks begin their day. What it says, and whether anything, is the desk's mind to decide. */
  async #openMornings(): Promise<void> {
    const { store, policy, clock, hint } = this.#parts;
    const now = clock.now();
    // A clock that was set back must not silence the mornings until it has caught up.
    if (Math.abs(now.getTime() - this.#morningAtMs) < MORNING_EVERY_MS) return;
    this.#morningAtMs = now.getTime();
    for (const { conversation, desks } of await store.workplaces()) {
      if (!this.#isMine()) return;
      const day = digestDay(desks, policy, now);
      if (day === null || this.#mornings.get(conversation) === day) continue;
      try {
        const told = await store.post({ to: 'desk', type: 'digest', day }, [{ conversation, key: `digest:${day}` }]);
        this.#mornings.set(conversation, day);
        for (const chat of told) hint(chat);
      } catch (error) {
        // One chat that does not open any more must not keep the mornings of the others shut.
        if (!isOfRows(error)) throw error;
        this.#mornings.set(conversation, day);
        this.#fault(error);
      }
    }
  }
}
