/** WhatsApp's part of `aduan doctor`. */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import os from 'node:os';
import { promisify } from 'node:util';
import { sessionFolder } from '../app-whatsapp.ts';
import { BROWSER_FIX, findBrowser } from '../bots/whatsapp/web/browser.ts';
import type { Settings, WhatsAppSettings } from '../config.ts';
import { systemClock } from '../system-clock.ts';
import { ANSWER_MS_MAX, type Finding } from './finding.ts';

const part = 'whatsapp';
const GIB = 1024 ** 3;
/** A browser with WhatsApp's page needs about this much beside everything else. */
const MEMORY_MIN = 1.5 * GIB;

/** Looks at what the set way to WhatsApp needs. */
export async function* lookAtWhatsApp({ whatsapp, dataDir, publicUrl }: Settings): AsyncGenerator<Finding> {
  if (!whatsapp) {
    yield { part, state: 'skipped', says: 'off: WHATSAPP is not set' };
    return;
  }
  if (whatsapp.mode === 'web') yield* lookAtWeb(whatsapp, dataDir);
  else yield* lookAtCloud(whatsapp, publicUrl);
}

async function* lookAtWeb(
  { browser }: Extract<WhatsAppSettings, { mode: 'web' }>,
  dataDir: string,
): AsyncGenerator<Finding> {
  const found = findBrowser(browser);
  if (found === undefined) yield { part, state: 'bad', says: 'no browser is found', fix: BROWSER_FIX };
  else {
    const version = await versionOf(found);
    yield version === undefined
      ? { part, state: 'bad', says: `${found} does not start`, fix: BROWSER_FIX }
      : { part, state: 'good', says: `${version} at ${found}` };
  }
  const free = os.freemem();
  const says = `${(free / GIB).toFixed(1)} GiB of memory are free`;
  yield free < MEMORY_MIN
    ? {
        part,
        state: 'note',
        says,
        fix: 'the browser needs about 1.5 GiB: add memory, or use WHATSAPP=cloud, which needs none',
      }
    : { part, state: 'good', says };
  yield await session(sessionFolder(dataDir));
  yield {
    part,
    state: 'note',
    says: 'web is an unofficial client: WhatsApp may ban the number without notice',
    fix: 'for an official account use the Cloud API (WHATSAPP=cloud); see docs/whatsapp.md',
  };
}

async function versionOf(browser: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(browser, ['--version'], { timeout: ANSWER_MS_MAX });
    return stdout.trim().split('\n')[0]?.slice(0, 80);
  } catch {
    // It is not there, may not be run, or lacks a library.
    return undefined;
  }
}

async function session(folder: string): Promise<Finding> {
  try {
    const mode = (await stat(folder)).mode & 0o777;
    return mode === 0o700
      ? { part, state: 'good', says: 'the session’s folder is closed to others' }
      : {
          part,
          state: 'bad',
          says: `the session’s folder has mode ${mode.toString(8)}: whoever reads it reads all chats of the phone`,
          fix: `chmod 700 ${folder}`,
        };
  } catch {
    return { part, state: 'note', says: 'no phone was linked yet', fix: 'npm start shows the code to scan' };
  }
}

async function* lookAtCloud(
  own: Extract<WhatsAppSettings, { mode: 'cloud' }>,
  publicUrl: string | undefined,
): AsyncGenerator<Finding> {
  const { Graph, faultCode } = await import('../bots/whatsapp/cloud/graph.ts');
  const { isCredentials } = await import('../bots/whatsapp/cloud/faults.ts');
  const graph = new Graph(own.apiRoot, own.token, systemClock);
  const outcome = await graph.call(`${own.phoneId}?fields=id`, undefined, { timeoutMs: ANSWER_MS_MAX });
  if (outcome.ok) yield { part, state: 'good', says: 'Meta knows the token and the number; cloud' };
  else if (isCredentials(outcome.fault))
    yield {
      part,
      state: 'bad',
      says: `Meta does not accept WHATSAPP_CLOUD_TOKEN (${faultCode(outcome.fault)})`,
      fix: 'make a permanent token for a system user in Meta’s Business settings, with whatsapp_business_messaging',
    };
  else if (outcome.fault.kind === 'refused')
    yield {
      part,
      state: 'bad',
      says: `Meta does not know WHATSAPP_CLOUD_PHONE_ID (${faultCode(outcome.fault)})`,
      fix: 'copy “Phone number ID” from WhatsApp → API Setup',
    };
  else
    yield {
      part,
      state: 'bad',
      says: `Meta does not answer (${faultCode(outcome.fault)})`,
      fix: 'look at the network, the proxy and WHATSAPP_CLOUD_API_ROOT',
    };
  if (!publicUrl?.startsWith('https://'))
    yield {
      part,
      state: 'bad',
      says: 'Meta calls the webhook over HTTPS, and PUBLIC_URL is no https:// address',
      fix: 'set PUBLIC_URL, and PUBLIC_URL/webhooks/whatsapp as callback in WhatsApp → Configuration',
    };
}
