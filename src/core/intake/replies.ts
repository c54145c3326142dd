import type { Sight } from '../desk/sight.ts';
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
  if (about.size === 0) return null;
  return {
    about,
    desks: [],
    people: new Map(),
    complaints: new Map(),
    anchors: new Map(),
    names: new Map(),
    queues: new Map(),
    figures: new Map(),
    identities: new Map(),
  };
}
