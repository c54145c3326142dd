/** Sexual violence, or violence at home, in the words people tell it with; whenever it happened. */
const VIOLENCE =
  /(?<!\p{L})(?:(?:di|me|nge?)(?:raba|raba-raba|grepe)|(?:di|men)cabuli|(?:perbuatan|berbuat|tindakan) cabul|pencabulan|dilecehkan|pelecehan seksual|kekerasan seksual|diperkosa|memperkosa|pe(?:me)?rkosaan|dirudapaksa|rudapaksa|disetubuhi|persetubuhan|(?:di)?sodomi|kdrt|(?:anak|murid|siswa|siswi|santri|adik|ading|keponakan|ponakan|cucu)(?:nya|ku)?(?: \p{L}+){0,4} (?:di)?(?:pukul|pukuli|tampar|tendang|hajar|aniaya)(?: \p{L}+)? (?:guru|gurunya|ustadz|ustadznya|pengasuh|pengasuhnya|bapak|bapaknya|bapak tiri|ayah|ayahnya|ibu tiri|orang tuanya)|kekerasan (?:dalam rumah tangga|(?:pada|terhadap) (?:anak|perempuan))|dipukuli? suami(?:nya)?|rape[ds]?|molest(?:ed|s|ing|ation)?|groped|sexual(?:ly)? (?:abuse|assault|harass)(?:ed|ment|es)?|domestic violence)(?!\p{L})/iu;
/** Every one of them holds one of these: looked for first. */
const MAY_BE =
  /raba|grepe|cabul|leceh|seksual|perkosa|rudapaksa|setubuh|sodomi|kdrt|kekerasan|pukul|tampar|tendang|hajar|aniaya|suami|rape|molest|grope|sexual|violence/i;
/** "meraba-raba dalam gelap": said of the dark, and of prices. */
const IDIOM = /meraba[- ]?raba (?:dalam|di) (?:ke)?gelap|raba-raba harga/i;

/** Whether a text tells of sexual violence or of violence at home: there is a help of its own for whoever suffered it. */
export const tellsViolence = (text: string): boolean => MAY_BE.test(text) && VIOLENCE.test(text) && !IDIOM.test(text);
