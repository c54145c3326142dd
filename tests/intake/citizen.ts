import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { makeCode } from '../../src/core/complaint/code.ts';
import { leadsTo } from '../../src/core/complaint/life.ts';
import type { MediaRef } from '../../src/core/content.ts';
import type { Capabilities, Delivery } from '../../src/core/delivery.ts';
import { nothingSeen, type Sight } from '../../src/core/desk/scene/sight.ts';
import type { CitizenEvent, DraftsEvent } from '../../src/core/event.ts';
import type { KeptFile, Looks, OriginalFacts } from '../../src/core/facts.ts';
import { createIntake } from '../../src/core/intake/intake.ts';
import { offeredOf } from '../../src/core/intake/outcome/alike.ts';
import type { AlikeFound } from '../../src/core/intake/talk/alike-shape.ts';
import type { Talk } from '../../src/core/intake/talk/talk.ts';
import { type Content, chatId, type Inbound, type Outgoing, plain } from '../../src/core/message.ts';
import type { Effect, HistoryEntry, NewComplaint, StatusView } from '../../src/core/store/port/steps.ts';
import type { NearComplaint } from '../../src/core/store/port/store.ts';
import type { Heard, Mind } from '../../src/core/turn.ts';
import { policy } from '../fixtures/policy.ts';

export { policy };

export const telegramLike: Capabilities = {
  buttons: true,
  edit: true,
  askLocation: true,
  textMax: 4096,
  fileBytesMax: 20 * 1024 * 1024,
  pace: { perSecond: Number.POSITIVE_INFINITY, perChatPerSecond: Number.POSITIVE_INFINITY, burst: 1 },
};
export const whatsappLike: Capabilities = { ...telegramLike, buttons: false, edit: false, askLocation: false };

/** A message of ours as the citizen sees it, edits applied. */
export interface Shown {
  ref: string;
  message: Outgoing;
  text: string;
  edits: number;
  delivery: Extract<Delivery, { kind: 'message' }>;
}

/** A citizen who talks to the pure mind: no store, no channel, a clock of its own. */
export class Citizen {
  talk: Talk | null = null;
  readonly shown: Shown[] = [];
  readonly effects: Effect[] = [];
  readonly filed: NewComplaint[] = [];
  readonly toasts: string[] = [];
  /** Files that were sent to the citizen. */
  readonly files: Extract<Delivery, { kind: 'files' }>[] = [];
  now = new Date('2026-11-24T10:00:00+08:00');
  /** Stands for something that answers by itself: only then may we fall silent. */
  isMachine = false;
  private count = 0;
  private ids = 0;
  private readonly mind: Mind<Talk>;
  private readonly capabilities: Capabilities;
  readonly views = new Map<ComplaintCode, StatusView>();

  constructor(capabilities: Capabilities = telegramLike, mind?: Mind<Talk>) {
    this.capabilities = capabilities;
    const about = (ref: string) => this.shown.find((each) => each.ref === ref)?.delivery.about ?? null;
    const complaintAt = async (_conversation: number, platformId: string) => about(platformId);
    const refAt = async (_conversation: number, platformId: string) => platformId;
    this.mind =
      mind ?? createIntake({ policy, defaultLanguage: 'id', publicUrl: 'https://lapor.example', complaintAt, refAt });
    this.aboutRef = about;
  }

  /** Lets time pass; without it each message comes a minute after the last. */
  later(ms: number): this {
    this.now = new Date(this.now.getTime() + ms);
    return this;
  }

  private heard(content: Content, extra: Partial<Inbound>, media?: Heard['media']): Heard {
    this.count += 1;
    const id = `m${this.count}`;
    const message: Inbound = {
      channel: 'test',
      id,
      messageId: id,
      chat: chatId('1'),
      from: { id: '1', name: 'Siti' },
      sentAt: this.now,
      private: true,
      content,
      ...extra,
    };
    return { row: { id: this.count, receivedAt: this.now, attempts: 0, message }, ...(media ? { media } : {}) };
  }

  /** What the store finds for a reply; here a message is called by its ref. */
  private readonly aboutRef: (ref: string) => ComplaintCode | null;

  /** What the store finds near the draft's place, once it has all that it takes. */
  near: readonly NearComplaint[] = [];

  private alike(): AlikeFound | undefined {
    const draft = this.talk?.draft;
    const place = draft?.facts.place?.value;
    if (this.near.length === 0 || !draft?.category || draft.alike || draft.editing || place?.kind !== 'place') return;
    if (!draft.facts.time || draft.kind !== 'complaint' || draft.facts.place?.among) return;
    const { category } = draft;
    const found = this.near.map((each) => ({ ...each, category, place }));
    return { draft: draft.id, category, place, offered: offeredOf({ category, place }, found, policy, this.now) };
  }

