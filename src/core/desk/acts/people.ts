import type { Role } from '../../complaint/role.ts';
import { tidyName } from '../../language/names.ts';
import { sameWords } from '../../language/words.ts';
import type { AdminRow } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { desksUnder } from '../rights/tree.ts';
import { deskName, desksNamed } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';
import type { Sight } from '../scene/sight.ts';
import { letGo } from './releasing.ts';

/** How long an invitation is good, whoever makes it, in milliseconds. */
export const INVITATION_MS = 30 * 60_000;

/** Words for roles, in both languages. */
const ROLES: Readonly<Record<string, Role>> = {
  petugas: 'officer',
  officer: 'officer',
  admin: 'admin',
  pengawas: 'supervisor',
  supervisor: 'supervisor',
};

/** Only a supervisor, and only in private: names and invitations are nobody else's. */
function isSupervisor(scene: DeskScene, heard: Heard, person: AdminRow): boolean {
  const { say } = scene;
  if (person.role !== 'supervisor') {
    scene.denied += 1;
    scene.answer(heard, say.supervisorOnly());
    return false;
  }
  if (!heard.row.message.private) {
    scene.answer(heard, say.privateOnly());
    return false;
  }
  return true;
}

/** Who works at a supervisor's desks. */
export function showPeople(scene: DeskScene, heard: Heard, person: AdminRow): void {
  if (!isSupervisor(scene, heard, person)) return;
  const { say, policy, language } = scene;
  const rows = scene.sight.staff.map(({ id, role, desk, name }) =>
    say.peopleRow({
      id,
      name: name ?? say.byAdmin({ id }),
      role: say[`role_${role}`](),
      desk: deskName(policy, desk, language),
    }),
  );
  scene.finish(heard);
  scene.show([{ bold: say.peopleTitle({ desk: deskName(policy, person.desk, language) }) }, `\n${rows.join('\n')}`]);
}

/** Invites somebody to a desk of the supervisor's: `/undang INSTANSI peran`. */
export function invite(scene: DeskScene, heard: Heard, person: AdminRow, rest: string): void {
  if (!isSupervisor(scene, heard, person)) return;
  const { say, policy, language } = scene;
  const words = rest.trim().split(/\s+/);
  const role = ROLES[(words.at(-1) ?? '').toLowerCase()];
  const name = (role ? words.slice(0, -1) : words).join(' ');
  const [desk, ...others] = desksNamed(policy, name, []);
  if (!desk || others.length > 0 || !desksUnder(policy, person.desk).includes(desk.id)) {
    if (name === '') scene.answer(heard, say.howToInvite());
    else if (others.length > 0)
      scene.answer(
        heard,
        say.severalDesks({ desks: [desk, ...others].map((each) => each?.name[language]).join(', ') }),
      );
    else scene.answer(heard, say.noSuchDeskHere({ name }));
    return;
  }
  const { code } = scene.turn.fresh;
  const given = role ?? 'officer';
  const expiresAt = new Date(scene.now + INVITATION_MS);
  scene.effects.push({ do: 'invite', code, desk: desk.id, role: given, expiresAt, by: person.id });
  scene.show([say.invited({ desk: desk.name[language], role: say[`role_${given}`](), code })]);
}

/** Gives oneself a name, for notes, cards and lists: `/nama Rina Wati`. Where the platform tells none, colleagues would read a number. */
export function nameSelf(scene: DeskScene, heard: Heard, person: AdminRow, said: string): void {
  const { say } = scene;
  const name = tidyName(said);
  if (name === undefined) {
    scene.answer(heard, say.howToName({ name: scene.nameOf(person.id) }));
    return;
  }
  scene.effects.push({ do: 'name-admin', admin: person.id, name });
  scene.answer(heard, say.named({ name }));
}

/** Who is meant by a number as {@link showPeople} gives it, or by a name that one alone has. */
export const staffNamed = (staff: Sight['staff'], text: string): Sight['staff'][number] | undefined => {
  const id = /^#?(\d{1,9})$/.exec(text.trim())?.[1];
  if (id !== undefined) return staff.find((each) => each.id === Number(id));
  const [named, ...others] = staff.filter(({ name }) => name !== undefined && sameWords(name, text));
  return others.length > 0 ? undefined : named;
};

/** Takes somebody's rights away: `/keluarkan NOMOR`. What they held is free for whoever goes on with it. */
export function remove(scene: DeskScene, heard: Heard, person: AdminRow, rest: string): void {
  if (!isSupervisor(scene, heard, person)) return;
  const found = staffNamed(scene.sight.staff, rest);
  if (!found) {
    scene.answer(heard, rest.trim() === '' ? scene.say.howToRemove() : scene.say.noSuchPerson());
    return;
  }
  const { id } = found;
  if (id === person.id) {
    scene.answer(heard, scene.say.removesNotSelf());
    return;
  }
  scene.effects.push({ do: 'remove-admin', admin: id, by: person.id });
  const held = scene.sight.queues.get(heard.row.id)?.rows ?? [];
  const freed = held.filter(({ code }) => letGo(scene, person, scene.complaint(code)));
  const { say } = scene;
  const name = found.name ?? say.byAdmin({ id });
  const codes = freed.map(({ code }) => code).join(', ');
  scene.show([[say.removed({ name }), ...(codes ? [say.freed({ codes })] : [])].join('\n')]);
}
