import { marksIn } from '../fixtures/answers.ts';
import { judgeDesk, type RememberedAct } from './desk-checker.ts';
import type { Taken } from './history.ts';

/** Something that was sent. */
interface RememberedSend {
  readonly acknowledged: boolean;
  /** Its sender had it erased: `surely` where it had been stored before they agreed and they were told that it is done. */
  readonly erased?: 'maybe' | 'surely';
}

/** Somebody with one complaint, as they remember it. */
export interface Remembered {
  readonly channel: string;
  /** As the platform calls it; undefined where the person does not know. */
  readonly chat: string | undefined;
  /** Where everybody can read along. */
  readonly publicChat?: string;
  /** What they told, in order, each by the mark in its words, and whether the platform was told that it is stored. */
  readonly told: readonly (RememberedSend & { readonly mark: number })[];
  /** SHA-256 of each photo they sent. */
  readonly photos: readonly (RememberedSend & { readonly sha256: string })[];
  /** Every code they were shown. */
  readonly codes: readonly string[];
  /** Marks in what they were shown. */
  readonly shown: readonly number[];
  /** All that they were shown, in words. */
  readonly news: readonly string[];
}

/** A complaint as `aduan export` tells it. */
export interface Exported {
  readonly code: string;
  readonly facts: Readonly<Record<string, { readonly text?: string }>>;
  readonly messages: readonly { readonly from: string; readonly text: string }[];
  readonly evidence: readonly { readonly sha256?: string }[];
  readonly history: readonly { readonly act: string }[];
}

/** A row of the outbox. */
export interface OutRow {
  readonly id: number;
  readonly channel: string;
  readonly chat: string;
  /** What the platform called it, or our name for it where the platform repeats that. */
  readonly sentAs: string | undefined;
  readonly state: string;
  readonly why: string | null;
}

/** What is left when all has come to rest. */
export interface Found {
  readonly people: readonly Remembered[];
  /** What the desk did. */
  readonly acts: readonly RememberedAct[];
  /** Chats of those who work at the desk. */
  readonly officers: readonly Pick<Remembered, 'channel' | 'chat'>[];
  readonly complaints: readonly Exported[];
  /** Words that wait in talks and drafts for somebody to say what they belong to. */
  readonly held: readonly string[];
  readonly rows: readonly OutRow[];
  /** Rows of the inbox that are not done. */
  readonly inbox: readonly { readonly id: number; readonly state: string }[];
  readonly taken: readonly Taken[];
  /** How many {@link Taken.stretch stretches} ended with a process killed or held up; what comes later is undisturbed. */
  readonly disturbances: number;
  /** Whether the clock was set: a reply may then look too old to help anybody. */
  readonly shifted: boolean;
  /** What `aduan verify` found wrong. */
  readonly verified: readonly string[];
  /** What the platforms would have refused, and whatever else went wrong on the way. */
  readonly objections: readonly string[];
}

/** What a run came to, in the words of Jepsen's check of a total queue. */
export interface Verdict {
  /** Acknowledged, and not there; or not marked though it should have been. */
  readonly lost: readonly string[];
  /** There, and nobody sent it. */
  readonly unexpected: readonly string[];
  /** Complaints, words and files that are there twice. */
  readonly doubled: readonly string[];
  readonly disorder: readonly string[];
  /** Replies that came twice without a cause. */
  readonly replies: readonly string[];
  readonly evidence: readonly string[];
  /** Everything else: not at rest, not sound, refused by a platform. */
  readonly other: readonly string[];
  readonly counts: {
    readonly messages: number;
    /** Commands and proofs of the desk. */
    readonly acts: number;
    readonly complaints: number;
    readonly files: number;
    readonly replies: number;
    /** Replies that came twice, each after a kill or an answer that was lost. */
    readonly repliesTwice: number;
    /** Messages and photos that were surely erased. */
    readonly erased: number;
  };
}

/** Why a reply may end unsent. */
const MAY_FAIL: ReadonlySet<string> = new Set(['refused', 'blocked', 'gone']);

