import { LANGUAGES } from '../../language/language.ts';
import { rowSpokenOf, withoutIts } from '../../language/summary-said.ts';
import { tidy } from '../../language/tidy.ts';
import { visibilityIn } from '../../language/who-may-know.ts';
import { changeAsked } from '../../language/wishes.ts';
import { rowsOf } from '../draft/rows.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { CALLED } from './named-row.ts';

/** What people call rows that are no facts, besides their labels. */
const ALSO_CALLED: Readonly<Partial<Record<Question, readonly string[]>>> = {
  category: ['kategori', 'jenis laporan', 'category'],
  story: [
    'cerita',
    'kronologi',
    'laporan',
    'isi laporan',
    'story',
    'what happened',
    'description',
    'text',
    'report',
    'complaint',
  ],
  evidence: [
    'foto',
    'poto',
    'gambar',
    'video',
    'lampiran',
    'photo',
    'photos',
    'picture',
    'pictures',
    'evidence',
    'proof',
  ],
  switches: ['anonim', 'rahasia', 'anonymous', 'privacy', 'who may know', 'confidential'],
  name: ['nama', 'nama saya', 'name'],
};

/** Whether words are one of the names of a row. */
const isCalled = (names: readonly string[], spoken: string): boolean =>
  names.some((name) => tidy(name).map(withoutIts).join(' ') === spoken);

/** The row of the summary that is called so. */
function rowCalled(scene: Scene, spoken: string): Question | undefined {
  const { draft } = scene.talk;
  if (!draft || spoken === '') return undefined;
  // People name a row in their own language, whichever the card speaks, and "the place" where the card calls it the office.
  const rows = LANGUAGES.flatMap((language) => rowsOf(draft, scene.policy, language));
  const names = (question: Question): readonly string[] => {
    const id = question.replace(/^fact:/, '');
    const label = question.startsWith('fact:') ? scene.policy.facts[id]?.label : undefined;
    return [
      ...rows.filter((row) => row.question === question).map((row) => row.label),
      ...LANGUAGES.flatMap((language) => label?.[language] ?? []),
      ...(CALLED[question] ?? []),
      ...(ALSO_CALLED[question] ?? []),
    ];
  };
  return rows.find(({ question }) => isCalled(names(question), spoken))?.question;
}

/**
 * The row that a text wants to change: "ubah lokasi" whatever is asked, "yg lokasi salah" at the summary, its bare name where it is asked which. `which`:
 * something is wrong, and it is not said what.
 */
export function rowWanted(scene: Scene, text: string): Question | undefined {
  const { question } = scene.talk;
  const asked = changeAsked(text);
  const bySelf = asked === undefined ? undefined : rowCalled(scene, tidy(asked).map(withoutIts).join(' '));
  if (bySelf) return bySelf;
  const spoken = visibilityIn(text) ? undefined : rowSpokenOf(text);
  if (!spoken) return undefined;
  const isSummary = question === 'check' || question === 'which';
  if (spoken.change === 'asked' || (isSummary && spoken.change === 'wrong') || question === 'which') {
    const row = rowCalled(scene, spoken.name);
    if (row) return row;
  }
  return isSummary && spoken.change !== undefined && spoken.name === '' ? 'which' : undefined;
}
