import type { Evidence } from '../../facts.ts';
import { correctionIn, exchangeIn, secondThoughtIn } from '../../language/wishes.ts';
import type { Effect } from '../../store/port/steps.ts';
import { CATEGORY_SURE, FACT_SURE } from '../../understanding/sure.ts';
import { setCategory } from '../answers/answers.ts';
import { correctNamedRow } from '../answers/named-row.ts';
import { setFact } from '../answers/set-fact.ts';
import { hearMore } from '../answers/tell-story.ts';
import { setName } from '../answers/visibility.ts';
import { placeGiven } from '../draft/place-given.ts';
import { isBareArea } from '../draft/place-words.ts';
import { categoryOf, factOf } from '../draft/plan.ts';
import { correctGiven } from '../filed/asked.ts';
import { addExtra } from '../filed/filed-acts.ts';
import { isWhole, readOf } from '../reading/given.ts';
import { inSameTown, placeBeside } from '../reading/place-beside.ts';
import { keepWords, MORE_THAN_ANSWER_CHARS, read, readBack, type Said, takeIn } from '../reading/read.ts';
import type { Draft } from '../talk/draft.ts';
import type { Filed } from '../talk/filed.ts';
import type { Scene } from '../talk/scene.ts';

/**
 * "Eh salah, bukan Jl. Veteran tapi Jl. Pramuka": corrects what was understood, whatever is asked just now.
 * @returns false when it corrects nothing that is known: then nothing was done
 */
export function correctInWords(scene: Scene, said: Said): boolean {
  const right = correctionIn(said.text) ?? changedIn(scene, said);
  if (right === undefined) return correctNamedRow(scene, said);
  if (exchangeInPlace(scene, said)) return true;
  const { category, facts } = scene.draft();
  const plain = read(scene, right);
  // Bare names are read as a place only where they can be nothing else.
  const understood = plain.place || plain.when ? plain : read(scene, right, 'place');
  const { place, when, category: about } = understood;
  const corrected: string[] = [];
  const told = (id: string) => facts[id] !== undefined || scene.asked === `fact:${id}`;
  if (told('place') && place && place.confidence >= FACT_SURE) {
    const given = placeGiven(understood);
    const named = given?.value.kind === 'place' ? given.value : place.value;
    const area = isBareArea(named) && !OF_DISTRICT.test(right) ? placeBeside(facts.place?.value, named) : undefined;
    const value = area ?? inSameTown(named, facts.place?.value);
    setFact(scene, 'place', value, false, said.messageId, value.regency === undefined ? given?.among : undefined);
    corrected.push('place');
  }
  if (told('time') && when && when.confidence >= FACT_SURE) {
    setFact(scene, 'time', when.value, false, said.messageId);
    corrected.push('time');
  }
  // "Maksud saya KK, bukan KTP".
  for (const [id, guess] of Object.entries(understood.facts))
    if (facts[id] && id !== 'place' && id !== 'time' && guess.confidence >= FACT_SURE) {
      setFact(scene, id, { kind: 'text', text: guess.value }, false, said.messageId);
      corrected.push(id);
    }
  if (
    corrected.length === 0 &&
    category !== null &&
    about &&
    about.value !== category &&
    about.confidence >= CATEGORY_SURE
  ) {
    setCategory(scene, about.value);
    corrected.push('category');
  }
  if (corrected.length === 0) return correctNamedRow(scene, said);
  keepWords(scene, said, false);
  readBack(scene, corrected);
  return true;
}

