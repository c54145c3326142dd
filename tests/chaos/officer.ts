import { createHash } from 'node:crypto';
import { markOf } from '../fixtures/answers.ts';
import { withSegment } from '../fixtures/media/make.ts';
import type { Chance } from '../simulation/chance.ts';
import { COMMENT, type Town } from './citizen.ts';
import type { RememberedAct } from './desk-checker.ts';
import type { Phone } from './phone.ts';

/** The agency to which everything is forwarded. */
const AGENCY = 'dishub';
/** Who waits so long for an answer gives the command again, ms: what is done already is not done a second time for that. */
const PATIENCE_MS = 30_000;
/** A person gives no two commands within this, ms. */
const BREATH_MS = 250;
/**
 * Who sends far more than people do is turned away as a machine, and each delivery counts, repeated ones too: so many at once, so many a second, and
 * complaints for which that is enough.
 */
const DELIVERIES_AT_ONCE = 110;
const DELIVERIES_PER_MS = 0.8 / 1_000;
const DELIVERIES_OF_CASES = 60;
/** Commands on a complaint without an answer, after which it is let be: where a clock was set far ahead, an answer may be too old to be sent. */
const TRIES_MAX = 4;
/** Commands without an answer at once: what waits for an officer's chat is sent one after the other. */
const IN_HAND_MAX = 4;
/** Once in so many commands somebody is impatient and gives it twice. */
const TWICE_TIMES = 4;
/** So many complaints are worked on, and one of them is closed, however early the last kill comes. */
const CASES_MIN = 3;
/** Closed in a run: for half a minute each of them can be taken back, and only then the citizen hears of it. */
const CLOSED_MAX = 2;

type Step = 'verify' | 'forward' | 'reply' | 'close' | 'done';

/** A complaint that is ready to be worked on, as its citizen knows it. */
export interface Ready {
  readonly code: string;
}

interface Case {
  readonly code: string;
  step: Step;
  /** When the last command on it was given, epoch ms; 0 before. */
  saidAtMs: number;
  tries: number;
  isProven: boolean;
}

/** What an officer needs. */
export interface OfficerParts {
  readonly phone: Phone;
  readonly town: Town;
  readonly chance: Chance;
  /** How often each message is delivered. */
  readonly repeat: number;
  /** The newest invitation that the program printed. */
  readonly invitation: () => string | undefined;
  /** Complaints whose citizens are done with them. */
  readonly ready: () => readonly Ready[];
  /** A picture of the finished work, of which each proof is a copy that differs. */
  readonly proof: Buffer;
  /** The last kill has come. What is done from now on shows little and takes as long as before: only what is begun is ended. */
  readonly isEnding: () => boolean;
}

/**
 * Somebody at the central desk, in a private chat of Telegram: comes by the invitation that the program prints, verifies and forwards every complaint,
 * writes to its citizen, and closes a few. Goes on when the answer is shown, gives a command again that led to nothing, and remembers everything.
 */
export class Officer {
  readonly #parts: OfficerParts;
  readonly #acts: (RememberedAct & { acknowledged: boolean })[] = [];
  readonly #cases = new Map<string, Case>();
  #invitedBy: string | undefined;
  #underway = 0;
  /** Of what was shown, so much is read. */
  #read = 0;
  #isBound = false;
  #closed = 0;
  #saidAtMs = 0;
  #deliveriesLeft = DELIVERIES_AT_ONCE;

  constructor(parts: OfficerParts) {
    this.#parts = parts;
  }

  get phone(): Phone {
    return this.#parts.phone;
  }

