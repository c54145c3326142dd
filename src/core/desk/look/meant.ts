import type { ComplaintCode } from '../../complaint/code.ts';
import { ACTS, type Act } from '../../complaint/life.ts';
import { excerpt } from '../../intake/draft/rows.ts';
import { callsOneOf } from '../../language/desk-aside.ts';
import { deskVerbIn } from '../../language/desk-plain.ts';
import { ordersIn } from '../../language/desk-several.ts';
import { slashOf } from '../../language/desk-words.ts';
import type { AdminRow } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { actOn } from '../acts/doing.ts';
import { permit } from '../acts/permit.ts';
import { briefly } from '../cards/queue-line.ts';
import { showFirst } from '../cards/shown-first.ts';
import { may } from '../rights/rights.ts';
import { chosenOf, neverChoice, type Wish } from '../scene/commands.ts';
import { buttonOf } from '../scene/labels.ts';
import { desksNamed } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';

type Of<Want extends Wish['want']> = Extract<Wish, { want: Want }>;

const actNamed = (command: string): Act | undefined => ACTS.find((each) => each === command);
/** As it would be typed. */
const inFull = (act: Act, code: ComplaintCode, words: string): string =>
  `${slashOf(act as Parameters<typeof slashOf>[0])} ${code} ${words}`.trim();

/** Shows what a citizen would read of plain words: one press sends it, and so does the command. Without words of its own, the act asks for them. */
export function showMeant(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  { command, code, rest }: Of<'meant'>,
): void {
  const { say } = scene;
  const act = canBeDone(scene, person, code, actNamed(command));
  if (!act) return;
  if (rest === '') {
    actOn(scene, heard, person, act, code, rest);
    return;
  }
  // Nobody confirms what can not be done now.
  if (!permit(scene, heard, person, act, code)) return;
  const whole = { command: inFull(act, code, rest) };
  // Why it goes back is read by officers alone.
  const text = act === 'return' ? say.meantBack(whole) : say.meant(whole);
  showFirst(scene, heard, { act, code, words: rest, text, yes: act === 'return' ? say.meanItBack() : say.meanIt() });
}

/** Whoever may reject nothing, but give back what is not theirs, means that: "tolak, bukan kewenangan kami". */
function canBeDone(scene: DeskScene, person: AdminRow, code: ComplaintCode, act: Act | undefined): Act | undefined {
  const complaint = scene.complaint(code);
  const can = (each: Act) => complaint !== null && may(person, each, complaint, scene.policy).ok;
  return act === 'reject' && !can('reject') && can('return') ? 'return' : act;
}

/** "Yes" to what was shown, or one of what it offers instead: done, unless something else was shown since. */
export function doMeant(scene: DeskScene, heard: Heard, person: AdminRow, wish: Of<'mean-it'>): void {
  const { from } = heard.row.message;
  const { meant } = scene.person(from.id);
  const words = wish.as ? meant?.said : meant?.words;
  if (meant?.turn !== wish.turn || meant.code !== wish.code || words === undefined) {
    scene.answer(heard, scene.say.meantNoMore(), wish.code);
    return;
  }
  scene.setPerson(from.id, { meant: undefined });
  scene.confirmed = words;
  actOn(scene, heard, person, wish.as ?? meant.act, meant.code, words);
  scene.confirmed = undefined;
}

/** One order for several complaints: shown with what each of them is, of those to which it can be done. */
export function showEach(scene: DeskScene, heard: Heard, person: AdminRow, { code, also, order }: Of<'each'>): void {
  const { say } = scene;
  const verb = ordersIn(order)?.[0]?.verb ?? deskVerbIn(order);
  const act = actNamed(verb?.command ?? '');
  if (!act) return;
  const can = [code, ...also].filter((each) => {
    const complaint = scene.complaint(each);
    return complaint !== null && may(person, act, complaint, scene.policy).ok;
  });
  const [first, ...others] = can;
  if (first === undefined) {
    permit(scene, heard, person, act, code);
    return;
  }
  const lines = can.flatMap((each) => {
    const complaint = scene.complaint(each);
    return complaint ? [say.eachLine({ code: each, what: briefly(scene, complaint) })] : [];
  });
  const left = [code, ...also].filter((each) => !can.includes(each));
  const text = [
    say.eachMeant({ order: excerpt(order, ORDER_MAX), n: can.length }),
    ...lines,
    ...(left.length > 0 ? [say.eachNot({ codes: left.join(', ') })] : []),
  ].join('\n');
  showFirst(scene, heard, { act: 'look', code: first, also: others, words: order, text, yes: say.doEach() });
}
/** Characters of an order that are said back. */
const ORDER_MAX = 60;

