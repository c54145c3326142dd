import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { may } from '../rights/rights.ts';
import type { DeskScene } from '../scene/scene.ts';

/** The complaint before this person, where they may still see it. */
export function openOf(scene: DeskScene, heard: Heard, person: AdminRow): Complaint | undefined {
  const { open } = scene.person(heard.row.message.from.id);
  const complaint = open && scene.complaint(open);
  return complaint && may(person, 'look', complaint, scene.policy).ok ? complaint : undefined;
}
