/** What becomes of the sample complaints: who does what, how many days after it was sent. */

/** Something done to a sample complaint. `agency` is an officer of whichever desk has it then. */
export type DemoStep = {
  /** Calendar days after it was sent; on a free day the next working day. */
  readonly days: number;
} & (
  | {
      readonly who: 'admin' | 'agency';
      /** Command of an officer, without the code. */
      readonly command: string;
      /** Follows the code. `{desk}` stands for the agency in charge, `{other}` for one that is not. */
      readonly words?: string;
    }
  /** The citizen presses the choice of the last question that has this action (`yes`, `no`, `rate`), writes, or sends a photo. */
  | { readonly who: 'citizen'; readonly press: 'yes' | 'no' | 'rate' }
  | { readonly who: 'citizen'; readonly says: string }
  | { readonly who: 'citizen'; readonly sends: 'photo' }
);

const VERIFY: DemoStep = { days: 1, who: 'admin', command: '/verifikasi' };
const FORWARD: DemoStep = { days: 1, who: 'admin', command: '/disposisi', words: '{desk}' };
const TAKE: DemoStep = { days: 2, who: 'agency', command: '/ambil' };
const REPLY: DemoStep = {
  days: 4,
  who: 'agency',
  command: '/balas',
  words: 'Terima kasih, laporan Anda sudah kami tinjau dan pekerjaannya kami jadwalkan minggu ini.',
};
const CLOSE: DemoStep = { days: 7, who: 'agency', command: '/selesai', words: 'Pekerjaannya sudah selesai.' };
const RECEIVED = [VERIFY, FORWARD, TAKE];
const CONFIRMED: readonly DemoStep[] = [
  { days: 8, who: 'citizen', press: 'yes' },
  { days: 8, who: 'citizen', press: 'rate' },
];
const ASK: DemoStep = { days: 3, who: 'agency', command: '/minta', words: 'foto dari dekat' };

/** The lives, by name. Whatever lies after today has not happened yet. */
export const DEMO_LIVES = {
  settled: [...RECEIVED, REPLY, CLOSE, ...CONFIRMED],
  asked: [...RECEIVED, ASK, { days: 4, who: 'citizen', sends: 'photo' }, CLOSE, ...CONFIRMED],
  /** Answered, and closed by itself when the citizen was silent. */
  silent: [...RECEIVED, REPLY],
  /** The first agency was not in charge. */
  handedOn: [
    VERIFY,
    { days: 1, who: 'admin', command: '/disposisi', words: '{other}' },
    { days: 2, who: 'agency', command: '/kembalikan', words: 'Ini bukan kewenangan kami.' },
    { days: 3, who: 'admin', command: '/disposisi', words: '{desk}' },
    { days: 4, who: 'agency', command: '/ambil' },
    CLOSE,
    ...CONFIRMED,
  ],
  returned: [VERIFY, FORWARD, { days: 2, who: 'agency', command: '/kembalikan', words: 'Ini bukan kewenangan kami.' }],
  reopened: [
    ...RECEIVED,
    CLOSE,
    { days: 8, who: 'citizen', press: 'no' },
    { days: 8, who: 'citizen', says: 'Baru separuhnya yang diperbaiki' },
  ],
  rejected: [{ days: 2, who: 'admin', command: '/tolak', words: 'Ini tidak termasuk layanan pemerintah daerah.' }],
  archived: [{ days: 2, who: 'admin', command: '/arsipkan', words: 'Sudah ditangani lewat laporan lain.' }],
  verified: [VERIFY],
  forwarded: [VERIFY, FORWARD],
  working: RECEIVED,
  waiting: [...RECEIVED, ASK],
  answered: [...RECEIVED, REPLY],
} as const satisfies Readonly<Record<string, readonly DemoStep[]>>;
/** What becomes of a made-up complaint, by its name in {@link DEMO_LIVES}. */
export type DemoLife = keyof typeof DEMO_LIVES;
