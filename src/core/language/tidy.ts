import { lately } from '../lately.ts';

/** Words of one meaning, written many ways; only used to recognise steering words, never to change what is kept. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tidak: 'gak ga g nggak ngga enggak engga tdk tak tidk gk nda ndak kagak kada kd ora ra mboten teu henteu',
    sudah: 'sdh udah udh dah dh',
    belum: 'blm blum belom',
    saja: 'aja sj aj haja ja wae',
    besok: 'bsk bsok isuk sesuk',
    saya: 'sy aku ak gue gw ulun unda kulo',
    tahu: 'tau taw tw thu nyaho ngertos semerep oneng',
    kalau: 'kalo klo kl',
    hapal: 'apal',
    entah: 'embuh mbuh mboh ntah',
    kelihatan: 'keliatan kalihatan ketok ketoro',
    gatau: 'gtw gatw gtau gktau gktw gaktau ngatau idk dunno',
    lupa: 'lali',
    ingat: 'inget eling',
    'tidak apa apa': 'gpp gapapa gakpapa gpapa ngapapa nggapapa rapopo kadapapa',
    ketahuan: 'ktahuan ketauan ktauan konangan',
    nama: 'nm jeneng ngaran asma',
    sempat: 'sempet smpt smpet',
    sebentar: 'bntr bntar bentr btr sbntr sedilut sakadap',
    lewati: 'lwati lewatii lewaati',
    kembali: 'kmbali kembal kembli',
    bantuan: 'bntuan bantuin',
    batal: 'btal batall',
    lapor: 'lpor laporr',
    ada: 'ad adaa ono wonten',
    sampai: 'sampe sampek nyampe smpe smp2 nganti',
    nomornya: 'nomere nomernya',
    namaku: 'jenengku ngaranku',
    'tidak ada': 'gada gaada gakada nggada tdkada kadada kadade',
    'tidak bisa': 'gabisa gakbisa gabs gaiso',
    'tidak usah': 'gausah gakusah gausa gosah',
    jangan: 'jgn jng jangn ojo',
    punya: 'pny puny baisi duwe nduwe duwene gadah',
    yang: 'yg nang',
    nanti: 'kaina mengko',
    mau: 'handak hndak badhe',
    bisa: 'bs bsa kawa iso',
    lama: 'lawas suwe',
  }).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)),
);

/** Words in small letters, without signs, common spellings of one word made one. Only to recognise, never to keep. */
export const tidy = lately((text: string): readonly string[] =>
  (BEYOND_ASCII.test(text) ? plainUnicode(text) : plainAscii(text))
    .trim()
    .split(' ')
    .map((word) => SAME.get(word) ?? word),
);

/** Most texts are written in these signs alone: patterns over them are quick, those over all scripts are not. */
const BEYOND_ASCII = /[^ -~\n\r\t]/;
const plainAscii = (text: string): string =>
  text
    .toLowerCase()
    .replace(/'/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/([a-z])\1{2,}/g, '$1');
const plainUnicode = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
    .replace(/(\p{L})\1{2,}/gu, '$1');

/** A text in one spelling: small letters, one blank between words, no signs, informal words as their plain ones ("gak" → "tidak"). */
export const plainWords = (text: string): string => tidy(text).join(' ');
