import { withCodesBlank } from '../complaint/code.ts';
import type { PlaceValue, TimeValue } from '../facts.ts';
import { type Topic, topicConcepts, topicsIn } from './category.ts';
import { type Lexicon, lexiconOf, type Mark } from './compile.ts';
import { type Danger, type DangerView, dangerConcepts, dangerIn } from './danger.ts';
import type { Guess } from './guess.ts';
import { formOf, type KindView, kindConcepts } from './kind.ts';
import { READ_MAX, type Token, tokenise } from './lexer.ts';
import { linksIn, withLinksBlank } from './links.ts';
import { type Leaning, lean, type Model } from './model.ts';
import { sameNear } from './near.ts';
import { readPlaces } from './place/read.ts';
import { type Quotes, quotesIn } from './quotes.ts';
import { moneyAsked, type Signs, signsOf } from './signs.ts';
import { isoDay, wallClock } from './time/days.ts';
import { readTimes } from './time/read.ts';
import type { Hit } from './trie.ts';
import type { Kind, Reading } from './understood.ts';

/** The type of the fact that was just asked for. */
const askedType = ({ asked, policy }: Reading): string | undefined =>
  policy.facts[asked ?? '']?.type ?? (asked === 'place' || asked === 'time' ? asked : undefined);

/** Danger that is told without a day is now. */
const NOW_SURE = 0.8;

/**
 * Everything that is found in a text before the model is asked: words, signs, places, times and danger. Each is looked for when it is first asked
 * for, once: an answer to "where" is seldom asked for its times. Linear in what is read.
 */
export class Look {
  readonly reading: Reading;
  readonly lexicon: Lexicon;
  /** The part that was read, without the codes of complaints in it. */
  readonly text: string;
  /** The same text, looked at for another question: what does not depend on the question is taken from there. */
  readonly #like: Look | undefined;
  #links: readonly string[] | undefined;
  #tokens: readonly Token[] | undefined;
  #hits: readonly Hit<Mark>[] | undefined;
  #signs: Signs | undefined;
  #topics: readonly Topic[] | undefined;
  #quotes: Quotes | undefined;
  #places: readonly Guess<PlaceValue>[] | undefined;
  #said: readonly Guess<TimeValue>[] | undefined;
  #danger: { readonly found: Danger | undefined } | undefined;
  #view: KindView | undefined;
  #form: { readonly found: Kind | undefined } | undefined;
  #concepts: readonly string[] | undefined;
  #leaning: { readonly of: Model; readonly leaning: Leaning } | undefined;

  constructor(reading: Reading, like?: Look) {
    this.reading = reading;
    this.#like = like;
    this.lexicon = like?.lexicon ?? lexiconOf(reading.policy);
    this.text =
      like?.text ?? withCodesBlank(reading.text.length > READ_MAX ? reading.text.slice(0, READ_MAX) : reading.text);
  }

  /** A look at the same text that was read at the same moment, for what may be another question. */
  again(reading: Reading): Look {
    const same = askedType(reading) === askedType(this.reading) && sameNear(reading.near, this.reading.near);
    return same ? this : new Look(reading, this.#like ?? this);
  }

  /** Web addresses, as they stand in the text. */
  get links(): readonly string[] {
    this.#links ??= this.#like?.links ?? linksIn(this.text);
    return this.#links;
  }

  get tokens(): readonly Token[] {
    // An address holds words that nobody said.
    this.#tokens ??=
      this.#like?.tokens ?? tokenise(this.links.length > 0 ? withLinksBlank(this.text) : this.text, this.lexicon.known);
    return this.#tokens;
  }

  get hits(): readonly Hit<Mark>[] {
    this.#hits ??= this.#like?.hits ?? this.lexicon.phrases.all(this.tokens);
    return this.#hits;
  }

  get signs(): Signs {
    this.#signs ??= this.#like?.signs ?? signsOf(this.hits);
    return this.#signs;
  }

  get topics(): readonly Topic[] {
    this.#topics ??= this.#like?.topics ?? topicsIn(this.hits, this.tokens);
    return this.#topics;
  }

  get quotes(): Quotes {
    this.#quotes ??= this.#like?.quotes ?? quotesIn(this.text);
    return this.#quotes;
  }

  get places(): readonly Guess<PlaceValue>[] {
    const { reading } = this;
    this.#places ??= readPlaces(this.text, this.tokens, this.lexicon, askedType(reading) === 'place', reading.near);
    return this.#places;
  }

  /** Times that were said. */
  get said(): readonly Guess<TimeValue>[] {
    this.#said ??= this.#like?.said ?? readTimes(this.text, this.tokens, this.reading.now, this.reading.zone);
    return this.#said;
  }

  /** What the lists see of danger now. */
  get danger(): Danger | undefined {
    if (this.#like) return this.#like.danger;
    if (!this.#danger) {
      // Most texts have no word of it, and are not searched for what may stand around one.
      const isNamed = this.hits.some(({ mark }) => mark.about === 'danger');
      this.#danger = { found: isNamed ? dangerIn(this.dangerView) : undefined };
    }
    return this.#danger.found;
  }

  get dangerView(): DangerView {
    const { hits, tokens, today, text } = this;
    const { spans, forwarded } = this.quotes;
    return { hits, tokens, when: this.said[0], today, quoted: forwarded ? [[0, text.length]] : spans };
  }

  /** Times that were said; of danger that is told without a day, now. */
  timesWith(danger: Danger | undefined): readonly Guess<TimeValue>[] {
    const { said } = this;
    if (said.length > 0 || !danger) return said;
    const { today } = this;
    const { span } = danger;
    return [
      {
        value: { kind: 'time', text: this.text.slice(...span), from: today, to: today },
        span,
        confidence: NOW_SURE,
      },
    ];
  }

  get kindView(): KindView {
    this.#view ??= {
      text: this.text,
      tokens: this.tokens,
      signs: this.signs,
      topic: this.topics[0]?.score ?? 0,
      facts: this.places.length > 0 || this.said.length > 0 || this.danger !== undefined,
      danger: this.danger !== undefined,
      despair: this.danger?.despair ?? false,
      forwarded: this.quotes.forwarded,
    };
    return this.#view;
  }

  /** The kind that the form of the text decides by itself. */
  get form(): Kind | undefined {
    this.#form ??= { found: formOf(this.kindView) };
    return this.#form.found;
  }

  /** What the lists found, as the model hears it. */
  get concepts(): readonly string[] {
    this.#concepts ??= [
      ...this.signs.names,
      ...(moneyAsked(this.text, this.tokens) ? ['money asked'] : []),
      ...(this.places.length > 0 ? ['place'] : []),
      ...(this.said.length > 0 ? ['time'] : []),
      ...(this.danger ? ['danger'] : []),
      ...(this.links.length > 0 ? ['link'] : []),
      ...kindConcepts(this.kindView, this.form),
      ...topicConcepts(this.topics),
    ];
    return this.#concepts;
  }

  /** Words of danger that the lists found, as the model hears them when it is asked of danger. */
  get hints(): readonly string[] {
    return dangerConcepts(this.hits, this.signs);
  }

  /** What a model says of it: asked of one, once. */
  lean(model: Model): Leaning {
    if (this.#leaning?.of !== model) this.#leaning = { of: model, leaning: lean(model, this) };
    return this.#leaning.leaning;
  }

  /** `YYYY-MM-DD`. */
  get today(): string {
    return isoDay(wallClock(this.reading.now, this.reading.zone).day);
  }
}
