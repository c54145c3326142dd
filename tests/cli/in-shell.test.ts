import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { inShell } from '../../src/cli/in-shell.ts';

it.each(['./data', '/srv/my data', "/srv/it's $HOME", '/srv/a;b "c"'])(
  'a command that is shown can be typed as it stands: %s',
  (name) => expect(execFileSync('sh', ['-c', `printf %s ${inShell(name)}`], { encoding: 'utf8' })).toBe(name),
);
it('what needs no marks gets none', () => expect(inShell('/var/lib/aduan')).toBe('/var/lib/aduan'));
