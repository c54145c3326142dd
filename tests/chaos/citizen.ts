import { createHash } from 'node:crypto';
import { answerTo, CODE, MORE_WORDS, markOf, marksIn, STORY_WORDS } from '../fixtures/answers.ts';
import { withSegment } from '../fixtures/media/make.ts';
import type { Chance } from '../simulation/chance.ts';
import type { Remembered } from './checker.ts';
import type { History } from './history.ts';
import type { Phone, Screen } from './phone.ts';

/** What citizens have in common. */
export interface Town {
  readonly history: History;
  /** The next mark that no other message has. */
  readonly mark: () => number;
  /** Told whenever somebody was told that what they sent is stored, with the channel. */
  readonly stored: (channel: string) => void;
  /** A JPEG, of which each photo is a copy that differs. */
  readonly photo: Buffer;
}

/** Comment segment of a JPEG. */
export const COMMENT = 0xfe;
/** Somebody who waits in vain for so long asks, ms. */
const PATIENCE_MS = 8_000;
/** Once in so many answers somebody does something else first. */
const WRONG_TURN_TIMES = 4;
const WRONG_TURNS_MAX = 3;

/** The question before everything of a draft is erased, and what is said when it is. */
const ERASES = /Hapus laporan yang belum terkirim/;
const ERASED = /Sudah dihapus/;

interface Sent {
  acknowledged: boolean;
  erased?: 'maybe' | 'surely';
}

/** Somebody with one complaint: from the first words to its code. Reads what is shown, answers it once, and remembers everything. */
export class Citizen {
  readonly phone: Phone;
  readonly #town: Town;
  readonly #chance: Chance;
  readonly #told: (Sent & { readonly mark: number })[] = [];
  readonly #photos: (Sent & { readonly sha256: string })[] = [];
  /** Sent, and not taken yet. */
  #underway = 0;
  #wrongTurns: number;
  #answered = '';
  /** What had been stored when this person agreed to its being erased, until they are told that it is. */
  #erasing: readonly Sent[] | undefined;
  #didAtMs = Date.now();
  #code: string | undefined;

  constructor(phone: Phone, town: Town, chance: Chance) {
    this.phone = phone;
    this.#town = town;
    this.#chance = chance;
    this.#wrongTurns = chance.whole(0, WRONG_TURNS_MAX);
    this.#tell(STORY_WORDS);
    // Thoughts come in pieces.
    if (chance.once(3)) this.#tell(MORE_WORDS);
  }

  /** Has a code, has nothing on the way, and is asked nothing. */
  get isDone(): boolean {
    return this.hasCode && this.#underway === 0 && !/Ini tambahan untuk laporan/.test(this.phone.screen()?.text ?? '');
  }

  /** Whether a complaint is filed, as far as this person knows. */
  get hasCode(): boolean {
    return this.code !== undefined;
  }

  /** Of the complaint that is filed, as far as this person knows. */
  get code(): string | undefined {
    return this.#code;
  }

  /** Looks at the chat, and does what there is to do. */
  look(): void {
    const screen = this.phone.screen();
    this.#code ??= this.phone.shown().flatMap((text) => CODE.exec(text)?.[0] ?? [])[0];
    if (!screen || screen.reads === this.#answered) {
      this.#ask();
      return;
    }
    this.#answered = screen.reads;
    this.#didAtMs = Date.now();
    if (ERASED.test(screen.text)) this.#areErased();
    if (this.hasCode && !/Ini tambahan untuk laporan/.test(screen.text)) return;
    if (!this.hasCode && this.#wrongTurns > 0 && this.#chance.once(WRONG_TURN_TIMES)) {
      this.#wrongTurns -= 1;
      this.#wrongTurn(screen);
    } else this.#answer(screen);
  }

  /** All that this person remembers. */
  remembers(): Remembered {
    const shown = this.phone.shown();
    return {
      channel: this.phone.channel,
      chat: this.phone.chat,
      ...(this.phone.publicChat === undefined ? {} : { publicChat: this.phone.publicChat }),
      told: this.#told,
      photos: this.#photos,
      codes: [...new Set(shown.flatMap((text) => CODE.exec(text)?.[0] ?? []))],
      shown: shown.flatMap(marksIn),
      news: shown,
    };
  }

  /** Nothing came for a long time. */
  #ask(): void {
    if (this.hasCode || this.#underway > 0 || Date.now() - this.#didAtMs < PATIENCE_MS) return;
    this.#says('lanjut');
  }

  #answer({ text, choices }: Screen): void {
    const answer = answerTo(text, choices);
    if (answer.do === 'story') this.#tell(STORY_WORDS);
    else if (answer.do === 'photo') this.#photo();
    else if (answer.do === 'say') this.#says(answer.text);
    else if (ERASES.test(text)) this.#erase(answer.choice);
    else if (this.#chance.once(2))
      this.#does({ choice: answer.choice.label }, (stored) => this.phone.choose(answer.choice, stored));
    else this.#says(answer.choice.label);
  }

  #wrongTurn(screen: Screen): void {
    const turn = this.#chance.of(['nonsense', 'more', 'more', 'help', 'status', 'photo', 'twice', 'erase']);
    if (turn === 'nonsense') this.#says('hmm asdf');
    else if (turn === 'more') this.#tell(MORE_WORDS);
    else if (turn === 'help') this.#says('bantuan');
    else if (turn === 'status') this.#says('status');
    else if (turn === 'photo') this.#photo();
    else if (turn === 'erase') this.#says('hapus data');
    else {
      this.#answer(screen);
      this.#answer(screen);
    }
  }

  /** Agrees to it. What was not stored yet may still come in after it. */
  #erase(choice: Screen['choices'][number]): void {
    const all: Sent[] = [...this.#told, ...this.#photos];
    this.#erasing = all.filter(({ acknowledged }) => acknowledged);
    for (const each of all) each.erased ??= 'maybe';
    this.#does({ erases: true }, (stored) => this.phone.choose(choice, stored));
  }

  #areErased(): void {
    for (const each of this.#erasing ?? []) each.erased = 'surely';
    this.#erasing = undefined;
  }

  /** Something that is on its way. */
  #sent(): Sent {
    return { acknowledged: false, ...(this.#erasing ? { erased: 'maybe' } : {}) };
  }

  #tell(words: string): void {
    const mark = this.#town.mark();
    const told = { mark, ...this.#sent() };
    this.#told.push(told);
    const text = `${words} ${markOf(mark)}`;
    this.#does({ text }, (stored) =>
      this.phone.says(text, () => {
        told.acknowledged = true;
        stored();
      }),
    );
  }

  #says(text: string): void {
    this.#does({ text }, (stored) => this.phone.says(text, stored));
  }

  #photo(): void {
    const bytes = withSegment(this.#town.photo, COMMENT, Buffer.from(`photo ${this.#town.mark()}`));
    const photo = { sha256: createHash('sha256').update(bytes).digest('hex'), ...this.#sent() };
    this.#photos.push(photo);
    this.#does({ photo: photo.sha256 }, (stored) =>
      this.phone.photo(bytes, () => {
        photo.acknowledged = true;
        stored();
      }),
    );
  }

  #does(what: Readonly<Record<string, unknown>>, act: (stored: () => void) => void): void {
    const { channel, chat } = this.phone;
    this.#didAtMs = Date.now();
    this.#underway += 1;
    this.#town.history.note('says', { channel, chat, ...what });
    act(() => {
      this.#underway -= 1;
      this.#town.history.note('stored', { channel, chat, ...what });
      this.#town.stored(channel);
    });
  }
}
