/** What has to be done to each table when the secret is replaced; owners' own keys are replaced last, because what belongs to them is opened with them. */
import { LOOKUP_BYTES } from '../../seal/sealer.ts';
import { chatLookup } from '../engine/conversations.ts';
import { invitationMark } from '../engine/marks.ts';
import { context } from '../engine/sealed.ts';
import type { Statements } from '../statements/statements.ts';
import { run } from '../statements/work.ts';
import { chained } from '../transactions/history.ts';
import { NEAR_BYTES } from '../transactions/near.ts';
import { byNumber, hex, type Pass, pass, twice } from './pass.ts';

/** All passes, in their order. A rotation that was broken off knows by number which was being done: a new release may add at the end only. */
export function passesOf(q: Statements): readonly Pass[] {
  return [
    history(q),
    inbox(q),
    outbox(q),
    anchors(q),
    messages(q),
    evidence(q),
    complaints(q),
    ...bands(q),
    ...places(q),
    ...invitations(q),
    ...handovers(q),
    admins(q),
    dossiers(q),
    conversations(q),
  ];
}

/** What was not signed as it should be must not look so afterwards: it gets a hash that is wrong by the new secret too. */
const history = (q: Statements) =>
  pass({
    table: 'history',
    page: q.history.page,
    ...byNumber,
    *move(row, { seals }, chain) {
      const [before, after] = [Buffer.from(chain.before, 'hex'), Buffer.from(chain.after, 'hex')];
      const isSound = chained(seals.before, before, row).equals(row.hash);
      const hash = isSound ? chained(seals.after, after, row) : seals.after.sign('history broken', after, row.hash);
      if (!isSound) seals.unopened += 1;
      yield* run(q.rotate.history, { id: row.id, hash });
      return { before: row.hash.toString('hex'), after: hash.toString('hex') };
    },
  });

const inbox = (q: Statements) =>
  pass({
    table: 'inbox',
    page: q.check.inbox,
    ...byNumber,
    *move(row, { seals }) {
      const body = seals.value(seals.conversation(row), row.body, context.inbox(row.conversation));
      yield* run(q.rotate.inbox, { id: row.id, body, idempotency: seals.after.again(row.idempotency) });
      return undefined;
    },
  });

const outbox = (q: Statements) =>
  pass({
    table: 'outbox',
    page: q.rotate.page.outbox,
    ...byNumber,
    *move(row, { seals }) {
      const keys = seals.conversation(row);
      const body = seals.value(keys, row.body, context.outbox(row.conversation));
      const platformId = seals.valueOrNull(keys, row.platformId, context.platformId(row.conversation));
      yield* run(q.rotate.outbox, { id: row.id, body, platformId });
      return undefined;
    },
  });

const anchors = (q: Statements) =>
  pass({
    table: 'anchor',
    page: q.check.anchors,
    ...byNumber,
    *move(row, { seals }) {
      const platformId = seals.valueOrNull(seals.conversation(row), row.platformId, context.anchor(row.conversation));
      const platformHash = row.platformHash && seals.after.again(row.platformHash);
      yield* run(q.rotate.anchor, { id: row.id, platformId, platformHash });
      return undefined;
    },
  });

const messages = (q: Statements) =>
  pass({
    table: 'complaint_message',
    page: q.check.messages,
    ...byNumber,
    *move(row, { seals }) {
      const keys = seals.dossier(row.dossierId, row.wrappedKey);
      yield* run(q.rotate.message, { id: row.id, body: seals.value(keys, row.body, context.message(row.dossierId)) });
      return undefined;
    },
  });

const evidence = (q: Statements) =>
  pass({
    table: 'evidence',
    page: q.evidence.page,
    from: (after) => ({ dossier: after?.[0] ?? '', id: after?.[1] ?? '' }),
    after: (row) => [row.dossierId, row.id],
    *move(row, { seals }) {
      const keys = seals.dossier(row.dossierId, row.wrappedKey);
      const body = seals.value(keys, row.body, context.evidence(row.dossierId));
      yield* run(q.rotate.evidence, { dossier: row.dossierId, id: row.id, body });
      return undefined;
    },
  });

const complaints = (q: Statements) =>
  pass({
    table: 'complaint',
    page: q.rotate.page.complaints,
    ...byNumber,
    *move(row, { seals }) {
      const keys = seals.dossier(row.dossierId, row.wrappedKey);
      const body = seals.value(keys, row.body, context.complaint(row.dossierId));
      const identity = seals.valueOrNull(keys, row.identity, context.identity(row.dossierId));
      yield* run(q.rotate.complaint, { id: row.id, body, identity, mark: row.mark && seals.after.again(row.mark) });
      return undefined;
    },
  });

