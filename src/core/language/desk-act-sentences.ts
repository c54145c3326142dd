/** What an act asks an officer for, and what it has done. Joins the one catalogue in `desk-sentences.ts`. */
const id = {
  // ── what an act asks for ──
  askReason: (p: { act: string; code: string }) => `${p.act} ${p.code}: tulis alasannya untuk warga.`,
  askReasonBack: (p: { act: string; code: string; desk: string }) =>
    `${p.act} ${p.code}: tulis alasannya untuk ${p.desk}.`,
  askReply: (p: { code: string }) => `Balasan untuk warga (${p.code}): tulis sekarang.`,
  askNote: (p: { code: string }) => `Catatan internal ${p.code}: tulis sekarang. Warga tidak melihatnya.`,
  askWhat: (p: { code: string }) => `Apa yang diminta dari warga untuk ${p.code}? Pilih, atau tulis dengan kata Anda.`,
  askDesk: (p: { code: string; desk: string }) => `Disposisi ${p.code} ke mana? Pilih, atau tulis nama instansinya.`,
  askOtherDesk: (p: { code: string; desk: string }) =>
    `${p.code} sudah di ${p.desk}. Ke mana seharusnya? Pilih, atau tulis nama instansinya. Warga dan ${p.desk} saya kabari.`,
  askProof: (p: { code: string; kinds: string }) =>
    `Untuk menutup ${p.code} perlu bukti penyelesaian: ${p.kinds}. Kirim sekarang, dengan keterangan untuk warga.`,
  askClosing: (p: { code: string }) => `Tutup ${p.code}: tulis hasilnya untuk warga.`,
  askClosingWith: (p: { code: string }) => `Tutup ${p.code}: tulis hasilnya untuk warga. Berkas tadi ikut.`,
  askEvidenceChoice: () => 'Bukti',
  never: () => 'Tidak jadi',

  // ── what was done ──
  done_verify: (p: { code: string }) => `✓ ${p.code} diverifikasi.`,
  done_take: (p: { code: string }) => `✓ ${p.code} sekarang Anda pegang.`,
  done_forward: (p: { code: string; desk: string }) => `✓ ${p.code} didisposisikan ke ${p.desk}.`,
  done_move: (p: { code: string; from: string; desk: string }) =>
    `✓ ${p.code} dipindahkan dari ${p.from} ke ${p.desk}.`,
  gaveItBack: (p: { desk: string; text: string }) => `Sebelumnya ${p.desk} mengembalikannya: “${p.text}”`,
  done_ask: (p: { code: string }) => `✓ Pertanyaan untuk ${p.code} dikirim ke warga. Waktu berhenti sampai dijawab.`,
  done_note: (p: { code: string }) => `✓ Catatan ${p.code} disimpan.`,
  done_reject: (p: { code: string }) =>
    `✓ ${p.code} ditolak. Warga diberi tahu 30 detik lagi; sebelum itu masih bisa diurungkan.`,
  done_archive: (p: { code: string }) => `✓ ${p.code} diarsipkan.`,
  done_return: (p: { code: string; desk: string }) => `✓ ${p.code} dikembalikan ke ${p.desk}.`,
  done_close: (p: { code: string }) =>
    `✓ ${p.code} ditutup. Warga diberi tahu 30 detik lagi; sebelum itu masih bisa diurungkan.`,
  done_undo: (p: { code: string }) => `✓ ${p.code} kembali seperti sebelumnya.`,
  done_exclude: (p: { code: string; desk: string }) => `✓ ${p.desk} tidak akan menerima ${p.code}.`,
  done_letIn: (p: { code: string; desk: string }) => `✓ ${p.desk} boleh menerima ${p.code} lagi.`,
  done_link: (p: { code: string; first: string }) => `✓ ${p.code} dikaitkan sebagai serupa dengan ${p.first}.`,
  done_part: (p: { code: string }) => `✓ ${p.code} tidak lagi dikaitkan dengan laporan lain.`,
  linkHow: () => 'Tulis: /serupa KODE KODE_LAIN. Untuk melepas: /serupa KODE bukan',
  linkNone: (p: { code: string }) => `${p.code} tidak dikaitkan dengan laporan lain.`,
  linkAlready: (p: { code: string; first: string }) => `${p.code} dan ${p.first} sudah dikaitkan.`,
  linkIsFirst: (p: { code: string; first: string }) =>
    `${p.code} sudah diikuti laporan lain. Kaitkan sebaliknya: /serupa ${p.first} ${p.code}`,
  weakProof: (p: { code: string; why: string; who: string }) =>
    `Bukti penyelesaian ${p.code} perlu dilihat ${p.who}: ${p.why}. Sudah saya teruskan. Laporan belum ditutup; kirim foto yang lebih baru, maka langsung ditutup.`,
  weakChecker: (p: { role: string; desk: string }) => `${p.role} di ${p.desk}`,
  weakAlone: (p: { code: string; why: string }) =>
    `Bukti penyelesaian ${p.code} belum cukup: ${p.why}. Di sini tidak ada orang lain yang bisa memeriksanya, jadi laporan belum ditutup. Kirim foto yang lebih baru, atau minta pengelola mengundang pengawas.`,
  weakForSupervisor: (p: { code: string; why: string; name: string }) =>
    `🔎 ${p.code}: ${p.name} ingin menutupnya, tetapi ${p.why}. Periksa buktinya, lalu tutup atau balas.`,
  weakWords: (p: { text: string }) => `Kata-katanya untuk warga: “${p.text}”`,
  weakSame: () => 'fotonya sama dengan yang pernah dikirim',
  weakOld: () => 'fotonya diambil sebelum laporan didisposisikan',
  weakFar: (p: { km: number }) => `fotonya diambil ${p.km} km dari lokasi`,
  toCitizen: (p: { code: string }) => `📨 ${p.code}: dikirim ke warga…`,
  reached: (p: { code: string }) => `✅ ${p.code}: sampai ke warga.`,
  reachesLater: (p: { code: string }) =>
    `🕓 ${p.code}: belum sampai. Aplikasi chat baru mengizinkannya setelah warga menulis lagi; saat itu langsung dikirim.`,
  clockGoesOn: (p: { clock: string }) => `Waktu tetap berjalan. ${p.clock}`,
  notReached: (p: { code: string; why: string }) => `❌ ${p.code}: tidak sampai ke warga: ${p.why}.`,
  settledWhenBack: () => 'Laporan tetap ditutup. “Sudah beres?” saya tanyakan begitu warga menulis lagi.',
  why_blocked: () => 'warga memblokir bot',
  why_gone: () => 'chat warga sudah tidak ada',
  why_refused: () => 'aplikasi chat menolaknya',
  why_expired: () => 'salurannya tidak menjawab seharian',
  corrected: (p: { code: string }) => `✓ Ralat ${p.code} dikirim ke warga.`,
  cannotUnsay: (p: { code: string }) =>
    `Pesan ke warga (${p.code}) tidak bisa saya tarik. Kalau keliru, tulis ralatnya sebagai pesan baru.`,
  cannotTakeBack: (p: { code: string; act: string }) =>
    `${p.code} sudah ${p.act}; itu tidak bisa saya batalkan. Yang masih bisa: tekan tombol di kartunya, atau /catatan ${p.code} penjelasannya.`,
  nothingToTakeBack: (p: { code: string }) =>
    `Tidak ada yang baru saja Anda lakukan pada ${p.code}, jadi tidak ada yang saya batalkan.`,
  editNotSent: (p: { code: string }) =>
    `Suntingan ini tidak saya jalankan, dan warga (${p.code}) tetap melihat pesan yang semula. Tulis sebagai pesan baru.`,
  identity: (p: { code: string; name: string; channel: string }) =>
    `Pelapor ${p.code}: ${p.name} (${p.channel}). Pembukaan ini tercatat.`,
  identityUnknown: (p: { code: string }) =>
    `Pelapor ${p.code}: tidak ada identitas yang tersimpan. Pembukaan ini tercatat.`,
  platformUser: (p: { channel: string; id: string }) => `akun ${p.channel} ${p.id}`,
  invited: (p: { desk: string; role: string; code: string }) =>
    `Undangan ${p.role} untuk ${p.desk}. Yang diundang menulis ini ke saya, di chat pribadi atau di grup petugas:\n/masuk ${p.code}\nSekali pakai, berlaku 30 menit.`,
  named: (p: { name: string }) => `✓ Nama Anda untuk rekan: ${p.name}.`,
  howToName: (p: { name: string }) => `Nama Anda untuk rekan: ${p.name}. Menggantinya: /nama Rina Wati`,
  removed: (p: { name: string }) => `✓ ${p.name} tidak punya hak lagi.`,
  heldNow: () => 'Yang sekarang Anda pegang. Dilepas, rekan bisa mengambilnya:',
  releaseAll: () => 'Lepas semua',
  done_release: (p: { codes: string }) => `✓ Tidak Anda pegang lagi: ${p.codes}`,
  notHeld: (p: { code: string; name: string }) =>
    p.name ? `${p.code} dipegang ${p.name}, bukan Anda.` : `${p.code} belum dipegang siapa pun.`,
  freed: (p: { codes: string }) => `Yang tadinya dipegangnya sekarang bebas: ${p.codes}`,
  peopleTitle: (p: { desk: string }) => `Petugas ${p.desk}`,
  peopleRow: (p: { id: number; name: string; role: string; desk: string }) =>
    `#${p.id} ${p.name} · ${p.role} · ${p.desk}`,
  auditTitle: (p: { code: string }) => `Jejak ${p.code}`,
  auditRow: (p: { moment: string; act: string; who: string; to: string; desk: string }) =>
    `${p.moment} · ${p.act} · ${p.who} · ${p.to} · ${p.desk}`,
  byCitizen: () => 'warga',
  bySystem: () => 'sistem',
  byAdmin: (p: { id: number }) => `petugas #${p.id}`,
} as const;

