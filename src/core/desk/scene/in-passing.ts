import type { ComplaintCode } from '../../complaint/code.ts';
import { codeIn, isMisspeltCode, misspeltIn } from '../../complaint/code.ts';
import { asksProgress } from '../../language/asks-progress.ts';
import { asksForTime, asksOfCard, noteIn } from '../../language/desk-aside.ts';
import { howToIn } from '../../language/desk-how.ts';
import { cardIn, figuresIn, leaveIn, listIn, soughtIn } from '../../language/desk-lists.ts';
import { commandNear } from '../../language/desk-near.ts';
import { byNumber } from '../../language/desk-numbers.ts';
import { ALONE, deskNameIn, deskVerbIn, type PlainVerb } from '../../language/desk-plain.ts';
import { ordersIn } from '../../language/desk-several.ts';
import { slipIn } from '../../language/desk-slips.ts';
import type { DeskCommand } from '../../language/desk-words.ts';
import { wantedOfReport } from '../../language/names-report.ts';
import type { Policy } from '../../policy/policy.ts';
import { codeFirst, ENDS, queueNamed, type Wish } from './commands.ts';
import { desksCalled } from './names.ts';

/** What officers do among themselves, and can take back: done as it is said. */
const AMONG_OFFICERS: ReadonlySet<DeskCommand> = new Set([
  ...(['take', 'verify', 'forward', 'note', 'undo', 'exclude', 'link', 'reveal', 'release'] as const),
]);

/** What may be done to several complaints by one order: it is nobody's words, and needs none. */
const TO_SEVERAL: ReadonlySet<DeskCommand> = new Set(['take', 'verify', 'forward', 'release']);

/** What stands before a code and only says that it is one: "ambil yang K7Q2…", "laporan nomor K7Q2…". */
const BEFORE_CODE =
  /(?:(?<![\p{L}\p{N}])(?:yang|yg|nang|kode|kodenya|laporan|aduan|tiket|nomor|nomer|no|the|code)[\s.:]{1,3})+$/iu;
/** Nobody calls a code by its name in more characters. */
const CALL_MAX = 40;
const withoutCall = (before: string): string =>
  `${before.slice(0, -CALL_MAX)}${before.slice(-CALL_MAX).replace(BEFORE_CODE, '')}`.trim();
/** Nothing but where one looks: "buka K7Q2…", "mana K7Q2…". */
const LOOKS =
  /^(?:(?:tolong|coba|mana|buka|lihat|tampilkan|cek|gimana|bagaimana|gmn|kayapa|status|statusnya|posisi|posisinya|open|show|see|ya|dong|dulu|pak|bu|min)(?:[\s,.!?]+|$))+$/i;
/** "Sudah pernah dilaporkan di K7Q2…": with what it is the same. */
const REPORTED_AT =
  /^(?:ini\s+)?(?:(?:sudah|udah|udh|sdh)\s+(?:pernah\s+)?(?:dilapor\p{L}*|masuk|ada)|(?:tolong\s+)?(?:di)?gabung\p{L}*|merge|(?:itu\s+)?(?:sama|serupa|dobel|the\s+same))(?:\s+(?:di|ke|sama|dengan|dgn|sebagai|yang|ini|this|ya|aja|saja|as|with))*[.!]*$/iu;
/** "K7Q2… dan M4XP… sama": which are the same. */
const BOTH_SAME =
  /^[\s,]*(?:(?:dan|dengan|sama|and|itu|ini|laporan|laporannya)[\s,]+)*(?:sama|serupa|dobel|double|duplikat|kembar|the\s+same)(?:\s+(?:saja|aja|ya|dengan|persis))*[.!]*$/i;

/** How a wish begins where nobody but us reads it: "coba tanya …", "bisa minta foto?". Below a card it is the citizen who is asked. */
const POLITELY =
  /^(?:(?:coba|bisa|boleh|silakan|please|can\s+you|could\s+you|minta\s+tolong|buat|tambah|tambahkan|bikin)\s+)+/i;
/** "Ke PUPR aja", "ini punya PU": where a name that a desk goes by is all that is said of it. */
const DESK_ALONE =
  /^(?=(?:ini|itu|yang|laporan|bukan|ke|ka|punya)\s)(?:(?:ini|itu|yang\s+ini|laporan\s+ini|bukan\s+kami|eh|oh)[\s,.]{1,3}(?:mah\s+)?){0,3}(?:(?:ke|ka|punya(?:nya)?|milik|bagian|urusan|ranah|untuk|buat)\s+)?([^,.?!]{2,60})[.!]*$/i;
function deskAloneIn(text: string, policy: Policy | undefined): string | undefined {
  const name = deskNameIn(DESK_ALONE.exec(text.trim())?.[1] ?? '');
  return policy && desksCalled(policy, name).length === 1 ? name : undefined;
}

