import { deskName } from '../../desk/scene/names.ts';
import type { CitizenEvent } from '../../event.ts';
import type { FactValue } from '../../facts.ts';
import { asksBack, saysNoNumber } from '../../language/answers.ts';
import { noAnswerIn, saysNothingThere } from '../../language/no-answer.ts';
import { steeringOf } from '../../language/words.ts';
import { YES_OR_NO } from '../answers/answer-text.ts';
import { againOf } from '../draft/again.ts';
import { countFile } from '../draft/media.ts';
import { kindsInWords } from '../draft/offers.ts';
import { pinWords } from '../draft/place.ts';
import { isEmpty } from '../draft/plan.ts';
import { isSmallTalk, read } from '../reading/read.ts';
import type { CardBody, MakeChoice } from '../talk/card-body.ts';
import { INTERRUPTIONS } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import type { Held } from '../talk/talk.ts';
import type { Asked, Wish } from '../talk/wish.ts';
import { changeWish, withGiven, withoutWish, withWish } from '../talk/wishes.ts';
import { type Answer, answerFrom, asSaid, factFrom, factIn, fileFits } from './asked-read.ts';
import { type Extra, filedLine, filedOf, filedWords, keepFile, moveFiled, noteFiled, tellDesk } from './filed-acts.ts';

/** After so many answers we could not read, the words are taken as they are and marked uncertain. */
const TRIES_MAX = 2;

/** A question that words are held for is asked again after the wish that pushes it aside. */
export const pushedAside = (scene: Scene): Pick<Wish, 'after'> => {
  const { question, held } = scene.talk;
  return { after: question && INTERRUPTIONS.has(question) && held.length > 0 ? question : null };
};

/** The desk goes on without an answer: what it wanted to know is no longer asked. Words that were no answer yet go to it all the same. */
export function dropQuestions(scene: Scene, code: string): void {
  for (const wish of scene.talk.wishes) {
    if (wish.step !== 'ask' || wish.filed.code !== code) continue;
    scene.talk = withoutWish(scene.talk, wish);
    if (wish.said === '') continue;
    noteFiled(scene, wish.filed, scene.now, { text: wish.said });
    tellDesk(scene, wish.filed.code, 'citizen');
  }
}

/** Takes a desk's question in: it comes before whatever is open, a draft goes on afterwards. */
export function hearAsk(scene: Scene, event: Extract<CitizenEvent, { type: 'ask' }>): void {
  const { code, ask, what, words, desk, receipt } = event;
  const filed = filedOf(scene, code);
  const isKnown = (each: { readonly ask?: string; readonly code: string }) => each.ask === ask && each.code === code;
  const { wishes, given, question } = scene.talk;
  if (!filed || given.some(isKnown)) return;
  // Sent again by an officer, who waits to hear of it: asked anew, with what was answered so far.
  const before = wishes.find(
    (wish): wish is Asked => wish.step === 'ask' && isKnown({ ask: wish.ask, code: wish.filed.code }),
  );
  if (before && before.sentBy === receipt?.ref) return;
  const ref = `w-${scene.next()}`;
  const wish: Asked = {
    ...{ step: 'ask', ref, filed, desk, ask, what, words, at: scene.now },
    ...{ rests: false, tries: before?.tries ?? 0, said: before?.said ?? '' },
    ...(receipt ? { sentBy: receipt.ref } : {}),
    ...(before?.reminded ? { reminded: true } : {}),
    ...pushedAside(scene),
  };
  scene.talk = withWish(before ? withoutWish(scene.talk, before) : scene.talk, wish);
  if (question && INTERRUPTIONS.has(question)) scene.set({ question: null });
  if (receipt) scene.receipts.set(ref, receipt);
  scene.speakOf(filed);
  scene.show = true;
}

