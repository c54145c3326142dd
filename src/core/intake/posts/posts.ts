import type { Event, MoreEvent } from '../../event.ts';
import { makeHandoverCode } from '../../handover/code.ts';
import { POST_TEMPLATES } from '../../language/posts.ts';
import { steeringOf } from '../../language/words.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Effect } from '../../store/port/steps.ts';
import type { Decision, Heard, Turn } from '../../turn.ts';
import { listen } from '../../understanding/understand.ts';
import type { Understood } from '../../understanding/understood.ts';
import { addLinks } from '../answers/answer-evidence.ts';
import { addEvidence, evidenceOf } from '../draft/media.ts';
import { setPin } from '../draft/place.ts';
import { isEmpty } from '../draft/plan.ts';
import { keepWords, read, takeIn } from '../reading/read.ts';
import { correctEdited, withoutMessage } from '../steering/corrections.ts';
import type { Draft } from '../talk/draft.ts';
import { type IntakeOptions, Scene } from '../talk/scene.ts';
import { newTalk, type Talk, THREADS_MAX, type Thread } from '../talk/talk.ts';
import { type Post, postsOf } from './post.ts';
import { isPersonal, numbersOf, regardOf, saysMore } from './post-regard.ts';

const DAY_MS = 86_400_000;
/** A draft from a post can be continued by its code for so long. */
const HANDOVER_MS = 7 * DAY_MS;
/** A post may still be answered for so long; later nobody looks there. */
const ANSWERABLE_MS = 7 * DAY_MS;
/** Answers in public to one person within a day: two programs that answer each other end here. */
const ANSWERS_MAX = 3;

/**
 * What is said to us where everybody reads. A report becomes a draft and is answered once, by a template with a code to go on in private;
 * more in the same thread is added in silence; everything else is left in peace.
 */
export function decidePosts(turn: Turn<Talk>, before: Talk, options: IntakeOptions): Decision<Talk> {
  const posts = new Posts(turn, before, options);
  const gone = new Set<string>();
  for (const { row } of turn.heard) {
    const { content, messageId } = row.message;
    if (content.kind === 'deleted' && messageId !== undefined) {
      posts.withdraw(messageId);
      gone.add(messageId);
    }
    if (content.kind === 'event') posts.hearEvent(content.event);
  }
  // Who posts and deletes it at once told us nothing, although both come in one turn.
  for (const post of postsOf(turn.heard)) if (!gone.has(post.id)) posts.hear(post);
  posts.tellWaitingNews();
  return { talk: posts.talk, effects: posts.effects };
}

/** One turn of a person's posts in the making. */
class Posts {
  talk: Talk;
  readonly effects: Effect[] = [];
  readonly #turn: Turn<Talk>;
  readonly #options: IntakeOptions;

  constructor(turn: Turn<Talk>, before: Talk, options: IntakeOptions) {
    this.#turn = turn;
    this.#options = options;
    this.talk = { ...before, threads: before.threads ?? [] };
  }

