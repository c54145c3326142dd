import type { Doubt } from '../../evidence/doubt.ts';
import { dayInFull } from '../../language/dates.ts';
import { countedKinds, rowsOf } from '../draft/rows.ts';
import type { Ack } from '../talk/ack.ts';
import type { Scene } from '../talk/scene.ts';

/** What is said first. */
const ORDER: Readonly<Record<Ack['k'], number>> = {
  despair: 0,
  emergency: 0,
  intro: 1,
  say: 2,
  files: 3,
  told: 4,
  noted: 5,
  doubt: 6,
};

/** Joins what was said before in this burst with what is to be said now. */
export function mergeAcks(before: readonly Ack[], now: readonly Ack[]): readonly Ack[] {
  const merged: Ack[] = [];
  for (const ack of [...before, ...now]) {
    const index = merged.findIndex((each) =>
      each.k === 'say' && ack.k === 'say'
        ? each.key === ack.key && each.with === ack.with
        : each.k === 'told' && ack.k === 'told'
          ? each.key === ack.key && each.about.code === ack.about.code
          : each.k === ack.k,
    );
    const old = merged[index];
    if (!old) merged.push(ack);
    else if (old.k === 'noted' && ack.k === 'noted')
      merged[index] = { k: 'noted', rows: [...new Set([...old.rows, ...ack.rows])] };
    else if (old.k === 'emergency' && ack.k === 'emergency')
      merged[index] = { k: 'emergency', numbers: [...new Set([...old.numbers, ...ack.numbers])] };
    else if (old.k === 'files' && ack.k === 'files') {
      const kinds = { ...old.kinds };
      for (const [kind, n] of Object.entries(ack.kinds) as [keyof typeof kinds, number][])
        kinds[kind] = (kinds[kind] ?? 0) + n;
      const doubt = old.doubt ?? ack.doubt;
      merged[index] = { k: 'files', kinds, ...(doubt && { doubt }) };
    }
  }
  return merged.sort((a, b) => ORDER[a.k] - ORDER[b.k]);
}

/** What was said or received, in words; empty when there is nothing left to say of it. */
export function ackInWords(scene: Scene, ack: Ack): string {
  const { say, policy } = scene;
  const { language, draft } = scene.talk;
  switch (ack.k) {
    case 'intro':
      return say.intro({ name: policy.name[language], salam: ack.salam === true });
    case 'emergency':
      return say.emergency({
        numbers: ack.numbers.map((id) => policy.emergencyNumbers[id]?.[language] ?? id).join('\n'),
      });
    case 'despair':
      return say.despair({ helpline: policy.helpline[language] });
    case 'files': {
      const received = say.filesReceived({ files: countedKinds(ack.kinds, language) });
      return ack.doubt ? `${received}\n${doubtInWords(ack.doubt, scene)}` : received;
    }
    case 'doubt':
      return doubtInWords(ack.doubt, scene);
    case 'noted': {
      if (!draft) return '';
      const rows = rowsOf(draft, policy, language, ack.rows);
      const short = policy.categories.find(({ id }) => id === draft.category)?.short[language];
      const said = rows.map((row) =>
        say.notedRow(row.question === 'category' && short ? { ...row, value: short } : row),
      );
      return rows.length > 0 ? say.noted({ rows: said.join('; ') }) : '';
    }
    case 'told':
      return say[ack.key](ack.about);
    case 'say':
      return (say[ack.key] as (p: { word: string }) => string)({ word: ack.with ?? '' });
  }
}

function doubtInWords(doubt: Doubt, { say, talk }: Scene): string {
  switch (doubt.why) {
    case 'dark':
      return say.photoDark();
    case 'blurred':
      return say.photoBlurred();
    case 'old':
      return say.photoOld({ day: dayInFull(doubt.day, talk.language) });
    case 'far':
      return say.photoFar({ km: String(doubt.km) });
  }
}
