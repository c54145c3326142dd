/** Why the program can not do what was asked, in plain words for the operator: safe to print, no secret and nothing about a person in it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** What to do about it: a command or a setting. */
  readonly fix: string | undefined;

  constructor(message: string, fix?: string, cause?: unknown) {
    super(message, { cause });
    this.fix = fix;
  }
}