/** Judges a run. */
export function judge(found: Found): Verdict {
  const replies = judgeReplies(found);
  const words = judgeWords(found);
  const desk = judgeDesk({ ...found, people: asMeant(found) });
  return {
    ...replies,
    lost: [...words.lost, ...desk.lost],
    unexpected: [...words.unexpected, ...desk.unexpected],
    doubled: [...words.doubled, ...desk.doubled],
    disorder: words.disorder,
    evidence: judgeEvidence(found),
    other: [...restless(found), ...found.verified, ...found.objections],
    counts: {
      messages: found.people.reduce((sum, { told, photos }) => sum + told.length + photos.length, 0),
      acts: found.acts.length,
      complaints: found.complaints.length,
      files: found.complaints.reduce((sum, { evidence }) => sum + evidence.length, 0),
      replies: found.taken.length,
      repliesTwice: replies.twice,
      erased: found.people
        .flatMap(({ told, photos }) => [...told, ...photos])
        .filter(({ erased }) => erased === 'surely').length,
    },
  };
}

/** People with what was meant for them, without what a platform took a second time. */
function asMeant({ people, rows, taken }: Found): readonly Remembered[] {
  const marked = new Set(rows.flatMap(({ channel, chat, sentAs }) => (sentAs ? [`${channel} ${chat} ${sentAs}`] : [])));
  return people.map((person) => {
    const { channel, chat } = person;
    // A page shows what has one name once.
    if (chat === undefined) return person;
    const own = taken.filter(
      (each) => each.channel === channel && each.chat === chat && marked.has(`${channel} ${chat} ${each.id}`),
    );
    return { ...person, news: [...new Map(own.map(({ id, part = '', text }) => [`${id} ${part}`, text])).values()] };
  });
}

/** Everything that is wrong, each with its kind. Empty when all is well. */
export function wrongIn(verdict: Verdict): readonly string[] {
  const kinds = ['lost', 'unexpected', 'doubled', 'disorder', 'replies', 'evidence', 'other'] as const;
  return kinds.flatMap((kind) => verdict[kind].map((each) => `${kind}: ${each}`));
}

/** Marks of one complaint: each as often as it is there. A message that answers a question is the fact; the description repeats the others. */
function marksOf({ messages, facts: { description: _, ...answers } }: Exported): readonly number[] {
  const marks = messages.flatMap(({ from, text }) => (from === 'citizen' ? marksIn(text) : []));
  const known = new Set(marks);
  const answered = new Set(Object.values(answers).flatMap(({ text }) => marksIn(text ?? '')));
  return [...marks, ...[...answered].filter((mark) => !known.has(mark))];
}

function judgeWords({
  people,
  acts,
  complaints,
  held,
}: Found): Pick<Verdict, 'lost' | 'unexpected' | 'doubled' | 'disorder'> {
  const wrong: Record<'lost' | 'unexpected' | 'doubled' | 'disorder', string[]> = {
    lost: [],
    unexpected: [],
    doubled: [],
    disorder: [],
  };
  const owner = new Map(people.flatMap((person) => person.told.map(({ mark }) => [mark, person] as const)));
  const afresh = new Map(
    people.filter(hasErased).flatMap((person) => person.photos.map(({ sha256 }) => [sha256, person] as const)),
  );
  const writtenTo = new Map(acts.flatMap(({ mark, code }) => (mark === undefined ? [] : [[mark, code] as const])));
  const times = new Map<number, number>();
  const count = (mark: number) => times.set(mark, (times.get(mark) ?? 0) + 1);
  const of = new Map<Remembered, string[]>(people.map((person) => [person, []]));
  for (const complaint of complaints) {
    const marks = marksOf(complaint);
    marks.forEach(count);
    // Whoever had their words erased, and then answers what is asked, tells it without a mark: the photo is theirs.
    const owners = new Set(
      marks.length > 0
        ? marks.flatMap((mark) => owner.get(mark) ?? [])
        : complaint.evidence.flatMap(({ sha256 = 'none' }) => afresh.get(sha256) ?? []),
    );
    if (owners.size !== 1) wrong.unexpected.push(`complaint ${complaint.code} is of ${owners.size} people`);
    for (const person of owners) of.get(person)?.push(complaint.code);
    const submits = complaint.history.filter(({ act }) => act === 'submit').length;
    if (submits !== 1) wrong.doubled.push(`complaint ${complaint.code} was submitted ${submits} times`);
    wrong.disorder.push(...disorderIn(complaint, owners));
  }
  held.flatMap(marksIn).forEach(count);
  for (const [mark, n] of times) {
    if (!owner.has(mark)) wrong.unexpected.push(`words ${mark} that nobody wrote`);
    if (n > 1) wrong.doubled.push(`words ${mark} are there ${n} times`);
  }
  for (const person of people) {
    for (const { mark, acknowledged, erased } of person.told) {
      if (acknowledged && !erased && !times.has(mark)) wrong.lost.push(`words ${mark} of ${nameOf(person)}`);
      if (erased === 'surely' && times.has(mark))
        wrong.unexpected.push(`words ${mark} of ${nameOf(person)}, who had them erased`);
    }
    const codes = of.get(person) ?? [];
    if (codes.length === 0) wrong.lost.push(`the complaint of ${nameOf(person)}`);
    if (codes.length > 1) wrong.doubled.push(`${nameOf(person)} has complaints ${codes.join()}`);
    for (const code of new Set(person.codes))
      if (!codes.includes(code)) wrong.lost.push(`complaint ${code}, shown to ${nameOf(person)}`);
    for (const mark of person.shown)
      if (owner.get(mark) !== person && !person.codes.includes(writtenTo.get(mark) ?? ''))
        wrong.unexpected.push(`words ${mark} of somebody else shown to ${nameOf(person)}`);
  }
  return wrong;
}

