/**
 * The tables on SQLite. What is counted and sorted is plain; words, names, platform ids, places and file keys are sealed
 * (columns of type blob). Times are milliseconds since 1970.
 *
 * A partial index serves only queries that repeat its condition as literal text, so those conditions are exported here.
 */
import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Status } from './steps.ts';
import type { Role, SendFailure } from './store.ts';

const bytes = (name: string) => blob(name, { mode: 'buffer' });
const time = (name: string) => integer(name, { mode: 'timestamp_ms' });
const flag = (name: string) => integer(name, { mode: 'boolean' });
/** Ids are never used twice, even when the newest row was deleted: cursors and marks name them. */
const id = () => integer('id').primaryKey({ autoIncrement: true });

/** A chat with one person. */
export const conversation = sqliteTable(
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
  },
  (t) => [uniqueIndex('conversation_chat').on(t.chatHash)],
);

/** Every message that was ever acknowledged, until it is tidied away. */
export const inbox = sqliteTable(
  'inbox',
  {
    id: id(),
    /** Keyed hash of channel and message id: a message is stored once. */
    idempotency: bytes('idempotency').notNull(),
    conversationId: integer('conversation_id')
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
    uniqueIndex('inbox_idempotency').on(t.idempotency),
    // Wider than inbox_open on purpose: SQLite takes the narrower of two that fit, and unhandled rows must not be searched for here.
    index('inbox_conversation').on(t.conversationId, t.id, t.receivedAt),
    index('inbox_open').on(t.conversationId).where(sql`state = 'open'`),
    index('inbox_aside').on(t.id).where(sql`state = 'aside'`),
    index('inbox_files').on(t.id).where(sql`files is not null`),
  ],
);

/** Every message of ours, until it is tidied away. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: id(),
    conversationId: integer('conversation_id')
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
    why: text('why').$type<SendFailure>(),
  },
  (t) => [
    index('outbox_conversation').on(t.conversationId, t.id, t.ref),
    index('outbox_queued').on(t.conversationId, t.id).where(sql`state = 'queued'`),
    index('outbox_due').on(t.nextAt).where(sql`state = 'queued'`),
  ],
);

/** A draft and the complaint made of it share one key; destroying it erases both. */
export const dossier = sqliteTable('dossier', {
  id: text('id').primaryKey(),
  wrappedKey: bytes('wrapped_key').notNull(),
  conversationId: integer('conversation_id')
    .notNull()
    .references(() => conversation.id),
  createdAt: time('created_at').notNull(),
});

export const evidence = sqliteTable(
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

export const complaint = sqliteTable(
  'complaint',
  {
    id: id(),
    code: text('code').notNull(),
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossier.id),
    conversationId: integer('conversation_id')
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
  },
  (t) => [
    uniqueIndex('complaint_code').on(t.code),
    uniqueIndex('complaint_dossier').on(t.dossierId),
    index('complaint_conversation').on(t.conversationId),
    index('complaint_submitted').on(t.submittedAt),
    index('complaint_queue').on(t.status, t.desk, t.deadline),
  ],
);

export const complaintMessage = sqliteTable(
  'complaint_message',
  {
    id: id(),
    complaintId: integer('complaint_id')
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
export const history = sqliteTable(
  'history',
  {
    id: id(),
    complaintId: integer('complaint_id')
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

/** People who work at a desk; a removed one keeps the row. */
export const admin = sqliteTable(
  'admin',
  {
    id: id(),
    channel: text('channel').notNull(),
    personHash: bytes('person_hash').notNull(),
    wrappedKey: bytes('wrapped_key').notNull(),
    /** Sealed: platform id and name, JSON. */
    person: bytes('person').notNull(),
    conversationId: integer('conversation_id')
      .notNull()
      .references(() => conversation.id),
    desk: text('desk').notNull(),
    role: text('role').$type<Role>().notNull(),
    createdAt: time('created_at').notNull(),
    removedAt: time('removed_at'),
  },
  (t) => [uniqueIndex('admin_person').on(t.personHash).where(sql`removed_at is null`)],
);

/** Good once. Only a keyed hash of the code is kept. */
export const invitation = sqliteTable('invitation', {
  codeHash: blob('code_hash', { mode: 'buffer' }).primaryKey(),
  desk: text('desk').notNull(),
  role: text('role').$type<Role>().notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at').notNull(),
  usedAt: time('used_at'),
});
