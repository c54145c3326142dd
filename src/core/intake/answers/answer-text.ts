import { asksBack, asksOnlyThat, asksWhy, isCry, saysNoMoney, saysNoNumber, speaksOf } from '../../language/answers.ts';
import { beginsUnknowing, doesNotKnow, saysHasIt } from '../../language/asking.ts';
import { plainWords } from '../../language/tidy.ts';
import { correctionIn } from '../../language/wishes.ts';
import type { Steering } from '../../language/words.ts';
import type { FactPolicy } from '../../policy/policy.ts';
import { FACT_SURE } from '../../understanding/sure.ts';
import type { Understood } from '../../understanding/understood.ts';
import { tryAgain } from '../draft/tries.ts';
import { keepWords, MORE_THAN_ANSWER_CHARS, read, readBack, type Said, takeIn, tellsOnly } from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import { addsDetail, keepAsTold } from './details.ts';
import { isPhone, misfits } from './fits.ts';
import { addHour, tellsMore } from './more-of-known.ts';
import { factUnknown, setFact, skipFact } from './set-fact.ts';
import { answersAnother, tellsHowLong, tellsKnown } from './told-beside.ts';

/** Longest text kept of a fact in words, in characters. */
const TEXT_CHARS_MAX = 2_000;
/** Questions that "yes" or "no" answers; "ada nomor …?" asks for the number. */
export const YES_OR_NO = /^(?:adakah|apakah|did|do|does|was|were|has|have)\b/i;
/** Promises what is asked for, and does not tell it. */
const THERE_IS = /^\W*(?:ada|there is)(?: (?:kok|sih|pak|bu|min|kak))?\W*$/i;
/** Questions that a bare number answers. */
const ASKS_NUMBER = /\b(?:berapa|seberapa|nomor|ada|adakah)\b/i;

/** Signs alone ("…", "😡"), or a number of one or two digits where no number is asked for. */
export const tellsNothing = (text: string, ask: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text) || (/^\W*\d{1,2}\W*$/.test(text) && !ASKS_NUMBER.test(ask));

/** Reads a text as the answer to a fact that is kept in words: what it plainly is else, it is taken for; what it can not be is asked for once more. */
export function answerText(
  scene: Scene,
  id: string,
  fact: FactPolicy | undefined,
  said: Said,
  steering: Steering | undefined,
  understood: Understood,
): void {
  const again = (): void => {
    if (!tryAgain(scene, `fact:${id}`)) factUnknown(scene, id);
  };
  const isYesOrNo = YES_OR_NO.test(fact?.ask[scene.talk.language] ?? '');
  // "Iya" tells nothing where it was asked what, who or how much; "tidak" that there is none.
  if ((steering?.intent === 'yes' || THERE_IS.test(said.text) || saysHasIt(said.text)) && !isYesOrNo) {
    again();
    return;
  }
  if ((steering?.intent === 'no' || steering?.intent === 'none') && !isYesOrNo && skipFact(scene, id)) return;
  if (saysUnknown(said.text)) {
    // "Napa harus nomor pelanggan? kada hapal": both are answered.
    if (asksWhy(said.text)) scene.tell('whyAsked');
    keepWords(scene, said, beginsUnknowing(said.text));
    readBack(scene, takeIn(scene, understood, said.messageId));
    if (!scene.draft().facts[id]) factUnknown(scene, id);
    return;
  }
  if (tellsNothing(said.text, fact?.ask.id ?? '') || isCry(said.text)) {
    keepWords(scene, said, false);
    again();
    return;
  }
  if (answersAnother(scene, said, understood)) {
    keepWords(scene, said, false);
    readBack(scene, takeIn(scene, understood, said.messageId));
    return;
  }
  if (tellsHowLong(scene, said)) return;
  if (addHour(scene, said.text, said, understood) || tellsKnown(scene, id, said, understood)) return;
  if (tellsOther(scene, id, said, understood)) return;
  // "Depan masjid" to the pole's number, "pt sawit" to an amount: more of where.
  const mayBeWhere =
    fact?.holds !== undefined && !/^\W*no/i.test(said.text) && misfits(id, fact, said.text, understood);
  if (mayBeWhere && (addsDetail(scene, said) || tellsMore(scene, said))) return;
  scene.warn(understood);
  // "Bukan guru tapi TU nya": what it is not was told before, what it is answers.
  const right = fact?.holds === undefined ? undefined : correctionIn(said.text);
  if (right !== undefined && !misfits(id, fact, right, read(scene, right))) {
    keepWords(scene, said, true);
    setFact(scene, id, { kind: 'text', text: right }, false, said.messageId);
    readBack(scene, [id]);
    return;
  }
  if (isNoAnswer(scene, id, fact, said, understood)) return;
  const uncertain = misfits(id, fact, said.text, understood);
  if (said.text.length > TEXT_CHARS_MAX) keepWords(scene, said, true);
  setFact(scene, id, { kind: 'text', text: said.text.slice(0, TEXT_CHARS_MAX).trim() }, uncertain, said.messageId);
  if (uncertain) scene.tell('takenAsSaid');
  takeIn(scene, understood, said.messageId);
}

