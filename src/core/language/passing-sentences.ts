/** What a citizen hears between the questions: of files, of what was asked or wished in passing, of where else to go. Joins the one catalogue in `sentences.ts`. */
const id = {
  // ── said in passing ──
  stickerSeen: () => 'Stiker belum bisa saya baca. Tulisan, foto, atau pesan suara bisa.',
  unsupportedSeen: () => 'Jenis pesan itu belum bisa saya baca. Tulisan, foto, video, dokumen, suara, dan lokasi bisa.',
  fileTooLarge: (p: { word: string }) =>
    `Berkasnya terlalu besar untuk saya terima (paling besar ${p.word}). Kirim potongan yang lebih pendek, atau fotonya.`,
  fileRefused: () => 'Jenis berkas itu tidak bisa dibuka petugas. Kirim sebagai foto, video, suara, atau PDF.',
  fileGone: () => 'Berkasnya tidak sampai. Mohon kirim sekali lagi.',
  fileWaits: () =>
    'Kiriman Anda sudah saya catat. Tempat menyimpan foto dan berkas sedang terganggu; begitu pulih, kiriman Anda masuk sendiri dan kita lanjut. Tidak perlu dikirim lagi.',
  filesEnough: (p: { word: string }) => `Bukti sudah penuh (${p.word} berkas). Yang terakhir tidak saya simpan.`,
  keptAsNote: () => 'Saya simpan sebagai keterangan.',
  phoneSeen: () => 'Itu sepertinya nomor telepon; saya simpan sebagai keterangan.',
  questionKept: () => 'Pertanyaan Anda saya catat untuk petugas.',
  whatServes: (p: { word: string }) => `Yang bisa menjadi bukti: ${p.word}.`,
  sendHere: () => 'Baik, silakan kirim ke sini.',
  evidenceNotHere: () => 'Belum ada bukti yang sampai di sini. Tidak punya? Tulis TIDAK PUNYA.',
  takeYourTime: () => 'Baik, saya tunggu.',
  poorServes: () => 'Tidak apa-apa, kirim saja seadanya.',
  linkServes: () => 'Kirim tangkapan layarnya ke sini, atau salin tautannya.',
  otherLanguage: () => 'In English? Write ENGLISH.',
  tooFast: () =>
    'Pesan Anda datang lebih cepat daripada yang bisa saya baca, jadi yang terakhir belum tersimpan. Tunggu satu menit, lalu kirim lagi yang belum terjawab, kalau bisa dalam satu pesan. Bahaya sekarang? Telepon 112.',
  callSeen: () => 'Maaf, saya bot, jadi tidak bisa menjawab telepon. Tulis di sini, atau kirim pesan suara.',
  unreadSeen: () => 'Kiriman tadi tidak sampai utuh ke saya. Kirim sekali lagi, ya.',
  viewOnceSeen: () => 'Kiriman sekali lihat tidak bisa saya simpan. Kirim lagi sebagai foto atau video biasa, ya.',
  violenceHeard: (p: { word: string }) => `Turut prihatin. Pendampingan korban, gratis dan dirahasiakan: ${p.word}.`,
  outsideSeen: (p: { word: string }) => `${p.word} di luar wilayah kami; laporan tetap saya terima dan diteruskan.`,
  /** @param p.word the regency in which a shared location lies */
  pinElsewhere: (p: { word: string }) =>
    `Titik itu terbaca di ${p.word}, lain dari yang Anda tulis. Keliru? Tulis UBAH LOKASI.`,
  revokedSeen: () => 'Baik, pesan yang Anda hapus juga saya keluarkan dari laporan.',
  staleButton: () => 'Pertanyaan ini sudah dijawab.',
  unreadablePress: () => 'Tombol itu tidak berlaku lagi.',
  editUnclear: () => 'Perubahan itu belum saya pahami. Untuk mengganti jawaban, tulis UBAH.',
  notYet: () => 'Belum bisa dikirim, masih ada yang kurang.',
  notSent: () => 'Belum terkirim. Kalau sudah benar, pilih Kirim laporan atau tulis KIRIM.',
  alikeJoined: () => 'Baik, Anda ikut memantau. Laporan Anda sendiri kita lengkapi dulu.',
  alikeFollowed: () => 'Baik, Anda ikut memantau laporan yang serupa.',
  /** @param p.word a number to dial */
  dangerPerhaps: (p: { word: string }) => `Kalau ada yang dalam bahaya sekarang, telepon ${p.word} dulu (gratis).`,
  takenAsNew: () => 'Saya tulis sebagai laporan baru. Yang tadi tetap tersimpan.',
  begunBesides: (p: { word: string }) =>
    `Saya tulis terpisah dari laporan ${p.word}. Kalau ini tambahannya, tulis TAMBAHAN.`,
  shelfFull: () =>
    'Ada beberapa laporan yang belum selesai. Selesaikan atau hapus satu dulu, supaya tidak ada yang hilang.',
  twoSeen: (p: { word: string }) =>
    `Ada dua masalah di pesan ini. Satu per satu, ya: “${p.word}” saya simpan untuk sesudah ini.`,
  moreSeen: (p: { word: string }) =>
    `Ada beberapa masalah di pesan ini. Satu per satu, ya: ${p.word} saya simpan untuk sesudah ini.`,
  asideSeen: (p: { word: string }) => `Satu per satu, ya: “${p.word}” saya simpan untuk sesudah ini.`,
  thanksForPraise: () => 'Terima kasih, senang mendengarnya. Bila ada yang perlu dilaporkan, tulis saja di sini.',
  thanksOnly: () => 'Sama-sama. Tulis saja di sini kapan pun ada yang perlu dilaporkan.',
  stillHere: () => 'Ya, saya di sini. Ada masalah lain? Ceritakan saja. Kabar laporan Anda: tulis STATUS.',
  withdrawalAsked: (p: { word: string }) =>
    `Permintaan mencabut laporan ${p.word} saya sampaikan ke petugas. Mereka yang menutupnya; sampai itu laporannya tetap berjalan.`,
  withdrawalBack: (p: { word: string }) =>
    `Baik, laporan ${p.word} tetap berjalan. Saya sampaikan ke petugas bahwa tidak jadi dicabut.`,
  aboutBot: () =>
    'Saya bot, bukan orang. Laporan Anda dibaca dan ditangani petugas; saya membantu melengkapinya. Semua perintah: tulis BANTUAN.',
  aboutPrivacy: () =>
    'Data Anda disimpan tersandi. Anonim: nama Anda tidak terlihat publik, instansi, dan petugasnya; hanya pengawas yang boleh membukanya, dan itu tercatat. Rahasia: isi laporan tidak tampil di muka umum. Draf bisa dihapus kapan saja: tulis HAPUS DATA.',
  aboutDesk: () =>
    'Admin SP4N-LAPOR! memeriksanya, lalu meneruskannya ke instansi yang berwenang. Anda dikabari tiap langkah.',
  aboutDoubt: () =>
    'Saya mengerti. Setiap laporan mendapat kode dan batas waktu, dan Anda dikabari tiap langkah. Lewat batas, pengawasnya ikut tahu.',
  aboutScope: (p: { word: string }) => `Apa saja tentang layanan publik: ${p.word}, dan lainnya.`,
  aboutPhone: () =>
    'Laporan saya terima di chat ini: tulisan, foto, atau pesan suara. Petugas juga menjawab di sini. Bahaya sekarang? Telepon 112 atau 110.',
  aboutCost: () => 'Gratis. Tidak ada biaya apa pun untuk melapor.',
  aboutIdentity: () => 'Tidak perlu KTP, NIK, atau akun. Nama boleh dicantumkan, boleh juga anonim.',
  aboutHoax: () =>
    'Kabar berantai tidak bisa saya pastikan; cek dulu di turnbackhoax.id. Ada masalah yang Anda alami sendiri? Ceritakan di sini.',
  fearSeen: () =>
    'Saya mengerti. Anda boleh anonim: nama Anda tidak terlihat publik, instansi, dan petugasnya. Mau? Tulis ANONIM.',
  fearChoose: () => 'Saya mengerti. Yang paling aman: pilih Anonim dan rahasia.',
  coverIt: () =>
    'Nama, wajah, atau alamat di foto boleh Anda coret atau tutup dulu; yang penting isinya tetap jelas. Foto tidak tampil di muka umum.',
  aboutWhere: () => 'Di sini tempatnya. Ceritakan saja masalahnya; saya teruskan ke petugas yang berwenang.',
  aboutProgress: () => 'Kabar tiap langkah saya kirim ke chat ini. Ingin lihat sendiri kapan saja? Tulis STATUS.',
  aboutTime: (p: { word: string }) =>
    `Diperiksa paling lama ${p.word} hari kerja sesudah terkirim, lalu diteruskan ke instansinya. Batas waktunya saya tulis di laporan, kabarnya ke chat ini.`,
  aboutNext: () =>
    'Sesudah terkirim Anda tinggal menunggu, tidak perlu datang. Petugas memeriksa dan meneruskannya; kabarnya, atau bila ada yang kurang, saya kirim ke chat ini.',
  aboutAdding: () => 'Boleh. Foto atau keterangan lain kirim saja ke sini, juga sesudah laporan terkirim.',
  aboutCancel: () =>
    'Bisa. Yang belum terkirim: tulis BATAL. Yang sudah terkirim: tulis CABUT LAPORAN, petugas yang menutupnya.',
  whyAsked: () =>
    'Saya tanya hanya yang dibutuhkan petugas, supaya laporan Anda tidak dikembalikan. Yang boleh dilewati: tulis LEWATI.',
  whatMeant: () => 'Jawab saja dengan kata Anda sendiri, seperti contohnya. Tidak tahu juga tidak apa-apa.',
  howToSend: () => 'Tekan tanda 📎 di samping kolom tulis, lalu pilih foto atau berkasnya.',
  questionTaken: () => 'Saya tidak bisa menjawabnya sendiri; pertanyaan Anda saya teruskan ke petugas.',
  noDraft: () => 'Belum ada laporan yang sedang ditulis.',
  nothingToUndo: () => 'Ini sudah pertanyaan pertama.',
  undone: () => 'Baik, mundur satu langkah.',
  cannotSkip: () => 'Yang ini perlu dijawab agar laporan bisa diproses.',
  takenAsSaid: () => 'Baik, saya catat seperti yang Anda tulis. Petugas akan memastikannya.',
  erased: () => 'Sudah dihapus: draf, foto, dan kuncinya. Tidak ada yang bisa membukanya lagi.',
  draftsExpired: (p: { word: string }) =>
    `Laporan yang belum terkirim sudah ${p.word} hari tidak dilanjutkan, jadi saya hapus bersama semua fotonya. Masih perlu? Tulis LAPOR.`,
  kept: () => 'Baik, draf Anda saya simpan. Tulis LANJUT kapan saja.',
  fallsSilent: () =>
    'Kita berputar-putar, jadi saya diam dulu. Yang sudah tercatat tetap tersimpan. Untuk lanjut: tulis apa yang terjadi, pilih salah satu jawaban, kirim foto, atau tulis BANTUAN.',
  quietNow: () => 'Baik, saya tidak akan menulis lebih dulu lagi.',
  quietNews: () => 'Laporan Anda tetap diproses; kabarnya menunggu di sini dan di halaman pelacakan.',
  quietDraft: (p: { days: number }) =>
    `Laporan yang belum terkirim saya simpan ${p.days} hari. Mau dihapus? Tulis HAPUS DATA.`,
  quietBack: () => 'Ingin dikabari lagi? Tulis MULAI.',
  quietOver: () => 'Kabar dari saya aktif lagi. Tidak mau? Tulis BERHENTI.',
  languageChanged: () => 'Baik, saya memakai bahasa Indonesia.',
  withdrawWhich: () => 'Laporan mana yang mau dicabut?',
  withdrawHow: (p: { code: string }) => `Tulis BATALKAN dan kodenya, misalnya: batalkan ${p.code}`,
  gladFixed: (p: { word: string }) => `Syukurlah, terima kasih kabarnya. Saya teruskan ke petugas laporan ${p.word}.`,
  cancelFiled: (p: { word: string }) =>
    `Laporan ${p.word} sudah terkirim dan tetap berjalan. Mau dicabut? Tulis CABUT LAPORAN.`,
  hidingAsked: (p: { word: string }) =>
    `Laporan ${p.word} sudah di tangan petugas, jadi tidak bisa saya ubah sendiri. Permintaan Anda saya sampaikan ke mereka.`,
  hidingOffered: (p: { word: string }) =>
    `Saya mengerti. Petugas laporan ${p.word} saya beri tahu. Mau nama Anda disembunyikan dari mereka mulai sekarang? Tulis JADIKAN ANONIM.`,
  hidingCan: (p: { word: string }) =>
    `Bisa. Tulis JADIKAN ANONIM, atau RAHASIAKAN ISI LAPORAN, dan itu berlaku untuk laporan ${p.word} mulai saat itu.`,
  openAgain: (p: { word: string }) =>
    `Baik, laporan ${p.word} tidak rahasia lagi: isinya boleh tampil untuk umum, tanpa data pribadi.`,
  hiddenAlready: (p: { word: string }) => `Laporan ${p.word} memang sudah begitu. Tidak ada yang perlu diubah.`,
  hiddenAnonymous: (p: { word: string }) =>
    `Laporan ${p.word} sekarang anonim. Mulai saat ini petugas dan instansi tidak melihat nama Anda, juga di cerita Anda. Yang sudah mereka baca sebelumnya tidak bisa saya tarik kembali. Berubah pikiran? Tulis TIDAK JADI ANONIM.`,
  hiddenSecret: (p: { word: string }) =>
    `Laporan ${p.word} sekarang rahasia. Mulai saat ini isinya tidak tampil untuk umum; dengan kodenya saja hanya statusnya yang terlihat. Yang sudah dibaca orang sebelumnya tidak bisa saya tarik kembali. Berubah pikiran? Tulis TIDAK JADI RAHASIA.`,
  hiddenBoth: (p: { word: string }) =>
    `Laporan ${p.word} sekarang anonim dan rahasia. Mulai saat ini petugas dan instansi tidak melihat nama Anda, dan isinya tidak tampil untuk umum. Yang sudah dibaca orang sebelumnya tidak bisa saya tarik kembali. Berubah pikiran? Tulis TIDAK JADI ANONIM atau TIDAK JADI RAHASIA.`,
  shownAgain: (p: { word: string }) =>
    `Baik, laporan ${p.word} saya buka lagi seperti permintaan Anda. Nama yang sudah saya tutup tidak muncul lagi dengan sendirinya; tulis saja kalau petugas boleh tahu.`,
  notSentHere: () =>
    'Laporan dengan kode itu tidak dikirim dari percakapan ini. Mohon periksa kodenya, atau tulis dari tempat Anda mengirimnya.',
  addHere: (p: { word: string }) => `Baik, silakan kirim ke sini. Saya tambahkan ke laporan ${p.word}.`,
  addedTo: (p: { word: string }) => `Saya tambahkan ke laporan ${p.word}. Laporan lain? Tulis LAPOR.`,
  askedTo: (p: { word: string }) =>
    `Pertanyaan Anda saya teruskan ke petugas laporan ${p.word}. Jawabannya datang ke chat ini.`,
  handedOver: (p: { word: string }) =>
    `Saya bot layanan pengaduan. Laporan Anda saya lanjutkan di sini: ${p.word}. Yang sudah Anda tulis dan kirim tidak perlu diulang.`,
  handoverHere: () => 'Laporan itu sudah dilanjutkan di sini.',
  handoverUsed: () =>
    'Kode itu sudah dipakai: laporannya dilanjutkan di percakapan lain. Bukan oleh Anda? Ceritakan saja masalahnya di sini.',
  handoverPast: () => 'Kode itu sudah tidak berlaku. Tidak apa-apa, ceritakan saja masalahnya di sini.',
  handoverUnknown: () => 'Kode itu tidak saya temukan. Mohon periksa lagi, atau ceritakan saja masalahnya di sini.',
  handoverTooOften: () =>
    'Sudah beberapa kode yang tidak ditemukan. Coba lagi satu jam lagi, atau ceritakan saja masalahnya di sini.',
  deletePost: () =>
    'Demi keamanan Anda: di unggahan Anda ada nomor pribadi (NIK atau telepon) yang bisa dibaca siapa saja. Sebaiknya hapus unggahan itu; laporannya tetap saya simpan.',
  noSuchCode: () => 'Saya tidak menemukan laporan dengan kode itu. Mohon periksa lagi kodenya.',
  dataTitle: () => 'Data Anda yang tersimpan di sini',
  dataAccount: (p: { name: string }) =>
    p.name
      ? `Akun chat ini dan namanya: ${p.name}. Hanya dipakai untuk menjawab Anda.`
      : 'Akun chat ini. Hanya dipakai untuk menjawab Anda.',
  dataNoAccount: () => 'Tanpa akun dan tanpa nama: hanya percakapan di peramban ini.',
  dataTalk: (p: { n: number }) => `Percakapan ini, terenkripsi, paling lama ${p.n} hari.`,
  dataDraft: (p: { summary: string; n: number }) =>
    `Draf, belum terkirim: ${p.summary}. Dihapus setelah ${p.n} hari tanpa kabar.`,
  dataFiled: (p: { code: string; category: string; day: string; value: string }) =>
    `Laporan ${p.code}: ${p.category}, dikirim ${p.day}; identitas: ${p.value}.`,
  dataMore: (p: { n: number }) => `Dan ${p.n} laporan yang lebih lama.`,
  dataRights: () =>
    'Ada yang salah? Balas dengan ralatnya. Hapus draf: tulis HAPUS DATA. Untuk salinan, ralat atau penghapusan laporan yang sudah terkirim, tulis permintaannya di sini dengan kodenya: petugas yang menanganinya menerimanya saat itu juga.',
  codesRest: (p: { n: number }) =>
    `Terlalu banyak kode yang keliru dicoba. Mohon coba lagi ${p.n} menit lagi. Laporan Anda sendiri selalu bisa dilihat dengan /status.`,
  unknownCommand: () => 'Perintah itu belum saya kenal. Tulis BANTUAN untuk daftarnya.',
  contactSeen: () => 'Kontaknya saya simpan sebagai keterangan untuk petugas.',
  elsewhereTitle: () => 'Untuk ini ada yang lebih tepat membantu',
  elsewhere_police: () =>
    'Tindak kejahatan ditangani polisi: telepon 110 (gratis), atau datangi kantor polisi terdekat.',
  elsewhere_court: () => 'Perkara hukum diputus pengadilan. Di sana ada Posbakum, bantuan hukum yang gratis.',
  elsewhere_women: () => 'Kekerasan pada perempuan dan anak: telepon SAPA 129, atau polisi 110. Keduanya gratis.',
  elsewhere_consumer: () =>
    'Soal belanja: pusat bantuan penjual atau aplikasinya dulu. Belum selesai? BPSK di daerah Anda. Ditipu? Polisi 110.',
  elsewhere_bank: () =>
    'Soal bank atau pinjaman: hubungi banknya dulu, supaya rekening Anda diamankan. Mengadu ke OJK: telepon 157.',
  elsewhere_private: () =>
    'Urusan antarwarga atau keluarga tidak bisa kami putuskan. Ketua RT, kelurahan, atau Posbakum di pengadilan bisa menengahi.',
  elsewhereOurs: () => 'Kalau ini soal layanan pemerintah, laporkan saja.',
  factsPlease: () => 'Saya ingin membantu, tetapi belum menangkap masalahnya.',
  keywordSeen: (p: { word: string }) => `Langsung untuk ${p.word}.`,
  correctionKept: () => 'Baik, tulisan Anda sudah saya ganti.',
  textCut: (p: { word: string }) => `Tulisannya sangat panjang; saya simpan ${p.word} huruf pertama.`,
  invitationWrong: () => 'Undangan itu tidak berlaku, atau sudah terpakai. Minta yang baru ke pengawas instansi Anda.',
  joined: (p: { desk: string; role: string }) =>
    `Selamat datang. Anda terdaftar di ${p.desk} sebagai ${p.role}.\nUndangan ini sudah terpakai.\n/antrian menampilkan laporan, /bantuan semua perintah.`,
  joinedNameless: () => 'Supaya rekan tahu siapa Anda, tulis nama Anda: /nama Rina Wati',
} as const;

