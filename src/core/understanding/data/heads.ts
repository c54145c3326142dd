/** Words with which the words of a place begin, by what follows them. Canonical spellings (see slang). */

/** What a word before a name says of it. */
export type Cue =
  | 'street'
  | 'urban'
  | 'village'
  | 'kelurahan'
  | 'district'
  | 'regency'
  | 'city'
  | 'business'
  | 'facility';

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Written for this project. */
export const CUES: ReadonlyMap<string, Cue> = new Map([
  ...words('jalan ruas jalur jurusan rute trayek lorong tanjakan tikungan turunan').map(
    (word) => [word, 'street'] as const,
  ),
  ...words('gang komplek perumahan blok ruko rt rw').map((word) => [word, 'urban'] as const),
  ...words('desa kampung dusun kepaladesa bumdes handil').map((word) => [word, 'village'] as const),
  ...words('kelurahan lurah').map((word) => [word, 'kelurahan'] as const),
  ...words('kecamatan camat').map((word) => [word, 'district'] as const),
  ...words('kabupaten pemkab bupati').map((word) => [word, 'regency'] as const),
  ...words('kota walikota pemkot').map((word) => [word, 'city'] as const),
  ...words(
    'toko warung pt cv ud po klinik apotek hotel minimarket indomaret alfamart supermarket cafe kafe karaoke koperasi bengkel dealer ekspedisi agen depot paud tk ponpes pesantren asrama panti pangkalan ruko pabrik',
  ).map((word) => [word, 'business'] as const),
  ...words(
    'masjid musholla langgar gereja vihara pura posyandu pasar jembatan simpang perempatan pertigaan bundaran sungai danau pulau pantai terminal pelabuhan dermaga bandara stasiun halte rumahsakit rs rsud rsia rsd puskesmas pustu poskesdes polindes sekolah sd sdn sdit sdlb slb smp smpn mts mtsn sma sman smk smkn man madrasah kampus universitas kantor balai dinas disdukcapil dukcapil capil samsat bapenda dpmptsp kua bpn kantah imigrasi polsek polres koramil spbu spbe spbn taman lapangan gor museum perpustakaan makam kuburan tpa tps tps3r gunung gudang loket poli poned igd ugd icu bpjs pdam ptam mall mal plaza tambang kebun atm bank lapas rutan kolam gedung tugu penyeberangan penyebrangan feri ferry embung bendungan waduk irigasi kandang siring turap tanggul bantaran wisata museum alun balaikota setda kejaksaan pengadilan mpp balai gapura tower trafo gardu bpbd upt poliklinik laboratorium stikes politeknik stadion sirkuit hutan monumen daerah wilayah kawasan',
  ).map((word) => [word, 'facility'] as const),
]);

