import { FACT_SURE } from '../../understanding/sure.ts';
import type { Understood } from '../../understanding/understood.ts';
import { categoryOf } from '../draft/plan.ts';
import { isUnknown } from '../draft/rows.ts';
import { keepWords, read, readBack, type Said, tellsOnly } from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import { setFact } from './set-fact.ts';

/** Keeps the words of a detail that gives way to another answer, where they told something else. */
export function keepAsTold(scene: Scene, id: string, said: Said): void {
  const before = scene.draft().facts[id]?.value;
  if (before?.kind !== 'text' || read(scene, before.text).facts[id] !== undefined) return;
  if (!isUnknown(before)) keepWords(scene, { ...said, text: before.text }, true);
}

/**
 * Takes what is nothing but a detail of the category for that, where nothing is asked that it could answer: "kelas 3" after "sekarang di RS lain" was
 * kept as the class. What can be read as the detail beats what was only taken for it, and its words are kept. @returns whether it was that
 */
export function correctsDetail(scene: Scene, said: Said, understood: Understood): boolean {
  const { facts } = scene.draft();
  const told = Object.entries(understood.facts).find(([id, { confidence, span }]) => {
    const before = facts[id]?.value;
    if (id === 'time' || before?.kind !== 'text' || confidence < FACT_SURE || !tellsOnly(said.text, span)) return false;
    return read(scene, before.text).facts[id] === undefined;
  });
  if (!told) return false;
  const [id, { value }] = told;
  keepAsTold(scene, id, said);
  keepWords(scene, said, false);
  setFact(scene, id, { kind: 'text', text: value }, false, said.messageId);
  readBack(scene, [id]);
  return true;
}

/** Digits alone, and enough of them to be somebody's number. */
const BARE_NUMBER = /^\W*\d(?:[\s.-]?\d){4,14}\W*$/;
/** Takes a bare number for the one that was asked for and passed over: "1234567" after "nomor pelanggan lupa". @returns whether it was that */
export function numberLate(scene: Scene, said: Said): boolean {
  if (!BARE_NUMBER.test(said.text)) return false;
  const { facts, skipped } = scene.draft();
  const wanted = categoryOf(scene.draft(), scene.policy)?.facts.find(
    ({ id }) => skipped.includes(id) && !facts[id] && scene.policy.facts[id]?.holds === 'number',
  );
  if (!wanted || read(scene, said.text).personalData.phone.length > 0) return false;
  setFact(scene, wanted.id, { kind: 'text', text: said.text.trim() }, false, said.messageId);
  keepWords(scene, said, false);
  readBack(scene, [wanted.id]);
  return true;
}

/** Details that are told bit by bit: who it was by post and then by name, a bus by its line and then by its number. */
const BIT_BY_BIT: ReadonlySet<string> = new Set(['vehicle', 'who', 'programme', 'unit']);
/** Said before the number of a vehicle or a name, and no part of it. */
const BEFORE_DETAIL =
  /^\W*(?:(?:yang|yg|itu|dengan|plat|platnya|nopol|nopolnya|no\.? ?pol|nomor|nomornya|polisi|polisinya|namanya|nama|orangnya|pelakunya)\s+)+/i;
/** What is found by its letters has no span: a plate, a programme. */
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
/** Longest detail that is added to, in characters. */
const DETAIL_CHARS_MAX = 120;

/** Adds what is nothing but more of a detail that is known, where nothing is asked that it could answer: "yg plat DA 1234 AB". @returns whether it was that */
export function addsDetail(scene: Scene, said: Said): boolean {
  const { facts } = scene.draft();
  if (said.text.length > DETAIL_CHARS_MAX || !Object.keys(facts).some((id) => BIT_BY_BIT.has(id))) return false;
  const words = said.text.replace(BEFORE_DETAIL, '');
  const more = Object.entries(read(scene, words).facts).find(([id, { value, confidence, span }]) => {
    const before = facts[id]?.value;
    if (!BIT_BY_BIT.has(id) || before?.kind !== 'text' || confidence < FACT_SURE) return false;
    if (!tellsOnly(words, span) && lettersOf(words) !== lettersOf(value)) return false;
    return !before.text.toLowerCase().includes(value.toLowerCase()) && before.text.length <= DETAIL_CHARS_MAX;
  });
  const [id, detail] = more ?? [];
  const before = id === undefined ? undefined : facts[id]?.value;
  if (id === undefined || !detail || !before) return false;
  keepWords(scene, said, false);
  setFact(scene, id, { kind: 'text', text: `${before.text}, ${detail.value}` }, false, said.messageId);
  readBack(scene, [id]);
  return true;
}
