import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type House, openHouseAt } from '../../src/cli/house.ts';
import { readSettings } from '../../src/config.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import type { Fact, Switches } from '../../src/core/facts.ts';
import { newTalk } from '../../src/core/intake/talk/talk.ts';
import { chatId } from '../../src/core/message.ts';
import type { NewComplaint } from '../../src/core/store/port/steps.ts';
import { readPolicy } from '../../src/policy-file.ts';
import { systemClock } from '../../src/system-clock.ts';

/** A data folder opened by the settings as they ship, and these. */
export async function openedHouse(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  clock: Clock = systemClock,
): Promise<House> {
  const read = readSettings({ ...env, DATA_DIR: dataDir }, dataDir);
  if (!read.ok) throw new Error('the settings of the test are bad');
  return openHouseAt(read.settings, readPolicy(undefined), clock);
}

export const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const PHOTO_SHA256 = createHash('sha256').update(PHOTO).digest('hex');

/** A complaint to be filed; what is not said is as in an ordinary one. */
export interface Filing {
  readonly code: string;
  readonly submittedAt: Date;
  readonly switches?: Switches;
  readonly facts?: Readonly<Record<string, Fact>>;
  readonly messages?: NewComplaint['messages'];
  readonly name?: string;
}

let chats = 0;

/** Files a complaint with one photo, by the store's own steps. @returns the photo's file id */
export async function file({ store, evidence }: House, filing: Filing): Promise<string> {
  chats += 1;
  const number = chats;
  const { submittedAt } = filing;
  const id = `m${number}`;
  const [conversation = 0] = await store.accept(
    [
      {
        channel: 'web',
        id,
        chat: chatId(`chat-${number}`),
        from: { id },
        sentAt: submittedAt,
        private: true,
        content: { kind: 'text', text: 'halo' },
      },
    ],
    submittedAt,
  );
  const kept = await evidence.keep(Readable.from([PHOTO]), {});
  if (!kept.ok) throw new Error(`the photo was not kept: ${kept.why}`);
  const { row, inbox } = await store.read(conversation, 10);
  const dossier = `dossier${number}`;
  const switches = filing.switches ?? { anonymous: false, secret: false };
  const committed = await store.commit({
    conversation,
    version: row.version,
    handled: inbox.map((heard) => heard.id),
    talk: newTalk('id'),
    effects: [
      { do: 'open-dossier', dossier },
      { do: 'keep-evidence', dossier, evidence: { id: 'e1', kind: 'photo', file: kept.file, caption: 'lubangnya' } },
      {
        do: 'file',
        complaint: {
          code: filing.code as ComplaintCode,
          dossier,
          kind: 'complaint',
          category: 'road',
          desk: 'pusat',
          routedBy: 'central',
          channel: 'web',
          switches,
          createdAt: new Date(submittedAt.getTime() - 300_000),
          submittedAt,
          deadline: new Date(submittedAt.getTime() + 3 * 86_400_000),
          facts: filing.facts ?? {},
          reporter: switches.anonymous ? null : { name: filing.name ?? 'Siti' },
          messages: filing.messages ?? [],
          language: 'id',
          excluded: [],
          alertAt: null,
        },
      },
    ],
  });
  if (!committed.ok) throw new Error('the complaint was not filed');
  return kept.file.id;
}
