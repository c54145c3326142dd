import { plainWords } from '../../language/tidy.ts';
import { numberOf, sameWords, steeringOf } from '../../language/words.ts';
import { type Inbound, plain } from '../../message.ts';
import type { Draft } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';
import type { Loop, Talk } from '../talk/talk.ts';
import { read } from './read.ts';

/** After such a pause nobody is a machine that answers our every word, and everything begins anew. */
const CALM_MS = 10 * 60_000;
/** What a turn speaks for a machine: words that tell nothing new, and words that were said before, by us or by them. */
const NOTHING_NEW = 1;
const SAID_BEFORE = 3;
/** From here on we fall silent: after six turns of the same words, after fifteen that told nothing new. */
const SCORE_MAX = 15;
/** So many answers in words alone, without a button, a file or a pause, nobody writes, whatever they tell. */
const TURNS_MAX = 120;
/** Texts of theirs that are remembered. */
const THEIRS_MAX = 4;
/** Numbers that stand for a text: enough to tell whether two are nearly the same, and too few to tell what they say. */
const SKETCH_MAX = 8;
/** Share of a sketch that two texts have in common when they are nearly the same. */
const NEAR = 0.75;

/** What stands for a text: the smallest hashes of its words, without numbers. */
export type Sketch = readonly number[];

/** FNV-1a, 24 bits of it. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash & 0xffffff;
}

/** Hashes of the words of a text, to compare it by: never words. */
export function sketchOf(text: string): Sketch {
  const words = plainWords(text)
    .split(' ')
    .filter((word) => /\p{L}/u.test(word));
  // A bare number or sign is itself.
  const distinct = new Set((words.length > 0 ? words : [text.trim()]).map(hashOf));
  return [...distinct].sort((a, b) => a - b).slice(0, SKETCH_MAX);
}

/** Whether two texts are nearly the same. */
export function isNear(one: Sketch, other: Sketch): boolean {
  const common = one.filter((each) => other.includes(each)).length;
  return common > 0 && common / Math.max(one.length, other.length) >= NEAR;
}

/** How much is known of a draft; grows with every answer of any kind that we could read. */
function known(draft: Draft | null): number {
  if (!draft) return 0;
  const { facts, evidence, skipped, offer } = draft;
  const rows = [draft.category, draft.switches, draft.name].filter((each) => each !== null).length;
  const sure = Object.values(facts).filter(({ uncertain }) => !uncertain).length;
  return sure + evidence.length + skipped.length + offer + rows;
}

/** Whether this turn told something: a fact, an answer to a desk, a step back. */
function tellsNew(scene: Scene, before: Talk): boolean {
  const { draft, given } = scene.talk;
  const was = before.draft?.id === draft?.id ? before.draft : null;
  return (
    known(draft) > known(was) ||
    given[0] !== before.given[0] ||
    scene.wentBack ||
    scene.effects.some(({ do: what }) => what === 'file' || what === 'move' || what === 'bind-admin')
  );
}

const tells = (scene: Scene, text: string): boolean => {
  const understood = read(scene, text);
  return understood.place !== undefined || understood.when !== undefined || understood.category !== undefined;
};

/** Whether a text picks one of the choices shown last, by its number or label. */
function isChoice({ card }: Talk, text: string): boolean {
  const number = numberOf(text) ?? 0;
  return card?.choices.some(({ label }, at) => at + 1 === number || sameWords(label, text)) === true;
}

const textsOf = (messages: readonly Inbound[]): readonly string[] =>
  messages.flatMap(({ content }) => {
    if (content.kind === 'text' || content.kind === 'edited') return [content.text];
    if (content.kind === 'media') return [content.caption ?? content.media.kind];
    return content.kind === 'sticker' || content.kind === 'unsupported' ? [content.kind] : [];
  });

/**
 * Whether somebody did what no answering machine does: pressed a button, sent a place or contact, or a file that is another than the last.
 */
const isByHand = (scene: Scene, messages: readonly Inbound[], loop: Loop | undefined): boolean =>
  messages.some(({ content }) => ['choice', 'location', 'contact'].includes(content.kind)) ||
  scene.turn.heard.some(({ media }) => media?.ok === true && hashOf(media.file.sha256) !== loop?.file);

