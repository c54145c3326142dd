// What `npm start` and `npm run aduan` run: the built program, built first where it is missing or stale.
import { build } from './build.mjs';

await build();
await import('../dist/main.js');
