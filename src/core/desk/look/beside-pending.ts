import { asksOfCard, isToColleagues, noteIn } from '../../language/desk-aside.ts';
import { figuresIn, greetsIn, listIn, soughtIn } from '../../language/desk-lists.ts';
import { deskVerbIn } from '../../language/desk-plain.ts';
import type { DeskCommand } from '../../language/desk-words.ts';
import { isThanks, steeringOf } from '../../language/words.ts';
import type { Wish } from '../scene/commands.ts';
import type { Pending } from '../scene/state.ts';

/** What officers do among themselves, and nobody writes to a citizen. */
const OFFICERS_ALONE: ReadonlySet<DeskCommand> = new Set(['take', 'verify', 'forward', 'undo', 'exclude', 'release']);
/** Of no complaint, whatever waits for words. */
const OF_THE_DESK: ReadonlySet<DeskCommand> = new Set(['figures', 'release', 'help']);

/**
 * Whether somebody who was asked for words wants something else with these: a list, figures, something of another complaint, an order that nobody writes to a
 * citizen. All else answers what they were asked.
 * @param wish what the same words would want if nothing waited for them
 */
export function isBeside(pending: Pending, wish: Wish, text: string): boolean {
  switch (wish.want) {
    case 'queue':
    case 'how-to':
    case 'no-code':
      return true;
    case 'search':
      return soughtIn(text) !== undefined;
    case 'what-for':
    case 'meant':
      return wish.code !== pending.code;
    case 'several':
    case 'elsewhere':
      return wish.code !== pending.code || isOrderAlone(pending, text);
    case 'command':
      if (wish.code === undefined) return OF_THE_DESK.has(wish.command);
      return (
        wish.code !== pending.code || noteIn(text) !== undefined || asksOfCard(text) || isOrderAlone(pending, text)
      );
    default:
      return false;
  }
}

function isOrderAlone(pending: Pending, text: string): boolean {
  const said = deskVerbIn(text);
  return said !== undefined && !said.mayBeTold && said.command !== pending.act && OFFICERS_ALONE.has(said.command);
}

const WAITS =
  /^(?:(?:eh|oh|hmm|ok|oke|ya)[\s,.]+)*(?:bentar|sebentar|sebntar|bntar|tunggu|wait|hold on)(?:[\s,]+(?:ya|dulu|pak|bu|min|deh|saya|cek))*[\s.!]*$/i;
/** "Eh bentar", "tunggu dulu ya": said while one thinks, and to nobody. */
export const waitsFor = (text: string): boolean => WAITS.test(text.trim());

const asksForList = (text: string): boolean => {
  const list = listIn(text);
  return (list !== undefined && 'list' in list) || figuresIn(text);
};

/** Whether words are too little, or too plainly somebody else's, to go to a citizen as a reason or an answer before somebody has looked at them. */
export const saysLittle = (text: string): boolean =>
  !/\p{L}/u.test(text) ||
  typeof steeringOf(text) === 'object' ||
  asksForList(text) ||
  greetsIn(text) ||
  isThanks(text) ||
  isToColleagues(text);
