import type { ComplaintCode } from '../../complaint/code.ts';
import { type Act, OVER } from '../../complaint/life.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { kindsInWords } from '../cards/card.ts';
import { clusterChoice, openOthers } from '../cards/cluster.ts';
import { UNDO_MS } from '../clock/clock.ts';
import { goesBackTo } from '../rights/handed.ts';
import { choiceOf } from '../scene/commands.ts';
import { deskName } from '../scene/names.ts';
import { saidWith } from '../scene/outcome.ts';
import type { DeskScene } from '../scene/scene.ts';
import { askWords } from './ask-words.ts';
import { addWords, move } from './changes.ts';
import { askToCheck, isChecking } from './checking.ts';
import { filled, forCitizen } from './filling.ts';
import { giveBack, putRight } from './forwarding.ts';
import { looseFor, useLoose } from './loose.ts';
import { tellNews } from './news.ts';
import { permit } from './permit.ts';
import { proofNeeded, proofSoFar, weaknessOf } from './proof.ts';
import { filesOf } from './talking.ts';

/** Acts that end or turn a complaint, and need words. */
type Ending = Extract<Act, 'reject' | 'archive' | 'return'>;

/** Rejects, archives or gives back, with a reason. */
export function end(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  act: Ending,
  code: ComplaintCode | undefined,
  text: string,
): void {
  const allowed = permit(scene, heard, person, act, code);
  if (!allowed) return;
  const { complaint, to } = allowed;
  const { say } = scene;
  if (text.trim() === '') {
    const name = { act: say[`button_${act}`](), code: complaint.code };
    // Why it goes back is read by whoever gets it back, and by no citizen.
    const desk = deskName(scene.policy, goesBackTo(complaint, scene.policy), scene.language);
    askWords(
      scene,
      heard,
      act,
      complaint,
      act === 'return' ? say.askReasonBack({ ...name, desk }) : say.askReason(name),
    );
    return;
  }
  // Why it goes back is read by officers alone.
  const words =
    act === 'return'
      ? filled(scene, heard, complaint, text.trim())
      : forCitizen(scene, heard, complaint, act, text.trim());
  if (words === undefined) return;
  scene.setPerson(heard.row.message.from.id, { pending: undefined });
  if (act === 'return') {
    giveBack(scene, heard, person, complaint, words);
    return;
  }
  const ref = scene.ref();
  const receipt = { conversation: scene.turn.conversation, code: complaint.code, ref };
  const noted = addWords(scene, complaint, { text: words, act, by: person.id, receipt });
  // A rejection can still be undone: the clock tells the citizen when that time is over.
  const after = move(scene, noted, act, to, person);
  if (act === 'archive') tellNews(scene, after, words, receipt);
  const undoing = act === 'reject' ? [{ id: choiceOf('undo', after.code), label: say.button_undo() }] : [];
  scene.answer(heard, say[`done_${act}`]({ code: after.code }), after.code, undoing, ref);
}

/** Closes a complaint: with words, and with the proof that the policy asks of its category. */
export function close(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  text: string,
): void {
  const allowed = permit(scene, heard, person, 'close', code);
  if (!allowed) return;
  const { say, policy, language } = scene;
  const { to } = allowed;
  let { complaint } = allowed;
  const words = forCitizen(scene, heard, complaint, 'close', text.trim());
  if (words === undefined) return;
  const loose = looseFor(scene, heard);
  const sent = filesOf(scene, heard);
  // Files without words wait for those: until then they can still be taken away.
  if (loose.length > 0 && sent.length === 0 && words === '' && !hasWords(complaint)) {
    askWords(scene, heard, 'close', complaint, say.askClosingWith({ code: complaint.code }), { withLoose: true });
    return;
  }
  const files = [...sent, ...loose];
  if (loose.length > 0) useLoose(scene, heard, complaint.code);
  for (const evidence of files) scene.effects.push({ do: 'keep-evidence', dossier: complaint.dossier, evidence });
  if (files.length > 0 || words !== '')
    complaint = addWords(
      scene,
      { ...complaint, evidence: [...complaint.evidence, ...files] },
      {
        text: words,
        act: 'close',
        by: person.id,
        ...(files.length > 0 ? { evidence: files.map(({ id }) => id) } : {}),
      },
    );
  // Whoever looks at a colleague's proof has read the words that go with it.
  const checks = isChecking(scene, complaint, person);
  const needed = proofNeeded(policy, complaint.category);
  const proof = needed ? proofSoFar(complaint, needed.kinds) : [];
  const said = saidWith(complaint, 'close').filter((each) => each.text !== '');
  if (needed && proof.length < needed.atLeast) {
    const question = say.askProof({ code: complaint.code, kinds: kindsInWords(needed.kinds, language) });
    askWords(scene, heard, 'close', complaint, question, { file: said.some(({ by }) => by === person.id) });
    return;
  }
  const weakness =
    needed && !checks ? weaknessOf(policy, complaint, proof, scene.sight.seenBefore, needed.atLeast) : undefined;
  // What somebody else has to look at needs no words of this person besides those that are there.
  if (said.length === 0 || (!weakness && !checks && !said.some(({ by }) => by === person.id))) {
    askWords(scene, heard, 'close', complaint, say.askClosing({ code: complaint.code }));
    return;
  }
  const { id } = heard.row.message.from;
  // A better picture closes it, whenever it comes in the next hour.
  scene.setPerson(id, { pending: weakness && { act: 'close', code: complaint.code, file: true } });
  if (weakness) {
    askToCheck(scene, heard, person, complaint, weakness);
    return;
  }
  const ref = scene.ref();
  // The citizen is told when it can not be taken back any more: the line that says so here then tells how that went.
  const receipt = { conversation: scene.turn.conversation, code: complaint.code, ref };
  const told = addWords(scene, complaint, { text: '', act: 'close', by: person.id, internal: true, receipt });
  const after = move(scene, told, 'close', to, person);
  const undoing = [{ id: choiceOf('undo', after.code), label: say.button_undo() }];
  const others = openOthers(scene, complaint);
  const codes = others.map((each) => each.code).join(', ');
  const done = [say.done_close({ code: after.code }), ...(codes ? [say.othersOpen({ codes })] : [])].join('\n');
  scene.answer(heard, done, after.code, [...undoing, ...others.map((each) => clusterChoice(scene, each))], ref);
}

const hasWords = (complaint: Complaint): boolean => saidWith(complaint, 'close').some(({ text }) => text !== '');

/** Takes back one's own close or reject while the citizen has not been told. */
export function undo(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode | undefined): void {
  const handed = code && scene.complaint(code);
  if (handed && !OVER.has(handed.status) && putRight(scene, heard, person, handed)) return;
  const allowed = permit(scene, heard, person, 'undo', code);
  if (!allowed) return;
  const { complaint, to } = allowed;
  const last = complaint.history.at(-1);
  const own = last?.by === `admin:${person.id}` && (last.act === 'close' || last.act === 'reject');
  const late = last === undefined || scene.now - last.at.getTime() > UNDO_MS;
  if (!own || late) {
    scene.answer(heard, late ? scene.say.tooLate() : scene.say.undoTheirs(), complaint.code);
    return;
  }
  const after = move(scene, complaint, 'undo', to, person);
  scene.answer(heard, scene.say.done_undo({ code: after.code }), after.code);
}
