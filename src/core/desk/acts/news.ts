import type { CitizenEvent, Receipt } from '../../event.ts';
import type { Complaint } from '../../store/port/store.ts';
import { clockOf } from '../clock/clock.ts';
import type { DeskScene } from '../scene/scene.ts';
import { tell } from './changes.ts';

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

/** Tells the citizen that the state changed; silent news are none of theirs. */
export function tellNews(scene: DeskScene, complaint: Complaint, words?: string, receipt?: Receipt): void {
  const news = { ...newsOf(scene, complaint, words), ...(receipt ? { receipt } : {}) };
  tell(scene, complaint.code, news, `news:${complaint.code}:${complaint.version}`);
}