type DeskActSentences = { readonly [K in keyof typeof id]: (...args: Parameters<(typeof id)[K]>) => string };

const en: DeskActSentences = {
  askReason: (p) => `${p.act} ${p.code}: write the reason for the citizen.`,
  askReasonBack: (p) => `${p.act} ${p.code}: write the reason for ${p.desk}.`,
  askReply: (p) => `Reply to the citizen (${p.code}): write it now.`,
  askNote: (p) => `Internal note on ${p.code}: write it now. The citizen does not see it.`,
  askWhat: (p) => `What is needed from the citizen for ${p.code}? Choose, or write it in your words.`,
  askDesk: (p) => `Forward ${p.code} to whom? Choose, or write the agency's name.`,
  askOtherDesk: (p) =>
    `${p.code} is with ${p.desk} already. Where should it go? Choose, or write the agency's name. I tell the citizen and ${p.desk}.`,
  askProof: (p) =>
    `To close ${p.code} a proof of what was done is needed: ${p.kinds}. Send it now, with words for the citizen.`,
  askClosing: (p) => `Close ${p.code}: write the outcome for the citizen.`,
  askClosingWith: (p) => `Close ${p.code}: write the outcome for the citizen. The file goes with it.`,
  askEvidenceChoice: () => 'Evidence',
  never: () => 'Never mind',

  done_verify: (p) => `✓ ${p.code} verified.`,
  done_take: (p) => `✓ ${p.code} is yours.`,
  done_forward: (p) => `✓ ${p.code} forwarded to ${p.desk}.`,
  done_move: (p) => `✓ ${p.code} moved from ${p.from} to ${p.desk}.`,
  gaveItBack: (p) => `${p.desk} gave it back before: “${p.text}”`,
  done_ask: (p) => `✓ The question on ${p.code} went to the citizen. The clock stops until it is answered.`,
  done_note: (p) => `✓ Note on ${p.code} kept.`,
  done_reject: (p) => `✓ ${p.code} rejected. The citizen is told in 30 seconds; until then it can be undone.`,
  done_archive: (p) => `✓ ${p.code} archived.`,
  done_return: (p) => `✓ ${p.code} given back to ${p.desk}.`,
  done_close: (p) => `✓ ${p.code} closed. The citizen is told in 30 seconds; until then it can be undone.`,
  done_undo: (p) => `✓ ${p.code} is as it was before.`,
  done_exclude: (p) => `✓ ${p.desk} will not get ${p.code}.`,
  done_letIn: (p) => `✓ ${p.desk} may get ${p.code} again.`,
  done_link: (p) => `✓ ${p.code} is linked as the same as ${p.first}.`,
  done_part: (p) => `✓ ${p.code} is linked to no other report any more.`,
  linkHow: () => 'Write: /serupa CODE OTHER_CODE. To part it: /serupa CODE none',
  linkNone: (p) => `${p.code} is linked to no other report.`,
  linkAlready: (p) => `${p.code} and ${p.first} are linked already.`,
  linkIsFirst: (p) => `Others are linked to ${p.code} already. Link the other way round: /serupa ${p.first} ${p.code}`,
  weakProof: (p) =>
    `The proof for ${p.code} has to be seen by a ${p.who}: ${p.why}. I have passed it on. The complaint is not closed yet; send a newer picture and it is closed at once.`,
  weakChecker: (p) => `${p.role} at ${p.desk}`,
  weakAlone: (p) =>
    `The proof for ${p.code} is not enough: ${p.why}. Nobody else here can look at it, so the complaint is not closed. Send a newer picture, or have a supervisor invited.`,
  weakForSupervisor: (p) =>
    `🔎 ${p.code}: ${p.name} wants to close it, but ${p.why}. Look at the proof, then close or reply.`,
  weakWords: (p) => `Their words for the citizen: “${p.text}”`,
  weakSame: () => 'the picture was sent before',
  weakOld: () => 'the picture was taken before the complaint was forwarded',
  weakFar: (p) => `the picture was taken ${p.km} km from the place`,
  toCitizen: (p) => `📨 ${p.code}: on its way to the citizen…`,
  reached: (p) => `✅ ${p.code}: reached the citizen.`,
  reachesLater: (p) =>
    `🕓 ${p.code}: not there yet. The chat app allows it only after the citizen writes again; it is sent at once then.`,
  clockGoesOn: (p) => `The clock goes on. ${p.clock}`,
  notReached: (p) => `❌ ${p.code}: did not reach the citizen: ${p.why}.`,
  settledWhenBack: () => 'The complaint stays closed. “Is it settled?” is asked as soon as the citizen writes again.',
  why_blocked: () => 'the citizen blocked the bot',
  why_gone: () => "the citizen's chat is gone",
  why_refused: () => 'the platform refused it',
  why_expired: () => 'the channel did not answer for a day',
  corrected: (p) => `✓ The correction on ${p.code} went to the citizen.`,
  cannotUnsay: (p) =>
    `I can not take back the message to the citizen (${p.code}). If it was wrong, write the correction as a new message.`,
  cannotTakeBack: (p) =>
    `${p.code} is ${p.act} already; I can not take that back. Still possible: the buttons on its card, or /catatan ${p.code} with an explanation.`,
  nothingToTakeBack: (p) => `You have done nothing to ${p.code} just now, so there is nothing to take back.`,
  editNotSent: (p) =>
    `I did not act on this edit, and the citizen (${p.code}) still sees the message before. Write it as a new message.`,
  identity: (p) => `Reporter of ${p.code}: ${p.name} (${p.channel}). This look is on record.`,
  identityUnknown: (p) => `Reporter of ${p.code}: no identity is kept. This look is on record.`,
  platformUser: (p) => `${p.channel} account ${p.id}`,
  invited: (p) =>
    `Invitation as ${p.role} of ${p.desk}. The person writes this to me, in a private chat or in the officers’ group:\n/masuk ${p.code}\nOnce, within 30 minutes.`,
  named: (p) => `✓ Your name among colleagues: ${p.name}.`,
  howToName: (p) => `Your name among colleagues: ${p.name}. To change it: /nama Rina Wati`,
  removed: (p) => `✓ ${p.name} has no rights any more.`,
  heldNow: () => 'What you hold now. Once let go of, colleagues can take it:',
  releaseAll: () => 'Let go of all',
  done_release: (p) => `✓ Not yours any more: ${p.codes}`,
  notHeld: (p) => (p.name ? `${p.name} has ${p.code}, not you.` : `Nobody has ${p.code}.`),
  freed: (p) => `Free now, of what they held: ${p.codes}`,
  peopleTitle: (p) => `People of ${p.desk}`,
  peopleRow: (p) => `#${p.id} ${p.name} · ${p.role} · ${p.desk}`,
  auditTitle: (p) => `History of ${p.code}`,
  auditRow: (p) => `${p.moment} · ${p.act} · ${p.who} · ${p.to} · ${p.desk}`,
  byCitizen: () => 'citizen',
  bySystem: () => 'system',
  byAdmin: (p) => `officer #${p.id}`,
};

/** By language. */
export const deskActSentences = { id, en } as const;