/** A text with the code that stands in it, and what is left without it. */
interface Coded {
  readonly code: ComplaintCode;
  readonly bare: string;
  /** Nothing stands before the code. */
  readonly isFirst: boolean;
}

function codedIn(text: string): Coded | undefined {
  const found = codeIn(text);
  if (!found) return spokenFirst(text);
  const [from, to] = found.span;
  const before = withoutCall(text.slice(0, from));
  const after = text.slice(to).replace(/^[\s,.:;-]+/, '');
  return { code: found.code, bare: `${before} ${after}`.trim(), isFirst: before === '' };
}

/**
 * What words of an officer want of a complaint whose code stands anywhere in them: "yang K7Q2… saya ambil ya", "K7Q2… teruskan ke PU", "mana K7Q2…". What is
 * said to be sent beneath a code is asked about; undefined where the code tells of something else.
 */
function wishOfCoded(text: string, open: ComplaintCode | undefined, policy: Policy | undefined): Wish | undefined {
  const coded = codedIn(text);
  if (!coded) return undefined;
  const { code, bare, isFirst } = coded;
  const second = codedIn(bare);
  if (second) {
    if (BOTH_SAME.test(second.bare)) return { want: 'command', command: 'link', code, rest: second.code, typed: true };
    return wishOfSeveral(text) ?? (isFirst || saysOrder(text) ? { want: 'one-by-one' } : undefined);
  }
  const several = severalOf(bare, code);
  if (several) return several;
  const said = deskVerbIn(bare);
  if (said?.command === 'link' || REPORTED_AT.test(bare))
    return open && open !== code
      ? { want: 'command', command: 'link', code: open, rest: code, typed: true }
      : undefined;
  if (said) return wishOfVerb(bare, said, code, said.rest);
  if (LOOKS.test(bare) || cardIn(bare) || wantedOfReport(bare) === 'news')
    return { want: 'command', command: 'look', code, rest: '', typed: true };
  const desk = deskAloneIn(bare, policy);
  if (desk !== undefined) return { want: 'elsewhere', code, name: desk, words: bare };
  return isFirst ? { want: 'what-for', code, said: bare } : undefined;
}

/** A code in groups or pieces before an order, "jkce 9ymj pvx verif": a sentence that only begins so has none. */
function spokenFirst(text: string): Coded | undefined {
  const { code, rest } = codeFirst(text.trim().replace(CALLED_FIRST, ''));
  const isOrder = code && rest !== '' && (deskVerbIn(rest) || ordersIn(rest) || LOOKS.test(rest));
  return isOrder ? { code, bare: rest, isFirst: true } : undefined;
}
const CALLED_FIRST = /^(?:(?:yang|yg|nang|kode|laporan|aduan|tiket|nomor|nomer|no)[\s.:]{1,3}){1,3}/i;

/** Complaints of one message at most: a page of the queue. */
const SEVERAL_MAX = 8;
const JOINS = /^[\s,.:;&+-]*(?:(?:dan|sama|and)(?!\p{L})[\s,]*)?/iu;

/** "Verif K7Q2… dan M4XP…": one order for all of them. */
function wishOfSeveral(text: string): Wish | undefined {
  const codes: ComplaintCode[] = [];
  let bare = text;
  for (let found = codeIn(bare); found && codes.length < SEVERAL_MAX; found = codeIn(bare)) {
    const [from, to] = found.span;
    if (!codes.includes(found.code)) codes.push(found.code);
    const before = withoutCall(bare.slice(0, from)).replace(/(?<![\s,&+])(?:\s*[,&+]|\s+(?:dan|sama|and))\s*$/i, '');
    bare = `${before} ${bare.slice(to).replace(JOINS, '')}`.trim();
  }
  const [code, ...also] = codes;
  return code && !codeIn(bare) && isForSeveral(bare) ? { want: 'each', code, also, order: bare } : undefined;
}

function isForSeveral(order: string): boolean {
  const verbs = ordersIn(order)?.map(({ verb }) => verb) ?? [deskVerbIn(order)];
  return verbs.every(
    (verb) =>
      verb !== undefined &&
      TO_SEVERAL.has(verb.command) &&
      !verb.isElsewhere &&
      (verb.command === 'forward') === (verb.rest !== ''),
  );
}

/** Whether an order stands anywhere between the codes of a text. */
const saysOrder = (text: string): boolean =>
  text.split(/[,;&+\n]|\s(?:dan|terus|trus|and)\s/i).some((piece) => deskVerbIn(codedIn(piece)?.bare ?? piece));

/** "Verif semua", "tutup semua yg sudah dijawab": said of a whole list. */
const ALL = /^(?:tolong\s|mohon\s)?(\p{L}{3,14})\s(?:semua|semuanya|smua|smuanya|all)(?:\s([\s\S]{0,60}))?$/iu;

