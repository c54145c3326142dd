/** The settings as paper: `.env.example` and the README's table, made from the one table in `settings.ts`. */
import { paperOf, SETTING_NAMES } from './settings.ts';

const WIDTH = 110;

/** The text of `.env.example`. */
export function envExample(): string {
  const lines = [
    '# Settings of Aduan. None is needed to start. Copy this to .env and take the # away from what you change.',
    '# The environment wins over this file. Made by: npx tsx scripts/settings.ts',
  ];
  let group = '';
  for (const name of SETTING_NAMES) {
    const paper = paperOf(name);
    if (paper.group !== group) lines.push('', `# ── ${paper.group} ──`);
    group = paper.group;
    lines.push('', ...wrapped(paper.meaning).map((line) => `# ${line}`));
    const fixed = !paper.standard.startsWith('(');
    if (!fixed) lines.push(`# Otherwise: ${paper.standard.slice(1, -1)}. For example: ${paper.example}`);
    else if (paper.example !== paper.standard) lines.push(`# For example: ${paper.example}`);
    lines.push(`#${name}=${fixed ? paper.standard : ''}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The README's table of settings, in Markdown. */
export function settingsTable(): string {
  const rows = SETTING_NAMES.map((name) => {
    const { standard, meaning } = paperOf(name);
    const shown = standard.startsWith('(') ? standard.slice(1, -1) : `\`${standard}\``;
    return `| \`${name}\` | ${shown} | ${meaning} |`;
  });
  return ['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
