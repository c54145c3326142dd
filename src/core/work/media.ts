import type { Inbound } from '../message.ts';
import type { InboxRow } from '../store/port/steps.ts';
import type { Heard, MediaOutcome } from '../turn.ts';
import type { WorkerParts } from './parts.ts';

/** Files of one conversation fetched at once. */
const FETCHES_MAX = 4;
/** Tries to fetch a file before the citizen is asked to send it again, and the wait before the second, doubled each time. */
const FETCH_TRIES_MAX = 4;
const FETCH_WAIT_MS = 500;

/** Messages as the decision hears them: with the files that they name, a few fetched at a time. */
export async function withMedia(
  parts: Pick<WorkerParts<unknown>, 'fetchMedia' | 'clock'>,
  rows: readonly InboxRow[],
  signal: AbortSignal,
): Promise<Heard[]> {
  const heard: Heard[] = rows.map((row) => ({ row }));
  const wanted = heard.flatMap(({ row }, index) => (row.message.content.kind === 'media' ? [{ row, index }] : []));
  let next = 0;
  const fetcher = async (): Promise<void> => {
    for (let each = wanted[next++]; each; each = wanted[next++])
      heard[each.index] = { row: each.row, media: await mediaOf(parts, each.row.message, signal) };
  };
  await Promise.all(Array.from({ length: Math.min(FETCHES_MAX, wanted.length) }, fetcher));
  return heard;
}

async function mediaOf(
  { fetchMedia, clock }: Pick<WorkerParts<unknown>, 'fetchMedia' | 'clock'>,
  message: Inbound,
  signal: AbortSignal,
): Promise<MediaOutcome> {
  const { content } = message;
  if (content.kind !== 'media') return { ok: false, why: 'gone' };
  if (content.media.kept) return { ok: true, file: content.media.kept };
  if (content.media.tooLarge) return { ok: false, why: 'too-large' };
  for (let tries = 1; ; tries += 1) {
    const outcome = await fetchMedia(message, signal);
    if (outcome.ok || outcome.why !== 'unavailable' || tries >= FETCH_TRIES_MAX) return outcome;
    await new Promise<void>((resolve) => clock.after(FETCH_WAIT_MS * 2 ** tries, resolve));
  }
}
