/** The words of a message where Telegram keeps them apart from its plain text. */
import { asArray, asInteger, asObject, asObjects, asText, type Json } from '../json.ts';

/** Deeper than this nobody writes. */
const DEPTH_MAX = 20;
/** Fields of a block, in reading order, that hold words or further blocks (Bot API 10.1, RichBlock). */
const PARTS = ['summary', 'label', 'text', 'expression', 'blocks', 'items', 'cells', 'caption', 'credit'] as const;

const LISTS: ReadonlySet<string> = new Set(['blocks', 'items', 'cells']);

/** The words of a run of text: a string, several runs, or one with a look of its own (Bot API 10.1, RichText). */
function runOf(text: unknown, depth: number): string {
  if (depth > DEPTH_MAX) return '';
  if (Array.isArray(text)) return text.map((each) => runOf(each, depth + 1)).join('');
  const styled = asObject(text);
  if (!styled) return asText(text) ?? '';
  return asText(styled.alternative_text) ?? asText(styled.expression) ?? runOf(styled.text, depth + 1);
}

function linesOf(block: unknown, depth: number): readonly string[] {
  if (depth > DEPTH_MAX) return [];
  if (Array.isArray(block)) return block.flatMap((each) => linesOf(each, depth + 1));
  const object = asObject(block);
  if (!object) return [];
  return PARTS.flatMap((part) => {
    const value = object[part];
    // A file's caption has words and a credit of its own; a table's is words.
    const isBlocks = Array.isArray(value) ? LISTS.has(part) : asObject(value)?.type === undefined;
    return isBlocks && typeof value === 'object' ? linesOf(value, depth + 1) : [runOf(value, depth)];
  });
}

/** What a rich message says, a line for each of its parts; undefined where it has no words. */
export function wordsOfRich(message: unknown): string | undefined {
  const lines = linesOf(asArray(asObject(message)?.blocks), 0).filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/** Links of one message that are written out. */
const LINKS_MAX = 5;

/** A text with the addresses that lie hidden behind its words: `lokasi di sini` says nothing to an officer without its map. */
export function withLinks(text: string, entities: unknown): string {
  const hidden = asObjects(entities)
    .filter(({ type }) => type === 'text_link')
    .slice(0, LINKS_MAX);
  return hidden.reduceRight((written: string, entity: Json) => {
    const url = asText(entity.url) ?? '';
    const end = (asInteger(entity.offset) ?? -1) + (asInteger(entity.length) ?? 0);
    if (!/^https?:/.test(url) || end < 1 || end > text.length || text.includes(url)) return written;
    return `${written.slice(0, end)} (${url})${written.slice(end)}`;
  }, text);
}
