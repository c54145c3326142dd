/** Handled messages and sent replies are kept this long, in days: the web chat shows them. */
export const TALK_KEPT_DAYS = 90;
