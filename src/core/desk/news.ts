import type { CitizenEvent } from '../event.ts';
import type { Complaint } from '../store/store.ts';
import { clockOf } from './clock.ts';
import type { DeskScene } from './scene.ts';

/** What a citizen is told of a complaint as it stands: its state, who has it, until when, and an officer's words where there are any. */
export function newsOf(
  scene: DeskScene,
  complaint: Complaint,
  words?: string,
): Extract<CitizenEvent, { type: 'news' }> {
  const { code, status, desk } = complaint;
  const clock = clockOf(complaint, scene.policy);
  return {
    ...{ to: 'citizen', type: 'news', code, status, desk },
    ...(clock ? { due: clock.due.at.getTime() } : {}),
    ...(words ? { words } : {}),
  };
}
