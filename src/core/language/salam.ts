/** "Assalamu'alaikum", "asalamualikum", "aslamualaikum": it is written in many ways. */
const SALAM = /(?<!\p{L})a+s+a?l+a?m+u?['’`´\s-]{0,2}al+a?i?[kc]+[uo]?m/iu;
/** "Ass. wr. wb.", "aslm wr wb". */
const SHORT = /^\P{L}{0,3}as+l?m?\.?\s{1,3}w\.?\s?r/iu;
/** A greeting stands at the beginning, in UTF-16 units: "Selamat pagi admin, assalamualaikum". */
const BEGINNING_CHARS = 60;

/** Whether a text greets with the salam, which whoever is greeted answers in kind. */
export function greetsWithSalam(text: string): boolean {
  const beginning = text.slice(0, BEGINNING_CHARS);
  return SALAM.test(beginning) || SHORT.test(beginning);
}
