import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import type { AskedFor, CitizenEvent } from '../../src/core/event.ts';
import type { Citizen } from './citizen.ts';

/** Files a complaint; `place` tells several apart. */
export function fileOne(citizen: Citizen, story: string): ComplaintCode {
  citizen.says('/lapor');
  const before = citizen.filed.length;
  citizen.says(story);
  for (let i = 0; i < 15 && citizen.filed.length === before; i += 1) {
    const question = citizen.talk?.question;
    if (question === 'check') citizen.says('kirim');
    else if (question === 'category') citizen.says(citizen.labels[0] ?? 'lainnya');
    else if (question === 'fact:place' || question === 'spot') citizen.says('Jl. Sultan Adam, Banjarmasin');
    else if (question === 'fact:time') citizen.says('kemarin sore');
    else if (question?.startsWith('fact:')) citizen.says('lewati');
    else if (question === 'evidence') citizen.sends();
    else if (question === 'switches') citizen.says('anonim');
    else throw new Error(`stuck at ${question}\n${citizen.transcript()}`);
  }
  const code = citizen.filed.at(-1)?.code;
  if (!code || citizen.filed.length === before) throw new Error(`not filed\n${citizen.transcript()}`);
  return code;
}

export const LIGHT = 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin';
export const ROAD = 'Jalan berlubang besar di Jl. Veteran Banjarmasin sejak kemarin';

let count = 0;
/** A desk asks; the complaint is moved to `asked` first. */
export function asks(
  citizen: Citizen,
  code: ComplaintCode,
  what: AskedFor,
  words = '',
): Extract<CitizenEvent, { type: 'ask' }> {
  count += 1;
  citizen.officer(code, 'ask');
  const ask = `q${count}`;
  const receipt = { conversation: 9, code, ref: `d${count}` };
  const event = { to: 'citizen', type: 'ask', code, ask, what, words, desk: citizen.view(code).desk, receipt } as const;
  citizen.hears(event);
  return event;
}

/** A desk closes, and the citizen is asked. */
export function closes(citizen: Citizen, code: ComplaintCode): Extract<CitizenEvent, { type: 'settled' }> {
  if (citizen.view(code).status === 'submitted') citizen.officer(code, 'verify');
  citizen.officer(code, 'close');
  const { desk, category } = citizen.view(code);
  const said = { words: 'Lampu sudah diganti.', place: 'Jl. Sultan Adam' };
  const event = { to: 'citizen', type: 'settled', code, desk, category, ...said } as const;
  citizen.hears(event);
  return event;
}
