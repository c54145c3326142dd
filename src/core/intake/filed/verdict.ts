import { isDeskExcluded } from '../../desk/rights/exclusion.ts';
import { desksAbove } from '../../desk/rights/tree.ts';
import { deskName } from '../../desk/scene/names.ts';
import type { CitizenEvent } from '../../event.ts';
import { RATING_MAX } from '../../language/verdict-words.ts';
import type { StatusView } from '../../store/port/steps.ts';
import { countFile } from '../draft/media.ts';
import { pinWords } from '../draft/place.ts';
import type { CardBody, MakeChoice } from '../talk/card-body.ts';
import { INTERRUPTIONS } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { CLOSES_MAX } from '../talk/talk.ts';
import type { Verdict } from '../talk/wish.ts';
import { changeWish, withGiven, withoutWish, withWish } from '../talk/wishes.ts';
import { pushedAside } from './asked.ts';
import {
  addExtra,
  type Extra,
  filedLine,
  filedOf,
  filedWords,
  keepFile,
  moveFiled,
  noteFiled,
  tellDesk,
  viewOf,
} from './filed-acts.ts';

/** Longest place shown, in characters. */
const PLACE_CHARS_MAX = 60;

/** How often a complaint was closed. */
const closesOf = ({ history }: StatusView): number =>
  history.filter(({ from, to }) => to === 'closed' && from !== 'closed').length;

/**
 * Takes "is it settled?" in: once for each close, and only while it is closed; again where an officer sends it again because it did not arrive.
 * @returns whether it is asked now
 */
export function hearSettled(scene: Scene, event: Extract<CitizenEvent, { type: 'settled' }>): boolean {
  const { code, desk, words = '', place, category, receipt } = event;
  const view = viewOf(scene, code);
  const known = filedOf(scene, code);
  if (!view || !known || view.status !== 'closed') return false;
  const close = closesOf(view);
  const { closes, question, wishes } = scene.talk;
  const before = wishes.find(({ step, filed }) => step === 'settled' && filed.code === code);
  const isAgain = before !== undefined && before.sentBy !== receipt?.ref;
  if (!isAgain && closes.some((each) => each.code === code && each.close === close)) return false;
  const shown = place?.slice(0, PLACE_CHARS_MAX).replace(/[\uD800-\uDBFF]$/, '') ?? known.place;
  const filed = { ...known, category, ...(shown ? { place: shown } : {}) };
  dropVerdicts(scene, code);
  const ref = `w-${scene.next()}`;
  scene.talk = withWish(scene.talk, {
    ...{ step: 'settled', ref, filed, desk, words, at: scene.now },
    ...{ rests: false, tries: 0 },
    ...(receipt ? { sentBy: receipt.ref } : {}),
    ...pushedAside(scene),
  });
  scene.set({
    closes: [{ code, close }, ...closes].slice(0, CLOSES_MAX),
    question: question && INTERRUPTIONS.has(question) ? null : question,
  });
  if (receipt) scene.receipts.set(ref, receipt);
  scene.speakOf(filed);
  scene.show = true;
  return true;
}

/** What was asked about an earlier close is past: its buttons are stale. */
export function dropVerdicts(scene: Scene, code: string): void {
  for (const wish of scene.talk.wishes)
    if (wish.step !== 'ask' && wish.filed.code === code) scene.talk = withoutWish(scene.talk, wish);
}

/** The card of a verdict. */
export function verdictCard(scene: Scene, verdict: Verdict, choice: MakeChoice): CardBody {
  const { say } = scene;
  const { code } = verdict.filed;
  const desk = deskName(scene.policy, verdict.desk, scene.talk.language);
  const later = choice('later', say.buttonAnswerLater());
  switch (verdict.step) {
    case 'settled':
      return {
        title: say.settledTitle(),
        lines: [
          say.settledAsk({ desk, code }),
          filedLine(scene, verdict.filed),
          verdict.words.trim() ? say.officerWords({ desk, words: verdict.words.trim() }) : undefined,
          verdict.tries > 0 ? say.settledAgain() : undefined,
        ],
        rows: [[choice('yes', say.buttonSettled()), choice('no', say.buttonNotSettled())], [later]],
      };
    case 'rating':
      return {
        title: say.ratingTitle(),
        lines: [say.ratingHow({ code })],
        rows: [
          Array.from({ length: RATING_MAX }, (_, i) => choice(`r${i + 1}`, say.buttonStars({ n: i + 1 }))),
          [choice('skip', say.buttonSkip())],
        ],
      };
    case 'reason':
      return { title: say.reasonTitle(), lines: [say.reasonHow({ code })], rows: [[later]] };
  }
}

