import { type OwnServer, ownPostgres, postgresPair, type ServerPair, type TestServer } from '../fakes/postgres.ts';
import type { ServersChoice } from './plan.ts';

/** A PostgreSQL that may be mistreated. */
export interface ChaosServer extends TestServer {
  /**
   * Ends as a crash does; then the same server, or the one that followed it, goes on. Resolves when it may be done again.
   * @param leads told when another address leads
   */
  fail(leads: (url: string) => void): Promise<void>;
}

/** Begins it: one that comes back when it fails, or a pair of which the other goes on. */
export const chaosServer = async (servers: ServersChoice): Promise<ChaosServer> =>
  servers === 'pair' ? pair(await postgresPair()) : one(await ownPostgres());

const one = (server: OwnServer): ChaosServer => ({
  url: server.url,
  stop: () => server.stop(),
  fail: () => server.crash(),
});

const pair = (servers: ServerPair): ChaosServer => ({
  get url() {
    return servers.url;
  },
  stop: () => servers.stop(),
  fail: async (leads) => {
    const { whole } = await servers.failOver();
    leads(servers.url);
    await whole;
  },
});
