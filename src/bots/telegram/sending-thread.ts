/**
 * The program of the sending thread: telegraf's client and all that a send takes, beside the thread that decides and stores.
 * Started by {@link import('./sending-port.ts').SendingPort} with a {@link SendingSetup}.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../system-clock.ts';
import { BotApi } from './api.ts';
import { PlaceOffers } from './place-offers.ts';
import { Sender } from './send.ts';
import type { FromThread, SendAnswer, SendingSetup, SendTask, ToThread } from './sending.ts';

const port = parentPort;
if (!port) throw new Error('sending-thread.ts is no program of its own');

const { token, apiRoot } = workerData as SendingSetup;
const api = new BotApi(token, apiRoot, systemClock);
const sender = new Sender(api, new PlaceOffers(api, systemClock));
let stop = new AbortController();
let answers: SendAnswer[] = [];
let inFlight = 0;

/** While others are in flight an answer waits so long for company: waking the other thread costs more than most of what it does then. */
const COMPANY_MS = 2;

function answer(one: SendAnswer): void {
  inFlight -= 1;
  answers.push(one);
  // A refusal is news: whoever was blocked may already be writing again, and that has to come after it.
  if (inFlight === 0 || !one.result.ok) goBack();
  else if (answers.length === 1) systemClock.after(COMPANY_MS, goBack);
}

function goBack(): void {
  if (answers.length === 0) return;
  const message: FromThread = { answers: JSON.stringify(answers) };
  answers = [];
  port?.postMessage(message);
}

port.on('message', (message: ToThread) => {
  if ('end' in message) {
    stop.abort();
    stop = new AbortController();
    return;
  }
  const tasks = JSON.parse(message.tasks) as SendTask[];
  inFlight += tasks.length;
  for (const { id, to, delivery, at, mayOffer } of tasks)
    sender.send(to, delivery, at, stop.signal, mayOffer).then(
      (result) => answer({ id, result }),
      // A fault of our own: nothing of it but its class leaves this place, for a message may hold words.
      (fault: unknown) =>
        answer({
          id,
          result: { ok: false, why: 'unknown', certain: false, detail: fault instanceof Error ? fault.name : 'FAULT' },
        }),
    );
});
