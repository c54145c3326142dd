/** Files on their way in: from a channel, or from the page, into the evidence. */
import type { Channel, Intake } from './bots/channel.ts';
import { EvidenceFault, type EvidenceStore } from './core/evidence/evidence.ts';
import type { Inbound } from './core/message.ts';
import { StoreFault } from './core/store/port/store.ts';
import type { MediaOutcome } from './core/turn.ts';

type Keeps = Pick<EvidenceStore, 'keep'>;

/** Gets the file that a message names, and keeps it. @throws StoreFault when the disk takes no file */
export async function fetchMedia(
  channel: Channel | undefined,
  evidence: Keeps,
  message: Inbound,
  signal: AbortSignal,
): Promise<MediaOutcome> {
  const { content } = message;
  if (!channel || content.kind !== 'media') return { ok: false, why: 'gone' };
  channel.showWorking(message.chat, 'receiving');
  const fetched = await channel.fetch(content.media, signal);
  if (!fetched.ok) return fetched;
  const kept = await evidence.keep(fetched.stream, { signal }).catch(diskFault);
  if (kept.ok) return kept;
  if (kept.why === 'broken') return { ok: false, why: 'unavailable' };
  return { ok: false, why: kept.why === 'too-large' ? 'too-large' : 'refused' };
}

/**
 * A disk that takes no file is the store's trouble and not the message's: it waits and is tried again, and is never put aside for it.
 * @throws StoreFault
 */
function diskFault(error: unknown): never {
  throw error instanceof EvidenceFault ? new StoreFault('io', error.code, error) : error;
}

/** Keeps what a page uploads. @throws EvidenceFault when the upload breaks off */
export async function keepUpload(
  evidence: Keeps,
  stream: NodeJS.ReadableStream,
  bytesMax: number,
  signal: AbortSignal,
): Promise<MediaOutcome> {
  const kept = await evidence.keep(stream, { bytesMax, signal });
  if (kept.ok) return kept;
  if (kept.why === 'broken') throw new EvidenceFault('broken');
  return { ok: false, why: kept.why === 'too-large' ? 'too-large' : 'refused' };
}

/** A file whose sender's phone does not give it within this time is fetched no more. */
const SESSION_FETCH_MS_MAX = 60_000;
/** All files of messages that are stored together have so long: everybody's words wait behind them. */
const SESSION_FETCHES_MS_MAX = 600_000;

/**
 * For a channel whose files only its own session can fetch, while another process may decide: they are kept before the message is stored. A file
 * that does not come goes on without its bytes, and its sender is asked for it again.
 */
export const keepingFiles = (channel: Channel, intake: Intake, evidence: Keeps): Intake => ({
  accept: async (messages) => {
    const withFiles: Inbound[] = [];
    const end = AbortSignal.timeout(SESSION_FETCHES_MS_MAX);
    for (const message of messages) withFiles.push(await keptWith(channel, message, evidence, end));
    await intake.accept(withFiles);
  },
});

async function keptWith(channel: Channel, message: Inbound, evidence: Keeps, end: AbortSignal): Promise<Inbound> {
  const { content } = message;
  if (content.kind !== 'media' || content.media.kept || content.media.tooLarge || end.aborted) return message;
  const signal = AbortSignal.any([end, AbortSignal.timeout(SESSION_FETCH_MS_MAX)]);
  const outcome = await fetchMedia(channel, evidence, message, signal);
  if (outcome.ok) return { ...message, content: { ...content, media: { ...content.media, kept: outcome.file } } };
  if (outcome.why !== 'too-large') return message;
  return { ...message, content: { ...content, media: { ...content.media, tooLarge: true } } };
}
