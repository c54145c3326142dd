import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHANNELS, capabilityTable } from './capabilities.ts';
import { mistakesIn } from './coherence.ts';

describe('what channels can do', () => {
  it('is in the docs as it is in the code; if not, put this table there', () => {
    const docs = readFileSync(new URL('../../docs/channels.md', import.meta.url), 'utf8');
    const table = /<!-- capabilities -->\n\n([\s\S]*?)\n\n<!-- \/capabilities -->/.exec(docs)?.[1];
    expect(table).toBe(capabilityTable());
  });

  it('is coherent, and what is not is found', () => {
    for (const [title, able] of CHANNELS) expect([title, mistakesIn(able)]).toEqual([title, []]);
    const [[, able] = []] = CHANNELS;
    if (!able) throw new Error('no channel');
    const broken = { ...able, buttons: false, textMax: 0, pace: { perSecond: 1, perChatPerSecond: 2, burst: 0 } };
    expect(mistakesIn(broken)).toHaveLength(4);
  });
});