const nameOf = ({ channel, chat, told }: Remembered): string => `${channel} ${chat ?? `with ${told[0]?.mark}`}`;

/** Words stand in the order in which they were written. */
function disorderIn({ code, messages }: Exported, owners: ReadonlySet<Remembered>): readonly string[] {
  const marks = messages.flatMap(({ from, text }) => (from === 'citizen' ? marksIn(text) : []));
  const wrong: string[] = [];
  for (const { told } of owners) {
    const place = new Map(told.map(({ mark }, index) => [mark, index]));
    let newest = -1;
    for (const mark of marks) {
      const at = place.get(mark);
      if (at === undefined) continue;
      if (at < newest) wrong.push(`words ${mark} in ${code} after ${told[newest]?.mark}`);
      newest = Math.max(newest, at);
    }
  }
  return wrong;
}

/** What was sent of each photo is there once, in its sender's complaint, as it was sent. */
function judgeEvidence({ people, acts, complaints }: Found): readonly string[] {
  const wrong: string[] = [];
  const proofs = new Map(acts.flatMap(({ sha256, code }) => (sha256 === undefined ? [] : [[sha256, code] as const])));
  const owner = new Map(people.flatMap((person) => person.photos.map(({ sha256 }) => [sha256, person] as const)));
  const times = new Map<string, number>();
  for (const { code, evidence } of complaints) {
    if (evidence.length === 0) wrong.push(`${code} has no evidence`);
    for (const { sha256 = 'none' } of evidence) {
      times.set(sha256, (times.get(sha256) ?? 0) + 1);
      if (proofs.get(sha256) === code) continue;
      const person = owner.get(sha256);
      if (!person) wrong.push(`${code} has a file that nobody sent`);
      else if (person.codes.length > 0 && !person.codes.includes(code))
        wrong.push(`${code} has a file of ${nameOf(person)}`);
    }
  }
  for (const [sha256, n] of times) if (n > 1) wrong.push(`file ${sha256.slice(0, 8)} is there ${n} times`);
  for (const person of people)
    for (const { sha256, acknowledged, erased } of person.photos) {
      if (acknowledged && !erased && !times.has(sha256))
        wrong.push(`file ${sha256.slice(0, 8)} of ${nameOf(person)} is lost`);
      if (erased === 'surely' && times.has(sha256))
        wrong.push(`file ${sha256.slice(0, 8)} of ${nameOf(person)}, who had it erased`);
    }
  return wrong;
}

const chatsOf = ({
  channel,
  chat,
  publicChat,
}: Pick<Remembered, 'channel' | 'chat' | 'publicChat'>): readonly string[] =>
  [chat, ...(publicChat === undefined ? [] : [publicChat])].map((each) => `${channel} ${each}`);

const hasErased = ({ told, photos }: Remembered): boolean => [...told, ...photos].some(({ erased }) => erased);

/**
 * What a platform took is what a row is marked with; what it took besides came twice. That may be where its answer was lost, and once for each
 * chat between two disturbances.
 */
