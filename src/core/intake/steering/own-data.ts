import { TALK_KEPT_DAYS } from '../../kept.ts';
import { dayOf } from '../../language/dates.ts';
import type { Span } from '../../message.ts';
import { draftInBrief } from '../draft/rows.ts';
import type { Filed } from '../talk/filed.ts';
import type { Scene } from '../talk/scene.ts';
import { OWN_SHOWN_MAX } from './status.ts';

/** A report that was sent: what, when, and who may know. */
function filedLine(scene: Scene, { code, category, at, anonymous }: Filed): string {
  const { say, policy, talk, turn } = scene;
  const isSecret = turn.known.get(code)?.secret === true;
  return say.dataFiled({
    code,
    category: policy.categories.find(({ id }) => id === category)?.short[talk.language] ?? category,
    day: dayOf(new Date(at), policy.zone, talk.language),
    value: [anonymous ? say.valueAnonymous() : say.valueNamed(), ...(isSecret ? [say.valueSecret()] : [])].join(', '),
  });
}

/**
 * Everything that is kept of whoever writes, by kind, with how long and how to change or erase it: UU 27/2022 gives each person the right to
 * know. At once and in the chat itself, whose account is all that proves who asks: whoever has a code and no more learns nothing.
 */
export function showOwnData(scene: Scene): void {
  const { say, policy, person, turn } = scene;
  const { draft, shelf, filed, language } = scene.talk;
  const account = turn.capabilities.namesNobody
    ? say.dataNoAccount()
    : say.dataAccount({ name: person?.from.name ?? '' });
  const drafts = [draft, ...shelf].flatMap((each) => (each ? [draftInBrief(each, policy, language)] : []));
  const lines = [
    account,
    say.dataTalk({ n: TALK_KEPT_DAYS }),
    ...drafts.map((summary) => say.dataDraft({ summary, n: policy.service.draftKeptDays })),
    ...filed.slice(0, OWN_SHOWN_MAX).map((each) => filedLine(scene, each)),
    ...(filed.length > OWN_SHOWN_MAX ? [say.dataMore({ n: filed.length - OWN_SHOWN_MAX })] : []),
  ];
  const page: Span[] = [
    { bold: say.dataTitle() },
    `\n${lines.map((line) => `• ${line}`).join('\n')}`,
    `\n\n${say.dataRights()}`,
  ];
  scene.page = page;
}
