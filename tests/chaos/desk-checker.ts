import { marksIn } from '../fixtures/answers.ts';
import type { Exported, Remembered } from './checker.ts';

/** What an officer did to a complaint, as they remember it. */
export interface RememberedAct {
  readonly code: string;
  readonly act: 'verify' | 'forward' | 'reply' | 'close';
  /** The mark in the words of a reply. */
  readonly mark?: number;
  /** SHA-256 of the proof with which a complaint was closed. */
  readonly sha256?: string;
  /** Whether the platform was told that it is stored. */
  readonly acknowledged: boolean;
}

/** A piece of news that a citizen is to have of an act, by the words that tell it from others. */
const NEWS: Readonly<Record<RememberedAct['act'], RegExp>> = {
  verify: /^\*?Kabar laporan .*sudah memeriksanya/s,
  forward: /^\*?Kabar laporan .*Sekarang laporan ini di .* untuk ditangani/s,
  reply: /^\*?Kabar laporan .*Kata petugas/s,
  close: /^\*?Sudah beres\?/,
};

/** Where a complaint stands is told by the newest news alone: what was not sent yet when there was newer is not sent any more. */
const NEWER: Readonly<Record<RememberedAct['act'], readonly RememberedAct['act'][]>> = {
  verify: ['forward', 'reply', 'close'],
  forward: ['reply', 'close'],
  reply: [],
  close: [],
};

const isNewsOf = ({ code, act, mark }: RememberedAct, text: string): boolean =>
  NEWS[act].test(text) && text.includes(code) && (mark === undefined || marksIn(text).includes(mark));

/** Acts of which each is to happen once: a command that was given again changes nothing a second time, a reply is its own. */
function distinct(acts: readonly RememberedAct[]): readonly RememberedAct[] {
  const all = new Map<string, RememberedAct>();
  for (const act of acts) {
    const key = `${act.code} ${act.act} ${act.mark ?? ''}`;
    const known = all.get(key);
    all.set(key, { ...act, acknowledged: act.acknowledged || known?.acknowledged === true });
  }
  return [...all.values()];
}

/** News that citizens should have been shown by now, and were not. */
export function newsMissing(acts: readonly RememberedAct[], people: readonly Remembered[]): readonly string[] {
  return distinct(acts).flatMap((act) => {
    const citizen = people.find(({ codes }) => codes.includes(act.code));
    if (!act.acknowledged || !citizen) return [];
    const told = [act, ...NEWER[act.act].map((newer) => ({ ...act, act: newer }))];
    if (citizen.news.some((text) => told.some((each) => isNewsOf(each, text)))) return [];
    return [`the news of “${act.act}” for ${act.code}`];
  });
}

/** What a desk did is in the history once, and its citizen heard of it once. */
export function judgeDesk({
  acts,
  complaints,
  people,
  shifted,
}: {
  readonly acts: readonly RememberedAct[];
  readonly complaints: readonly Exported[];
  readonly people: readonly Remembered[];
  readonly shifted: boolean;
}): Readonly<Record<'lost' | 'unexpected' | 'doubled', readonly string[]>> {
  const wrong: Record<'lost' | 'unexpected' | 'doubled', string[]> = { lost: [], unexpected: [], doubled: [] };
  const done = distinct(acts);
  for (const { code, history, messages, evidence } of complaints) {
    const own = done.filter((act) => act.code === code);
    for (const kind of ['verify', 'forward', 'reply', 'close'] as const) {
      const meant = own.filter(({ act }) => act === kind);
      const there = history.filter(({ act }) => act === kind).length;
      const sure = meant.filter(({ acknowledged }) => acknowledged).length;
      if (there < sure) wrong.lost.push(`“${kind}” of ${code}, ${sure} times acknowledged and ${there} times there`);
      if (meant.length === 0 && there > 0) wrong.unexpected.push(`“${kind}” of ${code} that nobody did`);
      else if (there > meant.length) wrong.doubled.push(`“${kind}” of ${code} is there ${there} times`);
    }
    const proofs = new Set(own.flatMap(({ sha256 }) => sha256 ?? []));
    if (history.some(({ act }) => act === 'close') && !evidence.some(({ sha256 = '' }) => proofs.has(sha256)))
      wrong.lost.push(`the proof with which ${code} was closed`);
    const said = messages.flatMap(({ from, text }) => (from === 'citizen' ? [] : marksIn(text)));
    for (const { mark, acknowledged } of own) {
      if (mark === undefined) continue;
      const times = said.filter((each) => each === mark).length;
      if (times === 0 && acknowledged) wrong.lost.push(`reply ${mark} of ${code}`);
      if (times > 1) wrong.doubled.push(`reply ${mark} of ${code} is there ${times} times`);
    }
    for (const mark of said)
      if (!own.some((act) => act.mark === mark)) wrong.unexpected.push(`reply ${mark} of ${code} that nobody wrote`);
  }
  // What waits while the clock is set far ahead may be too old to be sent.
  if (!shifted) wrong.lost.push(...newsMissing(acts, people));
  for (const { news } of people)
    for (const act of done) {
      const times = news.filter((text) => isNewsOf(act, text)).length;
      if (times > 1) wrong.doubled.push(`the news of “${act.act}” for ${act.code} came ${times} times`);
    }
  return wrong;
}
