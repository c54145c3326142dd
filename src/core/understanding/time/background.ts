/** What befell a family before, told beside what is complained of. */
const LIFE =
  '(?:meninggal(?: dunia)?|mninggal|meningal|wafat|berpulang|lahir|dilahirkan|melahirkan|lahiran|menikah|nikah|kawin|cerai|bercerai|pensiun|pindah(?:an)?|passed away|died|was born|gave birth|got married|retired|moved)';
/** What may stand between that and its day. */
const BETWEEN =
  '(?:\\s+(?:sudah|udah|udh|sdh|sekitar|kira2|kira-kira|kurang|lebih|hampir|pada|tanggal|tgl|di|ke|dari|in|about|here|kesini|sini|\\p{Lu}\\p{L}+)){0,4}';
/** "Surat pindah", "akta lahir", "mengurus nikah": a paper or a service, which is what is complained of. */
const OF_PAPERS =
  '(?<!(?:akta|akte|surat|buku|kartu|keterangan|pengantar|urus|ngurus|mengurus|pengurusan|daftar|mendaftar|pendaftaran|proses|permohonan|pengajuan|mengajukan|pembuatan|sidang|syarat|mau|akan)\\s)';
const BEFORE = new RegExp(`(?<!\\p{L})${OF_PAPERS}${LIFE}${BETWEEN}\\s*$`, 'iu');
const AFTER = new RegExp(`^\\s*(?:\\p{L}+\\s+){0,3}${OF_PAPERS}${LIFE}(?!\\p{L})`, 'iu');
/** "Sejak suami saya meninggal 2 tahun lalu": that is when it began. */
const SINCE =
  /(?<!\p{L})(?:sejak|sjk|semenjak|setelah|stlh|sesudah|habis|mulai|since|after|when|ketika|saat|waktu|pas)(?!\p{L})/iu;
/** Signs that end a clause. */
const CLAUSE = /[,.;!?\n]/;
/** Cheap: most texts tell of nothing like it. */
const MAY_BE_LIFE =
  /men+in+g+al|wafat|pulang|lahir|nikah|kawin|cerai|pensiun|pindah|passed|died|born|birth|married|retired|moved/i;

/**
 * Whether a time is told of what befell a family, in a clause of its own, and not of what is complained of: "suami saya meninggal 2 tahun lalu, bansos
 * saya dihapus". Only what follows or stands before in other clauses can be the complaint.
 */
export function isOfLife(text: string, [start, end]: readonly [number, number]): boolean {
  if (!MAY_BE_LIFE.test(text)) return false;
  const before = text.slice(0, start).split(CLAUSE).at(-1) ?? '';
  const after = text.slice(end).split(CLAUSE, 1)[0] ?? '';
  if (SINCE.test(before)) return false;
  return BEFORE.test(before) || AFTER.test(after);
}

/** What was mended before it broke again. */
const MENDED =
  /(?<!\p{L})(?:sudah|sdh|udah|udh|dah|pernah|sempat|baru|dulu|habis)\s+(?:\p{L}+\s+)?(?:di)?(?:tambal|perbaiki|baiki|benerin|betulkan|aspal|cor|renov(?:asi)?|keruk|bersihkan|bersihin|servis|ganti)(?!\p{L})/iu;
const NOT_MENDED = /(?<!\p{L})(?:belum|blm|tidak|tdk|ga|gak|kada|janji\w*|dijanjikan|mau|akan|kapan)(?!\p{L})/iu;

/** "Juli sudah ditambal, September hancur lagi": when it was well again, told beside what is complained of. */
export function isOfMending(text: string, [start, end]: readonly [number, number]): boolean {
  const before = clauseBefore(text, start);
  const after = text.slice(end, end + CLAUSE_CHARS).split(CLAUSE, 1)[0] ?? '';
  const clause = `${before} ${after}`;
  return MENDED.test(clause) && !NOT_MENDED.test(clause);
}
/** A clause that is longer tells more than that. */
const CLAUSE_CHARS = 80;

/** What stands before a place in the text, in the same clause. */
const clauseBefore = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - CLAUSE_CHARS), at)
    .split(CLAUSE)
    .at(-1) ?? '';

/** Told to somebody before: "sudah saya laporkan", "pernah lapor", "warga udah ngadu ke RT". */
const REPORTED =
  /(?<!\p{L})(?:sudah|sdh|udah|udh|dah|telah|tlh|pernah|prnh|sempat)\s+(?:(?!belum|tidak)[\p{L}\d]+\s+){0,2}?(?:di|me|nge|ng|ku)?(?:lapor(?:kan|in)?|adukan|aduin|ngadu|mengadu|ajukan laporan)(?!\p{L})|(?<!\p{L})(?:reported|complained)(?!\p{L})/iu;
/** "Sudah saya laporkan ke pak RT bulan lalu": so many words stand between, and no trouble. */
const REPORTED_THEN = new RegExp(`(?:${REPORTED.source})(?:\\s+[^\\s]+){0,4}\\s*$`, 'iu');
/** "Belum lapor", "mau lapor". */
const UNREPORTED = /(?<!\p{L})(?:belum|blm|mau|akan|pengen|ingin|baru)\s+(?:\p{L}+\s+)?(?:me|di|nge)?lapor/iu;

/** "Sudah lapor bulan lalu tapi belum ditangani": when it was reported before, and not when it happened. It was so by then. */
export function isOfReporting(text: string, [start, end]: readonly [number, number]): boolean {
  const before = clauseBefore(text, start);
  const after = text.slice(end, end + CLAUSE_CHARS).split(CLAUSE_OR_BUT, 1)[0] ?? '';
  if (UNREPORTED.test(before) || UNREPORTED.test(after)) return false;
  // "Bulan lalu sudah saya laporkan": only where nothing else stands before the time in its clause.
  return REPORTED_THEN.test(before) || (/^\P{L}*$/u.test(before) && REPORTED_NEXT.test(after));
}
const CLAUSE_OR_BUT = /[,.;!?\n]|(?<!\p{L})(?:tapi|tp|tetapi|namun|but)(?!\p{L})/iu;
const REPORTED_NEXT = new RegExp(`^\\s+(?:(?:saya|sy|kami|aku|warga|i|we)\\s+)?(?:${REPORTED.source})`, 'iu');
