import type { Inbound } from '../../message.ts';
import type { Heard } from '../../turn.ts';

/** One post of a person, with its files: they arrive as messages of their own that name the same post. */
export interface Post {
  /** The platform's id of the post; what an answer names. */
  readonly id: string;
  /** The thread it stands in; undefined where the platform does not tell. */
  readonly thread: string | undefined;
  /** The post it answers, where that decides the thread. */
  readonly answers: string | undefined;
  /** When it was written. */
  readonly sentAt: Date;
  readonly from: Inbound['from'];
  /** When it arrived, epoch ms. */
  readonly at: number;
  readonly text: string;
  /** It takes the place of an earlier wording. */
  readonly isEdit: boolean;
  readonly parts: readonly Heard[];
}

const wordsOf = ({ row }: Heard): string => {
  const { content } = row.message;
  return content.kind === 'text' || content.kind === 'edited' ? content.text : '';
};

/** The posts of a turn, in the order they came. */
export function postsOf(heard: readonly Heard[]): readonly Post[] {
  const posts = new Map<string, Heard[]>();
  for (const each of heard) {
    const { content, messageId, id } = each.row.message;
    if (!['text', 'edited', 'media', 'location'].includes(content.kind)) continue;
    const name = `${messageId ?? id}${content.kind === 'edited' ? ':edited' : ''}`;
    posts.set(name, [...(posts.get(name) ?? []), each]);
  }
  return [...posts.values()].flatMap((parts) => {
    const [first] = parts;
    if (!first) return [];
    const { message, receivedAt } = first.row;
    return {
      id: message.messageId ?? message.id,
      thread: message.topic,
      answers: message.replyTo,
      sentAt: message.sentAt,
      from: message.from,
      at: receivedAt.getTime(),
      text: parts.map(wordsOf).filter(Boolean).join('\n'),
      isEdit: message.content.kind === 'edited',
      parts,
    };
  });
}
