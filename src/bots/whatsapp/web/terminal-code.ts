import { renderUnicodeCompact } from 'uqr';

/** Codes that are printed for one linking: each is good for 20 s or so, and a log should not be made of them. */
const PRINTED_MAX = 6;

/** Prints codes for whoever sits at the terminal. @param print one text, of several lines */
export class TerminalCodes {
  readonly #print: (text: string) => void;
  #printed = 0;
  #last: string | undefined;

  constructor(print: (text: string) => void) {
    this.#print = print;
  }

  /** @returns whether this is the first code of a linking */
  show(qr: string): boolean {
    if (qr === this.#last || this.#printed >= PRINTED_MAX) return false;
    this.#last = qr;
    this.#printed += 1;
    const how = 'WhatsApp: scan this with the phone (Settings, Linked devices). It changes after a while.';
    const end = this.#printed === PRINTED_MAX ? '\nThe next codes are on the page of the printed link alone.' : '';
    this.#print(`\n${how}\n\n${renderUnicodeCompact(qr, { border: 2 })}\n${end}`);
    return this.#printed === 1;
  }

  /** The phone is linked: a later linking is another one. */
  done(): void {
    this.#printed = 0;
    this.#last = undefined;
  }
}
