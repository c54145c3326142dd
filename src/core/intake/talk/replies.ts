import type { ComplaintCode } from '../../complaint/code.ts';
import { nothingSeen, type Sight } from '../../desk/scene/sight.ts';
import type { Content } from '../../message.ts';
import type { Heard } from '../../turn.ts';

/** Finds the complaint that a message of ours in this conversation is about, by the platform's id of it. */
export type ComplaintAt = (conversation: number, platformId: string) => Promise<ComplaintCode | null>;
/** Finds the ref of a message of ours in this conversation, by the platform's id of it. */
export type RefAt = (conversation: number, platformId: string) => Promise<string | undefined>;

/** What may answer a question that is not the last one; a pressed button says by itself what it answers. */
const MAY_ANSWER: ReadonlySet<Content['kind']> = new Set(['text', 'location', 'reaction']);

/** What a citizen's turn looks at before it decides: what a reply is about. Null for most turns. */
export async function lookAtReplies(
  conversation: number,
  heard: readonly Heard[],
  complaintAt: ComplaintAt,
  refAt: RefAt | undefined,
): Promise<Sight | null> {
  const about = new Map<number, ComplaintCode>();
  const refs = new Map<number, string>();
  for (const { row } of heard) {
    const { replyTo, content } = row.message;
    if (replyTo === undefined) continue;
    const code = await complaintAt(conversation, replyTo);
    if (code) about.set(row.id, code);
    const ref = MAY_ANSWER.has(content.kind) ? await refAt?.(conversation, replyTo) : undefined;
    if (ref !== undefined) refs.set(row.id, ref);
  }
  return about.size === 0 && refs.size === 0 ? null : { ...nothingSeen, about, refs };
}
