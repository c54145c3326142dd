import type { Act } from '../../src/core/complaint/life.ts';
import { leadsTo } from '../../src/core/complaint/life.ts';
import type { HistoryEntry } from '../../src/core/store/port/steps.ts';

/** A moment in WITA, `2026-11-18T10:00`. */
export const wita = (text: string): Date => new Date(`${text}:00+08:00`);

/** What was done: the act, when (WITA), and the desk that has it from then on. */
export type Deed = readonly [act: Act | 'submit', at: string | Date, desk?: string];

/** A history, by the life of a complaint. @throws Error where an act is not possible */
export function lived(...deeds: readonly Deed[]): readonly HistoryEntry[] {
  const history: HistoryEntry[] = [];
  for (const [act, when, at] of deeds) {
    const last = history.at(-1);
    const to = act === 'submit' ? 'submitted' : last && leadsTo(act, last.to, history);
    if (!to) throw new Error(`${act} is not possible when ${last?.to ?? 'there is nothing'}`);
    history.push({
      at: typeof when === 'string' ? wita(when) : when,
      act,
      ...(last ? { from: last.to } : {}),
      to,
      desk: at ?? last?.desk ?? 'pusat',
      by: act === 'submit' || act === 'supply' || act === 'reopen' ? 'citizen' : 'admin:1',
    });
  }
  return history;
}
