import type { Guess } from './guess.ts';
import type { Token } from './lexer.ts';
import { type Leaning, shares } from './model.ts';
import type { Signs } from './signs.ts';
import { KINDS, type Kind } from './understood.ts';

/** What the rules look at. */
export interface KindView {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly signs: Signs;
  /** Weight of the strongest category's words. */
  readonly topic: number;
  /** A place or a time was said. */
  readonly facts: boolean;
  /** Danger now. */
  readonly danger: boolean;
  /** Somebody does not want to live. */
  readonly despair: boolean;
  /** Forwarded news: "RT @…". */
  readonly forwarded: boolean;
}

const COMMANDED =
  /\b(?:ignore|abaikan|lupakan)\b.{0,30}\b(?:instruction|instructions|instruksi|perintah|prompt|rules|aturan)\b|\bsystem prompt\b|\byou are now\b|^\s*(?:system|assistant)\s*:/i;
/** Text that speaks to a machine rather than to an officer. */
const isPromptLike = (text: string): boolean => COMMANDED.test(text);

/** Letters that no word of these languages has in a row. */
const GIBBERISH = /[bcdfghjklmnpqrstvwxz]{5,}|(?:asd|qwe|zxc|hjk|jkl|fgh){2}/i;

/** The kind that the form of the text decides by itself; undefined where it decides none. */
export function formOf({ text, tokens, signs, topic, facts, forwarded, despair }: KindView): Kind | undefined {
  const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'number');
  const said = words.filter(({ kind }) => kind === 'word');
  if (despair) return 'not-ours';
  if (isPromptLike(text)) return 'noise';
  if (words.length === 1 && said.length === 0) return /^\d{1,2}$/.test(words[0]?.word ?? '') ? 'menu' : 'noise';
  if (said.length === 0) return 'noise';
  if (forwarded) return 'noise';
  if (signs.covered('cancel') > 0 && said.length <= 5 && topic < 3) return 'cancel';
  if (said.length <= 3 && signs.covered('menu') > 0 && signs.covered('menu', 'bot') >= said.length) return 'menu';
  if (said.length <= 8 && signs.covered('greeting') > 0 && signs.covered('greeting', 'bot') >= said.length)
    return 'greeting';
  if (said.length <= 3 && !facts && topic === 0 && said.every(({ plain }) => GIBBERISH.test(plain))) return 'noise';
  return undefined;
}

/** "… buka hari Sabtu ga?" */
const ASKED = /(?<!\p{L})(?:ga|gak|ngga|nggak|tidak|tdk|kada|kah|apa|ya|kan)\s{0,3}(?:min|pak|bu|kak)?\s{0,3}\?/iu;

/** What the word lists make of it: one voice among those that the model hears. */
function ruled({ text, tokens, signs, topic, facts }: KindView): Kind {
  const trouble = signs.score('trouble');
  const count = tokens.filter(({ kind }) => kind === 'word').length;
  if (signs.score('spam') >= 3) return 'spam';
  if (signs.score('private') >= 3 && signs.score('private') > topic * 0.8) return 'not-ours';
  if (signs.score('aspiration') >= 1 && trouble <= 1.5) return 'aspiration';
  const asks = text.includes('?');
  const question = signs.score('question') + (asks && ASKED.test(text) ? 1 : 0);
  if (question >= 1 && trouble < 1 && (asks || question >= 2)) return 'question';
  if (signs.score('praise') >= 1 && trouble < 1) return 'praise';
  if (signs.score('praise') >= 3 && trouble <= 1) return 'praise';
  if (signs.score('abuse') >= 1 && topic < 3 && !facts) return 'abuse';
  if (topic >= 2.5 || (topic >= 1.5 && (trouble > 0 || facts))) return 'complaint';
  return trouble > 0 && count >= 3 ? 'complaint' : 'unclear';
}

/** What the rules found, for the model to weigh. */
export const kindConcepts = (view: KindView, form: Kind | undefined): readonly string[] => [
  `ruled ${form ?? ruled(view)}`,
  ...(form ? ['form'] : []),
];

/** How sure a form is. */
const FORM_SURE = 0.95;
/** Danger now is a complaint, or somebody else's to act on: what else it may look like counts little. */
const DANGER_KINDS: readonly Kind[] = ['complaint', 'not-ours'];

/** What is answered with "what happened?" or nothing at all. */
const SAYS_NOTHING: ReadonlySet<Kind> = new Set(['unclear', 'noise', 'greeting', 'menu']);
/** Weight of a category's words, and of those for trouble, with which a text says what happened, however it begins: "gimana nih pak, lampu jalan mati". */
const TOPIC_TOLD = 4;
const TOLD_WORDS = 4;
const TOLD_SURE = 0.55;
const tellsTrouble = ({ topic, signs, tokens }: KindView): boolean =>
  topic >= TOPIC_TOLD &&
  signs.score('trouble') >= 1 &&
  signs.score('abuse') === 0 &&
  tokens.filter(({ kind }) => kind === 'word').length >= TOLD_WORDS;

/** "Mau bertanya kapan …", "bagaimana cara …": asked, and nothing said to be wrong. What the model gives such a text at least for a question, and how sure it is then. */
const ASKS_SHARE = 0.15;
const ASKS_SURE = 0.62;
const ASKS_TROUBLE = 0.7;
const asksOnly = ({ signs }: KindView): boolean =>
  signs.score('question') >= 1 &&
  signs.score('trouble') < ASKS_TROUBLE &&
  ['aspiration', 'spam', 'private', 'abuse'].every((sign) => signs.score(sign) === 0);

/** The kind that a text is most likely of; undefined where the model knows none. */
export function kindOf(view: KindView, form: Kind | undefined, leaning: () => Leaning): Guess<Kind> | undefined {
  if (form && (!view.danger || view.despair)) return { value: form, confidence: FORM_SURE };
  const { head, values } = leaning().kind;
  const confidences = shares(values);
  let likeliest: Guess<Kind> | undefined;
  head.classes.forEach((name, at) => {
    const value = KINDS.find((kind) => kind === name);
    const confidence = confidences[at] ?? 0;
    if (!value || (view.danger && !DANGER_KINDS.includes(value))) return;
    if (!likeliest || confidence > likeliest.confidence) likeliest = { value, confidence };
  });
  const asked = confidences[head.classes.indexOf('question')] ?? 0;
  if (likeliest && !view.danger && asked >= ASKS_SHARE && asked < ASKS_SURE && asksOnly(view))
    return { value: 'question', confidence: ASKS_SURE };
  return likeliest && SAYS_NOTHING.has(likeliest.value) && tellsTrouble(view)
    ? { value: 'complaint', confidence: TOLD_SURE }
    : likeliest;
}
