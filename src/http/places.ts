/** Whose turn it is to be cut off: the body took too long, or somebody else needs the place. */
export type GivenUp = 'slow' | 'crowded';

/** A place for one body. */
export interface Place {
  /** Aborted when the place is given up; its reason is a {@link GivenUp}. */
  readonly signal: AbortSignal;
  /** The sender is known now: no time runs any more, and the place is given up to nobody. */
  keep(): void;
  /** Gives it back; may be called however often. */
  leave(): void;
}

/** How many there are. */
export interface PlacesOptions {
  readonly max: number;
  /** Of one source, while its senders are not known. */
  readonly ofOneMax: number;
  /** Longest time for all of a body, in milliseconds. */
  readonly bodyMsMax: number;
}

interface Taken {
  readonly source: string;
  readonly giveUp: (why: GivenUp) => void;
}

/**
 * Places for bodies of senders who are known only by a signature over all of it, so that anybody can have one. Whoever sends theirs a byte at a time
 * must not keep the others out: there is an end to the time of each, no source has more than its share, and who has been at it longest makes room for
 * who comes. An honest call is here in a moment; it is the slow ones that give way.
 */
export class Places {
  readonly #options: PlacesOptions;
  /** Whose senders are not known, those that came first in front. */
  readonly #unknown = new Set<Taken>();
  #kept = 0;

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  /** Takes a place. @returns undefined when all are those of known senders */
  enter(source: string): Place | undefined {
    const { max, ofOneMax, bodyMsMax } = this.#options;
    const own = [...this.#unknown].filter((each) => each.source === source);
    if (own.length >= ofOneMax) own[0]?.giveUp('crowded');
    else if (this.#unknown.size + this.#kept >= max) {
      const [longest] = this.#unknown;
      if (!longest) return undefined;
      longest.giveUp('crowded');
    }
    const stop = new AbortController();
    const taken: Taken = {
      source,
      giveUp: (why) => {
        if (this.#leave(taken, late)) stop.abort(why);
      },
    };
    const late = setTimeout(() => taken.giveUp('slow'), bodyMsMax);
    this.#unknown.add(taken);
    let isKept = false;
    return {
      signal: stop.signal,
      keep: () => {
        if (!this.#leave(taken, late)) return;
        isKept = true;
        this.#kept += 1;
      },
      leave: () => {
        this.#leave(taken, late);
        if (isKept) this.#kept -= 1;
        isKept = false;
      },
    };
  }

  /** @returns whether it was still one of those that are not known */
  #leave(taken: Taken, late: NodeJS.Timeout): boolean {
    clearTimeout(late);
    return this.#unknown.delete(taken);
  }
}
