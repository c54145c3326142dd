import type { Clock } from '../clock.ts';
import type { ChannelPort } from '../delivery.ts';
import type { ChannelName } from '../message.ts';
import { type Lane, RETRY_MAX_MS, waited } from './lane.ts';
import type { Lanes } from './lanes.ts';
import type { Roads } from './roads.ts';

/** Notices that a platform is back from an outage. */
export class Recovery {
  readonly #ports: ReadonlyMap<ChannelName, ChannelPort>;
  readonly #clock: Clock;
  readonly #lanes: Lanes;
  readonly #roads: Roads;

  constructor(ports: ReadonlyMap<ChannelName, ChannelPort>, clock: Clock, lanes: Lanes, roads: Roads) {
    this.#ports = ports;
    this.#clock = clock;
    this.#lanes = lanes;
    this.#roads = roads;
  }

  /**
   * The platform took something. When it had taken nothing for as long as our longest wait, it is back from an outage: what waits only because of
   * that is due now, and goes at the platform's pace, whoever waits longest first, not whoever tried longest ago.
   */
  took(channel: ChannelName): void {
    const port = this.#ports.get(channel);
    if (!port) return;
    const road = this.#roads.to(port);
    if (road.took(this.#clock.now().getTime()) < RETRY_MAX_MS) return;
    const due: Lane[] = [];
    for (const lane of this.#lanes.all()) {
      const [head] = lane.queue;
      if (lane.channel !== channel || !lane.isOwnWait || !head || head.attempts === 0 || lane.busy) continue;
      lane.servedMs = 0;
      waited(lane);
      lane.timer?.cancel();
      lane.timer = undefined;
      due.push(lane);
    }
    road.waitAll(due);
  }
}
