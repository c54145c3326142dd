/**
 * The tables on PostgreSQL: the same names, and the same values once read, as in `schema.sqlite.ts`, where each is explained.
 * What is sealed is `bytea`. Generated ids may also be given, so that a database can be copied with them.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Role } from '../../complaint/role.ts';
import type { Status } from '../../complaint/status.ts';
import type { AlarmLevel } from '../../event.ts';
import type { SendEnd } from '../port/store.ts';

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
const flag = (name: string) => boolean(name);
const row = (name: string) => bigint(name, { mode: 'number' });
/** Ids are never used twice, even when the newest row was deleted: cursors and marks name them. */
const id = () => row('id').primaryKey().generatedByDefaultAsIdentity();

/** The conditions of partial indexes on complaints, as statements have to repeat them. */
export const isOpenComplaint = sql`status not in ('closed', 'rejected', 'archived')`;
export const isDuplicate = sql`duplicate_of is not null`;
/** A dossier that no complaint was made of. */
export const isDraft = sql`filed = false`;
export const isFreeComplaint = sql`holder is null and status not in ('closed', 'rejected', 'archived')`;
export const isWaitingEmergency = sql`emergency and status in ('submitted', 'verified', 'forwarded', 'returned')`;

/** The time by which leases are over, and when one that is taken now will be: the server's, whose clock all processes share. */
export const leaseNow = sql`now()`;
export const leaseEnd = sql`now() + ${sql.placeholder('ttlMs')} * interval '1 millisecond'`;

/** A chat with one person. */
export const conversation = pgTable(
  'conversation',
  {
    id: id(),
    channel: text('channel').notNull(),
    /** Keyed hash of channel and chat id. */
    chatHash: bytes('chat_hash').notNull(),
    /** The conversation's key, sealed with the installation's. */
    wrappedKey: bytes('wrapped_key').notNull(),
    version: integer('version').notNull(),
    /** Sealed: the platform's chat id. */
    chat: bytes('chat').notNull(),
    /** Sealed: the state of the talk as intake defines it, JSON. */
    talk: bytes('talk'),
    updatedAt: time('updated_at').notNull(),
    /** The person shut us out. */
    blocked: flag('blocked').notNull(),
    /** When the person last wrote, to the hour; epoch 0: what is queued waits until they do. */
    heardAt: time('heard_at').notNull().default(sql`'epoch'`),
  },
  (t) => [uniqueIndex('conversation_chat').on(t.chatHash)],
);

/** Every message that was ever acknowledged, until it is tidied away. */
export const inbox = pgTable(
  'inbox',
  {
    id: id(),
    /** Keyed hash of channel and message id: a message is stored once in its conversation. */
    idempotency: bytes('idempotency').notNull(),
    conversationId: row('conversation_id')
      .notNull()
      .references(() => conversation.id),
    /** Sealed: the message, JSON. Empty once erased: the row stays, so that a redelivery is still recognised. */
    body: bytes('body').notNull(),
    /** Ids of files that came with the message and are here already, separated by a space; until it is handled. */
    files: text('files'),
    receivedAt: time('received_at').notNull(),
    attempts: integer('attempts').notNull(),
    state: text('state').$type<'open' | 'done' | 'aside'>().notNull(),
  },
  (t) => [
    // The conversation first: the hashes alone would lie scattered over the whole index, and every message would change a page of it
    // that no other needs; so those of one chat lie side by side.
    uniqueIndex('inbox_idempotency').on(t.conversationId, t.idempotency),
    // Wider than inbox_open on purpose: SQLite takes the narrower of two that fit, and unhandled rows must not be searched for here.
    index('inbox_conversation').on(t.conversationId, t.id, t.receivedAt),
    index('inbox_open').on(t.conversationId).where(sql`state = 'open'`),
    index('inbox_aside').on(t.id).where(sql`state = 'aside'`),
    index('inbox_files').on(t.id).where(sql`files is not null`),
  ],
);

/** Every message of ours, until it is tidied away. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    conversationId: row('conversation_id')
      .notNull()
      .references(() => conversation.id),
    /** Names the message within its conversation; null for what can not be edited. */
    ref: text('ref'),
    /** Sealed: the delivery, JSON. Empty once erased. */
    body: bytes('body').notNull(),
    state: text('state').$type<'queued' | 'sent' | 'failed' | 'superseded'>().notNull(),
    attempts: integer('attempts').notNull(),
    createdAt: time('created_at').notNull(),
    nextAt: time('next_at').notNull(),
    /** Sealed: what the platform called it. */
    platformId: bytes('platform_id'),
    why: text('why').$type<SendEnd>(),
  },
  (t) => [
    index('outbox_conversation').on(t.conversationId, t.id, t.ref),
    index('outbox_queued').on(t.conversationId, t.id).where(sql`state = 'queued'`),
    index('outbox_due').on(t.nextAt).where(sql`state = 'queued'`),
  ],
);

