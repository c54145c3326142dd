import type { Language } from './language.ts';

/**
 * What is answered to posts that everybody reads. Templates alone: nothing of what the post says, nothing of who wrote it. With their links
 * (which X counts as 23 characters each) they stay below 280 characters, see the tests.
 */
const id = {
  /** To a report: where and how it goes on. */
  taken: (p: { code: string; here: string; elsewhere: string }) =>
    `Terima kasih, laporan Anda kami terima. Agar data Anda aman, mari lanjutkan secara pribadi: kirim DM “LAPOR ${p.code}”${p.here && ` ${p.here}`}${p.elsewhere && ` atau buka ${p.elsewhere}`}\n(Balasan otomatis. Darurat? Telepon 112.)`,
  /** To a question. */
  question: (p: { here: string }) =>
    `Terima kasih sudah bertanya. Untuk melapor atau memeriksa laporan, kirim DM kepada kami${p.here && `: ${p.here}`}\n(Balasan otomatis. Darurat? Telepon 112.)`,
  /** To somebody in need whom no office can help: where help is. */
  help: (p: { numbers: string; here: string }) =>
    `Kami membaca pesan Anda. Bila Anda butuh pertolongan sekarang, telepon ${p.numbers}. Gratis, kapan saja. Anda juga bisa menulis kepada kami lewat DM${p.here && `: ${p.here}`}\n(Balasan otomatis.)`,
  /** There is news that did not arrive in private. */
  news: (p: { here: string }) =>
    `Ada kabar untuk laporan Anda yang belum bisa kami sampaikan. Kirim DM “STATUS” kepada kami, atau buka halaman lacak dengan kode Anda${p.here && `: ${p.here}`}\n(Balasan otomatis.)`,
};

/** The keys and parameters of every template. */
export type PostTemplates = typeof id;

const en: PostTemplates = {
  taken: (p) =>
    `Thank you, we have your report. To keep your data safe, please go on in private: send a DM “LAPOR ${p.code}”${p.here && ` ${p.here}`}${p.elsewhere && ` or open ${p.elsewhere}`}\n(Automated reply. Emergency? Call 112.)`,
  question: (p) =>
    `Thank you for asking. To report something or to follow a report, send us a DM${p.here && `: ${p.here}`}\n(Automated reply. Emergency? Call 112.)`,
  help: (p) =>
    `We read your message. If you need help now, call ${p.numbers}. Free, at any time. You can also write to us in a DM${p.here && `: ${p.here}`}\n(Automated reply.)`,
  news: (p) =>
    `There is news of your report that we could not deliver. Send us a DM “STATUS”, or open the tracking page with your code${p.here && `: ${p.here}`}\n(Automated reply.)`,
};

/** What is said in public, by language: templates alone, without a word of what was reported. */
export const POST_TEMPLATES: Readonly<Record<Language, PostTemplates>> = { id, en };