  private sight(heard: readonly Heard[]): Sight | null {
    const about = new Map<number, ComplaintCode>();
    const refs = new Map<number, string>();
    for (const { row } of heard) {
      const code = row.message.replyTo === undefined ? null : this.aboutRef(row.message.replyTo);
      if (code) about.set(row.id, code);
      if (row.message.replyTo !== undefined) refs.set(row.id, row.message.replyTo);
    }
    const alike = this.alike();
    return refs.size === 0 && !alike ? null : { ...nothingSeen, about, refs, ...(alike ? { alike } : {}) };
  }

  private code(): ComplaintCode {
    this.ids += 1;
    const seed = this.ids;
    return makeCode((bytes) => Uint8Array.from({ length: bytes }, (_, i) => (seed * 37 + i * 11) & 255));
  }

  /** Everything in one step, as the worker hands it over. */
  step(heard: readonly Heard[]): Shown {
    const known = new Map<ComplaintCode, StatusView | null>();
    for (const code of this.mind.needs(this.talk, heard)) known.set(code, this.views.get(code) ?? null);
    const decision = this.mind.decide({
      conversation: 1,
      channel: 'test',
      capabilities: this.capabilities,
      talk: this.talk,
      heard,
      now: this.now,
      known,
      sight: this.sight(heard),
      fresh: {
        code: this.code(),
        id: () => {
          this.ids += 1;
          return `id${String(this.ids).padStart(14, '0')}`;
        },
      },
    });
    // The state is stored as JSON: nothing may depend on more than that.
    this.talk = JSON.parse(JSON.stringify(decision.talk)) as Talk;
    if (this.talk.loop?.silent && !this.isMachine)
      throw new Error(`a person was taken for a machine\n${this.transcript()}`);
    for (const effect of decision.effects) this.see(effect);
    return this.last();
  }

  private see(effect: Effect): void {
    this.effects.push(effect);
    if (effect.do === 'send' && effect.delivery.kind === 'answer') this.toasts.push(effect.delivery.text ?? '');
    if (effect.do === 'send' && effect.delivery.kind === 'message') {
      const { ref, message, replaces } = effect.delivery;
      const old = replaces === undefined ? undefined : this.shown.find((each) => each.ref === replaces);
      const text = plain(message.text);
      const { delivery } = effect;
      if (old) Object.assign(old, { ref, message, text, edits: old.edits + 1, delivery });
      else this.shown.push({ ref, message, text, edits: 0, delivery });
    }
    if (effect.do === 'send' && effect.delivery.kind === 'files') this.files.push(effect.delivery);
    if (effect.do === 'move') {
      const { complaint, version, entry, change } = effect;
      const view = this.view(complaint);
      if (view.version !== version) throw new Error(`a move of ${complaint} was decided on an old version`);
      this.move(complaint, entry, change);
    }
    if (effect.do === 'file') {
      const { complaint } = effect;
      this.filed.push(complaint);
      const { code, kind, category, desk, submittedAt, deadline } = complaint;
      const entry = { at: submittedAt, act: 'submit', to: 'submitted', desk, by: 'citizen' } as const;
      this.views.set(code, {
        ...{
          code,
          version: 1,
          dossier: complaint.dossier,
          conversation: 1,
          anonymous: complaint.switches.anonymous,
          excluded: complaint.excluded,
          kind,
          category,
          desk,
          origin: desk,
          rating: null,
          submittedAt,
          deadline,
          status: 'submitted',
          secret: complaint.switches.secret,
        },
        history: [entry],
      });
    }
  }

  view(code: ComplaintCode): StatusView {
    const view = this.views.get(code);
    if (!view) throw new Error(`no complaint ${code}`);
    return view;
  }

  private move(
    code: ComplaintCode,
    entry: Pick<HistoryEntry, 'act' | 'to' | 'desk' | 'by' | 'reason'>,
    change: Partial<Pick<StatusView, 'rating' | 'deadline'>> & { readonly desk?: string } = {},
  ): void {
    const view = this.view(code);
    const { desk = entry.desk, deadline = view.deadline, rating = view.rating } = change;
    const history = [...view.history, { ...entry, from: view.status, at: this.now }];
    this.views.set(code, { ...view, desk, deadline, rating, history, status: entry.to, version: view.version + 1 });
  }

  /** An officer does this to a complaint: its row moves, the citizen is not told yet. */
  officer(code: ComplaintCode, act: Parameters<typeof leadsTo>[0], desk?: string): this {
    this.later(60_000);
    const view = this.view(code);
    const to = leadsTo(act, view.status, view.history);
    if (to === undefined) throw new Error(`${act} is not possible in ${view.status}`);
    this.move(code, { act, to, desk: desk ?? view.desk, by: 'admin:1' });
    return this;
  }

