import { joiningIn } from './desk/joining.ts';
import { lookAround } from './desk/look/look.ts';
import { concernsDesk, isReturn, wishOf } from './desk/look/wanted.ts';
import { decideDesk } from './desk/mind.ts';
import { isDeskChoice, pendingOf } from './desk/scene/commands.ts';
import { deskName } from './desk/scene/names.ts';
import type { DeskReads } from './desk/scene/reads.ts';
import { DeskScene } from './desk/scene/scene.ts';
import type { Sight } from './desk/scene/sight.ts';
import { type DeskTalk, looseOf, newDeskTalk } from './desk/scene/state.ts';
import type { Event } from './event.ts';
import { filedIn } from './intake/filed/filed-acts.ts';
import { createIntake } from './intake/intake.ts';
import { decidePosts } from './intake/posts/posts.ts';
import { tellFileWaits } from './intake/talk/file-waits.ts';
import { decideInGroup } from './intake/talk/group.ts';
import { migrateTalk } from './intake/talk/migrate.ts';
import type { IntakeOptions } from './intake/talk/scene.ts';
import { newTalk, type Talk } from './intake/talk/talk.ts';
import { packed } from './intake/talk/trail.ts';
import { ownReportIn } from './language/desk-lists.ts';
import { DESK_SENTENCES } from './language/desk-sentences.ts';
import { deskCommandIn } from './language/desk-words.ts';
import { SENTENCES } from './language/sentences.ts';
import { type Intent, type Steering, steeringOf } from './language/words.ts';
import type { Policy } from './policy/policy.ts';
import type { Effect } from './store/port/steps.ts';
import type { Store } from './store/port/store.ts';
import type { Decision, Heard, Mind, Turn } from './turn.ts';

/** A conversation as it is stored: a citizen's talk, and what a desk's chat keeps besides. An officer may complain like anybody. */
export interface Conversation extends Talk {
  readonly desk?: DeskTalk;
}

/** Whose a message is: the desk's, the citizens' talk's, a post that everybody reads, or nobody's (a group we do not belong to). */
type Part = 'desk' | 'citizen' | 'posts' | 'stranger' | 'join' | 'nobody';

/** What an officer can only mean for themselves, as anybody who writes here: all other plain words that steer ("besok", "nanti", "lewat") are said of the desk's work. */
const OWN_AFFAIRS: ReadonlySet<Intent> = new Set(['new', 'language', 'erase', 'data', 'quiet']);

/** "Lapor lagi", "bikin laporan": of "laporan lain", "ada laporan lagi" officers want the list. */
const REPORTS = /(?<!\p{L})(?:(?:me)?lapor|buat|bikin)(?!\p{L})|^(?:i\s+want\s+to\s+)?report(?!\p{L})/iu;

/** Slash commands that are the desk's as well. */
const DESK_TOO: ReadonlySet<Intent> = new Set(['help', 'done', 'send']);

/** Words that whoever has reported something may say of that: "laporan saya", "menu", "batal". */
const OF_FILED: ReadonlySet<Intent> = new Set(['status', 'start', 'edit', 'cancel']);

