import { STATUSES } from '../../complaint/status.ts';
import { excerpt } from '../../intake/draft/rows.ts';
import type { Choice, Span } from '../../message.ts';
import type { QueueFilter } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { RIGHTS } from '../rights/rights.ts';
import { choiceOf, queueChoice } from '../scene/commands.ts';
import { deskName, deskUnder } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';
import type { SearchSight } from '../scene/search.ts';
import type { Listed, QueueSight } from '../scene/sight.ts';
import { placeIn, queueLine } from './queue-line.ts';
import { isShown } from './shown.ts';

/** Characters of what was asked for that are said back. */
const WORD_MAX = 40;
/** Other views that a queue offers. */
const FILTERS = ['mine', 'free', 'late', 'unverified', 'asked', 'all'] as const satisfies readonly QueueFilter[];

function filterName({ say, policy, language }: DeskScene, filter: QueueFilter): string {
  if (typeof filter === 'object')
    return policy.categories.find(({ id }) => id === filter.category)?.short[language] ?? filter.category;
  const { queueAll: all, queueMine: mine, queueFree: free, queueLate: late } = say;
  return { all, mine, free, late, unverified: say.queueUnverified, asked: say.queueWaiting }[filter]();
}

/** What everybody who reads here may know of: in a group others read than whoever asked. */
export const shownHere = <Row extends Listed>(scene: DeskScene, rows: readonly Row[]): readonly Row[] =>
  scene.isGroup ? rows.filter(({ complaint }) => complaint && isShown(scene, complaint)) : rows;

/** Lines and a button each, to open them. */
function queueRows(
  scene: DeskScene,
  listed: readonly Listed[],
): { readonly text: string; readonly choices: readonly Choice[] } {
  const rows = shownHere(scene, listed);
  return {
    text: rows.map((row, index) => numbered(index, queueLine(scene, row))).join('\n'),
    choices: listedChoices(scene, rows),
  };
}

/** A line of a list with its place in it. */
export const numbered = (index: number, line: string): string => `${index + 1}. ${line}`;

/** The choices that open the complaints of a list whose lines are numbered; their places in it are remembered. */
export function listedChoices(scene: DeskScene, rows: readonly Listed[]): readonly Choice[] {
  const listed = rows.map(({ code }) => code);
  scene.talk = { ...scene.talk, listed };
  return listed.map((code) => ({ id: choiceOf('look', code), label: code, inText: true }));
}

/** A page of a queue. @param unknown what was asked for, where there is no such queue and this is all of it */
export function showQueue(scene: DeskScene, heard: Heard, queue: QueueSight, unknown?: string): void {
  const { say } = scene;
  const { text, choices } = queueRows(scene, queue.rows);
  const title: Span = { bold: say.queueTitle({ which: filterName(scene, queue.filter) }) };
  const person = scene.sight.people.get(heard.row.message.from.id);
  const isOffered = (filter: QueueFilter) =>
    filter !== queue.filter && !(filter === 'unverified' && person && !RIGHTS.verify[person.role]);
  const others = FILTERS.filter(isOffered).map((filter) => ({
    id: queueChoice(filter),
    label: filterName(scene, filter),
  }));
  const more = queue.next ? [{ id: queueChoice(queue.filter, queue.next), label: say.queueMore() }] : [];
  const before = unknown === undefined ? [] : [`${say.queueUnknown({ word: excerpt(unknown, WORD_MAX) })}\n\n`];
  scene.ask(
    heard,
    [
      ...before,
      title,
      `\n${text || say[`queueEmpty_${typeof queue.filter === 'object' ? 'category' : queue.filter}`]()}`,
    ],
    [...choices, ...more, ...others],
  );
  if (!queue.next) onlyOneBefore(scene, heard, queue.rows);
}

/** Who has nothing before them and reads of one complaint alone speaks of that. */
function onlyOneBefore(scene: DeskScene, heard: Heard, rows: readonly Listed[]): void {
  const [row, ...others] = rows;
  const { from, private: alone } = heard.row.message;
  if (!row || others.length > 0 || !alone || scene.person(from.id).open !== undefined) return;
  scene.setPerson(from.id, { open: row.code });
}

/** Characters of a place in a list. */
const PLACE_MAX = 60;

/** What was searched for, and where that was found. */
export function showFound(scene: DeskScene, heard: Heard, { words, rows, isNear, isMore, looked }: SearchSight): void {
  const { say } = scene;
  if (words === '') {
    scene.answer(heard, say.howToSearch());
    return;
  }
  const { choices } = queueRows(scene, rows);
  const lines = shownHere(scene, rows).map((row, index) => {
    const line = numbered(index, queueLine(scene, row, { withPlace: false }));
    const place = placeIn(scene, row.complaint);
    return place === '' ? line : `${line}\n   ${excerpt(place, PLACE_MAX)}`;
  });
  const after = isMore ? say.foundMore() : looked !== undefined ? say.searchedOnly({ n: looked }) : '';
  const title: Span = { bold: say.foundTitle({ words: excerpt(words, WORD_MAX) }) };
  const text = [isNear ? say.foundNear() : '', lines.join('\n') || say.foundNothing(), after]
    .filter((each) => each !== '')
    .join('\n\n');
  scene.ask(heard, [title, `\n${text}`], choices);
}

/** How things stand at a person's desks, or at the one of them that is named. */
export function showFigures(scene: DeskScene, heard: Heard, own: string, name: string): void {
  const { say, policy, language } = scene;
  const figures = scene.sight.figures.get(heard.row.id);
  if (!figures) return;
  const named = deskUnder(policy, own, name);
  if (!named && name.trim() !== '') {
    scene.answer(heard, say.noSuchDeskHere({ name: excerpt(name.trim(), WORD_MAX) }));
    return;
  }
  const desk = named?.id ?? own;
  // In the order of a complaint's life.
  const rows = STATUSES.flatMap((status) => {
    const n = figures.byStatus[status] ?? 0;
    return n > 0 ? [say.figuresRow({ status: say[`status_${status}`](), n })] : [];
  });
  const rating =
    figures.ratings > 0
      ? [say.figuresRating({ average: (figures.ratingSum / figures.ratings).toFixed(1), n: figures.ratings })]
      : [];
  const [today = 0, week = 0] = figures.came;
  const lines = [...rows, say.figuresLate({ n: figures.late }), say.figuresCame({ today, week }), ...rating];
  scene.finish(heard);
  scene.show([{ bold: say.figuresTitle({ desk: deskName(policy, desk, language) }) }, `\n${lines.join('\n')}`]);
}
