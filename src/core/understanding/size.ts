/** "Lubang selebar 1 meter", "amblas 2 m", "lubang segede kolam", "retak sejengkal", "lubang besar", "2 metres deep". */
const SIZE = new RegExp(
  `(?<!\\p{L})(?:${[
    // A measure counts beside what was measured alone: "100 meter dari simpang" is a way.
    String.raw`(?:(?:se)?(?:lebar|dalam|panjang|tinggi|besar|gede)(?:nya)?|diameter(?:nya)?|l[uo]bang(?:nya)?|ambl[ae]s|ambrol|longsor|turun|retak|menganga)\s(?:(?:sekitar|kira-kira|kurang lebih|kurleb|hampir|±)\s?)?\d{1,9}(?:[.,]\d{1,9})?\s?(?:m|mtr|meter|cm|senti|sentimeter|jengkal)`,
    String.raw`(?:(?:l[uo]bang|bolong|berl[uo]bang|baluburan|luko|retakan?)(?:nya|2)?\s)?(?:segede|sebesar|selebar|sedalam|setinggi)\s(?!besar|rp|itu|mungkin)\p{L}+(?:\s\p{L}+)?`,
    String.raw`(?:turun|retak|dalamnya|naik)?\s?(?:hampir\s)?(?:sejengkal|selutut|sebetis|sedengkul|sepinggang)`,
    String.raw`(?:l[uo]bang|bolong|berl[uo]bang|baluburan|luko|retakan?)(?:nya|2)?\s(?:(?:yang|yg|nang)\s)?(?:besar|gede|ganal|dalam|dlm|dalem|lebar)2?(?:\s(?:sekali|bgt|banget|banar|besar|lebar|dalam))?`,
    String.raw`(?:huge|big|deep|large)\s(?:pot)?(?:hole|crack|gap)s?`,
    String.raw`\d{1,9}(?:\.\d{1,9})?\s?(?:metres?|meters?|m|cm|feet|foot|inch(?:es)?)\s(?:deep|wide|long|across)`,
  ].join('|')})(?!\\p{L})`,
  'iu',
);
/** Every size holds one of these: looked for first. */
const MAY_SIZE =
  /lebar|dalam|dlm|dalem|besar|gede|ganal|\d ?m|\d ?c|jengkal|lutut|betis|pinggang|dengkul|huge|big|deep|large|\d ?f|\d ?i/i;

/** "Rusak parah", "hancur total", "parah banget bolongnya": as bad as it can be told without a measure. */
const SEVERE = new RegExp(
  `(?<!\\p{L})(?:${[
    String.raw`(?:rusak|hancur|ancur|bolong|berl[uo]bang|retak|ambl[ae]s|ambrol|longsor|jebol|lapuk|keropos|miring)(?:nya)?\s(?:(?:sudah|udah|sdh|sangat|cukup|makin|semakin|tambah)\s)*(?:parah|berat|total|lebur|luluh|remuk|babak belur|parah2|banar|nemen)(?:\s(?:sekali|banget|bgt|banar|total))?`,
    String.raw`parah\s(?:sekali|banget|bgt|bngt|banar|nemen)\s(?:rusak|hancur|bolong|l[uo]bang)(?:nya)?`,
    String.raw`(?:badly|severely|completely|totally)\s(?:damaged|broken|destroyed|ruined|collapsed)`,
  ].join('|')})(?!\\p{L})`,
  'iu',
);
const MAY_BE_SEVERE = /parah|berat|total|lebur|luluh|remuk|belur|banar|nemen|badly|severely|completely/i;

/** How big something on the ground is, else how badly it is broken, in the words of a text; undefined where it does not tell. */
export function sizeIn(text: string): { readonly text: string; readonly at: number } | undefined {
  const found = (MAY_SIZE.test(text) ? SIZE.exec(text) : null) ?? (MAY_BE_SEVERE.test(text) ? SEVERE.exec(text) : null);
  return found ? { text: found[0].trim(), at: found.index } : undefined;
}
