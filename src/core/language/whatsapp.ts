import type { Language } from './language.ts';

/** What WhatsApp's side says by itself: in place of files, and on the page that links the phone. Both languages have the same keys (checked by the types). */
const id = {
  /** Stands in place of a file that WhatsApp does not take. */
  fileTooLarge: (p: { name: string; megabytes: number }) =>
    `📎 ${p.name} (${p.megabytes} MB) terlalu besar untuk dikirim lewat WhatsApp. Berkasnya tetap tersimpan.`,
  /** Stands in place of a file that can not be read any more, or whose author can not be taken out. */
  fileUnreadable: (p: { name: string }) =>
    `📎 ${p.name} tidak dapat diteruskan: tersandi sehingga penulisnya tidak bisa dihapus, atau rusak di penyimpanan. Bila rusak, pengelola sistem perlu tahu.`,
  pageTitle: () => 'Tautkan WhatsApp',
  pageHow: () => 'Di ponsel: WhatsApp → Setelan → Perangkat tertaut → Tautkan perangkat, lalu pindai kode ini.',
  pageAlt: () => 'Kode QR untuk menautkan ponsel',
  pageRisk: () =>
    'Ini klien tidak resmi: WhatsApp dapat memblokir nomornya. Untuk akun instansi, pakailah Cloud API resmi (WHATSAPP=cloud).',
  pageWaiting: () => 'Kode sedang disiapkan. Halaman ini memuat ulang sendiri.',
  pageReady: () => 'Ponsel tertaut. Halaman ini boleh ditutup.',
  pageGone: () => 'Tautan ini sudah dipakai atau lewat waktunya. Yang baru tercetak saat Aduan dijalankan.',
};

/** The keys and parameters of every text. */
export type WhatsAppTexts = typeof id;

const en: WhatsAppTexts = {
  fileTooLarge: (p) => `📎 ${p.name} (${p.megabytes} MB) is too large to be sent over WhatsApp. The file is kept.`,
  fileUnreadable: (p) =>
    `📎 ${p.name} cannot be passed on: it is encrypted, so that its author cannot be removed, or damaged in storage. If damaged, whoever runs this system should know.`,
  pageTitle: () => 'Link WhatsApp',
  pageHow: () => 'On the phone: WhatsApp → Settings → Linked devices → Link a device, then scan this code.',
  pageAlt: () => 'QR code that links the phone',
  pageRisk: () =>
    'This is an unofficial client: WhatsApp may ban the number. An official account should use the Cloud API (WHATSAPP=cloud).',
  pageWaiting: () => 'The code is being prepared. This page reloads by itself.',
  pageReady: () => 'The phone is linked. You may close this page.',
  pageGone: () => 'This link was used already, or its time is over. Aduan prints a new one when it starts.',
};

/** The texts in every language. */
export const WHATSAPP_TEXTS: Readonly<Record<Language, WhatsAppTexts>> = { id, en };
