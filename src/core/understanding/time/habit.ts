/** What happens again and again, or so long that nobody knows since when: an answer to "when", though no day is told. */

const EVERY = '(?:hampir |almost )?(?:setiap|tiap|tiap2|saban|saben|every|each)';
const WHAT =
  '(?:(?:hari|malam|mlm|malem) (?:senin|selasa|rabu|kamis|jumat|jum.?at|sabtu|minggu|ahad)|hari(?:nya)?|hr|dino|bengi|malam|mlm|malem|pagi|siang|sore|subuh|magrib|maghrib|minggu|mggu|bulan|bln|tahun|jam|waktu|saat|kali|senin|selasa|rabu|kamis|jumat|jum.?at|sabtu|ahad|akhir (?:pekan|minggu|bulan)|libur\\w*|(?:musim |air )?(?:hujan|ujan|pasang|banjir|kemarau)|day|night|morning|evening|afternoon|week|weekend|month|time|hour)';
/** "… jam 11 sampai jam 2 pagi": the hours belong to it. */
const HOURS =
  '(?:,? ?(?:(?:mulai|dari|sekitar|from|at|until|till|to|sampai|sampe|smp|s\\/d|hingga|jam|jm|pukul|pkl|pagi|malam|subuh|siang|sore|deras|lebat|besar|am|pm|wita)\\b|\\d{1,2}(?:[.:]\\d{2})?(?:an)?\\b|-))*';
const DAY = '(?:senin|selasa|rabu|kamis|jumat|jum.?at|sabtu|minggu|ahad)';
/** With nothing between them "minggu" is a day only after "sabtu": "rabu minggu kemarin" is one Wednesday. */
const AND_DAYS = `(?:(?:\\s*[,&/]\\s*|\\s+(?:dan|sama|serta|atau)\\s+)(?:(?:hari|malam) )?${DAY}\\b|\\s+(?!minggu)${DAY}\\b|(?<=sabtu)\\s+minggu\\b)`;
const HABIT = new RegExp(
  `\\b(?:${EVERY} ${WHAT}${AND_DAYS}*|(?:kalau|kalo|klo|klu|when|whenever) (?:it rains|(?:musim )?(?:hujan|ujan)|(?:air )?pasang)|siang malam|nightly|daily)\\b${HOURS}`,
  'i',
);
/** Longest text that is looked at, in UTF-16 units. */
const TEXT_MAX = 500;

/** Days that are named together, and whether they are said to be over: "senin dan kamis", "hari senin sama rabu kemarin". */
const DAYS = new RegExp(
  `(?<!\\b(?:sejak|dari|mulai|buka|jadwal|setelah) (?:hari )?)\\b(?:hari )?${DAY}${AND_DAYS}+${HOURS}(?!\\s*(?:lalu|kemarin|kemaren|kmrn|silam|tadi|ini|depan|nanti|\\d|minggu lalu|pekan lalu|yang lalu|yg lalu))`,
  'i',
);
const EACH_DAY = new RegExp(DAY, 'gi');
const ORDER = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'minggu'];
/** Days of the week that do not follow each other are no stretch of time: every one of them is meant. */
const areApart = (days: string): boolean => {
  const places = (days.toLowerCase().match(EACH_DAY) ?? []).map((day) =>
    ORDER.indexOf(day === 'ahad' ? 'minggu' : day.replace(/^jum.*/, 'jumat')),
  );
  return places.some((place, at) => at > 0 && (place - (places[at - 1] ?? 0) + 7) % 7 !== 1);
};
const MAY_BE_DAYS = /\b(?:senin|selasa|rabu|kamis|jum|sabtu|minggu|ahad)/i;

/** What is said to happen again and again, with its hours: "tiap malam sampe jam 2 pagi", "setiap hujan deras". */
export function habitIn(text: string): { readonly text: string; readonly at: number } | undefined {
  const start = text.slice(0, TEXT_MAX);
  const found = HABIT.exec(start);
  if (found) return { text: found[0].trim(), at: found.index };
  const days = MAY_BE_DAYS.test(start) ? DAYS.exec(start) : null;
  return days && areApart(days[0]) ? { text: days[0].trim(), at: days.index } : undefined;
}

const OFTEN =
  /\b(?:sering|sring|srg|selalu|terus|terus2an|terusan|berkali|berulang|kadang|lama|lawas|suwe|tentu|menentu|dulu|dl|bahari|bertahun|berbulan|semester|often|always|constantly|ages|long|forever|recently|lately|while|continuously|regularly|frequently|sometimes|years|months)\b/i;
/** All words that such an answer may have. */
const BESIDE = new Set(
  'tidak tdk gak ga nggak ngga kada ora belum blm pernah prnh suah tentu menentu e ee eee eh em hmm anu nah gini gitu loh lho wah aduh waduh sering sring srg selalu terus terus2an menerus terusan berkali kali kali2 berulang ulang kadang kadang2 lama lamanya lawas suwe banar pang wis dulu dulunya dl bahari bertahun tahun tahun2 berbulan bulan semester lalu kemarin sudah sdh udah udh dah su dari dr sejak mulai sih banget bgt sekali amat sangat ini itu hampir ya iya pak bu min kak deh kok dah nah pian saya lupa often always constantly for since a very long time ages already quite it has been s is so this that like a while ago recently lately forever now there not know i just quite pretty some continuously regularly frequently sometimes many years months days weeks too maybe probably about of the time as can remember all happens happening'.split(
    ' ',
  ),
);

/** "Dari kelas 1 kak", "sejak pindah ke sini": since something that has no day. */
const BEGUN =
  /^(?:ya |iya |eh |anu |udah |sudah |sdh |kira2 |kira-kira )*(?:sejak|semenjak|dari|mulai|tumat|matan|kawit|since|ever since|pas|ketika|setelah|sesudah|habis|abis|after)\s+\p{L}/iu;
/** Whether an answer to "when" tells since what, in a few words. */
export const beginsSomewhen = (text: string): boolean =>
  text.length <= 60 && !text.includes('?') && BEGUN.test(text.trim());

/** "Lagi terjadi", "masih berlangsung pak", "still going on": an answer to when, and it means now. */
const GOES_ON_NOW =
  /^\P{L}*(?:(?:ya|iya|ini|masih|sedang|lagi|lg|sdg|still|it is|its|it's)\s+)+(?:terjadi|kejadian|berlangsung|berjalan|going on|happening|ongoing)(?:\s+(?:pak|bu|min|kak|ini|terus|sampai|sampe|smp|sekarang|skrg|skg|saat|now|right))*\P{L}*$/iu;
/** Whether an answer to "when" says that it is so just now, and nothing else; "sampai saat ini" alone says it too. */
export const saysNow = (text: string): boolean =>
  text.length <= 60 &&
  (GOES_ON_NOW.test(text) || /^\P{L}*(?:sampai|sampe|smp|hingga)\s+(?:saat|detik|hari)\s+ini\P{L}*$/iu.test(text));

/** Whether a text says that something is often or long so, and nothing else: "udah lama", "dari dulu pak", "sering banget". */
export const isVagueTime = (text: string): boolean => {
  if (text.length > 60 || !OFTEN.test(text)) return false;
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => BESIDE.has(word));
};
