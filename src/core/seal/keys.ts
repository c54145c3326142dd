import { hkdfSync } from 'node:crypto';

/** Shortest secret that is taken, in characters: 32 of base 64 hold 192 bits. */
export const SECRET_LENGTH_MIN = 32;

/** The keys of an installation, 32 bytes each, all made from `ADUAN_SECRET`. */
export interface Keys {
  /** Wraps the keys of rows and files. */
  readonly wrap: Buffer;
  /** Keyed hashes by which a returning person or a repeated message is found. */
  readonly lookup: Buffer;
  /** Signs the history's chain and whatever leaves the house and must come back unchanged. */
  readonly signing: Buffer;
  /** `lookup` of the secrets before this one, oldest first: what was hashed with them was hashed again, see `Sealer.again`. */
  readonly earlierLookups?: readonly Buffer[];
}

/**
 * Makes the keys by HKDF-SHA256 (RFC 5869), one label each, so that none tells anything of another.
 * @param generation how often the secret of the installation was replaced: a secret that comes again makes other keys, and a program that knows
 *   of no generations can not open what has one
 * @throws when the secret is shorter than {@link SECRET_LENGTH_MIN}; the message does not repeat it
 */
export function deriveKeys(secret: string, generation = 0): Keys {
  if (secret.length < SECRET_LENGTH_MIN)
    throw new Error(`ADUAN_SECRET has ${secret.length} characters; it needs at least ${SECRET_LENGTH_MIN}`);
  const derive = (label: string) =>
    Buffer.from(hkdfSync('sha256', secret, 'aduan', generation === 0 ? label : `${label} ${generation}`, 32));
  return { wrap: derive('wrap'), lookup: derive('lookup'), signing: derive('signing') };
}
