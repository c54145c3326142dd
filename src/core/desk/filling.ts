import type { AdminRow, Complaint } from '../store/store.ts';
import type { Heard } from '../turn.ts';
import { clockOf } from './clock.ts';
import { deskName } from './names.ts';
import type { DeskScene } from './scene.ts';

/** A template with its variables filled in, or the first variable that is not known: then nothing may be sent. */
type Filled = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly unknown: string };

/** With what parts it from the words before it, which goes where nothing is filled in: "Terima kasih, {nama}." */
const VARIABLE = /(,?[ \t]*)\{([^{}\s]{1,40})\}/g;

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
    batas: clock ? scene.momentAt(clock.due.at, clock.desk) : '',
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
