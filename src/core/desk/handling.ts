import type { ComplaintCode } from '../complaint/code.ts';
import { leadsTo } from '../complaint/life.ts';
import { suggestDesks } from '../complaint/routing.ts';
import type { Receipt } from '../event.ts';
import type { AdminRow, Complaint } from '../store/store.ts';
import type { Heard } from '../turn.ts';
import { addWords, move, tell } from './changes.ts';
import { toldFollowers } from './cluster.ts';
import { chosenOf, neverChoice } from './commands.ts';
import { isDeskExcluded } from './exclusion.ts';
import { fromDesk, giverOf, goesBackTo } from './handed.ts';
import { deskName, desksNamed } from './names.ts';
import { newsOf } from './news.ts';
import { permit } from './permit.ts';
import { may } from './rights.ts';
import type { DeskScene } from './scene.ts';
import { deskOf } from './tree.ts';

/** Desks that a disposition suggests: as many as a phone shows. */
const SUGGESTED_MAX = 6;
/** Said by the button that takes what somebody else has, as at the end of a shift. */
const TAKE_OVER = 'over';

/** Tells the citizen that the state changed; silent news are none of theirs. */
export function tellNews(scene: DeskScene, complaint: Complaint, words?: string, receipt?: Receipt): void {
  const news = { ...newsOf(scene, complaint, words), ...(receipt ? { receipt } : {}) };
  tell(scene, complaint.code, news, `news:${complaint.code}:${complaint.version}`);
}

/** Takes a complaint: from now on others see who has it. What somebody else has is taken over once that is confirmed. */
export function take(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  how: string,
): void {
  const allowed = permit(scene, heard, person, 'take', code);
  if (!allowed) return;
  const { complaint, to } = allowed;
  const { say } = scene;
  const isOthers = complaint.holder !== null && complaint.holder !== person.id;
  if (complaint.holder !== null && isOthers && how !== TAKE_OVER) {
    scene.ask(
      heard,
      [say.heldByOther({ name: scene.nameOf(complaint.holder) })],
      [
        { id: chosenOf('take', complaint.code, TAKE_OVER), label: say.takeOver() },
        { id: neverChoice, label: say.never() },
      ],
      complaint.code,
    );
    return;
  }
  if (complaint.holder === null || isOthers || to !== complaint.status) {
    const after = move(scene, complaint, 'take', to, person, { holder: person.id });
    if (to !== complaint.status) {
      tellNews(scene, after);
      scene.effects.push(...toldFollowers(after, `${after.code}:${after.version}`));
    }
  }
  scene.answer(heard, say.done_take({ code: complaint.code }), complaint.code);
}

/** Checks a complaint as one that can be acted on. */
export function verify(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode | undefined): void {
  const allowed = permit(scene, heard, person, 'verify', code);
  if (!allowed) return;
  const after = move(scene, allowed.complaint, 'verify', allowed.to, person);
  tellNews(scene, after);
  scene.answer(heard, scene.say.done_verify({ code: after.code }), after.code);
}

/**
 * Hands a complaint to the desk in charge; without a name, asks which and suggests. Once more, it puts right what went to the wrong one: on to
 * another, or back to the desk that handed it there.
 */
export function forward(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  name: string,
): void {
  const allowed = permit(scene, heard, person, 'forward', code);
  if (!allowed) return;
  const { complaint, to } = allowed;
  const { say, policy, language } = scene;
  const suggested = suggestDesks(policy, complaint.category, complaint.regency)
    .filter(({ id }) => id !== complaint.desk && !isDeskExcluded(complaint, id))
    .slice(0, SUGGESTED_MAX);
  const isBack = (desk: string) =>
    desk === person.desk && desk === giverOf(complaint) && deskOf(policy, desk)?.kind !== 'agency';
  const back = isBack(person.desk) && leadsTo('return', complaint.status, complaint.history);
  const choose = (text: string) => {
    scene.setPerson(heard.row.message.from.id, { pending: { act: 'forward', code: complaint.code } });
    const choices = suggested
      .filter(({ id }) => !isBack(id))
      .map(({ id, name: names }) => ({ id: chosenOf('forward', complaint.code, id), label: names[language] }));
    const backHere = back
      ? [{ id: chosenOf('forward', complaint.code, person.desk), label: say.buttonTakeBack() }]
      : [];
    scene.ask(heard, [text], [...choices, ...backHere, { id: neverChoice, label: say.never() }], complaint.code);
  };
  const named = desksNamed(policy, name, suggested);
  const [desk, ...others] = named;
  if (!desk) {
    const has = deskName(policy, complaint.desk, language);
    const which = giverOf(complaint) === undefined ? say.askDesk : say.askOtherDesk;
    choose(name.trim() === '' ? which({ code: complaint.code, desk: has }) : say.noSuchDesk({ name: name.trim() }));
    return;
  }
  if (others.length > 0) {
    choose(say.severalDesks({ desks: named.map((each) => each.name[language]).join(', ') }));
    return;
  }
  const label = desk.name[language];
  if (isDeskExcluded(complaint, desk.id)) {
    scene.answer(heard, say.deskExcluded({ desk: label }), complaint.code);
    return;
  }
  if (desk.id === complaint.desk && complaint.status === 'forwarded') {
    scene.answer(heard, say.deskHasIt({ desk: label }), complaint.code);
    return;
  }
  scene.setPerson(heard.row.message.from.id, { pending: undefined });
  const change = { desk: desk.id, holder: null };
  const after =
    back && isBack(desk.id)
      ? move(scene, complaint, 'return', back, person, change, fromDesk(person.desk))
      : move(scene, complaint, 'forward', to, person, change, fromDesk(person.desk));
  tellNews(scene, after);
  // What was somebody else's is moved, and not handed on: they are told so.
  const isMoved = complaint.desk !== person.desk && complaint.desk !== desk.id;
  const from = deskName(policy, complaint.desk, language);
  const { code: its } = after;
  scene.answer(
    heard,
    isMoved ? say.done_move({ code: its, from, desk: label }) : say.done_forward({ code: its, desk: label }),
    its,
  );
}

/** A disposition to the wrong desk: the citizen and that desk know of it, so it is not undone but put right. */
export function putRight(scene: DeskScene, heard: Heard, person: AdminRow, complaint: Complaint): boolean {
  if (giverOf(complaint) === undefined || !may(person, 'forward', complaint, scene.policy).ok) return false;
  forward(scene, heard, person, complaint.code, '');
  return true;
}

/** Gives a complaint back to whoever handed it on: this desk is not in charge. */
export function giveBack(scene: DeskScene, heard: Heard, person: AdminRow, complaint: Complaint, words: string): void {
  const allowed = permit(scene, heard, person, 'return', complaint.code);
  if (!allowed) return;
  const desk = goesBackTo(complaint, scene.policy);
  const noted = addWords(scene, allowed.complaint, { text: words, act: 'return', by: person.id, internal: true });
  const after = move(scene, noted, 'return', allowed.to, person, { desk, holder: null }, fromDesk(person.desk));
  tellNews(scene, after);
  scene.answer(
    heard,
    scene.say.done_return({ code: after.code, desk: deskName(scene.policy, desk, scene.language) }),
    after.code,
  );
}

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
  move(scene, complaint, 'exclude', to, person, { excluded, ...change }, desk ? `desk:${desk.id}` : `admin:${officer}`);
  scene.answer(heard, say.done_exclude({ code: complaint.code, desk: label }), complaint.code);
}

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
      moment: scene.momentAt(entry.at, entry.desk),
      act: say[`act_${entry.act}` as 'act_take'](),
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
