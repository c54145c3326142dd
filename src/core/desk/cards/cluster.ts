import { OVER } from '../../complaint/life.ts';
import type { Choice } from '../../message.ts';
import type { Effect } from '../../store/port/steps.ts';
import type { ClusterMember, Complaint } from '../../store/port/store.ts';
import { isExcluded } from '../rights/exclusion.ts';
import { choiceOf } from '../scene/commands.ts';
import type { DeskScene } from '../scene/scene.ts';

/** Codes on a card, and buttons below it. */
const CODES_MAX = 8;
const BUTTONS_MAX = 3;
/** States of the complaint they follow that citizens are told. */
const TOLD = new Set<Complaint['status']>(['in-progress', 'closed']);

/** Members that everybody in this chat may know of. */
const visible = (scene: DeskScene, { cluster }: Complaint): readonly ClusterMember[] =>
  (cluster?.shown ?? []).filter((member) => !scene.present.some((person) => isExcluded(member, person)));

/** How many citizens report the same, and under which codes. */
export function clusterLine(scene: DeskScene, complaint: Complaint): string | undefined {
  const { cluster, duplicateOf } = complaint;
  const members = visible(scene, complaint);
  if (!cluster || members.length === 0) return undefined;
  const { say } = scene;
  const codes = members
    .slice(0, CODES_MAX)
    .map(({ code }) => (code === duplicateOf ? say.clusterFirst({ code }) : code));
  const more = cluster.others > codes.length ? ', …' : '';
  return say.cluster({ n: cluster.others + 1, codes: codes.join(', ') + more });
}

/** Buttons that open the others. */
export const clusterChoices = (scene: DeskScene, complaint: Complaint): readonly Choice[] =>
  visible(scene, complaint)
    .slice(0, BUTTONS_MAX)
    .map((member) => clusterChoice(scene, member));

/** The button that opens one of them. */
export const clusterChoice = ({ say }: DeskScene, { code }: ClusterMember): Choice => ({
  id: choiceOf('look', code),
  label: say.buttonCluster({ code }),
});

/** Those of the others that somebody still has to act on: closing one closes none of them. */
export const openOthers = (scene: DeskScene, complaint: Complaint): readonly ClusterMember[] =>
  visible(scene, complaint)
    .filter(({ status }) => !OVER.has(status))
    .slice(0, BUTTONS_MAX);

/** What whoever follows a complaint is told of its state; nothing where nobody does. */
export function toldFollowers(complaint: Complaint, key: string): readonly Effect[] {
  const { code, status, desk, duplicateOf, cluster, switches } = complaint;
  // Of a secret one nobody is told anything.
  if (!cluster || duplicateOf !== null || switches.secret || !TOLD.has(status)) return [];
  return [
    {
      do: 'tell-followers',
      complaint: code,
      event: { to: 'citizen', type: 'followed', status, desk },
      key: `followed:${key}`,
    },
  ];
}
