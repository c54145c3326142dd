import type { Fleet } from './app-fleet.ts';
import { Clockwork } from './core/desk/clockwork/clockwork.ts';
import { keepHouse } from './housekeeping.ts';

/** The lease of what time brings about. */
const CLOCK = 'clock';

/** What time brings about, and what is done once an hour: in one process alone, where several share the work. */
export function timeAtWork(
  parts: ConstructorParameters<typeof Clockwork>[0] & Parameters<typeof keepHouse>[0],
  fleet: Pick<Fleet, 'leases'> | undefined,
): { start(): void; stop(): Promise<void> } {
  let running: { readonly clockwork: Clockwork; readonly house: { stop(): void } } | undefined;
  const begin = () => {
    const isMine = () => fleet?.leases.holds(CLOCK) ?? true;
    const clockwork = new Clockwork({ ...parts, isMine });
    clockwork.start();
    running = { clockwork, house: keepHouse(parts) };
  };
  const end = async () => {
    running?.house.stop();
    await running?.clockwork.stop();
    running = undefined;
  };
  return { start: () => (fleet ? fleet.leases.sole(CLOCK, { begin, end }) : begin()), stop: end };
}
