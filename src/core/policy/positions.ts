import { type Document, isAlias, isMap, isNode, isScalar, type LineCounter, visit } from 'yaml';

/** Where something stands in a file; both begin at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A way into the file: keys of maps and places in lists. */
export type Path = readonly (string | number)[];

/** The position of an offset in the text. */
export function at(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** Where a path stands, its key rather than its value; for what is not there, where it belongs: the nearest thing around it. */
export function positionOf(document: Document, lines: LineCounter, path: Path): Position {
  for (let length = path.length; length > 0; length -= 1) {
    const holder = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = String(path[length - 1]);
    const key = isMap(holder)
      ? holder.items.map((pair) => pair.key).find((each) => isScalar(each) && String(each.value) === last)
      : undefined;
    if (isNode(key) && key.range) return at(lines, key.range[0]);
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return at(lines, node.range[0]);
  }
  const top = document.contents;
  return isNode(top) && top.range ? at(lines, top.range[0]) : { line: 1, column: 1 };
}

/** The first alias (`*name`) that no anchor stands behind, with its position. */
export function danglingAlias(
  document: Document,
  lines: LineCounter,
): { readonly name: string; readonly position: Position } | undefined {
  let found: { readonly name: string; readonly position: Position } | undefined;
  visit(document, {
    Alias(_key, node) {
      if (!isAlias(node) || node.resolve(document) !== undefined) return undefined;
      found = { name: node.source, position: at(lines, node.range?.[0] ?? 0) };
      return visit.BREAK;
    },
  });
  return found;
}

/**
 * JSON with comments as YAML can read it: comments become spaces, so that every position stays; strings are left alone.
 * Tabs outside strings become a space as well: YAML does not take them for indentation.
 */
export function withoutComments(json: string): string {
  return json.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\t/g, (part) =>
    part.startsWith('"') ? part : part.replace(/[^\n]/g, ' '),
  );
}
