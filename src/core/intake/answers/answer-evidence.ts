import { asksBack } from '../../language/answers.ts';
import {
  asksWhatServes,
  cannotShow,
  hasNoEvidence,
  hasNoPaper,
  offersSomethingElse,
  promisesEvidence,
  saysHasIt,
} from '../../language/asking.ts';
import { type EvidenceSaid, evidenceSaidIn } from '../../language/evidence-said.ts';
import { fearsPicture } from '../../language/fears.ts';
import { refusesAnswer } from '../../language/no-answer.ts';
import { isThanks, type Steering } from '../../language/words.ts';
import { linkAlone } from '../../understanding/links.ts';
import { addEvidence, largestFile } from '../draft/media.ts';
import { evidenceWaits, kindsInWords, offersOf } from '../draft/offers.ts';
import { categoryOf } from '../draft/plan.ts';
import { isSmallTalk, keepWords, read, type Said, takeIn, tellsLittle } from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import { addsDetail, correctsDetail, numberLate } from './details.ts';
import { tellsMore } from './more-of-known.ts';

/** A written chronology that can serve as evidence has at least so many characters. */
const CHRONOLOGY_CHARS_MIN = 40;
/** Links taken of one message. */
const LINKS_MAX = 3;

/** Leads someone without evidence of this kind to the next that serves. */
export function noEvidence(scene: Scene): void {
  const category = categoryOf(scene.draft(), scene.policy);
  if (!category) return;
  const end = offersOf(category).length;
  scene.change((draft) => ({
    ...draft,
    offer: Math.min(draft.offer + 1, end),
    tries: { ...draft.tries, evidence: 0 },
  }));
  scene.show = true;
}

/** Whoever says that there is some is told to send it, and is not asked again whether there is; what they `name` need not be what was offered last. */
function awaitIt(scene: Scene, name = false): void {
  const draft = scene.draft();
  const offer = name || evidenceWaits(draft, scene.policy) ? 0 : draft.offer;
  scene.set({ draft: { ...draft, offer, tries: { ...draft.tries, evidence: 1 } } });
  scene.tell('sendHere');
  scene.show = true;
}

/** Answers what is said of evidence that is not here; it is waited for. */
function tellOf(scene: Scene, how: EvidenceSaid): void {
  scene.show = true;
  if (how === 'too-large') scene.tell('fileTooLarge', largestFile(scene));
  else if (how === 'poor') scene.tell('poorServes');
  else if (how === 'online') scene.tell('linkServes');
  // What came is counted above the question.
  else if (scene.draft().evidence.length === 0) scene.tell('evidenceNotHere');
}

/** Links in what was told are evidence as well, each once; whether they serve is the category's choice. */
export function addLinks(scene: Scene, links: readonly string[], messageId: string | undefined): void {
  for (const text of links.slice(0, LINKS_MAX))
    if (!scene.draft().evidence.some((each) => each.text === text))
      addEvidence(scene, { id: scene.turn.fresh.id(), kind: 'link', text, ...(messageId ? { messageId } : {}) });
}

/**
 * Takes a message that is nothing but a web address for evidence, where one serves: nothing in it was said by anybody, and it is no part of what
 * happened. @returns whether it was that
 */
export function takeLinkAlone(scene: Scene, said: Said): boolean {
  const link = linkAlone(said.text);
  if (link === undefined || !categoryOf(scene.draft(), scene.policy)?.evidence.kinds.includes('link')) return false;
  keepWords(scene, said, false);
  addLinks(scene, [link], said.messageId);
  return true;
}

/** Names what serves as evidence for the draft's category. */
export function tellWhatServes(scene: Scene): void {
  const kinds = categoryOf(scene.draft(), scene.policy)?.evidence.kinds ?? [];
  scene.tell('whatServes', kindsInWords(kinds, scene.say));
  scene.show = true;
}

/** Reads a text as evidence: a link, or an account with a witness (also in two messages); anything else is kept as a remark. */
export function answerEvidence(scene: Scene, said: Said, steering: Steering | undefined): void {
  if (steering && ['none', 'no', 'unknown'].includes(steering.intent)) {
    noEvidence(scene);
    return;
  }
  if (isThanks(said.text)) {
    scene.show = true;
    return;
  }
  if (steering?.intent === 'yes' || saysHasIt(said.text)) {
    awaitIt(scene);
    return;
  }
  // Signs alone: "-", "?", "😡".
  if (!/[\p{L}\p{N}]/u.test(said.text)) {
    scene.show = true;
    return;
  }
  if (hasNoEvidence(said.text) || hasNoPaper(said.text) || cannotShow(said.text) || refusesAnswer(said.text)) {
    keepWords(scene, said, false);
    noEvidence(scene);
    return;
  }
  const draft = scene.draft();
  const category = categoryOf(draft, scene.policy);
  const kinds = category?.evidence.kinds ?? [];
  const how = evidenceSaidIn(said.text);
  if (how && read(scene, said.text).links.length === 0) {
    keepWords(scene, said, false);
    tellOf(scene, how);
    return;
  }
  if (asksWhatServes(said.text)) {
    keepWords(scene, said, false);
    tellWhatServes(scene);
    return;
  }
  if (fearsPicture(said.text)) {
    keepWords(scene, said, false);
    scene.tell('coverIt');
    scene.show = true;
    return;
  }
  if (promisesEvidence(said.text) || offersSomethingElse(said.text)) {
    keepWords(scene, said, false);
    awaitIt(scene, true);
    return;
  }
  const understood = read(scene, said.text);
  if (isSmallTalk(understood, said.text)) {
    scene.show = true;
    return;
  }
  if (correctsDetail(scene, said, understood) || addsDetail(scene, said) || numberLate(scene, said)) return;
  if (tellsMore(scene, said)) return;
  const begun = draft.tries.chronology ? draft.words.at(-1)?.text : undefined;
  keepWords(scene, said, !tellsLittle(understood, said.text));
  takeIn(scene, understood, said.messageId);
  if (understood.links.length > 0 && kinds.includes('link')) {
    addLinks(scene, understood.links, said.messageId);
    return;
  }
  // Asked for, or all that is left to wait for, or plainly there: an account is an account whenever it comes.
  const offers = category ? offersOf(category) : [];
  const asked = (offers[draft.offer] ?? offers.at(-1))?.[0] === 'chronology';
  const account = begun === undefined ? said.text : `${begun}\n${said.text}`;
  const long = account.trim().length >= CHRONOLOGY_CHARS_MIN;
  if (!kinds.includes('chronology') || !(asked || (long && understood.witness))) {
    scene.tell(asksBack(said.text) ? 'questionKept' : 'keptAsNote');
    return;
  }
  if (long && (understood.witness || begun !== undefined))
    addEvidence(scene, {
      id: scene.turn.fresh.id(),
      kind: 'chronology',
      text: account,
      ...(said.messageId ? { messageId: said.messageId } : {}),
    });
  else {
    const now = scene.draft();
    scene.set({ draft: { ...now, tries: { ...now.tries, chronology: 1 } } });
  }
}
