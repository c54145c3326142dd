import { chatId, type Inbound } from '../src/core/message.ts';

/** As long as what a talk usually comes to, in bytes. */
export const TALK_BYTES = 900;
/** A reply as they usually are. */
export const REPLY = [
  'Saya catat: lokasi Jl. A. Yani km 5, waktu kemarin sore.\n\n',
  { bold: 'Boleh kirim foto lubangnya?' },
  ' Satu foto dari dekat dan satu dari sekelilingnya sangat membantu.',
];

let counter = 0;
/** A new message of one of the bench's citizens, where the store alone is measured. @param chat which of them, from 0 */
export function messageOf(chat: number): Inbound {
  counter += 1;
  return {
    channel: 'telegram',
    id: `u${counter}`,
    chat: chatId(String(1_000_000 + chat)),
    from: { id: String(1_000_000 + chat), name: 'Warga', language: 'id' },
    sentAt: new Date(1_764_000_000_000),
    private: true,
    content: { kind: 'text', text: 'Jalan di depan rumah saya di Jl. A. Yani km 5 berlubang besar sejak kemarin sore' },
    messageId: String(counter),
  };
}