/** Whether words say, after a question back or before something else, that it is not known: "ga tau program apa, yg penting dapat". */
function saysUnknown(text: string): boolean {
  const [first = '', ...others] = text.split(/[?.!,\n]+/).filter((clause) => clause.trim() !== '');
  if (others.length > 0 && text.includes('?')) return [first, ...others].some(doesNotKnow) && asksBack(`${first}?`);
  return beginsUnknowing(text) && BEGINS_OF_IT.test(plainWords(text));
}
/** Of what is asked, not of a part of it: "gatau, gede banget pokoknya" tells how big. */
const BEGINS_OF_IT =
  /^(?:(?:maaf|wah|waduh|aduh|saya|kami) )*(?:tidak|kurang|belum|kada) (?:tahu|ingat) (?:program|nomor|kelas|unit|ruang|bagian|apa|kantor|dinas|kendaraan)/;

/** Takes what is nothing but another detail of the category ("kelas 3" where money was asked for) for that. @returns whether it was that */
function tellsOther(scene: Scene, id: string, said: Said, understood: Understood): boolean {
  const told = Object.entries(understood.facts).find(
    ([other, { confidence, span }]) =>
      other !== id && other !== 'time' && confidence >= FACT_SURE && tellsOnly(said.text, span),
  );
  if (!told) return false;
  const [other, { value }] = told;
  const before = scene.draft().facts[other]?.value;
  if (before?.kind === 'text' && before.text === value && !tryAgain(scene, `fact:${id}`)) {
    factUnknown(scene, id);
    return true;
  }
  keepAsTold(scene, other, said);
  keepWords(scene, said, false);
  setFact(scene, other, { kind: 'text', text: value }, false, said.messageId);
  readBack(scene, [other]);
  return true;
}

/**
 * Notices what is no answer: a question back, a correction of something we did not find, no number where one was asked for. It is kept beside what
 * happened, and the question stays, once.
 * @returns false for an answer, and for what has to be taken for one because it was asked for twice; a question is never taken for one
 */
function isNoAnswer(
  scene: Scene,
  id: string,
  fact: FactPolicy | undefined,
  said: Said,
  understood: Understood,
): boolean {
  if ((fact?.holds === 'number' && saysNoNumber(said.text)) || (fact?.holds === 'money' && saysNoMoney(said.text))) {
    keepWords(scene, said, said.text.length > MORE_THAN_ANSWER_CHARS);
    if (!skipFact(scene, id)) factUnknown(scene, id);
    return true;
  }
  const ask = fact ? `${fact.ask[scene.talk.language]} ${fact.label[scene.talk.language]}` : '';
  const isQuestion = asksBack(said.text) || asksOnlyThat(said.text, ask);
  if (!isQuestion && correctionIn(said.text) === undefined && !misfits(id, fact, said.text, understood)) return false;
  if (!tryAgain(scene, `fact:${id}`)) {
    // A number that looks strange may be one; what tells of nobody is no person, however often it is said.
    const isNobody = fact?.holds === 'person' && misfits(id, fact, said.text, understood);
    if (!isQuestion && !isNobody) return false;
    keepWords(scene, said, true);
    factUnknown(scene, id);
    return true;
  }
  if (isQuestion && speaksOf(said.text, ask)) {
    keepWords(scene, said, false);
    scene.tell(asksWhy(said.text) ? 'whyAsked' : 'whatMeant');
    return true;
  }
  const phone = isPhone(fact, said.text, understood);
  keepWords(scene, said, !phone);
  const news = isQuestion ? [] : takeIn(scene, understood, said.messageId);
  readBack(scene, news);
  if (news.length === 0) scene.tell(phone ? 'phoneSeen' : isQuestion ? 'questionKept' : 'keptAsNote');
  return true;
}
