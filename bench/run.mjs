// `npm run bench`: builds the program, installs the peers on the first run, then measures. ONLY=whole-way,growth,… picks parts; see docs/bench.md.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';
import { build } from '../scripts/build.mjs';

const peers = fileURLToPath(new URL('peers/', import.meta.url));
if (!existsSync(`${peers}node_modules`)) {
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: peers, stdio: 'inherit' });
  if (status !== 0)
    process.stderr.write('The peers could not be installed: those that need packages of their own will fail.\n');
}
build();
register();
await import('./bench.ts');
