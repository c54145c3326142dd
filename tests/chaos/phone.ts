/** What somebody sees of their chat. */
export interface Screen {
  /** Changes whenever there is something new to be read. */
  readonly reads: string;
  /** What was said last: the question stands at its end. */
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** A chat with the program, from the person's side. What is sent keeps its order; `stored` is called once the program has said that it is. */
export interface Phone {
  readonly channel: string;
  /** As the platform calls it; undefined where nobody outside knows. */
  readonly chat: string | undefined;
  /** Where everybody can read along, as far as there is such a place. */
  readonly publicChat?: string;
  screen(): Screen | undefined;
  /** Everything that was ever shown. */
  shown(): readonly string[];
  says(text: string, stored: () => void): void;
  photo(bytes: Buffer, stored: () => void): void;
  choose(choice: Screen['choices'][number], stored: () => void): void;
  /** Nothing more is sent or read. */
  close(): void;
}
