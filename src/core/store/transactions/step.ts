import type { Delivery } from '../../delivery.ts';
import type { Evidence } from '../../facts.ts';
import { timeOfId } from '../../ids.ts';
import type { Sealer } from '../../seal/sealer.ts';
import type { Conversation, Conversations } from '../engine/conversations.ts';
import { besideMessage, complaintMark, type PlainComplaint } from '../engine/marks.ts';
import { context, deliveryToJson, evidenceToJson, type SealedComplaint, type SealedMessage } from '../engine/sealed.ts';
import type { Warm } from '../engine/warm.ts';
import type { Erasure } from '../port/erasure-rows.ts';
import type { ComplaintMessage, Effect, NewComplaint, Step } from '../port/steps.ts';
import { type Committed, type QueuedSend, StoreFault } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { added, changed, one, run, type Work } from '../statements/work.ts';
import { anchorDelivery } from './anchors.ts';
import { bindAdmin, invitationIsGood, invite } from './desk.ts';
import { eraseConversation, eraseDossier, forgetComplaint } from './erase.ts';
import { noteErasure } from './erasures.ts';
import { isHandoverFree, isTakePossible, offerHandover, passOn, takeHandover, tellUnreached } from './handovers.ts';
import { appendHistory } from './history.ts';
import { excludedToText, isMovePossible, moveComplaint, noteAlert } from './moves.ts';
import { nearHash } from './near.ts';
import { nameAdmin } from './people.ts';
import { rememberLooks } from './pictures.ts';
import type { Post } from './post.ts';
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
        return yield* this.#openDossier(effect.dossier, spoken(conversation).id, now);
      case 'keep-evidence':
        return yield* this.#keepEvidence(effect.dossier, effect.evidence);
      case 'drop-evidence': {
        const dropped = yield* one(this.#q.evidence.drop, { dossier: effect.dossier, id: effect.evidence });
        if (dropped) done.filesFreed.push(...namesOf(dropped));
        yield* run(this.#q.pictures.drop, { dossier: effect.dossier, evidence: effect.evidence });
        return;
      }
      case 'give-evidence':
        return yield* this.#giveEvidence(effect.from, effect.to, effect.evidence);
      case 'file':
        return yield* this.#file(effect.complaint, spoken(conversation));
      case 'note': {
        const complaint = yield* one(this.#q.complaint.byCode, { code: effect.complaint });
        if (!complaint) throw new StoreFault('rejected', 'no-such-complaint');
        const key = yield* this.#dossierKey(complaint.dossierId);
        return yield* this.#addMessage(complaint.id, complaint.dossierId, key, effect.message);
      }
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

  *#openDossier(id: string, conversation: number, now: Date): Work<void> {
    const key = this.#sealer.newKey();
    const wrappedKey = this.#sealer.wrap(key, context.dossier(id));
    // The time that its name tells: so each says whether the other is as it was written.
    yield* run(this.#q.dossier.add, { id, wrappedKey, conversation, createdAt: timeOfId(id) ?? now });
    this.#post.dossierKeys.set(id, key);
  }

  *#dossierKey(dossier: string): Work<Buffer> {
    const known = this.#post.dossierKeys.get(dossier);
    if (known) return known;
    const row = yield* one(this.#q.dossier.key, { id: dossier });
    if (!row) throw new StoreFault('rejected', 'no-such-dossier');
    const key = this.#sealer.unwrap(row.wrappedKey, context.dossier(dossier));
    this.#post.dossierKeys.set(dossier, key);
    return key;
  }

  *#keepEvidence(dossier: string, evidence: Evidence): Work<void> {
    const key = yield* this.#dossierKey(dossier);
    const last = yield* one(this.#q.evidence.last, { dossier });
    yield* run(this.#q.evidence.keep, {
      dossier,
      id: evidence.id,
      kind: evidence.kind,
      body: this.#sealer.seal(key, evidenceToJson(evidence), context.evidence(dossier)),
      fileId: evidence.file?.id ?? null,
      cleanId: evidence.file?.cleanId ?? null,
      position: (last?.position ?? 0) + 1,
    });
    yield* rememberLooks(this.#q, this.#sealer, dossier, evidence);
  }

  *#giveEvidence(from: string, to: string, given: readonly Evidence[]): Work<void> {
    for (const evidence of given) yield* this.#keepEvidence(to, evidence);
    // The files are named in the other dossier now: nothing is freed.
    this.#post.dossierKeys.delete(from);
    yield* eraseDossier(this.#q, from);
  }

  *#file(complaint: NewComplaint, conversation: Conversation): Work<void> {
    const key = yield* this.#dossierKey(complaint.dossier);
    const { facts, reporter, near = [] } = complaint;
    const sealed: SealedComplaint = { facts, reporter, near };
    const plain: PlainComplaint = {
      code: complaint.code,
      dossierId: complaint.dossier,
      conversationId: conversation.id,
      status: 'submitted',
      kind: complaint.kind,
      category: complaint.category,
      desk: complaint.desk,
      regency: complaint.regency ?? null,
      channel: complaint.channel,
      anonymous: complaint.switches.anonymous,
      secret: complaint.switches.secret,
      language: complaint.language,
      createdAt: complaint.createdAt,
      submittedAt: complaint.submittedAt,
      deadline: complaint.deadline,
      version: 1,
      origin: complaint.desk,
      holder: null,
      excluded: excludedToText(complaint.excluded),
      alertAt: complaint.alertAt?.getTime() ?? null,
      alerted: 0,
      rating: null,
      duplicateOf: complaint.duplicateOf ?? null,
      emergency: complaint.emergency ?? false,
    };
    const id = yield* added(this.#q.complaint.add, {
      ...plain,
      body: this.#sealer.seal(key, JSON.stringify(sealed), context.complaint(complaint.dossier)),
      identity: complaint.identity
        ? this.#sealer.seal(key, JSON.stringify(complaint.identity), context.identity(complaint.dossier))
        : null,
      mark: complaintMark(this.#sealer, plain),
    });
    if (id === undefined) throw new StoreFault('rejected', 'complaint-not-filed');
    for (const key of near) yield* run(this.#q.near.add, { key: nearHash(this.#sealer, key), complaint: id });
    yield* run(this.#q.dossier.filed, { id: complaint.dossier });
    for (const message of complaint.messages) yield* this.#addMessage(id, complaint.dossier, key, message);
    yield* appendHistory(this.#post, id, {
      at: complaint.submittedAt,
      act: 'submit',
      to: 'submitted',
      desk: complaint.desk,
      by: 'citizen',
      reason: complaint.routedBy,
    });
  }

  *#addMessage(complaint: number, dossier: string, key: Buffer, message: ComplaintMessage): Work<void> {
    const { at, from, ...sealed }: ComplaintMessage = message;
    yield* run(this.#q.message.add, {
      complaint,
      at,
      author: from,
      body: this.#sealer.seal(
        key,
        JSON.stringify({ ...sealed, beside: besideMessage({ at, author: from }) } satisfies SealedMessage),
        context.message(dossier),
      ),
    });
  }
}

const namesOf = (row: { fileId: string | null; cleanId: string | null }) =>
  [row.fileId, row.cleanId].filter((id) => id !== null);
