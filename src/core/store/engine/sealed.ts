/** The JSON that lies sealed in the rows. It is authenticated when it is opened, so its shape is what was written. */
import type { Delivery } from '../../delivery.ts';
import type { Evidence, Fact } from '../../facts.ts';
import type { ChannelName, ChatId, Inbound } from '../../message.ts';
import { SealBroken } from '../../seal/sealer.ts';
import type { ComplaintMessage, NewComplaint } from '../port/steps.ts';
import { StoreFault } from '../port/store.ts';
import type { Beside } from './marks.ts';

/** Erased bodies are empty: never sealed, so nothing opens them. */
export const ERASED = Buffer.alloc(0);

/** What a value is bound to: its table's column and the row that owns the key. */
export const context = {
  conversation: (hash: string) => `conversation.key:${hash}`,
  chat: (hash: string) => `conversation.chat:${hash}`,
  talk: (conversation: number) => `conversation.talk:${conversation}`,
  inbox: (conversation: number) => `inbox:${conversation}`,
  outbox: (conversation: number) => `outbox:${conversation}`,
  platformId: (conversation: number) => `outbox.platform_id:${conversation}`,
  anchor: (conversation: number) => `anchor:${conversation}`,
  dossier: (dossier: string) => `dossier:${dossier}`,
  evidence: (dossier: string) => `evidence:${dossier}`,
  complaint: (dossier: string) => `complaint:${dossier}`,
  message: (dossier: string) => `complaint_message:${dossier}`,
  identity: (dossier: string) => `complaint.identity:${dossier}`,
  admin: (hash: string) => `admin:${hash}`,
  person: (hash: string) => `admin.person:${hash}`,
};

/** Parses without ever repeating content in an error, as `JSON.parse` does. */
export function parsed<Shape>(json: string): Shape {
  try {
    return JSON.parse(json) as Shape;
  } catch {
    throw new StoreFault('unsealed', 'not-json');
  }
}

/** What `open` reads; undefined for what does not open any more, because a bit turned over on the disk: it must not be in the way of all else. */
export function ifOpens<Opened>(open: () => Opened): Opened | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealBroken || (error instanceof StoreFault && error.code === 'unsealed')) return undefined;
    throw error;
  }
}

/** Stored as the message without channel and chat (the conversation has them), `sentAt` in milliseconds. */
export function inboundToJson(message: Inbound): string {
  return JSON.stringify({ ...message, channel: undefined, chat: undefined, sentAt: message.sentAt.getTime() });
}

/** Reads what {@link inboundToJson} wrote. @throws StoreFault `unsealed` */
export function inboundFromJson(json: string, channel: ChannelName, chat: ChatId): Inbound {
  const stored = parsed<Omit<Inbound, 'sentAt' | 'channel' | 'chat'> & { readonly sentAt: number }>(json);
  return { ...stored, channel, chat, sentAt: new Date(stored.sentAt) };
}

/** Files that came with a message and are here already: ids separated by a space, or null. */
export function filesOf(message: Pick<Inbound, 'content'>): string | null {
  if (message.content.kind !== 'media') return null;
  const kept = message.content.media.kept;
  return kept ? fileNames(kept).join(' ') : null;
}

const fileNames = (file: { readonly id: string; readonly cleanId?: string }) =>
  file.cleanId === undefined ? [file.id] : [file.id, file.cleanId];

/** A delivery as it is sealed: as it stands. */
export const deliveryToJson = (delivery: Delivery): string => JSON.stringify(delivery);
/** Reads what {@link deliveryToJson} wrote. @throws StoreFault `unsealed` */
export const deliveryFromJson = (json: string): Delivery => parsed<Delivery>(json);

/** Evidence as it is sealed: as it stands. */
export const evidenceToJson = (evidence: Evidence): string => JSON.stringify(evidence);
/** Reads what {@link evidenceToJson} wrote. @throws StoreFault `unsealed` */
export const evidenceFromJson = (json: string): Evidence => parsed<Evidence>(json);

/** The sealed half of a complaint. */
export interface SealedComplaint {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly reporter: NewComplaint['reporter'];
  /** By which keys it is found by its place, so that a spoilt one shows; earlier programs sealed none. */
  readonly near?: NewComplaint['near'];
}

/** The sealed half of a complaint's message. */
export interface SealedMessage extends Omit<ComplaintMessage, 'at' | 'from'> {
  /** {@link besideMessage}; earlier programs sealed none. */
  readonly beside?: Beside;
}

/** The sealed half of an admin. */
export interface SealedPerson {
  readonly id: string;
  readonly name?: string | undefined;
  /** {@link besidePerson}; earlier programs sealed none. */
  readonly beside?: Beside;
}
