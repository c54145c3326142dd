/** A browser without a window on the running program: one chat, its messages sent as the page's script does, its stream of answers read. */
export class Browser {
  readonly #url: string;
  readonly #cookie: string;
  readonly #stream: ReadableStreamDefaultReader<string>;
  #heard = '';
  #sent = 0;

  private constructor(url: string, cookie: string, stream: ReadableStreamDefaultReader<string>) {
    this.#url = url;
    this.#cookie = cookie;
    this.#stream = stream;
  }

  /** @param cookie of a page that was opened before; else one is opened */
  static async at(url: string, cookie?: string): Promise<Browser> {
    const own = cookie ?? (await fetch(url)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const response = await fetch(`${url}/aliran`, { headers: { cookie: own } });
    if (!response.body) throw new Error(`no stream of answers (${response.status})`);
    return new Browser(url, own, response.body.pipeThrough(new TextDecoderStream()).getReader());
  }

  async says(text: string): Promise<void> {
    this.#sent += 1;
    const response = await fetch(`${this.#url}/pesan`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', cookie: this.#cookie },
      body: JSON.stringify({ id: `pesan-${String(this.#sent).padStart(6, '0')}`, kind: 'text', text }),
    });
    if (!response.ok) throw new Error(`not taken: ${response.status}`);
  }

  /** Waits for these words in what is told from now on. @returns all that was told meanwhile */
  async hears(words: RegExp): Promise<string> {
    while (!words.test(this.#heard)) {
      const { value, done } = await this.#stream.read();
      if (done) throw new Error(`the stream ended before ${words}`);
      this.#heard += value;
    }
    const heard = this.#heard;
    this.#heard = '';
    return heard;
  }
}