  /** Has nothing left to do, and nothing on the way. */
  get isDone(): boolean {
    return (
      this.#isBound &&
      this.#underway === 0 &&
      (this.#hasEnough || this.#parts.ready().every(({ code }) => this.#cases.has(code))) &&
      [...this.#cases.values()].every(({ step }) => step === 'done')
    );
  }

  /** All acts, in order. */
  remembers(): readonly RememberedAct[] {
    return this.#acts;
  }

  /** Looks at the chat, and does what there is to do. */
  look(): void {
    const shown = this.phone.shown();
    for (const text of shown.slice(this.#read)) this.#reads(text);
    this.#read = shown.length;
    if (!this.#isBound) {
      this.#join();
      return;
    }
    for (const { code } of this.#parts.ready())
      if (!this.#hasEnough && !this.#cases.has(code))
        this.#cases.set(code, { code, step: 'verify', saidAtMs: 0, tries: 0, isProven: false });
    this.#endSoon();
    const closing = [...this.#cases.values()].find(({ step, saidAtMs }) => step === 'close' && saidAtMs > 0);
    let inHand = [...this.#cases.values()].filter(({ saidAtMs }) => saidAtMs > 0).length;
    for (const each of this.#cases.values()) {
      if (each.step === 'done') continue;
      // While one is being closed the next photo is its proof: nothing comes between.
      if (closing && each !== closing) continue;
      if (each.step === 'close' && !closing && !this.#mayClose(each)) continue;
      if (!this.#mayWrite()) return;
      if (each.saidAtMs === 0) {
        if (inHand >= IN_HAND_MAX) continue;
        inHand += 1;
      }
      if (Date.now() - each.saidAtMs >= PATIENCE_MS) this.#act(each);
      if (each.step === 'close') return;
    }
  }

  get #hasEnough(): boolean {
    const enough = this.#parts.isEnding() ? CASES_MIN : DELIVERIES_OF_CASES / this.#parts.repeat;
    return this.#cases.size >= enough;
  }

  /** Lets go of what nothing was done about yet, when there is enough without it. */
  #endSoon(): void {
    if (!this.#parts.isEnding()) return;
    for (const [code, { step, saidAtMs }] of this.#cases)
      if (step === 'verify' && saidAtMs === 0 && this.#cases.size > CASES_MIN) this.#cases.delete(code);
  }

  #mayWrite(): boolean {
    const restedMs = Date.now() - this.#saidAtMs;
    const left = Math.min(DELIVERIES_AT_ONCE, this.#deliveriesLeft + restedMs * DELIVERIES_PER_MS);
    // What one look says at most.
    return restedMs >= BREATH_MS && left >= 2 * this.#parts.repeat;
  }

  #join(): void {
    const invitation = this.#parts.invitation();
    if (invitation === undefined || invitation === this.#invitedBy) return;
    this.#invitedBy = invitation;
    this.#says(`/masuk ${invitation}`, () => undefined);
  }

  #reads(text: string): void {
    // Two invitations in one breath are answered together, the outdated one first.
    this.#isBound ||= text.includes('Selamat datang. Anda terdaftar');
    for (const each of this.#cases.values()) {
      if (!text.includes(each.code)) continue;
      if (each.step === 'verify' && /diverifikasi\.|sekarang “/.test(text)) this.#goOn(each, 'forward');
      else if (each.step === 'forward' && /✓ \S+ didisposisikan ke/.test(text)) this.#goOn(each, 'reply');
      else if (each.step === 'close' && /perlu bukti penyelesaian/.test(text)) this.#prove(each);
      else if (each.step === 'close' && /✓ \S+ ditutup\.|sekarang “Selesai/.test(text)) this.#goOn(each, 'done');
    }
  }

  #goOn(one: Case, step: Step): void {
    Object.assign(one, { step, saidAtMs: 0, tries: 0 });
  }

  /** Alone, when nothing else is on the way and no other complaint is in the middle of something. */
  #mayClose(one: Case): boolean {
    if (this.#closed >= (this.#parts.isEnding() ? 1 : CLOSED_MAX)) {
      one.step = 'done';
      return false;
    }
    return this.#underway === 0 && ![...this.#cases.values()].some((each) => each !== one && each.saidAtMs > 0);
  }

  #act(one: Case): void {
    const { code, step } = one;
    if (step === 'done') return;
    one.tries += 1;
    const isFirst = one.tries === 1;
    if (one.tries > TRIES_MAX) {
      this.#goOn(one, 'done');
      return;
    }
    one.saidAtMs = Date.now();
    if (step === 'verify' || step === 'forward') {
      const command = step === 'verify' ? `/verifikasi ${code}` : `/disposisi ${code} ${AGENCY}`;
      const times = isFirst && this.#parts.chance.once(TWICE_TIMES) ? 2 : 1;
      for (let time = 0; time < times; time += 1) this.#does({ code, act: step }, command);
    } else if (step === 'reply') {
      const mark = this.#parts.town.mark();
      this.#does({ code, act: 'reply', mark }, `/balas ${code} Petugas kami ke sana besok, ${markOf(mark)}`);
      this.#goOn(one, 'close');
    } else {
      if (isFirst) this.#closed += 1;
      one.isProven = false;
      this.#says(`/selesai ${code} Lampu sudah menyala lagi.`, () => undefined);
    }
  }

  #prove(one: Case): void {
    if (one.isProven) return;
    one.isProven = true;
    const bytes = withSegment(this.#parts.proof, COMMENT, Buffer.from(`proof ${this.#parts.town.mark()}`));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const act = { code: one.code, act: 'close' as const, sha256, acknowledged: false };
    this.#acts.push(act);
    this.#send({ proof: sha256 }, (stored) => this.phone.photo(bytes, stored), act);
  }

  #does(act: Omit<RememberedAct, 'acknowledged'>, command: string): void {
    const remembered = { ...act, acknowledged: false };
    this.#acts.push(remembered);
    this.#send({ text: command }, (stored) => this.phone.says(command, stored), remembered);
  }

  #says(text: string, done: () => void): void {
    this.#send({ text }, (stored) =>
      this.phone.says(text, () => {
        done();
        stored();
      }),
    );
  }

  #send(
    what: Readonly<Record<string, unknown>>,
    act: (stored: () => void) => void,
    remembered?: { acknowledged: boolean },
  ): void {
    const { channel, chat } = this.phone;
    const now = Date.now();
    const rested = (now - this.#saidAtMs) * DELIVERIES_PER_MS;
    this.#deliveriesLeft = Math.min(DELIVERIES_AT_ONCE, this.#deliveriesLeft + rested) - this.#parts.repeat;
    this.#saidAtMs = now;
    this.#underway += 1;
    this.#parts.town.history.note('officer says', { channel, chat, ...what });
    act(() => {
      this.#underway -= 1;
      if (remembered) remembered.acknowledged = true;
      this.#parts.town.history.note('officer stored', { channel, chat, ...what });
    });
  }
}
