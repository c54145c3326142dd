/** The officers of `demo`: made-up people at the desks, who write to the bot in private. */

import type { Role } from '../core/complaint/role.ts';
import type { MediaRef } from '../core/content.ts';
import { proofNeeded } from '../core/desk/acts/proof.ts';
import { type Content, chatId, type Inbound } from '../core/message.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Complaint } from '../core/store/port/store.ts';
import { MARK } from './demo-citizen.ts';
import type { DemoStep } from './demo-lives.ts';

/** A made-up person at a desk. */
export interface DemoOfficer {
  readonly desk: string;
  readonly role: Role;
  readonly name: string;
}

/** Files of officers are numbered from here, those of citizens below: no two are alike. */
const FIRST_PROOF = 1_000_000;

/** Everybody who works in the sample: two at the central desk, one at each agency. */
export const demoOfficers = ({ desks, centralDesk }: Policy): readonly DemoOfficer[] => [
  { desk: centralDesk, role: 'supervisor', name: `Ibu Hasnah (${MARK})` },
  { desk: centralDesk, role: 'admin', name: `Rina (${MARK})` },
  ...desks
    .filter(({ kind }) => kind === 'agency')
    .map(({ id, name }) => ({ desk: id, role: 'officer', name: `Petugas ${name.id} (${MARK})` }) as const),
];

/** Speaks as the officers. */
export class DemoOffice {
  readonly #hear: (message: (now: Date) => Inbound) => Promise<void>;
  readonly #policy: Policy;
  readonly #channel: string;
  #count = 0;

  constructor(policy: Policy, channel: string, hear: (message: (now: Date) => Inbound) => Promise<void>) {
    this.#policy = policy;
    this.#channel = channel;
    this.#hear = hear;
  }

  /** Comes to a desk by an invitation. */
  joins(officer: DemoOfficer, invitation: string): Promise<void> {
    return this.#send(officer, { kind: 'text', text: `/masuk ${invitation}` });
  }

  /** Does a step of a complaint's life, with the proof that its category asks for. */
  async does(step: Extract<DemoStep, { command: string }>, complaint: Complaint): Promise<void> {
    const officer = this.#officerOf(step.who, complaint);
    if (!officer) return;
    const rest = this.#wordsOf(step.words, complaint);
    await this.#send(officer, { kind: 'text', text: [step.command, complaint.code, rest].filter(Boolean).join(' ') });
    if (step.command === '/selesai') await this.#proves(officer, complaint);
  }

  async #proves(officer: DemoOfficer, { category }: Complaint): Promise<void> {
    const [kind] = proofNeeded(this.#policy, category)?.kinds ?? [];
    if (kind === undefined || kind === 'link' || kind === 'chronology') return;
    const media: MediaRef = { kind, handle: String(FIRST_PROOF + this.#count) };
    await this.#send(officer, { kind: 'media', media });
  }

  /** Where no agency has it, the admin acts for it. */
  #officerOf(who: 'admin' | 'agency', { desk }: Complaint): DemoOfficer | undefined {
    const officers = demoOfficers(this.#policy);
    const admin = officers.find(({ role }) => role === 'admin');
    return who === 'admin' ? admin : (officers.find((each) => each.role === 'officer' && each.desk === desk) ?? admin);
  }

  #wordsOf(words: string | undefined, { category }: Complaint): string | undefined {
    const agencies = this.#policy.desks.filter(({ kind }) => kind === 'agency');
    if (words === '{desk}')
      return agencies.find(({ categories }) => categories.includes(category))?.id ?? agencies[0]?.id;
    if (words === '{other}') return agencies.find(({ categories }) => !categories.includes(category))?.id;
    return words && `${words} (${MARK})`;
  }

  #send({ desk, role, name }: DemoOfficer, content: Content): Promise<void> {
    return this.#hear((now) => {
      this.#count += 1;
      const id = `demo-officer-${this.#count}`;
      const from = `demo-${desk}-${role}`;
      return {
        channel: this.#channel,
        id,
        messageId: id,
        chat: chatId(from),
        from: { id: from, name },
        sentAt: now,
        private: true,
        content,
      };
    });
  }
}
