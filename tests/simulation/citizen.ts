import type { MediaRef } from '../../src/core/content.ts';
import { answerTo, CODE, MORE_WORDS, markOf, STORY_WORDS } from '../fixtures/answers.ts';
import { Person, type PersonParts } from './person.ts';
import type { Files, Shown } from './platform.ts';

/** Somebody who waits in vain for so long asks, in ms. */
const PATIENCE_MS = 40_000;
const WRONG_TURNS_MAX = 3;
/** Once in so many answers somebody does something else. */
const WRONG_TURN_TIMES = 4;

/** Somebody with one complaint: from the first words to its code, with wrong turns. */
export class Citizen extends Person {
  readonly #files: Files;
  readonly #marks: () => number;
  /** Words with a mark, as long as the draft was not given up. */
  readonly told: number[] = [];
  /** Words of drafts that were given up: they may be gone, or be there once. */
  readonly givenUp: number[] = [];
  readonly photos: MediaRef[] = [];
  readonly photosGivenUp: MediaRef[] = [];
  code: string | undefined;
  #wrongTurns: number;
  #answered = '';
  /** The message in which they read last that their draft is erased. */
  #erasedIn = '';
  #didAtMs = 0;

  constructor(parts: PersonParts & { readonly files: Files; readonly marks: () => number }) {
    super(parts);
    this.#files = parts.files;
    this.#marks = parts.marks;
    this.#wrongTurns = parts.around.chance.whole(0, WRONG_TURNS_MAX);
  }

  get isDone(): boolean {
    return this.code !== undefined;
  }

  /** Begins within so long. */
  arrives(withinMs: number): void {
    this.around.time.after(this.around.chance.whole(0, withinMs), () => {
      this.#begin();
      this.#watch();
    });
  }

  #begin(): void {
    this.#tell(STORY_WORDS);
    this.#didAtMs = this.around.time.passedMs;
  }

  #tell(words: string): void {
    const mark = this.#marks();
    this.told.push(mark);
    this.says(`${words} ${markOf(mark)}`);
  }

  /** Asks when nothing comes. */
  #watch(): void {
    if (this.isDone) return;
    this.around.time.after(PATIENCE_MS, () => {
      const waitedMs = this.around.time.passedMs - this.#didAtMs;
      if (!this.isDone && waitedMs >= PATIENCE_MS && !this.platform.blocked.has(this.chat)) {
        this.#did();
        this.says('lanjut');
      }
      this.#watch();
    });
  }

  #did(): void {
    this.#didAtMs = this.around.time.passedMs;
  }

  protected look(): void {
    const last = this.shown().at(-1);
    if (!last || this.isDone) return;
    const filed = this.shown().find(({ text }) => CODE.test(text));
    if (filed) {
      this.code = CODE.exec(filed.text)?.[0];
      return;
    }
    const reads = `${last.id}:${last.edition}`;
    if (this.#answered === reads) return;
    this.#answered = reads;
    // Whatever they do next: what they had sent is gone. A message that is changed later tells it of the same erasing.
    if (/Sudah dihapus/.test(last.text) && this.#erasedIn !== last.id) {
      this.#erasedIn = last.id;
      this.#letGo();
    }
    this.#did();
    if (this.#wrongTurns > 0 && this.around.chance.once(WRONG_TURN_TIMES)) {
      this.#wrongTurns -= 1;
      this.#wrongTurn(last);
    } else this.#answer(last);
  }

  #answer({ text, choices }: Shown): void {
    const answer = answerTo(text, choices);
    if (answer.do === 'story') this.#begin();
    else if (answer.do === 'photo') this.#photo();
    else if (answer.do === 'say') this.says(answer.text);
    else if (this.platform.capabilities.buttons && this.around.chance.once(2)) this.#press(answer.choice.id);
    else this.says(answer.choice.label);
  }

  #photo(): void {
    const media = this.#files.photo();
    this.photos.push(media);
    this.sends({ kind: 'media', media });
  }

  #press(id: string): void {
    this.sends({ kind: 'choice', id, callback: `press-${this.#marks()}` });
  }

  #wrongTurn(last: Shown): void {
    const { chance } = this.around;
    const turn = chance.of([
      'back',
      'nonsense',
      'more',
      'help',
      'old button',
      'twice',
      'status',
      'sticker',
      'photo',
      'give up',
    ]);
    if (turn === 'back') this.#goBack();
    else if (turn === 'nonsense') this.says('hmm asdf');
    else if (turn === 'more') this.#tell(MORE_WORDS);
    else if (turn === 'help') this.says('bantuan');
    else if (turn === 'status') this.says('status');
    else if (turn === 'sticker') this.sends({ kind: 'sticker' });
    else if (turn === 'photo') this.#photo();
    else if (turn === 'old button') this.#press(this.shown()[0]?.choices[0]?.id ?? 'c0.gone');
    else if (turn === 'twice') {
      this.#answer(last);
      this.#answer(last);
    } else this.#giveUp();
  }

  /** Takes the last answer back, whatever it was. */
  #goBack(): void {
    this.givenUp.push(...this.told.splice(1));
    this.says('kembali');
  }

  /** Throws the draft away; a new one is begun when that is confirmed. */
  #giveUp(): void {
    this.#letGo();
    this.says('hapus data');
  }

  #letGo(): void {
    this.givenUp.push(...this.told.splice(0));
    this.photosGivenUp.push(...this.photos.splice(0));
  }
}
