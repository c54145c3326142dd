import type { Settings } from '../config.ts';
import { describeFault } from '../core/observe.ts';
import { EXIT, Refusal } from '../refusal.ts';

/** What else than a taken port keeps HTTP from listening: an address that is not this machine's, a low port without the right to it. */
const LISTEN_FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Set PORT to a free one, for example PORT=8081, or stop what listens there.',
  EACCES: 'A port below 1024 needs a right of its own: set PORT to a higher one, for example PORT=8080.',
};
const NOT_OUR_ADDRESS =
  'HOST has to be an address of this machine: set HOST=127.0.0.1, or HOST=0.0.0.0 to let other machines in.';

/** Why HTTP can not listen there, and what to write instead. */
export function cannotListen({ host, port }: Pick<Settings, 'host' | 'port'>, error: unknown): Refusal {
  const { code } = describeFault(error);
  return new Refusal(
    `HOST, PORT: HTTP can not listen on ${host}:${port} (${code}). ${LISTEN_FAULTS[code] ?? NOT_OUR_ADDRESS}`,
    EXIT.badSetting,
    error,
  );
}
