import type { ChannelState } from '../event.ts';
import type { Policy } from '../policy/policy.ts';
import type { Desk } from '../store/port/store.ts';

/**
 * Tells the central desk how a channel stands, in every chat where that desk is told.
 * @param label the platform's name
 * @param key names the news for ever: told twice, it is heard once
 * @returns conversations that have something to handle
 */
export async function tellOfChannel(
  store: Pick<Desk, 'workplaces' | 'post'>,
  { centralDesk }: Pick<Policy, 'centralDesk'>,
  news: { readonly label: string; readonly state: ChannelState; readonly key: string },
): Promise<readonly number[]> {
  const { label, state, key } = news;
  const chats = (await store.workplaces()).filter(({ desks }) => desks.includes(centralDesk));
  return store.post(
    { to: 'desk', type: 'channel', label, state },
    chats.map(({ conversation }) => ({ conversation, key: `channel:${key}` })),
  );
}
