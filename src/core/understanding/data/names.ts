/** Names in the lists that are also everyday words or too common: they count only beside a cue (desa, kecamatan, kota …). */
export const WORDLIKE = `
anjir, baru, tengah, pantai, pulau, batu bara, batubara, perumahan, merah, jatuh, namun, harus, bagus, alat, jambu, mawar, jawa, makmur, bakti, melayu, banjar, ujung, tandui, masta, mandala, pemuda, damai, panjang, salam, lama, hulu, hilir, benar, barat, timur, utara, selatan
malang, solo, batu, kediri, bima, bone, sorong, berau, pati, tegal, kudus, buru, alor, muna, sigi, toba, karo, siak, lahat, metro, agam, serang, lebak, batang, kendal, puncak, ende, maros, palu, ambon, bangka, asmat, landak, selat, kurun, damang batu, paku, awang, murung, waru, bulik, damai, anggana, busang, telen, karangan, sepaku, rungan, melak, tabang, jelai, delang, segah, sambutan
sungai, danau, kota, kampung, simpang, pasar, tanjung, rantau, cempaka, kuin, asam, tatah, daha, barokah, dirgahayu, perdagangan, prona, dahlia, mawar, kamboja, komet, kemuning, kapar, bangkal, melati, sukamara, sungai besar, sungai kecil, gotong royong, sekumpul, batuah, belimbing, baharu, cemara, pramuka, veteran, ampera, gadang, gerilya, sejahtera, rampa, telawang, meratus, nagasari, prona, bersujud, cantung, lontar, trikora, trisakti, sudirman, kayu bawang, ulin, basirih, mahligai, beringin, kurau, juai, upau, jaro, halong, simpur, binuang, sinar baru, maju, mulya, karya, harapan, bahagia, sederhana, terang bulan, ray, palam, kapet, bukat, pagat, ilung, padang, muning, cerbon
`;

/** Other names of places outside: `regency: name, name …`. */
export const OUTSIDE_NAMES = `
Surakarta: solo, rs moewardi, rsud dr moewardi, moewardi
Yogyakarta: jogja, yogya, jogjakarta, djogja, malioboro, rs sardjito
Jakarta Pusat: monas, tanah abang, kemayoran
Kutai Kartanegara: tenggarong, kukar
Kutai Timur: sangatta, sengata, kutim
Paser: tanah grogot, grogot, batu kajang
Penajam Paser Utara: penajam, ikn, ibu kota nusantara, sepaku
Palangka Raya: palangkaraya, palangka, rsud doris sylvanus, doris sylvanus
Kotawaringin Timur: sampit, kotim, mentaya hilir, rsud murjani sampit, rsud murjani, rsud dr murjani
Kotawaringin Barat: pangkalan bun, kobar, rsud sultan imanuddin
Kapuas: kuala kapuas
Barito Timur: tamiang layang, ampah, bartim
Barito Selatan: buntok, barsel
Barito Utara: muara teweh, barut
Murung Raya: puruk cahu
Pulang Pisau: pulpis
Katingan: kasongan
Gunung Mas: kuala kurun
Seruyan: kuala pembuang
Lamandau: nanga bulik
Samarinda: smd, rsud aws, rsud abdul wahab sjahranie
Balikpapan: bpp, rs kanujoso, sepinggan
Surabaya: sby, rsud soetomo, rs soetomo
Bandung: bdg, gedung sate, rs hasan sadikin
Makassar: mks, ujung pandang
Denpasar: dps, sanglah
Medan: mdn
Tangerang: bsd, tangsel
Bulungan: tanjung selor
`;

/** Provinces next door: their districts count without "kecamatan" too, where something else says that a place is meant. */
export const NEIGHBOUR_PROVINCES: readonly string[] = ['Kalimantan Tengah', 'Kalimantan Timur'];

/** Provinces other than Kalimantan Selatan with what people call them: `name: other, other …`. Written for this project. */
export const PROVINCE_NAMES = `
Aceh: nad, nanggroe aceh
Sumatera Utara: sumut, sumatra utara
Sumatera Barat: sumbar, sumatra barat
Riau:
Jambi:
Sumatera Selatan: sumsel, sumatra selatan
Bengkulu:
Lampung:
Kepulauan Bangka Belitung: babel, bangka belitung
Kepulauan Riau: kepri
DKI Jakarta: jakarta, jkt, dki
Jawa Barat: jabar
Jawa Tengah: jateng
Daerah Istimewa Yogyakarta: diy, daerah istimewa yogyakarta
Jawa Timur: jatim
Banten:
Bali:
Nusa Tenggara Barat: ntb, lombok, sumbawa
Nusa Tenggara Timur: ntt, flores
Kalimantan Barat: kalbar
Kalimantan Tengah: kalteng
Kalimantan Timur: kaltim
Kalimantan Utara: kaltara
Sulawesi Utara: sulut
Sulawesi Tengah: sulteng
Sulawesi Selatan: sulsel
Sulawesi Tenggara: sultra
Gorontalo:
Sulawesi Barat: sulbar
Maluku:
Maluku Utara: malut
Papua: irian jaya, papua selatan, papua tengah, papua pegunungan
Papua Barat: papua barat daya
`;
