/** What a process does: `channels` receives, `worker` decides and sends, `all` both. */
export type Role = 'all' | 'channels' | 'worker';

/** The same for the operator. */
export const ROLE_IN_WORDS: Readonly<Record<Role, string>> = {
  all: 'all: receives, and decides and sends for its share',
  channels: 'channels: receives, and leaves deciding and sending to the workers',
  worker: 'worker: decides and sends for its share, and receives nothing',
};