/** What was shown for several complaints and is meant: the order, and to which of them. Undefined where it was something else, or is over. */
export function eachMeant(scene: DeskScene, heard: Heard, wish: Of<'mean-it'>) {
  const { id } = heard.row.message.from;
  const { meant } = scene.person(id);
  if (!meant?.also || meant.turn !== wish.turn || meant.code !== wish.code) return undefined;
  scene.setPerson(id, { meant: undefined });
  return { order: meant.words, codes: [meant.code, ...meant.also] };
}

/** Two of a list are the same? Asked. */
export function showBothSame(scene: DeskScene, heard: Heard, person: AdminRow, { code, first }: Of<'both-same'>): void {
  if (!permit(scene, heard, person, 'link', code)) return;
  const { say } = scene;
  const lines = [code, first].flatMap((each) => {
    const complaint = scene.complaint(each);
    return complaint ? [say.eachLine({ code: each, what: briefly(scene, complaint) })] : [];
  });
  const text = [say.sameAsBefore({ code, first }), ...lines].join('\n');
  showFirst(scene, heard, { act: 'link', code, words: first, text, yes: say.meanLink() });
}

/** What does not belong to this desk goes on to the one that is named, or back to whoever handed it on: whichever this person can do. */
export function turnElsewhere(scene: DeskScene, heard: Heard, person: AdminRow, wish: Of<'elsewhere'>): void {
  const { code, name, words } = wish;
  const colleague = colleagueNamed(scene, name);
  if (colleague !== undefined) {
    scene.answer(heard, scene.say.colleagueTakes({ code, name: colleague }), code);
    return;
  }
  if (elsewhereBy(scene, person, code, name) === 'forward') actOn(scene, heard, person, 'forward', code, name);
  else showMeant(scene, heard, person, { want: 'meant', command: 'return', code, rest: words });
}

/** A colleague, and no desk, that a name means: nobody is given work by somebody else. */
function colleagueNamed({ policy, sight }: DeskScene, text: string): string | undefined {
  if (text === '' || desksNamed(policy, text, []).length > 0) return undefined;
  const names = [...sight.colleagues.flatMap(({ name }) => name ?? []), ...sight.names.values()];
  return names.find((name) => callsOneOf(`${text} ${ANYTHING}`, [name]));
}
const ANYTHING = 'ya';

function elsewhereBy(scene: DeskScene, person: AdminRow, code: ComplaintCode, name: string): 'forward' | 'return' {
  const complaint = scene.complaint(code);
  const can = (act: Act) => complaint !== null && may(person, act, complaint, scene.policy).ok;
  if (name === '') return !can('return') && can('forward') ? 'forward' : 'return';
  return !can('forward') && can('return') ? 'return' : 'forward';
}

/** An order, or words for the citizen? Asked, with both as buttons; where the order can not be given, it was words. */
export function showEither(scene: DeskScene, heard: Heard, person: AdminRow, wish: Of<'either'>): void {
  const { say } = scene;
  const { code, said } = wish;
  const act = wish.isElsewhere ? elsewhereBy(scene, person, code, '') : actNamed(wish.command);
  if (!act) return;
  const complaint = scene.complaint(code);
  const canReply = complaint !== null && may(person, 'reply', complaint, scene.policy).ok;
  const canAct = complaint !== null && may(person, act, complaint, scene.policy).ok;
  const isOrderAlone = wish.rest === '' && !wish.isElsewhere;
  if (!canAct && (!canReply || isOrderAlone)) {
    permit(scene, heard, person, act, code);
    return;
  }
  const words = wish.isElsewhere && act === 'forward' ? '' : wish.rest;
  if (!canAct) {
    showMeant(scene, heard, person, { want: 'meant', command: 'reply', code, rest: said });
    return;
  }
  showFirst(scene, heard, {
    ...{ act, code, words, said },
    text: say.either({ command: inFull(act, code, words) }),
    yes: buttonOf(say, act),
    ...(canReply ? { or: ['reply'] } : {}),
  });
}

/** The same as the one that was looked at before it? Asked: whoever looked at others meanwhile may mean another. */
export function showSame(scene: DeskScene, heard: Heard, person: AdminRow, { code }: Of<'same-as-before'>): void {
  const { before } = scene.person(heard.row.message.from.id);
  if (before === undefined || before === code) {
    actOn(scene, heard, person, 'link', code, '');
    return;
  }
  if (!permit(scene, heard, person, 'link', code)) return;
  const { say } = scene;
  const choices = [
    { id: chosenOf('link', code, before.toLowerCase()), label: say.meanLink() },
    { id: neverChoice, label: say.never() },
  ];
  scene.ask(heard, [say.sameAsBefore({ code, first: before })], choices, code);
}
