import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Builds `dist/` once, so that tests which start the real program start what `npm start` starts.
 * A source that does not compile is `npm run check`'s to tell: tests that need no program run all the same.
 */
export default function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'ignore' });
}
