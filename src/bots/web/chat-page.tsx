import type { Choice, Span } from '../../core/message.ts';
import type { Bubble, Screen } from './bubbles.ts';
import { FILE_BYTES_MAX } from './channel.ts';
import { dayOf, hourOf } from './clock.ts';
import type { FileShown } from './files-out.ts';
import { type Frame, inLanguage, Page } from './layout.tsx';

/** Files that may be chosen at once. */
export const FILES_MAX = 10;

/** What the chat's page is made of. */
export interface ChatPageProps {
  readonly frame: Frame;
  readonly zone: string;
  readonly screen: Screen;
  /** An id for what the forms send, so that pressing twice sends once. */
  readonly formId: string;
  /** A word above the message box: why something did not go through, and what to do. */
  readonly notice?: string;
  /** Put back into the box when it could not be taken. */
  readonly draft?: string;
}

/** Words that the page's script says by itself. */
const SCRIPT_WORDS = [
  'bot',
  'you',
  'choices',
  'sent',
  'waiting',
  'sending',
  'notSent',
  'photo',
  'video',
  'document',
  'voice',
  'location',
  'contact',
  'chosen',
  'fileLost',
  'fileEmpty',
  'textTooLong',
  'noLocation',
  'locating',
  'offline',
  'online',
  'notNow',
  'noCookie',
] as const;

/** The chat: everything said so far and the form to go on, complete without JavaScript. */
export function ChatPage({ frame, zone, screen, formId, notice, draft }: ChatPageProps) {
  const { words } = frame;
  const megabytes = FILE_BYTES_MAX / 1024 / 1024;
  const settings = JSON.stringify({
    language: frame.language === 'id' ? 'id-ID' : 'en-GB',
    zone,
    cursor: screen.cursor ?? '',
    active: screen.active ?? '',
    fileBytesMax: FILE_BYTES_MAX,
    filesMax: FILES_MAX,
    query: inLanguage(frame, ''),
    words: {
      ...Object.fromEntries(SCRIPT_WORDS.map((key) => [key, words[key]()])),
      tooLarge: words.tooLarge({ megabytes }),
      tooMany: words.tooMany({ n: FILES_MAX }),
    },
  });
  const days = screen.bubbles.map((bubble) => dayOf(bubble.at, zone, frame.language));
  return (
    <Page frame={frame} kind="chat" settings={settings}>
      <main class="talk">
        <div class="scroll" id="gulir">
          <div class="list">
            {/* It scrolls, so the keyboard must reach it. */}
            <div id="log" role="log" aria-live="polite" aria-relevant="additions" aria-label={words.log()} tabindex={0}>
              {screen.bubbles.length === 0 && <Welcome frame={frame} formId={formId} />}
              {screen.bubbles.map((bubble, at) => (
                <>
                  {days[at] !== days[at - 1] && <p class="day">{days[at]}</p>}
                  <Row bubble={bubble} screen={screen} frame={frame} zone={zone} formId={formId} />
                </>
              ))}
            </div>
            <p class="working" id="bekerja" hidden>
              <i />
              <i />
              <i />
              <span class="unseen">{words.working()}</span>
            </p>
            <div id="akhir" />
          </div>
        </div>
        <button type="button" class="down" id="turun" hidden>
          <span class="unseen">{words.toNewest()}</span>
        </button>
        <p class="notice" id="kabar" role="status">
          {notice}
        </p>
        <p class="unseen" id="suara" role="status" />
        <form
          class="write"
          id="tulis"
          method="post"
          action={inLanguage(frame, '/lampiran')}
          enctype="multipart/form-data"
        >
          <input type="hidden" name="id" value={formId} />
          <input class="file" type="file" id="lampiran" name="berkas" multiple aria-describedby="lampiran-batas" />
          <label class="attach" for="lampiran" title={words.attachHint({ megabytes })}>
            <Icon path="M21 11.5l-8.9 8.9a5.6 5.6 0 0 1-8-8l9-8.9a3.8 3.8 0 0 1 5.3 5.3l-9 8.9a1.9 1.9 0 0 1-2.7-2.7l8.3-8.2" />
            <span class="unseen">{words.attach()}</span>
          </label>
          <span id="lampiran-batas" hidden>
            {words.attachHint({ megabytes })}
          </span>
          <label class="unseen" for="pesan">
            {words.message()}
          </label>
          <textarea
            id="pesan"
            name="text"
            rows={1}
            autocomplete="off"
            enterkeyhint="send"
            dir="auto"
            placeholder={words.placeholder()}
          >
            {draft}
          </textarea>
          <button type="submit" class="send">
            <Icon path="M4 12l16-8-6 16-3-6.5z M11 13.5L20 4" />
            <span>{words.send()}</span>
          </button>
        </form>
        <noscript>
          <p class="plainly">
            {words.noScript()} <a href={`${inLanguage(frame, '/')}#akhir`}>{words.refresh()}</a>
          </p>
        </noscript>
      </main>
    </Page>
  );
}

