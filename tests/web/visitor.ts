/** What answers HTTP: the side of a `Backend` without a port, or a program. */
export interface Site {
  request(path: string, init?: RequestInit): Response | Promise<Response>;
}

let made = 0;
/** A name for a message, as a page makes one. */
export const newId = (): string => `pesan-${String(++made).padStart(6, '0')}`;

/** An answer of ours to a page's script. */
export interface Verdict {
  readonly ok: boolean;
  readonly say?: string;
  readonly fresh?: boolean;
}

/** A browser without a window: keeps cookies, asks without a port. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #site: Site;

  constructor(site: Site) {
    this.#site = site;
  }

  /** A browser that has opened the page. */
  static async at(site: Site, path = '/'): Promise<Visitor> {
    const visitor = new Visitor(site);
    await visitor.ask(path);
    return visitor;
  }

  async ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.#site.request(path, {
      ...init,
      headers: { ...(cookie && { cookie }), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** The page as text. */
  page = async (path = '/'): Promise<string> => (await this.ask(path)).text();

  /** Sends as the page's script does. */
  post(body: unknown, path = '/pesan', headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  says = (text: string, id = newId()): Promise<Response> => this.post({ id, kind: 'text', text });

  /** Sends a plain form, as a page without JavaScript does. */
  form(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      body: new URLSearchParams(fields).toString(),
    });
  }

  /** Sends files with words beside them; `accept` says whether our script asks or a form. */
  files(
    files: readonly {
      readonly name: string;
      readonly bytes: Uint8Array<ArrayBuffer> | string;
      readonly mime?: string;
    }[],
    fields: Readonly<Record<string, string>> = {},
    accept = 'application/json',
  ): Promise<Response> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ id: newId(), ...fields })) form.append(name, value);
    for (const { name, bytes, mime = 'image/jpeg' } of files)
      form.append('berkas', new Blob([bytes], { type: mime }), name);
    return this.ask('/lampiran', { method: 'POST', headers: { accept }, body: form });
  }
}

/** The answer to a page's script, with its status. */
export async function verdictOf(response: Response): Promise<Verdict & { readonly status: number }> {
  return { status: response.status, ...((await response.json()) as Verdict) };
}
