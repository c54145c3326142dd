import type { ComplaintCode } from '../complaint/code.ts';
import type { AskedFor } from '../event.ts';
import type { Evidence, KeptFile } from '../facts.ts';
import { kindOfFile } from '../intake/media.ts';
import { type DeskCommand, deskCommandIn, slashWordIn } from '../language/desk-words.ts';
import type { ComplaintMessage } from '../store/steps.ts';
import type { AdminRow, Complaint } from '../store/store.ts';
import type { Heard } from '../turn.ts';
import { fill } from './canned.ts';
import { clockOf } from './clock.ts';
import { chosenOf, codeFirst, neverChoice } from './commands.ts';
import { askedForIn, askedInWords, deskName } from './names.ts';
import { newsOf } from './news.ts';
import { permit } from './permit.ts';
import type { DeskScene } from './scene.ts';

/** Facts offered as buttons when an officer asks for something without saying what. */
const OFFERED_MAX = 4;

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
function onceAnswered(scene: DeskScene, complaint: Complaint, to: Complaint['status'], { id }: AdminRow): Complaint {
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

/** The files that came with a message of an officer, its album's siblings included, as evidence of the desk's. */
export function filesOf(scene: DeskScene, heard: Heard): readonly Evidence[] {
  const { album, from } = heard.row.message;
  const together = scene.turn.heard.filter(
    (each) =>
      each === heard ||
      (album !== undefined && each.row.message.album === album && each.row.message.from.id === from.id),
  );
  return together.flatMap(({ row, media }) => {
    const { content } = row.message;
    if (content.kind !== 'media' || !media?.ok) return [];
    const { file } = media;
    const caption = content.caption ? { caption: content.caption } : {};
    return [
      { id: scene.turn.fresh.id(), kind: kindOfFile(content.media, file.mime), file, by: 'desk', ...caption } as const,
    ];
  });
}

/** Something a citizen can read: a full stop or a slash alone is a slip of the thumb. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** An answer to the citizen: words, files, or both. */
export function reply(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  text: string,
): void {
  const allowed = permit(scene, heard, person, 'reply', code);
  if (!allowed) return;
  const { say } = scene;
  const { complaint, to } = allowed;
  const files = filesOf(scene, heard);
  if (heard.row.message.content.kind === 'media' && files.length === 0) {
    scene.answer(heard, say.fileNo(), complaint.code);
    return;
  }
  if (!SAYS_SOMETHING.test(text) && files.length === 0) {
    scene.setPerson(heard.row.message.from.id, { pending: { act: 'reply', code: complaint.code } });
    scene.ask(
      heard,
      [say.askReply({ code: complaint.code })],
      [{ id: neverChoice, label: say.never() }],
      complaint.code,
    );
    return;
  }
  const words = filled(scene, heard, onceAnswered(scene, complaint, to, person), text);
  if (words === undefined) return;
  scene.setPerson(heard.row.message.from.id, { pending: undefined });
  for (const evidence of files) scene.effects.push({ do: 'keep-evidence', dossier: complaint.dossier, evidence });
  const noted = scene.note(complaint, {
    text: words,
    act: 'reply',
    by: person.id,
    ...(files.length > 0 ? { evidence: files.map(({ id }) => id) } : {}),
  });
  const holder = complaint.holder ?? person.id;
  const after = scene.move(noted, 'reply', to, person, { holder });
  scene.remember(heard, complaint.code, text);
  scene.finish(heard);
  sendWords(
    scene,
    after,
    words,
    files.flatMap(({ file }) => file ?? []),
  );
}

/** Words and files for the citizen, with a line here that tells whether they arrived. */
function sendWords(scene: DeskScene, complaint: Complaint, words: string, files: readonly KeptFile[]): void {
  const receipt = scene.receipt(complaint.code);
  scene.tell(
    complaint.code,
    { ...newsOf(scene, complaint, words), ...(files.length > 0 ? { files } : {}), receipt },
    `words:${complaint.code}:${scene.turn.conversation}:${receipt.ref}`,
  );
}

/** Sends the last words to the citizen once more. */
export function resend(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode | undefined): void {
  const allowed = permit(scene, heard, person, 'reply', code);
  if (!allowed) return;
  const { complaint } = allowed;
  const last = complaint.messages.findLast(({ from, internal }) => from === 'desk' && !internal);
  if (!last) {
    scene.answer(heard, scene.say.nothingToResend(), complaint.code);
    return;
  }
  if (last.ask) {
    askAgain(scene, heard, person, complaint, last.ask, last.text);
    return;
  }
  scene.finish(heard);
  const files = complaint.evidence.flatMap(({ id, file }) => (file && last.evidence?.includes(id) ? [file] : []));
  sendWords(scene, complaint, last.text, files);
}

/** Sends a question once more; one that stopped no clock because it did not arrive stops it when it does. */
function askAgain(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  complaint: Complaint,
  { id, what }: NonNullable<ComplaintMessage['ask']>,
  text: string,
): void {
  if (complaint.messages.some(({ answers }) => answers === id)) {
    scene.answer(heard, scene.say.nothingToResend(), complaint.code);
    return;
  }
  if (!permit(scene, heard, person, 'ask', complaint.code)) return;
  scene.finish(heard);
  sendQuestion(scene, complaint, id, what, text);
}

/** Asks the citizen for exactly one thing; the clock stops until it is there. */
export function ask(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  text: string,
  chosen?: AskedFor,
): void {
  const allowed = permit(scene, heard, person, 'ask', code);
  if (!allowed) return;
  const { say, policy, language } = scene;
  const { complaint, to } = allowed;
  if (text.trim() === '' && !chosen) {
    scene.setPerson(heard.row.message.from.id, { pending: { act: 'ask', code: complaint.code } });
    const facts = policy.categories.find(({ id }) => id === complaint.category)?.facts ?? [];
    const choices = facts.slice(0, OFFERED_MAX).map(({ id }) => ({
      id: chosenOf('ask', complaint.code, id),
      label: policy.facts[id]?.label[language] ?? id,
    }));
    const evidence = { id: chosenOf('ask', complaint.code, EVIDENCE_PICK), label: say.askEvidenceChoice() };
    const never = { id: neverChoice, label: say.never() };
    scene.ask(heard, [say.askWhat({ code: complaint.code })], [evidence, ...choices, never], complaint.code);
    return;
  }
  const words = filled(scene, heard, complaint, text.trim());
  if (words === undefined) return;
  const what = chosen ?? askedForIn(words, policy, complaint.category);
  scene.setPerson(heard.row.message.from.id, { pending: undefined });
  const id = scene.turn.fresh.id();
  const noted = scene.note(complaint, { text: words, act: 'ask', by: person.id, ask: { id, what } });
  const after = scene.move(noted, 'ask', to, person, { holder: complaint.holder ?? person.id });
  scene.remember(heard, complaint.code, text);
  scene.finish(heard);
  scene.show([say.done_ask({ code: complaint.code })], complaint.code);
  sendQuestion(scene, after, id, what, words);
}

/** What stands for evidence among the facts offered. */
const EVIDENCE_PICK = '_evidence';
/** What a pressed choice of {@link ask} asks for. */
export const askedForPick = (pick: string): AskedFor =>
  pick === EVIDENCE_PICK ? { kind: 'evidence' } : { kind: 'fact', fact: pick };

function sendQuestion(scene: DeskScene, complaint: Complaint, ask: string, what: AskedFor, text: string): void {
  const receipt = scene.receipt(complaint.code, ask);
  const words = text || askedInWords(scene.policy, what, '', scene.language);
  scene.tell(
    complaint.code,
    { to: 'citizen', type: 'ask', code: complaint.code, ask, what, words, desk: complaint.desk, receipt },
    `ask:${complaint.code}:${ask}:${receipt.ref}`,
  );
}

/** A note among officers. */
export function note(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  text: string,
): void {
  const allowed = permit(scene, heard, person, 'note', code);
  if (!allowed) return;
  const { complaint, to } = allowed;
  if (text.trim() === '') {
    scene.setPerson(heard.row.message.from.id, { pending: { act: 'note', code: complaint.code } });
    const never = [{ id: neverChoice, label: scene.say.never() }];
    scene.ask(heard, [scene.say.askNote({ code: complaint.code })], never, complaint.code);
    return;
  }
  scene.setPerson(heard.row.message.from.id, { pending: undefined });
  const noted = scene.note(complaint, { text: text.trim(), act: 'note', by: person.id, internal: true });
  scene.move(noted, 'note', to, person);
  scene.answer(heard, scene.say.done_note({ code: complaint.code }), complaint.code);
}

/** Commands whose words a citizen reads: edited, they correct what was read. */
const TOLD: ReadonlySet<DeskCommand> = new Set(['reply', 'ask']);

/** The words for the citizen in an edited message; undefined where it is now meant for somebody else: a note, a command, another complaint. */
function editedWords(text: string, code: ComplaintCode): string | undefined {
  const said = deskCommandIn(text);
  if (!said?.slash) return slashWordIn(text) === undefined ? text.trim() : undefined;
  const named = codeFirst(said.rest);
  return TOLD.has(said.command) && (named.code ?? code) === code ? named.rest.trim() : undefined;
}

/** An edited message of an officer corrects the words that went to the citizen. */
export function correct(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode, text: string): void {
  const allowed = permit(scene, heard, person, 'reply', code);
  if (!allowed) return;
  const { complaint } = allowed;
  const edited = editedWords(text, code);
  if (edited === undefined) {
    scene.answer(heard, scene.say.editNotSent({ code }), code);
    return;
  }
  const words = filled(scene, heard, complaint, edited);
  // Platforms tell of an edit, too, where only the preview of a link came.
  const last = complaint.messages.findLast(({ by, internal }) => by === person.id && !internal);
  if (!words || words === last?.text) return;
  scene.note(complaint, { text: words, act: 'reply', by: person.id });
  const ref = scene.show([scene.say.corrected({ code })], code);
  const receipt = { conversation: scene.turn.conversation, code, ref };
  scene.tell(
    code,
    { to: 'citizen', type: 'corrected', code, words, receipt },
    `corrected:${code}:${scene.turn.conversation}:${ref}`,
  );
}
