import type { Act } from '../../complaint/life.ts';
import { excerpt } from '../../intake/draft/rows.ts';
import { isUnkind } from '../../language/desk-care.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { findPersonal, type PersonalKind } from '../../understanding/personal-data.ts';
import { LINE_MAX } from '../cards/card.ts';
import { showFirst } from '../cards/shown-first.ts';
import { clockOf } from '../clock/clock.ts';
import { deskName } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';

/** A template with its variables filled in, or the first variable that is not known: then nothing may be sent. */
type Filled = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly unknown: string };

/** With what parts it from the words before it, which goes where nothing is filled in: "Terima kasih, {nama}." */
const VARIABLE = /(,?[ \t]{0,20})\{([^{}\s]{1,40})\}/g;

/** Fills `{name}` and the like into a text; used for templates and for what officers type. */
function fill(text: string, variables: Readonly<Record<string, string>>): Filled {
  let unknown: string | undefined;
  const filled = text.replace(VARIABLE, (whole, before: string, name: string) => {
    const value = variables[name.toLowerCase()];
    if (value === undefined) unknown ??= name;
    if (value === undefined) return whole;
    return value === '' ? '' : before + value;
  });
  return unknown === undefined ? { ok: true, text: filled.replace(/^[,\s]+/, '') } : { ok: false, unknown };
}

/** What `{…}` in words to a citizen stands for. */
function variables(scene: DeskScene, complaint: Complaint): Readonly<Record<string, string>> {
  const clock = clockOf(complaint, scene.policy);
  return {
    kode: complaint.code,
    code: complaint.code,
    nama: complaint.switches.anonymous ? '' : (complaint.reporter?.name ?? ''),
    instansi: deskName(scene.policy, complaint.desk, scene.language),
    batas: clock ? scene.wroteAt(clock.due.at, clock.desk, complaint) : '',
  };
}

/** A complaint as it is once it is answered: what a template promises is to agree with what the citizen reads above it. */
export function onceAnswered(
  scene: DeskScene,
  complaint: Complaint,
  to: Complaint['status'],
  { id }: AdminRow,
): Complaint {
  const { status: from, desk, history } = complaint;
  const entry = { at: scene.turn.now, act: 'reply', from, to, desk, by: `admin:${id}` };
  return { ...complaint, status: to, history: [...history, entry] };
}

/** Words with their variables filled in; undefined, and the officer told, when one is not known: then nothing is sent. */
export function filled(scene: DeskScene, heard: Heard, complaint: Complaint, text: string): string | undefined {
  const known = variables(scene, complaint);
  const result = fill(text, known);
  if (result.ok) return result.text;
  const names = Object.keys(known)
    .filter((name) => name !== 'code')
    .map((name) => `{${name}}`)
    .join(' ');
  scene.answer(heard, scene.say.unknownVariable({ name: result.unknown, known: names }), complaint.code);
  return undefined;
}

/** Numbers by which somebody could be harmed; a telephone or a number plate is often meant to be told. */
const HARMFUL: readonly PersonalKind[] = ['nik', 'kk', 'card', 'account'];

/** A link to a map is full of digits. */
const LINK = /https?:\/\/\S+/g;

/** Why words are not sent to a citizen unseen; undefined for nearly all. */
export function doubtOf({ say }: DeskScene, words: string): string | undefined {
  if (isUnkind(words)) return say.unkind();
  return findPersonal(words.replace(LINK, ' ')).some(({ kind }) => HARMFUL.includes(kind))
    ? say.tellsPersonal()
    : undefined;
}

/**
 * Words of an act that a citizen reads, filled in. Undefined, and the officer told why, where they are not sent: a variable is not known, or they
 * insult somebody or tell their numbers, and nobody has said yes to that. A file is sent anew with other words.
 */
export function forCitizen(
  scene: DeskScene,
  heard: Heard,
  complaint: Complaint,
  act: Act,
  text: string,
): string | undefined {
  const words = filled(scene, heard, complaint, text);
  const doubt = words === undefined || scene.confirmed === text ? undefined : doubtOf(scene, words);
  if (doubt === undefined) return words;
  const { code } = complaint;
  if (heard.row.message.content.kind === 'media') {
    scene.answer(heard, `${doubt}\n${scene.say.sendAnew()}`, code);
    // "Tidak jadi" after it is said of this, and of nothing that was sent before.
    scene.setPerson(heard.row.message.from.id, { offered: scene.talk.turn });
  } else {
    const shown = `${doubt}\n“${excerpt(text, LINE_MAX)}”`;
    showFirst(scene, heard, { act, code, words: text, text: shown, yes: scene.say.meanIt() });
  }
  return undefined;
}