/** How long something goes on, before it is told how long: "sudah 2 minggu". */
const GOES_ON_SINCE = /^\W*(?:sudah|sdh|udah|udh|dah|sejak|dari|selama|for|since)\b/i;
/** "3 minggu", "sebulan": a stretch of time by itself. */
const STRETCH =
  /^(?:\d{1,3}|se|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s?(?:hari|minggu|mgg|pekan|bulan|bln|tahun|thn)(?:an)?\W*$/i;

/** "Eh 3 minggu", "eh jl pramuka": what is nothing but a time or place, and otherwise than the one that was told. Of what goes on it says how long. */
function changedIn(scene: Scene, { text }: Said): string | undefined {
  const second = secondThoughtIn(text);
  if (second === undefined) return undefined;
  const { facts } = scene.draft();
  const time = facts.time?.value;
  if (time && STRETCH.test(second)) return GOES_ON_SINCE.test(time.text) ? `sudah ${second}` : second;
  const understood = read(scene, second);
  const isTime = time !== undefined && isWhole(second, readOf('time', understood));
  const isPlace = facts.place !== undefined && isWhole(second, readOf('place', understood));
  return isTime || isPlace ? second : undefined;
}

/** "Bukan km 12 tapi km 21": a part of the place that is known, exchanged in its words; the rest stays. @returns whether it was that */
function exchangeInPlace(scene: Scene, said: Said): boolean {
  const known = scene.draft().facts.place?.value;
  const exchange = exchangeIn(said.text);
  if (known?.kind !== 'place' || !exchange) return false;
  const at = known.text.toLowerCase().indexOf(exchange.wrong.toLowerCase());
  // What is all of it is corrected as a whole.
  if (at < 0 || exchange.wrong.length + MORE_THAN_PART >= known.text.length) return false;
  const text = known.text.slice(0, at) + exchange.right + known.text.slice(at + exchange.wrong.length);
  const given = placeGiven(read(scene, text, 'place'));
  if (given?.value.kind !== 'place' || given.value.text.length < text.length / 2) return false;
  const value = inSameTown(given.value, known);
  setFact(scene, 'place', value, false, said.messageId, value.regency === undefined ? given.among : undefined);
  keepWords(scene, said, false);
  readBack(scene, ['place']);
  return true;
}

/** So much longer than its part is a place that has more to it. */
const MORE_THAN_PART = 3;

/** "Yang benar di kecamatan Gambut": the office there, and no more of the one that was told. */
const OF_DISTRICT = /\b(?:kec|kecamatan|kelurahan)\b/i;

/**
 * An edited message corrects what came from it: words, facts, the name, a caption, an account, an answer to a desk. In a complaint already filed the new words
 * are added, so that both versions are kept. An edit of something we know nothing of tells more, and answers nothing.
 */
export function correctEdited(scene: Scene, said: Said, filed: Filed | undefined): void {
  if (correctGiven(scene, said.messageId, said.text, said.at)) return;
  const { draft } = scene.talk;
  if (draft && said.messageId !== undefined && correctDraft(scene, said, said.messageId)) {
    scene.tell('correctionKept');
    return;
  }
  if (correctWaiting(scene, said)) {
    scene.tell('correctionKept');
    return;
  }
  if (filed && !draft) {
    if (said.text.trim() === '') return;
    addExtra(scene, filed, said);
    scene.tell('addedTo', filed.code);
    return;
  }
  if (said.text.trim() === '') return;
  const understood = read(scene, said.text);
  if (said.text.length > MORE_THAN_ANSWER_CHARS || understood.place || understood.when || understood.category)
    hearMore(scene, said);
  else scene.tell('editUnclear');
}

/** An edit of words that wait, held until it is known where they belong or in a draft that was set aside, is made where they lie. @returns whether it was that */
function correctWaiting(scene: Scene, said: Said): boolean {
  const { messageId, text } = said;
  const { draft, held, shelf } = scene.talk;
  if (messageId === undefined) return false;
  if (text.trim() !== '' && held.some((each) => each.messageId === messageId)) {
    scene.warn(read(scene, text));
    scene.set({ held: held.map((each) => (each.messageId === messageId ? { ...each, text } : each)) });
    return true;
  }
  const aside = shelf.find((each) => isToldIn(each, messageId));
  if (!aside) return false;
  const acks = [...scene.acks];
  scene.set({ draft: aside });
  correctDraft(scene, said, messageId);
  const corrected = scene.talk.draft ?? aside;
  scene.set({ draft, shelf: shelf.map((each) => (each === aside ? corrected : each)) });
  // Rows are read back of the draft in hand alone.
  scene.acks.splice(0, scene.acks.length, ...acks, ...scene.acks.slice(acks.length).filter(({ k }) => k !== 'noted'));
  return true;
}

/** Whether something of a draft came from a message. */
const isToldIn = ({ words, evidence, facts, nameFrom }: Draft, messageId: string): boolean =>
  nameFrom === messageId ||
  [...words, ...evidence, ...Object.values(facts)].some((each) => each.messageId === messageId);

/**
 * A message that its writer deleted: what it brought into a draft goes, one that was set aside too, and what is then missing is asked again. What is
 * filed already stays with the desk, which may have acted on it.
 */
export function takeBack(scene: Scene, messageId: string | undefined): void {
  if (messageId === undefined) return;
  const { draft, shelf, held, question } = scene.talk;
  const aside = shelf.map((each) => withoutMessage(each, messageId, scene.effects) ?? each);
  const rest = draft && withoutMessage(draft, messageId, scene.effects);
  const stillHeld = held.filter((each) => each.messageId !== messageId);
  if (rest) {
    scene.change(() => rest);
    scene.set({ question: null });
    scene.asked = null;
  } else if (stillHeld.length === held.length && aside.every((each, index) => each === shelf[index])) return;
  scene.set({ shelf: aside, held: stillHeld });
  // Nobody is asked where words belong that are gone.
  const asksOfHeld = question === 'open' || question === 'where' || question === 'elsewhere';
  if (stillHeld.length === 0 && held.length > 0 && asksOfHeld) scene.set({ question: null });
  scene.tell('revokedSeen');
}

/** A draft without what a message brought; undefined where that is nothing. @param effects to which the dropping of its files is added */
export function withoutMessage(draft: Draft, messageId: string, effects: Effect[]): Draft | undefined {
  const isFrom = (each: { readonly messageId?: string }): boolean => each.messageId === messageId;
  const pieces = draft.evidence.filter(isFrom);
  const facts = Object.entries(draft.facts).filter(([, fact]) => !isFrom(fact));
  const words = draft.words.filter((each) => !isFrom(each));
  const named = draft.nameFrom === messageId;
  const nothing = pieces.length === 0 && words.length === draft.words.length && !named;
  if (nothing && facts.length === Object.keys(draft.facts).length) return undefined;
  for (const { id } of pieces) effects.push({ do: 'drop-evidence', dossier: draft.id, evidence: id });
  return {
    ...draft,
    words,
    facts: Object.fromEntries(facts),
    evidence: draft.evidence.filter((each) => !isFrom(each)),
    ...(named ? { name: null, nameFrom: null } : {}),
  };
}

/** Corrects in the draft in hand what came from a message. @returns whether something did */
function correctDraft(scene: Scene, { text }: Said, messageId: string): boolean {
  const before = scene.draft();
  if (!isToldIn(before, messageId)) return false;
  const from = (each: { readonly messageId?: string }): boolean => each.messageId === messageId;
  const old = before.words.find(from)?.text;
  // An account may have come in several messages: the one that was edited is exchanged in it.
  const pieces = before.evidence.filter(
    (each) => from(each) || (old !== undefined && each.kind === 'chronology' && each.text?.includes(old)),
  );
  for (const piece of pieces) {
    const evidence = correctedPiece(scene, piece, old, text);
    scene.effects.push({ do: 'keep-evidence', dossier: before.id, evidence });
    scene.change((draft) => ({
      ...draft,
      evidence: draft.evidence.map((each) => (each.id === piece.id ? evidence : each)),
    }));
  }
  const said = before.words.some(from);
  if (said)
    scene.change((draft) => ({
      ...draft,
      words: draft.words.map((words) => (from(words) ? { ...words, text } : words)),
    }));
  const named = before.nameFrom === messageId && /\p{L}{2}/u.test(text);
  if (named) setName(scene, text, messageId);
  const facts = Object.entries(before.facts).filter(([, fact]) => from(fact));
  for (const [id] of facts)
    if (factOf(scene.policy, categoryOf(before, scene.policy), id)?.type === 'text' && text.trim() !== '')
      setFact(scene, id, { kind: 'text', text: text.trim() }, false, messageId);
  const [first] = facts.length === 1 ? facts : [];
  const plain = read(scene, text);
  // Bare words ("gang 3") are an answer as they were before; what tells it in a sentence is read as one.
  const asked = first?.[0];
  const isTold = (asked === 'place' && plain.place) || (asked === 'time' && plain.when);
  const understood = isTold ? plain : read(scene, text, asked);
  readBack(scene, [...facts.map(([id]) => id), ...takeIn(scene, understood, messageId, true)]);
  return pieces.length > 0 || said || named || facts.length > 0;
}

/** A piece of evidence after its message was edited: a file's caption, a link's address, the account's words. */
function correctedPiece(scene: Scene, piece: Evidence, old: string | undefined, text: string): Evidence {
  if (piece.kind === 'link') return { ...piece, text: read(scene, text).links[0] ?? piece.text ?? text };
  if (piece.text !== undefined) return { ...piece, text: old ? piece.text.replace(old, () => text) : text };
  const { caption: _, ...bare } = piece;
  return text ? { ...bare, caption: text } : bare;
}