const bands = (q: Statements) =>
  twice({
    table: 'picture_band',
    page: q.rotate.page.bands,
    from: (after) => ({ hash: hex(after?.[0]), dossier: after?.[1] ?? '', evidence: after?.[2] ?? '' }),
    after: (row) => [row.band.toString('hex'), row.dossierId, row.evidenceId],
    bytes: LOOKUP_BYTES,
    hash: (row) => row.band,
    write: (row, to) => run(q.rotate.band, { from: row.band, to, dossier: row.dossierId, evidence: row.evidenceId }),
  });

const places = (q: Statements) =>
  twice({
    table: 'place_key',
    page: q.rotate.page.places,
    from: (after) => ({ hash: hex(after?.[0]), complaint: after?.[1] ?? 0 }),
    after: (row) => [row.key.toString('hex'), row.complaintId],
    bytes: NEAR_BYTES,
    hash: (row) => row.key,
    write: (row, to) => run(q.rotate.place, { from: row.key, to, complaint: row.complaintId }),
  });

const invitations = (q: Statements) =>
  twice({
    table: 'invitation',
    page: q.check.invitations,
    from: (after) => ({ after: hex(after?.[0]) }),
    after: (row) => [row.codeHash.toString('hex')],
    bytes: LOOKUP_BYTES,
    hash: (row) => row.codeHash,
    isVoid: ({ usedAt }) => usedAt === null,
    write: (row, to, turn) => {
      if (!turn || row.mark === null) return run(q.rotate.invitation, { from: row.codeHash, to, mark: row.mark });
      // The mark repeats the code's hash.
      const { before, after } = turn.seals;
      const isSound = invitationMark(before, row).equals(row.mark);
      const mark = isSound
        ? invitationMark(after, { ...row, codeHash: to.subarray(0, LOOKUP_BYTES) })
        : after.again(row.mark);
      return run(q.rotate.invitation, { from: row.codeHash, to, mark });
    },
  });

const handovers = (q: Statements) =>
  twice({
    table: 'handover',
    page: q.rotate.page.handovers,
    from: (after) => ({ hash: hex(after?.[0]) }),
    after: (row) => [row.codeHash.toString('hex')],
    bytes: LOOKUP_BYTES,
    hash: (row) => row.codeHash,
    isVoid: ({ usedAt }) => usedAt === null,
    write: (row, to, turn) =>
      run(q.rotate.handover, {
        from: row.codeHash,
        to,
        person: turn ? turn.seals.after.again(row.personHash) : row.personHash,
      }),
  });

const admins = (q: Statements) =>
  pass({
    table: 'admin',
    page: q.rotate.page.admins,
    ...byNumber,
    *move(row, { seals, state, now }) {
      const keys = seals.admin(row.id, row.personHash, row.wrappedKey);
      const personHash = seals.after.again(row.personHash);
      const [before, after] = [row.personHash.toString('hex'), personHash.toString('hex')];
      yield* run(q.rotate.admin, {
        id: row.id,
        personHash,
        wrappedKey: seals.wrapped(keys, row.wrappedKey, context.admin(after)),
        person: seals.value(keys, row.person, context.person(before), context.person(after)),
      });
      // What opens such a chat makes an officer of whoever holds it.
      if (row.removedAt === null && state.ended.includes(row.channel))
        yield* run(q.rotate.endAdmin, { id: row.id, now });
      return undefined;
    },
  });

const dossiers = (q: Statements) =>
  pass({
    table: 'dossier',
    page: q.rotate.page.dossiers,
    from: (after) => ({ after: after?.[0] ?? '' }),
    after: (row) => [row.id],
    *move(row, { seals }) {
      const keys = seals.dossier(row.id, row.wrappedKey);
      const wrappedKey = seals.wrapped(keys, row.wrappedKey, context.dossier(row.id));
      yield* run(q.rotate.dossier, { id: row.id, wrappedKey });
      return undefined;
    },
  });

const conversations = (q: Statements) =>
  pass({
    table: 'conversation',
    page: q.check.conversations,
    ...byNumber,
    *move(row, { seals, state }) {
      const keys = seals.conversation(row);
      // A name that nobody has takes the place of the one by which the chat was found.
      const renamed =
        keys && state.ended.includes(row.channel) ? seals.after.newKey().toString('base64url') : undefined;
      const chatHash =
        renamed === undefined ? seals.after.again(row.chatHash) : chatLookup(seals.after, row.channel, renamed);
      const [before, after] = [row.chatHash.toString('hex'), chatHash.toString('hex')];
      yield* run(q.rotate.conversation, {
        id: row.id,
        chatHash,
        wrappedKey: seals.wrapped(keys, row.wrappedKey, context.conversation(after)),
        chat:
          keys && renamed !== undefined
            ? seals.after.seal(keys.after, renamed, context.chat(after))
            : seals.value(keys, row.chat, context.chat(before), context.chat(after)),
        talk: seals.valueOrNull(keys, row.talk, context.talk(row.id)),
      });
      return undefined;
    },
  });
