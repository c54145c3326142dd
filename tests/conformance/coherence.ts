import type { Capabilities } from '../../src/core/delivery.ts';

/** The shortest message that holds any one sentence of ours with its way on. */
const TEXT_MIN = 160;

const isCount = (value: number): boolean =>
  value > 0 && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY);

/** What is wrong with a channel's account of itself; empty when it makes sense. */
export function mistakesIn(able: Capabilities): readonly string[] {
  const { pace } = able;
  const rules: readonly (readonly [mistake: string, holds: boolean])[] = [
    [`textMax below ${TEXT_MIN}`, able.textMax >= TEXT_MIN && Number.isInteger(able.textMax)],
    ['fileBytesMax is no size', isCount(able.fileBytesMax)],
    ['sendFileBytesMax is no size: leave it out where no file can be sent', isCount(able.sendFileBytesMax ?? 1)],
    ['a button to share the place without buttons', able.buttons || !able.askLocation],
    ['answersWithinMs is no time', isCount(able.answersWithinMs ?? 1)],
    ['privateUrl is no address', able.privateUrl === undefined || URL.canParse(able.privateUrl)],
    ['pace.perSecond is not positive', pace.perSecond > 0],
    ['pace.perChatPerSecond is not positive', pace.perChatPerSecond > 0],
    ['pace.burst below one: nothing would ever go out', pace.burst >= 1],
    ['pace.perGroupPerMinute is not positive', (pace.perGroupPerMinute ?? 1) > 0],
    ['one chat may be faster than all together', pace.perChatPerSecond <= pace.perSecond],
  ];
  return rules.flatMap(([mistake, holds]) => (holds ? [] : [mistake]));
}