/** A draft and the complaint made of it share one key; destroying it erases both. */
export const dossier = pgTable(
  'dossier',
  {
    id: text('id').primaryKey(),
    wrappedKey: bytes('wrapped_key').notNull(),
    conversationId: row('conversation_id')
      .notNull()
      .references(() => conversation.id),
    createdAt: time('created_at').notNull(),
    /** Whether a complaint was made of it; what is not is a draft, and is kept for as long as the policy says. */
    filed: flag('filed').notNull().default(false),
  },
  (t) => [index('dossier_draft').on(t.createdAt).where(isDraft)],
);

export const evidence = pgTable(
  'evidence',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossier.id),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    /** Sealed: the evidence with its file's key, JSON. */
    body: bytes('body').notNull(),
    fileId: text('file_id'),
    cleanId: text('clean_id'),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.id] })],
);

/** By which pictures are found again however they were re-encoded: keyed hashes of four parts of how each looks. */
export const pictureBand = pgTable(
  'picture_band',
  {
    band: bytes('band').notNull(),
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossier.id),
    evidenceId: text('evidence_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.band, t.dossierId, t.evidenceId] }), index('picture_band_dossier').on(t.dossierId)],
);

export const complaint = pgTable(
  'complaint',
  {
    id: id(),
    code: text('code').notNull(),
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossier.id),
    conversationId: row('conversation_id')
      .notNull()
      .references(() => conversation.id),
    status: text('status').$type<Status>().notNull(),
    kind: text('kind').$type<'complaint' | 'aspiration' | 'question'>().notNull(),
    category: text('category').notNull(),
    desk: text('desk').notNull(),
    regency: text('regency'),
    channel: text('channel').notNull(),
    anonymous: flag('anonymous').notNull(),
    secret: flag('secret').notNull(),
    language: text('language').notNull(),
    createdAt: time('created_at').notNull(),
    submittedAt: time('submitted_at').notNull(),
    deadline: time('deadline').notNull(),
    /** How many entries its history has: a cut-off history shows. */
    version: integer('version').notNull(),
    /** Sealed: facts and reporter, JSON. */
    body: bytes('body').notNull(),
    /** The desk that received it; `desk` is the one that has it now. */
    origin: text('origin').notNull().default(''),
    /** The admin who took it, by row id. */
    holder: row('holder'),
    /** Who may not know of it: `desk:ID` and `admin:ID`, separated by a space. */
    excluded: text('excluded').notNull().default(''),
    /** When a clock wants to look at it again, epoch ms (a time of drizzle's can not be given as null); null when none runs. */
    alertAt: row('alert_at'),
    /** The alarm that was given last for the limit that runs now: 0, 75, 100 or 150. */
    alerted: integer('alerted').$type<0 | AlarmLevel>().notNull().default(0),
    /** Sealed: who an anonymous reporter is, as far as the platform told; opened for one supervisor at a time, and logged. */
    identity: bytes('identity'),
    /** The citizen's, 1 to 5, after the close. */
    rating: integer('rating'),
    /** Code of the complaint that its citizen says is about the same: the first of them, never one that is linked itself. */
    duplicateOf: text('duplicate_of'),
    /** Keyed hash of all that stands here plain (`marks.ts`): a turned bit shows. Null where an earlier program wrote the row last. */
    mark: bytes('mark'),
    /** Whether it told of danger when it was sent: those are at the head of a queue until somebody begins with them. */
    emergency: flag('emergency').notNull().default(false),
  },
  (t) => [
    uniqueIndex('complaint_code').on(t.code),
    uniqueIndex('complaint_dossier').on(t.dossierId),
    index('complaint_conversation').on(t.conversationId),
    index('complaint_submitted').on(t.submittedAt),
    index('complaint_status').on(t.desk, t.status, t.deadline),
    index('complaint_open').on(t.desk, t.deadline).where(isOpenComplaint),
    index('complaint_origin').on(t.origin, t.deadline).where(isOpenComplaint),
    index('complaint_category').on(t.desk, t.category, t.deadline).where(isOpenComplaint),
    index('complaint_free').on(t.desk, t.deadline).where(isFreeComplaint),
    index('complaint_held').on(t.holder, t.deadline).where(isOpenComplaint),
    index('complaint_alert').on(t.alertAt).where(sql`alert_at is not null`),
    index('complaint_duplicate').on(t.duplicateOf, t.id).where(isDuplicate),
    index('complaint_emergency').on(t.desk, t.deadline).where(isWaitingEmergency),
  ],
);

/** By which complaints about the same spot are found: keyed hashes of its streets, landmarks and cells of the map (`complaint/near.ts`). */
export const placeKey = pgTable(
  'place_key',
  {
    key: bytes('key').notNull(),
    complaintId: row('complaint_id')
      .notNull()
      .references(() => complaint.id),
  },
  (t) => [primaryKey({ columns: [t.key, t.complaintId] })],
);

export const complaintMessage = pgTable(
  'complaint_message',
  {
    id: id(),
    complaintId: row('complaint_id')
      .notNull()
      .references(() => complaint.id),
    at: time('at').notNull(),
    author: text('author').$type<'citizen' | 'desk' | 'bot'>().notNull(),
    /** Sealed: words and ids of evidence, JSON. */
    body: bytes('body').notNull(),
  },
  (t) => [index('complaint_message_complaint').on(t.complaintId)],
);

