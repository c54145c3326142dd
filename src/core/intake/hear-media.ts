import type { Heard } from '../turn.ts';
import { tellStory } from './answers.ts';
import { belongsToFiled, lastFiled, restsLong } from './belongs.ts';
import { addToFiled, hold } from './held.ts';
import { addEvidence, evidenceOf } from './media.ts';
import { read } from './read.ts';
import type { Scene } from './scene.ts';

/** Takes a file: evidence of the draft, or of the complaint it was sent after; its caption tells as any words do. */
export function hearMedia(
  scene: Scene,
  heard: Heard,
  media: Parameters<typeof evidenceOf>[1],
  caption: string | undefined,
  from: { readonly at: number; readonly messageId?: string },
): void {
  const { album } = heard.row.message;
  const sibling = album !== undefined && scene.talk.album?.id === album ? scene.talk.album : undefined;
  const outcome = heard.media ?? ({ ok: false, why: 'unavailable' } as const);
  const extra = { ...(caption ? { caption } : {}), ...(from.messageId ? { messageId: from.messageId } : {}) };
  const evidence = evidenceOf(scene, media, outcome, extra);
  const siblings = sibling?.kinds ?? {};
  const { kind } = evidence ?? {};
  const kinds = kind ? { ...siblings, [kind]: (siblings[kind] ?? 0) + 1 } : siblings;
  // A file goes to the last complaint even after days when nothing else is open: one that waits for an answer could be swept away.
  const filed =
    scene.talk.filed.find(({ code }) => code === sibling?.code) ??
    (belongsToFiled(scene) ? lastFiled(scene) : undefined);
  if (album !== undefined) scene.set({ album: { id: album, kinds, ...(filed ? { code: filed.code } : {}) } });
  if (filed) {
    if (evidence) addToFiled(scene, filed, { ...from, ...(caption ? { text: caption } : {}) }, evidence);
    return;
  }
  const rested = restsLong(scene) && scene.talk.question !== 'evidence';
  // An album that was counted on an earlier card is counted on; the card at the bottom adds up by itself.
  const counting = scene.talk.card?.acks.some(({ k }) => k === 'files') ?? false;
  if (evidence) addEvidence(scene, evidence, counting ? 0 : (siblings[evidence.kind] ?? 0));
  if (rested && scene.talk.draft) {
    scene.set({ question: 'resume' });
    if (caption?.trim()) hold(scene, { ...from, text: caption });
    return;
  }
  if (scene.talk.question === 'resume' || scene.talk.question === 'cancel') scene.set({ question: null });
  if (scene.talk.draft?.editing === 'evidence') scene.set({ draft: { ...scene.talk.draft, editing: null } });
  if (caption?.trim()) {
    scene.asked = null;
    tellStory(scene, { text: caption, ...from }, read(scene, caption));
  }
}
