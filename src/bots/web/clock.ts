import type { Language } from '../../core/language/language.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${language} ${Object.keys(options).join()}`;
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { timeZone: zone, ...options });
  formats.set(key, known);
  return known;
}

/** Hour and minute beside a message: `14.05` (id), `14:05` (en). The page's script writes it the same way. */
export const hourOf = (at: string, zone: string, language: Language): string =>
  format(zone, language, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** The day above its messages: `Selasa, 24 November 2026`. */
export const dayOf = (at: string, zone: string, language: Language): string =>
  format(zone, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));
