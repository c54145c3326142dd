import { afterEach, beforeEach, expect } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import type { Complaint } from '../../src/core/store/port/store.ts';
import { type Someone, Town } from './town.ts';

/** A town with Rina, the province's admin, and what Siti files to her by the keyword: what most stories of a desk begin with. */
export class Scenery {
  readonly town: Town;
  readonly rina: Someone;
  #filed: { readonly siti: Someone; readonly code: ComplaintCode } | undefined;

  constructor(town: Town, rina: Someone) {
    this.town = town;
    this.rina = rina;
  }

  /** Siti reports the hole in her road, on this platform. */
  async files(platform = this.town.rich, how: Parameters<Town['files']>[1] = {}): Promise<ComplaintCode> {
    const siti = this.town.citizen('Siti', platform);
    const code = await this.town.files(siti, { keyword: 'laporpaman', ...how });
    this.#filed = { siti, code };
    return code;
  }

  get siti(): Someone {
    return this.#is().siti;
  }
  get code(): ComplaintCode {
    return this.#is().code;
  }
  complaint(): Promise<Complaint> {
    return this.town.complaint(this.code);
  }
  /** What was done to it: "ask asked". */
  async way(): Promise<readonly string[]> {
    return (await this.complaint()).history.map(({ act, to }) => `${act} ${to}`);
  }
  /** What desks have said in it, and whether only officers read it. */
  async fromDesk(): Promise<readonly (readonly [words: string, internal: boolean])[]> {
    const said = (await this.complaint()).messages.filter(({ from }) => from === 'desk');
    return said.map(({ text, internal }) => [text, internal ?? false]);
  }

  #is() {
    if (!this.#filed) throw new Error('nothing is filed yet');
    return this.#filed;
  }
}

/** A scenery for each test of the file, made anew; no fault may happen in it. */
export function scenery(): { readonly now: Scenery } {
  let now: Scenery | undefined;
  beforeEach(async () => {
    const town = await new Town().open();
    now = new Scenery(town, await town.officer('Rina', 'kalsel', 'admin'));
  });
  afterEach(async () => {
    expect(await now?.town.closed()).toEqual([]);
  });
  return {
    get now() {
      if (!now) throw new Error('no test has begun');
      return now;
    },
  };
}
