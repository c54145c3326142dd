import type { Seen, Topic } from '../fakes/bot-api.ts';

/** A chat of the story. */
export interface Side {
  readonly title: string;
  readonly chat: number;
}

/** What a chat shows now. */
export interface ChatNow {
  readonly seen: ReadonlyMap<number, Seen>;
  readonly topics: ReadonlyMap<number, Topic>;
}

const CODE = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}/g;
/** The complaint's code in the book, always the same; all others are invitations. */
const COMPLAINT = 'K7Q2-M4XP-9TR';
const INVITATION = 'XXXX-XXXX-XXX';

/**
 * Writes down what people say and see, scene by scene and chat by chat: whatever is new since the last look, and of messages that were changed
 * in place the lines that are new. Codes are replaced, so that every run writes the same book.
 */
export class StoryBook {
  readonly #sides: readonly Side[];
  readonly #look: (chat: number) => ChatNow;
  readonly #scenes: string[] = [];
  /** What was shown last of each message and topic, line by line. */
  readonly #shown = new Map<string, readonly string[]>();
  readonly #lines = new Map<number, string[]>();
  #code = '';

  constructor(sides: readonly Side[], look: (chat: number) => ChatNow) {
    this.#sides = sides;
    this.#look = look;
  }

  /** The complaint has this code. */
  complaintIs(code: string): void {
    this.#code = code;
  }

  /** A person says or does something in a chat. */
  says(chat: number, who: string, what: string): void {
    this.#add(chat, `**${who}:** ${what}`);
  }

  /** Notes what all chats show that they did not show before. */
  look(): void {
    for (const { chat } of this.#sides) {
      const { seen, topics } = this.#look(chat);
      for (const topic of topics.values()) this.#note(chat, `t${topic.id}`, [titled(topic)], 'topic');
      for (const message of seen.values()) this.#note(chat, `m${message.id}`, linesOf(message), 'message');
    }
  }

  /** Ends a scene. */
  scene(title: string): void {
    this.look();
    const parts = this.#sides.flatMap(({ title: side, chat }) => {
      const lines = this.#lines.get(chat) ?? [];
      return lines.length > 0 ? [`### ${side}\n\n${lines.join('\n\n')}`] : [];
    });
    this.#lines.clear();
    this.#scenes.push(`## ${title}\n\n${parts.join('\n\n')}`);
  }

  #note(chat: number, id: string, lines: readonly string[], what: 'topic' | 'message'): void {
    const key = `${chat}:${id}`;
    const before = this.#shown.get(key);
    if (before?.join('\n') === lines.join('\n')) return;
    this.#shown.set(key, lines);
    if (what === 'topic') this.#add(chat, `*topic* ${lines[0]}`);
    else if (!before) this.#add(chat, quoted(lines));
    else {
      const fresh = lines.filter((line) => line !== '' && !before.includes(line));
      this.#add(chat, `*changed in place:*\n\n${quoted(fresh)}`);
    }
  }

  #add(chat: number, text: string): void {
    this.#lines.set(chat, [...(this.#lines.get(chat) ?? []), text]);
  }

  /** The whole book in Markdown. */
  written(opening: string): string {
    const text = [opening, ...this.#scenes].join('\n\n');
    return `${text.replaceAll(CODE, (code) => (code === this.#code ? COMPLAINT : INVITATION))}\n`;
  }
}

const titled = ({ icon, name, closed }: Topic): string => `${icon} ${name}${closed ? ' *(closed)*' : ''}`;

/** A message of the bot, its file first and its buttons last. */
function linesOf({ text, buttons, keys, file }: Seen): readonly string[] {
  const labels = [...buttons.map(({ label }) => label), ...keys];
  return [
    ...(file ? [`📎 ${file.name || file.kind}`] : []),
    ...(text ? text.split('\n') : []),
    ...(labels.length > 0 ? ['', labels.map((label) => `\`${label}\``).join(' ')] : []),
  ];
}

/** Two spaces keep the lines of a quotation apart in Markdown. */
const quoted = (lines: readonly string[]): string =>
  lines
    .map((line, i) => (line === '' ? '>' : `> ${line}${i < lines.length - 1 && lines[i + 1] !== '' ? '  ' : ''}`))
    .join('\n');
