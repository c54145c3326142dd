import { isLaughter } from '../../language/asking.ts';
import { bareOf } from '../../language/bare.ts';
import { isNameless, nameGiven, tellsInstead } from '../../language/names.ts';
import { refusesAnswer } from '../../language/no-answer.ts';
import { beginsWithSomebody, namesNobody } from '../../language/person.ts';
import { saysAfraid, saysOnlyBoth, type Visibility, visibilityIn } from '../../language/who-may-know.ts';
import { isThanks, type Steering } from '../../language/words.ts';
import type { Kind } from '../../understanding/understood.ts';
import { tryAgain } from '../draft/tries.ts';
import { saysBeside } from '../reading/place-beside.ts';
import { keepWords, read, type Said } from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import { tellsMore } from './more-of-known.ts';
import { hearMore } from './tell-story.ts';
import { isNameLike, NAME_CHARS_MAX, setName, setSwitches } from './visibility.ts';

/** What has more words is no name but goes on telling. */
const NAME_WORDS_MAX = 6;
/** Steering words that say, to the question for a name, that none shall be shown. */
const NAMELESS = new Set(['no', 'none', 'skip']);
/** Kinds of messages that no name is taken for, from this confidence on. */
const NO_NAMES: ReadonlySet<Kind> = new Set(['question', 'not-ours', 'spam', 'cancel', 'abuse']);
const NO_NAME_SURE = 0.5;

const wordsOf = (name: string): readonly string[] => name.trim().split(/\s+/);

/** What is no name: a greeting, a question back, "nama saya sendiri". */
const isNobody = (scene: Scene, text: string, name: string): boolean =>
  /\?[^\w?]*$/.test(text) ||
  isNameless(name) ||
  saysAfraid(text) ||
  isThanks(text) ||
  isLaughter(text) ||
  read(scene, name).kind.value === 'greeting';

/** "Noor Hayati binti H. Ahmad": whose child somebody is stands in names alone. */
const PATRONYM = /(?<!\p{L})(?:bin|binti)(?!\p{L})/iu;

/** Whether words read as a message, where a name was asked for: "air pdam mati", "tolong dibantu", "nomor call center PLN berapa". */
function readsAsMessage(scene: Scene, name: string): boolean {
  const words = wordsOf(name);
  if (namesNobody(name) || name.includes('@')) return true;
  const { kind, links } = read(scene, name);
  if (links.length > 0 || (NO_NAMES.has(kind.value) && kind.confidence >= NO_NAME_SURE)) return true;
  // "Warga Gang Serumpun", "wali murid kelas 5" tell who it is.
  const isCalled = words.every((word) => /^[\p{Lu}\d]/u.test(word)) || beginsWithSomebody(name) || PATRONYM.test(name);
  return kind.value === 'complaint' && kind.confidence >= NO_NAME_SURE && words.length > 2 && !isCalled;
}

/** "Dekat warung Bu Ijah", "yang jatuh keponakan saya" are no names: they tell more. @returns whether it was that */
function tellsMoreThanName(scene: Scene, said: Said, name: string): boolean {
  const tells = tellsInstead(name);
  if ((tells || saysBeside(bareOf(said.text)) || /\d/.test(name)) && tellsMore(scene, said)) {
    scene.show = true;
    return true;
  }
  // Said once more it may be a name after all, however it reads.
  if (!tells && !(readsAsMessage(scene, name) && tryAgain(scene, 'name'))) return false;
  const { facts } = scene.draft();
  hearMore(scene, said);
  if (scene.draft().facts === facts) scene.tell('keptAsNote');
  return true;
}

/** A wish that tells nothing besides is no longer than this; what is longer may tell what happened, and is kept. */
const WISH_CHARS_MAX = 40;

/** A wish to be hidden, to the question for the name: "gak jadi, anonim aja". What comes last is meant; "dua2nya sudah dilaporkan" is none. */
function hidingIn(text: string): Visibility | undefined {
  const wish = visibilityIn(text.split(/[,.;]/).at(-1) ?? '') ?? visibilityIn(text);
  if (!wish?.anonymous && !wish?.secret) return undefined;
  return text.length > WISH_CHARS_MAX && saysOnlyBoth(text) ? undefined : wish;
}

/** Takes a text as the answer to the question under which name to report. */
export function answerName(scene: Scene, said: Said, steering: Steering | undefined): void {
  const name = nameGiven(said.text);
  const wish = hidingIn(said.text);
  if (wish || (steering && NAMELESS.has(steering.intent)) || refusesAnswer(said.text)) {
    if (said.text.length > WISH_CHARS_MAX) keepWords(scene, said, true);
    setSwitches(scene, { anonymous: true, secret: wish?.secret || (scene.draft().switches?.secret ?? false) });
  } else if (wordsOf(name).length > NAME_WORDS_MAX || name.length > NAME_CHARS_MAX) hearMore(scene, said);
  else if (steering || !isNameLike(name) || isNobody(scene, said.text, name)) {
    if (!steering) keepWords(scene, said, false);
    if (saysAfraid(said.text)) scene.tell('fearSeen');
    else if (said.text.includes('?')) scene.tell('whatMeant');
    tryAgain(scene, 'name');
  } else if (!tellsMoreThanName(scene, said, name)) setName(scene, name, said.messageId);
}
