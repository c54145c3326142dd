import { excerpt } from '../../intake/draft/rows.ts';
import type { Complaint } from '../../store/port/store.ts';
import { deskIn } from '../rights/handed.ts';
import { deskName } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';
import { LINE_MAX } from './card.ts';

/** Acts that leave a complaint with whoever was just handed it. */
const LEAVE_IT: ReadonlySet<string> = new Set(['note', 'link', 'exclude', 'reveal']);

/**
 * That a complaint came to this chat's desk or left it, by whom it was: undefined where neither is so, or it was done here. A desk that handed on
 * what it had knows so.
 */
export function handedInWords(scene: DeskScene, { code, desk, history, messages }: Complaint): string | undefined {
  const at = history.findLastIndex(({ act }) => !LEAVE_IT.has(act));
  const last = history[at];
  const before = history[at - 1]?.desk;
  if (!last || before === undefined || before === desk || last.desk !== desk) return undefined;
  if (scene.sight.present.some(({ id }) => last.by === `admin:${id}`)) return undefined;
  const isOurs = (one: string) => scene.present.some((person) => person.desk === one);
  const { say, policy, language } = scene;
  const names = {
    code,
    from: deskName(policy, before, language),
    desk: deskName(policy, desk, language),
  };
  const by = deskIn(last);
  if (by !== before && isOurs(before)) return say.newsHandedAway(names);
  if (!isOurs(desk)) return undefined;
  if (last.act === 'forward') return say.newsHandedHere(names);
  if (last.act !== 'return' || by !== before) return undefined;
  const words = messages.findLast(({ act }) => act === 'return')?.text;
  return say.newsHandedBack({ ...names, text: words ? `“${excerpt(words, LINE_MAX)}”` : '' });
}
