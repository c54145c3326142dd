/** The languages Aduan speaks. Indonesian comes first; English is complete. */
export const LANGUAGES = ['id', 'en'] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** A sentence or label in every language; policy files use the same shape. */
export type Localized = Readonly<Record<Language, string>>;
