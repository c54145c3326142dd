import type { Switches } from '../../facts.ts';
import { allowsName } from '../../language/allows-name.ts';
import { mayBeName } from '../../language/person.ts';
import { plainWords } from '../../language/tidy.ts';
import { namesAnonymity, saysOnlyBoth, unhides, visibilityIn, whoMayKnowIn } from '../../language/who-may-know.ts';
import type { Steering } from '../../language/words.ts';
import { lexiconOf } from '../../understanding/compile.ts';
import { bareName } from '../../understanding/own-name.ts';
import { done, tryAgain } from '../draft/tries.ts';
import { isSmallTalk, keepWords, MORE_THAN_ANSWER_CHARS, read, readBack, type Said, takeIn } from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import { addsDetail, correctsDetail } from './details.ts';
import { tellsMore } from './more-of-known.ts';

/** A longer answer to who may know tells something besides. */
const WISH_CHARS_MAX = 60;
/** Longest name that is kept, in characters. */
export const NAME_CHARS_MAX = 80;

/** Sets both switches. */
export function setSwitches(scene: Scene, switches: Switches): void {
  scene.change((draft) => ({ ...done(draft), switches }));
}

/** Hides more than was chosen before, never less, when a text in passing asks for it. @returns whether it did */
export function hideMore(scene: Scene, text: string): boolean {
  const wish = visibilityIn(text);
  if ((!wish?.anonymous && !wish?.secret) || saysOnlyBoth(text)) return false;
  const before = scene.draft().switches;
  setSwitches(scene, {
    anonymous: wish.anonymous || (before?.anonymous ?? false),
    secret: wish.secret || (before?.secret ?? false),
  });
  scene.noted(['switches']);
  return true;
}

/** Takes a wish in passing to hide nothing ("gak usah anonim, saya berani"), unless something else was chosen before. @returns whether it was one */
export function showOpenly(scene: Scene, text: string): boolean {
  const wish = namesAnonymity(text) || allowsName(text) ? visibilityIn(text) : undefined;
  if (!wish || wish.anonymous || wish.secret || scene.draft().switches) return false;
  setSwitches(scene, wish);
  scene.noted(['switches']);
  return true;
}

/** Takes back what was chosen before where a text says so plainly: "eh gak jadi anonim", "salah, nama saya boleh". @returns whether it did */
export function showAgain(scene: Scene, text: string): boolean {
  const before = scene.draft().switches;
  const back = before
    ? (unhides(text) ?? (allowsName(text) ? { anonymous: true, secret: false } : undefined))
    : undefined;
  if (!before || !back) return false;
  const anonymous = before.anonymous && !back.anonymous;
  const secret = before.secret && !back.secret;
  if (anonymous === before.anonymous && secret === before.secret) return false;
  setSwitches(scene, { anonymous, secret });
  scene.noted(['switches']);
  return true;
}