function judgeReplies({
  rows,
  taken,
  people,
  officers,
  shifted,
  disturbances,
}: Found): Pick<Verdict, 'replies'> & { readonly twice: number } {
  const wrong: string[] = [];
  let twice = 0;
  const chats = new Set([...people.flatMap(chatsOf), ...officers.flatMap(chatsOf)]);
  const rowsOf = grouped(rows, ({ channel, chat }) => `${channel} ${chat}`);
  const takenOf = grouped(taken, ({ channel, chat }) => `${channel} ${chat}`);
  const forgotten = new Set(people.filter(hasErased).flatMap(chatsOf));
  for (const [chat, sends] of takenOf) {
    if (!chats.has(chat)) wrong.push(`${sends.length} sent to ${chat}, who never wrote`);
    // No row knows any more what was said there.
    if (forgotten.has(chat)) continue;
    const marked = new Set((rowsOf.get(chat) ?? []).flatMap(({ sentAs }) => sentAs ?? []));
    const times = new Map<string, number>();
    const cut = new Map<number, Set<string>>();
    // The last of the same name is the one that was marked.
    for (const { id, part = '', stretch, told } of sends.toReversed()) {
      const key = `${id} ${part}`;
      times.set(key, (times.get(key) ?? 0) + 1);
      if (marked.has(id) && times.get(key) === 1) continue;
      twice += 1;
      if (!told) continue;
      if (stretch >= disturbances) wrong.push(`${id} in ${chat} came twice, and nothing had happened`);
      const others = cut.get(stretch) ?? new Set();
      cut.set(stretch, others.add(id));
      if (others.size > 1) wrong.push(`${[...others].join(' and ')} in ${chat} came twice after one kill`);
    }
    const arrived = new Set(sends.map(({ id }) => id));
    for (const id of marked) if (!arrived.has(id)) wrong.push(`${id} in ${chat} is marked and was never sent`);
    wrong.push(...repliesOutOfOrder(chat, rowsOf.get(chat) ?? [], sends));
  }
  for (const { id, state, why } of rows)
    if (state === 'failed' && !MAY_FAIL.has(why ?? '') && !(why === 'expired' && shifted))
      wrong.push(`reply ${id} failed: ${why}`);
  return { replies: wrong, twice };
}

/** Rows arrived in their order. A change of a message that was not sent yet goes out in its place, which a superseded row marks. */
function repliesOutOfOrder(chat: string, rows: readonly OutRow[], sends: readonly Taken[]): readonly string[] {
  const wrong: string[] = [];
  const arrived = new Map(sends.map(({ id }, index) => [id, index]));
  // Where a reply came twice, a button of the first one may be pressed, and that message changed: the row of the change has its name.
  const cameAgain = (at: number) =>
    sends.some(({ text }, index) => index > at && text !== '' && text === sends[at]?.text);
  const seen = new Set<string>();
  let newest = -1;
  let mayMove = false;
  for (const { id, sentAs, state } of rows.toSorted((a, b) => a.id - b.id)) {
    if (state === 'superseded') mayMove = true;
    if (sentAs === undefined || seen.has(sentAs)) continue;
    seen.add(sentAs);
    const at = arrived.get(sentAs) ?? newest;
    if (at < newest && !mayMove && !cameAgain(at))
      wrong.push(`reply ${id} in ${chat} arrived before one that was decided earlier`);
    newest = Math.max(newest, at);
  }
  return wrong;
}

function restless({ inbox, rows, people, acts }: Found): readonly string[] {
  return [
    ...inbox.map(({ id, state }) => `message ${id} is ${state}`),
    ...rows.filter(({ state }) => state === 'queued').map(({ id }) => `reply ${id} is queued`),
    ...people.flatMap((person) => [
      ...(person.codes.length === 0 ? [`${nameOf(person)} has no code`] : []),
      ...[...person.told, ...person.photos]
        .filter(({ acknowledged }) => !acknowledged)
        .map(() => `a message of ${nameOf(person)} was never acknowledged`),
    ]),
    ...acts
      .filter(({ acknowledged }) => !acknowledged)
      .map(({ code, act }) => `“${act}” of ${code} was never acknowledged`),
  ];
}

function grouped<Each>(list: readonly Each[], by: (each: Each) => string): ReadonlyMap<string, Each[]> {
  const groups = new Map<string, Each[]>();
  for (const each of list) {
    const group = groups.get(by(each));
    if (group) group.push(each);
    else groups.set(by(each), [each]);
  }
  return groups;
}