type PassingSentences = { readonly [K in keyof typeof id]: (...args: Parameters<(typeof id)[K]>) => string };

const en: PassingSentences = {
  stickerSeen: () => 'I cannot read stickers yet. Words, photos and voice messages work.',
  unsupportedSeen: () =>
    'I cannot read that kind of message yet. Text, photos, videos, documents, voice and locations work.',
  fileTooLarge: (p) =>
    `That file is too large for me (the limit is ${p.word}). Please send a shorter clip, or a photo.`,
  fileRefused: () => 'Officers cannot open that kind of file. Send a photo, video, voice message or PDF.',
  fileGone: () => 'The file did not arrive. Please send it once more.',
  fileWaits: () =>
    'I have noted what you sent. The place where photos and files are kept is not answering right now; as soon as it is back, your file will come in by itself and we go on. No need to send it again.',
  filesEnough: (p) => `The evidence is full (${p.word} files). I did not keep the last one.`,
  keptAsNote: () => 'I keep it as a remark.',
  phoneSeen: () => 'That looks like a phone number; I keep it as a remark.',
  questionKept: () => 'I noted your question for the officers.',
  whatServes: (p) => `What can serve as evidence: ${p.word}.`,
  sendHere: () => 'All right, please send it here.',
  evidenceNotHere: () => 'No evidence has arrived here yet. You do not have any? Write I HAVE NONE.',
  takeYourTime: () => 'All right, I will wait.',
  poorServes: () => 'That is fine, just send what you have.',
  linkServes: () => 'Send a screenshot here, or paste the link.',
  otherLanguage: () => 'Bahasa Indonesia? Tulis INDONESIA.',
  tooFast: () =>
    'Your messages come faster than I can read, so the last of them are not stored. Wait a minute, then send again what was not answered, in one message if you can. Danger right now? Call 112.',
  callSeen: () => 'Sorry, I am a bot and cannot take calls. Write here, or send a voice message.',
  viewOnceSeen: () => 'I cannot keep view-once messages. Please send it as an ordinary photo or video.',
  unreadSeen: () => 'What you just sent did not reach me whole. Please send it once more.',
  violenceHeard: (p) => `I am sorry this happened. Help for victims, free and confidential: ${p.word}.`,
  outsideSeen: (p) => `${p.word} is outside our area. I will still take your report, and it will be passed on.`,
  pinElsewhere: (p) => `That spot seems to be in ${p.word}, not where you wrote. A mistake? Write CHANGE LOCATION.`,
  revokedSeen: () => 'All right, I have taken the message you deleted out of the report as well.',
  staleButton: () => 'This question has already been answered.',
  unreadablePress: () => 'That button no longer works.',
  editUnclear: () => 'I could not tell what that edit changes. To change an answer, write EDIT.',
  notYet: () => 'It cannot be sent yet: something is still missing.',
  notSent: () => 'It is not sent yet. If it is right, choose Send report or write SEND.',
  alikeJoined: () => 'All right, you are following it. Let us finish your own report first.',
  alikeFollowed: () => 'All right, you are following that report as well.',
  dangerPerhaps: (p) => `If anybody is in danger right now, call ${p.word} first (free).`,
  takenAsNew: () => 'I am writing this down as a new report. The earlier one is kept.',
  begunBesides: (p) => `I am writing this down apart from report ${p.word}. If it adds to that one, write ADDITION.`,
  shelfFull: () => 'Several reports are not finished yet. Finish or delete one first, so that nothing gets lost.',
  twoSeen: (p) => `This message is about two things. One at a time: I will come back to “${p.word}” afterwards.`,
  moreSeen: (p) => `This message is about several things. One at a time: I will come back to ${p.word} afterwards.`,
  asideSeen: (p) => `One at a time: I will come back to “${p.word}” afterwards.`,
  thanksForPraise: () => 'Thank you, good to hear. If there is something to report, just write it here.',
  thanksOnly: () => 'You are welcome. Write here whenever there is something to report.',
  stillHere: () => 'Yes, I am here. Another problem? Just tell me. News of your report: write STATUS.',
  withdrawalAsked: (p) =>
    `I am telling the officers that you want to withdraw report ${p.word}. Until they close it, it stays open.`,
  withdrawalBack: (p) => `All right, report ${p.word} goes on. I tell the officers that it is not withdrawn after all.`,
  aboutBot: () =>
    'I am a bot, not a person. Officers read and handle your report; I help to complete it. All commands: write HELP.',
  aboutPrivacy: () =>
    'Your data is stored encrypted. Anonymous: the public, the agency and its officers do not see your name; only a supervisor may look, and each look is recorded. Confidential: the content is never shown in public. A draft can be erased at any time: write ERASE MY DATA.',
  aboutDesk: () => 'SP4N-LAPOR! admins check it and pass it on to the office in charge. You will hear about each step.',
  aboutDoubt: () =>
    'I understand. Every report gets a code and a time limit, and you will hear about each step. If the limit passes, a supervisor is told, too.',
  aboutScope: (p) => `Anything about public services: ${p.word}, and more.`,
  aboutPhone: () =>
    'I take reports in this chat: words, photos or voice messages. Officers answer here, too. Danger right now? Call 112 or 110.',
  aboutCost: () => 'It is free. Reporting costs nothing.',
  aboutIdentity: () => 'No ID card, ID number or account is needed. You may give your name, or stay anonymous.',
  aboutHoax: () =>
    'I cannot tell whether news that is being passed around is true; please check it first, for example at turnbackhoax.id. Is there a problem of your own? Tell it here.',
  fearSeen: () =>
    'I understand. You may stay anonymous: the public, the agency and its officers do not see your name. Would you like that? Write ANONYMOUS.',
  fearChoose: () => 'I understand. Safest: choose Anonymous and confidential.',
  coverIt: () =>
    'You may cover a name, face or address in the photo first, as long as the rest is clear. Photos are not shown in public.',
  aboutWhere: () => 'This is the place. Just tell me what is wrong; I will pass it on to the officers in charge.',
  aboutProgress: () => 'I send news of each step to this chat. Want to look yourself at any time? Write STATUS.',
  aboutTime: (p) =>
    `It is checked within ${p.word} working days of sending, then passed on to the office in charge. The report says by when, and news comes to this chat.`,
  aboutNext: () =>
    'Once it is sent you only wait, and need not come in person. Officers check it and pass it on; news, or a question if something is missing, comes to this chat.',
  aboutAdding: () => 'You can. Send more photos or details here, also after the report is sent.',
  aboutCancel: () =>
    'You can. Not sent yet: write CANCEL. Sent already: write WITHDRAW REPORT, and the officers close it.',
  whyAsked: () =>
    'I only ask what officers need, so that your report does not come back to you. What may be skipped: write SKIP.',
  whatMeant: () => 'Just answer in your own words, as in the example. Not knowing is fine, too.',
  howToSend: () => 'Tap the 📎 beside the text field, then choose the photo or file.',
  questionTaken: () => 'I cannot answer that myself; I will pass your question on to an officer.',
  noDraft: () => 'There is no report being written.',
  nothingToUndo: () => 'This is the first question already.',
  undone: () => 'All right, one step back.',
  cannotSkip: () => 'This one is needed before the report can be processed.',
  takenAsSaid: () => 'All right, I noted it as you wrote it. Officers will make sure.',
  erased: () => 'Deleted: the draft, its photos and their key. Nobody can open them any more.',
  draftsExpired: (p) =>
    `A report you had not sent was left for ${p.word} days, so I deleted it with all its photos. Still need it? Write REPORT.`,
  kept: () => 'All right, I will keep your draft. Write CONTINUE at any time.',
  fallsSilent: () =>
    'We are going in circles, so I will stay silent for now. What you told me is kept. To go on: write what happened, choose an answer, send a photo, or write HELP.',
  quietNow: () => 'All right, I will not write first any more.',
  quietNews: () => 'Your reports are still being worked on; news will wait here and on the tracking page.',
  quietDraft: (p) => `The report you have not sent yet is kept for ${p.days} days. To delete it, write DELETE MY DATA.`,
  quietBack: () => 'To hear from me again, write START.',
  quietOver: () => 'You will hear from me again. Rather not? Write STOP.',
  languageChanged: () => 'All right, I will use English.',
  withdrawWhich: () => 'Which report do you want to withdraw?',
  withdrawHow: (p) => `Write WITHDRAW and its code, for example: withdraw ${p.code}`,
  gladFixed: (p) => `Good to hear, thank you for telling me. I pass it on to the officers of report ${p.word}.`,
  cancelFiled: (p) => `Report ${p.word} was sent and goes on. Do you want to withdraw it? Write WITHDRAW REPORT.`,
  hidingAsked: (p) =>
    `Report ${p.word} is with the officers already, so I cannot change it myself. I pass your wish on to them.`,
  hidingOffered: (p) =>
    `I understand. I let the officers of report ${p.word} know. Do you want your name hidden from them from now on? Write MAKE IT ANONYMOUS.`,
  hidingCan: (p) =>
    `Yes. Write MAKE IT ANONYMOUS, or KEEP THE REPORT CONFIDENTIAL, and it holds for report ${p.word} from that moment.`,
  openAgain: (p) =>
    `All right, report ${p.word} is no longer confidential: its content may be shown in public, without personal data.`,
  hiddenAlready: (p) => `Report ${p.word} is like that already. Nothing has to be changed.`,
  hiddenAnonymous: (p) =>
    `Report ${p.word} is anonymous now. From this moment officers and agencies do not see your name, nor where your story tells it. What they have read before I can not take back. Changed your mind? Write NOT ANONYMOUS.`,
  hiddenSecret: (p) =>
    `Report ${p.word} is confidential now. From this moment its content is shown to nobody in public; its code alone shows its state and no more. What was read before I can not take back. Changed your mind? Write NOT CONFIDENTIAL.`,
  hiddenBoth: (p) =>
    `Report ${p.word} is anonymous and confidential now. From this moment officers and agencies do not see your name, and its content is shown to nobody in public. What was read before I can not take back. Changed your mind? Write NOT ANONYMOUS or NOT CONFIDENTIAL.`,
  shownAgain: (p) =>
    `All right, report ${p.word} is shown again as you wish. A name that I covered does not come back by itself; write it if the officers may know it.`,
  notSentHere: () =>
    'The report with that code was not sent from this chat. Please check the code, or write from where you sent it.',
  addHere: (p) => `All right, please send it here. I will add it to report ${p.word}.`,
  addedTo: (p) => `I added it to report ${p.word}. Another report? Write REPORT.`,
  askedTo: (p) => `I pass your question on to the officers of report ${p.word}. The answer comes to this chat.`,
  handedOver: (p) =>
    `I am a bot of the complaint service. I will go on with your report here: ${p.word}. No need to repeat what you have written and sent.`,
  handoverHere: () => 'That report is already open here.',
  handoverUsed: () =>
    'That code has been used: its report goes on in another chat. That was not you? Just tell me here what is wrong.',
  handoverPast: () => 'That code has expired. Never mind, just tell me here what is wrong.',
  handoverUnknown: () => 'I cannot find that code. Please check it once more, or just tell me here what is wrong.',
  handoverTooOften: () => 'Several codes could not be found. Try again in an hour, or just tell me here what is wrong.',
  deletePost: () =>
    'For your safety: your post shows a personal number (national id or phone) that anybody can read. It is best to delete the post; your report stays with me.',
  noSuchCode: () => 'I cannot find a report with that code. Please check the code once more.',
  dataTitle: () => 'What is kept about you here',
  dataAccount: (p) =>
    p.name
      ? `This chat account and its name: ${p.name}. Used only to answer you.`
      : 'This chat account. Used only to answer you.',
  dataNoAccount: () => 'No account and no name: only the conversation in this browser.',
  dataTalk: (p) => `This conversation, encrypted, for ${p.n} days at most.`,
  dataDraft: (p) => `A draft, not sent yet: ${p.summary}. Erased after ${p.n} days without a word.`,
  dataFiled: (p) => `Report ${p.code}: ${p.category}, sent on ${p.day}; identity: ${p.value}.`,
  dataMore: (p) => `And ${p.n} older reports.`,
  dataRights: () =>
    'Something wrong? Reply with the correction. To erase a draft write ERASE MY DATA. For a copy, a correction or the deletion of a report that was sent, write the request here with its code: the officers who have it get it at once.',
  codesRest: (p) =>
    `Too many wrong codes were tried. Please try again in ${p.n} ${p.n === 1 ? 'minute' : 'minutes'}. Your own reports can always be seen with /status.`,
  unknownCommand: () => 'I do not know that command. Write HELP for the list.',
  contactSeen: () => 'I keep the contact as a remark for the officers.',
  elsewhereTitle: () => 'Someone else can help you better with this',
  elsewhere_police: () => 'Crimes are for the police: call 110 (free), or go to the nearest police station.',
  elsewhere_court: () => 'A court decides on that. Ask there for Posbakum, legal help free of charge.',
  elsewhere_women: () => 'Violence against women and children: call SAPA 129, or the police, 110. Both are free.',
  elsewhere_consumer: () =>
    'Bought something? The help centre of the shop or app first, then BPSK in your region. Cheated? The police, 110.',
  elsewhere_bank: () =>
    'A bank or a loan: call the bank first, so that your account is safe. To complain to OJK: call 157.',
  elsewhere_private: () =>
    'We cannot decide between neighbours or in a family. The head of the RT, the village office or Posbakum at the court can.',
  elsewhereOurs: () => 'If it is about a public service, just report it.',
  factsPlease: () => 'I would like to help, but I cannot tell yet what is wrong.',
  keywordSeen: (p) => `Straight to ${p.word}.`,
  correctionKept: () => 'All right, I changed what you wrote.',
  textCut: (p) => `That is very long; I kept the first ${p.word} characters.`,
  invitationWrong: () => 'That invitation is not valid, or used up. Ask the supervisor of your agency for a new one.',
  joined: (p) =>
    `Welcome. You belong to ${p.desk} now, as ${p.role}.\nThis invitation is used up.\n/antrian shows the complaints, /bantuan every command.`,
  joinedNameless: () => 'So that colleagues know who you are, write your name: /nama Rina Wati',
};

/** By language. */
export const passingSentences = { id, en } as const;
