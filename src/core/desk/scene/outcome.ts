import { type CitizenEvent, type Receipt, SETTLED } from '../../event.ts';
import type { KeptFile } from '../../facts.ts';
import type { ComplaintMessage } from '../../store/port/steps.ts';
import type { Complaint } from '../../store/port/store.ts';
import { lastForCitizen } from './deliveries.ts';

/** Acts after which an end needs words of its own: what was said before them was of another end, or is taken back. */
const BEGINS_ANEW: ReadonlySet<string> = new Set(['forward', 'reopen', 'undo']);

/** What was said with an act since the complaint came to whoever ends it now. */
export function saidWith({ messages, history }: Complaint, act: 'close' | 'reject'): readonly ComplaintMessage[] {
  const since = history.findLast((entry) => BEGINS_ANEW.has(entry.act))?.at;
  return messages.filter(({ act: of, at }) => of === act && (since === undefined || at >= since));
}

/** What the officer wrote with an act, for the citizen, and where the officer is told that it arrived. */
function wordsOf(complaint: Complaint, act: 'close' | 'reject') {
  const said = saidWith(complaint, act);
  // The proof may have come after the words, without any of its own.
  const words = said.findLast(({ internal, text }) => !internal && text !== '')?.text;
  return { ...(words ? { words } : {}), ...withReceipt(said.at(-1)?.receipt) };
}

const withReceipt = (receipt: Receipt | undefined) => (receipt ? { receipt } : {});

/** What the citizen is told of a rejection. */
export const rejected = (complaint: Complaint): CitizenEvent => ({
  to: 'citizen',
  type: 'news',
  code: complaint.code,
  status: 'rejected',
  desk: complaint.desk,
  ...wordsOf(complaint, 'reject'),
});

type Settled = Extract<CitizenEvent, { type: 'settled' }>;

/** What the citizen is asked after a close. @param again the line that tells how it went, where it is asked once more */
export function settled(complaint: Complaint, again?: Receipt): Settled {
  const { receipt, ...words } = wordsOf(complaint, 'close');
  const its = again ?? receipt;
  return { ...asked(complaint), ...words, ...withReceipt(its && { ...its, ask: SETTLED }) };
}

/** What the citizen is asked when their silence has closed it: nobody wrote anything with that, and no line waits to be changed. */
export function settledBySilence(complaint: Complaint): Settled {
  const { code, messages, version } = complaint;
  const answer = messages[lastForCitizen(messages)]?.receipt;
  const receipt = answer && ({ ...answer, code, ref: `silent:${version + 1}`, ask: SETTLED, unshown: true } as const);
  return { ...asked(complaint), ...withReceipt(receipt) };
}

function asked(complaint: Complaint): Settled {
  const { code, desk, category, facts, evidence } = complaint;
  const place = facts.place?.value.text;
  const pictures = evidence.filter(({ kind, file }) => kind === 'photo' && file?.cleanId !== undefined);
  const before = pictures.find(({ by }) => by !== 'desk')?.file;
  const after = pictures.findLast(({ by }) => by === 'desk')?.file;
  return {
    to: 'citizen',
    type: 'settled',
    code,
    desk,
    category,
    ...(place ? { place } : {}),
    ...(before ? { before: cleanCopy(before) } : {}),
    ...(after ? { after: cleanCopy(after) } : {}),
  };
}

/** A file without what its camera wrote into it. */
const cleanCopy = ({ original: _, ...file }: KeptFile): KeptFile => file;
