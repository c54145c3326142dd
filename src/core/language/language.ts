/** The languages Aduan speaks. Indonesian comes first; English is complete. */
export const LANGUAGES = ['id', 'en'] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** What each calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { id: 'Bahasa Indonesia', en: 'English' };

/** A sentence or label in every language; policy files use the same shape. */
export type Localized = Readonly<Record<Language, string>>;
