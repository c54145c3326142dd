/**
 * Provinces of Indonesia other than Kalimantan Selatan with their regencies and cities, one province a line:
 * `province|name,name …`; a city's name ends in `*`. Names only, from the npm package `geografis` 1.3.2 (MIT, by drizki).
 */
export const PROVINCES = `
Aceh|Aceh Selatan,Aceh Tenggara,Aceh Timur,Aceh Tengah,Aceh Barat,Aceh Besar,Pidie,Aceh Utara,Simeulue,Aceh Singkil,Bireuen,Aceh Barat Daya,Gayo Lues,Aceh Jaya,Nagan Raya,Aceh Tamiang,Bener Meriah,Pidie Jaya,Banda Aceh*,Sabang*,Lhokseumawe*,Langsa*,Subulussalam*
Sumatera Utara|Tapanuli Tengah,Tapanuli Utara,Tapanuli Selatan,Nias,Langkat,Karo,Deli Serdang,Simalungun,Asahan,Labuhanbatu,Dairi,Toba Samosir,Mandailing Natal,Nias Selatan,Pakpak Bharat,Humbang Hasundutan,Samosir,Serdang Bedagai,Batu Bara,Padang Lawas Utara,Padang Lawas,Labuhanbatu Selatan,Labuhanbatu Utara,Nias Utara,Nias Barat,Medan*,Pematangsiantar*,Sibolga*,Tanjung Balai*,Binjai*,Tebing Tinggi*,Padangsidimpuan*,Gunungsitoli*
Sumatera Barat|Pesisir Selatan,Solok,Sijunjung,Tanah Datar,Padang Pariaman,Agam,Lima Puluh Kota,Pasaman,Kepulauan Mentawai,Dharmasraya,Solok Selatan,Pasaman Barat,Padang*,Solok*,Sawahlunto*,Padang Panjang*,Bukittinggi*,Payakumbuh*,Pariaman*
Riau|Kampar,Indragiri Hulu,Bengkalis,Indragiri Hilir,Pelalawan,Rokan Hulu,Rokan Hilir,Siak,Kuantan Singingi,Kepulauan Meranti,Pekanbaru*,Dumai*
Jambi|Kerinci,Merangin,Sarolangun,Batanghari,Muaro Jambi,Tanjung Jabung Barat,Tanjung Jabung Timur,Bungo,Tebo,Jambi*,Sungai Penuh*
Sumatera Selatan|Ogan Komering Ulu,Ogan Komering Ilir,Muara Enim,Lahat,Musi Rawas,Musi Banyuasin,Banyuasin,Ogan Komering Ulu Timur,Ogan Komering Ulu Selatan,Ogan Ilir,Empat Lawang,Penukal Abab Lematang Ilir,Musi Rawas Utara,Palembang*,Pagar Alam*,Lubuk Linggau*,Prabumulih*
Bengkulu|Bengkulu Selatan,Rejang Lebong,Bengkulu Utara,Kaur,Seluma,Muko Muko,Lebong,Kepahiang,Bengkulu Tengah,Bengkulu*
Lampung|Lampung Selatan,Lampung Tengah,Lampung Utara,Lampung Barat,Tulang Bawang,Tanggamus,Lampung Timur,Way Kanan,Pesawaran,Pringsewu,Mesuji,Tulang Bawang Barat,Pesisir Barat,Bandar Lampung*,Metro*
Kepulauan Bangka Belitung|Bangka,Belitung,Bangka Selatan,Bangka Tengah,Bangka Barat,Belitung Timur,Pangkal Pinang*
Kepulauan Riau|Bintan,Karimun,Natuna,Lingga,Kepulauan Anambas,Batam*,Tanjung Pinang*
DKI Jakarta|Kepulauan Seribu,Jakarta Pusat*,Jakarta Utara*,Jakarta Barat*,Jakarta Selatan*,Jakarta Timur*
Jawa Barat|Bogor,Sukabumi,Cianjur,Bandung,Garut,Tasikmalaya,Ciamis,Kuningan,Cirebon,Majalengka,Sumedang,Indramayu,Subang,Purwakarta,Karawang,Bekasi,Bandung Barat,Pangandaran,Bogor*,Sukabumi*,Bandung*,Cirebon*,Bekasi*,Depok*,Cimahi*,Tasikmalaya*,Banjar*
Jawa Tengah|Cilacap,Banyumas,Purbalingga,Banjarnegara,Kebumen,Purworejo,Wonosobo,Magelang,Boyolali,Klaten,Sukoharjo,Wonogiri,Karanganyar,Sragen,Grobogan,Blora,Rembang,Pati,Kudus,Jepara,Demak,Semarang,Temanggung,Kendal,Batang,Pekalongan,Pemalang,Tegal,Brebes,Magelang*,Surakarta*,Salatiga*,Semarang*,Pekalongan*,Tegal*
Daerah Istimewa Yogyakarta|Kulon Progo,Bantul,Gunungkidul,Sleman,Yogyakarta*
Jawa Timur|Pacitan,Ponorogo,Trenggalek,Tulungagung,Blitar,Kediri,Malang,Lumajang,Jember,Banyuwangi,Bondowoso,Situbondo,Probolinggo,Pasuruan,Sidoarjo,Mojokerto,Jombang,Nganjuk,Madiun,Magetan,Ngawi,Bojonegoro,Tuban,Lamongan,Gresik,Bangkalan,Sampang,Pamekasan,Sumenep,Kediri*,Blitar*,Malang*,Probolinggo*,Pasuruan*,Mojokerto*,Madiun*,Surabaya*,Batu*
Banten|Pandeglang,Lebak,Tangerang,Serang,Tangerang*,Cilegon*,Serang*,Tangerang Selatan*
Bali|Jembrana,Tabanan,Badung,Gianyar,Klungkung,Bangli,Karangasem,Buleleng,Denpasar*
Nusa Tenggara Barat|Lombok Barat,Lombok Tengah,Lombok Timur,Sumbawa,Dompu,Bima,Sumbawa Barat,Lombok Utara,Mataram*,Bima*
Nusa Tenggara Timur|Kupang,Timor Tengah Selatan,Timor Tengah Utara,Belu,Alor,Flores Timur,Sikka,Ende,Ngada,Manggarai,Sumba Timur,Sumba Barat,Lembata,Rote Ndao,Manggarai Barat,Nagekeo,Sumba Tengah,Sumba Barat Daya,Manggarai Timur,Sabu Raijua,Malaka,Kupang*
Kalimantan Barat|Sambas,Mempawah,Sanggau,Ketapang,Sintang,Kapuas Hulu,Bengkayang,Landak,Sekadau,Melawi,Kayong Utara,Kubu Raya,Pontianak*,Singkawang*
Kalimantan Tengah|Kotawaringin Barat,Kotawaringin Timur,Kapuas,Barito Selatan,Barito Utara,Katingan,Seruyan,Sukamara,Lamandau,Gunung Mas,Pulang Pisau,Murung Raya,Barito Timur,Palangka Raya*
Kalimantan Timur|Paser,Kutai Kartanegara,Berau,Kutai Barat,Kutai Timur,Penajam Paser Utara,Mahakam Ulu,Balikpapan*,Samarinda*,Bontang*
Kalimantan Utara|Bulungan,Malinau,Nunukan,Tana Tidung,Tarakan*
Sulawesi Utara|Bolaang Mongondow,Minahasa,Kepulauan Sangihe,Kepulauan Talaud,Minahasa Selatan,Minahasa Utara,Minahasa Tenggara,Bolaang Mongondow Utara,Kepulauan Siau Tagulandang Biaro,Bolaang Mongondow Timur,Bolaang Mongondow Selatan,Manado*,Bitung*,Tomohon*,Kotamobagu*
Sulawesi Tengah|Banggai,Poso,Donggala,Toli Toli,Buol,Morowali,Banggai Kepulauan,Parigi Moutong,Tojo Una Una,Sigi,Banggai Laut,Morowali Utara,Palu*
Sulawesi Selatan|Kepulauan Selayar,Bulukumba,Bantaeng,Jeneponto,Takalar,Gowa,Sinjai,Bone,Maros,Pangkajene Kepulauan,Barru,Soppeng,Wajo,Sidenreng Rappang,Pinrang,Enrekang,Luwu,Tana Toraja,Luwu Utara,Luwu Timur,Toraja Utara,Makassar*,Pare Pare*,Palopo*
Sulawesi Tenggara|Kolaka,Konawe,Muna,Buton,Konawe Selatan,Bombana,Wakatobi,Kolaka Utara,Konawe Utara,Buton Utara,Kolaka Timur,Konawe Kepulauan,Muna Barat,Buton Tengah,Buton Selatan,Kendari*,Bau Bau*
Gorontalo|Gorontalo,Boalemo,Bone Bolango,Pahuwato,Gorontalo Utara,Gorontalo*
Sulawesi Barat|Pasangkayu,Mamuju,Mamasa,Polewali Mandar,Majene,Mamuju Tengah
Maluku|Maluku Tengah,Maluku Tenggara,Kepulauan Tanimbar,Buru,Seram Bagian Timur,Seram Bagian Barat,Kepulauan Aru,Maluku Barat Daya,Buru Selatan,Ambon*,Tual*
Maluku Utara|Halmahera Barat,Halmahera Tengah,Halmahera Utara,Halmahera Selatan,Kepulauan Sula,Halmahera Timur,Pulau Morotai,Pulau Taliabu,Ternate*,Tidore Kepulauan*
Papua|Merauke,Jayawijaya,Jayapura,Nabire,Kepulauan Yapen,Biak Numfor,Puncak Jaya,Paniai,Mimika,Sarmi,Keerom,Pegunungan Bintang,Yahukimo,Tolikara,Waropen,Boven Digoel,Mappi,Asmat,Supiori,Mamberamo Raya,Mamberamo Tengah,Yalimo,Lanny Jaya,Nduga,Puncak,Dogiyai,Intan Jaya,Deiyai,Jayapura*
Papua Barat|Sorong,Manokwari,Fak Fak,Sorong Selatan,Raja Ampat,Teluk Bintuni,Teluk Wondama,Kaimana,Tambrauw,Maybrat,Manokwari Selatan,Pegunungan Arfak,Sorong*
`;