/** The whole mind: the desk's part and the citizens', each a pure function of what it is given. */
export function createMind(
  options: IntakeOptions,
  reads: DeskReads & Pick<Store<unknown>, 'refAt'>,
): Mind<Conversation> {
  const { policy } = options;
  const intake = createIntake({
    ...options,
    complaintAt: (conversation, platformId) => reads.complaintAt(conversation, 'message', platformId),
    near: (query) => reads.near(query),
    refAt: (conversation, platformId) => reads.refAt(conversation, platformId),
    complaintByCode: (code) => reads.complaintByCode(code),
  });
  return {
    needs: intake.needs,
    fileWaits: (talk, first) => tellFileWaits(talk ?? newTalk(options.defaultLanguage), first),
    ...(intake.invitations ? { invitations: intake.invitations } : {}),
    ...(intake.handovers ? { handovers: intake.handovers } : {}),
    async look(row, heard, now) {
      const desk = concernsDesk(row.talk, heard);
      // An officer with a draft is a citizen to it.
      const own = !desk || row.talk?.draft ? await intake.look?.(row, heard, now) : undefined;
      if (!desk) return own ?? null;
      const sight = await lookAround(reads, policy, row, row.talk?.desk, heard, now);
      return own?.alike ? { ...sight, alike: own.alike } : sight;
    },
    decide(turn) {
      const { sight } = turn;
      const whole: Conversation = turn.talk ?? newTalk(options.defaultLanguage);
      const before = whole.desk;
      const known = migrateTalk(before ? withoutDesk(whole) : whole);
      const parts = turn.heard.map((heard) => ({
        heard,
        part: isPost(heard, known, turn)
          ? ('posts' as const)
          : partOf(heard, sight, known, before ?? newDeskTalk, turn.now, policy),
      }));
      const of = (part: Part) => parts.filter((each) => each.part === part).map(({ heard }) => heard);
      const effects: Effect[] = [];
      let desk = before;
      let denied = 0;

      if (sight && of('desk').length > 0) {
        const scene = new DeskScene(turn, sight, desk ?? newDeskTalk, known.language, options);
        decideDesk(scene, of('desk'));
        effects.push(...scene.effects);
        desk = scene.talk;
        denied += scene.denied;
      }
      for (const stranger of of('stranger')) {
        effects.push(...turnAway(stranger, known, turn));
        denied += 1;
      }
      const citizen: Decision<Talk> =
        of('citizen').length > 0
          ? intake.decide({ ...turn, talk: turn.talk === null ? null : known, heard: of('citizen') })
          : { talk: known, effects: [] };
      effects.push(...citizen.effects);
      const posts: Decision<Talk> =
        of('posts').length > 0
          ? decidePosts({ ...turn, heard: of('posts') }, citizen.talk, options)
          : { talk: citizen.talk, effects: [] };
      effects.push(...posts.effects);
      const nobodys = of('nobody');
      if ((sight?.desks.length ?? 0) > 0) denied += nobodys.filter(isDeskCommand).length;
      // In a desk's own group whoever has no rights is passed over in silence; in any other, a command is told where we talk alone.
      const elsewhere: Decision<Talk> =
        nobodys.length > 0 && (sight?.desks.length ?? 0) === 0
          ? decideInGroup({ ...turn, heard: nobodys }, posts.talk)
          : { talk: posts.talk, effects: [] };
      effects.push(...elsewhere.effects);
      for (const joining of of('join')) effects.push(...joinHere(joining, known, turn, options));
      // Whoever has just come to work here is heard as an officer from now on.
      if (effects.some((effect) => effect.do === 'bind-admin')) desk ??= newDeskTalk;
      const talk = packed(elsewhere.talk);
      return { talk: desk ? { ...talk, desk } : talk, effects, denied };
    },
  };
}

const withoutDesk = ({ desk: _, ...talk }: Conversation): Talk => talk;

/** Where the channel has posts, whatever several people read is one; so is what happens inside the house to a chat of posts. */
const isPost = ({ row: { message } }: Heard, talk: Talk, { capabilities }: Turn<Conversation>): boolean =>
  capabilities.posts === true &&
  (message.content.kind === 'event'
    ? talk.threads !== undefined && message.content.event.to === 'citizen'
    : !message.private);

/** Rights decide first, then what was begun, then the words themselves: an officer with an open draft is a citizen to its questions. */
function partOf(heard: Heard, sight: Sight | null, talk: Talk, desk: DeskTalk, now: Date, policy: Policy): Part {
  const { message } = heard.row;
  const { content, from } = message;
  if (content.kind === 'event') return partOfEvent(content.event, sight);
  const person = sight?.people.get(from.id) ?? null;
  const ours = message.private || (sight?.desks.length ?? 0) > 0;
  const steering = content.kind === 'text' ? steeringOf(content.text) : undefined;
  if (typeof steering === 'object' && steering.intent === 'join')
    return message.private ? 'citizen' : ours ? 'join' : 'nobody';
  if (!message.private && !(ours && person)) {
    if (content.kind === 'choice' && isDeskChoice(content.id)) return 'stranger';
    if (ours && isReturn(content)) return 'desk';
    return content.kind === 'left' ? 'citizen' : 'nobody';
  }
  if (content.kind === 'choice') return isDeskChoice(content.id) ? (person ? 'desk' : 'stranger') : 'citizen';
  if (!person) {
    const command = content.kind === 'text' ? deskCommandIn(content.text) : undefined;
    return command?.slash && steering === 'unknown-command' ? 'stranger' : 'citizen';
  }
  if (!message.private) return 'desk';
  if (message.forwarded && !talk.draft) return 'desk';
  const about = sight?.about.get(heard.row.id);
  const wish = wishOf(heard, desk, policy);
  if (about) {
    // Without an order it is the complaint that they filed themselves.
    const isLook = wish?.want === 'command' && wish.command === 'look' && content.kind === 'text';
    const isMere = message.replyTo !== undefined || (isLook && !content.text.trim().startsWith('/'));
    return isMere && filedIn(talk, about) ? 'citizen' : 'desk';
  }
  if (pendingOf(desk, message, now.getTime())) return 'desk';
  if (wish && wish.want !== 'words' && !(talk.draft && wish.want !== 'command')) return 'desk';
  // "Tidak jadi" to a file that waits for its complaint.
  const isLeft = typeof steering === 'object' && steering.intent === 'cancel' && !talk.draft;
  if (isLeft && looseOf(desk, message.from.id, now.getTime())) return 'desk';
  const isOwn = ({ intent, slash }: Steering) =>
    slash
      ? !DESK_TOO.has(intent)
      : (OF_FILED.has(intent) && talk.filed.length > 0) ||
        (OWN_AFFAIRS.has(intent) && (intent !== 'new' || content.kind !== 'text' || REPORTS.test(content.text)));
  const steers = typeof steering === 'object' && isOwn(steering);
  const reports = content.kind === 'text' && (ownReportIn(content.text) || beginsWithKeyword(content.text, policy));
  return talk.draft || talk.question || steers || reports ? 'citizen' : 'desk';
}

