/** Exit codes, the same for every command. `failed`: not done, or something is wrong; the reason is printed. */
export const EXIT = { ok: 0, failed: 1, badSetting: 2 } as const;

/** Why the program can not do what was asked, in plain words for the operator: printed as it is, so without secrets and without anything about people. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.failed, cause?: unknown) {
    super(message, { cause });
    this.exitCode = exitCode;
  }
}
