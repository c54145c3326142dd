const LINK =
  /\bhttps?:\/\/[^\s<>"']{3,500}|\bwww\.[^\s<>"']{3,500}|\b(?:instagram|facebook|fb|tiktok|youtube|twitter|x|youtu|maps\.app|goo|drive\.google|docs\.google|google)\.(?:com|be|gl|watch)\/[^\s<>"']{3,500}/gi;

/** Web addresses, as they stand in a text. */
export const linksIn = (text: string): readonly string[] => text.match(LINK) ?? [];

/** The same text with blanks where addresses stand, as long as before. */
export const withLinksBlank = (text: string): string => text.replace(LINK, (link) => ' '.repeat(link.length));

/** The address that a text is and nothing else. */
export function linkAlone(text: string): string | undefined {
  const trimmed = text.trim();
  const [link] = linksIn(trimmed);
  return link === trimmed ? link : undefined;
}