/** The complaint is no longer closed, or moved on: the question is past. */
function past(scene: Scene, verdict: Verdict): void {
  scene.talk = withoutWish(scene.talk, verdict);
  scene.tellOf('verdictPast', filedWords(scene, verdict.filed, {}));
}

/** "Sudah beres": noted at once, so that it counts whether a rating follows or not. */
export function confirm(scene: Scene, verdict: Verdict): void {
  const { filed } = verdict;
  scene.speakOf(filed);
  if (!moveFiled(scene, filed.code, 'confirm')) {
    past(scene, verdict);
    return;
  }
  tellDesk(scene, filed.code, 'verdict');
  scene.talk = changeWish(scene.talk, verdict.ref, { step: 'rating', tries: 0, rests: false });
  scene.tellOf('confirmed', filedWords(scene, filed, {}));
}

/** "Belum": asks what is not. */
export function askReason(scene: Scene, verdict: Verdict): void {
  scene.speakOf(verdict.filed);
  if (viewOf(scene, verdict.filed.code)?.status !== 'closed') past(scene, verdict);
  else scene.talk = changeWish(scene.talk, verdict.ref, { step: 'reason', tries: 0, rests: false });
  scene.show = true;
}

/** The rating; it is given once for a close. */
export function rate(scene: Scene, verdict: Verdict, rating: number): void {
  const { filed } = verdict;
  if (!moveFiled(scene, filed.code, 'confirm', { rating, reason: `rating:${rating}` })) {
    past(scene, verdict);
    return;
  }
  tellDesk(scene, filed.code, 'verdict');
  scene.talk = withoutWish(scene.talk, verdict);
  scene.tellOf('rated', filedWords(scene, filed, {}));
}

/** No rating. */
export function skipRating(scene: Scene, verdict: Verdict): void {
  scene.talk = withoutWish(scene.talk, verdict);
  scene.tell('thanksOnly');
}

/** Who gets a complaint that was opened again: the desk that received it, or the nearest above that may know of it. */
function receiverOf(scene: Scene, view: StatusView): string {
  const desks = [view.origin, ...desksAbove(scene.policy, view.origin)];
  return desks.find((desk) => !isDeskExcluded(view, desk)) ?? view.desk;
}

/** Not settled, and why: the complaint is open again. */
export function reopen(scene: Scene, verdict: Verdict, held: Extra): void {
  const { filed } = verdict;
  const view = viewOf(scene, filed.code);
  const moved = view && moveFiled(scene, filed.code, 'reopen', { desk: receiverOf(scene, view) });
  if (!moved) {
    addExtra(scene, filed, held);
    past(scene, verdict);
    return;
  }
  const evidence = held.media && keepFile(scene, filed, held);
  const words = held.place ? pinWords(scene, held.place) : (held.text ?? held.media?.caption ?? '');
  noteFiled(scene, filed, held.at, {
    ...{ text: words, act: 'reopen' },
    ...(evidence ? { evidence: [evidence.id] } : {}),
  });
  if (evidence) countFile(scene, evidence.kind);
  tellDesk(scene, filed.code, 'verdict', moved.desk);
  const { messageId } = held;
  const given = { code: filed.code, filed, at: held.at, ...(messageId === undefined ? {} : { messageId }) };
  scene.talk = withGiven(withoutWish(scene.talk, verdict), given);
  scene.asked = null;
  scene.answered = given;
  scene.speakOf(filed);
  scene.tellOf('reopenedUntil', filedWords(scene, filed, moved));
}

/** Words or files that decide nothing: the desk gets them, the question stays. */
export function remark(scene: Scene, verdict: Verdict, held: Extra): void {
  const evidence = addExtra(scene, verdict.filed, held);
  if (evidence) countFile(scene, evidence.kind);
  else if (!held.media) scene.tellOf('remarkKept', filedWords(scene, verdict.filed, {}));
  scene.show = true;
}
