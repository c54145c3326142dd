import pg from 'pg';

/** A lone connection, outside of any pool. The caller connects and ends it. */
export function loneClient(config: pg.ClientConfig): pg.Client {
  const client = new pg.Client(config);
  // One that breaks in use fails the statement that waits for it, or the next: nobody else needs to be told.
  client.on('error', () => undefined);
  return client;
}
