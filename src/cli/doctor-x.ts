/** X's part of `aduan doctor`. */
import type { Settings } from '../config.ts';
import { systemClock } from '../system-clock.ts';
import type { Finding } from './finding.ts';

const part = 'x';

/** Looks at the credentials, at what the plan lets us do, at reading mentions and messages, and at what the account says of itself. */
export async function* lookAtX({ x: own, publicUrl }: Settings): AsyncGenerator<Finding> {
  if (!own) {
    yield { part, state: 'skipped', says: 'off: X_APP_KEY and the other three are not set' };
    return;
  }
  const { XApi } = await import('../bots/x/api.ts');
  const { faultCode } = await import('../bots/x/faults.ts');
  const { saysAutomated } = await import('../bots/x/bio.ts');
  const { asObject, asText } = await import('../bots/json.ts');
  const budgets = new Map<string, string>();
  const api = new XApi(own, own.apiRoot, systemClock, (endpoint, { remaining, limit }) =>
    budgets.set(endpoint, `${remaining} of ${limit}`),
  );
  const me = await api.me();
  if (!me.ok) {
    yield me.fault.kind === 'refused' && me.fault.code === 401
      ? {
          part,
          state: 'bad',
          says: 'does not accept the credentials (401)',
          fix: 'copy all four again from the developer portal (Keys and tokens), the access token after the app may read and write direct messages',
        }
      : me.fault.kind === 'refused' && me.fault.code === 403
        ? {
            part,
            state: 'bad',
            says: 'forbids the app to read its own account (403)',
            fix: 'put the app into a project with a plan, give it "Read and write and Direct message", and make the access token anew',
          }
        : {
            part,
            state: 'bad',
            says: `does not answer (${faultCode(me.fault)})`,
            fix: 'look at the network, the proxy and X_API_ROOT',
          };
    return;
  }
  const data = asObject(me.result.data);
  const id = asText(data?.id) ?? '';
  yield { part, state: 'good', says: `the credentials are good; ${own.mode}` };
  if (!saysAutomated(asText(data?.description) ?? ''))
    yield {
      part,
      state: 'note',
      says: "the account's description does not say that it is automated, which X asks for",
      fix: 'write "akun otomatis" or "automated" into it, and switch on the label: Settings, Your account, Account information, Automation',
    };
  const anHourAgo = new Date(systemClock.now().getTime() - 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const reads = [
    { what: 'mentions', outcome: await api.mentions(id, { time: anHourAgo }, undefined) },
    { what: 'direct messages', outcome: await api.dmEvents(undefined) },
  ];
  for (const { what, outcome } of reads) {
    if (outcome.ok) continue;
    const { fault } = outcome;
    yield fault.kind === 'limit'
      ? {
          part,
          state: 'note',
          says: `asks us to wait before ${what} are read again (${Math.ceil(fault.waitMs / 1000)} s)`,
          fix: 'raise X_POLL_SECONDS, or take a larger plan',
        }
      : {
          part,
          state: 'bad',
          says: `does not let us read ${what} (${faultCode(fault)})`,
          fix: 'look at the plan and the permissions of the app in the developer portal; after a change make the access token anew',
        };
  }
  if (budgets.size > 0)
    yield {
      part,
      state: 'good',
      says: `left in this window: ${[...budgets].map(([endpoint, left]) => `${endpoint} ${left}`).join(', ')}`,
    };
  if (own.mode === 'webhook')
    yield {
      part,
      state: 'note',
      says: `deliveries are expected at ${publicUrl}/webhooks/x`,
      fix: 'register it once and subscribe the account, see docs/x.md; until then the streams are read every 15 minutes',
    };
}