/** "Lapor paman, lampu jalan mati": what only citizens begin with. */
function beginsWithKeyword(text: string, { desks }: Policy): boolean {
  const letters = text
    .slice(0, KEYWORD_TEXT_MAX)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  return desks.some(({ keywords }) => keywords.some((keyword) => letters.startsWith(keyword)));
}
const KEYWORD_TEXT_MAX = 60;

/** A message of ours that is no longer there is the desk's where desks have their chat, else the citizen's. */
const partOfEvent = (event: Event, sight: Sight | null): Part => {
  if (event.to === 'citizen') return 'citizen';
  return event.type === 'lost' && !sight?.desks.length && !sight?.present.length ? 'citizen' : 'desk';
};

/** A command of officers, as somebody without rights types it in a desk's own group: passed over in silence, and counted. */
const isDeskCommand = ({ row: { message } }: Heard): boolean =>
  message.content.kind === 'text' && deskCommandIn(message.content.text)?.slash === true;

/** Commands that name no complaint: nobody wonders about a code. */
const NAMES_NONE: ReadonlySet<string> = new Set([
  'queue',
  'search',
  'figures',
  'name',
  'people',
  'invite',
  'remove',
  'canned',
]);

/** Whoever has no rights gets the answer for a code that does not exist. */
function turnAway(heard: Heard, talk: Talk, turn: Turn<Conversation>): readonly Effect[] {
  const { content } = heard.row.message;
  const say = DESK_SENTENCES[talk.language];
  const said = content.kind === 'text' ? deskCommandIn(content.text) : undefined;
  const text = said && NAMES_NONE.has(said.command) ? say.forOfficers() : say.noSuchCode();
  if (content.kind === 'choice')
    return content.callback ? [{ do: 'send', delivery: { kind: 'answer', callback: content.callback, text } }] : [];
  const ref = `s${turn.fresh.id()}`;
  return [{ do: 'send', delivery: { kind: 'message', ref, message: { text: [text] } } }];
}

/** `/masuk CODE` in a desk's own group binds whoever wrote it: their notices come to the group then. */
function joinHere(heard: Heard, talk: Talk, turn: Turn<Conversation>, { policy }: IntakeOptions): readonly Effect[] {
  const { message } = heard.row;
  const steering = message.content.kind === 'text' ? steeringOf(message.content.text) : undefined;
  const joining = joiningIn(typeof steering === 'object' ? steering.rest : '');
  const { code } = joining;
  const invitation = message.forwarded ? undefined : turn.invited?.get(code);
  const say = SENTENCES[talk.language];
  const words = invitation
    ? say.joined({
        desk: deskName(policy, invitation.desk, talk.language),
        role: DESK_SENTENCES[talk.language][`role_${invitation.role}`](),
      })
    : say.invitationWrong();
  const { id: person } = message.from;
  const name = joining.name ?? message.from.name;
  const ref = `s${turn.fresh.id()}`;
  return [
    ...(invitation ? [{ do: 'bind-admin', invitation: code, person, ...(name ? { name } : {}) } as const] : []),
    { do: 'send', delivery: { kind: 'message', ref, message: { text: [words] } } },
  ];
}
