// `npm run bench`: builds the program, then measures it. ONLY=whole-way,growth,desk,open,backlog,flooder picks parts; see README.md.
import { register } from 'tsx/esm/api';
import { build } from '../scripts/build.mjs';

build();
register();
await import('./bench.ts');