/** What is to be done to all of a list: of those that stand on the page, where that can be. */
function wishOfAll(text: string, listed: readonly ComplaintCode[]): Wish | undefined {
  const [, word, rest = ''] = ALL.exec(text.trim()) ?? [];
  if (word === undefined) return undefined;
  const order = `${word} ${rest}`.trim();
  const command = deskVerbIn(word)?.command ?? deskVerbIn(order)?.command;
  if (command === undefined || command === 'release' || COUNTS.has(command)) return undefined;
  const [code, ...also] = listed;
  return code && isForSeveral(order) ? { want: 'each', code, also, order } : { want: 'one-by-one' };
}

/** Of what officers ask a citizen a number alone tells how many: "minta 2 foto". */
const COUNTS: ReadonlySet<DeskCommand> = new Set(['ask', 'reply', 'note']);

/**
 * What words want of complaints that they call by their places in the list that was shown last: "buka no 3", "yang nomor 2 verif", "yg 3 sama 5 dobel". Only
 * looked at at once; what is done is shown first, with what it is done to.
 */
function wishOfNumbered(text: string, listed: readonly ComplaintCode[], policy: Policy): Wish | undefined {
  const said = listed.length > 0 ? byNumber(text) : undefined;
  if (!said) return undefined;
  const { numbers, bare, isBare } = said;
  const verb = deskVerbIn(bare);
  const isMany = ordersIn(bare) !== undefined;
  const same = bare.split(/[,;]\s?/).some((piece) => deskVerbIn(piece)?.command === 'link' || REPORTED_AT.test(piece));
  const looks = verb === undefined && !isMany && !same && !isBare && (bare === '' || LOOKS.test(bare) || cardIn(bare));
  if (!looks && !same && !isMany && verb === undefined) return undefined;
  if (isBare && !same && verb && (verb.mayBeTold || COUNTS.has(verb.command))) return undefined;
  const codes = numbers.flatMap((number) => listed[number - 1] ?? []);
  const [code, ...also] = codes;
  if (code === undefined || codes.length < numbers.length) return { want: 'beyond-list', n: listed.length };
  if (same)
    return also.length === 1 && also[0] ? { want: 'both-same', code: also[0], first: code } : { want: 'one-by-one' };
  if (isForSeveral(bare)) return { want: 'each', code, also, order: bare };
  if (also.length > 0) return { want: 'one-by-one' };
  const wish = verb && wishOfOpen(bare, code, policy);
  if (looks || wish?.want !== 'meant') return { want: 'command', command: 'look', code, rest: '', typed: true };
  return wish;
}

/**
 * What words of an officer want of the complaint that they name ("Selesai. K7Q2 M4XP 9TR. Sudah ditambal."), else of the one that they have before them;
 * undefined when they name no act, or there is none.
 */
export function wishOfOpen(text: string, open: ComplaintCode | undefined, policy?: Policy): Wish | undefined {
  const several = open && !codeIn(text) ? severalOf(text, open) : undefined;
  if (several) return several;
  const said = deskVerbIn(text) ?? deskVerbIn(text.trim().replace(POLITELY, '')) ?? nearVerbIn(text, policy);
  const named = said && said.command !== 'link' ? codeFirst(said.rest) : { rest: said?.rest ?? '' };
  if (said && named.code) {
    const { code, rest } = named;
    // A second one is told of by the act itself.
    if (!ALONE.has(said.command) || rest === '') return wishOfVerb(text, said, code, rest);
  }
  const coded = said?.command === 'link' && said.rest !== '' ? undefined : wishOfCoded(text, open, policy);
  if (coded) return coded;
  const wrong = misspeltOf(text, said);
  if (wrong !== undefined) return { want: 'no-code', said: wrong };
  const desk = (said && !said.isElsewhere) || !open ? undefined : deskAloneIn(text, policy);
  if (open && desk !== undefined) return { want: 'elsewhere', code: open, name: desk, words: text.trim() };
  if (!said || !open || (ALONE.has(said.command) && named.rest !== '')) return undefined;
  return wishOfVerb(text, said, open, named.rest);
}

/** Misspelt orders that are clear all the same: one that is shown first in any case, or one that says all it needs. */
function nearVerbIn(text: string, policy: Policy | undefined): PlainVerb | undefined {
  const near = commandNear(text);
  if (!near?.ofOpen || near.said.startsWith('/')) return undefined;
  const said = deskVerbIn(text.trim().replace(/^[a-z]+/i, near.word));
  if (said?.command !== near.command) return undefined;
  if (!AMONG_OFFICERS.has(said.command)) return said;
  const isWhole = said.command === 'take' || said.command === 'verify';
  const names = said.command === 'forward' && policy && desksCalled(policy, said.rest).length === 1;
  return isWhole || names ? said : undefined;
}

