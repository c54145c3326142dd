import { LANGUAGES } from '../../language/language.ts';
import { isNameless, nameGiven } from '../../language/names.ts';
import { visibilityIn } from '../../language/who-may-know.ts';
import { insteadIn, rowSaidIn } from '../../language/wishes.ts';
import { CATEGORY_SURE } from '../../understanding/sure.ts';
import { isBareArea } from '../draft/place-words.ts';
import { categoryOf, factOf } from '../draft/plan.ts';
import { isWhole, readOf } from '../reading/given.ts';
import { inSameTown, placeBeside } from '../reading/place-beside.ts';
import { keepWords, MORE_THAN_ANSWER_CHARS, read, readBack, type Said } from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import { setCategory } from './answers.ts';
import { addHour, tellsMore } from './more-of-known.ts';
import { setFact } from './set-fact.ts';
import { isNameLike, setName } from './visibility.ts';

/** What people call a row besides its label. */
export const CALLED: Readonly<Record<string, readonly string[]>> = {
  'fact:place': [
    'lokasi',
    'tempat',
    'alamat',
    'kejadian',
    'place',
    'location',
    'address',
    'where',
    'where happened',
    'street',
  ],
  'fact:time': ['waktu', 'tanggal', 'tgl', 'jam', 'kejadian', 'time', 'date', 'when', 'when happened', 'day'],
  name: ['nama saya', 'namaku', 'nama pelapor', 'my name'],
};
/** "Namanya Budi": the writer's own, where nobody else's name is told. */
const NAME_ALONE = ['nama', 'name'];

/** What the row of a fact may be called, in both languages. */
function namesOf(scene: Scene, id: string): readonly string[] {
  const label = factOf(scene.policy, categoryOf(scene.draft(), scene.policy), id)?.label;
  const labels = label ? LANGUAGES.map((language) => label[language]) : [];
  return [...labels, ...(CALLED[`fact:${id}`] ?? [])];
}

/** What the row of the writer's own name may be called. */
const namesOfName = (scene: Scene): readonly string[] => [
  ...(CALLED.name ?? []),
  ...(scene.draft().facts.who ? [] : NAME_ALONE),
];

/**
 * "Waktunya ganti kemarin sore", "lokasinya di Banjarmasin", "dokumennya KK": changes the row that is named; at the summary "kemarin sore" alone does, too.
 * @returns whether it did
 */
export function correctNamedRow(scene: Scene, said: Said): boolean {
  const atSummary = scene.talk.question === 'check';
  const { facts, name } = scene.draft();
  for (const id of Object.keys(facts)) {
    const row = rowSaidIn(said.text, namesOf(scene, id));
    if (row && (atSummary || row.otherwise || isRead(scene, id)) && correctFact(scene, id, row.value, said))
      return true;
  }
  const own = atSummary && name !== null ? rowSaidIn(said.text, namesOfName(scene)) : undefined;
  const given = own && !visibilityIn(said.text) ? nameGiven(own.value) : undefined;
  if (given && isNameLike(given) && !isNameless(given)) {
    setName(scene, given, said.messageId);
    keepWords(scene, said, false);
    scene.noted(['name']);
    return true;
  }
  const instead = insteadIn(said.text);
  const words = instead ?? (atSummary ? said.text : undefined);
  if (words === undefined) return false;
  if (instead === undefined && tellsMore(scene, said)) return true;
  return (
    (instead !== undefined && correctTold(scene, instead, said)) ||
    ['place', 'time'].some((id) => correctFact(scene, id, words, said)) ||
    (instead !== undefined && correctCategory(scene, instead, said))
  );
}

/** "Bukan sampah, lampu jalan": what it is about. */
function correctCategory(scene: Scene, words: string, said: Said): boolean {
  const { category } = scene.draft();
  if (category === null || words.length > MORE_THAN_ANSWER_CHARS) return false;
  const { category: about } = read(scene, words);
  if (!about || about.value === category || about.confidence < CATEGORY_SURE) return false;
  setCategory(scene, about.value);
  keepWords(scene, said, true);
  readBack(scene, ['category']);
  return true;
}

/** "KK bukan KTP": the fact that a few words tell, where it is known. */
function correctTold(scene: Scene, words: string, said: Said): boolean {
  if (words.length > MORE_THAN_ANSWER_CHARS) return false;
  const { facts } = scene.draft();
  const told = Object.entries(read(scene, words).facts).find(([id]) => facts[id] && typeOf(scene, id) === 'text');
  return told !== undefined && correctFact(scene, told[0], told[1].value, said);
}

const typeOf = (scene: Scene, id: string) =>
  factOf(scene.policy, categoryOf(scene.draft(), scene.policy), id)?.type ?? 'text';
const isRead = (scene: Scene, id: string): boolean => typeOf(scene, id) !== 'text';

/** Takes words for a fact that is known, where they are nothing but it. */
function correctFact(scene: Scene, id: string, words: string, said: Said): boolean {
  const type = typeOf(scene, id);
  const before = scene.draft().facts[id]?.value;
  if (!before) return false;
  if (type === 'text') setFact(scene, id, { kind: 'text', text: words }, false, said.messageId);
  else {
    const understood = read(scene, words);
    const guess = readOf(type, understood);
    if (type === 'time' && addHour(scene, words, said, understood)) return true;
    if (!isWhole(words, guess)) return false;
    const { value, among } = guess;
    // "Lokasinya di belakang SMP 3" says where it is; alone, the same words may say more of what is known.
    const adds = value.kind === 'place' && (words === said.text || isBareArea(value));
    const beside = adds ? placeBeside(before, value) : undefined;
    const right = beside ?? (value.kind === 'place' ? inSameTown(value, before) : value);
    const isDecided = right.kind === 'place' && right.regency !== undefined;
    setFact(scene, id, right, false, said.messageId, isDecided ? undefined : among);
  }
  keepWords(scene, said, false);
  readBack(scene, [id]);
  return true;
}
