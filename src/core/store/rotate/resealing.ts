import { Recent } from '../../recent.ts';
import { SealBroken, type Sealer } from '../../seal/sealer.ts';
import { context } from '../engine/sealed.ts';

/** Keys of rows that are kept at least, of each kind. */
const KEYS_KEPT = 4_096;

/** The key of a conversation, dossier or admin as it was, and the one that takes its place. */
export interface Keys {
  readonly before: Buffer;
  readonly after: Buffer;
}

/** By what a conversation's key is found, in its own row and in rows that belong to it. */
export interface ConversationKey {
  readonly conversation: number;
  readonly chatHash: Buffer;
  readonly wrappedKey: Buffer;
}

/**
 * Opens with the secret that was, and seals with the one that comes. Every key is replaced too, so that whoever knows an old one can open nothing of
 * it with that. What does not open stays as it is: it was spoilt before, and is named by `verify` as before.
 */
export class Resealing {
  readonly before: Sealer;
  readonly after: Sealer;
  /** Values that did not open, since it was last set to 0. */
  unopened = 0;
  readonly #conversations = new Recent<number, Keys>(KEYS_KEPT);
  readonly #dossiers = new Recent<string, Keys>(KEYS_KEPT);

  constructor(before: Sealer, after: Sealer) {
    this.before = before;
    this.after = after;
  }

  /** Undefined where the key itself does not open. */
  conversation({ conversation, chatHash, wrappedKey }: ConversationKey): Keys | undefined {
    const known = this.#conversations.get(conversation);
    if (known) return known;
    const keys = this.#keys(wrappedKey, context.conversation(chatHash.toString('hex')), `conversation:${conversation}`);
    if (keys) this.#conversations.set(conversation, keys);
    return keys;
  }

  /** Undefined where the key itself does not open. */
  dossier(dossier: string, wrappedKey: Buffer): Keys | undefined {
    const known = this.#dossiers.get(dossier);
    if (known) return known;
    const keys = this.#keys(wrappedKey, context.dossier(dossier), `dossier:${dossier}`);
    if (keys) this.#dossiers.set(dossier, keys);
    return keys;
  }

  /** Undefined where the key itself does not open. */
  admin(id: number, personHash: Buffer, wrappedKey: Buffer): Keys | undefined {
    return this.#keys(wrappedKey, context.admin(personHash.toString('hex')), `admin:${id}`);
  }

  /** A row's key under the new secret. @param old the wrapped key that stays where it could not be opened */
  wrapped(keys: Keys | undefined, old: Buffer, bound: string): Buffer {
    if (keys) return this.after.wrap(keys.after, bound);
    this.unopened += 1;
    return old;
  }

  /** A sealed value under the new key. @param bound what it was bound to, and what it is bound to now. What was erased is empty, and stays so. */
  value(keys: Keys | undefined, sealed: Buffer, bound: string, boundAfter = bound): Buffer {
    if (sealed.length === 0) return sealed;
    const plain = keys && this.#opened(() => this.before.openBytes(keys.before, sealed, bound));
    if (keys && plain) return this.after.seal(keys.after, plain, boundAfter);
    this.unopened += 1;
    return sealed;
  }

  /** The same of a value that may be none. */
  valueOrNull(keys: Keys | undefined, sealed: Buffer | null, bound: string): Buffer | null {
    return sealed && this.value(keys, sealed, bound);
  }

  #keys(wrappedKey: Buffer, bound: string, name: string): Keys | undefined {
    const before = this.#opened(() => this.before.unwrap(wrappedKey, bound));
    return before && { before, after: this.after.rekeyed(before, name) };
  }

  #opened(open: () => Buffer): Buffer | undefined {
    try {
      return open();
    } catch (error) {
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }
}
