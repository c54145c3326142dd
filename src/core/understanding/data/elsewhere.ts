/** Where to go with what is not the government's complaint desk's to act on. */
export const ELSEWHERE = ['police', 'court', 'crisis', 'women', 'consumer', 'bank', 'private'] as const;
/** One of {@link ELSEWHERE}. */
export type Elsewhere = (typeof ELSEWHERE)[number];

/** `where: word, phrase …` in canonical spelling; the first in this order that is found counts. Written for this project. */
export const ELSEWHERE_WORDS = `
crisis: bunuh diri, mengakhiri hidup, ingin mati, pengen mati, mau mati, tidak kuat hidup, tidak mau hidup, capek hidup, suicide, kill myself, want to die, gantung diri, menyakiti diri
women: kdrt, dipukuli suami, dipukul suami, dipukuli suaminya, dipukul suaminya, diperkosa, pemerkosaan, pelecehan, dicabuli, pencabulan, nafkah anak
court: putusan, pengadilan, hakim, jaksa, sidang, perkara, banding, kasasi, gugat, menggugat, cerai, perceraian, warisan, waris, harta gono, verdict, court, divorce, inheritance
bank: rekening saya, saldo saya, saldo hilang, saldo tabungan, bank bri, bank bca, bank bni, bank mandiri, bank btn, atm saya, akun bank, dibobol, m banking, kartu atm, pinjol, debt collector, pinjaman online, ojk
consumer: online shop, toko online, marketplace, shopee, tokopedia, lazada, tiktok shop, developer, refund, tiket konser, paket tidak sampai
police: dicuri, pencurian, kecurian, kemalingan, maling, dirampok, perampokan, jambret, dijambret, copet, dicopet, kecopetan, begal, dibegal, ditipu, tertipu, penipuan, penipu, scam, scammed, stolen, robbed, narkoba, sabu, pembunuhan, hilang, kehilangan, dikeroyok, diancam, diretas, pencemaran nama baik, dibawa kabur, dianiaya, penculikan, judi
private: utang, hutang, pinjam uang, selingkuh, tetangga, mantan, pacar, arisan, santet, keluarga, suami, istri, saudara
`;
