import type { ComplaintCode } from '../complaint/code.ts';
import type { AdminRow, Complaint } from '../store/store.ts';
import type { Heard } from '../turn.ts';
import { move } from './changes.ts';
import { goesBackTo } from './handed.ts';
import { desksNamed } from './names.ts';
import { permit } from './permit.ts';
import type { DeskScene } from './scene.ts';

/** Keeps a desk away from a complaint: the office it is about. */
export function exclude(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  name: string,
): void {
  const allowed = permit(scene, heard, person, 'exclude', code);
  if (!allowed) return;
  const { complaint, to } = allowed;
  const { say, policy, language } = scene;
  const [desk, ...others] = desksNamed(policy, name, []);
  const officer = /^#?(\d{1,9})$/.exec(name.trim())?.[1];
  if ((!desk && !officer) || others.length > 0) {
    scene.answer(
      heard,
      name.trim() === '' ? say.howToExclude({ code: complaint.code }) : say.noSuchDesk({ name: name.trim() }),
      complaint.code,
    );
    return;
  }
  const excluded = [...complaint.excluded, desk ? `desk:${desk.id}` : `admin:${officer}`];
  const label = desk ? desk.name[language] : scene.nameOf(Number(officer));
  // The desk that has it now can not be kept away from it: it goes back to the one before.
  const change =
    desk?.id === complaint.desk ? { desk: goesBackTo({ ...complaint, excluded }, policy), holder: null } : {};
  const who = desk ? `desk:${desk.id}` : `admin:${officer}`;
  const after = move(scene, complaint, 'exclude', to, person, { excluded, ...change }, who);
  withdraw(scene, after);
  scene.answer(heard, say.done_exclude({ code: complaint.code, desk: label }), complaint.code);
}

/** Takes a complaint's card out of the chats that may not know of it any more: none of them hears anything else. */
function withdraw(scene: DeskScene, { code, version }: Complaint): void {
  const event = { to: 'desk', type: 'case', code, why: 'moved' } as const;
  const key = `case:${code}:${version}:withdrawn`;
  scene.effects.push({ do: 'announce', complaint: code, event, key, desks: [], watchers: 'excluded' });
}
