// Writes .env.example, and the table of settings in the README between its two marks, from src/settings.ts: npx tsx scripts/settings.ts
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { envExample, settingsTable } from '../src/settings-text.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
fs.writeFileSync(path.join(root, '.env.example'), envExample());
const readme = path.join(root, 'README.md');
const between = /(<!-- settings -->\n)[\s\S]*?(<!-- \/settings -->)/;
const text = fs.readFileSync(readme, 'utf8');
fs.writeFileSync(
  readme,
  text.replace(between, (_, start, end) => `${start}${settingsTable()}\n${end}`),
);
