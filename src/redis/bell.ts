import type { Bell, Ring } from '../bots/web/bell.ts';
import type { Clock } from '../core/clock.ts';
import type { ChatId } from '../core/message.ts';
import type { RedisLink } from './link.ts';

/** What {@link RedisBell} is made of. */
export interface RedisBellParts {
  readonly link: Pick<RedisLink, 'sends' | 'hears' | 'isUp' | 'watch'>;
  /** Before the name of the Redis channel: two installations may share one Redis. */
  readonly prefix: string;
  /** Names this process, so that it does not hear itself: letters and digits. */
  readonly self: string;
  /** Keyed hash of a text: letters, digits, `-` and `_`. */
  readonly hash: (text: string) => string;
  readonly clock: Clock;
}

/** Chats rung in one beat; more are left to the pages' own looks. */
const RINGS_MAX = 10_000;
const SIGNS: Readonly<Record<Ring, string>> = { new: 'n', working: 'w' };

/** The bell over Redis' publish and subscribe: nothing is stored there. A message is who rings, then `n` or `w` and the chat's name for each. */
export class RedisBell implements Bell {
  readonly #parts: RedisBellParts;
  readonly #channel: string;
  readonly #waiting = new Set<string>();

  constructor(parts: RedisBellParts) {
    this.#parts = parts;
    this.#channel = `${parts.prefix}:web`;
  }

  nameOf(chat: ChatId): string {
    return this.#parts.hash(chat);
  }

  isUp(): boolean {
    return this.#parts.link.isUp;
  }

  ring(name: string, what: Ring): void {
    if (!this.isUp() || this.#waiting.size >= RINGS_MAX) return;
    // Those of one beat go together.
    if (this.#waiting.size === 0) this.#parts.clock.soon(() => this.#flush());
    this.#waiting.add(SIGNS[what] + name);
  }

  listen(rung: (name: string, what: Ring) => void, changed: () => void): void {
    const { hears } = this.#parts.link;
    hears.on('message', (_channel, text) => {
      const [by, ...rings] = text.split(' ');
      if (by === this.#parts.self) return;
      for (const each of rings) rung(each.slice(1), each.startsWith(SIGNS.working) ? 'working' : 'new');
    });
    const subscribe = () => hears.subscribe(this.#channel).catch(toldByTheLink);
    void subscribe();
    this.#parts.link.watch((up) => {
      // Taken up again by itself when it was ever granted; asked for once more in case it never was.
      if (up) void subscribe().then(changed);
      else changed();
    });
  }

  #flush(): void {
    const text = [this.#parts.self, ...this.#waiting].join(' ');
    this.#waiting.clear();
    this.#parts.link.sends.publish(this.#channel, text).catch(toldByTheLink);
  }
}

/** That Redis is away is said once, by the link. */
const toldByTheLink = (): void => undefined;
