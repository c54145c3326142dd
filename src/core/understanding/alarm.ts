import { Recent } from '../recent.ts';
import type { Lexicon } from './compile.ts';
import { type Danger, dangerHeard } from './danger.ts';
import { isDoubted } from './doubted.ts';
import type { Look } from './look.ts';
import { type Model, mostDangerous } from './model.ts';

/** Log odds at which the model is heard that tells of danger by itself; found by cross-validation. */
const HEARD_SURE = 0.6;
/**
 * From here on it may be danger: by cross-validation nearly half of what is missed above lies between, and 0.8 % of the messages that tell of none.
 */
const HEARD_PERHAPS = -1;
/** Tokens that such a message has at least. */
const HEARD_MIN = 3;

/** What is remembered, at least, and the longest text it is remembered of, in UTF-16 units: a bound on memory. */
const KEPT_MIN = 512;
const TEXT_MAX = 400;
const HOUR_MS = 3_600_000;

/** Danger that was looked for; undefined where there is none. */
type Found = { readonly danger: Danger | undefined };

/**
 * What was found in the texts of the last moments, in memory alone: a story is listened to when it is told and once more when it is sent, and the
 * model's share of that is the dearest part of sending it.
 */
const lately = new WeakMap<Model, WeakMap<Lexicon, Recent<string, Found>>>();

function rememberedOf(model: Model, lexicon: Lexicon): Recent<string, Found> {
  const ofModel = lately.get(model) ?? new WeakMap<Lexicon, Recent<string, Found>>();
  lately.set(model, ofModel);
  const remembered = ofModel.get(lexicon) ?? new Recent<string, Found>(KEPT_MIN);
  ofModel.set(lexicon, remembered);
  return remembered;
}

/** Danger to life in a text: what a list finds and nothing speaks against, or what the model hears where no list finds any. */
export class Alarm {
  readonly #seen: Look;
  readonly #model: Model;
  #sure: Found | undefined;

  constructor(seen: Look, model: Model) {
    this.#seen = seen;
    this.#model = model;
  }

  /** Danger that there is no doubt of: whom to call comes before all else. */
  get sure(): Danger | undefined {
    this.#sure ??= this.#remembered();
    return this.#sure.danger;
  }

  /** Danger that there may be, where none is {@link sure}. */
  get perhaps(): Danger | undefined {
    return this.sure ? undefined : this.#heard(HEARD_PERHAPS);
  }

  #remembered(): Found {
    const { reading, lexicon } = this.#seen;
    const { text, now, zone, asked } = reading;
    if (text.length > TEXT_MAX) return this.#found();
    const remembered = rememberedOf(this.#model, lexicon);
    // "2 jam lalu" is another day an hour later, and so another danger; bare words are a place only where one was asked for.
    const key = `${Math.floor(now.getTime() / HOUR_MS)} ${zone} ${asked ?? ''} ${text}`;
    const known = remembered.get(key);
    if (known) return known;
    const found = this.#found();
    remembered.set(key, found);
    return found;
  }

  #found(): Found {
    return { danger: this.#listed() ?? this.#heard(HEARD_SURE) };
  }

  /** Danger that a list finds, where the words around it do not speak against it. */
  #listed(): Danger | undefined {
    const { danger } = this.#seen;
    return danger && !isDoubted(danger, this.#seen, this.#model) ? danger : undefined;
  }

  /** Danger that no list finds and the model hears. @param sure log odds it must have at least */
  #heard(sure: number): Danger | undefined {
    const { tokens, hits } = this.#seen;
    // Without a word of any danger nothing is asked of the model: most messages are spared it.
    if (tokens.length < HEARD_MIN || !hits.some(({ mark }) => mark.about === 'hint')) return undefined;
    if (hits.some(({ mark }) => mark.about === 'danger' && mark.level === 2)) return undefined;
    if (this.#seen.lean(this.#model).danger < sure) return undefined;
    return dangerHeard(this.#seen.dangerView, ...mostDangerous(this.#model, tokens));
  }
}
