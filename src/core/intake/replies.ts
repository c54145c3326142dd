import { nothingSeen, type Sight } from '../desk/sight.ts';
import type { ComplaintCode } from '../store/steps.ts';
import type { Heard } from '../turn.ts';

/** Finds the complaint that a message of ours in this conversation is about, by the platform's id of it. */
export type ComplaintAt = (conversation: number, platformId: string) => Promise<ComplaintCode | null>;

/** What a citizen's turn looks at before it decides: which complaint a reply is about. Null for most turns. */
export async function lookAtReplies(
  conversation: number,
  heard: readonly Heard[],
  complaintAt: ComplaintAt,
): Promise<Sight | null> {
  const about = new Map<number, ComplaintCode>();
  for (const { row } of heard) {
    const { replyTo } = row.message;
    const code = replyTo === undefined ? null : await complaintAt(conversation, replyTo);
    if (code) about.set(row.id, code);
  }
  return about.size === 0 ? null : { ...nothingSeen, about };
}
