import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Whoever follows the README or a page of docs/ finds each file, link and command that it names. */

const FOLDERS = ['.', 'bench', 'docs', 'drizzle', 'policy', 'scripts', 'src', 'tests'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: folder !== '.', withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.posix.join(each.parentPath.split(path.sep).join('/'), each.name)),
);
const papers = files.filter((file) => file === 'README.md' || /^docs\/.*\.md$/.test(file));
const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>);

/** `worker.ts` or `src/core/work`: what is written as code and looks like a file, or like a folder of ours. */
const NAMED =
  /`((?:[\w.*-]+\/)*[\w.*-]+\.(?:tsx?|mjs|grit|css|md)|(?:src|tests|docs|scripts|bench|drizzle|policy)\/[\w./*-]+)`/g;
/** What a newcomer would put a name in place of. */
const isPattern = (named: string): boolean => /\bNAME\b/.test(named);

/** Whether a file, or a folder with files in it, goes by these last parts of its path. A `*` stands for part of a name. */
function isThere(named: string): boolean {
  const parts = named.replace(/\/$/, '').split('*');
  const end = new RegExp(`(?:^|/)${parts.map((part) => part.replaceAll('.', '\\.')).join('[^/]*')}(?:/|$)`);
  return files.some((file) => end.test(file));
}

const matchesOf = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

describe.each(papers)('%s', (paper) => {
  const text = readFileSync(paper, 'utf8');

  it('names files and folders that are there', () => {
    const named = matchesOf(text, NAMED).filter((each) => !isPattern(each));
    expect(named.filter((each) => !isThere(each))).toEqual([]);
  });

  it('links to pages that are there', () => {
    const linked = matchesOf(text, /\]\(((?!https?:|#)[^)\s#]+)/g);
    const at = (link: string) => path.posix.join(path.posix.dirname(paper), link);
    expect(linked.filter((link) => !isThere(at(link)))).toEqual([]);
  });

  it('quotes titles that tests have', () => {
    const quoted = [...text.matchAll(/([\w-]+\.test\.ts)` “([^”]+)”/g)];
    const isTitle = ([, name = '', title = '']: RegExpExecArray): boolean =>
      files
        .filter((file) => path.posix.basename(file) === name)
        .some((file) => readFileSync(file, 'utf8').includes(title.replace(/ ?…/, '')));
    expect(quoted.filter((each) => !isTitle(each)).map(([all]) => all)).toEqual([]);
  });

  it('has tables whose rows are as long as their heads', () => {
    const cells = (row: string): number => row.split(/(?<!\\)\|/).length;
    const lines = text.split('\n');
    const isRow = (at: number): boolean => lines[at]?.startsWith('|') ?? false;
    const crooked = lines.filter((row, at) => isRow(at) && isRow(at - 1) && cells(row) !== cells(lines[at - 1] ?? ''));
    expect(crooked).toEqual([]);
  });

  it('gives commands that package.json has', () => {
    expect(matchesOf(text, /\bnpm run (?:-s )?([\w:-]+)/g).filter((script) => !scripts.includes(script))).toEqual([]);
  });
});
