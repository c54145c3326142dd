import { excerpt } from '../../intake/draft/rows.ts';
import { dayInShort, momentInShort } from '../../language/dates.ts';
import type { Complaint, QueueRow } from '../../store/port/store.ts';
import { daysSince, unanswered } from '../clock/unanswered.ts';
import { deskOf } from '../rights/tree.ts';
import type { DeskScene } from '../scene/scene.ts';
import type { Listed } from '../scene/sight.ts';
import { markOf } from './card.ts';
import { isShown } from './shown.ts';

/** Characters of a spot in a list, its area not counted; fewer where a message may have few lines, so that a complaint stays on one. */
const SPOT_MAX = 32;
const SPOT_IN_BRIEF_MAX = 16;
/** A pin on the map, as its words are kept: nobody chooses by numbers. */
const COORDINATES = /-?\d{1,3}\.\d{1,20},\s{0,9}-?\d{1,3}\.\d/;

/** Where it is, in the citizen's words; empty where this chat may not read that in a list: a group none of a secret one, nor of what the policy seals. */
export function placeIn(scene: DeskScene, complaint: Complaint): string {
  const value = complaint.facts.place?.value;
  const isKept = scene.isGroup && (complaint.switches.secret || scene.policy.facts.place?.sealed === true);
  return value?.kind === 'place' && !isKept && isShown(scene, complaint) ? value.text : '';
}

/** What a complaint is about and where, as short as one tells it from others. */
export function briefly(scene: DeskScene, complaint: Complaint): string {
  const { policy, language } = scene;
  const { category } = complaint;
  const name = policy.categories.find(({ id }) => id === category)?.short[language] ?? category;
  const where = excerpt(placeIn(scene, complaint), SPOT_MAX);
  return [name, where].filter((each) => each !== '').join(', ');
}

/** The spot and its area, as short as one chooses by: "Jl. Veteran km 2, Banjarmasin Timur". The regency where no more is known, or may be told. */
function whereIn(scene: DeskScene, row: QueueRow, complaint: Complaint | null | undefined): string {
  const text = complaint ? placeIn(scene, complaint) : '';
  const value = complaint?.facts.place?.value;
  if (text === '' || value?.kind !== 'place') return row.regency ?? '';
  const area = value.district ?? value.regency ?? row.regency ?? '';
  const max = scene.turn.capabilities.linesMax === undefined ? SPOT_MAX : SPOT_IN_BRIEF_MAX;
  const spot = COORDINATES.test(text) ? '' : text;
  const names = [value.district, value.regency, row.regency].map((name) => name?.toLowerCase());
  if (spot.length <= max && names.some((name) => name && spot.toLowerCase().includes(name))) return spot;
  return [excerpt(spot, max), area].filter((each) => each !== '').join(', ');
}

/** By when something has to be done, since when that is over, or how long the citizen owes an answer. */
function dueIn(scene: DeskScene, row: QueueRow, complaint: Complaint | null | undefined): string {
  const { say, policy, language } = scene;
  const silence = complaint ? unanswered(complaint.history, policy) : null;
  const days = silence ? daysSince(silence.askedAt, scene.turn.now) : 0;
  if (row.status === 'asked') return days > 0 ? say.queueAsked({ n: days }) : say.status_asked();
  // Who wrote, and when, is not told of whoever is anonymous, and each limit is reckoned from that.
  const inShort = complaint?.switches.anonymous === false ? momentInShort : dayInShort;
  const moment = inShort(row.deadline, deskOf(policy, row.desk)?.zone ?? policy.zone, language, scene.turn.now);
  return row.deadline < scene.turn.now ? say.queueLateSince({ moment }) : say.queueDue({ moment });
}

/**
 * A complaint as one line of a list.
 * @param withPlace false where the place stands below the line
 */
export function queueLine(scene: DeskScene, row: Listed, { withPlace = true } = {}): string {
  const { say, policy, language } = scene;
  return say.queueRow({
    mark: markOf(scene, row),
    code: row.code,
    category: policy.categories.find(({ id }) => id === row.category)?.short[language] ?? row.category,
    where: withPlace ? whereIn(scene, row, row.complaint) : (row.regency ?? ''),
    due: dueIn(scene, row, row.complaint),
    holder: row.holder === null ? '' : scene.nameOf(row.holder),
  });
}