/** The card of a desk's question: whose it is and for which complaint, then what is asked. */
export function askCard(scene: Scene, asked: Asked, choice: MakeChoice): CardBody {
  const { say } = scene;
  const { language, draft } = scene.talk;
  const desk = deskName(scene.policy, asked.desk, language);
  const words = asked.words.trim() ? say.officerWords({ desk, words: asked.words.trim() }) : undefined;
  const { what, filed } = asked;
  const head = { title: say.askTitle({ desk, code: filed.code }) };
  const first = filedLine(scene, filed);
  const waits = draft && !isEmpty(draft) ? say.draftWaits() : undefined;
  const rows = (none: string) => [[choice('none', none), choice('later', say.buttonAnswerLater())]];
  const category = scene.policy.categories.find(({ id }) => id === filed.category);
  switch (what.kind) {
    case 'fact': {
      const fact = factIn(scene, asked);
      const why = asked.tries > 0 ? againOf(scene, fact) : fact?.why[language];
      const example = fact && say.example({ example: fact.example[language] });
      const unsure = asked.tries > 0 ? undefined : fact?.unsure[language];
      return {
        ...head,
        lines: [first, words, `\n${fact?.ask[language] ?? say.askForWords()}`, why, example, unsure, waits],
        rows: rows(say.buttonUnknown()),
        ...(fact?.type === 'place' ? { askLocation: say.buttonLocation() } : {}),
      };
    }
    case 'evidence': {
      const kinds = kindsInWords(what.evidence ? [what.evidence] : (category?.evidence.kinds ?? ['photo']), say);
      const hint = category && say.example({ example: category.evidence.hint[language] });
      const asks = asked.tries > 0 ? say.askAgainEvidence({ kinds }) : say.askEvidence({ kinds });
      return { ...head, lines: [first, words, `\n${asks}`, hint, waits], rows: rows(say.buttonNoEvidence()) };
    }
    case 'words':
      return { ...head, lines: [first, words, `\n${say.askForWords()}`, waits], rows: rows(say.buttonUnknown()) };
  }
}

/** The end of a question: the answer goes to its complaint, the desk's clock runs again when nothing more is open there. */
function settle(
  scene: Scene,
  asked: Asked,
  held: Pick<Held, 'at' | 'messageId'>,
  answer: Answer,
  album?: string,
): void {
  const { filed, ask, what } = asked;
  const { code } = filed;
  const text = [asked.said, answer.text].filter(Boolean).join('\n');
  noteFiled(scene, filed, held.at, { ...answer, text, answers: ask });
  const { messageId } = held;
  const given = {
    ...{ code, ask, what, filed, at: held.at },
    ...(messageId === undefined ? {} : { messageId }),
    ...(album === undefined ? {} : { album }),
  };
  scene.talk = withGiven(withoutWish(scene.talk, asked), given);
  scene.answered = given;
  scene.asked = null;
  scene.speakOf(filed);
  tellDesk(scene, code, 'supplied');
  const isLast = !scene.talk.wishes.some((wish) => wish.step === 'ask' && wish.filed.code === code);
  const moved = isLast ? moveFiled(scene, code, 'supply') : undefined;
  const said = filedWords(scene, filed, moved ?? { desk: asked.desk });
  scene.tellOf(moved ? (moved.due ? 'suppliedUntil' : 'suppliedNow') : 'supplied', said);
}

/** "I do not know", "I have none": an answer too, marked so. */
export function answerNothing(scene: Scene, asked: Asked, from: Pick<Held, 'at' | 'messageId'>): void {
  const { say } = scene;
  const text = asked.what.kind === 'evidence' ? say.answerNone() : say.answerUnknown();
  const { what } = asked;
  const type = factIn(scene, asked)?.type ?? 'text';
  const fact = what.kind === 'fact' ? { fact: { id: what.fact, value: asSaid(type, text), uncertain: true } } : {};
  settle(scene, asked, from, { text, unknown: true, ...fact });
}

/** Takes a message as the answer to a desk's question: its words are read, and after two tries taken as they are. */
export function answerAsk(scene: Scene, asked: Asked, held: Extra, album?: string): void {
  scene.speakOf(asked.filed);
  if (held.media) answerByFile(scene, asked, held, album);
  else if (held.place) answerByPin(scene, asked, held, held.place);
  else answerByWords(scene, asked, held, held.text ?? '');
}

function answerByFile(scene: Scene, asked: Asked, held: Extra, album: string | undefined): void {
  const evidence = keepFile(scene, asked.filed, held);
  if (!evidence) return;
  const text = held.media?.caption ?? '';
  const value = text ? factFrom(scene, asked, text) : undefined;
  const fact = asked.what.kind === 'fact' && value ? { fact: { id: asked.what.fact, value, uncertain: false } } : {};
  countFile(scene, evidence.kind);
  if (fact.fact || fileFits(scene, asked, evidence.kind))
    settle(scene, asked, held, { text, evidence: [evidence.id], ...fact }, album);
  else {
    noteFiled(scene, asked.filed, held.at, { text, evidence: [evidence.id] });
    tellDesk(scene, asked.filed.code, 'citizen');
  }
}

