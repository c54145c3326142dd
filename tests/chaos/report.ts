import type { Outcome } from './run.ts';

/** The command by which a run is made again. */
export const replayOf = ({
  plan: { seed, kills, database, servers, roles, end, faults },
}: Pick<Outcome, 'plan'>): string =>
  `npm run chaos -- --seed ${seed} --kills ${kills} --database ${database}${servers === 'pair' ? ' --servers pair' : ''} --roles ${roles}${end === 'kill' ? '' : ` --${end}`}${faults === 'each' ? ' --faults' : ''}`;

/** A few lines on a run for whoever started it. */
export function inWords(outcome: Outcome): string {
  const { plan, verdict, wrong, killedAt, late, forgotten, faults, startMs, endMs, tookMs, historyFile } = outcome;
  const { messages, acts, complaints, files, replies, repliesTwice, erased } = verdict.counts;
  const wentWrong = [...faults].toSorted(([, a], [, b]) => b - a).map(([kind, n]) => `${kind} ${n}`);
  const points = [...killedAt].toSorted(([, a], [, b]) => b - a).map(([point, n]) => `${point} ${n}`);
  const ends = {
    kill: 'kills',
    power: `power cuts, ${forgotten.writes} writes and ${forgotten.names} names forgotten, a flush ${plan.flushMs} ms longer`,
    term: `times asked to end, the slowest took ${endMs} ms`,
  }[plan.end];
  return [
    `seed ${plan.seed} · ${plan.database} · ${plan.roles} · Telegram by ${plan.telegram} · each message up to ${plan.repeat} times · ${plan.troubleTimes ? `one call in ${plan.troubleTimes} fails` : 'no call fails'}`,
    `  ${plan.kills} ${ends} (${points.join(', ')}; ${late} came late), ${wentWrong.length === 0 ? 'nothing else went wrong' : `went wrong: ${wentWrong.join(', ')}`}, ${Math.round(tookMs / 1000)} s, a start takes ${startMs} ms`,
    `  ${messages} messages and photos (${erased} erased), ${acts} acts of the desk, ${complaints} complaints, ${files} files, ${replies} replies`,
    `  lost ${verdict.lost.length}, unexpected ${verdict.unexpected.length}, doubled ${verdict.doubled.length}, out of order ${verdict.disorder.length}, replies twice ${repliesTwice}, wrong ones ${verdict.replies.length}, evidence wrong ${verdict.evidence.length}, else ${verdict.other.length}`,
    ...(wrong.length === 0
      ? []
      : [
          ...wrong.slice(0, 20).map((each) => `  WRONG ${each}`),
          `  history: ${historyFile}`,
          `  again:   ${replayOf(outcome)}`,
        ]),
  ].join('\n');
}
