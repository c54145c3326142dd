import type { Language } from './language.ts';

/**
 * What is written to people whose data were in strange hands, and to the authority: UU 27/2022, article 46, wants both told in writing within three
 * times 24 hours, with what data it was, when and how it came out, and what was done about it. The operator fills in what stands in brackets.
 */
export interface BreachNotice {
  /** To each person, short enough for a chat. */
  readonly toPerson: string;
  /** To the authority. */
  readonly toAuthority: string;
}

const id = (office: string): BreachNotice => ({
  toPerson: `PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI

Kepada pelapor [kode laporan, bila ada],

Kami, ${office}, memberitahukan bahwa data pribadi Anda mungkin telah dilihat atau diambil pihak yang tidak berhak.

Data apa: [nama / nomor atau akun / NIK / tempat / foto / isi laporan: hapus yang tidak termasuk]
Kapan: [tanggal dan jam, atau rentang waktu, WIB/WITA/WIT]
Bagaimana: [satu atau dua kalimat, tanpa istilah teknis]
Yang sudah kami lakukan: [kapan dihentikan, kunci diganti, dilaporkan kepada siapa]
Yang masih kami lakukan: [pemulihan, pemeriksaan]

Yang dapat Anda lakukan: jangan menjawab orang yang menyebut laporan Anda lalu meminta uang, kode, atau data. Kami tidak pernah memintanya. Bila Anda merasa terancam, telepon 110 atau hubungi [LPSK / kontak].

Laporan Anda tetap kami tangani. Pertanyaan, atau permintaan atas data Anda: [nama dan kontak petugas pelindungan data].

Kami mohon maaf.
[Nama jabatan, instansi, tanggal]

(Pasal 46 Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi)`,
  toAuthority: `Kepada: [lembaga pelindungan data pribadi / kementerian yang berwenang]
Perihal: Pemberitahuan kegagalan pelindungan data pribadi (Pasal 46 UU Nomor 27 Tahun 2022)

1. Pengendali data: ${office}, [alamat, penanggung jawab, kontak petugas pelindungan data]
2. Diketahui pada: [tanggal dan jam]. Batas pemberitahuan 3 x 24 jam: [tanggal dan jam]
3. Kapan dan bagaimana data terungkap: [uraian; sudah pasti / masih dugaan]
4. Data yang terungkap: [jenis data; terenkripsi atau tidak, dan apakah kuncinya ikut terungkap]
5. Subjek data: [jumlah warga per kanal, jumlah laporan, termasuk berapa laporan anonim dan rahasia; jumlah petugas]
6. Akibat yang mungkin timbul: [uraian, terutama bagi pelapor anonim]
7. Upaya penanganan dan pemulihan: [dihentikan pukul …; kunci dan token diganti pukul …; rencana]
8. Pemberitahuan kepada subjek data: [cara, sejak kapan, berapa yang sudah dan belum terjangkau, cara lain bagi yang belum]

[Nama jabatan, instansi, tanggal, tanda tangan]`,
});

const en = (office: string): BreachNotice => ({
  toPerson: `NOTICE OF A PERSONAL DATA BREACH

To the sender of report [code, if there is one],

We, ${office}, have to tell you that personal data of yours may have been seen or taken by somebody who had no right to them.

Which data: [name / number or account / NIK / place / photos / words of the report: strike out what does not apply]
When: [date and hour, or a span of time, with its zone]
How: [a sentence or two, in plain words]
What we have done: [when it was stopped, keys changed, whom it was reported to]
What we are still doing: [recovery, inquiry]

What you can do: do not answer anybody who names your report and asks for money, codes or data. We never ask for them. If you feel threatened, call 110 or [LPSK / contact].

We go on with your report. Questions, or requests about your data: [name and contact of the data protection officer].

We are sorry.
[Position, office, date]

(Law 27/2022 on Personal Data Protection, article 46)`,
  toAuthority: id(office).toAuthority,
});

/** The notices of an office, by language; what goes to the authority is in Indonesian. */
export const BREACH_NOTICE: Readonly<Record<Language, (office: string) => BreachNotice>> = { id, en };
