import type { ComplaintCode } from '../../complaint/code.ts';
import { asksForTime, asksOfCard, isToColleagues, noteIn } from '../../language/desk-aside.ts';
import { howToIn } from '../../language/desk-how.ts';
import { commandNear } from '../../language/desk-near.ts';
import { deskVerbIn, type PlainVerb } from '../../language/desk-plain.ts';
import { slipIn } from '../../language/desk-slips.ts';
import type { DeskCommand } from '../../language/desk-words.ts';
import { isThanks, steeringOf } from '../../language/words.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Wish } from '../scene/commands.ts';
import { elsewhere, severalOf } from '../scene/in-passing.ts';
import { askedForIn } from '../scene/names.ts';

/** "Catatan: sudah ditelepon", "balas: kami cek": said so, and after a colon. */
const WITH_COLON = /^(?:tolong\s+|mohon\s+)?[a-z]+\s*:/i;
/** What nobody tells a citizen: "ambil ini", "terusin ke PU". */
const OFFICERS_ALONE: ReadonlySet<DeskCommand> = new Set(['take', 'verify', 'forward', 'undo', 'exclude', 'release']);
/** Words of a slip that is looked at: whoever writes more writes to somebody. */
const SLIP_WORDS_MAX = 4;

/**
 * What words below a complaint's card want, where that is not plainly an answer to its citizen: done where it can only be meant for us, asked about where
 * it may be either. Undefined for all else: it is the citizen's.
 */
export function wishBelow(text: string, code: ComplaintCode, policy: Policy, category: string): Wish | undefined {
  const noted = noteIn(text);
  if (noted !== undefined) return { want: 'command', command: 'note', code, rest: noted, typed: true };
  if (asksOfCard(text)) return { want: 'command', command: 'look', code, rest: '', typed: true };
  if (slipIn(text)) return { want: 'slip', code, said: text.trim() };
  const several = severalOf(text, code);
  if (several) return several;
  const how = howToIn(text);
  if (how) return { want: 'how-to', command: how };
  const whatFor = { want: 'what-for', code, said: text.trim() } as const;
  if (asksForTime(text)) return { ...whatFor, time: true };
  if (WANTS_EVIDENCE.test(text)) return { want: 'command', command: 'ask', code, rest: text.trim(), typed: true };
  const said = deskVerbIn(text);
  const wish = said && wishOfVerbBelow(text, said, code, policy, category);
  if (wish) return wish;
  if (isToColleagues(text) || isThanks(text)) return whatFor;
  if (said) return undefined;
  const near = text.trim().split(/\s+/).length <= SLIP_WORDS_MAX ? commandNear(text) : undefined;
  if (near?.ofOpen && near.command !== 'look') {
    const right = text.trim().replace(/^[a-z]+/i, near.word);
    const meant = deskVerbIn(right);
    return meant && { want: 'either', command: meant.command, code, rest: meant.rest, said: text.trim() };
  }
  const steering = steeringOf(text);
  const isEmpty = !/\p{L}/u.test(text) || (typeof steering === 'object' && SAYS_LITTLE.has(steering.intent));
  return isEmpty && /[\p{L}\p{Extended_Pictographic}]/u.test(text)
    ? { want: 'meant', command: 'reply', code, rest: text.trim() }
    : undefined;
}
/** What an officer asks a citizen for that is no question. */
const SAID_TO_CITIZEN = /^(?:maaf|ampun|izin|ijin|waktu|kesabaran|pengertian|kerja\s?sama|doa|tolong|bantu)/i;
/** "Tolong kirim foto yang jelas bu": asks for evidence, whoever it is said to. */
const WANTS_EVIDENCE =
  /^(?:(?:tolong|mohon|bisa|boleh|coba|baik)[,.]?\s+)*(?:di)?(?:kirim|lampir)(?:kan|in)?\s+(?:lagi\s+)?(?:foto|gambar|video|bukti|dokumen|surat|kuitansi|kwitansi)(?!\p{L})/iu;
/** "Ok", "siap", "sudah": said to a colleague or to us as often as to a citizen, and no answer to a complaint. */
const SAYS_LITTLE: ReadonlySet<string> = new Set(['yes', 'no', 'done', 'send', 'none', 'unknown', 'keep', 'resume']);

function wishOfVerbBelow(
  text: string,
  said: PlainVerb,
  code: ComplaintCode,
  policy: Policy,
  category: string,
): Wish | undefined {
  const { command, rest, mayBeTold, isElsewhere } = said;
  if (said.withBefore) return { want: 'same-as-before', code };
  // "Sudah kami tambal kemarin": good news; that it can be closed as well is offered after it.
  if (command === 'close' && mayBeTold) return undefined;
  const isOrder = OFFICERS_ALONE.has(command) || ((command === 'note' || command === 'reply') && WITH_COLON.test(text));
  if (isOrder && !mayBeTold)
    return command === 'forward'
      ? elsewhere(text, code, said, rest)
      : { want: 'command', command, code, rest, typed: true };
  if (command === 'ask') {
    // "Minta maaf atas …" is said to the citizen; "minta foto lagi" asks them for something.
    if (SAID_TO_CITIZEN.test(rest)) return undefined;
    if (askedForIn(rest, policy, category).kind !== 'words')
      return { want: 'command', command, code, rest, typed: true };
  }
  if (command === 'reply' && said.isOfCitizen) return { want: 'meant', command, code, rest };
  if (command === 'note' || command === 'reply' || command === 'reveal') return undefined;
  return { want: 'either', command, code, rest, said: text.trim(), ...(isElsewhere ? { isElsewhere } : {}) };
}
