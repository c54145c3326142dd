/** Runs the parts one after the other. */

import { backlog } from './backlog.ts';
import { desk } from './desk.ts';
import { fleet } from './fleet.ts';
import { flooder } from './flooder.ts';
import { growth } from './growth.ts';
import { open } from './open.ts';
import { postgres } from './postgres.ts';
import { goalsInWords, heading } from './report.ts';
import { wholeWay } from './whole-way.ts';

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  'whole-way': wholeWay,
  growth,
  desk,
  open,
  backlog,
  postgres,
  fleet,
  flooder,
};
const only = process.env.ONLY?.split(',') ?? Object.keys(PARTS);
for (const name of only) {
  const part = PARTS[name];
  if (!part) throw new Error(`ONLY=${name}: there is no such part; there are ${Object.keys(PARTS).join(', ')}`);
  await part();
}
heading(goalsInWords());
process.exit(0);
