import { describe, expect, it } from 'vitest';
import { tellFileWaits } from '../../src/core/intake/talk/file-waits.ts';
import { newTalk } from '../../src/core/intake/talk/talk.ts';
import { LANGUAGES } from '../../src/core/language/language.ts';
import { SENTENCES } from '../../src/core/language/sentences.ts';
import { chatId } from '../../src/core/message.ts';
import type { InboxRow } from '../../src/core/store/port/steps.ts';

/** The store of evidence is away, and a photo waits for it. */
const photoAt = (id: number, isPrivate = true): InboxRow => ({
  ...{ id, attempts: 0, receivedAt: new Date('2026-11-24T01:00:00Z') },
  message: {
    ...{ channel: 'telegram', id: `m${id}`, chat: chatId('41'), from: { id: '41' } },
    ...{ sentAt: new Date('2026-11-24T01:00:00Z'), private: isPrivate },
    content: { kind: 'media', media: { kind: 'photo', handle: 'file' } },
  },
});

describe.each(LANGUAGES)('whoever waits, in %s', (language) => {
  const fresh = newTalk(language);
  const words = (decision: ReturnType<typeof tellFileWaits>) =>
    decision?.effects.map((effect) =>
      effect.do === 'send' && effect.delivery.kind === 'message' ? effect.delivery.message.text : effect.do,
    );

  it('is told that it was noted and comes in by itself, once, however often it is tried', () => {
    const told = tellFileWaits(fresh, photoAt(7));
    expect(words(told)).toEqual([[SENTENCES[language].fileWaits()]]);
    expect(told && tellFileWaits(told.talk, photoAt(7))).toBeUndefined();
  });

  it('is told again in another outage, and everything else of the talk stays', () => {
    const told = tellFileWaits(fresh, photoAt(7));
    const again = told && tellFileWaits(told.talk, photoAt(9));
    expect(words(again)).toEqual([[SENTENCES[language].fileWaits()]]);
    expect(again?.talk).toEqual({ ...fresh, fileWaits: 9 });
  });

  it('hears nothing where several people read, or where a machine answers us', () => {
    expect(tellFileWaits(fresh, photoAt(7, false))).toBeUndefined();
    const machine = { ...fresh, loop: { at: 0, turns: 9, score: 9, silent: true } };
    expect(tellFileWaits(machine, photoAt(7))).toBeUndefined();
  });
});
