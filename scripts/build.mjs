// Builds dist/ from src/ when a source is newer than the last build. Runs before every start, so it must be quick when nothing changed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const mark = path.join(root, 'dist', '.tsbuildinfo');

const newestSource = () => {
  let newest = 0;
  for (const entry of fs.readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (!/\.tsx?$/.test(entry.name)) continue;
    newest = Math.max(newest, fs.statSync(path.join(entry.parentPath, entry.name)).mtimeMs);
  }
  return newest;
};

export function build() {
  if (fs.existsSync(mark) && fs.statSync(mark).mtimeMs >= newestSource()) return;
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
  const now = new Date();
  fs.utimesSync(mark, now, now); // an unchanged incremental build does not touch its mark
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