/** Several orders in one breath: "verif, terus oper ke PU". */
export function severalOf(text: string, code: ComplaintCode): Extract<Wish, { want: 'several' }> | undefined {
  const orders = ordersIn(text)?.map(({ text: own, verb }) => wishOfVerb(own, verb, code, verb.rest));
  return orders && { want: 'several', code, orders };
}

/** What was meant for a code, where an order names it or it comes first: what follows is done to no other complaint. */
function misspeltOf(text: string, said: PlainVerb | undefined): string | undefined {
  const first = (said?.command === 'link' ? '' : (said?.rest ?? text)).split(/\s+/, 1)[0]?.replace(ENDS, '') ?? '';
  if (isMisspeltCode(first)) return first;
  const [from, to] = misspeltIn(text) ?? misspeltWordIn(text) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const bare = `${withoutCall(text.slice(0, from))} ${text.slice(to)}`.trim();
  return deskVerbIn(bare) ? text.slice(from, to) : undefined;
}

/** Where a word stands that can be nothing but a misspelt code. */
function misspeltWordIn(text: string): readonly [number, number] | undefined {
  for (const { 0: word, index } of text.slice(0, ORDER_CHARS_MAX).matchAll(/\S+/g)) {
    const bare = word.replace(ENDS, '');
    if (isMisspeltCode(bare)) return [index, index + bare.length];
  }
  return undefined;
}
/** Nobody gives an order in more characters. */
const ORDER_CHARS_MAX = 300;

function wishOfVerb(text: string, said: PlainVerb, code: ComplaintCode, rest: string): Wish {
  const { command } = said;
  if (said.isElsewhere || command === 'forward')
    return elsewhere(text, code, said, command === 'forward' ? deskNameIn(rest) : rest);
  if (said.withBefore) return { want: 'same-as-before', code };
  return AMONG_OFFICERS.has(command)
    ? { want: 'command', command, code, rest, typed: true }
    : { want: 'meant', command, code, rest };
}

/** What goes to another desk: by its name, or because it is not theirs. */
export const elsewhere = (
  text: string,
  code: ComplaintCode,
  { command, isElsewhere }: PlainVerb,
  rest: string,
): Extract<Wish, { want: 'elsewhere' }> => ({
  want: 'elsewhere',
  code,
  name: command === 'forward' ? rest : '',
  words: command === 'forward' && (isElsewhere || rest === '') ? '' : text.trim(),
});

/** An order with the code of its complaint, among colleagues who talk: nothing else of what they say is for us. */
export function wishOfNamed(text: string): Wish | undefined {
  const said = deskVerbIn(text);
  if (said && said.command !== 'link' && codeFirst(said.rest).code) return wishOfOpen(text, undefined);
  const coded = codedIn(text);
  if (coded && severalOf(coded.bare, coded.code)) return wishOfOpen(text, undefined);
  const order = coded && deskVerbIn(coded.bare);
  // What may be told a citizen is told colleagues as well.
  return order && !order.mayBeTold && order.command !== 'link' ? wishOfOpen(text, undefined) : undefined;
}

/**
 * What an officer asks of us in passing, where nobody else reads it: a list, figures, something found, the card of the complaint before them, or
 * something that is to become of it.
 */
export function wishInPassing(
  text: string,
  open: ComplaintCode | undefined,
  policy: Policy,
  listed: readonly ComplaintCode[] = [],
): Wish | undefined {
  if (codeIn(text) ?? misspeltIn(text) ?? spokenFirst(text)) return wishOfOpen(text, open, policy);
  const numbered = wishOfAll(text, listed) ?? wishOfNumbered(text, listed, policy);
  if (numbered) return numbered;
  if (open && slipIn(text)) return { want: 'slip', code: open, said: text.trim() };
  const how = howToIn(text);
  if (how) return { want: 'how-to', command: how };
  const noted = open && noteIn(text);
  if (noted) return { want: 'command', command: 'note', code: open, rest: noted, typed: true };
  if (open && asksForTime(text)) return { want: 'what-for', code: open, said: text.trim(), time: true };
  const list = listIn(text);
  if (list && 'list' in list) return { want: 'queue', filter: list.list };
  const named = list && queueNamed(list.of, policy);
  if (named && named.unknown === undefined) return named;
  if (figuresIn(text)) return { want: 'command', command: 'figures', rest: '', typed: true };
  const words = soughtIn(text);
  if (words) return { want: 'search', words };
  if (leaveIn(text)) return { want: 'command', command: 'release', rest: '', typed: true };
  if (open && (cardIn(text) || asksOfCard(text) || asksProgress(text)))
    return { want: 'command', command: 'look', code: open, rest: '', typed: true };
  // No category: words to be found.
  if (named && list && 'of' in list) return { want: 'search', words: list.of };
  return wishOfOpen(text, open, policy);
}
