/** What befell a family before, told beside what is complained of. */
const LIFE =
  '(?:meninggal(?: dunia)?|mninggal|meningal|wafat|berpulang|lahir|dilahirkan|melahirkan|lahiran|menikah|nikah|kawin|cerai|bercerai|pensiun|pindah(?:an)?|passed away|died|was born|gave birth|got married|retired|moved)';
/** What may stand between that and its day. */
const BETWEEN =
  '(?:\\s+(?:sudah|udah|udh|sdh|sekitar|kira2|kira-kira|kurang|lebih|hampir|pada|tanggal|tgl|di|ke|dari|in|about|here|kesini|sini|\\p{Lu}\\p{L}+)){0,4}';
const BEFORE = new RegExp(`(?<!\\p{L})${LIFE}${BETWEEN}\\s*$`, 'iu');
const AFTER = new RegExp(`^\\s*(?:\\p{L}+\\s+){0,3}${LIFE}(?!\\p{L})`, 'iu');
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
