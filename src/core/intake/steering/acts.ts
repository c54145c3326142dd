import type { Language } from '../../language/language.ts';
import { noEvidence } from '../answers/answer-evidence.ts';
import { setCategory } from '../answers/answers.ts';
import { factUnknown, skipFact } from '../answers/set-fact.ts';
import { chooseArea, whereaboutsUnknown } from '../answers/torn.ts';
import { setName, setSwitches } from '../answers/visibility.ts';
import { saveForLater } from '../answers/without.ts';
import { isEmpty } from '../draft/plan.ts';
import { untried } from '../draft/tries.ts';
import { addWaiting } from '../draft/waiting-files.ts';
import { lastFiled } from '../filed/free.ts';
import { answerAlike } from '../outcome/alike.ts';
import { dropElsewhere } from '../outcome/elsewhere.ts';
import { file } from '../outcome/filing.ts';
import { takeHeld } from '../outcome/held.ts';
import { eraseDraft, startAnew, takeFromShelf } from '../outcome/shelf.ts';
import { INTERRUPTIONS } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { stepBack } from '../talk/undo.ts';

/** Goes on with the draft; it no longer counts as left alone. */
export const resume = (scene: Scene): void => {
  const { draft, question } = scene.talk;
  scene.set({ question: null, draft: draft && { ...draft, touchedAt: scene.now } });
  // A file that came while it was asked where words belong: they go on together.
  if (draft && question === 'where') takeHeld(scene);
  addWaiting(scene);
  scene.show = true;
};

/** Nothing is being written: whoever has not reported anything either is asked what happened. */
export function withoutReport(scene: Scene): void {
  scene.tell('noDraft');
  if (scene.talk.filed.length === 0) scene.set({ question: 'story' });
}

function goBack(scene: Scene): void {
  const { draft, question } = scene.talk;
  if (question && INTERRUPTIONS.has(question) && draft) {
    resume(scene);
    return;
  }
  if (draft?.editing) {
    scene.set({ draft: { ...draft, editing: null } });
    resume(scene);
    return;
  }
  if ((!draft || isEmpty(draft)) && takeFromShelf(scene)) {
    scene.set({ question: null });
    scene.tell('undone');
    return;
  }
  const back = draft && stepBack(draft);
  if (!back) {
    if (draft) scene.tell('nothingToUndo');
    else withoutReport(scene);
    return;
  }
  scene.wentBack = true;
  scene.set({ draft: { ...back.draft, touchedAt: scene.now }, question: null });
  scene.tell('undone');
}

/** Speaks this language from here on. */
export function setLanguage(scene: Scene, language: Language): void {
  const { otherLanguage: _, ...talk } = scene.talk;
  scene.talk = { ...talk, language, question: talk.question === 'language' ? null : talk.question };
  scene.tell('languageChanged');
  if (scene.talk.question === null && !scene.talk.draft && scene.talk.filed.length === 0)
    scene.set({ question: 'story' });
}

/**
 * Does what a choice says: a pressed button, a typed number or label. Actions are `verb` or `verb:object`, see `cards.ts`.
 * @returns false when the action means nothing here (an old or forged button)
 */
export function act(scene: Scene, action: string): boolean {
  const [verb = '', ...rest] = action.split(':');
  const object = rest.join(':');
  const { question, draft } = scene.talk;
  const fact = question?.startsWith('fact:') ? question.slice('fact:'.length) : undefined;
  const asksWhereabouts = question === 'area' || question === 'spot';
  scene.show = true;
  switch (verb) {
    case 'back':
      goBack(scene);
      return true;
    case 'skip':
      if (asksWhereabouts) whereaboutsUnknown(scene);
      return asksWhereabouts || (fact !== undefined && skipFact(scene, fact));
    case 'unknown':
      if (asksWhereabouts) whereaboutsUnknown(scene);
      else if (fact !== undefined) factUnknown(scene, fact);
      return asksWhereabouts || fact !== undefined;
    case 'area':
      return chooseArea(scene, object === 'none' ? 'none' : Number(object));
    case 'none':
      if (question === 'evidence') noEvidence(scene);
      return question === 'evidence';
    case 'next':
    case 'keep':
      if (draft?.editing) scene.set({ draft: { ...draft, editing: null } });
      resume(scene);
      return true;
    case 'cat':
      if (!scene.policy.categories.some(({ id }) => id === object)) return false;
      setCategory(scene, object);
      scene.noted(['category']);
      return true;
    case 'more':
      scene.set({ draft: { ...scene.draft(), tries: { ...scene.draft().tries, category: 1 } } });
      return true;
    case 'who': {
      // Asked for a name, "anonymous" takes back the name alone: what was to stay secret stays secret.
      const secret = question === 'name' && (draft?.switches?.secret ?? false);
      setSwitches(scene, {
        anonymous: object === 'a' || object === 'both',
        secret: secret || object === 's' || object === 'both',
      });
      return true;
    }
    case 'name':
      setName(scene, scene.person?.from.name ?? '');
      return true;
    case 'send':
      file(scene);
      return true;
    case 'edit':
      scene.set({ question: 'which' });
      return true;
    case 'same':
    case 'other': {
      const answer = answerAlike(scene, verb === 'other' ? 'none' : Number(object));
      if (answer === 'sends') file(scene);
      return answer !== undefined;
    }
    case 'row':
      if (!draft) return false;
      if (object === 'alike') {
        scene.set({ question: 'alike' });
        return true;
      }
      scene.set({ draft: untried({ ...draft, editing: object, offer: 0 }, object), question: null });
      return true;
    case 'cancel':
      cancel(scene);
      return true;
    case 'later':
      saveForLater(scene);
      return true;
    case 'delete':
      eraseDraft(scene);
      return true;
    case 'resume':
      resume(scene);
      takeHeld(scene);
      return true;
    case 'new':
      startAnew(scene);
      return true;
    case 'drop':
      dropElsewhere(scene);
      return question === 'elsewhere';
    case 'add':
      scene.set({ question: null });
      takeHeld(scene, object);
      return true;
    case 'lang':
      setLanguage(scene, object === 'en' ? 'en' : 'id');
      return true;
    default:
      return false;
  }
}

function cancel(scene: Scene): void {
  const { draft, question } = scene.talk;
  if (draft && !isEmpty(draft)) scene.set({ question: question === 'cancel' ? null : 'cancel' });
  else {
    scene.set({ question: null, held: [] });
    const filed = lastFiled(scene);
    if (filed) scene.tell('cancelFiled', filed.code);
    else scene.tell('noDraft');
    if (takeFromShelf(scene)) scene.set({ question: 'resume' });
  }
  scene.show = true;
}
