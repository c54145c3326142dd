import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pageTable, pageWith } from '../../scripts/understanding/page.ts';
import { policy } from './read.ts';

it('the page in the docs shows what is understood today: npm run understanding:page', () => {
  const page = readFileSync(new URL('../../docs/understanding.md', import.meta.url), 'utf8');
  expect(pageWith(page, pageTable(policy))).toBe(page);
});
