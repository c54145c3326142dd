import type { AskedFor } from '../../event.ts';
import type { EvidenceKind } from '../../facts.ts';
import { editsBetween } from '../../language/edits.ts';
import type { Language } from '../../language/language.ts';
import { SENTENCES } from '../../language/sentences.ts';
import { plainWords } from '../../language/tidy.ts';
import { sameWords } from '../../language/words.ts';
import type { DeskPolicy, Policy } from '../../policy/policy.ts';
import { deskOf, desksUnder } from '../rights/tree.ts';

/** A desk's name; its id when the policy no longer has it. */
export const deskName = (policy: Policy, id: string, language: Language): string =>
  deskOf(policy, id)?.name[language] ?? id;

/** What an office is, before what it is called: "dinas PU", "kantor capil", "admin kabupaten Batola". */
const KIND_OF_OFFICE = /^(?:(?:dinas|kantor|badan|admin|pemprov|pemko|pemkot|pemkab|kabupaten|kab|kota)\.?\s+)+/;
const bare = (name: string): string => plainWords(name).replace(KIND_OF_OFFICE, '');

/** Every name of a desk, without what it is an office of; a regency's desk goes by the names of its regency too. */
function namesOf({ regencies }: Policy, { id, name, also, regency }: DeskPolicy): readonly string[] {
  const area = regencies.find((each) => each.name === regency);
  return [id, ...Object.values(name), ...also, ...(area ? [area.name, ...area.also] : [])].map(bare);
}

/** Desks that a text names: by id, by number in a list, by a whole name that they go by, else by a part of their own. */
export function desksNamed(policy: Policy, text: string, suggested: readonly DeskPolicy[]): readonly DeskPolicy[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const number = /^\d{1,2}$/.test(wanted) ? suggested[Number(wanted) - 1] : undefined;
  if (number) return [number];
  const called = desksCalled(policy, wanted);
  if (called.length > 0) return called;
  return policy.desks.filter((desk) => ownNames(desk).some((name) => name.toLowerCase().includes(wanted)));
}

const ownNames = ({ id, name }: DeskPolicy): readonly string[] => [id, ...Object.values(name)];

/** Desks that go by a name as it stands: their own, or one by which the policy knows them. */
export function desksCalled(policy: Policy, text: string): readonly DeskPolicy[] {
  if (text.trim() === '') return [];
  const whole = policy.desks.filter((desk) => ownNames(desk).some((name) => sameWords(name, text)));
  if (whole.length > 0) return whole;
  const called = bare(text);
  return policy.desks.filter((desk) => namesOf(policy, desk).includes(called));
}

/** What stands between two desks in one breath: "PUPR dan Dishub". */
const BETWEEN = /(?<!\s)\s*[,/&+]\s*|(?<!\s)\s+(?:dan|sama|serta|atau|and|or)\s+/i;
/** Letters that a name has to have for one of them to be a slip, and for two. */
const ONE_SLIP_LENGTH_MIN = 5;
const TWO_SLIPS_LENGTH_MIN = 8;

/** Desks that a text may mean though it names none: several in one breath, else those whose name is spelt nearly so. */
export function desksMeant(policy: Policy, text: string): readonly DeskPolicy[] {
  const parts = text.split(BETWEEN);
  const several = parts.length > 1 ? parts.map((part) => desksNamed(policy, part, [])) : [];
  const each = several.flatMap(([desk, ...others]) => (desk && others.length === 0 ? [desk] : []));
  if (each.length > 0) return [...new Set(each)];
  const wanted = bare(text);
  if (wanted.length < ONE_SLIP_LENGTH_MIN) return [];
  const max = wanted.length < TWO_SLIPS_LENGTH_MIN ? 1 : 2;
  return policy.desks.filter((desk) => namesOf(policy, desk).some((name) => editsBetween(wanted, name, max) <= max));
}

/** The one desk of a person's, or below it, that a text names; undefined where it names none or several. */
export function deskUnder(policy: Policy, own: string, text: string): DeskPolicy | undefined {
  const under = new Set(desksUnder(policy, own));
  const [desk, ...others] = desksNamed(policy, text, []).filter(({ id }) => under.has(id));
  return others.length > 0 ? undefined : desk;
}

/** Words by which officers ask for a kind of evidence, one table for both languages. */
const EVIDENCE_WORDS: Readonly<Record<EvidenceKind, readonly string[]>> = {
  photo: ['foto', 'gambar', 'photo', 'picture'],
  video: ['video', 'rekaman video'],
  document: ['dokumen', 'surat', 'kuitansi', 'kwitansi', 'berkas', 'document', 'receipt', 'letter'],
  voice: ['rekaman suara', 'suara', 'voice', 'recording'],
  link: ['tautan', 'link'],
  chronology: ['kronologi', 'chronology'],
};
const ANY_EVIDENCE = ['bukti', 'evidence'];
/** Other words for facts than their labels. */
const FACT_WORDS: Readonly<Record<string, readonly string[]>> = {
  place: ['lokasi', 'alamat', 'tempat', 'letak', 'place', 'address'],
  time: ['tanggal', 'waktu', 'jam', 'hari', 'kapan', 'date', 'time', 'when'],
};
/** What only says that something is asked for. */
const ASKING = /^(?:(?:tolong|mohon|minta|kirim|kirimkan|please|send)\s+)+/;
/** A longer text asks for something in words of its own. */
const NAMED_WORDS_MAX = 3;

/**
 * What an officer's words ask the citizen for: "foto lokasi" is a photo (the kind of evidence comes first), "tanggal" the time, anything
 * longer the words themselves.
 */
export function askedForIn(text: string, policy: Policy, category: string): AskedFor {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim()
    .replace(ASKING, '');
  const count = words.split(/\s+/).length;
  const first = (names: readonly string[]) => names.some((name) => words === name || words.startsWith(`${name} `));
  if (count <= NAMED_WORDS_MAX) {
    for (const [kind, names] of Object.entries(EVIDENCE_WORDS) as [EvidenceKind, readonly string[]][])
      if (first(names)) return { kind: 'evidence', evidence: kind };
    if (first(ANY_EVIDENCE)) return { kind: 'evidence' };
    const facts = policy.categories.find(({ id }) => id === category)?.facts.map(({ id }) => id) ?? [];
    for (const id of new Set([...facts, 'place', 'time'])) {
      const labels = Object.values(policy.facts[id]?.label ?? {}).map((label) => label.toLowerCase());
      if (policy.facts[id] && first([id, ...labels, ...(FACT_WORDS[id] ?? [])])) return { kind: 'fact', fact: id };
    }
  }
  return { kind: 'words' };
}

/** What was asked for, in a word or two; the officer's own words where they were free. */
export function askedInWords(policy: Policy, what: AskedFor, words: string, language: Language): string {
  if (what.kind === 'fact') return policy.facts[what.fact]?.label[language] ?? what.fact;
  if (what.kind === 'words') return words;
  const say = SENTENCES[language];
  if (!what.evidence) return say.rowEvidence();
  const name = {
    photo: say.kindPhoto,
    video: say.kindVideo,
    document: say.kindDocument,
    voice: say.kindVoice,
    link: say.kindLink,
    chronology: say.kindChronology,
  }[what.evidence]();
  // An officer's own words mostly name the kind themselves: "foto dari dekat".
  if (words.toLowerCase().includes(name)) return words;
  return words ? `${name} (${words})` : name;
}
