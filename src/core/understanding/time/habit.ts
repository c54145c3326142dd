/** What happens again and again, or so long that nobody knows since when: an answer to "when", though no day is told. */

const EVERY = '(?:hampir |almost )?(?:setiap|tiap|tiap2|saban|saben|every|each)';
const WHAT =
  '(?:hari(?:nya)?|hr|dino|bengi|malam|mlm|malem|pagi|siang|sore|subuh|magrib|maghrib|minggu|mggu|bulan|bln|tahun|jam|waktu|saat|kali|senin|selasa|rabu|kamis|jumat|jum.?at|sabtu|ahad|akhir (?:pekan|minggu|bulan)|libur\\w*|(?:musim |air )?(?:hujan|ujan|pasang|banjir|kemarau)|day|night|morning|evening|afternoon|week|weekend|month|time|hour)';
/** "… jam 11 sampai jam 2 pagi": the hours belong to it. */
const HOURS =
  '(?:,? ?(?:(?:mulai|dari|sekitar|from|at|until|till|to|sampai|sampe|smp|s\\/d|hingga|jam|jm|pukul|pkl|pagi|malam|subuh|siang|sore|deras|lebat|besar|am|pm|wita)\\b|\\d{1,2}(?:[.:]\\d{2})?(?:an)?\\b|-))*';
const HABIT = new RegExp(
  `\\b(?:${EVERY} ${WHAT}|(?:kalau|kalo|klo|klu|when|whenever) (?:it rains|(?:musim )?(?:hujan|ujan)|(?:air )?pasang)|siang malam|nightly|daily)\\b${HOURS}`,
  'i',
);
/** Longest text that is looked at, in UTF-16 units. */
const TEXT_MAX = 500;

/** What is said to happen again and again, with its hours: "tiap malam sampe jam 2 pagi", "setiap hujan deras". */
export function habitIn(text: string): { readonly text: string; readonly at: number } | undefined {
  const found = HABIT.exec(text.slice(0, TEXT_MAX));
  return found ? { text: found[0].trim(), at: found.index } : undefined;
}

const OFTEN =
  /\b(?:sering|sring|srg|selalu|terus|terus2an|terusan|berkali|berulang|kadang|lama|lawas|suwe|dulu|dl|bahari|bertahun|berbulan|semester|often|always|constantly|ages|long)\b/i;
/** All words that such an answer may have. */
const BESIDE = new Set(
  'sering sring srg selalu terus terus2an menerus terusan berkali kali kali2 berulang ulang kadang kadang2 lama lamanya lawas suwe banar pang wis dulu dulunya dl bahari bertahun tahun tahun2 berbulan bulan semester lalu kemarin sudah sdh udah udh dah dari dr sejak mulai sih banget bgt sekali amat sangat ini itu hampir ya iya pak bu min kak deh kok dah nah pian saya lupa often always constantly for since a very long time ages already quite it has been'.split(
    ' ',
  ),
);

/** Whether a text says that something is often or long so, and nothing else: "udah lama", "dari dulu pak", "sering banget". */
export const isVagueTime = (text: string): boolean => {
  if (text.length > 60 || !OFTEN.test(text)) return false;
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => BESIDE.has(word));
};
