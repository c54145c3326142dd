/**
 * Usual words that end a name: function words, verbs and whatever else follows a place without belonging to it.
 * Canonical spellings (see slang). Written for this project.
 */
export const FUNCTION_WORDS = `
kalian kamu yang dengan untuk karena tidak tanpa bisa tidakbisa tidakada sudah belum sampai sekarang kemarin tadi dari sejak saya kami anda dia mereka orang
itu ini nya tolong mohon terimakasih banget sangat hanya semua terus lagi masih juga jangan dan atau tapi kalau seperti sering
lapor melapor laporan bagaimana kenapa kapan dimana apakah apa siapa mana berapa ada jadi buat mau handak ingin akan harus boleh pernah sedang lagi
di ke pada oleh bagi agar supaya sehingga maka lalu kemudian setelah sebelum saat ketika waktu selama sambil hingga antara tentang terhadap
min admin pak bapak ibu kak bang mas mbak bro gan kakak om tante
dong deh sih nih tuh kok lah kan ya yaa yah loh lho pang lah ai jar jua kah pun eh oh nah wah waduh aduh woy oi halo hai pagi siang sore malam
setiap hari minggu bulan tahun tanggal jam menit detik pukul senin selasa rabu kamis jumat sabtu besok lusa nanti barusan
januari februari maret april mei juni juli agustus september oktober november desember
datang pergi pulang masuk keluar lewat antar mengantar membawa bawa ambil mengambil beli membeli jual menjual bayar membayar diminta dimintai minta meminta disuruh suruh
dibayar nunggak menunggak ditagih dipungut dijual dibeli dibuang buang membuang dipakai pakai pake dipake memakai melihat lihat liat kelihatan terlihat
dikasih kasih diberi memberi dapat mendapat terima menerima diterima ditolak menolak dicoret dihapus ditutup tutup menutup buka dibuka
minggu tiap warga banyak sedikit beberapa satu dua tiga empat lima enam tujuh delapan sembilan sepuluh
tidur kerja bekerja main nunggu menunggu ditunggu tunggu dilayani melayani pelayanan lama cepat parah bahaya berbahaya rawan
rusak hancur mati padam bocor kotor banjir macet mampet bolong berlubang lubang hilang habis kosong penuh roboh miring retak putus ambruk jebol patah
jorok bau busuk berbau gelap terang keruh basi kumuh semrawut sepi rame ramai becek licin berlumpur berdebu debu amblas longsor tumbang
setiap sejak sepanjang ketika sewaktu akibat gara garagara padahal sebab
numpuk menumpuk ditumpuk diangkut terbakar kebakaran jatuh tabrakan kecelakaan
the a an is are was were has have had and or to of for with without it its they we i my our in on at by from that this there since until be been very
asked told said got went come came took made said want would could should please help need needs every all some any no not only just still because when while
sekali kali terakhir langsung malah justru ternyata katanya padahal cuek diam aja saja mulai
naik turun terjadi kejadian kejadiannya terkait mengenai perihal soal masalah nomor sebagai
angkat mengangkat bilang dibilang ngomong omong kata dikatakan sumpah ketawa tertawa teriak berteriak dengar denger mendengar cari mencari dicari nyari hubungi dihubungi menghubungi ditelpon
nelpon chat dichat balas dibalas membalas jawab dijawab menjawab janji dijanjikan berjanji biar biarin dibiarkan dibiarin pindah dipindah dipindahkan duduk berdiri jongkok lari berlari
mandi nyuci mencuci masak bangun nonton menonton nengok ngeliat kasian kasihan sedih kecewa marah emosi capek cape lelah pusing bingung heran malu takut resah khawatir gelisah sabar ikhlas rela
semoga mudahan biasanya memang emang pasti mungkin kayaknya sepertinya sengaja tiba mendadak duluan dulu selalu jarang kadang ngaku mengaku ngakunya ketauan ketahuan percuma sia siasia
mogok oleng goyang nyala menyala hidup menyalakan berfungsi berjalan bergerak berhenti nyangkut tersangkut terbuka tertutup terlambat telat error offline down
tersebut kepada sekitar kira kirakira kurang lebih
nutup nutupi nabrak
tsb adalah ialah yaitu yakni merek merk lain lainnya terkait katagori kategori khusus seluruh seluruhnya serta beserta jajaran jajarannya para berhubung wassalam wassalamualaikum warahmatullahi wabarakatuh
`;
