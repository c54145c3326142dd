import type { PlaceValue, TimeValue } from '../facts.ts';
import { type Topic, topicConcepts, topicsIn } from './category.ts';
import { type Lexicon, lexiconOf, type Mark } from './compile.ts';
import { type Danger, dangerIn } from './danger.ts';
import type { Guess } from './guess.ts';
import { type KindView, kindConcepts } from './kind.ts';
import { READ_MAX, type Token, tokenise } from './lexer.ts';
import { readPlaces } from './place/read.ts';
import { type Quotes, quotesIn } from './quotes.ts';
import { moneyAsked, type Signs, signsOf } from './signs.ts';
import { isoDay, wallClock } from './time/days.ts';
import { readTimes } from './time/read.ts';
import type { Hit } from './trie.ts';
import type { Reading } from './understood.ts';

/** Everything that is found in a text before the model is asked. */
export interface Look {
  readonly lexicon: Lexicon;
  /** The part that was read. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly hits: readonly Hit<Mark>[];
  readonly signs: Signs;
  readonly topics: readonly Topic[];
  readonly places: readonly Guess<PlaceValue>[];
  readonly times: readonly Guess<TimeValue>[];
  readonly danger: Danger | undefined;
  readonly quotes: Quotes;
  readonly kindView: KindView;
  /** Web addresses, as they stand in the text. */
  readonly links: readonly string[];
  /** What the lists found, as the model hears it. */
  readonly concepts: readonly string[];
}

/** The type of the fact that was just asked for. */
const askedType = ({ asked, policy }: Reading): string | undefined =>
  policy.facts[asked ?? '']?.type ?? (asked === 'place' || asked === 'time' ? asked : undefined);

const LINK = /\bhttps?:\/\/[^\s<>"']{3,500}|\bwww\.[^\s<>"']{3,500}/gi;
/** Danger that is told without a day is now. */
const NOW_SURE = 0.8;

/** Reads words, signs, places, times and danger. Pure; linear in what is read. */
export function look(reading: Reading): Look {
  const lexicon = lexiconOf(reading.policy);
  const text = reading.text.length > READ_MAX ? reading.text.slice(0, READ_MAX) : reading.text;
  const links = text.match(LINK) ?? [];
  // An address holds words that nobody said.
  const tokens = tokenise(
    links.length > 0 ? text.replace(LINK, (link) => ' '.repeat(link.length)) : text,
    lexicon.known,
  );
  const hits = lexicon.phrases.all(tokens);
  const signs = signsOf(hits);
  const topics = topicsIn(hits, tokens);
  const quotes = quotesIn(text);
  const places = readPlaces(text, tokens, lexicon, askedType(reading) === 'place', reading.near);
  const said = readTimes(text, tokens, reading.now, reading.zone);
  const today = isoDay(wallClock(reading.now, reading.zone).day);
  const danger = dangerIn(hits, tokens, said[0], today, quotes.forwarded ? [[0, text.length]] : quotes.spans);
  const times: readonly Guess<TimeValue>[] =
    said.length === 0 && danger
      ? [
          {
            value: { kind: 'time', text: text.slice(...danger.span), from: today, to: today },
            span: danger.span,
            confidence: NOW_SURE,
          },
        ]
      : said;
  const kindView: KindView = {
    text,
    tokens,
    signs,
    topic: topics[0]?.score ?? 0,
    facts: places.length > 0 || times.length > 0,
    danger: danger !== undefined,
    despair: danger?.despair ?? false,
    forwarded: quotes.forwarded,
  };
  const concepts = [
    ...signs.names,
    ...(moneyAsked(text, tokens) ? ['money asked'] : []),
    ...(places.length > 0 ? ['place'] : []),
    ...(said.length > 0 ? ['time'] : []),
    ...(danger ? ['danger'] : []),
    ...(links.length > 0 ? ['link'] : []),
    ...kindConcepts(kindView),
    ...topicConcepts(topics),
  ];
  return { lexicon, text, tokens, hits, signs, topics, places, times, danger, quotes, kindView, links, concepts };
}
