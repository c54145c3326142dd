import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../config.ts';
import { copyShelf } from '../core/evidence/copy.ts';
import { nodeDisk } from '../core/evidence/disk.ts';
import { EvidenceFault } from '../core/evidence/evidence.ts';
import { folderShelf } from '../core/evidence/folder-shelf.ts';
import { Incoming } from '../core/evidence/incoming.ts';
import type { Shelf } from '../core/evidence/shelf.ts';
import { evidenceDir, openBucket } from '../evidence.ts';
import { type EvidenceUrl, evidenceUrlText, readEvidenceUrl } from '../evidence-url.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';
import { goodSettings, say } from './house.ts';

/** How long a file may lie among the incoming, in milliseconds. */
const GRACE_MS = 3_600_000;
/** A word is said after so many files. */
const SAY_EVERY = 1_000;

interface Side {
  readonly shelf: Shelf;
  readonly incoming: Incoming;
}

/**
 * `aduan copy-evidence [--from PLACE] [--to PLACE]`: copies evidence as it lies, sealed, from one place to another, while programs work on the first; each
 * file is read back and compared by its hash. Again: only what is missing. Exits 1 when something is not the same afterwards.
 * @throws Refusal when a place is none, or does not answer
 */
export async function copyEvidence(options: { readonly from?: string; readonly to?: string }): Promise<void> {
  const settings = goodSettings();
  const from = placeOf('from', options.from) ?? { in: 'folder' as const, dir: path.join(settings.dataDir, 'evidence') };
  const to = placeOf('to', options.to) ?? settings.evidence;
  if (!to)
    throw new Refusal(
      '--to: set EVIDENCE_URL, or write --to s3://bucket/prefix or --to file:///folder',
      EXIT.badSetting,
    );
  const [source, target] = [evidenceUrlText(from), evidenceUrlText(to)];
  if (source === target) throw new Refusal(`--from and --to are the same place: ${source}`, EXIT.badSetting);
  if (from.in === 'folder' && !existsSync(from.dir))
    throw new Refusal(`--from: there is no folder ${from.dir}`, EXIT.badSetting);
  const sides = { from: await sideOf(from, settings), to: await sideOf(to, settings) };
  try {
    const done = await copyShelf(
      { from: sides.from.shelf, to: sides.to.shelf, incoming: sides.to.incoming },
      (seen) => {
        if (seen % SAY_EVERY === 0) say(`${seen} files looked at`);
      },
    );
    for (const id of done.different) say(`DIFFERS  file ${id}: it is not there as it was read`);
    say(`${done.files} files in ${source}; ${done.copied} copied to ${target} now, ${done.there} were there already.`);
    if (done.gone > 0) say(`${done.gone} were erased meanwhile.`);
    if (done.different.length > 0) {
      process.exitCode = EXIT.failed;
      say(`${done.different.length} are not the same: run it again, and report it if they still are not.`);
    } else say('Each was read back and is the same, by its hash. `aduan verify` compares them with the database.');
  } catch (error) {
    if (!(error instanceof EvidenceFault)) throw error;
    throw new Refusal(
      `A place does not answer as it should (${error.code}). What was copied stays: run it again. \`aduan doctor\` looks closer.`,
      EXIT.failed,
      error,
    );
  } finally {
    for (const { shelf } of Object.values(sides)) shelf.close();
  }
}

/** @throws Refusal for what names no place */
function placeOf(end: 'from' | 'to', text: string | undefined): EvidenceUrl | undefined {
  if (text === undefined) return undefined;
  const place = readEvidenceUrl(text);
  if (!place) throw new Refusal(`--${end} names no place. Write s3://bucket/prefix or file:///folder`, EXIT.badSetting);
  return place;
}

async function sideOf(place: EvidenceUrl, settings: Settings): Promise<Side> {
  const dir = place.in === 'folder' ? place.dir : evidenceDir({ ...settings, evidence: undefined });
  const parts = { random: randomBytes, clock: systemClock, disk: nodeDisk };
  const incoming = new Incoming({ ...parts, dir: path.join(dir, 'incoming'), graceMs: GRACE_MS });
  await incoming.open();
  const shelf =
    place.in === 'folder'
      ? folderShelf({ dir, incoming, disk: nodeDisk })
      : await openBucket(place, settings.s3, { random: randomBytes });
  return { shelf, incoming };
}
