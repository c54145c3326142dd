/**
 * Days and times that people name instead of a date. `MM-DD` repeats each year; the others follow the moon or were once, and stand for each
 * year (Indonesian government's dates of past years; 2027 as calendars foresee it). `first/last` lasts. Canonical words, see slang.
 */
export const FEASTS: readonly { readonly words: readonly string[]; readonly days: readonly string[] }[] = [
  {
    words: ['lebaran', 'idul fitri', 'hari raya', 'idulfitri', 'iedul fitri', 'eid'],
    days: ['2023-04-22', '2024-04-10', '2025-03-31', '2026-03-21', '2027-03-10', '2028-02-27'],
  },
  {
    words: [
      'idul adha',
      'iduladha',
      'lebaran haji',
      'hari raya haji',
      'kurban',
      'qurban',
      'idul kurban',
      'hari raya kurban',
    ],
    days: ['2023-06-29', '2024-06-17', '2025-06-06', '2026-05-27', '2027-05-16', '2028-05-05'],
  },
  {
    words: ['takbiran idul adha', 'malam takbiran idul adha', 'malam takbir idul adha', 'takbiran iduladha'],
    days: ['2023-06-28', '2024-06-16', '2025-06-05', '2026-05-26', '2027-05-15', '2028-05-04'],
  },
  {
    words: ['takbiran', 'malam takbiran', 'malam takbir'],
    days: ['2023-04-21', '2024-04-09', '2025-03-30', '2026-03-20', '2027-03-09', '2028-02-26'],
  },
  {
    words: ['awal puasa', 'awal ramadhan', 'awal ramadan'],
    days: ['2023-03-23', '2024-03-12', '2025-03-01', '2026-02-19', '2027-02-08', '2028-01-28'],
  },
  {
    words: ['puasa', 'ramadan', 'ramadhan', 'romadhon', 'bulan puasa', 'bulan ramadhan', 'bulan ramadan'],
    days: [
      '2023-03-23/2023-04-21',
      '2024-03-12/2024-04-09',
      '2025-03-01/2025-03-30',
      '2026-02-19/2026-03-20',
      '2027-02-08/2027-03-09',
      '2028-01-28/2028-02-26',
    ],
  },
  {
    words: ["isra mi'raj", 'isra miraj', "isra' mi'raj"],
    days: ['2023-02-18', '2024-02-08', '2025-01-27', '2026-01-16', '2027-01-05'],
  },
  {
    words: ['tahun baru islam', 'tahun baru hijriyah', 'tahun baru hijriah', 'satu muharram', '1 muharram'],
    days: ['2023-07-19', '2024-07-07', '2025-06-27', '2026-06-16', '2027-06-06'],
  },
  // From the first case that was told until the restrictions were lifted.
  { words: ['covid', 'covid 19', 'corona', 'korona', 'pandemi'], days: ['2020-03-02/2022-12-30'] },
  { words: ['pemilu', 'pilpres', 'pileg'], days: ['2024-02-14'] },
  { words: ['pilkada', 'pilgub', 'pilbup', 'pilwali'], days: ['2024-11-27'] },
  { words: ['maulid', 'maulid nabi'], days: ['2023-09-28', '2024-09-16', '2025-09-05', '2026-08-25', '2027-08-15'] },
  { words: ['nyepi'], days: ['2023-03-22', '2024-03-11', '2025-03-29', '2026-03-19', '2027-03-08'] },
  {
    words: ['imlek', 'tahun baru imlek'],
    days: ['2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06'],
  },
  { words: ['waisak'], days: ['2023-06-04', '2024-05-23', '2025-05-12', '2026-05-31', '2027-05-20'] },
  { words: ['natal', 'christmas'], days: ['12-25'] },
  { words: ['tahun baru', 'tahun baruan', 'new tahun'], days: ['01-01'] },
  // The night goes over midnight.
  { words: ['malam tahun baru', 'new tahun eve', 'malam pergantian tahun'], days: ['12-31/01-01'] },
  {
    words: [
      'agustusan',
      '17 agustusan',
      '17an',
      '17 an',
      'tujuhbelasan',
      'hut ri',
      'hari kemerdekaan',
      'tujuh belasan',
    ],
    days: ['08-17'],
  },
  { words: ['hari pahlawan'], days: ['11-10'] },
  { words: ['hari buruh', 'may day'], days: ['05-01'] },
  { words: ['hari kartini'], days: ['04-21'] },
  { words: ['hari ibu'], days: ['12-22'] },
  { words: ['hari guru'], days: ['11-25'] },
  { words: ['hari santri'], days: ['10-22'] },
  { words: ['sumpah pemuda'], days: ['10-28'] },
  { words: ['hari pramuka'], days: ['08-14'] },
  { words: ['hardiknas', 'hari pendidikan'], days: ['05-02'] },
];