/** Heads that are also everyday nouns: they begin a name only when something name-like follows. */
export const NEEDS_NAME: ReadonlySet<string> = new Set(
  words(
    'jalan kota kabupaten pasar sungai danau pulau pantai sekolah kantor dinas toko warung pabrik taman lapangan jembatan simpang blok rt rw gunung man mi sd tk balai gudang klinik desa kampung gang loket poli apotek bpjs pdam kecamatan kelurahan masjid terminal halte tps tpa komplek perumahan hotel ruko lorong pt cv ud po tambang kebun minimarket atm bank kolam gedung pelabuhan puskesmas rumahsakit rs bupati walikota camat lurah kepaladesa pelayanan daerah wilayah kawasan agen depot asrama panti kandang makam kuburan siring tanggul bantaran turap rute jurusan jalur ruas tikungan tanjakan turunan trayek langgar musholla feri ferry tower trafo gardu hutan bengkel wisata karaoke cafe kafe smp sma smk handil dusun pemkab pemkot bumdes gapura alun stadion mall mal plaza museum perempatan pertigaan bundaran',
  ),
);
/** Stand before a place and belong to it. */
export const RELATIONS: ReadonlySet<string> = new Set(
  words(
    'depan dekat samping belakang seberang ujung pinggir tepi sekitar sepanjang antara bawah atas dalam area parkiran halaman gerbang muara sebelah',
  ),
);
/** English heads, which stand after what kind they are: "immigration office", "gas station". */
export const HEADS_EN: ReadonlySet<string> = new Set(
  words(
    'office station hospital clinic market mosque church bridge terminal school shop store mall airport university',
  ),
);
/** Before an English head these say nothing of its kind. */
export const SMALL_EN: ReadonlySet<string> = new Set(
  words(
    'the a an this that these those my our your his her their its at in on near from to of and or by with for is was are were has had when while into outside inside behind opposite across visited local nearby same whole broken damaged collapsed collapsing rotten rusty dirty dark flooded blocked clogged crowded noisy smelly closed abandoned dangerous terrible bad huge big deep wooden old new son daughter child kids',
  ),
);
/** Inside a name: they go on when a name follows. */
export const LINKS: ReadonlySet<string> = new Set(
  words(
    'km kilometer rt rw no nomor blok gang lantai arah menuju dan kec kecamatan kelurahan desa kabupaten kota simpang depan dekat samping belakang seberang komplek jalan pal in the provinsi',
  ),
);
/** The same in English, longest first; an article may follow. */
export const RELATIONS_EN: readonly (readonly string[])[] = [
  ['in', 'front', 'of'],
  ['across', 'from'],
  ['next', 'to'],
  ['close', 'to'],
  ['opposite'],
  ['behind'],
  ['beside'],
  ['near'],
];
/** English words that may stand between a relation and a name. */
export const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an']);
/** Heads that a house number may follow without "no": "Jl. Cempaka 58", "gang Damai 2". */
export const NUMBERED_WAYS: ReadonlySet<string> = new Set(words('jalan gang lorong komplek perumahan blok'));
/** What is named by the village or saint it is called after, whatever the word means elsewhere: "Puskesmas Banyu Hirang". */
export const NAMED_AFTER: ReadonlySet<string> = new Set(
  words(
    'puskesmas pustu rs rumahsakit rsud rsia sd sdn sdit smp smpn sma sman smk smkn mts mtsn man mi tk paud masjid musholla langgar gereja ponpes bank',
  ),
);
/** Everyday words that stand behind a head soon enough and name nothing: "sekolah apalagi", "rt maupun rw". */
export const NO_NAME: ReadonlySet<string> = new Set(
  words(
    'apalagi maupun jenjang bahkan bahwa ataupun meskipun walaupun dsb dst dll demikian induk swasta terhadap setempat tadinya didepan didalam kembali juga turut ikut usia umur nama namanya hingga hanya tempat lokasi semi permanen berkas dangkal apabila meskipun mskpun tmpt pemukiman permukiman penduduk',
  ),
);
/** A road or a school of some kind, and no name: "jalan raya", "jalan umum", "sekolah negeri". */
export const ONLY_KINDS: ReadonlySet<string> = new Set(
  words('raya umum utama besar negeri swasta lingkungan protokol prestasi zonasi afirmasi'),
);
/** Before a name: a plant, a programme or the like is called so, and no place. */
export const NO_PLACE_AFTER: ReadonlySet<string> = new Set(words('pohon phn buah tanaman daun batang program'));
/** Behind a town's name these make it the name of a street or a housing estate: "Jl. Kupang Indah", "Komplek Tanjung Permai". */
export const ESTATES: ReadonlySet<string> = new Set(
  words(
    'indah permai asri jaya raya lama baru barat timur utara selatan tengah dalam residence regency estate city village mulya makmur sejahtera lestari gunung',
  ),
);
/** A number after one of these belongs to the name. */
export const NUMBERED: ReadonlySet<string> = new Set(
  words(
    'km kilometer rt rw no nomor blok pal sd sdn smp smpn sma sman smk smkn mts mtsn man min gang simpang loket poli lantai handil dusun puskesmas spbu terminal ray',
  ),
);
/** Before a name: it is where one goes or comes from, not where it happened. */
export const DIRECTIONS: ReadonlySet<string> = new Set(words('arah menuju ke tujuan to'));
/** Offices of a whole region: a street or building says better where. */
export const AGENCIES_OF: ReadonlySet<string> = new Set(words('pdam ptam bpjs dinas pln pemkab pemkot upt'));
/** Companies and banks: where they are is not where it happened, unless an office of theirs is named. */
export const COMPANIES: ReadonlySet<string> = new Set(words('pdam ptam pln bpjs bank'));
/** Names that belong to companies of the province, in words of the gazetteer's names. */
export const BRANDS: ReadonlySet<string> = new Set(words('bandarmasih intan'));
/** "Pak Banjar kepala UPT": a person, where a post or "itu" follows the name. */
export const TITLES: ReadonlySet<string> = new Set(
  words('bapak pak ibu bu haji hj h ustadz sdr saudara mas mbak om kai'),
);
/** What follows the name of a person, and not that of a place. */
export const POSTS_AFTER: ReadonlySet<string> = new Set(
  words(
    'kepala ketua kepaladesa lurah camat guru dokter bidan perawat pegawai petugas staf sekdes sekretaris sekretarisdesa bendahara kabid kadis kasi kasir pengurus anggota itu yang selaku sebagai',
  ),
);
/** "dibuang ke sungai": after these "ke" says where it happens. */
export const INTO: ReadonlySet<string> = new Set(
  words(
    'dibuang buang membuang mengalir dialirkan mengalirkan masuk jatuh tumpah kecebur tercebur meluber meluap merembes next close went go going goes came come been',
  ),
);
/** Before a name: people of a place rather than the place. */
export const PEOPLE: ReadonlySet<string> = new Set(
  words('orang urang suku bahasa budaya sasirangan soto lagu tim warga masyarakat'),
);
/** Everyday words that are part of an office's or a building's name. */
export const OFFICE_WORDS: ReadonlySet<string> = new Set(
  words(
    'kesehatan ketenagakerjaan pertanian pertanahan imigrasi sosial pendidikan perhubungan lingkungan perdagangan kependudukan perizinan pemda pemkab pemkot pembantu daerah umum induk negeri negara islam rakyat agung raya baru lama utara selatan timur barat tengah renang renang sawit karet tahu kayu bangunan keliling terpadu pratama utama kelas satu dua anak sakit',
  ),
);
