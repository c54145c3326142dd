/**
 * Informal spellings, abbreviations and Banjar words with the word the readers know. Written for this project.
 * One line per word: `
word: spelling spelling …`; a spelling is lower case and without spaces.
 */
export const SLANG = `
rumah: omah omahku omahe
di: neng ning
yang: yg yng nang yangg
dengan: dgn dg dngn wan
untuk: utk utuk buat gasan tuk u/
karena: krn karna krna karn sabab soalnya
tidak: tdk gak ga nggak ngga enggak engga kada kd kadada kdd tak tida ndak ndk nda gk g kagak kaga tdak tidk kadak ngak nggk gag not isn't doesn't don't didn't never ora gaa gaak enda mboten
tanpa: tnp without
bisa: bs bsa kawa can iso isa
tidakbisa: gabisa gbs gakbisa tdkbisa ngabisa
tidakada: gaada gada tdkada gakada
sudah: sdh udah udh dah sda sudh suah dh uda ud already wis sdhh suda sampun
belum: blm blum belom balum blom blmm durung lom durong
jalan: jl jln jalanan jaln jlan jlnan jlnn street road st jalang dalan
gang: gg gng
lorong: lrg
depan: dpn dpan dpnn muka didepan dimuka dimuka2 ngarep ngarepe
dekat: dkt deket dkat parak parek near didekat nearby
belakang: blkg blakang balakang blkang behind dibelakang
samping: smping disamping
seberang: sebrang subarang diseberang
bawah: dibawah bwh
sampai: smp sampe smpai smpe ampe s/d hingga nyampe smpi until till sampay
semalam: semalem smlm smalem
sekarang: skrg skrang skg skr skarang wayahini skrng sekrang now saiki seiki
kemarin: kamari kmrn kemaren kmaren kmarin kamarin kemarn kmrin kmren kemarinnya yesterday wingi kemrin kmaran kmarn kemren kemarern
tadi: td tdi tadinya
malam: mlm malem mlam mlem night tonight malamnya
pagi: pg baisukan pgi pagii morning paginya
siang: siangnya siank
sore: kamarian soree sorenya afternoon evening petang
subuh: shubuh subuhnya
magrib: maghrib mgrb magrip
bulan: bln month wulan sasi
tahun: thn th taun year years tahunnya
minggu: mgg mggu mingguan week minggunya weeks
ahad: sunday ahat ngahad
hari: hr hri harinya days day dino dina dinten
tanggal: tgl tggl tanggalnya tgll date
jam: jm pkl pukul jamnya o'clock
menit: mnt
lama: lawas lamanya suwe
dari: dr dri darii from
sejak: tumat matan since semenjak sjk kawit awit wiwit semenjk sejek
kabupaten: kab kabupatin kab.
kecamatan: kec kcmtn kecamtan kacamatan
kelurahan: kel kelurhan kalurahan
desa: ds dsa village
kota: city
provinsi: prov propinsi prop
rumahsakit: hospital
puskesmas: puskes pusk pkm puskesms
komplek: komp kompleks kompl cluster
perumahan: perum perumnas prmhn housing
pasar: psr market
simpang: simp
perempatan: prapatan prempatan intersection
jembatan: kreteg jambatan jbt jembtn bridge jembatn jmbatan
sungai: sei sngai
masjid: mesjid msjid mosque
musholla: mushola mushalla musala
saya: sy sya saia aku ak gue gua gw ulun unda aing w my ane diaku kulo
kami: kmi kita kt
anda: kamu pian ikam kau lu lo situ sampeyan
orang: org urang orng ornag
anak: ank anakku
bapak: bpk pak pk bp abah bapa
ibu: bu umak mama mamak emak
air: aer banyu aernya water ayer
airledeng: leding ledeng lading
listrik: lstrik electricity
tolong: tlg tlong tulung tolonglah plis please tolongg tlng
mohon: mhn mohonn mohonlah
terimakasih: makasih trims thx thanks thank tq trimakasih makasi tks tengkyu
banyak: bnyk byk banyk
banget: bgt bngt bget banar bener2 bangat
besar: bsr gede ganal
kecil: kcl halus
rusak: rsk rusakk ruksak broken rsak rusk rusax rakai
hancur: ancur hncur hncr hancurr remuk
bolong: bolongnya
lubang: lobang lubng luang lbg lobangnya potholes hole
berlubang: berlobang balubang baluburan bolong2 lubang2 lobang2 bolongbolong bolong
mati: mti matiii
padam: pajah pdm
bocor: bucur
kotor: rigat
banjir: bnjr calap baah flooding flooded
hitam: hirang
merah: habang red
sakit: garing skt
uang: duit duwit doku fulus money
bayar: byr mambayar bayarr pay paid
minta: mnta minte mintak njaluk mainta maminta nyuwun mamintai asks demands asked
diminta: dimintain dijaluk
dimintai: dimintakan
gratis: free
hanya: cuma haja cm cuman doang aja saja aj doank only badua
semua: smua smw subarataan sabarataan semuanya samunyaan kabeh
terus: trs trus tarus tros
lagi: lg lgi
masih: msh masi still
sangat: sgt very sanget
juga: jg jga jua jugak also ugo ugi
jangan: jgn jngn jgan
sama: sm lawan
dan: & and n
atau: ato atw or
tapi: tp tpi tetapi namun but padahal
kalau: kalo klo kl mun lamun jika bila
seperti: kyk kayak kaya kek spt sprti
sering: srg rancak often
sebelah: sblh
pelayanan: playanan pelyanan
petugas: ptgs petgas officer
pegawai: pgawai pegwai staf staff
kepaladesa: kades pambakal pembakal kepdes
sekretarisdesa: sekdes
kepalasekolah: kepsek kapsek principal
bantuan: bntuan
sekolah: skolah sakulah skul school sklh sekolahan
melapor: malapor
laporan: lporan laporn
lapor: lpor laporr lapur report
bagaimana: gmn gimana kayapa gmna how piye
kenapa: knp napa mengapa kanapa why
kapan: kpn kapankah pabila when
dimana: dmn where
apakah: apkh
pemerintah: pemrintah pmrintah govt government
harap: hrp
dipungut: ditarik ditariki dipungutin
mengantar: antar
tetangga: tetanga neighbour neighbor neighbors neighbours
hilang: ilang ngilang
hujan: ujan
habis: abis entek entèk
diangkut: diangkat diambil
lambat: lelet lemot
turun: tulak
selesai: tuntung kelar
penuh: hibak
dilayani: dilayanin
memukul: mukul mukulin mamukul
menampar: nampar
membentak: bentak
marah: marah2 ngamuk mamaraki sangit
menendang: nendang
menabrak: nabrak nubruk
jatuh: jatoh jatuhh gugur jth fell
kebakaran: kamandahan kebakarann kbakaran
terbakar: kebakar tebakar tabakar
terjepit: kejepit kajapit tajepit
tertimpa: ketimpa tatimpa
tertimbun: ketimbun tatimbun
tersetrum: kesetrum tesetrum kestrum
tenggelam: kerem drowning tenggelem tinggelam
barusan: baruja
dua: two loro rong kalih duo
tiga: three telu telung talu tigang tigo
empat: four papat patang ampat sekawan
lima: five limang limo gangsal
enam: anam six nem nenem
tujuh: pitu seven pitung
delapan: walu eight wolu wolung
sembilan: sanga nine
sepuluh: sapuluh ten
sebulan: sabulan sewulan sesasi
seminggu: saminggu smggu
setahun: satahun setaun sataun
sehari: sahari
setiap: tiap stiap saban every saben
lewat: lwat liwat
juta: jt jeti million
ribu: rb rebu k thousand
rupiah: rp idr
hp: handphone
senin: snin monday isnin sanayan sinayan senen snen seninn
selasa: slasa tuesday selsa salasa slsa seloso
rabu: wednesday arba rebo rbu arbaa
kamis: thursday khamis kemis kms kmis kemes
jumat: jum'at jumaat friday jmt jumahat juma'at jumt jemuah
sabtu: saturday sbtu saptu sbt sabtuu
januari: jan january januri jnuari
februari: feb february pebruari febuari pebuari febr
maret: mar march
april: apr
mei: may
juni: jun june
juli: jul july
agustus: agt agus ags aug august agst agstus agustuss agusts
september: sept sep septmber sebtember septembr
oktober: okt oct october oktobr oktbr octber
november: nov nopember nop novmber nopmber novembr nofember
desember: des dec december desmber desembr dsember disember
lebaran: lbrn lebran lbaran
makan: makn
telepon: telp tlp telpon tlpn
nomor: nmr no number nmer
ada: adaa
baru: bru hanyar
membuat: bikin bikn maulah
mengurus: urus ngurus maurus baurus
sampah: smpah garbage trash rubbish sampa sampaah smph ratik
guru: teacher
dokter: dok doctor dr.
antre: antri antrian antrean ngantri mengantri mengantre queue
cepat: cpt cepet lakas lajui gercep
tiang: tihang pole
warga: wrga
kampung: kmpung kampong
pelabuhan: port harbour harbor plabuhan
bandara: airport bndara
kantor: office kntor kantur
polisi: police plisi
lampu: lmpu lampunya
kakanakan: bubuhankakanakan
kerja: bagawi
upah: gajih
gaji: gjih
harga: hrga
jual: bajual
tumbang: rabah
putus: pagat pts
pecah: pacah pech
mampet: mapet mampett mmpt tasumbat
gelap: glap gelp peteng
becek: bcek bacek
macet: mcet macett mact
bau: babau mambau ambune mambu mambune
ikan: iwak
tidur: guring
ditabrak: dihantup
ditampar: ditampiling
pulang: bulik plg
kapal: kapall
tetap: tatap ttp
keluar: kaluar kluar
terbawa: kebawa tabawa
terseret: keseret taseret
tertabrak: ketabrak tatabrak talanggar kalanggar
terlindas: kelindas talindas
terperosok: keperosok taperosok
terkubur: kekubur takubur
tertusuk: ketusuk tatusuk
tertembak: ketembak tatembak
terjebak: kejebak tajebak
tersengat: kesengat tasengat
tertindih: ketindih tatindih
tertelan: ketelan tatelan
terinjak: keinjak tainjak
terkurung: kekurung takurung
tersiram: kesiram tasiram
kobong: kobongan
lalu: kepungkur kapungkur
menyengat: nyengat
pingsan: semaput kelenger
ketuban: katuban
melahirkan: malahirakan mlahirkan lahiran baranak maranak ngelahirin
kejang: kajang
stroke: strok setruk
ambulans: ambulan ambulance ambulen ambulanz
napas: nafas ambegan ambekan bahinak
berhenti: ampih
`;
