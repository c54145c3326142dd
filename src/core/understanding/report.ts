import type { Policy } from '../policy/policy.ts';
import { CATEGORY_SURE, FACT_SURE } from './sure.ts';
import type { Understood } from './understood.ts';

/** A line of `understand FILE.jsonl`; the shape is fixed in the project's contract. */
export interface UnderstoodLine {
  readonly id: string;
  readonly kind: string;
  readonly category: string | null;
  readonly confidence: number;
  readonly place: {
    readonly text: string;
    readonly regency: string | null;
    readonly district: string | null;
    readonly outside: boolean;
  } | null;
  /** Days. */
  readonly when: { readonly from: string; readonly to: string } | null;
  readonly missing: readonly ('evidence' | 'place' | 'time')[];
  readonly emergency: boolean;
  readonly personal_data: {
    readonly nik: readonly string[];
    readonly phone: readonly string[];
    readonly card: readonly string[];
    readonly plate: readonly string[];
  };
  readonly keyword: string | null;
  readonly two: readonly string[] | null;
  readonly asks: readonly string[];
}

const round = (n: number): number => Math.round(n * 1000) / 1000;

const said = (guess: { readonly confidence: number } | undefined): boolean =>
  guess !== undefined && guess.confidence >= FACT_SURE;

/** What a good officer would still ask of a complaint that came as words alone. */
function missingOf(understood: Understood): readonly ('evidence' | 'place' | 'time')[] {
  if (understood.kind.value !== 'complaint') return [];
  return [
    'evidence' as const,
    ...(said(understood.place) ? [] : ['place' as const]),
    ...(said(understood.when) ? [] : ['time' as const]),
  ];
}

/** The questions that would follow, by fact id, as the conversation asks them: the optional ones may be skipped. */
function asksOf(understood: Understood, policy: Policy): readonly string[] {
  if (understood.kind.value !== 'complaint') return [];
  const sure = (understood.category?.confidence ?? 0) >= CATEGORY_SURE;
  const category = policy.categories.find(({ id }) => id === understood.category?.value);
  if (!category) return ['category', ...missingOf(understood)];
  const known = new Set([
    ...(said(understood.place) ? ['place'] : []),
    ...(said(understood.when) ? ['time'] : []),
    ...Object.keys(understood.facts),
    ...understood.needless,
  ]);
  const asked = category.facts.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  return [...(sure ? [] : ['category']), ...asked, 'evidence'];
}

/** Makes the line of one message. */
export function toLine(id: string, understood: Understood, policy: Policy): UnderstoodLine {
  const { kind, category, categories, place, when, personalData } = understood;
  const likely = category ?? categories[0];
  const matter = kind.value === 'complaint' || kind.value === 'aspiration' || kind.value === 'question';
  const time = when?.value;
  return {
    id,
    kind: kind.value,
    category: matter ? (likely?.value ?? (kind.value === 'complaint' ? 'other' : null)) : null,
    confidence: round(kind.value === 'complaint' ? (category?.confidence ?? 0.2) : kind.confidence),
    place: place
      ? {
          text: place.value.text,
          regency: place.value.regency ?? null,
          district: place.value.district ?? null,
          outside: place.value.outside ?? false,
        }
      : null,
    when: time?.from ? { from: time.from, to: time.to ?? time.from } : null,
    missing: missingOf(understood),
    emergency: understood.emergency !== undefined,
    personal_data: {
      nik: personalData.nik,
      phone: personalData.phone,
      card: personalData.card,
      plate: personalData.plate,
    },
    keyword: understood.keyword ?? null,
    two: understood.matters?.map(({ category }) => category) ?? null,
    asks: asksOf(understood, policy),
  };
}
