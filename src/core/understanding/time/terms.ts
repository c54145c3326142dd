import type { Scan } from './phrase.ts';

/** A number of months or years before or after these is a debt, a term or a promise, unless "sudah" is said. */
const OWED = new Set(
  'bayar membayar nunggak menunggak tunggakan iuran cicilan angsuran garansi denda jatah katanya janji janjinya dijanjikan'.split(
    ' ',
  ),
);
const PAID = new Set(['juta', 'ribu', 'rupiah']);
/** "1,8 sebulan", "sebulan 2 juta", "50rb sehari": what is paid for it. A count is no amount: "ke 3 seminggu". */
export const isRate = ({ word }: Scan, at: number, end: number): boolean =>
  PAID.has(word(at - 1)) ||
  /^\d{1,3}[.,]\d{1,3}$/.test(word(at - 1)) ||
  (/^\d/.test(word(end)) && PAID.has(word(end + 1)));
const WAGES = new Set(
  'gaji upah lembur honor honorarium insentif tunjangan siltap tukin thr pesangon wages salary'.split(' '),
);
/** "ga bayar lembur 3 bulan", "nunggak gaji tiga bulan": what is owed to people, and since when. */
const isUnpaid = ({ word }: Scan, at: number): boolean =>
  ['tidak', 'belum', 'jarang'].includes(word(at - 1)) || [-2, -1, 1, 2].some((near) => WAGES.has(word(at + near)));

/** "KTP jadi 3 hari", "katanya paling lama 2 minggu": what was promised, not how long it has been. */
export const isTerm = (scan: Scan, at: number): boolean =>
  [1, 2, 3].some((back) => OWED.has(scan.word(at - back)) && !isUnpaid(scan, at - back)) ||
  (['jadi', 'selesai', 'beres'].includes(scan.word(at - 1)) && !['belum', 'tidak'].includes(scan.word(at - 2)));

const WAITED = new Set(['menunggu', 'nunggu', 'tunggu', 'ditunggu']);
const DEMANDED = new Set([
  'suruh',
  'disuruh',
  'harus',
  'mesti',
  'wajib',
  'diminta',
  'diharuskan',
  'diharap',
  'perlu',
  'butuh',
  'mohon',
]);
/** "Disuruh menunggu 1 bulan", "harus nunggu 2 minggu": what is demanded, and not how long it has been. */
export const isDemanded = ({ word }: Scan, at: number): boolean =>
  WAITED.has(word(at - 1)) && [2, 3].some((back) => DEMANDED.has(word(at - back)));

/** "Hingga 3 hari baru surut", "butuh 2 jam baru kering": how long it takes each time. */
export const isTaken = ({ word }: Scan, at: number, end: number): boolean =>
  ['hingga', 'sampai', 'butuh', 'membutuhkan', 'memakan'].includes(word(at - 1)) && word(end) === 'baru';

const EARNED = new Set(['penghasilan', 'gaji', 'pendapatan', 'upah', 'bayaran', 'iuran', 'tagihan', 'sewa']);
/** "Penghasilan saya sebulan 2 juta", "gaji sehari": what is earned in it. */
export const isEarned = ({ word }: Scan, at: number): boolean => [1, 2, 3].some((back) => EARNED.has(word(at - back)));
