import type { ChannelName } from '../message.ts';
import type { Shares } from './shards.ts';

/**
 * Says where there may be something to do. Rows are the truth: a hint that is lost costs the few seconds until a sweep looks, and one too many
 * costs a look.
 */
export interface Hints {
  /**
   * Cheap; never waits, never fails. Each conversation is looked at some time after this call, or found by a sweep.
   * @param channel on which they are, where that is known; it does not leave the process
   */
  hint(conversations: readonly number[], channel?: ChannelName): void;
}

/** Hints for a process that has everything, and for what a process has itself: no detour. */
export const hintsHere = (here: (conversation: number, channel?: ChannelName) => void): Hints => ({
  hint: (conversations, channel) => {
    for (const conversation of conversations) here(conversation, channel);
  },
});

/** What this process has goes straight to its worker; the rest to whoever has it. */
export function hintsByShare(
  shares: Pick<Shares, 'holds'>,
  here: (conversation: number, channel?: ChannelName) => void,
  others: Hints,
): Hints {
  return {
    hint: (conversations, channel) => {
      const afar: number[] = [];
      for (const conversation of conversations)
        if (shares.holds(conversation)) here(conversation, channel);
        else afar.push(conversation);
      if (afar.length > 0) others.hint(afar);
    },
  };
}