function answerByPin(scene: Scene, asked: Asked, held: Extra, place: NonNullable<Held['place']>): void {
  const { lat, lon, label } = place;
  const text = [label, pinWords(scene, place)].filter(Boolean).join(' · ');
  const isPlace = factIn(scene, asked)?.type === 'place';
  const value: FactValue = { kind: 'place', text: label ?? text, lat, lon };
  if (asked.what.kind === 'fact' && isPlace)
    settle(scene, asked, held, { text, fact: { id: asked.what.fact, value, uncertain: false } });
  else if (asked.what.kind === 'words') settle(scene, asked, held, { text });
  else {
    noteFiled(scene, asked.filed, held.at, { text });
    tellDesk(scene, asked.filed.code, 'citizen');
    scene.tell('keptAsNote');
  }
}

function answerByWords(scene: Scene, asked: Asked, held: Extra, text: string): void {
  const understood = read(scene, text);
  if (understood.emergency) scene.acks.push({ k: 'emergency', numbers: understood.emergency.numbers });
  const steering = steeringOf(text);
  const means = typeof steering === 'object' ? steering.intent : undefined;
  const fact = factIn(scene, asked);
  const isYesOrNo = YES_OR_NO.test(fact?.ask[scene.talk.language] ?? '');
  // "Tidak ada" tells that there is none, where it is not asked whether.
  const isNone = means === 'no' && (asked.what.kind === 'evidence' || (fact !== undefined && !isYesOrNo));
  const isNoNumber = fact?.holds === 'number' && saysNoNumber(text);
  const isNothing =
    means === 'unknown' || means === 'none' || isNone || isNoNumber || (fact && saysNothingThere(text)) === true;
  if (isNothing) {
    answerNothing(scene, asked, held);
    return;
  }
  const how = fact && noAnswerIn(text);
  if (
    how ||
    (fact && !isYesOrNo && (means === 'yes' || isSmallTalk(understood, text) || !/[\p{L}\p{N}]/u.test(text)))
  ) {
    // It answers nothing: the question stays, as long as it takes.
    if (how === 'waits' || how === 'puzzled') scene.tell(how === 'waits' ? 'takeYourTime' : 'whatMeant');
    scene.talk = changeWish(scene.talk, asked.ref, { rests: false });
    scene.show = true;
    return;
  }
  const isBack = fact !== undefined && asksBack(text);
  const answer = isBack ? undefined : answerFrom(scene, asked, text, held.messageId);
  if (answer) {
    settle(scene, asked, held, answer);
    return;
  }
  const tries = asked.tries + (scene.tried.has(asked.ref) ? 0 : 1);
  scene.tried.add(asked.ref);
  if (tries < TRIES_MAX) {
    const said = [asked.said, text].filter(Boolean).join('\n');
    scene.talk = changeWish(scene.talk, asked.ref, { tries, said, rests: false });
    scene.show = true;
    return;
  }
  const type = factIn(scene, asked)?.type ?? 'text';
  const value = asSaid(type, text);
  settle(scene, asked, held, {
    text,
    ...(asked.what.kind === 'fact' && !isBack ? { fact: { id: asked.what.fact, value, uncertain: true } } : {}),
  });
  scene.tell('takenAsSaid');
}

/** The citizen edited an answer: it is corrected for the desk, and both versions are kept. */
export function correctGiven(scene: Scene, messageId: string | undefined, text: string, at: number): boolean {
  const given = messageId === undefined ? undefined : scene.talk.given.find((each) => each.messageId === messageId);
  if (!given) return false;
  const { filed, ask, what, code } = given;
  const value = what && factFrom(scene, { what, filed }, text);
  noteFiled(scene, filed, at, {
    text,
    ...(ask === undefined ? {} : { answers: ask }),
    ...(what?.kind === 'fact' && value ? { fact: { id: what.fact, value, uncertain: false } } : {}),
  });
  tellDesk(scene, code, 'citizen');
  scene.tell('correctionKept');
  return true;
}
