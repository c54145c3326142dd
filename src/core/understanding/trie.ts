/** What a phrase means to a reader, found at tokens `from` … `to` (exclusive). */
export interface Hit<T> {
  readonly from: number;
  readonly to: number;
  readonly mark: T;
}

/** Most nodes lead on by one word only: a map for each of those would take more memory than all phrases together. */
interface Node<T> {
  word?: string;
  child?: Node<T>;
  next?: Map<string, Node<T>>;
  marks?: readonly T[];
}

const stepBy = <T>(node: Node<T>, word: string): Node<T> | undefined =>
  node.next ? node.next.get(word) : node.word === word ? node.child : undefined;

/** The node that a token leads to, as read or without its affixes. */
const step = <T>(node: Node<T>, { word, stem }: Spelt): Node<T> | undefined =>
  stepBy(node, word) ?? (stem === word ? undefined : stepBy(node, stem));

function grow<T>(node: Node<T>, word: string): Node<T> {
  const known = stepBy(node, word);
  if (known) return known;
  const child: Node<T> = {};
  if (node.next) node.next.set(word, child);
  else if (node.child && node.word !== undefined)
    node.next = new Map([
      [node.word, node.child],
      [word, child],
    ]);
  else {
    node.word = word;
    node.child = child;
  }
  return child;
}

/** The two spellings under which a token may be found: as read, and without its affixes. */
export interface Spelt {
  readonly word: string;
  readonly stem: string;
}

/** Longest phrase that is looked for, in words; bounds the work per token. */
const PHRASE_WORDS_MAX = 8;

/** Phrases by their words. One look-up per token and phrase length, so reading a text is linear in its length. */
export class Trie<T> {
  private readonly root: Node<T> = {};

  /** Adds a phrase; the same phrase may carry several marks. */
  add(words: readonly string[], mark: T): void {
    if (words.length === 0 || words.length > PHRASE_WORDS_MAX) return;
    let node = this.root;
    for (const word of words) node = grow(node, word);
    // As long as it has to be, and no longer: an array that is pushed to keeps room for many more.
    node.marks = node.marks ? [...node.marks, mark] : [mark];
  }

  /** The longest phrase that starts at token `at`, with all its marks; null where none does. */
  longest(tokens: readonly Spelt[], at: number): { readonly to: number; readonly marks: readonly T[] } | null {
    let node: Node<T> | undefined = this.root;
    let found: { to: number; marks: readonly T[] } | null = null;
    for (let i = at; i < tokens.length && node; i += 1) {
      const token: Spelt | undefined = tokens[i];
      if (!token) break;
      node = step(node, token);
      if (!node) break;
      if (node.marks) found = { to: i + 1, marks: node.marks };
    }
    return found;
  }

  /** Every phrase that starts at each token, shorter ones inside longer ones included. */
  all(tokens: readonly Spelt[]): Hit<T>[] {
    const hits: Hit<T>[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      let node: Node<T> | undefined = this.root;
      for (let i = at; i < tokens.length && node; i += 1) {
        const token: Spelt | undefined = tokens[i];
        if (!token) break;
        node = step(node, token);
        if (!node) break;
        if (node.marks) for (const mark of node.marks) hits.push({ from: at, to: i + 1, mark });
      }
    }
    return hits;
  }
}
