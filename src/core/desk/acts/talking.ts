import type { ComplaintCode } from '../../complaint/code.ts';
import type { Receipt } from '../../event.ts';
import type { Evidence, KeptFile } from '../../facts.ts';
import { kindOfFile } from '../../intake/draft/media.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import type { DeskScene } from '../scene/scene.ts';
import { askWords } from './ask-words.ts';
import { addWords, move, tell } from './changes.ts';
import { forCitizen, onceAnswered } from './filling.ts';
import { looseFor, useLoose } from './loose.ts';
import { newsOf } from './news.ts';
import { permit } from './permit.ts';

/** A message of an officer with its album's siblings. */
export function togetherWith(scene: DeskScene, heard: Heard): readonly Heard[] {
  const { album, from } = heard.row.message;
  return scene.turn.heard.filter(
    (each) =>
      each === heard ||
      (album !== undefined && each.row.message.album === album && each.row.message.from.id === from.id),
  );
}

/** The files that came with a message of an officer, its album's siblings included, as evidence of the desk's. */
export function filesOf(scene: DeskScene, heard: Heard): readonly Evidence[] {
  return togetherWith(scene, heard).flatMap(({ row, media }) => {
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
export const SAYS_SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

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
  const loose = looseFor(scene, heard);
  const files = [...filesOf(scene, heard), ...loose];
  if (heard.row.message.content.kind === 'media' && files.length === 0) {
    scene.answer(heard, say.fileNo(), complaint.code);
    return;
  }
  if (!SAYS_SOMETHING.test(text) && files.length === 0) {
    askWords(scene, heard, 'reply', complaint, say.askReply({ code: complaint.code }));
    return;
  }
  const words = forCitizen(scene, heard, onceAnswered(scene, complaint, to, person), 'reply', text);
  if (words === undefined) return;
  scene.setPerson(heard.row.message.from.id, { pending: undefined });
  if (loose.length > 0) useLoose(scene, heard, complaint.code);
  for (const evidence of files) scene.effects.push({ do: 'keep-evidence', dossier: complaint.dossier, evidence });
  const receipt = scene.receipt(complaint.code);
  const noted = addWords(scene, complaint, {
    ...{ text: words, act: 'reply', by: person.id, receipt },
    ...(files.length > 0 ? { evidence: files.map(({ id }) => id) } : {}),
  });
  const holder = complaint.holder ?? person.id;
  const after = move(scene, noted, 'reply', to, person, { holder });
  scene.remember(heard, complaint.code, text);
  scene.finish(heard);
  sendWords(
    scene,
    after,
    words,
    files.flatMap(({ file }) => file ?? []),
    receipt,
  );
}

/** Words and files for the citizen; `receipt` names the line here that tells whether they arrived. */
export function sendWords(
  scene: DeskScene,
  complaint: Complaint,
  words: string,
  files: readonly KeptFile[],
  receipt: Receipt,
): void {
  const news = { ...newsOf(scene, complaint, words), ...(files.length > 0 ? { files } : {}), receipt };
  tell(scene, complaint.code, news, `words:${complaint.code}:${scene.turn.conversation}:${receipt.ref}`);
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
    askWords(scene, heard, 'note', complaint, scene.say.askNote({ code: complaint.code }));
    return;
  }
  scene.setPerson(heard.row.message.from.id, { pending: undefined });
  const noted = addWords(scene, complaint, { text: text.trim(), act: 'note', by: person.id, internal: true });
  move(scene, noted, 'note', to, person);
  scene.answer(heard, scene.say.done_note({ code: complaint.code }), complaint.code);
}
