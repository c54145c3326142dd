import path from 'node:path';
import type { Settings } from './config.ts';
import { createEvidence, EvidenceFault, type EvidenceOptions, type EvidenceStore } from './core/evidence/evidence.ts';
import type { Shelf } from './core/evidence/shelf.ts';
import { type EvidenceUrl, evidenceUrlText } from './evidence-url.ts';
import { EXIT, Refusal } from './refusal.ts';

type Where = Pick<Settings, 'dataDir' | 'evidence' | 's3'>;

/** The folder of evidence when `EVIDENCE_URL` names no other place; with a bucket, files lie there while they come in. */
export const evidenceDir = ({ dataDir, evidence }: Pick<Where, 'dataDir' | 'evidence'>): string =>
  evidence?.in === 'folder' ? evidence.dir : path.join(dataDir, 'evidence');

/** Opens the evidence where the settings say. @throws Refusal when its folder can not be made or written */
export async function openEvidence(
  where: Where,
  parts: Pick<EvidenceOptions, 'bytesMax' | 'random' | 'clock'>,
): Promise<EvidenceStore> {
  const { evidence, s3 } = where;
  const shelf = evidence?.in === 'bucket' ? await openBucket(evidence, s3, parts) : undefined;
  try {
    return await createEvidence({ dir: evidenceDir(where), ...parts, ...(shelf && { shelf }) });
  } catch (error) {
    if (!(error instanceof EvidenceFault)) throw error;
    const setting = evidence?.in === 'folder' ? 'EVIDENCE_URL' : 'DATA_DIR';
    const example = evidence?.in === 'folder' ? 'EVIDENCE_URL=file:///srv/evidence' : 'DATA_DIR=./data';
    throw new Refusal(
      `${setting}: the folder of evidence ${evidenceDir(where)} can not be written (${error.code}): give this user the right to, or set another folder, for example ${example}`,
      EXIT.badSetting,
      error,
    );
  }
}

/** A bucket as a shelf. The client is loaded here and nowhere else: whoever keeps files in a folder pays nothing for it. */
export async function openBucket(
  { bucket, prefix }: Extract<EvidenceUrl, { in: 'bucket' }>,
  s3: Settings['s3'],
  { random }: Pick<EvidenceOptions, 'random'>,
): Promise<Shelf> {
  const { s3Shelf } = await import('./core/evidence/s3/shelf.ts');
  return s3Shelf({ bucket, prefix, ...s3 }, { random });
}

/** Where evidence stands, for the operator: never with a key. */
export function evidenceInWords(where: Where): string {
  const { evidence, s3 } = where;
  if (evidence?.in !== 'bucket') return evidenceDir(where);
  return `${evidenceUrlText(evidence)} at ${s3.endpoint ?? `Amazon S3, ${s3.region}`}`;
}
