import type { Role } from '../../src/core/complaint/role.ts';
import { newInvitation } from '../../src/invitation.ts';
import { openedHouse } from '../cli/filled-house.ts';
import type { BotApi, Seen } from '../fakes/bot-api.ts';

/** The admins' group of the central desk. */
export const DESK = -1_001_234_567_890;
/** Two admins who work in the group, and the agency's officers, each in a private chat. */
export const ADMINS = [71, 72] as const;
export const OFFICERS = [81, 82, 83, 84] as const;
const AGENCY = 'dishub';

/** Stores invitations for everybody while nothing runs. @returns what each says to be bound, and where */
export async function invitations(dataDir: string) {
  const house = await openedHouse(dataDir);
  try {
    const of = async (member: number, chat: number, desk: string, role: Role) => ({
      member,
      chat,
      says: `/masuk ${await newInvitation(house.store, desk, role, new Date())}`,
    });
    return await Promise.all([
      ...ADMINS.map((member) => of(member, DESK, 'pusat', 'admin')),
      ...OFFICERS.map((member) => of(member, member, AGENCY, 'supervisor')),
    ]);
  } finally {
    await house.close();
  }
}

/** A complaint on its way through both desks. What is done next follows from what the people concerned were shown. */
export interface Case {
  readonly number: number;
  readonly citizen: number;
  readonly admin: number;
  /** The agency's officer who works on it. */
  officer: number | undefined;
  code: string | undefined;
  /** How far it is: an index into {@link STEPS}. */
  at: number;
}

/** Words that tell one case from another wherever they turn up. */
export const words = ({ number }: Case) => ({
  question: `Di depan toko nomor berapa lampu ${number}?`,
  answer: `Di depan Toko Maju ${number}.`,
  reply: `Petugas kami ke lampu ${number} besok pagi.`,
  outcome: `Lampu ${number} sudah menyala lagi.`,
});

/** What a case needs of its surroundings. */
export interface Around {
  readonly telegram: BotApi;
  /** A photo of the finished work. */
  readonly proof: Buffer;
  /** An officer who has nothing in hand. */
  free(): number | undefined;
}

type Look = (one: Case, around: Around) => boolean;
interface Step {
  /** Whether it is time: the people concerned have seen what leads to it. */
  readonly when: Look;
  readonly act: (one: Case, around: Around) => void;
}

const shown = (telegram: BotApi, chat: number): readonly Seen[] => [...telegram.chat(chat).seen.values()];
const sees = (telegram: BotApi, chat: number | undefined, text: string): boolean =>
  chat !== undefined && shown(telegram, chat).some((each) => each.text.includes(text));
export const cardsOf = (telegram: BotApi, chat: number, code: string): readonly Seen[] =>
  shown(telegram, chat).filter(({ text }) => text.split('\n')[0]?.includes(`${code} · Lampu jalan`));

/** The whole life of a case, one step after the other: nobody does a thing twice. */
export const STEPS: readonly Step[] = [
  {
    when: ({ code }, { telegram }) => code !== undefined && cardsOf(telegram, DESK, code).length > 0,
    act: ({ code, admin }, { telegram }) => telegram.says(DESK, admin, { text: `/verifikasi ${code}` }),
  },
  {
    when: ({ code }, { telegram }) => sees(telegram, DESK, `✓ ${code} diverifikasi.`),
    act: ({ code, admin }, { telegram }) => telegram.says(DESK, admin, { text: `/disposisi ${code} dishub` }),
  },
  {
    when: (one, { telegram, free }) => {
      if (!sees(telegram, DESK, `✓ ${one.code} didisposisikan ke`)) return false;
      one.officer = free();
      return one.officer !== undefined && cardsOf(telegram, one.officer, one.code ?? '').length > 0;
    },
    act: (one, { telegram }) =>
      telegram.message(one.officer ?? 0, { text: `/minta ${one.code} ${words(one).question}` }),
  },
  {
    when: (one, { telegram }) =>
      sees(telegram, one.officer, `✓ Pertanyaan untuk ${one.code}`) && sees(telegram, one.citizen, words(one).question),
    act: (one, { telegram }) => telegram.message(one.citizen, { text: words(one).answer }),
  },
  {
    when: (one, { telegram }) => sees(telegram, one.officer, `🔔 ${one.code}: warga menjawab`),
    act: (one, { telegram }) => telegram.message(one.officer ?? 0, { text: `/balas ${one.code} ${words(one).reply}` }),
  },
  {
    when: (one, { telegram }) => sees(telegram, one.citizen, words(one).reply),
    act: (one, { telegram }) =>
      telegram.message(one.officer ?? 0, { text: `/selesai ${one.code} ${words(one).outcome}` }),
  },
  {
    when: (one, { telegram }) => sees(telegram, one.officer, `Untuk menutup ${one.code} perlu bukti`),
    act: (one, { telegram, proof }) => telegram.photo(one.officer ?? 0, proof),
  },
  {
    when: (one, { telegram }) => sees(telegram, one.officer, `✓ ${one.code} ditutup.`),
    act: () => undefined,
  },
];

/** What the history of a case says when it went through all of it, each act once. */
export const HISTORY = ['submit', 'verify', 'forward', 'ask', 'supply', 'reply', 'close'] as const;

/** Takes a case on as far as what was shown allows. @returns whether anything was done */
export function goOn(one: Case, around: Around): boolean {
  const step = STEPS[one.at];
  if (!step?.when(one, around)) return false;
  step.act(one, around);
  one.at += 1;
  return true;
}
