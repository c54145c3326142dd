import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BotApi as Api } from '../../src/bots/telegram/api.ts';
import { deskLacks } from '../../src/bots/telegram/desk-check.ts';
import { TELEGRAM_DESK_COMMANDS } from '../../src/core/language/telegram.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';
import { realClock } from '../fakes/clock.ts';
import { FORUM, Stage } from './stage.ts';

let platform: BotApi;
beforeEach(async () => {
  platform = await new BotApi().listen();
});
afterEach(() => platform.close());

const lacks = (chat: number = FORUM) =>
  deskLacks(new Api(TOKEN, platform.url, realClock), String(chat), undefined, 5_000);

describe('what the group of a desk lacks', () => {
  it('nothing, when it is a forum with us as an administrator who manages topics', async () => {
    platform.group(FORUM);
    expect(await lacks()).toEqual([]);
  });

  it.each([
    ['topics are off', { isForum: false }, ['no-forum']],
    ['we may not manage topics', { canManageTopics: false }, ['no-topic-right']],
    [
      'we are an ordinary member with privacy mode on',
      { status: 'member' as const, canManageTopics: false },
      ['blind', 'no-topic-right'],
    ],
    ['we were taken out', { status: 'left' as const }, ['unknown']],
    ['it is a basic group', { type: 'group' as const, isForum: false }, ['no-forum']],
  ])('%s', async (_, rules, expected) => {
    platform.group(FORUM, rules);
    expect((await lacks()).map(({ what }) => what)).toEqual(expected);
  });

  it('an ordinary member hears everything when privacy mode is off', async () => {
    platform.group(FORUM, { status: 'member', canManageTopics: true });
    platform.canReadAll = true;
    expect(await lacks()).toEqual([]);
  });

  it('a chat we do not know, one that moved, and one that is no group', async () => {
    expect(await lacks()).toEqual([{ what: 'unknown' }]);
    platform.group(-77, { type: 'group', isForum: false, movedTo: FORUM });
    expect(await lacks(-77)).toEqual([{ what: 'moved', to: String(FORUM) }]);
    platform.chat(41);
    expect(await lacks(41)).toEqual([{ what: 'no-group' }]);
  });
});

describe('a start with a desk’s group', () => {
  it('sets its menu of commands once, and tells the operator what is to be switched on', async () => {
    const stage = await Stage.open({ deskChat: String(FORUM) });
    try {
      stage.platform.group(FORUM, { isForum: false });
      await stage.channel.start({ accept: async () => undefined });
      await stage.noted('desk-lacks');
      expect(stage.platform.commands.get(String(FORUM))).toEqual([...TELEGRAM_DESK_COMMANDS]);
      expect(stage.notes).toContainEqual({ level: 'warn', code: 'desk-lacks', detail: 'no-forum' });
      await stage.channel.stop();
      await stage.channel.start({ accept: async () => undefined });
      await stage.noted('desk-lacks', 2);
      expect(stage.notes.filter(({ code, detail }) => code === 'profile-set' && detail === 'DESK')).toHaveLength(1);
      expect(stage.channel.capabilities.privateUrl).toBe('https://t.me/aduan_bot');
    } finally {
      await stage.close();
    }
  });
});
