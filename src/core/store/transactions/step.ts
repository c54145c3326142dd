import type { Delivery } from '../../delivery.ts';
import type { Sealer } from '../../seal/sealer.ts';
import type { Conversation, Conversations } from '../engine/conversations.ts';
import { context, deliveryToJson } from '../engine/sealed.ts';
import type { Warm } from '../engine/warm.ts';
import type { Erasure } from '../port/erasure-rows.ts';
import type { Effect, Step } from '../port/steps.ts';
import { type Committed, type QueuedSend, StoreFault } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { added, changed, one, run, type Work } from '../statements/work.ts';
import { anchorDelivery } from './anchors.ts';
import { bindAdmin, invitationIsGood, invite } from './desk.ts';
import { dropEvidence, giveEvidence, keepEvidence, openDossier } from './dossiers.ts';
import { eraseConversation, eraseDossier, forgetComplaint } from './erase.ts';
import { noteErasure } from './erasures.ts';
import { addWords, fileComplaint } from './filing.ts';
import { isHandoverFree, isTakePossible, offerHandover, passOn, takeHandover, tellUnreached } from './handovers.ts';
import { isMovePossible, moveComplaint, noteAlert } from './moves.ts';
import { nameAdmin } from './people.ts';
import type { Post } from './post.ts';
import { setSwitches } from './switches.ts';
import { announce, giveReceipt, removeAdmin, tellCitizen, tellFollowers } from './telling.ts';

const STALE: Committed = { ok: false, why: 'stale' };

/** What a step brings about besides rows. */
interface Done {
  /** The oldest inbox row that the step handled. */
  readonly cause: number | undefined;
  /** The newest. */
  readonly until: number;
  readonly sends: QueuedSend[];
  readonly filesFreed: string[];
  readonly woken: Set<number>;
  readonly erasures: Erasure[];
}

const nothingYet = (handled: readonly number[]): Done => ({
  ...{ cause: handled[0], until: Math.max(0, ...handled) },
  ...{ sends: [], filesFreed: [], woken: new Set(), erasures: [] },
});

const committed = ({ sends, filesFreed, woken, erasures }: Done, erased: boolean): Committed => ({
  ...{ ok: true, sends, filesFreed, erased, woken: [...woken] },
  ...(erasures.length > 0 ? { erasures } : {}),
});

/** The conversation of a step; effects of the clock have none. */
function spoken(conversation: Conversation | undefined): Conversation {
  if (!conversation) throw new StoreFault('rejected', 'effect-needs-a-conversation');
  return conversation;
}

/** Applies steps: the one place where what was decided becomes rows. */
export class StepWriter {
  readonly #q: Statements;
  readonly #sealer: Sealer;
  readonly #conversations: Conversations;
  readonly #warm: Warm;
  readonly #post: Post;

  constructor(post: Post) {
    this.#post = post;
    this.#q = post.q;
    this.#sealer = post.sealer;
    this.#conversations = post.conversations;
    this.#warm = post.warm;
  }

