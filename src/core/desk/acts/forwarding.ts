import type { ComplaintCode } from '../../complaint/code.ts';
import { leadsTo } from '../../complaint/life.ts';
import { suggestDesks } from '../../complaint/routing.ts';
import { excerpt } from '../../intake/draft/rows.ts';
import type { DeskPolicy } from '../../policy/policy.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { LINE_MAX } from '../cards/card.ts';
import { isDeskExcluded } from '../rights/exclusion.ts';
import { deskIn, fromDesk, giverOf, goesBackTo } from '../rights/handed.ts';
import { may } from '../rights/rights.ts';
import { deskOf } from '../rights/tree.ts';
import { chosenOf, neverChoice } from '../scene/commands.ts';
import { deskName, desksMeant, desksNamed } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';
import { addWords, move } from './changes.ts';
import { tellNews } from './news.ts';
import { permit } from './permit.ts';

/** Desks that a disposition suggests: as many as a phone shows. */
const SUGGESTED_MAX = 6;
/** Desks of one name that are offered. */
const NAMED_MAX = 10;
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
  const choose = (text: string, offered = suggested) => {
    scene.setPerson(heard.row.message.from.id, { pending: { act: 'forward', code: complaint.code } });
    const choices = offered
      .filter(({ id }) => !isBack(id))
      .map(({ id, name: names }) => ({ id: chosenOf('forward', complaint.code, id), label: names[language] }));
    const backHere = back
      ? [{ id: chosenOf('forward', complaint.code, person.desk), label: say.buttonTakeBack() }]
      : [];
    scene.ask(heard, [text], [...choices, ...backHere, { id: neverChoice, label: say.never() }], complaint.code);
  };
  const named = desksNamed(policy, name, suggested);
  const [desk, ...others] = named;
  const canHave = (desks: readonly DeskPolicy[]) =>
    desks.filter(({ id }) => id !== complaint.desk && !isDeskExcluded(complaint, id)).slice(0, NAMED_MAX);
  if (!desk) {
    const has = deskName(policy, complaint.desk, language);
    const which = giverOf(complaint) === undefined ? say.askDesk : say.askOtherDesk;
    const meant = canHave(desksMeant(policy, name));
    if (name.trim() === '') choose(which({ code: complaint.code, desk: has }));
    else if (meant.length > 1) choose(say.oneDesk(), meant);
    else choose(say.noSuchDesk({ name: name.trim() }), meant.length > 0 ? meant : suggested);
    return;
  }
  if (others.length > 0) {
    choose(say.severalDesks({ desks: named.map((each) => each.name[language]).join(', ') }), canHave(named));
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
  const done = isMoved ? say.done_move({ code: its, from, desk: label }) : say.done_forward({ code: its, desk: label });
  const refused = complaint.desk === desk.id ? undefined : refusedBy(complaint, desk.id);
  const told = refused === undefined ? [] : [say.gaveItBack({ desk: label, text: excerpt(refused, LINE_MAX) })];
  scene.answer(heard, [done, ...told].join('\n'), its);
}

/** Why a desk has given a complaint back before; undefined where it never has. */
function refusedBy({ history, messages }: Complaint, desk: string): string | undefined {
  const at = history.findLast((entry) => entry.act === 'return' && deskIn(entry) === desk)?.at;
  return at && messages.findLast((each) => each.act === 'return' && each.at <= at)?.text;
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
