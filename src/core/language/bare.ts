/** What people put before something that they add: "oh ya,", "eh itu", "tambahan:". */
const BEFORE =
  /^\W*(?:(?:oh|o|eh|oiya|oya|ohya|owh|itu|ini|ya|iya|dan|terus|trus|tambahan|tambah|jadi|maaf|sori|pak|bu|min|kak|also|and|oh yes|sorry|btw)\b[\s,:]*)+/i;
/** And behind it: "… situ", "… lah", "… ya pak". */
const BEHIND =
  /(?:[\s,]+(?:lah|an|situ|sana|sini|ya|yaa|iya|pak|bu|min|kak|bang|mas|mbak|kok|sih|dong|deh|gitu|gtu|loh|lho|nah|itu|tu|tuh|pang|ai|btw|though))+\W*$/i;
/** Longest text that is looked at, in UTF-16 units: what is longer tells more than what it is bared of. */
const TEXT_MAX = 120;

/** A short text without what people put before and behind what they add: "oh ya di kelurahan Gambut situ pak" → "di kelurahan Gambut". */
export const bareOf = (text: string): string =>
  text.length > TEXT_MAX ? text : text.replace(BEFORE, '').replace(BEHIND, '').trim();

/** Names what happened, before when it did: "rusaknya", "kejadiannya". */
const HAPPENING =
  /^(?:kejadian|kejadianku|rusak|kerusakan|mati|padam|jatuh|mulai|hilang|bocor|banjir|tabrakan|kecelakaan|roboh|ambruk|ambles|longsor|pecah|macet|mampet|numpuk|terjadi|berlubang|lubang|terendam|tumbang|terbakar|kebakaran|bau|bising|antri|putus|kering|keruh)nya\s+(?:(?:itu|sih|tuh|kira2|sekitar|pas)\s+)*(?=\S)/i;
/** A text without the word that says of what it tells the time: "rusaknya dari September" → "dari September". */
export const withoutHappening = (text: string): string => text.replace(HAPPENING, '');
