import type { MediaRef } from '../../content.ts';
import { type Doubt, doubtOf } from '../../evidence/doubt.ts';
import type { Evidence, EvidenceKind } from '../../facts.ts';
import type { MediaOutcome } from '../../turn.ts';
import type { Draft } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';

/** What a file is as evidence: by its content, then by what the platform called it. */
export function kindOfFile(sent: Pick<MediaRef, 'kind'>, mime: string): EvidenceKind {
  if (mime.startsWith('image/')) return 'photo';
  if (mime.startsWith('video/')) return 'video';
  if (mime.startsWith('audio/')) return 'voice';
  return sent.kind === 'voice' || sent.kind === 'audio' ? 'voice' : 'document';
}

/** The largest file that is taken, as people say it. */
export const largestFile = (scene: Scene): string =>
  megabytes(Math.min(scene.turn.capabilities.fileBytesMax, scene.policy.evidence.fileBytesMax));
const megabytes = (bytes: number): string => `${Math.floor(bytes / (1024 * 1024))} MB`;

/** Turns a file that arrived into evidence; tells kindly what to do where it could not be used. */
export function evidenceOf(
  scene: Scene,
  sent: Pick<MediaRef, 'kind'>,
  outcome: MediaOutcome | undefined,
  extra: { readonly caption?: string; readonly messageId?: string },
): Evidence | undefined {
  if (!outcome?.ok) {
    const why = outcome?.why ?? 'unavailable';
    if (why === 'too-large') scene.tell('fileTooLarge', largestFile(scene));
    else scene.tell(why === 'refused' ? 'fileRefused' : 'fileGone');
    return undefined;
  }
  const { caption, messageId } = extra;
  return {
    id: scene.turn.fresh.id(),
    kind: kindOfFile(sent, outcome.file.mime),
    file: outcome.file,
    ...(caption ? { caption } : {}),
    ...(messageId ? { messageId } : {}),
  };
}

/**
 * Adds a piece of evidence to the draft.
 * @param already files of its kind that were counted to the citizen before and that it belongs to (an album)
 */
export function addEvidence(scene: Scene, evidence: Evidence, already = 0): void {
  const draft = scene.draft();
  if (draft.evidence.length >= scene.policy.evidence.filesMax) {
    scene.tell('filesEnough', String(scene.policy.evidence.filesMax));
    return;
  }
  // Asked once for a draft: whoever has no better picture is not asked again.
  const doubt = draft.doubted ? undefined : doubtOf(evidence, draft.facts);
  scene.effects.push({ do: 'keep-evidence', dossier: draft.id, evidence });
  const doubted = doubt || draft.doubted ? { doubted: true as const } : {};
  scene.set({ draft: { ...draft, evidence: [...draft.evidence, evidence], touchedAt: scene.now, ...doubted } });
  countFile(scene, evidence.kind, already, doubt);
}

/**
 * Compares the pictures that are here with a place or time that was told just now: asked gently and once for a draft, as when the picture
 * comes afterwards.
 */
export function doubtEarlier(scene: Scene, before: Draft | null): void {
  const { draft } = scene.talk;
  if (!draft || draft.doubted || scene.wentBack) return;
  const known = draft.id === before?.id ? before.facts : {};
  if (!(['place', 'time'] as const).some((id) => draft.facts[id] && draft.facts[id] !== known[id])) return;
  const [doubt] = draft.evidence.flatMap((each) => doubtOf(each, draft.facts) ?? []);
  if (!doubt) return;
  scene.acks.push({ k: 'doubt', doubt });
  scene.set({ draft: { ...draft, doubted: true } });
  scene.show = true;
}

/**
 * "3 foto diterima" once, however many messages they came in.
 * @param doubt why a better one is to be asked for
 */
export function countFile(scene: Scene, kind: EvidenceKind, already = 0, doubt?: Doubt): void {
  const index = scene.acks.findIndex((ack) => ack.k === 'files');
  const old = scene.acks[index];
  const before = old?.k === 'files' ? old : undefined;
  const kinds = before?.kinds ?? {};
  const said = before?.doubt ?? doubt;
  const counted = { ...kinds, [kind]: (kinds[kind] ?? already) + 1 };
  const next = { k: 'files', kinds: counted, ...(said && { doubt: said }) } as const;
  if (index >= 0) scene.acks[index] = next;
  else scene.acks.push(next);
  scene.show = true;
}
