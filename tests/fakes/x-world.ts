/** What is on the stand-in's X: people, posts, direct messages, files. */

export const ME = { id: '999000111', username: 'lapor_kalsel', name: 'Lapor Kalsel' };

export type Json = Record<string, unknown>;

export interface Post {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly at: Date;
  readonly conversation: string;
  readonly replyTo?: string;
  readonly quotes?: string;
  readonly retweets?: string;
  readonly media: readonly string[];
  readonly point?: { readonly lat: number; readonly lon: number };
  /** Where the writer's own words begin; absent: not told. */
  readonly own?: number;
  /** Ids of earlier wordings, oldest first. */
  readonly history: readonly string[];
}

export interface Dm {
  readonly id: string;
  readonly sender: string;
  readonly to: string;
  readonly text: string;
  readonly at: Date;
  readonly media: readonly string[];
}

export interface Media {
  readonly id: string;
  readonly type: 'photo' | 'video';
  readonly bytes: Buffer;
  readonly alt?: string;
  readonly isPrivate: boolean;
  /** It is announced as larger than anybody takes. */
  readonly tooLarge?: boolean;
}

/** Ids as X makes them: nineteen digits, growing; neighbours can not be told apart as numbers. */
export class Ids {
  #next = 1_990_000_000_000_000_000n;
  next(): string {
    this.#next += 1n;
    return String(this.#next);
  }
}
