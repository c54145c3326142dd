import type { ComplaintCode } from '../../complaint/code.ts';
import { type Act, leadsTo } from '../../complaint/life.ts';
import type { Status } from '../../complaint/status.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { isShown } from '../cards/shown.ts';
import { may, possible } from '../rights/rights.ts';
import { buttonOf, deedInWords } from '../scene/labels.ts';
import { deskName } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';

/** An act that is allowed: the complaint as it is now, and where the act leads. */
export interface Permit {
  readonly complaint: Complaint;
  readonly to: Status;
}

/** Another officer's act this recent is told to whoever came too late, in milliseconds. */
const JUST_NOW_MS = 10 * 60_000;

/** Whoever does something else after sending a file speaks of that. */
const OF_FILES: ReadonlySet<Act> = new Set(['look', 'close', 'reply']);

/** Acts in words: "verifikasi, disposisi". */
const actsInWords = (scene: DeskScene, acts: readonly Act[]): string =>
  acts
    .filter((act) => act !== 'look')
    .map((act) => buttonOf(scene.say, act).toLowerCase())
    .join(', ') || '–';

/**
 * Asks whether a person may do an act to a complaint now, and tells in one line what is possible where not. Whoever may not see the
 * complaint gets the answer for a code that does not exist; whose desk had it once, that it was moved on. In a group all who read there count.
 */
export function permit(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  act: Act,
  code: ComplaintCode | undefined,
): Permit | undefined {
  const { say, policy } = scene;
  if (!code) {
    scene.answer(heard, say.needCode());
    return undefined;
  }
  const complaint = scene.complaint(code);
  const verdict = complaint ? may(person, act, complaint, policy) : ({ ok: false, why: 'unseen' } as const);
  // Others read here, and somebody of them may not know of it: whoever may has a chat of their own.
  if (complaint && scene.isGroup && verdict.ok && !isShown(scene, complaint)) {
    scene.denied += 1;
    scene.answer(heard, say.privateOnly());
    return undefined;
  }
  if (complaint && verdict.ok) {
    const { from, private: alone } = heard.row.message;
    const { loose, pending } = scene.person(from.id);
    const passed = loose && !OF_FILES.has(act) ? { loose: { ...loose, passed: true as const } } : {};
    // Whoever looks at another complaint speaks of that; in a group its topic tells of which.
    const left = alone && pending && !pending.file && pending.code !== code ? { pending: undefined } : {};
    scene.setPerson(from.id, { open: code, ...passed, ...left });
    return { complaint, to: verdict.to };
  }
  if (!complaint || (!verdict.ok && verdict.why === 'unseen')) {
    if (complaint) scene.denied += 1;
    scene.answer(heard, say.noSuchCode());
    return undefined;
  }
  if (!verdict.ok && verdict.why === 'moved') {
    scene.answer(heard, say.movedOn({ code, desk: deskName(policy, complaint.desk, scene.language) }), code);
    return undefined;
  }
  const acts = actsInWords(scene, possible(person, complaint, policy));
  if (!verdict.ok && verdict.why === 'role') {
    scene.denied += 1;
    scene.answer(heard, say.notYours({ code, acts }), code);
    return undefined;
  }
  const faster = lately(scene, complaint, person, act);
  // A button of long ago; whoever was a moment too late did nothing amiss.
  if (!faster && heard.row.message.content.kind === 'choice') scene.denied += 1;
  scene.answer(heard, faster ?? notNow(scene, complaint, acts), code);
  return undefined;
}

const notNow = ({ say }: DeskScene, { code, status }: Complaint, acts: string): string =>
  say.notNow({ code, status: say[`status_${status}`](), acts });

/** Who was faster, where somebody else has just done something and the act was possible before that. */
function lately(scene: DeskScene, complaint: Complaint, person: AdminRow, act: Act): string | undefined {
  const last = complaint.history.at(-1);
  const wasPossible = last?.from !== undefined && leadsTo(act, last.from, complaint.history.slice(0, -1)) !== undefined;
  if (!wasPossible) return undefined;
  const other = last && /^admin:(\d+)$/.exec(last.by)?.[1];
  if (!last || !other || Number(other) === person.id || scene.now - last.at.getTime() > JUST_NOW_MS) return undefined;
  return scene.say.happened({
    who: scene.nameOf(Number(other)),
    act: deedInWords(scene.say, last.act),
    moment: scene.momentAt(last.at, complaint.desk),
  });
}
