import type { OutFile } from '../../delivery.ts';
import type { LookReason } from '../../event.ts';
import { outFile } from '../../evidence/out-file.ts';
import type { Evidence } from '../../facts.ts';
import type { Complaint } from '../../store/port/store.ts';
import { isExcluded } from '../rights/exclusion.ts';
import { may } from '../rights/rights.ts';
import { deskName } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';
import { cardOf, markOf, topicTitle } from './card.ts';
import { handedInWords } from './handed-news.ts';

/** Whether a complaint may be shown in this chat: to somebody here, and nobody here is excluded from it. */
export const isShown = (scene: DeskScene, complaint: Complaint): boolean =>
  !scene.present.some((person) => isExcluded(complaint, person)) &&
  scene.present.some((person) => may(person, 'look', complaint, scene.policy).ok);

/**
 * The topic, the card and the evidence that is not here yet. `anew`: a card at the bottom of the chat, in place of the one above; `moved`: where no
 * card can be changed, its new state is told.
 */
export function showCard(scene: DeskScene, complaint: Complaint, { anew = false, moved = false } = {}): void {
  const { code } = complaint;
  const anchors = scene.sight.anchors.get(code) ?? {};
  const inTopic = scene.isGroup ? { inTopic: true } : {};
  // A topic is touched only when its icon or title has to change: a group may get few messages a minute.
  if (scene.isGroup && !anchors.topic?.includes(`:${complaint.status}:`)) {
    const ref = `t:${code}:${complaint.status}:${numberIn(anchors.topic) + 1}`;
    const replaces = anchors.topic === undefined ? {} : { replaces: anchors.topic };
    const title = topicTitle(scene, complaint);
    scene.send({ kind: 'topic', ref, title, status: complaint.status, about: code, ...replaces });
  }
  if (anchors.card !== undefined && !anew && !scene.turn.capabilities.edit) {
    if (moved) tellChange(scene, complaint);
  } else
    scene.send({
      kind: 'message',
      ref: `k:${code}:${numberIn(anchors.card) + 1}`,
      message: cardOf(scene, complaint),
      isCard: true,
      about: code,
      ...inTopic,
      ...(anchors.card === undefined || anew ? {} : { replaces: anchors.card }),
    });
  const already = numberIn(anchors.files);
  const evidence = complaint.evidence.slice(already);
  const files = evidence.flatMap((each, index) => outgoing(complaint, each, already + index + 1) ?? []);
  const caption = files.some(isDocument) ? { caption: [scene.say.notScanned()] } : {};
  if (evidence.length > 0 && files.length > 0)
    scene.send({
      kind: 'files',
      ref: `f:${code}:${complaint.evidence.length}`,
      files,
      ...caption,
      about: code,
      ...inTopic,
    });
}

/** Where no message can be changed, a line tells what moved, unless it was done right here: never the whole card again. */
function tellChange(scene: DeskScene, complaint: Complaint): void {
  const last = complaint.history.at(-1);
  if (
    last?.from === undefined ||
    last.from === last.to ||
    // That the citizen answered is told by a line of its own.
    last.act === 'supply' ||
    scene.sight.present.some(({ id }) => last.by === `admin:${id}`)
  )
    return;
  const { code, status, desk } = complaint;
  scene.show(
    [
      handedInWords(scene, complaint) ??
        scene.say.changed({
          mark: markOf(scene, complaint),
          code,
          status: scene.say[`status_${status}`](),
          desk: deskName(scene.policy, desk, scene.language),
        }),
    ],
    code,
  );
}

const numberIn = (ref: string | undefined): number => Number(/:(\d+)$/.exec(ref ?? '')?.[1] ?? 0);

/** What an officer opens in a program of their own: nobody has looked for malware in it. */
const isDocument = ({ mime }: OutFile): boolean => /^(?:application|text)\//.test(mime);

/** A piece of evidence as it goes out, under the complaint's name. */
function outgoing({ code, switches }: Complaint, { kind, file, by }: Evidence, number: number): OutFile | undefined {
  if (!file || kind === 'link' || kind === 'chronology') return undefined;
  const mayTell = by === 'desk' || !switches.anonymous;
  return outFile(file.cleanId === undefined ? kind : 'photo', file, `${code}-${number}`, mayTell);
}

/** In the name of what no longer shows a complaint. */
const AWAY = 'away';

/**
 * What is left of a complaint's card and topic where nobody has to do with it any more: that it was moved on, once; whoever is excluded is told not even
 * where. What stood in files and older messages the platform keeps.
 */
export function showAway(scene: DeskScene, complaint: Complaint, why: ReadonlySet<LookReason>): void {
  const { code } = complaint;
  const { card, topic } = scene.sight.anchors.get(code) ?? {};
  const { say, policy, language } = scene;
  if (card === undefined || card.includes(`:${AWAY}:`)) return;
  const inTopic = scene.isGroup ? { inTopic: true } : {};
  // Whoever works at no desk any more is told no more than whoever is kept away from it.
  const isKept = scene.present.length === 0 || scene.present.some((person) => isExcluded(complaint, person));
  const handed = !isKept && why.has('moved') ? handedInWords(scene, complaint) : undefined;
  if (handed !== undefined) scene.show([handed], code);
  if (scene.isGroup && topic !== undefined) {
    const ref = `t:${code}:${AWAY}:${numberIn(topic) + 1}`;
    scene.send({ kind: 'topic', ref, title: code, status: 'archived', about: code, replaces: topic });
  }
  if (!scene.turn.capabilities.edit) return;
  const text = isKept ? say.awayKept({ code }) : say.away({ code, desk: deskName(policy, complaint.desk, language) });
  const ref = `k:${code}:${AWAY}:${numberIn(card) + 1}`;
  scene.send({
    kind: 'message',
    ref,
    message: { text: [text] },
    isCard: true,
    about: code,
    ...inTopic,
    replaces: card,
  });
}
