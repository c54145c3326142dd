import type { ComplaintCode } from '../../complaint/code.ts';
import { handsOverEvidence } from '../../language/asking.ts';
import type { Heard } from '../../turn.ts';
import { tellStory } from '../answers/tell-story.ts';
import { hold } from '../draft/hold.ts';
import { addEvidence, evidenceOf, kindOfFile } from '../draft/media.ts';
import { letWait, mustWait } from '../draft/waiting-files.ts';
import { addToFiled, repliedTo, takeForFiled, wishHeard } from '../filed/belongs.ts';
import { type Extra, filedBy } from '../filed/filed-acts.ts';
import { belongsToFiled, lastFiled } from '../filed/free.ts';
import { restsLong } from '../outcome/shelf.ts';
import { keepWords, read } from '../reading/read.ts';
import { albumOf, withPart } from '../talk/album.ts';
import type { Scene } from '../talk/scene.ts';
import { filedNamed } from './named.ts';

/** A caption that only points at its picture: "ini jg", "nih gotnya", "ini juga kak", "foto 2". */
const POINTS_AT_IT =
  /^\W{0,3}(?:ini|nih|itu|yang ini|yg ini|this)?\s{0,2}(?:foto|fotonya|gambar|video|bukti|buktinya|juga|jg|jua|lagi|lg|satu lagi|too|also|nya)?(?:\s(?:juga|jg|lagi|lg|kak|min|pak|bu|ya|ke|no|\d{1,2})){0,3}\W{0,3}$/i;

/** Takes a file in: where it belongs to a filed complaint there, else into the draft, with what its caption tells. */
export function hearMedia(
  scene: Scene,
  heard: Heard,
  media: Parameters<typeof evidenceOf>[1],
  caption: string | undefined,
  from: { readonly at: number; readonly messageId?: string; readonly passedOn?: true },
): void {
  // Danger does not wait for where the file belongs.
  if (caption?.trim()) scene.warn(read(scene, caption));
  const { album } = heard.row.message;
  const sibling = albumOf(scene.talk.album, album);
  const outcome = heard.media ?? ({ ok: false, why: 'unavailable' } as const);
  const siblings = sibling?.kinds ?? {};
  const kind = outcome.ok ? kindOfFile(media, outcome.file.mime) : undefined;
  const kinds = kind ? { ...siblings, [kind]: (siblings[kind] ?? 0) + 1 } : siblings;
  const remember = (code: ComplaintCode | undefined) => {
    if (album === undefined) return;
    scene.set({ album: withPart(scene.talk.album, { id: album, kinds, ...(code ? { code } : {}) }) });
  };
  const extra: Extra = { ...from, media: { kind: media.kind, outcome, ...(caption ? { caption } : {}) } };
  const named = caption === undefined ? undefined : filedNamed(scene, caption);
  if (named) {
    scene.speakOf(named);
    remember(named.code);
    addToFiled(scene, named, extra);
    return;
  }
  const code = wishHeard(scene, heard.row)?.filed.code ?? repliedTo(scene, heard.row) ?? sibling?.code;
  if (takeForFiled(scene, heard.row, extra)) {
    remember(code);
    return;
  }
  // A file goes to the last complaint even after days when nothing else is open. While it is asked where words belong it waits in a draft with them.
  const isOpen = scene.talk.question === 'where';
  const last = belongsToFiled(scene) && !isOpen ? lastFiled(scene) : undefined;
  const filed = (sibling?.code && filedBy(scene, sibling.code)) ?? last;
  remember(filed?.code);
  if (filed) {
    addToFiled(scene, filed, extra);
    return;
  }
  const rested = restsLong(scene) && scene.talk.question !== 'evidence';
  // An album that was counted on an earlier card is counted on; the card at the bottom adds up by itself.
  const counting = scene.talk.card?.acks.some(({ k }) => k === 'files') ?? false;
  const more = { ...(caption ? { caption } : {}), ...(from.messageId ? { messageId: from.messageId } : {}) };
  const evidence = evidenceOf(scene, media, outcome, more);
  const take = (): void => {
    if (evidence) addEvidence(scene, evidence, counting ? 0 : (siblings[evidence.kind] ?? 0));
  };
  if (mustWait(scene, rested)) {
    letWait(scene, take);
    if (scene.talk.question !== 'open') scene.set({ question: 'resume' });
    if (caption?.trim()) hold(scene, { ...from, text: caption });
    return;
  }
  take();
  if (rested && scene.talk.draft) {
    scene.set({ question: 'resume' });
    if (caption?.trim()) hold(scene, { ...from, text: caption });
    return;
  }
  if (scene.talk.question === 'resume' || scene.talk.question === 'cancel') scene.set({ question: null });
  if (scene.talk.draft?.editing === 'evidence') scene.set({ draft: { ...scene.talk.draft, editing: null } });
  if (caption?.trim() && isOpen) hold(scene, { text: caption, ...from });
  else if (caption?.trim()) {
    scene.asked = null;
    // "Ini fotonya", "ini jg": nothing of what happened.
    if (handsOverEvidence(caption) || POINTS_AT_IT.test(caption)) keepWords(scene, { text: caption, ...from }, false);
    else tellStory(scene, { text: caption, ...from }, read(scene, caption));
  }
}
