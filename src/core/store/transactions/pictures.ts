import type { ComplaintCode } from '../../complaint/code.ts';
import { bandsOf, isTelling, looksAlike } from '../../evidence/looks.ts';
import type { Evidence, Looks } from '../../facts.ts';
import type { Sealer } from '../../seal/sealer.ts';
import { context, evidenceFromJson } from '../engine/sealed.ts';
import type { SamePicture } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, one, run, type Work } from '../statements/work.ts';

/** Pictures that share a part with the one looked for and are opened to be compared. */
const COMPARED_MAX = 50;

/** Keyed hash of a part of how a picture looks. */
export const bandHash = (sealer: Sealer, band: string): Buffer => sealer.lookup('picture', band);

/** Remembers how a picture looks. */
export function* rememberLooks(q: Statements, sealer: Sealer, dossier: string, evidence: Evidence): Work<void> {
  const looks = evidence.file?.looks;
  if (!looks || !isTelling(looks)) return;
  for (const band of bandsOf(looks))
    yield* run(q.pictures.add, { band: bandHash(sealer, band), dossier, evidence: evidence.id });
}

/** Complaints that hold the same picture, newest first. */
export function* samePictures(
  q: Statements,
  sealer: Sealer,
  looks: Looks,
  limit: number,
): Work<readonly SamePicture[]> {
  if (!isTelling(looks)) return [];
  const found = new Map<string, SamePicture>();
  for (const band of bandsOf(looks)) {
    const rows = yield* all(q.pictures.find, { band: bandHash(sealer, band), limit: COMPARED_MAX });
    for (const { code, dossier, evidence } of rows) {
      const name = `${dossier}\0${evidence}`;
      if (found.has(name) || found.size >= limit) continue;
      if (looksAlike(looks, yield* looksOf(q, sealer, dossier, evidence)))
        found.set(name, { code: code as ComplaintCode, evidence });
    }
  }
  return [...found.values()];
}

function* looksOf(q: Statements, sealer: Sealer, dossier: string, evidence: string): Work<Looks | undefined> {
  const key = yield* one(q.dossier.key, { id: dossier });
  const row = (yield* all(q.evidence.of, { dossier })).find(({ id }) => id === evidence);
  if (!key || !row) return undefined;
  const body = sealer.open(
    sealer.unwrap(key.wrappedKey, context.dossier(dossier)),
    row.body,
    context.evidence(dossier),
  );
  return evidenceFromJson(body).file?.looks;
}
