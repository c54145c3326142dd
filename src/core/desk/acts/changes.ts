import type { Act } from '../../complaint/life.ts';
import type { Status } from '../../complaint/status.ts';
import type { CitizenEvent, DeskEvent } from '../../event.ts';
import type { ComplaintChange, ComplaintMessage, HistoryEntry } from '../../store/port/steps.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import { timing } from '../clock/clock.ts';
import { desksAbove } from '../rights/tree.ts';
import type { DeskScene } from '../scene/scene.ts';

/** Moves a complaint and tells the desks' chats; the clock is set anew where the state or the desk changed. @returns it as it is then */
export function move(
  scene: DeskScene,
  complaint: Complaint,
  act: Act,
  to: Status,
  by: AdminRow | 'system',
  change: ComplaintChange = {},
  reason?: string,
): Complaint {
  const desk = change.desk ?? complaint.desk;
  const entry: HistoryEntry = {
    at: scene.turn.now,
    act,
    from: complaint.status,
    to,
    desk,
    by: by === 'system' ? by : `admin:${by.id}`,
    ...(reason === undefined ? {} : { reason }),
  };
  const history = [...complaint.history, entry];
  const category = change.category ?? complaint.category;
  const clock = timing(
    { category, history, deadline: complaint.deadline, emergency: complaint.emergency },
    scene.policy,
  );
  const changes: ComplaintChange = { ...clock, ...change };
  scene.effects.push({
    do: 'move',
    complaint: complaint.code,
    version: complaint.version,
    entry: { act, to, desk, by: entry.by, ...(reason === undefined ? {} : { reason }) },
    change: changes,
  });
  const after: Complaint = {
    ...complaint,
    ...changes,
    category,
    desk,
    status: to,
    history,
    version: complaint.version + 1,
    alertAt: changes.alertAt === undefined ? complaint.alertAt : changes.alertAt,
    holder: changes.holder === undefined ? complaint.holder : changes.holder,
  };
  scene.keep(after);
  const event = { to: 'desk', type: 'case', code: after.code, why: 'moved' } as const;
  announce(scene, after, event, `case:${after.code}:${after.version}`);
  return after;
}

type Words = Omit<ComplaintMessage, 'at' | 'from'>;

/** Keeps words of a desk that belong to a complaint. */
export const addWords = (scene: DeskScene, complaint: Complaint, words: Words): Complaint =>
  add(scene, complaint, { at: scene.turn.now, from: 'desk', ...words });

/** Keeps what the service itself has to note of a complaint. */
export const addNoteOfOurs = (scene: DeskScene, complaint: Complaint, words: Words): Complaint =>
  add(scene, complaint, { at: scene.turn.now, from: 'bot', ...words });

function add(scene: DeskScene, complaint: Complaint, message: ComplaintMessage): Complaint {
  scene.effects.push({ do: 'note', complaint: complaint.code, message });
  const after = { ...complaint, messages: [...complaint.messages, message] };
  scene.keep(after);
  return after;
}

/** Tells the chats of the desk that has a complaint, and those where it has a card. */
export function announce(scene: DeskScene, complaint: Complaint, event: DeskEvent, key: string): void {
  const desks = [complaint.desk, ...desksAbove(scene.policy, complaint.desk)];
  scene.effects.push({ do: 'announce', complaint: complaint.code, event, key, desks, watchers: true });
}

/** Tells the citizen; `key` names the news for ever. */
export function tell(scene: DeskScene, code: Complaint['code'], event: CitizenEvent, key: string): void {
  scene.effects.push({ do: 'tell', complaint: code, event, key });
}
