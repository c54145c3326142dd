import { OVER } from '../../complaint/life.ts';
import { describesReport, isInOrder } from '../../language/names-report.ts';
import { plainWords } from '../../language/tidy.ts';
import { isEmpty } from '../draft/plan.ts';
import { addToFiled } from '../filed/belongs.ts';
import { codeNamed } from '../filed/code-named.ts';
import { addExtra, filedBy, filedLine, viewOf } from '../filed/filed-acts.ts';
import { lastFiled } from '../filed/free.ts';
import { hearHiding } from '../filed/hiding.ts';
import { takeHeld } from '../outcome/held.ts';
import { isAtOtherPlace } from '../reading/other-matter.ts';
import { read, type Said } from '../reading/read.ts';
import { OWN_SHOWN_MAX, showStatus } from '../steering/status.ts';
import type { Filed } from '../talk/filed.ts';
import { INTERRUPTIONS } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import type { Wish } from '../talk/wish.ts';

const isDrafting = ({ talk: { draft } }: Scene): boolean => draft !== null && !isEmpty(draft);

/** A report of this citizen's that a caption names by its code; amid a draft only where it begins with it, or wants something of it. */
export function filedNamed(scene: Scene, text: string): Filed | undefined {
  const named = codeNamed(text);
  const filed = named?.code && filedBy(scene, named.code);
  return filed && (named.first || named.wanted || !isDrafting(scene)) ? filed : undefined;
}

/** What makes a question of how a report stands. */
const ASKS = /\?|\b(?:kabar|status|gimana|bagaimana|perkembangan|progres|update|kapan|news)/i;

/**
 * Takes words that name a sent report by its code, whichever was spoken of last: what they tell is added to it, and who wants news of it reads them.
 * Amid a draft only what begins with it or wants something of it; the rest may tell how it came to this.
 * @returns false where they name none, or one that is not theirs to add to
 */
export function hearNamed(scene: Scene, said: Said): boolean {
  const named = codeNamed(said.text);
  if (!named) return false;
  const { code, wanted } = named;
  const filed = code && filedBy(scene, code);
  if (!filed) {
    if (wanted === 'news') showStatus(scene, code ?? said.text);
    // It is none of theirs that is meant instead.
    else if (wanted) scene.tell('notSentHere');
    return wanted !== undefined;
  }
  const { question } = scene.talk;
  if (isDrafting(scene) && !wanted && !named.first) return false;
  scene.warn(read(scene, said.text));
  // Named alone, or with what it is to be added to, it is the answer to which of them is meant.
  if (question === 'where' && !(wanted === 'news' && ASKS.test(said.text))) {
    scene.set({ question: null });
    takeHeld(scene, code);
  } else if (question && INTERRUPTIONS.has(question)) scene.show = true;
  scene.speakOf(filed);
  if (wanted === 'news') showStatus(scene, code);
  else if (isHidingAlone(said.text) && hearHiding(scene, filed, said)) return true;
  else if (wanted === 'adding') scene.tell('addHere', code);
  else if (wanted === 'withdrawal') {
    scene.tell('withdrawalAsked', code);
    addExtra(scene, filed, said);
  } else addToFiled(scene, filed, said);
  return true;
}

/** Words around a code in more characters tell something besides a wish to be hidden. */
const HIDING_CHARS_MAX = 75;
const isHidingAlone = (text: string): boolean => text.length <= HIDING_CHARS_MAX && !text.includes('?');

/** What was filed longer ago is hardly described any more: ninety days. */
const DESCRIBED_MS = 90 * 24 * 3_600_000;
/** What was sent or spoken of so short a time ago is meant without being named. */
const JUST_NOW_MS = 3_600_000;

/** Reports that may be meant: of the last months, newest first. */
const recentOf = (scene: Scene): readonly Filed[] =>
  scene.talk.filed.slice(0, OWN_SHOWN_MAX).filter(({ at }) => scene.now - at < DESCRIBED_MS);
/** Those of them that are not over, as far as is known. */
const openOf = (scene: Scene): readonly Filed[] =>
  recentOf(scene).filter(({ code }) => !OVER.has(viewOf(scene, code)?.status ?? 'submitted'));

