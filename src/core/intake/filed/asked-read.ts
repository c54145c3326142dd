import type { EvidenceKind, Fact, FactValue } from '../../facts.ts';
import type { FactPolicy } from '../../policy/policy.ts';
import { misfits } from '../answers/fits.ts';
import { factOf } from '../draft/plan.ts';
import { read } from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import type { Asked } from '../talk/wish.ts';

/** A written account that can serve as evidence has at least so many characters. */
const CHRONOLOGY_CHARS_MIN = 40;
/** Longest fact kept, in characters. */
const FACT_CHARS_MAX = 2_000;
/** Kinds that show something: one serves as well as the other. */
const SHOWN: ReadonlySet<EvidenceKind> = new Set(['photo', 'video', 'document']);

/** What an answer gives. */
export interface Answer {
  readonly text: string;
  readonly evidence?: readonly string[];
  readonly fact?: Fact & { readonly id: string };
  readonly unknown?: true;
}

/** The fact of the policy that was asked for. */
export const factIn = (scene: Scene, asked: Pick<Asked, 'what' | 'filed'>) =>
  asked.what.kind === 'fact'
    ? factOf(
        scene.policy,
        scene.policy.categories.find(({ id }) => id === asked.filed.category),
        asked.what.fact,
      )
    : undefined;

/** Words taken for a fact as they are. */
export function asSaid(kind: FactPolicy['type'], words: string): FactValue {
  const text = words.slice(0, FACT_CHARS_MAX).trim();
  return kind === 'text' ? { kind, text } : { kind, text };
}

/** Whether a file answers what was asked; a voice message can tell any fact. */
export function fileFits(scene: Scene, asked: Asked, kind: EvidenceKind): boolean {
  const { what } = asked;
  switch (what.kind) {
    case 'words':
      return true;
    case 'fact':
      return kind === 'voice' || (factIn(scene, asked)?.type ?? 'text') === 'text';
    case 'evidence': {
      const { evidence } = what;
      if (evidence === undefined || evidence === kind) return true;
      return (SHOWN.has(evidence) && SHOWN.has(kind)) || (evidence === 'chronology' && kind === 'voice');
    }
  }
}

/** Reads words as the answer to a fact; undefined when they do not tell it: "sejak lebaran" is no number of a pole. */
export function factFrom(scene: Scene, asked: Pick<Asked, 'what' | 'filed'>, text: string): FactValue | undefined {
  if (asked.what.kind !== 'fact') return undefined;
  const type = factIn(scene, asked)?.type ?? 'text';
  const understood = read(scene, text, asked.what.fact);
  if (type === 'text')
    return misfits(asked.what.fact, factIn(scene, asked), text, understood) ? undefined : asSaid(type, text);
  return type === 'place' ? understood.place?.value : understood.when?.value;
}

/** Reads words as an answer; undefined when they are none. Links and written accounts are kept as evidence. */
export function answerFrom(
  scene: Scene,
  asked: Asked,
  text: string,
  messageId: string | undefined,
): Answer | undefined {
  const { what } = asked;
  if (what.kind === 'words') return { text };
  if (what.kind === 'fact') {
    const value = factFrom(scene, asked, text);
    return value && { text, fact: { id: what.fact, value, uncertain: false } };
  }
  const [link] = read(scene, text).links;
  const isLink = link !== undefined && (what.evidence === undefined || what.evidence === 'link');
  const isAccount = what.evidence === 'chronology' && text.trim().length >= CHRONOLOGY_CHARS_MIN;
  if (!isLink && !isAccount) return undefined;
  const id = scene.turn.fresh.id();
  const kind = isLink ? 'link' : 'chronology';
  const from = messageId === undefined ? {} : { messageId };
  scene.effects.push({
    do: 'keep-evidence',
    dossier: asked.filed.dossier,
    evidence: { id, kind, text: isLink ? link : text, ...from },
  });
  return { text, evidence: [id] };
}
