import type { Choice } from '../../message.ts';

/** Rows of choices. */
export type Rows = (readonly Choice[])[];

/** What a question says and offers. `title` is set bold. */
export interface CardBody {
  readonly title: string;
  readonly lines: readonly (string | undefined)[];
  readonly rows: Rows;
  readonly askLocation?: string;
}

/** Makes a choice of the question that is being rendered. */
export type MakeChoice = (action: string, label: string) => Choice;
