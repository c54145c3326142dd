/**
 * The 153 districts (kecamatan) of Kalimantan Selatan with their villages (desa, kelurahan), one district a line:
 * `regency|district|village,village …`. Names only, taken from the npm package `geografis` 1.3.2 (MIT, by drizki), which
 * has them from the interior ministry's list (cahyadsn/wilayah, MIT); a few district names are spelt as their regencies do.
 */
export const VILLAGES = `
Tanah Laut|Takisung|Banua Lawas,Tabanio,Kuala Tambangan,Takisung,Gunung Makmur,Banua Tengah,Ranggang,Pagatan Besar,Batilai,Ranggang Dalam,Telaga Langsat,Sumber Makmur
Tanah Laut|Jorong|Sabuhur,Jorong,Asam-asam,Batalang,Swarangan,Muara Asam-asam,Alur,Asri Mulya,Karang Rejo,Asam Jaya,Simpang Empat Sungai Baru
Tanah Laut|Pelaihari|Sarang Halang,Karang Taruna,Pelaihari,Angsau,Pabahanan,Bumi Jaya,Sungai Riam,Tampang,Telaga,Panjaratan,Atu-atu,Panggung,Tungkaran,Ujung Batu,Panggung Baru,Ambungan,Guntung Besar,Kampung Baru,Sumber Mulia,Pemuda
Tanah Laut|Kurau|Sungai Bakau,Maluka Baulin,Bawah Layung,Tambak Sarinah,Kali Besar,Handil Negara,Padang Luas,Kurau,Tambak Karya,Raden,Sarikandi
Tanah Laut|Bati-Bati|Benua Raya,Bati-bati,Ujung,Liang Anggang,Bentok Kampung,Bentok Darat,Banyu Irang,Nusa Indah,Pandahan,Padang,Ujung Baru,Sambangan,Kait-kait,Kait-kait Baru
Tanah Laut|Panyipatan|Batu Tungku,Panyipatan,Kandangan Baru,Kandangan Lama,Batakan,Kuringkit,Tanjung Dewa,Suka Ramah,Batu Mulya,Bumi Asih
Tanah Laut|Kintap|Pandan Sari,Kintap,Kintapura,Sungai Cuka,Riam Adungan,Muara Kintap,Salaman,Kintap Kecil,Pasir Putih,Sumber Jaya,Bukit Mulia,Kebun Raya,Mekar Raya,Sebamban Baru
Tanah Laut|Tambang Ulang|Tambang Ulang,Sungai Pinang,Martadah,Sungai Jelai,Bingkulu,Gunung Raja,Pulau Sari,Kayu Abang,Martadah Baru
Tanah Laut|Batu Ampar|Batu Ampar,Gunung Mas,Tajau Mulya,Jilatan,Durian Bungkuk,Ambawang,Damit,Gunung Melati,Bluru,Pantai Linuh,Damit Hulu,Jilatan Alur,Damar Lima,Tajau Pecah
Tanah Laut|Bajuin|Bajuin,Sungai Bakar,Ketapang,Tirta Jaya,Galam,Pemalongan,Kunyit,Tebing Siring,Tanjung
Tanah Laut|Bumi Makmur|Handil Babirik,Kurau Utara,Bumi Harapan,Sungai Rasau,Pantai Harapan,Handil Suruk,Handil Gayam,Handil Birayang Atas,Handil Birayang Bawah,Handil Maluka,Handil Labuan Amas
Kotabaru|Pulau Sembilan|Labuan Barat,Teluk Sungai,Maradapan,Tengah,Tanjung Nyiur
Kotabaru|Pulau Laut Barat|Lontar Selatan,Lontar Timur,Sebanti,Sepagar,Semaras,Terangkeh,Gemuruh,Tapian Balai,Lontar Utara,Sumber Sari,Subur Makmur
Kotabaru|Pulau Laut Selatan|Teluk Sirih,Sungai Bahim,Tanjung Seloka,Tanjung Serudung,Alle-alle,Sungai Bulan,Labuan Mas,Tanjung Seloka Utara
Kotabaru|Pulau Laut Timur|Batu Tunau,Sejakah,Bekambit,Langkang Baru,Langkang Lama,Sungai Limau,Berangas,Tanjung Pengharapan,Betung,Teluk Mesjid,Teluk Gosong,Kulipak,Karangsari Indah,Bekambit Asri
Kotabaru|Pulau Sebuku|Sekapung,Kanibungan,Mandin,Serakaman,Sungai Bali,Balambus,Rampa,Ujung
Kotabaru|Pulau Laut Utara|Kotabaru Hulu,Baharu Selatan,Kotabaru Tengah,Kotabaru Hilir,Megasari,Sebelimbingan,Stagen,Rampa,Sungai Taib,Semayap,Dirgahayu,Sebatung,Baharu Utara,Tirawan,Hilir Muara,Sigam,Sarang Tiung,Gunung Ulin,Gedambaan,Gunung Sari,Batuah
Kotabaru|Kelumpang Selatan|Tanjung Pangga,Pembelacanan,Sungai Nipah,Pantai,Sangking Baru,Suka Maju,Sungai Kupang Jaya,Pantai Baru,Bumi Asih
Kotabaru|Kelumpang Hulu|Cantung Kiri Hilir,Karang Payau,Banua Lawas,Sungai Kupang,Bangkalaan Melayu,Bangkalaan Dayak,Laburan,Karang Liwar,Mangkirana,Sidomulyo
Kotabaru|Kelumpang Tengah|Tanjung Batu,Sungai Punggawa,Tanah Rata,Sebuli,Sembilang,Tamiang Bakung,Sang-sang,Sungai Pinang,Tanjung Selayar,Senakin Seberang,Senakin,Tebing Tinggi,Geronggang
Kotabaru|Kelumpang Utara|Sungai Hanyar,Sungai Seluang,Pudi,Mangga,Wilas,Pudi Seberang,Sulangkit
Kotabaru|Pamukan Selatan|Sekandis,Gunung Calang,Talusi,Sakalimau,Tanjung Samalantakan,Sakadoyan,Rampa Cengal,Sesulung,Pondok Labu,Mulyodadi,Sukadana
Kotabaru|Sampanahan|Sepapah,Sungai Betung,Basuang,Gunung Batu Besar,Sampanahan,Rampa Manunggul,Papaan,Sampanahan Hilir,Banjarsari,Sukamaju
Kotabaru|Pamukan Utara|Bepara,Betung,Sekayu Baru,Bakau,Binturung,Harapan Baru,Balaimea,Tamiang,Kalian,Mulyoharjo,Pamukan Indah,Wonorejo,Lintang Jaya
Kotabaru|Hampang|Hampang,Cantung Kiri Hulu,Cantung Kanan,Muara Orie,Lalapin,Peramasan Dua Kali Sanga,Limbur,Hulu Sampanahan,Limbungan
Kotabaru|Sungai Durian|Buluh Kuning,Gendang Timburu,Manunggal Lama,Rantau Buda,Manunggul Baru,Terombong Sari,Rantau Jaya
Kotabaru|Pulau Laut Tengah|Semisir,Sungai Pasir,Mekarpura,Selaru,Sungup Kanan,Pantai Baru,Salino
Kotabaru|Kelumpang Hilir|Serongga,Tarjun,Langadai,Pulau Panci,Pelajau Baru,Tegal Rejo,Mandala,Telagasari,Sahapi
Kotabaru|Kelumpang Barat|Siayuh,Bungkukan,Batang Kulur,Tanjung Sari,Magalau Hilir,Magalau Hulu
Kotabaru|Pamukan Barat|Sengayam,Mayang Sari,Marga Jaya,Mangka,Batuah
Kotabaru|Pulau Laut Kepulauan|Tanjung Lalak Utara,Tanjung Lalak Selatan,Pulau Kerayaan,Kerayaan Utara,Pulau Kerasian,Pulau Kerumputan,Teluk Aru,Teluk Kemuning,Oka-oka
Kotabaru|Pulau Laut Tanjung Selayar|Tanjung Pelayar,Tanjung Sungkai,Tanjung Tengah,Tanjung Kunyit,Teluk Tamiang,Gosong Panjang,Kampung Baru,Tata Mekar,Bandar Raya,Bangun Rejo
Banjar|Aluh-Aluh|Bakambat,Tanipah,Pemurus,Simpang Warga,Bunipah,Aluh Aluh Besar,Aluh Aluh Kecil,Podok,Handil Bujur,Kuin Besar,Terapu,Labat Muara,Pulantan,Aluh Aluh Kecil Muara,Simpang Warga Dalam,Kuin Kecil,Handil Baru,Balimau,Sungai Musang
Banjar|Kertak Hanyar|Kertak Hanyar I,Manarap Lama,Mandarsari,Pemangkih Laut,Simpang Empat,Sungai Lakum,Manarap Baru,Kertak Hanyar Ii,Pasar Kamis,Manarap Tengah,Belayung Baru,Banua Hanyar,Mekar Raya
Banjar|Gambut|Gambut,Gambut Barat,Sungai Kupang,Guntung Papuyu,Makmur,Tambak Sirang Darat,Tambak Sirang Laut,Malintang,Kayu Bawang,Banyu Hirang,Guntung Ujung,Tambak Sirang Baru,Malintang Baru,Keladan Baru
Banjar|Sungai Tabuk|Sungai Lulut,Sungai Bakung,Sungai Tandipah,Lok Baintan,Gudang Hirang,Sungai Pinang,Pembantanan,Pemakuan,Sungai Tabuk Kota,Sungai Tabuk Keramat,Lok Buntar,Gudang Tengah,Pejambuan,Keliling Benteng Ilir,Sungai Pinang Baru,Paku Alam,Lok Baintan Dalam,Pematang Panjang,Sungai Bangkal,Tajau Landung,Abumbun Jaya
Banjar|Martapura|Keraton,Jawa,Pasayangan,Murung Keraton,Sungai Paring,Tanjung Rema Darat,Sekumpul,Sungai Sipai,Pasayangan Selatan,Tanjung Rema,Bincau,Murung Kenanga,Tunggul Irang,Tambak Baru,Cindai Alus,Tungkaran,Tambak Baru Ulu,Bincau Muara,Tunggul Irang Ilir,Tunggul Irang Ulu,Labuan Tabu,Indra Sari,Jawa Laut,Pasayangan Utara,Pasayangan Barat,Tambak Baru Ilir
Banjar|Karang Intan|Kiram,Mandiangin Barat,Karang Intan,Pandak Daun,Jingah Habang Hulu,Mali Mali,Lok Tangga,Lihung,Bi Ih,Penyambaran,Sungai Alang,Sungai Asam,Mandikapau Timur,Awang Bangkal Barat,Awang Bangkal Timur,Sungai Besar,Mandiangin Timur,Pasar Lama,Jingah Habang Ilir,Sungai Arfat,Padang Panjang,Sungai Landas,Abirau,Pulau Nyiur,Mandi Kapau Barat,Balau
Banjar|Astambul|Pingaran,Jati Baru,Pasar Jati,Danau Salak,Tambak Danau,Kaliukan,Sungai Alat,Pingaran Ulu,Astambul Kota,Astambul Seberang,Sungai Tuan Ulu,Benua Anyar Sungai Tuan,Kelampaian Ilir,Kelampaian Ulu,Limamar,Lok Gabang,Pematang Hambawang,Kelampaian Tengah,Tambangan,Benua Anyar Danau Salak,Sungai Tuan Ilir,Munggu Raya
Banjar|Simpang Empat|Paku,Simpang Empat,Lok Cantung,Tanah Intan,Sungai Raya,Sungkai,Sungai Langsat,Lawiran,Batu Balian,Cabi,Berkat Mulya,Sungai Baru,Paring Tali,Pasar Lama,Sungai Tabuk
Banjar|Pengaron|Maniapun,Lok Tunggul,Lobang Baru,Pengaron,Benteng,Atiim,Alimukim,Panyiuran,Antaraku,Mangkauk,Kertak Empat,Lumpangi
Banjar|Sungai Pinang|Kupang Rejo,Sungai Pinang,Kahelaan,Rantau Nangka,Rantau Bakula,Belimbing Lama,Sumber Baru,Belimbing Baru,Pakutik,Sumber Harapan,Hakim Makmur
Banjar|Aranio|Tiwingan Lama,Kalaan,Benua Riam,Bunglai,Apuai,Rantau Bujur,Artain,Rantau Balai,Tiwingan Baru,Belangian,Aranio,Paau
Banjar|Mataraman|Baru,Bawahan Pasar,Bawahan Seberang,Pematang Danau,Surian,Mataraman,Simpang Tiga,Bawahan Selan,Takuti,Pasiraman,Lok Tamu,Sungai Jati,Mangkalawat,Gunung Ulin,Tanah Abang
Banjar|Beruntung Baru|Pindahan Baru,Handil Purai,Kampung Baru,Lawahan,Babirik,Jambu Burung,Tambak Padi,Haur Kuning,Jambu Raya,Rumpiang,Salat Makmur,Muara Halayung
Banjar|Martapura Barat|Teluk Selong,Sungai Batang,Sungai Batang Ilir,Sungai Ranggas,Penggalaman,Keliling Benteng Ulu,Antasan Sutun,Sungai Ranggas Ulu,Sungai Ranggas Hambuku,Keliling Benteng Tengah,Teluk Selong Ulu,Tangkas,Sungai Ranggas Tengah
Banjar|Martapura Timur|Pekauman,Keramat,Antasan Senor,Tambak Anyar,Melayu,Melayu Ilir,Akar Begantung Ulu,Dalam Pagar,Tambak Anyar Ulu,Pematang Baru,Melayu Tengah,Akar Baru,Dalam Pagar Ulu,Pekauman Ulu,Mekar,Tambak Anyar Ilir,Sungai Kitano,Keramat Baru,Pekauman Dalam,Antasan Senor Ilir
Banjar|Sambung Makmur|Madurejo,Baliangin,Gunung Batu,Batang Banyu,Sungai Lurus,Batu Tanam,Pasar Baru
Banjar|Paramasan|Paramasan Atas,Paramasan Bawah,Remo,Angkipih
Banjar|Telaga Bauntung|Rantau Bujur,Lok Tanah,Telaga Baru,Rampah
Banjar|Tatah Makmur|Tatah Bangkal,Bangkal Tengah,Layap Baru,Tatah Layap,Mekar Sari,Pandan Sari,Tampang Awang,Pemangkih Darat,Pemangkih Baru,Pemangkih Tengah,Tatah Jaruju,Jaruju Laut,Thaibah Raya
Banjar|Cintapuri Darussalam|Keramat Mina,Garis Hanyar,Cintapuri,Surian Hanyar,Benua Anyar,Alalak Padang,Makmur Karya,Simpang Lima,Karya Makmur,Sindang Jaya,Sumber Sari
Barito Kuala|Tabunganen|Kuala Lupak,Sungai Telan Besar,Sungai Telan Kecil,Tabunganen Muara,Tabunganen Tengah,Karya Baru,Tabunganen Perumus,Sungai Teras Dalam,Sungai Jingah Besar,Tabunganen Kecil,Sei Teras Luar,Sei Telan Muara,Beringin Kencana,Tanggul Rejo
Barito Kuala|Tamban|Purwosari Ii,Purwosari I,Tamban Bangun,Tamban Muara,Tamban Kecil,Tinggiran Ii Luar,Jelapat I,Tamban Muara Baru,Purwosari Baru,Sekata Baru,Koanda,Damsari,Sidorejo,Jelapat Baru,Tamban Bangun Baru,Tamban Sari Baru
Barito Kuala|Anjir Pasar|Andaman,Hilir Mesjid,Anjir Pasar Kota,Banyiur,Gandaraya,Gandaria,Anjir Pasar Kota Ii,Andaman Ii,Anjir Seberang Pasar Ii,Anjir Seberang Pasar I,Anjir Pasar Lama,Pandan Sari,Mentaren,Barunai Baru,Danau Karya
Barito Kuala|Anjir Muara|Anjir Serapat Muara,Anjir Muara Kota,Patih Muhur,Anjir Muara Kota Tengah,Anjir Serapat Lama,Anjir Serapat Baru,Anjir Muara Lama,Sungai Punggu,Anjir Serapat Baru I,Patih Muhur Baru,Sei Punggu Baru,Anjir Serapat Muara I,Sepakat Barsama,Marabahan Baru,Beringin Jaya
Barito Kuala|Alalak|Berangas Barat,Berangas,Handil Bakti,Pulau Alalak,Pulau Sewangi,Pulau Sugara,Sungai Lumbah,Berangas Timur,Sei Semangat Bhakti,Sungai Pitung,Belandean Muara,Belandean,Tanjung Harapan,Semangat Dalam,Beringin,Semangat Karya,Panca Karya,Tatah Mesjid
Barito Kuala|Mandastana|Terantang,Tanipah,Puntik Luar,Puntik Dalam,Tabing Rimbah,Pantai Hambawang,Tatah Alayung,Puntik Tengah,Lokrawa,Sei Ramania,Bangkit Baru,Antasan Segera,Karang Bunga,Karang Indah
Barito Kuala|Rantau Badauh|Sungai Pantai,Pindahan Baru,Sungai Gampa Asahi,Sungai Gampa,Sungai Sahurai,Simpang Arya,Sinar Baru,Sungai Bamban,Danda Jaya
Barito Kuala|Belawang|Murung Keramat,Sungai Seluang,Belawang,Bambangin,Sukaramai,Sungai Seluang Pasar,Samuda,Parimata,Karang Dukuh,Patih Selera,Karang Buah,Binaan Baru,Rangga Surya
Barito Kuala|Cerbon|Sungai Kambat,Sungai Rasau,Simpang Nungki,Sawahan,Bantuil,Badandan,Sei Tunjang,Sei Raya
Barito Kuala|Bakumpai|Lepasan,Banua Anyar,Murung Raya,Palingkau,Balukung,Banitan,Batik,Bahalayung,Sungai Selirik
Barito Kuala|Kuripan|Jambu Baru,Jambu,Kabuau,Jarenang,Tabatan,Kuripan,Tabatan Baru,Asia Baru,Rimbun Tulang
Barito Kuala|Tabukan|Pantang Raya,Tabukan Raya,Teluk Tamba,Rantau Bamban,Tamba Jaya,Muara Pulau,Karya Indah,Bandar Karya,Karya Makmur,Karya Jadi,Pantang Baru
Barito Kuala|Mekarsari|Mekarsari,Tamban Raya,Tinggiran Tengah,Tinggiran Darat,Jelapat Ii,Tamban Raya Baru,Tinggiran Baru,Karang Mekar,Indah Sari
Barito Kuala|Barambai|Barambai,Sungai Kali,Pendalaman,Handil Barabai,Bagagap,Barambai Karya Tani,Pendalaman Baru,Karya Baru,Barambai Kolam Kiri,Barambai Kolam Kanan,Barambai Kolam Kiri Dalam
Barito Kuala|Marabahan|Marabahan Kota,Ulu Benteng,Penghulu,Bagus,Baliuk,Antar Baru,Antar Jaya,Antar Raya,Sido Makmur,Karya Maju
Barito Kuala|Wanaraya|Kolam Kiri,Roham Raya,Simpang Jaya,Tumih,Pinang Habang,Waringin Kencana,Babat Raya,Kolam Kanan,Sidomulyo,Kolam Makmur,Surya Kanta,Sumber Rahayu,Dwipasari
Barito Kuala|Jejangkit|Sampurna,Jejangkit Barat,Bahandang,Jejangkit Timur,Cahaya Baru,Jejangkit Pasar,Jejangkit Muara
Tapin|Binuang|Binuang,Karang Putih,Raya Belanti,Tungkap,A. Yani Pura,Pulaupinang,Pualam Sari,Gunungbatu,Pulaupinang Utara,Padang Sari,Mekarsari
Tapin|Tapin Selatan|Tambarangan,Tatakan,Suato Tatakan,Sawang,Lawahan,Timbaan,Rumintin,Cempaka,Harapan Masa,Tandui,Hatiwin
Tapin|Tapin Tengah|Pandulangan,Labung,Mandurian,Serawi,Pematang Karangan Hulu,Pematang Karangan,Pandahan,Pematang Karangan Hilir,Hiyung,Andhika,Sukaramai,Tirik,Kepayang,Batang Lantik,Mandurian Hilir,Sungai Bahalang,Papagan Makmur
Tapin|Tapin Utara|Rangda Malingkung,Kupang,Rantau Kanan,Rantau Kiwa,Keramat,Antasari,Jingah Babaris,Banua Hanyar,Banua Halat Kiri,Banua Halat Kanan,Perintis Raya,Kakaran,Antasan Hilir,Lumbu Raya,Banua Halar Hulu,Badaun
Tapin|Candi Laras Selatan|Margasari Hulu,Candi Laras,Baringin A.,Marampiau,Pabaungan Hilir,Pabaungan Hulu,Sungai Rutas,Baringin B,Marampiau Hilir,Sungai Rutas Hulu,Baulin,Pabaungan Pantai
Tapin|Candi Laras Utara|Keladan,Sungai Selai,Pariok,Margasari Hilir,Batalas,Rawana,Buas-buas,Teluk Haur,Sungai Puting,Sawaja,Sungai Selai Hilir,Buas-buas Hilir,Rawana Hulu
Tapin|Bakarangan|Parigi Kecil,Bakarangan,Parigi,Paul,Gadung,Bundung,Tangkawang,Waringin,Gadung Keramat,Masta,Ketapang,Tangkawang Baru
Tapin|Piani|Pipitak Jaya,Miawa,Batu Ampar,Harakit,Batung,Balawaian,Baramban,Buniin Jaya
Tapin|Bungur|Kalumpang,Banua Padang,Bungur,Banua Padang Hilir,Shabah,Hangui,Rantau Bujur,Purut,Bungur Baru,Timbung,Paring Guling,Linuh
Tapin|Lokpaikat|Bitahan,Binderang,Parandakan,Lokpaikat,Bataratat,Bitahan Baru,Puncak Harapan,Budi Mulya,Ayunan Papan
Tapin|Salam Babaris|Salam Babaris,Suato Lama,Kambang Habang Lama,Pantai Cabe,Suato Baru,Kambang Habang Baru
Tapin|Hatungun|Tarungin,Matang Batas,Hatungun,Burakai,Batu Hapu,Kambang Kuning,Asam Randah,Bagak
Hulu Sungai Selatan|Sungai Raya|Hamalau,Telaga Bidadari,Karasikan,Sungai Raya Utara,Sungai Raya Selatan,Hariti,Ida Manggala,Bumi Berkat,Batang Kulur Kiri,Batang Kulur Tengah,Batang Kulur Kanan,Baru,Tamiyang,Asam,Sungai Kali,Sarang Halang,Paring Agung,Tanah Bangkang
Hulu Sungai Selatan|Padang Batung|Karang Jawa Muka,Karang Jawa,Tabihi,Pandulangan,Kaliring,Jambu Hulu,Pahampangan,Padang Batung,Jembatan Merah,Batu Bini,Mawangi,Madang,Durian Rabung,Jelatang,Batu Laki,Malutu,Malilingin
Hulu Sungai Selatan|Telaga Langsat|Lok Binuang,Telaga Langsat,Mandala,Ambutun,Hamak,Hamak Timur,Hamak Utara,Pakuan Timur,Gumbil,Longawang,Pandulangan
Hulu Sungai Selatan|Angkinang|Bamban Utara,Bamban,Bamban Selatan,Kayu Abang,Angkinang,Telaga Sili-sili,Angkinang Selatan,Tawia,Taniran Kubah,Taniran Selatan,Bakarung
Hulu Sungai Selatan|Kandangan|Kandangan Kota,Kandangan Utara,Kandangan Barat,Jambu Hilir,Gambah Luar,Gambah Luar Muka,Gambah Dalam,Gambah Dalam Barat,Sungai Kupang,Bangkau,Lungau,Sungai Paring,Bariang,Amawang Kiri,Amawang Kiri Muka,Amawang Kanan,Tibung Raya,Baluti
Hulu Sungai Selatan|Simpur|Tebing Tinggi,Simpur,Garunggang,Amparaya,Panjampang Bahagia,Ulin,Pantai Ulin,Wasah Hulu,Wasah Tengah,Wasah Hilir,Kapuh
Hulu Sungai Selatan|Daha Selatan|Muning Baru,Muning Dalam,Muning Tengah,Banjarbaru,Bayanan,Pandan Sari,Pihanin Raya,Tumbukan Banyu,Sungai Pinang,Habirau,Habirau Tengah,Parigi,Banua Hanyar,Tambangan,Baruh Jaya,Samuda
Hulu Sungai Selatan|Daha Utara|Pakapuran Kecil,Panggandingan,Tambak Bitin,Pakan Dalam,Paramaian,Pandak Daun,Murung Raya,Balah Paikat,Sungai Garuda,Sungai Mandala,Mdl. Murung Mesjid,Baruh Kembang,Teluk Haur,Pasungkan,Teluk Kabak,Hamayung,Hamayung Utara,Paharangan,Hakurung
Hulu Sungai Selatan|Kalumpang|Balimau,Karang Paci,Bago Tanggul,Karang Bulan,Balanti,Kalumpang,Tambingkar,Sirih,Sirih Hulu
Hulu Sungai Selatan|Loksado|Halunuk,Panggungan,Lumpangi,Malinau,Hulu Banyu,Tumingki,Kamawakan,Lok Lahung,Loksado,Haratai,Ulang
Hulu Sungai Selatan|Daha Barat|Siang Gantung,Baru,Tanjung Selor,Badaun,Bajayau,Bajayau Tengah,Bajayau Lama
Hulu Sungai Tengah|Haruyan|Pengambau Hilir Luar,Panggung,Barikin,Andang,Pengambau Hilir Dalam,Haruyan,Haruyan Seberang,Pengambau Hulu,Sungai Harang,Batu Panggung,Mangunang,Hapulang,Lok Buntar,Tabat Padang,Mangunang Seberang,Pandanu,Teluk Mesjid
Hulu Sungai Tengah|Batu Benawa|Murung A.,Pagat,Kalibaru,Kahakan,Aluan Sumur,Aluan Besar,Paya Besar,Bakti,Aluan,Aluan Mati,Baru,Pantai Batung,Layuh,Haliau
Hulu Sungai Tengah|Labuan Amas Selatan|Pantai Hambawang Barat,Mahang Baru,Mundar,Tabudarat Hilir,Tabudarat Hulu,Pantai Hambawang Timur,Banua Kepayang,Taal,Durian Gantang,Guha,Bangkal,Panggang Marak,Jamil,Taras Padang,Murung Taal,Sungai Rangas,Batang Bahalang,Sungai Jaranih
Hulu Sungai Tengah|Labuan Amas Utara|Parumahan,Kasarangan,Banua Kupang,Rantau Keminting,Pemangkih,Pemangkih Seberang,Binjai Pemangkih,Samhurang,Pahalatan,Mantaas,Sungai Buluh,Kadundung,Tungkup,Tabat,Rantau Bujur,Binjai Pirua
Hulu Sungai Tengah|Pandawan|Jaranih,Banua Hanyar,Palajau,Banua Batung,Jatuh,Pandawan,Mahang Matang Landung,Kambat Selatan,Kayu Rabah,Setiap,Kambat Utara,Banua Supanggal,Hulu Rasau,Banua Asam,Masiraan,Mahang Putat,Mahang Sungai Hanyar,Hilir Banua,Buluan,Matang Ginalun,Walatung
Hulu Sungai Tengah|Barabai|Barabai Darat,Barabai Timur,Barabai Selatan,Barabai Utara,Barabai Barat,Bukat,Gambah,Kayu Bawang,Benawa Tengah,Mandingin,Pajukungan,Banua Budi,Banua Binjai,Banua Jingah,Ayuang,Babai,Awang Besar,Bakapas
Hulu Sungai Tengah|Batang Alai Selatan|Birayang,Kias,Kapar,Tembok Bahalang,Limbar,Lok Basar,Paya,Cukan Lipai,Birayang Surapati,Mahela,Rangas,Wawai Gardu,Labuhan,Birayang Timur,Tanah Habang,Banua Rantau,Anduhum,Wawai,Lunjuk
Hulu Sungai Tengah|Batang Alai Utara|Sumanggi Seberang,Sumanggi,Ilung,Maringgit,Telang,Labunganak,Hapingin,Dangu,Ilung Tengah,Haur Gading,Awang,Awang Baru,Muara Rintis,Ilung Pasar Lama
Hulu Sungai Tengah|Hantakan|Hantakan,Alat,Murung B,Bulayak,Batu Tunggal,Pasting,Tilahan,Haruyan Dayak,Kindingan,Datar Ajab,Hinas Kanan,Patikalain
Hulu Sungai Tengah|Batang Alai Timur|Batu Tangga,Hinas Kiri,Pembakulan,Nateh,Tandilang,Muara Hungi,Atiran,Batu Perahu,Aing Bantai,Juhu,Datar Batung
Hulu Sungai Tengah|Limpasu|Tapuk,Karau,Limpasu,Kabang,Abung Surapati,Karatungan,Pauh,Abung,Hawang
Hulu Sungai Utara|Danau Panggang|Sungai Namang,Danau Panggang,Pandamaan,Baru,Bitin,Manarap,Pararain,Telaga Mas,Darussalam,Sarang Burung,Longkong,Rintisan,Palukahan,Teluk Mesjid,Sungai Panangah,Manarap Hulu
Hulu Sungai Utara|Babirik|Babirik Hilir,Babirik Hulu,Sungai Durait Hilir,Hambuku Hilir,Murung Panti Hulu,Murung Panti Hilir,Murung Kupang,Sungai Luang Hilir,Pajukungan Hilir,Kalumpang Dalam,Parupukan,Sungai Luang Hulu,Sungai Durait Hulu,Sungai Dalam,Hambuku Baru,Hambuku Lima,Sungai Janjam,Kalumpang Luar,Teluk Limbung,Sungai Durait Tengah,Pajukungan Hulu,Sungai Papuyu,Sungai Nyiur
Hulu Sungai Utara|Sungai Pandan|Rantau Karau Hilir,Rantau Karau Hulu,Banyu Tajun Hilir,Banyu Tajun Hulu,Banyu Tajun Pangkalan,Sungai Sandung,Sungai Pandan Hilir,Teluk Betung,Tambalang,Hambuku Hulu,Hambuku Tengah,Pandulangan,Sungai Pandan Hulu,Pondok Babaris,Sungai Pinang,Tambalang Kecil,Putat Atas,Banyu Tajun Dalam,Sungai Pandan Tengah,Hambuku Raya,Sungai Kuini,Tapus Dalam,Rantau Karautengah,Tambalang Tengah,Teluk Mesjid,Murung Asam,Tatah Laban,Jalan Lurus,Teluk Sinar,Padang Bangkal,Hambuku Pasar,Pangkalan Sari,Rantau Karau Raya
Hulu Sungai Utara|Amuntai Selatan|Panyiuran,Simpang Empat,Padang Darat,Teluk Baru,Ilir Mesjid,Jarang Kuantan,Jumba,Telaga Sari,Telaga Silaba,Banyu Hirang,Kayakah,Bajawit,Padang Tanggul,Teluk Paring,Rukam Hilir,Mamar,Cempaka,Keramat,Ujung Murung,Kota Raja,Pulau Tambak,Harusan Telaga,Simpang Tiga,Cangkering,Kutai Kecil,Teluk Sari,Murung Panggang,Telaga Hanyar,Rukam Hulu,Murung Sari
Hulu Sungai Utara|Amuntai Tengah|Antasari,Murung Sari,Kebun Sari,Paliwara,Sungai Malang,Tapus,Kandang Halang,Pasar Senin,Kota Raden Hulu,Tangga Ulin Hilir,Tambalangan,Palampitan Hulu,Harus,Pinangkara,Sungai Karias,Tigarun,Pinang Habang,Hulu Pasar,Kota Raden Hilir,Rantawan,Muara Tapus,Palampitan Hilir,Harusan,Sungai Baring,Kembang Kuning,Datu Kuning,Tangga Ulin Hulu,Mawar Sari,Danau Cermin
Hulu Sungai Utara|Amuntai Utara|Pakapuran,Pakacangan,Panangkalaan,Padang Basar,Murung Karangan,Kamayahan,Guntung,Muara Baruh,Teluk Daun,Sungai Turak,Tabalong Mati,Pimping,Padang Luar,Tayur,Panangkalaan Hulu,Cakeru,Sungai Turak Dalam,Panyaungan,Kuangan,Tabing Liring,Padang Basar Hilir,Telaga Bamban,Air Tawar,Panangian,Pamintangan,Pandawanan
Hulu Sungai Utara|Banjang|Banjang,Patarikan,Teluk Buluh,Pandulangan,Danau Terati,Garunggang,Baruh Tabing,Murung Padang,Teluk Sarikat,Beringin,Kalintamui,Pelanjungan Sari,Lok Bangkai,Sungai Bahadangan,Karias Dalam,Rantau Bujur,Kaludan Kecil,Kaludan Besar,Pawalutan,Pulau Damar
Hulu Sungai Utara|Haur Gading|Palimbangan,Palimbangan Gusti,Palimbang Sari,Bayur,Lok Suga,Sungai Limas,Pihaung,Sungai Binuang,Jingah Bujur,Haur Gading,Keramat,Tambak Sari Panji,Pulantani,Waringin,Tangkawang,Tuhuran,Teluk Haur,Panawakan
Hulu Sungai Utara|Paminggir|Paminggir,Paminggir Seberang,Ambahai,Sapala,Bararawa,Pal Batu,Tampakang
Hulu Sungai Utara|Sungai Tabukan|Sungai Tabukan,Nelayan,Galagah Hulu,Galagah,Teluk Cati,Pematang Benteng,Pematang Benteng Hilir,Pasar Sabtu,Sungai Haji,Hilir Mesjid,Gampa Raya,Banua Hanyar,Rantau Bujur Hulu,Rantau Bujur Tengah,Rantau Bujur Hilir,Rantau Bujur Darat,Tambalang Raya
Tabalong|Banua Lawas|Hapalah,Bangkiling,Sungai Durian,Pematang,Hariang,Banua Lawas,Habau,Banua Rantau,Purai,Batang Banyu,Habau Hulu,Bungin,Bangkiling Raya,Talan,Sungai Anyar
Tabalong|Kelua|Pulau,Ampukung,Telaga Itar,Sungai Buluh,Binturu,Pudak Setegal,Pasar Panas,Masintan,Takulat,Paliat,Karangan Putih,Bahungin
Tabalong|Tanta|Murung Baru,Lukbayur,Walangkir,Warukin,Barimbun,Mangkusip,Pamarangan Kanan,Pulau Kuu,Tanta,Padang Panjang,Puain Kanan,Padangin,Tamiyang,Tanta Hulu
Tabalong|Tanjung|Jangkung,Tanjung,Agung,Hikun,Banyu Tajun,Pamarangan Kiwa,Puain Kiwa,Juai,Mahe Seberang,Kambitin,Wayau,Garunggung,Kitang,Sungai Pimping,Kambitin Raya
Tabalong|Haruai|Marindi,Wirang,Bongkang,Nawin,Halong,Hayup,Kembang Kuning,Seradang,Mahe Pasar,Lok Batu,Suput,Surian,Catur Karya
Tabalong|Murung Pudak|Belimbing Raya,Belimbing,Sulingan,Mabuun,Pembataan,Maburai,Kasiau,Kapar,Masukau,Kasiau Raya
Tabalong|Muara Uya|Kupang Nunding,Mangkupum,Pasar Batu,Uwie,Muara Uya,Lumbang,Santuun,Simpung Layung,Binjai,Palapi,Kampung Baru,Salikung,Ribang,Sungai Kumap
Tabalong|Muara Harus|Madang,Tantaringin,Murung Karangan,Padangin,Manduin,Mantuil,Harus
Tabalong|Pugaan|Pugaan,Pampanan,Sungai Rukam Ii,Sungai Rukam I,Jirak,Halangan,Tamunti
Tabalong|Upau|Bilas,Kaong,Pangelak,Kinarum,Masingai Ii,Masingai I
Tabalong|Jaro|Teratau,Namun,Jaro,Solan,Muang,Lano,Purui,Garagata,Nalui
Tabalong|Bintang Ara|Waling,Usih,Bintang Ara,Burum,Panaan,Dambung Raya,Argo Mulyo,Bumi Makmur,Hegarmanah
Tanah Bumbu|Batulicin|Batulicin,Gunungtinggi,Segumbang,Kersik Putih,Maju Makmur,Maju Bersama,Sukamaju,Polewali Marajae,Danauindah
Tanah Bumbu|Kusan Hilir|Kota Pagatan,Betung,Sungai Lembu,Wiritasi,Pejala,Pagaruyung,Muara Pagatan Tengah,Kampung Baru,Pasar Baru,Batuah,Baru Gelang,Pulau Salak,Salimuran,Satiung,Saring Sungai Binjai,Pulau Tanjung,Batarang,Manurung,Mudalang,Tanette,Muara Pagatan,Pulau Satu,Sepunggur,Pakatellu,Saring S. Bubu,Serdangan,Juku Eja,Api-api,Gusunge,Rantau Panjang Hulu,Penyolongan,Beringin,Mekar Jaya,Rantau Panjang Hilir,Upt. Karya Bakti
Tanah Bumbu|Sungai Loban|Sari Mulya,Sungailoban,Sebamban Lama,Sebamban Baru,Sungaidua Laut,Marga Mulya,Sari Utama,Tri Mulya,Dwi Marga Utama,Kerta Buana,Batu Meranti,Tri Martani,Sumber Makmur,Biduri Bersujud,Sumber Sari,Wanasari,Damar Indah
Tanah Bumbu|Satui|Setarap,Satui Timur,Sungaicuka,Jombang,Satui Barat,Sekapuk,Sungaidanau,Wonorejo,Sumber Makmur,Tegal Sari,Sumber Arum,Sejahtera Mulia,Al Kautsar,Makmur Mulia,Sinar Bulan,Pandamaran Jaya
Tanah Bumbu|Kusan Hulu|Lasung,Manuntung,Anjir Baru,Binawara,Pacakan,Guntung,Teluk Kepayang,Tapus,Mangkalapi,Hatiif,Timbarau Panjang,Sungai Rukam,Darasan Binjai,Bakarangan,Karang Mulya,Harapan Jaya,Wonorejo,Karang Sari,Tamunih,Dadap Kusan Raya,Batu Bulan
Tanah Bumbu|Simpang Empat|Kampung Baru,Tungkaran Pangeran,Sari Gadung,Mekar Sari,Sungaidua,Batu Ampar,Gunungbesar,Pulau Burung,Baroqah,Bersujud,Sejahtera,Gunungantasari
Tanah Bumbu|Karang Bintang|Karang Bintang,Pandan Sari,Rejo Winangun,Selaselilau,Pematang Ulin,Batu Licin Irigasi,Manunggal,Sumber Wangi,Madu Retno,Maju Sejahtera,Karang Rejo
Tanah Bumbu|Mantewe|Mantewe,Dukuh Rejo,Rejosari,Suka Damai,Bulu Rejo,Sido Mulyo,Sepakat,Sari Mulya,Emil Baru,Mentawakan Mulia,Maju Mulyo,Gunungraya
Tanah Bumbu|Angsana|Bunati,Purwodadi,Sumber Baru,Karang Indah,Angsana,Banjar Sari,Bayan Sari,Makmur,Mekar Jaya
Tanah Bumbu|Kuranji|Giri Mulya,Kuranji,Waringin Tunggal,Mustika,Indra Lokajaya,Karang Intan,Ringkit
Balangan|Juai|Muara Ninian,Hamarung,Juai,Buntu Karau,Bata,Galumbang,Sungai Batung,Sirap,Tigarun,Teluk Bayur,Pamurus,Marias,Lalayau,Mihu,Hukai,Tawahan,Gulinggang,Mungkur Uyam,Panimbaan,Wonorejo,Sumber Rejeki
Balangan|Halong|Hauwai,Bangkal,Mantuyan,Tabuan,Halong,Puyun,Buntu Pilanduk,Gunung Riut,Kapul,Mamantang,Binjai Punggal,Liyu,Binuang Santang,Aniungan,Binju,Karya,Uren,Marajai,Suryatama,Baruh Panyambaran,Mauya,Padang Raya,Sumber Agung,Mamigang
Balangan|Awayan|Bihara,Pematang,Merah,Awayan,Pudak,Badalungga,Tundakan,Sikontan,Pulantan,Tundi,Muara Jaya,Bihara Hilir,Baru,Awayan Hilir,Putat Basiun,Sei Pumpung,Badalungga Hilir,Nungka,Tangalin,Kedondong,Baramban,Ambakiang,Piyait
Balangan|Batumandi|Tariwin,Lok Batu,Munjung,Pelajau,Batumandi,Riwa,Mantimin,Mampari,Bungur,Teluk Mesjid,Timbun Tulang,Banua Hanyar,Bakung,Karuh,Guha,Gunung Manau,Hampa Raya,Kasai
Balangan|Lampihong|Tanah Habang Kiri,Panaitan,Tanah Habang Kanan,Batu Merah,Lampihong Kanan,Lampihong Selatan,Lampihong Kiri,Lajar,Kusambi Hulu,Kusambi Hilir,Simpang Tiga,Matang Lurus,Lok Hamawang,Kupang,Tampang,Matang Hanau,Lok Panginangan,Jungkal,Sungai Tabuk,Jimamun,Pimping,Hilir Pasar,Teluk Karya,Pupuyuan,Sungai Awang,Kandang Jaya,Mundar
Balangan|Paringin|Paringin Timur,Paringin Kota,Balang,Kalahiang,Lasung Batu,Paran,Layap,Murung Ilung,Mangkayahu,Lok Batung,Lamida Bawah,Dahai,Hujan Mas,Babayau,Balida,Sungai Ketapi
Balangan|Paringin Selatan|Batu Piring,Baruh Bahinu Luar,Inan,Baruh Bahinu Dalam,Panggung,Galumbang,Halubau,Binjai,Murung Abuin,Bungin,Maradap,Halubau Utara,Murung Jambu,Telaga Purun,Lingsir,Tarangan
Balangan|Tebing Tinggi|Dayak Pitap,Tebing Tinggi,Sungsum,Juuh,Mayanau,Simpang Bumbuan,Auh,Gunung Batu,Langkap,Simpang Nadong,Ajung,Kambiyain
Banjarmasin|Banjarmasin Selatan|Mantuil,Kelayan Selatan,Pekauman,Kelayan Barat,Kelayan Tengah,Kelayan Dalam,Murung Raya,Kelayan Timur,Tanjung Pagar,Pemurus Dalam,Pemurus Baru,Basirih Selatan
Banjarmasin|Banjarmasin Timur|Kuripan,Kebun Bunga,Karang Mekar,Sungai Bilu,Sungai Lulut,Banua Anyar,Pengambangan,Pekapuran Raya,Pemurus Luar
Banjarmasin|Banjarmasin Barat|Belitung Utara,Belitung Selatan,Pelambuan,Telaga Biru,Telawang,Teluk Tiram,Kuin Selatan,Kuin Cerucuk,Basirih
Banjarmasin|Banjarmasin Utara|Alalak Tengah,Alalak Utara,Alalak Selatan,Sungai Jingah,Sungai Miai,Surgi Mufti,Pangeran,Antasan Kecil Timur,Kuin Utara,Sungai Andai
Banjarmasin|Banjarmasin Tengah|Kertak Baru Ilir,Kertak Baru Ulu,Mawar,Teluk Dalam,Antasan Besar,Pasar Lama,Seberang Mesjid,Gadang,Melayu,Sungai Baru,Pekapuran Laut,Kelayan Luar
Banjarbaru|Landasan Ulin|Landasan Ulin Timur,Guntung Payung,Guntung Manggis,Syamsudin Noor
Banjarbaru|Cempaka|Palam,Bangkal,Sungai Tiung,Cempaka
Banjarbaru|Banjarbaru Utara|Loktabat Utara,Mentaos,Komet,Sungai Ulin
Banjarbaru|Banjarbaru Selatan|Sungai Besar,Laktabat Selatan,Kemuning,Guntung Paikat
Banjarbaru|Liang Anggang|Landasan Ulin Barat,Landasan Ulin Tengah,Landasan Ulin Utara,Landasan Ulin Selatan
`;
