import type { ComplaintCode } from '../../complaint/code.ts';
import type { AskedFor, Receipt } from '../../event.ts';
import type { ComplaintMessage } from '../../store/port/steps.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { chosenOf, neverChoice } from '../scene/commands.ts';
import { askedForIn } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';
import { addWords, move, tell } from './changes.ts';
import { forCitizen } from './filling.ts';
import { permit } from './permit.ts';

/** Facts offered as buttons when an officer asks for something without saying what. */
const OFFERED_MAX = 4;

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
  const words = forCitizen(scene, heard, complaint, 'ask', text.trim());
  if (words === undefined) return;
  const what = chosen ?? askedForIn(words, policy, complaint.category);
  scene.setPerson(heard.row.message.from.id, { pending: undefined });
  const id = scene.turn.fresh.id();
  scene.remember(heard, complaint.code, text);
  scene.finish(heard);
  scene.show([say.done_ask({ code: complaint.code })], complaint.code);
  const receipt = scene.receipt(complaint.code, id);
  const noted = addWords(scene, complaint, { text: words, act: 'ask', by: person.id, ask: { id, what }, receipt });
  const after = move(scene, noted, 'ask', to, person, { holder: complaint.holder ?? person.id });
  sendQuestion(scene, after, { id, what }, words, receipt);
}

/** What stands for evidence among the facts offered. */
const EVIDENCE_PICK = '_evidence';
/** What a pressed choice of {@link ask} asks for. */
export const askedForPick = (pick: string): AskedFor =>
  pick === EVIDENCE_PICK ? { kind: 'evidence' } : { kind: 'fact', fact: pick };

/** Sends a question to the citizen; `receipt` names the line here that tells whether it arrived. */
export function sendQuestion(
  scene: DeskScene,
  { code, desk }: Complaint,
  { id: ask, what }: NonNullable<ComplaintMessage['ask']>,
  words: string,
  receipt: Receipt,
): void {
  tell(
    scene,
    code,
    { to: 'citizen', type: 'ask', code, ask, what, words, desk, receipt },
    `ask:${code}:${ask}:${receipt.ref}`,
  );
}