  get #policy(): Policy {
    return this.#options.policy;
  }
  get #now(): number {
    return this.#turn.now.getTime();
  }
  get #threads(): readonly Thread[] {
    return this.talk.threads ?? [];
  }

  hear(post: Post): void {
    if (asksForQuiet(post)) {
      this.talk = { ...this.talk, quiet: this.talk.quiet ?? { since: this.#now, waiting: [], after: null } };
      return;
    }
    const { quiet: _, ...talk } = this.talk;
    this.talk = talk;
    if (!post.isEdit) this.talk = { ...this.talk, unanswered: { post: post.id, at: this.#now } };
    const thread = this.#threadOf(post);
    if (thread?.movedTo !== undefined) this.#passOn(post, thread.movedTo);
    else if (thread?.draft) this.#add(post, thread.draft, thread);
    else this.#begin(post);
  }

  /** An answer whose thread is not told goes on with what it answers, else (it answers us) with what was said to us last. */
  #threadOf({ thread, answers }: Post): Thread | undefined {
    if (thread !== undefined) return this.#threads.find(({ id }) => id === thread);
    if (answers === undefined) return undefined;
    return this.#threads.find(({ id }) => id === answers) ?? this.#threads[0];
  }

  /** The post is gone: so is what it told, and the draft when it began with it. What goes on in private already is the person's own. */
  withdraw(messageId: string): void {
    // Nothing can be answered to it.
    if (this.talk.unanswered?.post === messageId) {
      const { unanswered: _, ...talk } = this.talk;
      this.talk = talk;
    }
    const isIn = ({ words, evidence, facts }: Draft) =>
      [...words, ...evidence, ...Object.values(facts)].some((each) => each.messageId === messageId);
    const thread = this.#threads.find(({ draft }) => draft && isIn(draft));
    const { draft } = thread ?? {};
    if (!thread || !draft) return;
    const words = draft.words.filter((each) => each.messageId !== messageId);
    if (draft.words[0]?.messageId === messageId || words.length === 0) {
      this.effects.push({ do: 'erase', dossier: draft.id });
      this.#setThreads(this.#threads.filter((each) => each !== thread));
      return;
    }
    const rest = withoutMessage(draft, messageId, this.effects);
    if (rest) this.#setThread({ ...thread, draft: rest });
  }

  hearEvent(event: Event): void {
    if (event.type === 'unreached') this.talk = { ...this.talk, newsWaits: true };
    if (event.type !== 'drafts-expire') return;
    const keptMs = this.#policy.service.draftKeptDays * DAY_MS;
    const isPast = ({ touchedAt }: Thread) => this.#now - touchedAt >= keptMs;
    for (const thread of this.#threads)
      if (isPast(thread) && thread.draft) this.effects.push({ do: 'erase', dossier: thread.draft.id });
    this.#setThreads(this.#threads.filter((thread) => !isPast(thread)));
  }

  /** That there is news, and nothing of it: to a post of this person that was not answered yet, or it waits for one. */
  tellWaitingNews(): void {
    const { unanswered, newsWaits, language } = this.talk;
    if (!newsWaits || this.talk.quiet || !unanswered || this.#now - unanswered.at > ANSWERABLE_MS) return;
    if (this.#answer({ id: unanswered.post }, POST_TEMPLATES[language].news({ here: this.#here('STATUS') })))
      this.talk = { ...this.talk, newsWaits: false };
  }

  /** The first post of a thread that we hear, or the first that matters. */
  #begin(post: Post): void {
    const understood = this.#read(post);
    const files = post.parts.filter(({ media }) => media?.ok).length;
    const regard = regardOf(understood, post.text, files > 0);
    if (regard === 'peace') return;
    const language = understood.language ?? this.talk.language;
    this.talk = { ...this.talk, language };
    const say = POST_TEMPLATES[language];
    if (regard === 'help') {
      this.#answer(post, say.help({ numbers: numbersOf(understood, this.#policy, language), here: this.#here() }));
      return;
    }
    if (regard === 'question') {
      if (this.#policy.service.answersQuestions && !this.#threadOf(post)) {
        this.#setThread({ id: nameOf(post), touchedAt: this.#now, draft: null });
        this.#answer(post, say.question({ here: this.#here() }));
      }
      return;
    }
    const draft = this.#take(post, null);
    if (!draft || isEmpty(draft)) return;
    const code = makeHandoverCode(this.#turn.fresh.id());
    this.effects.push({
      do: 'offer-handover',
      code,
      dossier: draft.id,
      person: post.from.id,
      expiresAt: new Date(this.#now + HANDOVER_MS),
    });
    this.#keep(post, draft, understood);
    const elsewhere = (this.#options.continueAt?.(code) ?? []).join(' / ');
    this.#answer(post, say.taken({ code, here: this.#here(`LAPOR ${code}`), elsewhere }));
  }

  /** More in a thread whose report waits to be continued: added, not answered again. */
  #add(post: Post, before: Draft, thread: Thread): void {
    const understood = this.#read(post);
    const hasFiles = post.parts.some(({ media }) => media?.ok);
    const known = before.words.some(({ messageId }) => messageId === post.id);
    if (!hasFiles && !known && !saysMore(understood, post.text)) return;
    const draft = this.#take(post, before);
    if (draft) this.#keep(post, draft, understood, thread);
  }

  /** A post may be read long after it was written: "kemarin" is the day before that. */
  #writtenAt(post: Post): Date {
    return new Date(Math.min(post.sentAt.getTime(), this.#now));
  }

  #read(post: Post): Understood {
    const { zone } = this.#policy;
    return listen({ text: post.text, now: this.#writtenAt(post), zone, policy: this.#policy });
  }

  /** Puts a post's words and files into a draft. */
  #take(post: Post, before: Draft | null): Draft | null {
    const scene = new Scene(
      { ...this.#turn, heard: post.parts, now: this.#writtenAt(post) },
      { ...newTalk(this.talk.language), draft: before },
      this.#options,
    );
    const said = { text: post.text, at: post.at, messageId: post.id };
    if (post.isEdit && before?.words.some(({ messageId }) => messageId === post.id))
      correctEdited(scene, said, undefined);
    else if (post.text.trim() !== '') {
      const understood = read(scene, post.text);
      keepWords(scene, said, true);
      takeIn(scene, understood, post.id);
      addLinks(scene, understood.links, post.id);
    }
    for (const part of post.parts) takePart(scene, part, post.id);
    this.effects.push(...scene.effects);
    // Numbers to call were not shown: whoever goes on in private sees them there.
    return scene.talk.draft && { ...scene.talk.draft, warned: [] };
  }

  #keep(post: Post, draft: Draft, understood: Understood, thread?: Thread): void {
    const personal = thread?.personal || isPersonal(understood);
    this.#setThread({ id: thread?.id ?? nameOf(post), touchedAt: this.#now, draft, ...(personal ? { personal } : {}) });
  }

  /** What belongs to a draft that goes on elsewhere is handed on to it, piece by piece. */
  #passOn(post: Post, to: number): void {
    const understood = this.#read(post);
    const hasFiles = post.parts.some(({ media }) => media?.ok);
    if (!hasFiles && !saysMore(understood, post.text)) return;
    for (const { row, media } of post.parts) {
      const { content } = row.message;
      const more = moreOf(content, media, post.id);
      const event = more && isPersonal(understood) && content.kind !== 'media' ? { ...more, personal: true } : more;
      if (event) this.effects.push({ do: 'pass-on', to, event, key: `more:${row.id}` });
    }
  }

  /** @returns whether it is answered: a person gets so many answers in public within a day, and a post gets one */
  #answer(post: Pick<Post, 'id'>, text: string): boolean {
    const answered = (this.talk.answered ?? []).filter((at) => this.#now - at < DAY_MS);
    this.talk = { ...this.talk, answered };
    if (answered.length >= ANSWERS_MAX) return false;
    const turn = this.talk.turn + 1;
    const { unanswered: newest, ...talk } = this.talk;
    const unanswered = newest && newest.post !== post.id ? { unanswered: newest } : {};
    this.talk = { ...talk, ...unanswered, turn, met: true, answered: [this.#now, ...answered] };
    this.effects.push({
      do: 'send',
      delivery: { kind: 'message', ref: `p${turn}`, message: { text: [text] }, answers: post.id },
    });
    return true;
  }

  /** Where one writes to us in private, with these words in the box. */
  #here(words?: string): string {
    const { privateUrl, privateUrlText } = this.#turn.capabilities;
    if (privateUrl === undefined) return '';
    if (words === undefined || privateUrlText === undefined) return privateUrl;
    return `${privateUrl}${privateUrl.includes('?') ? '&' : '?'}${privateUrlText}=${encodeURIComponent(words)}`;
  }

  #setThread(thread: Thread): void {
    this.#setThreads([thread, ...this.#threads.filter(({ id }) => id !== thread.id)]);
  }

  /** The oldest are forgotten; a draft among them is kept until it is past its time, so the newest threads without one go first. */
  #setThreads(threads: readonly Thread[]): void {
    const sorted =
      threads.length <= THREADS_MAX
        ? threads
        : [...threads].sort((a, b) => Number(b.draft !== null) - Number(a.draft !== null));
    for (const { draft } of sorted.slice(THREADS_MAX)) if (draft) this.effects.push({ do: 'erase', dossier: draft.id });
    this.talk = { ...this.talk, threads: sorted.slice(0, THREADS_MAX) };
  }
}

/** STOP, said in public: nothing is answered to it, and nothing is said of our own accord until they speak to us again. */
function asksForQuiet({ text }: Post): boolean {
  const steering = steeringOf(text.replace(/^(?:\s*@\w+)+/, ''));
  return typeof steering === 'object' && steering.intent === 'quiet';
}

/** What the thread is called that begins with a post. */
const nameOf = (post: Post): string => post.thread ?? post.answers ?? post.id;

function takePart(scene: Scene, { row, media }: Heard, messageId: string): void {
  const { content } = row.message;
  if (content.kind === 'location') {
    const { lat, lon, label } = content;
    setPin(scene, { lat, lon, ...(label ? { label } : {}), messageId });
  }
  if (content.kind !== 'media') return;
  const { caption } = content;
  const evidence = evidenceOf(scene, content.media, media, { messageId, ...(caption ? { caption } : {}) });
  if (evidence) addEvidence(scene, evidence);
}

function moreOf(
  content: Heard['row']['message']['content'],
  media: Heard['media'],
  messageId: string,
): MoreEvent | undefined {
  const more = { to: 'citizen', type: 'more', messageId } as const;
  switch (content.kind) {
    case 'text':
    case 'edited':
      return content.text.trim() === '' ? undefined : { ...more, content };
    case 'location':
      return { ...more, content };
    case 'media':
      return media?.ok
        ? { ...more, content: { ...content, media: { ...content.media, kept: media.file } } }
        : undefined;
    default:
      return undefined;
  }
}
