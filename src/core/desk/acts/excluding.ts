import type { ComplaintCode } from '../../complaint/code.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { isDeskExcluded } from '../rights/exclusion.ts';
import { goesBackTo } from '../rights/handed.ts';
import { chosenOf, neverChoice } from '../scene/commands.ts';
import { desksNamed } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';
import { move } from './changes.ts';
import { tellNews } from './news.ts';
import { type Permit, permit } from './permit.ts';

/** What a choice says before the desk that is to be let in again. */
const LET_IN = 'again-';

/** Keeps a desk away from a complaint: the office it is about. Once more, offers to let it in again: whoever named the wrong one puts that right. */
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
  const named = desksNamed(policy, name.startsWith(LET_IN) ? name.slice(LET_IN.length) : name, []);
  const [desk, ...others] = named;
  const officer = /^#?(\d{1,9})$/.exec(name.trim())?.[1];
  if ((!desk && !officer) || others.length > 0) {
    const several = say.severalDesks({ desks: named.map((each) => each.name[language]).join(', ') });
    const unknown =
      name.trim() === '' ? say.howToExclude({ code: complaint.code }) : say.noSuchDesk({ name: name.trim() });
    scene.answer(heard, others.length > 0 ? several : unknown, complaint.code);
    return;
  }
  const who = desk ? `desk:${desk.id}` : `admin:${officer}`;
  const label = desk ? desk.name[language] : scene.nameOf(Number(officer));
  if (desk && complaint.excluded.includes(who)) {
    if (name.startsWith(LET_IN)) letIn(scene, heard, person, allowed, desk.id, label);
    else {
      const again = { id: chosenOf('exclude', complaint.code, LET_IN + desk.id), label: say.buttonLetIn() };
      const choices = [again, { id: neverChoice, label: say.never() }];
      scene.ask(heard, [say.deskExcluded({ desk: label })], choices, complaint.code);
    }
    return;
  }
  const excluded = [...complaint.excluded, who];
  // The desk that has it now can not be kept away from it: it goes back to the one before.
  const next = desk?.id === complaint.desk ? goesBackTo({ ...complaint, excluded }, policy) : complaint.desk;
  if (isDeskExcluded({ excluded }, next)) {
    scene.answer(heard, say.lastToKnow({ desk: label }), complaint.code);
    return;
  }
  const change = next === complaint.desk ? {} : { desk: next, holder: null };
  const after = move(scene, complaint, 'exclude', to, person, { excluded, ...change }, who);
  if (next !== complaint.desk) tellNews(scene, after);
  withdraw(scene, after);
  scene.answer(heard, say.done_exclude({ code: complaint.code, desk: label }), complaint.code);
}

/** A desk that was excluded may get a complaint again. */
function letIn(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  { complaint, to }: Permit,
  desk: string,
  label: string,
): void {
  const excluded = complaint.excluded.filter((each) => each !== `desk:${desk}`);
  move(scene, complaint, 'exclude', to, person, { excluded }, `again:desk:${desk}`);
  scene.answer(heard, scene.say.done_letIn({ code: complaint.code, desk: label }), complaint.code);
}

/** Takes a complaint's card out of the chats that may not know of it any more: none of them hears anything else. */
function withdraw(scene: DeskScene, { code, version }: Complaint): void {
  const event = { to: 'desk', type: 'case', code, why: 'moved' } as const;
  const key = `case:${code}:${version}:withdrawn`;
  scene.effects.push({ do: 'announce', complaint: code, event, key, desks: [], watchers: 'excluded' });
}