/** Districts of the two neighbours, Kalimantan Tengah and Timur: `regency|district,district …`. Same source. */
export const NEIGHBOUR_DISTRICTS = `
Kotawaringin Barat|Kumai,Arut Selatan,Kotawaringin Lama,Arut Utara,Pangkalan Lada,Pangkalan Banteng
Kotawaringin Timur|Kota Besi,Cempaga,Mentaya Hulu,Parenggean,Baamang,Mentawa Baru Ketapang,Mentaya Hilir Utara,Mentaya Hilir Selatan,Pulau Hanaut,Antang Kalang,Teluk Sampit,Seranau,Cempaga Hulu,Telawang,Bukit Santuai,Tualan Hulu,Telaga Antang
Kapuas|Selat,Kapuas Hilir,Kapuas Timur,Kapuas Kuala,Kapuas Barat,Pulau Petak,Kapuas Murung,Basarang,Mantangai,Timpah,Kapuas Tengah,Kapuas Hulu,Tamban Catur,Pasak Talawang,Mandau Talawang,Dadahup,Bataguh
Barito Selatan|Jenamas,Dusun Hilir,Karau Kuala,Dusun Utara,Gn. Bintang Awai,Dusun Selatan
Barito Utara|Montallat,Gunung Timang,Gunung Purei,Teweh Timur,Teweh Tengah,Lahei,Teweh Baru,Teweh Selatan,Lahei Barat
Katingan|Kamipang,Katingan Hilir,Tewang Sangalang Garing,Pulau Malan,Katingan Tengah,Sanaman Mantikei,Marikit,Katingan Hulu,Mendawai,Katingan Kuala,Tasik Payawan,Petak Malai,Bukit Raya
Seruyan|Seruyan Hilir,Seruyan Tengah,Danau Sembuluh,Hanau,Seruyan Hulu,Seruyan Hilir Timur,Seruyan Raya,Danau Seluluk,Batu Ampar,Suling Tambun
Sukamara|Sukamara,Jelai,Balai Riam,Pantai Lunci,Permata Kecubung
Lamandau|Lamandau,Delang,Bulik,Bulik Timur,Menthobi Raya,Sematu Jaya,Belantikan Raya,Batang Kawa
Gunung Mas|Sepang Simin,Kurun,Tewah,Kahayan Hulu Utara,Rungan,Manuhing,Mihing Raya,Damang Batu,Miri Manasa,Rungan Hulu,Manuhing Raya,Rungan Barat
Pulang Pisau|Pandih Batu,Kahayan Kuala,Kahayan Tengah,Banama Tingang,Kahayan Hilir,Maliku,Jabiren,Sebangau Kuala
Murung Raya|Murung,Tanah Siang,Laung Tuhup,Permata Intan,Sumber Barito,Barito Tuhup Raya,Tanah Siang Selatan,Sungai Babuat,Seribu Riam,Uut Murung
Barito Timur|Dusun Timur,Banua Lima,Patangkep Tutui,Awang,Dusun Tengah,Pematang Karau,Paju Epat,Raren Batuah,Paku,Karusen Janang
Palangka Raya|Pahandut,Bukit Batu,Jekan Raya,Sabangau,Rakumpit
Paser|Batu Sopang,Tanjung Harapan,Paser Belengkong,Tanah Grogot,Kuaro,Long Ikis,Muara Komam,Long Kali,Batu Engau,Muara Samu
Kutai Kartanegara|Muara Muntai,Loa Kulu,Loa Janan,Anggana,Muara Badak,Tenggarong,Sebulu,Kota Bangun,Kenohan,Kembang Janggut,Muara Kaman,Tabang,Samboja,Muara Jawa,Sanga Sanga,Tenggarong Seberang,Marang Kayu,Muara Wis
Berau|Kelay,Talisayan,Sambaliung,Segah,Tanjung Redeb,Gunung Tabur,Pulau Derawan,Biduk-Biduk,Teluk Bayur,Tabalar,Maratua,Batu Putih,Biatan
Kutai Barat|Long Iram,Melak,Barong Tongkok,Damai,Muara Lawa,Muara Pahu,Jempang,Bongan,Penyinggahan,Bentian Besar,Linggang Bigung,Nyuatan,Siluq Ngurai,Mook Manaar Bulatn,Tering,Sekolaq Darat
Kutai Timur|Muara Ancalong,Muara Wahau,Muara Bengkal,Sangatta Utara,Sangkulirang,Busang,Telen,Kombeng,Bengalon,Kaliorang,Sandaran,Sangatta Selatan,Teluk Pandan,Rantau Pulung,Kaubun,Karangan,Batu Ampar,Long Mesangat
Penajam Paser Utara|Penajam,Waru,Babulu,Sepaku
Mahakam Ulu|Long Bagun,Long Hubung,Laham,Long Apari,Long Pahangai
Balikpapan|Balikpapan Timur,Balikpapan Barat,Balikpapan Utara,Balikpapan Tengah,Balikpapan Selatan,Balikpapan Kota
Samarinda|Palaran,Samarinda Seberang,Samarinda Ulu,Samarinda Ilir,Samarinda Utara,Sungai Kunjang,Sambutan,Sungai Pinang,Samarinda Kota,Loa Janan Ilir
Bontang|Bontang Utara,Bontang Selatan,Bontang Barat
`;