function Icon({ path }: { readonly path: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linejoin="round"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

function Welcome({ frame, formId }: { readonly frame: Frame; readonly formId: string }) {
  const { words } = frame;
  return (
    <div class="welcome" id="sambutan">
      <h2>{words.welcomeTitle()}</h2>
      <p>{words.welcome()}</p>
      <form class="choices" method="post" action={inLanguage(frame, '/pesan')}>
        <input type="hidden" name="id" value={formId} />
        <button type="submit" name="text" value="/lapor">
          {words.startReport()}
        </button>
        <button type="submit" name="text" value="/bantuan">
          {words.startHelp()}
        </button>
      </form>
      <p class="assure">{words.anonymous()}</p>
    </div>
  );
}

function Row(props: {
  readonly bubble: Bubble;
  readonly screen: Screen;
  readonly frame: Frame;
  readonly zone: string;
  readonly formId: string;
}) {
  const { bubble, screen, frame, zone } = props;
  const { words } = frame;
  const mine = bubble.from === 'citizen';
  const label = bubble.choice === undefined ? undefined : (screen.labels.get(bubble.choice) ?? words.chosen());
  return (
    <div class={`row ${bubble.from}`} data-key={bubble.key}>
      <div class="bubble">
        <span class="unseen">{mine ? words.you() : words.bot()} </span>
        {bubble.chip && <span class={`chip ${bubble.chip}`}>{chipWords(bubble, frame)}</span>}
        {bubble.files?.map((file) => (
          <File file={file} words={words} />
        ))}
        {(label ?? bubble.text) && (
          <div class="text" dir="auto">
            {label ?? <Spans spans={bubble.text ?? []} />}
          </div>
        )}
        <p class="meta">
          <time datetime={bubble.at}>{hourOf(bubble.at, zone, frame.language)}</time>
          {mine && (
            <span class="tick" data-state="sent">
              <span class="unseen">{words.sent()}</span>
            </span>
          )}
        </p>
      </div>
      {bubble.key === screen.active && <Choices bubble={bubble} frame={frame} formId={props.formId} />}
    </div>
  );
}

function File({ file, words }: { readonly file: FileShown; readonly words: Frame['words'] }) {
  if (file.isPicture)
    return (
      <a href={file.href} target="_blank" rel="noopener">
        <img class="thumb" src={file.href} alt={`${words.photo()} ${file.name}`} loading="lazy" decoding="async" />
      </a>
    );
  return (
    <a class={`chip ${file.kind}`} href={file.href} download={file.name}>
      {file.name}
    </a>
  );
}

function chipWords(bubble: Bubble, { words }: Frame): string {
  switch (bubble.chip) {
    case 'location':
      return bubble.label ?? words.location();
    case 'contact':
      return words.contact();
    case 'photo':
      return words.fileSent({ what: words.photo() });
    case 'video':
      return words.fileSent({ what: words.video() });
    case 'voice':
    case 'audio':
      return words.fileSent({ what: words.voice() });
    default:
      return bubble.label ?? words.fileSent({ what: words.document() });
  }
}

/** Pieces of text; a link only to the web, everything else as plain words. */
function Spans({ spans }: { readonly spans: readonly Span[] }) {
  return (
    <>
      {spans.map((span) => {
        if (typeof span === 'string') return span;
        if ('bold' in span) return <strong>{span.bold}</strong>;
        if ('code' in span) return <code>{span.code}</code>;
        if (!/^https?:\/\//i.test(span.url)) return span.link;
        return (
          <a href={span.url} target="_blank" rel="noopener noreferrer nofollow">
            {span.link}
          </a>
        );
      })}
    </>
  );
}

function Choices({
  bubble,
  frame,
  formId,
}: {
  readonly bubble: Bubble;
  readonly frame: Frame;
  readonly formId: string;
}) {
  const { words } = frame;
  const rows: readonly (readonly Choice[])[] = bubble.choices ?? [];
  return (
    <form class="choices" method="post" action={inLanguage(frame, '/pesan')} aria-label={words.choices()}>
      <input type="hidden" name="id" value={formId} />
      {rows.map((row) => (
        <div class="line">
          {row.map((choice) => (
            <button type="submit" name="choice" value={choice.id}>
              {choice.label}
            </button>
          ))}
        </div>
      ))}
      {bubble.askLocation && (
        <div class="line">
          <button type="button" class="locate" hidden>
            {bubble.askLocation}
          </button>
        </div>
      )}
    </form>
  );
}
