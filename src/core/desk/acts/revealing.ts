import type { ComplaintCode } from '../../complaint/code.ts';
import type { AdminRow } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { deedInWords } from '../scene/labels.ts';
import { deskName } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';
import { move } from './changes.ts';
import { permit } from './permit.ts';

/** Who an anonymous reporter is: for the receiving desk's supervisor, alone, and on record. */
export function reveal(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode | undefined): void {
  const { say } = scene;
  if (!heard.row.message.private) {
    scene.answer(heard, say.privateOnly());
    return;
  }
  const allowed = permit(scene, heard, person, 'reveal', code);
  if (!allowed) return;
  const { complaint, to } = allowed;
  const identity = scene.sight.identities.get(complaint.code);
  move(scene, complaint, 'reveal', to, person);
  scene.finish(heard);
  if (!identity) {
    const name = complaint.reporter?.name;
    const channel = complaint.channel;
    scene.show(
      [name ? say.identity({ code: complaint.code, name, channel }) : say.identityUnknown({ code: complaint.code })],
      complaint.code,
    );
    return;
  }
  const { channel } = identity;
  const account = say.platformUser({ channel, id: identity.person });
  scene.show(
    [
      say.identity({
        code: complaint.code,
        name: identity.name ?? account,
        channel: identity.name ? account : channel,
      }),
    ],
    complaint.code,
  );
}

/** The whole history of a complaint, for a supervisor. */
export function audit(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode | undefined): void {
  const allowed = permit(scene, heard, person, 'look', code);
  if (!allowed) return;
  const { say, language } = scene;
  if (person.role !== 'supervisor') {
    scene.denied += 1;
    scene.answer(heard, say.supervisorOnly(), allowed.complaint.code);
    return;
  }
  const rows = allowed.complaint.history.map((entry) =>
    say.auditRow({
      moment:
        entry.by === 'citizen'
          ? scene.wroteAt(entry.at, entry.desk, allowed.complaint)
          : scene.momentAt(entry.at, entry.desk),
      act: deedInWords(say, entry.act),
      who: scene.actorInWords(entry.by),
      to: say[`status_${entry.to}`](),
      desk: deskName(scene.policy, entry.desk, language),
    }),
  );
  scene.finish(heard);
  scene.show(
    [{ bold: say.auditTitle({ code: allowed.complaint.code }) }, `\n${rows.join('\n')}`],
    allowed.complaint.code,
  );
}
