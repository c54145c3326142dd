import { type ComplaintCode, codeIn } from '../../complaint/code.ts';
import { excerpt } from '../../intake/draft/rows.ts';
import { captionIn } from '../../language/desk-files.ts';
import type { Choice } from '../../message.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { actOn } from '../acts/doing.ts';
import { isOfLoose, keepLoose, looseHere } from '../acts/loose.ts';
import { permit } from '../acts/permit.ts';
import { filesOf } from '../acts/talking.ts';
import { LINE_MAX } from '../cards/card.ts';
import { briefly, queueLine } from '../cards/queue-line.ts';
import { may } from '../rights/rights.ts';
import { fileChoice, neverChoice, type Wish } from '../scene/commands.ts';
import type { DeskScene } from '../scene/scene.ts';
import type { Listed } from '../scene/sight.ts';
import { LOOSE_MINUTES, type Loose } from '../scene/state.ts';
import { openOf } from './open.ts';

/** What is done with files. */
const ACTS_OF_FILES = ['close', 'reply'] as const satisfies readonly NonNullable<Loose['act']>[];
/** Complaints offered besides the likeliest, and where none is likelier. */
const OTHERS_MAX = 3;
const OFFERED_MAX = 6;

/** A file that answers nothing: kept for a while, and asked for which complaint it is. */
export function askForWhich(scene: DeskScene, heard: Heard, person: AdminRow, caption: string): void {
  const files = filesOf(scene, heard);
  if (files.length === 0) {
    scene.answer(heard, scene.say.fileNo());
    return;
  }
  const { album } = heard.row.message;
  const isLate = album !== undefined && looseHere(scene, heard)?.album === album;
  keepLoose(scene, heard, files, namesSeveral(caption) ? { words: '' } : captionIn(caption));
  if (!isLate && !moreFollow(scene, heard)) askFileFor(scene, heard, person);
}

/** What tells of two complaints is for the citizen of neither: no code of another goes to them. */
function namesSeveral(text: string): boolean {
  const first = codeIn(text);
  return first !== undefined && codeIn(text.slice(first.span[1])) !== undefined;
}

/** Where nothing can be sent as an album, photos come one by one: asked about once, with the last. */
function moreFollow({ turn }: DeskScene, heard: Heard): boolean {
  const { id } = heard.row.message.from;
  const after = turn.heard.slice(turn.heard.indexOf(heard) + 1);
  return after.some(({ row: { message }, media }) => message.from.id === id && media?.ok === true);
}

/**
 * Words that hang on nothing, said right after files: what those are for, as far as they tell it. @returns false where they are something else
 */
export function saidOfLoose(scene: DeskScene, heard: Heard, person: AdminRow, text: string): boolean {
  if (!isOfLoose(scene, heard)) return false;
  const said = captionIn(text);
  if (said.act === undefined) return false;
  keepLoose(scene, heard, [], said);
  askFileFor(scene, heard, person);
  return true;
}

/** Says for which complaint files are that came with this message or before it: what is to be done with them is done, else asked. */
export function placeFile(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  { code, act, words = '' }: Extract<Wish, { want: 'file-for' }>,
): void {
  if (heard.row.message.content.kind === 'media') {
    if (act) {
      actOn(scene, heard, person, act, code, words);
      return;
    }
    const files = filesOf(scene, heard);
    if (files.length > 0) keepLoose(scene, heard, files, { words });
    else {
      scene.answer(heard, scene.say.fileNo(), code);
      return;
    }
  }
  const loose = looseHere(scene, heard);
  if (!loose) {
    scene.answer(heard, scene.say.fileGone());
    return;
  }
  const meant = act ?? loose.act;
  if (!meant) {
    askFileFor(scene, heard, person, code);
    return;
  }
  const { id } = heard.row.message.from;
  const shown = scene.person(id).meant;
  // Words that were shown for this very act, and wait for a yes, are those that go with the file.
  const isShown = loose.words === '' && shown?.act === meant && shown.code === code && !shown.also;
  if (isShown) scene.setPerson(id, { meant: undefined });
  scene.withLoose = true;
  actOn(scene, heard, person, meant, code, isShown ? shown.words : loose.words);
  scene.withLoose = false;
}

/** Asks what loose files are for: of the complaint that is named, else of the one before this person or the only one they hold, else of which. */
function askFileFor(scene: DeskScene, heard: Heard, person: AdminRow, code?: ComplaintCode): void {
  const { say } = scene;
  const loose = looseHere(scene, heard);
  if (!loose || (code && !permit(scene, heard, person, 'look', code))) return;
  const kept = { n: loose.files.length, minutes: LOOSE_MINUTES };
  const held = code ? [] : heldBy(scene, heard, person);
  const named = code ? scene.complaint(code) : openOf(scene, heard, person);
  const first = likeliest(person, scene, [named, held.length === 1 ? held[0]?.complaint : undefined]);
  const others = held.filter((row) => row.code !== first?.code);
  const words = loose.words === '' ? '' : `\n${say.fileWords({ text: excerpt(loose.words, LINE_MAX) })}`;
  const never = { id: neverChoice, label: say.never() };
  const codes = (rows: readonly Listed[]): readonly Choice[] =>
    rows.map((row) => ({ id: fileChoice(row.code), label: row.code }));
  if (first) {
    const acts = actsFor(person, scene, first, loose.act);
    const choices = acts.map((act) => ({ id: fileChoice(first.code, act), label: say[`button_${act}`]() }));
    const question = say.fileFor({ ...kept, code: first.code, what: briefly(scene, first) });
    scene.ask(heard, [question + words], [...choices, ...codes(others.slice(0, OTHERS_MAX)), never], first.code);
    return;
  }
  if (code) {
    scene.answer(heard, say.fileNotNow({ code, status: say[`status_${named?.status ?? 'closed'}`]() }), code);
    return;
  }
  const rows = held.slice(0, OFFERED_MAX);
  const lines = rows.map((row) => `\n${queueLine(scene, row)}`).join('');
  scene.ask(heard, [say.fileForWhich(kept) + words + lines], [...codes(rows), never]);
}

const actsFor = (person: AdminRow, { policy }: DeskScene, complaint: Complaint, meant: Loose['act']) =>
  ACTS_OF_FILES.filter((act) => may(person, act, complaint, policy).ok).sort(
    (a, b) => Number(b === meant) - Number(a === meant),
  );

const likeliest = (person: AdminRow, scene: DeskScene, among: readonly (Complaint | null | undefined)[]) =>
  among.find((complaint) => complaint && actsFor(person, scene, complaint, undefined).length > 0) ?? undefined;

/** What a person holds and can do something with. */
const heldBy = (scene: DeskScene, { row }: Heard, person: AdminRow): readonly Listed[] =>
  (scene.sight.queues.get(row.id)?.rows ?? []).filter(
    ({ complaint }) => complaint && actsFor(person, scene, complaint, undefined).length > 0,
  );