/** "Pakai nama saja, Hj. Rusdiana", "nama saya ditulis aja: M. Arsyad". */
const WITH_NAME =
  /\b(?:pak(?:ai|e) nama|(?:tulis|cantumkan|sebut) nama|nama(?: saya)? (?:ditulis|dicantumkan|disebut|ditampilkan))(?: (?:saja|aja|saya|asli|boleh))*\s*[,:.]\s*(\p{L}[\p{L}.'’ ]{1,60})$/iu;
/** "You can use my name, it's John Miller". */
const MY_NAME =
  /\b(?:use|show) my name\s{0,9}(?:[,:.;]\s{0,9})?(?:it(?:['’]?s| is)|i am|i['’]?m|:)\s{0,9}(\p{Lu}[\p{L}.'’]{0,40}(?: \p{Lu}[\p{L}.'’]{0,40}){0,3})\W{0,20}$/iu;
/** "Pakai nama saja H. Darmawan": what follows must be strange words to be a name. */
const AFTER_NAME = /\bpak(?:ai|e) nama (?:(?:saja|aja|saya|asli) )*(.{2,60})$/i;
/** "Gak usah anonim, nama Rudi aja", "nama saja, Rina": the name, to the question who may know. */
const NAME_ONLY = [
  /(?:^|[,.;]\s*)(?:atas )?nama (?:saja|aja)\s*[,:]?\s*(\p{L}[\p{L}.'’ ]{1,40})$/iu,
  /(?:^|[,.;]\s*)(?:atas )?nama (?!saya\b|sy\b|ku\b)(\p{L}[\p{L}.'’ ]{1,40}?) (?:saja|aja)(?: (?:ya|pak|bu|min|kak))*\W*$/iu,
];
const nameOnly = (scene: Scene, text: string): string | undefined =>
  NAME_ONLY.map((each) => bareName(each.exec(text.trim())?.[1] ?? '', lexiconOf(scene.policy))).find(
    (name) => name !== undefined,
  );
/** "Gak usah anonim, saya Rudi": to the question who may know, one name is enough. */
const SELF = /(?<!\p{L})[Ss]aya (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,3})(?=\s*(?:[,.!]|$))/u;
/** So many digits in a row are a number, and no name. */
const DIGITS = /\d{4}/;

/** Takes a text as the answer to who may know; a name beside it is the one to show. */
export function answerSwitches(scene: Scene, said: Said, steering: Steering | undefined): void {
  // "Ya" to whether the name that was told is to be shown.
  const shown = steering?.intent === 'yes' && scene.draft().name !== null && scene.draft().tries.switches !== undefined;
  // "Ga ada" may be nobody or neither: asked again.
  const none = (steering?.intent === 'no' && !/\bada\b/.test(plainWords(said.text))) || shown;
  const named =
    WITH_NAME.exec(said.text)?.[1] ??
    MY_NAME.exec(said.text)?.[1] ??
    bareName(AFTER_NAME.exec(said.text)?.[1] ?? '', lexiconOf(scene.policy)) ??
    nameOnly(scene, said.text);
  const open = none || named !== undefined ? { anonymous: false, secret: false } : undefined;
  const switches = whoMayKnowIn(said.text) ?? visibilityIn(said.text) ?? open;
  const told =
    switches && !switches.anonymous
      ? (named ?? read(scene, said.text).ownName?.name ?? SELF.exec(said.text)?.[1])
      : undefined;
  if (switches) setSwitches(scene, switches);
  if (told) setName(scene, told, said.messageId);
  if (switches) {
    if (said.text.length > WISH_CHARS_MAX) keepMore(scene, said);
    return;
  }
  const understood = read(scene, said.text);
  // Never decided for the citizen by a misunderstanding: asked until it is answered.
  const isTalk = isSmallTalk(understood, said.text);
  if (!isTalk && steering === undefined && (correctsDetail(scene, said, understood) || addsDetail(scene, said))) return;
  if (isTalk || (steering === undefined && tellsNameOnly(scene, said)) || tellsMore(scene, said)) scene.show = true;
  else {
    const news = takeIn(scene, understood, said.messageId);
    const isMore = said.text.length > MORE_THAN_ANSWER_CHARS;
    keepWords(scene, said, isMore);
    readBack(scene, news);
    if (news.length === 0 && (isMore || TELLS.test(said.text))) scene.tell('keptAsNote');
    tryAgain(scene, 'switches');
  }
}

/** A figure, or three words: it tells something, whatever it is. */
const TELLS = /\d|\p{L}\s+\p{L}+\s+\p{L}/u;

/** Keeps an answer that tells more than who may know: "anonim, soalnya truk punya pak haji lewat tiap malam". */
function keepMore(scene: Scene, said: Said): void {
  const understood = read(scene, said.text);
  const { category, kind } = understood;
  keepWords(scene, said, kind.value === 'complaint' || category !== undefined);
  readBack(
    scene,
    takeIn(scene, understood, said.messageId).filter((id) => id !== 'switches' && id !== 'name'),
  );
}

/** Takes a bare name ("Rahmat", "Bu Siti Aminah"), told where it is asked who may know, for the one to show: whether it is shown is asked on. @returns whether it was one */
function tellsNameOnly(scene: Scene, said: Said): boolean {
  const name = bareName(said.text, lexiconOf(scene.policy));
  if (name === undefined || !isNameLike(name) || !mayBeName(name)) return false;
  if (scene.draft().name === null) {
    setName(scene, name, said.messageId);
    scene.noted(['name']);
  }
  tryAgain(scene, 'switches');
  return true;
}

/** Sets the name that is shown. */
export function setName(scene: Scene, name: string, from?: string): void {
  const tidy = name
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, NAME_CHARS_MAX)
    .replace(/[\uD800-\uDBFF]$/, '');
  scene.change((draft) => ({ ...done(draft), name: tidy, nameFrom: from ?? null }));
}

/** Whether words may be a person's name. */
export const isNameLike = (name: string): boolean =>
  /\p{L}{2}/u.test(name) && !DIGITS.test(name) && !/^(anonim|rahasia)$/.test(plainWords(name));
