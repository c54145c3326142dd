import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who imports whom (docs/architecture.md): imports run downhill, so that each part can be read without those that use it. An import of types
 * alone counts as any other: nothing is left of it when the program runs, but whoever reads has to follow it.
 */

interface Import {
  readonly from: string;
  readonly to: string;
}

/** `import … from '…'`, `export … from '…'` and `import('…')` of files of our own. */
const IMPORT = /^(?:import|export)\s[^;']*?from\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm;

function importsOf(file: string): readonly Import[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, named, later]) => ({
    from: file,
    to: path.posix.join(path.posix.dirname(file), named ?? later ?? ''),
  }));
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.split(path.sep).join('/')}`)
  .filter((file) => /\.tsx?$/.test(file));
/** The trained model imports nothing, and its lines are too long to be searched. */
const imports = files.filter((file) => !file.endsWith('/data/model.ts')).flatMap(importsOf);
const shown = ({ from, to }: Import): string => `${from} imports ${to}`;

/** The folder of a channel that a file lies in; undefined for what lies beside them. */
const channelOf = (file: string): string | undefined => /^src\/bots\/(\w+)\//.exec(file)?.[1];

/** The first circle found from a file on, as the files one comes through; undefined where there is none. */
function circleFrom(
  start: string,
  next: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): string | undefined {
  const way: string[] = [];
  const visit = (file: string): string | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file].join(' → ');
    if (done.has(file)) return undefined;
    way.push(file);
    for (const each of next.get(file) ?? []) {
      const circle = visit(each);
      if (circle) return circle;
    }
    way.pop();
    done.add(file);
    return undefined;
  };
  return visit(start);
}

describe('imports', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(300);
    expect(imports.length).toBeGreaterThan(files.length);
    expect(imports.filter(({ to }) => !files.includes(to)).map(shown)).toEqual([]);
  });

  it('the core knows nothing but the core: no channel, no HTTP, no setting', () => {
    const out = imports.filter(({ from, to }) => from.startsWith('src/core/') && !to.startsWith('src/core/'));
    expect(out.map(shown)).toEqual([]);
  });

  it('a channel knows no other channel: what several need lies beside them', () => {
    const across = imports.filter(({ from, to }) => {
      const [own, other] = [channelOf(from), channelOf(to)];
      return own !== undefined && other !== undefined && own !== other;
    });
    expect(across.map(shown)).toEqual([]);
  });

  it('nothing below imports the command line or what puts the parts together', () => {
    const isTop = (file: string) => /^src\/(?:app(?:-\w+)?\.ts|main\.ts|cli\/)/.test(file);
    expect(imports.filter(({ from, to }) => isTop(to) && !isTop(from)).map(shown)).toEqual([]);
  });

  it('never run in a circle', () => {
    const next = new Map(files.map((file): [string, string[]] => [file, []]));
    for (const { from, to } of imports) next.get(from)?.push(to);
    const done = new Set<string>();
    expect(files.map((file) => circleFrom(file, next, done)).filter((circle) => circle !== undefined)).toEqual([]);
  });

  it.each(['intake', 'desk', 'store'])('within core/%s never run in a circle of folders', (part) => {
    const home = `src/core/${part}/`;
    /** The folder of this part that a file lies in, or the file itself where it lies beside them. */
    const folderOf = (file: string): string => file.slice(home.length).split('/')[0] ?? '';
    const next = new Map<string, string[]>();
    for (const { from, to } of imports) {
      if (!from.startsWith(home) || !to.startsWith(home) || folderOf(from) === folderOf(to)) continue;
      next.set(folderOf(from), [...(next.get(folderOf(from)) ?? []), folderOf(to)]);
    }
    const done = new Set<string>();
    expect([...next.keys()].map((folder) => circleFrom(folder, next, done)).filter(Boolean)).toEqual([]);
  });
});