  /** Whatever may turn the step away is looked at before its first change, so that a stale one needs no roll-back. */
  *apply<Talk>(step: Step<Talk>, now: Date): Work<Committed> {
    const q = this.#q;
    if (!(yield* this.#arePossible(step.effects, now))) return STALE;
    const before = yield* this.#conversations.byId(step.conversation);
    const erased = step.effects.some((effect) => effect.do === 'erase');
    const talk = JSON.stringify(step.talk);
    const talkOf = (conversation: Conversation) =>
      this.#sealer.seal(conversation.key, talk, context.talk(conversation.id));
    let conversation = before;
    const moved = yield* changed(q.conversation.move, {
      id: before.id,
      version: step.version,
      talk: talkOf(before),
      now,
    });
    if (!moved) {
      this.#warm.forget(before.id);
      return STALE;
    }
    const after = { version: step.version + 1, talk: step.talk, talkLength: talk.length };
    this.#warm.move(before.id, after, step.handled);
    for (const id of step.handled) yield* run(q.inbox.done, { id, conversation: before.id });
    if (erased) {
      const replaced = step.effects.flatMap((effect) =>
        effect.do === 'send' && effect.delivery.kind === 'message' && effect.delivery.replaces !== undefined
          ? [effect.delivery.replaces]
          : [],
      );
      conversation = yield* this.#conversations.rekey(before);
      yield* run(q.conversation.reseal, { id: conversation.id, talk: talkOf(conversation) });
      yield* eraseConversation(q, this.#sealer, before, conversation, replaced);
    }
    const done = nothingYet(step.handled);
    for (const effect of step.effects) yield* this.#applyEffect(effect, conversation, now, done);
    return committed(done, erased);
  }

  /** Applies effects that come from no conversation. */
  *act(effects: readonly Effect[], now: Date): Work<Committed> {
    if (!(yield* this.#arePossible(effects, now))) return STALE;
    const done = nothingYet([]);
    for (const effect of effects) yield* this.#applyEffect(effect, undefined, now, done);
    return committed(done, false);
  }

  /** A second move of one complaint in the same step follows from the first: only the first is compared with what is stored. */
  *#arePossible(effects: readonly Effect[], now: Date): Work<boolean> {
    const moved = new Set<string>();
    for (const effect of effects) {
      if (effect.do === 'move') {
        if (moved.has(effect.complaint)) continue;
        moved.add(effect.complaint);
      }
      if (!(yield* this.#isPossible(effect, now))) return false;
    }
    return true;
  }

  *#isPossible(effect: Effect, now: Date): Work<boolean> {
    if (effect.do === 'file') return !(yield* one(this.#q.complaint.brief, { code: effect.complaint.code }));
    if (effect.do === 'bind-admin') return yield* invitationIsGood(this.#q, this.#sealer, effect.invitation, now);
    if (effect.do === 'remove-admin' || effect.do === 'invite')
      return (yield* one(this.#q.people.byId, { id: effect.by })) !== undefined;
    if (effect.do === 'move' || effect.do === 'alerted') return yield* isMovePossible(this.#q, effect);
    if (effect.do === 'offer-handover') return yield* isHandoverFree(this.#q, this.#sealer, effect.code);
    if (effect.do === 'take-handover') return yield* isTakePossible(this.#q, effect, now);
    return true;
  }

  *#applyEffect(effect: Effect, conversation: Conversation | undefined, now: Date, done: Done): Work<void> {
    switch (effect.do) {
      case 'send': {
        const queued = yield* this.#queue(spoken(conversation), effect.delivery, now, done);
        if (queued) done.sends.push(queued);
        return;
      }
      case 'open-dossier':
        return yield* openDossier(this.#post, effect.dossier, spoken(conversation).id, now);
      case 'keep-evidence':
        return yield* keepEvidence(this.#post, effect.dossier, effect.evidence);
      case 'drop-evidence':
        done.filesFreed.push(...(yield* dropEvidence(this.#q, effect.dossier, effect.evidence)));
        return;
      case 'give-evidence':
        return yield* giveEvidence(this.#post, effect.from, effect.to, effect.evidence);
      case 'file':
        return yield* fileComplaint(this.#post, effect.complaint, spoken(conversation));
      case 'note':
        return yield* addWords(this.#post, effect.complaint, effect.message);
      case 'erase': {
        const { dossier } = effect;
        this.#post.dossierKeys.delete(dossier);
        const files = yield* eraseDossier(this.#q, dossier);
        if (!files) return;
        done.filesFreed.push(...files);
        const erasure = {
          what: 'draft',
          dossier,
          at: now,
          conversation: spoken(conversation).id,
          until: done.until,
        } as const;
        return yield* this.#note(erasure, effect.again, done);
      }
      case 'forget': {
        const { dossier, files } = yield* forgetComplaint(this.#post, effect.complaint);
        done.filesFreed.push(...files);
        return yield* this.#note({ what: 'complaint', dossier, at: now }, effect.again, done);
      }
      case 'move':
        return yield* moveComplaint(this.#post, effect, now);
      case 'set-switches':
        return yield* setSwitches(this.#post, effect);
      case 'alerted':
        return yield* noteAlert(this.#post, effect);
      case 'tell':
        for (const told of yield* tellCitizen(this.#post, effect, now)) done.woken.add(told);
        return;
      case 'tell-followers':
        for (const told of yield* tellFollowers(this.#post, effect, now)) done.woken.add(told);
        return;
      case 'announce':
        for (const told of yield* announce(this.#post, effect, now)) done.woken.add(told);
        return;
      case 'remove-admin':
        for (const told of yield* removeAdmin(this.#post, effect.admin, now)) done.woken.add(told);
        return;
      case 'name-admin':
        return yield* nameAdmin(this.#q, this.#sealer, effect);
      case 'invite':
        return yield* invite(this.#q, this.#sealer, effect, now);
      case 'bind-admin':
        return yield* bindAdmin(this.#q, this.#sealer, spoken(conversation), effect, now);
      case 'offer-handover':
        return yield* offerHandover(this.#q, this.#sealer, spoken(conversation), effect, now);
      case 'take-handover':
        return yield* takeHandover(this.#post, spoken(conversation), effect, now);
      case 'pass-on':
        for (const told of yield* passOn(this.#post, spoken(conversation), effect, now)) done.woken.add(told);
        return;
    }
  }

  /** What is erased again stands in the ledger, and is noted as it stands there. */
  *#note(erasure: Erasure, again: true | undefined, done: Done): Work<void> {
    if (again) return;
    yield* noteErasure(this.#q, erasure);
    done.erasures.push(erasure);
  }

  *#queue(conversation: Conversation, delivery: Delivery, now: Date, done: Done): Work<QueuedSend | undefined> {
    const id = yield* added(this.#q.outbox.add, {
      conversation: conversation.id,
      ref: delivery.kind === 'answer' ? null : delivery.ref,
      body: this.#sealer.seal(conversation.key, deliveryToJson(delivery), context.outbox(conversation.id)),
      state: conversation.blocked ? 'failed' : 'queued',
      now,
      why: conversation.blocked ? 'blocked' : null,
    });
    if (id === undefined) throw new StoreFault('rejected', 'send-not-queued');
    if (conversation.blocked) {
      for (const told of yield* giveReceipt(this.#post, delivery, 'blocked', now)) done.woken.add(told);
      if (delivery.kind !== 'answer' && delivery.about !== undefined)
        for (const told of yield* tellUnreached(this.#post, conversation, id, now)) done.woken.add(told);
      return undefined;
    }
    yield* anchorDelivery(this.#q, conversation.id, delivery);
    const { channel, chat } = conversation;
    const { cause } = done;
    return {
      id,
      conversation: conversation.id,
      channel,
      chat,
      delivery,
      attempts: 0,
      createdAt: now,
      nextAt: now,
      ...(cause === undefined ? {} : { cause }),
    };
  }
}
