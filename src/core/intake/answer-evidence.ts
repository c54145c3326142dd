import type { Evidence } from '../facts.ts';
import type { Steering } from '../language/words.ts';
import { addEvidence } from './media.ts';
import { offersOf } from './offers.ts';
import { categoryOf } from './plan.ts';
import { keepWords, read, type Said, takeIn } from './read.ts';
import type { Scene } from './scene.ts';

/** A written chronology that can serve as evidence has at least so many characters. */
const CHRONOLOGY_CHARS_MIN = 40;

/** Leads someone without evidence of this kind to the next that serves. */
export function noEvidence(scene: Scene): void {
  const category = categoryOf(scene.draft(), scene.policy);
  if (!category) return;
  const end = offersOf(category).length;
  scene.change((draft) => ({ ...draft, offer: Math.min(draft.offer + 1, end) }));
  scene.show = true;
}

/** Reads a text as evidence: a link, or an account with a witness (also in two messages); anything else is kept as a remark. */
export function answerEvidence(scene: Scene, said: Said, steering: Steering | undefined): void {
  if (steering && ['none', 'no', 'unknown'].includes(steering.intent)) {
    noEvidence(scene);
    return;
  }
  const draft = scene.draft();
  const category = categoryOf(draft, scene.policy);
  const kinds = category?.evidence.kinds ?? [];
  const understood = read(scene, said.text);
  const piece = (kind: 'link' | 'chronology', text: string): Evidence => ({
    id: scene.turn.fresh.id(),
    kind,
    text,
    ...(said.messageId ? { messageId: said.messageId } : {}),
  });
  const begun = draft.tries.chronology ? draft.words.at(-1)?.text : undefined;
  keepWords(scene, said, true);
  takeIn(scene, understood, said.messageId);
  const [link] = understood.links;
  if (link && kinds.includes('link')) {
    addEvidence(scene, piece('link', link));
    return;
  }
  // Asked for, or all that is left to wait for, or plainly there: an account is an account whenever it comes.
  const offers = category ? offersOf(category) : [];
  const asked = (offers[draft.offer] ?? offers.at(-1))?.[0] === 'chronology';
  const account = begun === undefined ? said.text : `${begun}\n${said.text}`;
  const long = account.trim().length >= CHRONOLOGY_CHARS_MIN;
  if (!kinds.includes('chronology') || !(asked || (long && understood.witness))) {
    scene.tell('keptAsNote');
    return;
  }
  if (long && (understood.witness || begun !== undefined)) addEvidence(scene, piece('chronology', account));
  else {
    const now = scene.draft();
    scene.set({ draft: { ...now, tries: { ...now.tries, chronology: 1 } } });
  }
}
