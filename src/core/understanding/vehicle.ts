const KIND =
  '(?:[Aa]ngkot(?:an)?|[Aa]ngkutan(?: [a-z]+)?|[Tt]aksi(?: kuning| bandara)?|[Bb][ui]s(?: BTS)?|BTS|[Tt]ravel|[Mm]inibus|[Oo]jek|[Ff]err?[iy]|[Kk]apal(?: cepat)?|[Ss]peed ?boat|[Kk]e?lotok|[Jj]ukung|[Tt]ruk|[Tt]axi)';
// Two letters before a number are a plate.
const WORD = String.raw`(?!\p{Lu}{1,2}\s\d)\p{Lu}[\p{L}\d]*`;
const NAME = `${WORD}(?:\\s${WORD})*`;
/** "angkot jurusan kayutangi", "bus Trans Banjarbakula koridor 2", "feri penyeberangan Batulicin - Tanjung Serdang", "kapal Dharma Lautan". */
const VEHICLE = new RegExp(
  String.raw`(?<!\p{L})${KIND}(?:\s(?:umum|penyebe?rangan|kayu|warna \p{L}+))?(?:(?:\s${NAME})?\s(?:jurusan|rute|trayek|koridor|tujuan|route|line)\s(?:${NAME}|\d+\w?|\p{L}+)|\s${NAME})(?:\s?[-–]\s?${NAME})?(?![\p{L}])`,
  'u',
);
const MAY_VEHICLE = /angk|taksi|taxi|b[ui]s|bts|travel|ojek|fer|kapal|boat|lotok|jukung|truk/i;

/** The vehicle that a text names by its line, its name or its number; undefined where it names none. */
export function vehicleIn(text: string, plate: string | undefined): { text: string; at?: number } | undefined {
  const found = MAY_VEHICLE.test(text) ? VEHICLE.exec(text) : null;
  if (!found) return plate === undefined ? undefined : { text: plate };
  const [named] = found;
  return { text: plate === undefined || named.includes(plate) ? named : `${named}, ${plate}`, at: found.index };
}
