/** A template with its variables filled in, or the first variable that is not known: then nothing may be sent. */
export type Filled = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly unknown: string };

const VARIABLE = /\{([^{}\s]{1,40})\}/g;

/** Fills `{name}` and the like into a text; used for templates and for what officers type. */
export function fill(text: string, variables: Readonly<Record<string, string>>): Filled {
  let unknown: string | undefined;
  const filled = text.replace(VARIABLE, (whole, name: string) => {
    const value = variables[name.toLowerCase()];
    if (value === undefined) unknown ??= name;
    return value ?? whole;
  });
  return unknown === undefined ? { ok: true, text: filled } : { ok: false, unknown };
}