/** Append-only. Each row's hash signs the hash before it and its own content. */
export const history = pgTable(
  'history',
  {
    id: id(),
    complaintId: row('complaint_id')
      .notNull()
      .references(() => complaint.id),
    at: time('at').notNull(),
    act: text('act').notNull(),
    fromStatus: text('from_status').$type<Status>(),
    toStatus: text('to_status').$type<Status>().notNull(),
    desk: text('desk').notNull(),
    actor: text('actor').notNull(),
    reason: text('reason'),
    hash: bytes('hash').notNull(),
  },
  (t) => [index('history_complaint').on(t.complaintId)],
);

/** What the platform calls the messages and topics of a complaint in a desk's chat, for as long as the complaint is kept. */
export const anchor = pgTable(
  'anchor',
  {
    id: id(),
    conversationId: row('conversation_id')
      .notNull()
      .references(() => conversation.id),
    complaintId: row('complaint_id')
      .notNull()
      .references(() => complaint.id),
    kind: text('kind').$type<'card' | 'topic' | 'files' | 'other'>().notNull(),
    /** The newest message of ours that stands for it. */
    ref: text('ref').notNull(),
    /** Sealed; null until it was sent. */
    platformId: bytes('platform_id'),
    /** Keyed hash of conversation, kind and platform id: an answer to it finds the complaint. */
    platformHash: bytes('platform_hash'),
  },
  (t) => [
    uniqueIndex('anchor_ref').on(t.conversationId, t.ref),
    index('anchor_complaint').on(t.complaintId, t.conversationId),
    index('anchor_platform').on(t.platformHash),
  ],
);

/** A chat that belongs to a desk as a whole: the admins' group. */
export const deskChat = pgTable(
  'desk_chat',
  {
    desk: text('desk').notNull(),
    conversationId: row('conversation_id')
      .notNull()
      .references(() => conversation.id),
  },
  (t) => [primaryKey({ columns: [t.desk, t.conversationId] })],
);

/** People who work at a desk; a removed one keeps the row. */
export const admin = pgTable(
  'admin',
  {
    id: id(),
    channel: text('channel').notNull(),
    personHash: bytes('person_hash').notNull(),
    wrappedKey: bytes('wrapped_key').notNull(),
    /** Sealed: platform id and name, JSON. */
    person: bytes('person').notNull(),
    conversationId: row('conversation_id')
      .notNull()
      .references(() => conversation.id),
    desk: text('desk').notNull(),
    role: text('role').$type<Role>().notNull(),
    createdAt: time('created_at').notNull(),
    removedAt: time('removed_at'),
  },
  (t) => [
    uniqueIndex('admin_person').on(t.personHash).where(sql`removed_at is null`),
    index('admin_desk').on(t.desk).where(sql`removed_at is null`),
    index('admin_conversation').on(t.conversationId).where(sql`removed_at is null`),
  ],
);

/** Good once. Only a keyed hash of the code is kept. */
export const invitation = pgTable('invitation', {
  codeHash: bytes('code_hash').primaryKey(),
  desk: text('desk').notNull(),
  role: text('role').$type<Role>().notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at').notNull(),
  usedAt: time('used_at'),
  /** Keyed hash of what it is good for (`marks.ts`). Null where an earlier program made it. */
  mark: bytes('mark'),
});

/** A draft that waits to be continued in another chat. Good once. Only a keyed hash of the code is kept. */
export const handover = pgTable(
  'handover',
  {
    codeHash: bytes('code_hash').primaryKey(),
    /** Where the draft lies. */
    conversationId: row('conversation_id')
      .notNull()
      .references(() => conversation.id),
    /** The draft; it may be erased before anybody comes for it. */
    dossierId: text('dossier_id').notNull(),
    /** Keyed hash of channel and person: whoever wrote it needs no code on that channel, and nobody else can use it there. */
    personHash: bytes('person_hash').notNull(),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    usedAt: time('used_at'),
    /** Where it is continued. */
    usedBy: row('used_by'),
  },
  (t) => [
    index('handover_person').on(t.personHash, t.createdAt).where(sql`used_at is null`),
    index('handover_expires').on(t.expiresAt),
    index('handover_taken').on(t.usedBy).where(sql`used_by is not null`),
  ],
);

/** How far a channel has read a stream of its platform: moved only after all before it is durable. */
export const cursor = pgTable(
  'cursor',
  {
    channel: text('channel').notNull(),
    /** The account's id and the stream's name: another account begins anew. */
    stream: text('stream').notNull(),
    /** The platform's own mark. */
    place: text('place').notNull(),
    movedAt: time('moved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.channel, t.stream] })],
);

/** What one process alone does at a time, and until when it may without saying so again: see `work/leases.ts`. */
export const lease = pgTable(
  'lease',
  {
    name: text('name').primaryKey(),
    holder: text('holder').notNull(),
    until: time('until').notNull(),
    epoch: integer('epoch').notNull(),
  },
  (t) => [uniqueIndex('lease_holder').on(t.holder, t.name)],
);
