import type { Heard } from '../turn.ts';
import { tellStory } from './answers.ts';
import { addToFiled, repliedTo, takeForCase, wishHeard } from './belongs.ts';
import { filedBy } from './case.ts';
import { addOrHold, belongsToFiled, lastFiled } from './free.ts';
import { addEvidence, evidenceOf } from './media.ts';
import { read } from './read.ts';
import type { Scene } from './scene.ts';
import type { Held } from './talk.ts';

/** Takes a file in: where it belongs to a filed complaint there, else into the draft, with what its caption tells. */
export function hearMedia(
  scene: Scene,
  heard: Heard,
  media: Parameters<typeof evidenceOf>[1] & { readonly name?: string },
  caption: string | undefined,
  from: { readonly at: number; readonly messageId?: string },
): void {
  const { album } = heard.row.message;
  const sibling = album !== undefined && scene.talk.album?.id === album ? scene.talk.album : undefined;
  const outcome = heard.media ?? ({ ok: false, why: 'unavailable' } as const);
  const held: Held = {
    ...from,
    media: {
      ref: { kind: media.kind, ...(media.name ? { name: media.name } : {}) },
      outcome,
      ...(caption ? { caption } : {}),
    },
  };
  const code = wishHeard(scene, heard.row)?.filed.code ?? repliedTo(scene, heard.row) ?? sibling?.code;
  if (takeForCase(scene, heard.row, held)) {
    const count = (sibling?.count ?? 0) + 1;
    if (album !== undefined) scene.set({ album: { id: album, count, ...(code ? { code } : {}) } });
    return;
  }
  if (sibling?.code) {
    const filed = filedBy(scene, sibling.code);
    if (filed) {
      addToFiled(scene, filed, held);
      return;
    }
  }
  if (belongsToFiled(scene)) {
    const filed = lastFiled(scene);
    if (album !== undefined && filed) scene.set({ album: { id: album, count: 1, code: filed.code } });
    addOrHold(scene, held);
    return;
  }
  if (album !== undefined) scene.set({ album: { id: album, count: (sibling?.count ?? 0) + 1 } });
  const extra = { ...(caption ? { caption } : {}), ...(from.messageId ? { messageId: from.messageId } : {}) };
  const evidence = evidenceOf(scene, media, outcome, extra);
  if (evidence) addEvidence(scene, evidence);
  if (scene.talk.question === 'resume' || scene.talk.question === 'cancel') scene.set({ question: null });
  if (scene.talk.draft?.editing === 'evidence') scene.set({ draft: { ...scene.talk.draft, editing: null } });
  if (caption?.trim()) {
    scene.asked = null;
    tellStory(scene, { text: caption, ...from }, read(scene, caption));
  }
}
