/** Files that the evidence store does not take now: whoever sent them is told that they wait. */
import type { Clock } from '../clock.ts';
import { EvidenceFault } from '../evidence/fault.ts';
import type { ConversationRow, InboxRow, Step } from '../store/port/steps.ts';
import type { Mind } from '../turn.ts';

/** A store that stumbles is asked again at once, and most often takes the file then: nothing is said of a wait that nobody noticed. */
export const WAIT_TOLD_AFTER_MS = 5_000;

/**
 * The step that tells somebody that their file waits; it handles nothing.
 * @param error why the rows could not be handled
 * @returns undefined when no file waits for the evidence store, or nothing is to be said of it
 */
export function stepOfWaiting<Talk>(
  { mind, clock }: { readonly mind: Pick<Mind<Talk>, 'fileWaits'>; readonly clock: Pick<Clock, 'now'> },
  row: ConversationRow<Talk>,
  rows: readonly InboxRow[],
  error: Error,
): Step<Talk> | undefined {
  const first = rows.find(({ message }) => message.content.kind === 'media');
  if (!(error.cause instanceof EvidenceFault) || !first) return undefined;
  if (clock.now().getTime() - first.receivedAt.getTime() < WAIT_TOLD_AFTER_MS) return undefined;
  const told = mind.fileWaits?.(row.talk, first);
  return told && { conversation: row.id, version: row.version, handled: [], talk: told.talk, effects: told.effects };
}
