import type { Delivery } from '../delivery.ts';
import type { Outgoing } from '../message.ts';
import type { Decision, Heard, Mind, Turn } from '../turn.ts';
import { mergeAcks } from './acks.ts';
import { INTERRUPTIONS } from './acts.ts';
import { cardOf } from './cards.ts';
import { decideInGroup, isInGroup } from './group.ts';
import { hear } from './hear.ts';
import { nextQuestion } from './plan.ts';
import { settleCategory } from './read.ts';
import { type IntakeOptions, Scene } from './scene.ts';
import { codesNeeded, invitationsNeeded } from './status.ts';
import { type Ack, FRAGMENT_MS, newTalk, type Question, type Talk } from './talk.ts';
import { remember } from './undo.ts';

/** The question that is open after this turn. */
function settleQuestion(scene: Scene): Question | null {
  const { question, draft } = scene.talk;
  if (question && INTERRUPTIONS.has(question)) return question;
  if (scene.rests || (scene.page && !draft)) return null;
  if (draft) return nextQuestion(draft, scene.policy);
  return question === 'story' ? 'story' : null;
}

/** Whether all that was heard are late siblings of an album that was acknowledged before. */
const onlyLateSiblings = (before: Talk, heard: readonly Heard[]): boolean =>
  before.album !== null &&
  heard.every(
    ({ row }) =>
      row.message.content.kind === 'media' && !row.message.content.caption && row.message.album === before.album?.id,
  );

/** Whether the card at the bottom is changed in place instead of a new one being sent below it. */
function replacesCard(scene: Scene, before: Talk): boolean {
  const { capabilities, heard } = scene.turn;
  if (!capabilities.edit || !before.card) return false;
  const [first] = heard;
  if (!first) return false;
  if (heard.every(({ row }) => row.message.content.kind === 'choice'))
    return capabilities.showsPresses !== true && scene.toast === null && scene.page === null;
  if (onlyLateSiblings(before, heard)) return true;
  const { content } = first.row.message;
  if (content.kind === 'choice') return false;
  return first.row.receivedAt.getTime() - before.card.heardAt <= FRAGMENT_MS && scene.page === null;
}

function reply(scene: Scene, before: Talk): void {
  const question = settleQuestion(scene);
  const late = onlyLateSiblings(before, scene.turn.heard);
  const quiet = late && !scene.turn.capabilities.edit && question === before.question;
  if (!scene.show && !scene.page && scene.acks.length === 0 && question === before.question) {
    scene.set({ question });
    return;
  }
  const introduced = before.met || scene.page !== null;
  const own: readonly Ack[] = introduced ? scene.acks : [{ k: 'intro' }, ...scene.acks];
  const replaces = replacesCard(scene, before) ? before.card : null;
  const pressed = scene.turn.heard.every(({ row }) => row.message.content.kind === 'choice');
  const acks = mergeAcks(replaces && !pressed ? replaces.acks : [], own);
  const message = scene.page ? pageOf(scene, question, acks) : cardOf(scene, question, acks);
  const turn = before.turn + 1;
  const ref = `c${turn}`;
  const delivery: Delivery = { kind: 'message', ref, message, ...(replaces ? { replaces: replaces.ref } : {}) };
  if (!quiet) scene.effects.push({ do: 'send', delivery });
  const heardAt = scene.turn.heard.at(-1)?.row.receivedAt.getTime() ?? scene.now;
  const choices = (message.choices ?? []).flat().map(({ id, label }) => ({ id, label }));
  const typed = scene.turn.heard.every(({ row }) => row.message.content.kind === 'text');
  const card = { ref, heardAt, acks, choices, ...(typed ? { typed } : {}) };
  scene.set({ question, turn, met: true, card: quiet ? before.card : card });
}

/** A whole message of its own (status, help, done), with the open question's choices below where one is open. */
function pageOf(scene: Scene, question: Question | null, acks: readonly Ack[]): Outgoing {
  const page = scene.page ?? [];
  const said = acks.length > 0 ? cardOf(scene, null, acks).text : [];
  const head = said.join('') === '' ? [] : [...said, '\n\n'];
  if (question === null || question === 'resume') {
    const choices = question ? cardOf(scene, question, []).choices : undefined;
    return { text: [...head, ...page], ...(choices ? { choices } : {}) };
  }
  const card = cardOf(scene, question, []);
  return { ...card, text: [...head, ...page, '\n\n', ...card.text] };
}

/** Speaks the language of the page from when the citizen changed it there; a word like `bahasa` said since then counts more. */
function followPage(scene: Scene, heard: Turn<Talk>['heard']): void {
  const shown = heard.at(-1)?.row.message.pageLanguage;
  if (shown && shown !== (scene.talk.pageLanguage ?? scene.options.defaultLanguage))
    scene.set({ language: shown, pageLanguage: shown });
}

/**
 * The mind that takes complaints: a pure function of what is stored, what was heard, the policy and the time.
 * The same on every channel: what a channel can do is data in `turn.capabilities`.
 */
export function createIntake(options: IntakeOptions): Mind<Talk> {
  return {
    needs: codesNeeded,
    invitations: invitationsNeeded,
    decide(turn: Turn<Talk>): Decision<Talk> {
      const before = turn.talk ?? newTalk(options.defaultLanguage);
      if (isInGroup(turn)) return decideInGroup(turn, before);
      const scene = new Scene(turn, before, options);
      const reachable = turn.heard.filter(({ row }) => row.message.content.kind !== 'left');
      followPage(scene, reachable);
      for (const heard of reachable) hear(scene, heard);
      if (reachable.length > 0) {
        settleCategory(scene);
        const { draft } = scene.talk;
        if (before.draft && draft && before.draft.id === draft.id && !scene.wentBack)
          scene.set({ draft: remember(before.draft, draft, before.question) });
        reply(scene, before);
      }
      return { talk: scene.talk, effects: scene.effects };
    },
  };
}
