// Writes the table of docs/understanding.md anew from what is understood now:  npm run understanding:page
import { readFileSync, writeFileSync } from 'node:fs';
import { readPolicy } from '../src/policy-file.ts';
import { pageTable, pageWith } from './understanding/page.ts';

const page = new URL('../docs/understanding.md', import.meta.url);
writeFileSync(page, pageWith(readFileSync(page, 'utf8'), pageTable(readPolicy(undefined))));