/** The reports that words may describe, by what they are about or where: "jalan berlubang", "lampunya", "veteran". */
function describedBy(scene: Scene, by: string, all: readonly Filed[], text: string): readonly Filed[] {
  if (isInOrder(by)) return all;
  const { policy, talk } = scene;
  const { category, place } = read(scene, by);
  // "Jalan rusak di Martapura, sudah lapor bulan lalu …": nothing that was sent of elsewhere is meant.
  const told = read(scene, text).place;
  const among = all.filter((filed) => !isAtOtherPlace(told, filed.place));
  const [first = '', ...others] = plainWords(by).split(' ');
  const called = ({ category: id }: Filed): string =>
    plainWords(policy.categories.find((each) => each.id === id)?.short[talk.language] ?? '');
  const ways: readonly ((filed: Filed) => boolean)[] = [
    (filed) => filed.category === category?.value && !isAtOtherPlace(place, filed.place),
    (filed) => others.length === 0 && called(filed).split(' ')[0] === first,
    (filed) => ` ${plainWords(filed.place ?? '')} `.includes(` ${plainWords(by)} `),
  ];
  return ways.map((way) => among.filter(way)).find((found) => found.length > 0) ?? [];
}

/** Which of several reports is to be withdrawn is never guessed: they are shown with their codes. */
function askWhichToWithdraw(scene: Scene, open: readonly Filed[]): void {
  scene.page = [
    scene.say.withdrawWhich(),
    ...open.map((filed) => `\n${filed.code} · ${filedLine(scene, filed)}`),
    `\n\n${scene.say.withdrawHow({ code: open[0]?.code ?? '' })}`,
  ];
}

/**
 * Takes words that say which sent report is meant, and what is wanted of it, without its code: "yang jalan berlubang gimana kabarnya?", "batalkan
 * laporan lampu".
 * @param wish what a desk wants to know, where its question was seen
 * @returns false where they mean none of those that were sent
 */
export function hearDescribed(scene: Scene, said: Said, wish: Wish | undefined): boolean {
  if (scene.talk.filed.length === 0 || isDrafting(scene)) return false;
  const described = describesReport(said.text);
  if (!described) return false;
  const { wanted, by, all } = described;
  // "Jalan yang saya lapor belum diperbaiki" answers whether it is settled.
  if (wish && wanted === 'news' && !ASKS.test(said.text)) return false;
  const among = wanted === 'news' ? recentOf(scene) : openOf(scene);
  const meant = all ? among : by === '' ? [] : describedBy(scene, by, among, said.text);
  if (wanted === 'withdrawal') return withdraw(scene, said, meant, all);
  const last = lastFiled(scene);
  if (wanted === 'adding' && by === '' && last && scene.talk.question === null) {
    scene.speakOf(last);
    scene.tell('addHere', last.code);
    return true;
  }
  const [filed, another] = meant;
  if (!filed || (another && wanted !== 'news')) return false;
  const { question } = scene.talk;
  if (question === 'where' && wanted !== 'news') {
    // It is the answer to which of them is meant.
    scene.set({ question: null });
    takeHeld(scene, filed.code);
  } else if (question === 'where') scene.show = true;
  else scene.set({ question: null });
  if (another) {
    showStatus(scene, '');
    return true;
  }
  scene.speakOf(filed);
  if (wanted === 'news') showStatus(scene, filed.code);
  else if (wanted === 'adding') scene.tell('addHere', filed.code);
  else {
    scene.warn(read(scene, said.text));
    addToFiled(scene, filed, said);
  }
  return true;
}

/** @param all each of those that are meant, and not one of them */
function withdraw(scene: Scene, said: Said, meant: readonly Filed[], all: boolean): boolean {
  const open = meant.length > 0 ? meant : openOf(scene);
  const isJustNow = scene.now - (scene.talk.about?.at ?? 0) < JUST_NOW_MS;
  if (meant.length === 0 && (open.length < 2 || isJustNow)) return false;
  if (scene.talk.question === 'where') scene.show = true;
  else scene.set({ question: null });
  if (!all && open.length > 1) {
    askWhichToWithdraw(scene, open);
    return true;
  }
  for (const each of open) {
    scene.tell('withdrawalAsked', each.code);
    addExtra(scene, each, said);
  }
  return true;
}