  /** Events of the house, in one turn. */
  hears(...events: (CitizenEvent | DraftsEvent)[]): this {
    this.later(60_000);
    this.step(
      events.map((event) => this.heard({ kind: 'event', event }, { messageId: undefined, from: { id: 'aduan' } })),
    );
    return this;
  }

  /** Writes while an event of the house comes in: both in one turn. */
  writesWhile(text: string, event: CitizenEvent): this {
    this.later(60_000);
    const house = { id: 'aduan' };
    this.step([
      this.heard({ kind: 'text', text }, {}),
      this.heard({ kind: 'event', event }, { messageId: undefined, from: house }),
    ]);
    return this;
  }

  /** Answers one of our messages by the platform's reply. */
  replies(to: Shown, text: string): Shown {
    this.later(60_000);
    return this.step([this.heard({ kind: 'text', text }, { replyTo: to.ref })]);
  }

  /** What a complaint was told by this citizen after it was filed. */
  notes(code: ComplaintCode) {
    return this.effects.flatMap((effect) =>
      effect.do === 'note' && effect.complaint === code ? [effect.message] : [],
    );
  }

  /** What its desk was told. */
  announced(code: ComplaintCode): string[] {
    return this.effects.flatMap((effect) =>
      effect.do === 'announce' && effect.complaint === code && effect.event.type === 'case' ? [effect.event.why] : [],
    );
  }

  last(): Shown {
    const shown = this.shown.at(-1);
    if (!shown) throw new Error('the bot has said nothing yet');
    return shown;
  }
  get labels(): string[] {
    return (this.last().message.choices ?? []).flat().map(({ label }) => label);
  }

  says(...texts: string[]): Shown {
    this.later(60_000);
    return this.step(texts.map((text) => this.heard({ kind: 'text', text }, {})));
  }
  /** Presses a button of the newest message. */
  presses(label: string | RegExp): Shown {
    this.later(60_000);
    const choice = (this.last().message.choices ?? [])
      .flat()
      .find((each) => (typeof label === 'string' ? each.label === label : label.test(each.label)));
    if (!choice) throw new Error(`no button ${label} in:\n${this.last().text}\n[${this.labels.join('] [')}]`);
    return this.pressesId(choice.id);
  }
  pressesId(id: string): Shown {
    return this.step([this.heard({ kind: 'choice', id, callback: `cb${this.count}` }, {})]);
  }
  file(seed = this.count): KeptFile {
    const sha256 = String(seed).padStart(64, '0');
    return { id: `f${seed}`, key: 'a2V5', mime: 'image/jpeg', bytes: 1000 + seed, sha256 };
  }
  photo(
    extra: Partial<Inbound> & {
      caption?: string;
      kind?: MediaRef['kind'];
      mime?: string;
      looks?: Looks;
      original?: OriginalFacts;
    } = {},
  ): Heard {
    const { caption, kind = 'photo', mime = 'image/jpeg', looks, original, ...rest } = extra;
    const content: Content = { kind: 'media', media: { kind, handle: 'h' }, ...(caption ? { caption } : {}) };
    return this.heard(content, rest, {
      ok: true,
      file: { ...this.file(this.count + 1), mime, ...(looks && { looks }), ...(original && { original }) },
    });
  }
  sends(...photos: Parameters<Citizen['photo']>[0][]): Shown {
    this.later(60_000);
    return this.step((photos.length > 0 ? photos : [{}]).map((extra) => this.photo(extra)));
  }
  sendsContent(content: Content, extra: Partial<Inbound> = {}, media?: Heard['media']): Shown {
    this.later(60_000);
    return this.step([this.heard(content, extra, media)]);
  }
  text(text: string): Heard {
    return this.heard({ kind: 'text', text }, {});
  }

  /** The talk as one reads it, for failures and for reading by eye. */
  transcript(): string {
    return this.shown
      .map(
        ({ text, message }) =>
          `${text}\n${(message.choices ?? []).map((row) => row.map(({ label }) => `[${label}]`).join(' ')).join('\n')}`,
      )
      .join('\n────\n');
  }
}

/** Somebody new who said these texts, a minute apart. */
export const said = (...texts: string[]): Citizen => {
  const citizen = new Citizen();
  for (const text of texts) citizen.says(text);
  return citizen;
};

/** What is known of the open draft, by fact, in words. */
export const facts = (citizen: Citizen): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(citizen.talk?.draft?.facts ?? {}).map(([id, { value }]) => [id, value.text]));