const fileOf = (scene: Scene): Pick<Loop, 'file'> => {
  const media = scene.turn.heard.findLast((heard) => heard.media?.ok === true)?.media;
  return media?.ok ? { file: hashOf(media.file.sha256) } : {};
};

/**
 * Looks at a turn, once it was heard, for signs that a machine answers us word for word. All that was told is kept either way.
 * @returns `last`: say one line and then nothing; `silent`: say nothing
 */
export function watchLoop(scene: Scene, before: Talk): 'answer' | 'last' | 'silent' {
  const people = scene.turn.heard.flatMap(({ row: { message } }) =>
    message.content.kind === 'event' || message.content.kind === 'left' ? [] : [message],
  );
  const [first] = scene.turn.heard;
  if (people.length === 0 || !first) return 'answer';
  const at = first.row.receivedAt.getTime();
  const loop = before.loop && at - before.loop.at <= CALM_MS ? before.loop : undefined;
  if (isByHand(scene, people, loop)) {
    setLoop(scene, Object.keys(fileOf(scene)).length > 0 ? { at, turns: 0, score: 0, ...fileOf(scene) } : undefined);
    if (loop?.silent) scene.show = true;
    return 'answer';
  }
  const texts = textsOf(people);
  const steers = texts.some((text) => typeof steeringOf(text) === 'object' || isChoice(before, text));
  const told = tellsNew(scene, before);
  // What tells something new, and steers nothing, is compared with nothing and not remembered, unless we said something that it may repeat.
  const isCompared = !told || steers || loop?.ours !== undefined;
  const sketches = isCompared ? texts.map(sketchOf) : [];
  const isOurs = sketches.some((each) => loop?.ours !== undefined && isNear(each, loop.ours));
  const isTheirs = isCompared && sketches.every((each) => loop?.theirs?.some((other) => isNear(each, other)) === true);
  // A silence ends by whatever tells of something, though it is known already or belongs to nothing yet.
  const isNew =
    !isOurs && (told || (!isTheirs && (steers || (loop?.silent === true && texts.some((text) => tells(scene, text))))));
  const score = isNew ? 0 : (loop?.score ?? 0) + (isOurs || isTheirs ? SAID_BEFORE : NOTHING_NEW);
  // Whoever floods us while we are silent gets no answer to answer to.
  const turns = (loop?.turns ?? 0) + (loop?.silent ? 0 : 1);
  const file = loop?.file === undefined ? {} : { file: loop.file };
  const theirs =
    isNew && !steers ? {} : { theirs: [...(isTheirs ? [] : sketches), ...(loop?.theirs ?? [])].slice(0, THEIRS_MAX) };
  const next: Loop = { at, turns, score, ...theirs, ...file };
  // Whoever tells of danger reads whom to call, whatever else there is to say.
  const isDanger = scene.acks.some(({ k }) => k === 'emergency');
  const isOver = score >= SCORE_MAX || turns > TURNS_MAX;
  if (loop?.silent) {
    if (isNew && !isOver) {
      setLoop(scene, next);
      scene.show = true;
      return 'answer';
    }
    setLoop(scene, { ...next, silent: true });
    return isDanger ? 'answer' : 'silent';
  }
  setLoop(scene, isOver ? { ...next, silent: true } : next);
  return isOver && !isDanger ? 'last' : 'answer';
}

/** Remembers what we said last, while it matters. */
export function rememberOurs(scene: Scene): void {
  const { loop } = scene.talk;
  if (!loop || loop.score === 0) return;
  const last = scene.effects.findLast((effect) => effect.do === 'send' && effect.delivery.kind === 'message');
  if (last?.do !== 'send' || last.delivery.kind !== 'message') return;
  const { text, choices = [] } = last.delivery.message;
  const labels = scene.turn.capabilities.buttons ? [] : choices.flat().map(({ label }) => label);
  scene.set({ loop: { ...loop, ours: sketchOf([plain(text), ...labels].join('\n')) } });
}

function setLoop(scene: Scene, loop: Loop | undefined): void {
  const { loop: _, ...talk } = scene.talk;
  scene.talk = loop ? { ...talk, loop } : talk;
}
