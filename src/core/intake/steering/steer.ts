import { languageAsked } from '../../language/asking.ts';
import { asksProcess } from '../../language/asks-process.ts';
import type { Intent, Steering } from '../../language/words.ts';
import { tellAbout } from '../answers/about.ts';
import { setCategory } from '../answers/answers.ts';
import { factUnknown, skipFact } from '../answers/set-fact.ts';
import { goOnWithout, saveForLater } from '../answers/without.ts';
import { evidenceWaits } from '../draft/offers.ts';
import { evidenceComplete, isEmpty, optionalLeft, outstanding } from '../draft/plan.ts';
import { tryAgain } from '../draft/tries.ts';
import { lastFiled } from '../filed/free.ts';
import { restsLong, takeFromShelf, wantNew } from '../outcome/shelf.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { act, resume, setLanguage, withoutReport } from './acts.ts';
import { join } from './join.ts';
import { showOwnData } from './own-data.ts';
import { showStatus } from './status.ts';

/** What an intent does at an open question, where it means more than its plain self. Undefined: nothing special. */
const AT: Readonly<Partial<Record<Question, Readonly<Partial<Record<Intent, string>>>>>> = {
  check: { yes: 'send', send: 'send', done: 'send', no: 'edit' },
  which: { no: 'keep', none: 'keep', skip: 'keep' },
  cancel: { keep: 'later', yes: 'later', no: 'keep', done: 'keep', resume: 'keep' },
  erase: { yes: 'delete', no: 'keep', keep: 'keep', done: 'keep' },
  resume: { yes: 'resume', done: 'resume', resume: 'resume', send: 'resume', no: 'new', new: 'new' },
  open: { yes: 'resume', done: 'resume', resume: 'resume', send: 'resume', no: 'new', new: 'new' },
  alike: { yes: 'same:0', no: 'other', none: 'other', skip: 'other', done: 'other', resume: 'other', unknown: 'other' },
  area: { none: 'area:none', no: 'area:none' },
  // "Ok" to what we said is no wish to report all the same.
  elsewhere: {
    yes: 'drop',
    no: 'drop',
    done: 'drop',
    cancel: 'drop',
    keep: 'drop',
    new: 'new',
    resume: 'new',
    send: 'new',
  },
  where: { new: 'new', no: 'new' },
  language: { help: 'keep' },
};

/**
 * Does what a steering word says.
 * @returns false when the word is meant as an answer here ("tidak ada", "sudah"), so that the question reads it
 */
export function steer(scene: Scene, { intent, rest, slash }: Steering, text: string): boolean {
  const { question, draft } = scene.talk;
  if (question === 'where' && intent === 'yes') return act(scene, `add:${scene.talk.about?.filed.code ?? ''}`);
  // "Hapus aja" to what becomes of it; "batal" once more wants no questions.
  if (question === 'cancel' && intent === 'cancel') return act(scene, /\bhapus/i.test(text) ? 'delete' : 'later');
  const here = question ? AT[question]?.[intent] : undefined;
  // "Benar?" asks and sends nothing.
  if (here === 'send' && text.includes('?')) {
    scene.show = true;
    return true;
  }
  if (here) return act(scene, here);
  switch (intent) {
    case 'start':
      if (rest !== '' || !isTold(scene, 'handedOver')) begin(scene, rest);
      return true;
    case 'new':
      // "LAPOR" without its code, to go on with what was posted: it lies here already.
      if (isTold(scene, 'handedOver')) return true;
      if (!slash && question === 'story') scene.show = true;
      else wantNew(scene);
      return true;
    case 'status':
      // "Ini kapan ditangani?" of what is being written asks how long it takes, not what was sent before.
      if (rest === '' && !slash && draft && !isEmpty(draft) && asksProcess(text) === 'aboutTime') {
        tellAbout(scene, 'aboutTime');
        scene.show = true;
      } else showStatus(scene, rest);
      return true;
    case 'edit':
      if (!draft || isEmpty(draft)) withoutReport(scene);
      else act(scene, 'edit');
      return true;
    case 'skip':
      // Passing over the name is a wish not to be named: the question reads it.
      if (question === 'name') return false;
      if (question === 'evidence' && draft && !draft.editing && !evidenceComplete(draft, scene.policy))
        goOnWithout(scene, draft);
      else if (!act(scene, 'skip')) {
        if (draft?.editing || question === 'which') act(scene, 'keep');
        else if (question && draft) passNeeded(scene, question);
        else withoutReport(scene);
      }
      return true;
    case 'back':
      return act(scene, 'back');
    case 'cancel':
      return act(scene, 'cancel');
    case 'help':
      scene.page = [scene.say.help()];
      return true;
    case 'language':
      chooseLanguage(scene, languageAsked(text) ?? `${text} ${rest}`);
      return true;
    case 'erase':
      scene.show = true;
      if (draft && !isEmpty(draft)) scene.set({ question: 'erase' });
      else scene.page = [scene.say.eraseNothing()];
      return true;
    case 'data':
      showOwnData(scene);
      return true;
    case 'resume':
    case 'done':
      if (!draft) return takeFromShelf(scene) || withoutDraft(scene);
      if (draft.editing) return act(scene, 'keep');
      // Whoever comes back goes on where it was left.
      if (question === 'evidence' && !evidenceComplete(draft, scene.policy) && !restsLong(scene))
        goOnWithout(scene, draft);
      else resume(scene);
      return true;
    case 'keep':
      if (!draft) return withoutDraft(scene);
      if (draft.editing) return act(scene, 'keep');
      saveForLater(scene);
      return true;
    case 'send':
      if (!draft) return withoutDraft(scene);
      if (draft.editing) act(scene, 'keep');
      else {
        // Whoever wants to send it is held up by nothing that may be skipped.
        for (const id of optionalLeft(draft, scene.policy)) skipFact(scene, id);
        resume(scene);
      }
      if (outstanding(scene.draft(), scene.policy)[0] !== 'check') scene.tell('notYet');
      return true;
    case 'join':
      join(scene, rest);
      return true;
    case 'yes':
      // "Ok" to a draft that waits for its evidence.
      if (question !== 'evidence' || !draft || !evidenceWaits(draft, scene.policy)) return wordAfterAll(scene);
      saveForLater(scene);
      return true;
    default:
      return wordAfterAll(scene);
  }
}

/** What is needed can not be passed over; whoever wants to all the same does not know it, and is not asked for ever. */
function passNeeded(scene: Scene, question: Question): void {
  if (!question.startsWith('fact:') || tryAgain(scene, question)) scene.tell('cannotSkip');
  else {
    factUnknown(scene, question.slice('fact:'.length));
    scene.show = true;
  }
}

/** "Ok", "tidak ada" after all is said: nothing that belongs to a complaint. */
function wordAfterAll(scene: Scene): boolean {
  const { draft, question, filed } = scene.talk;
  return draft === null && question === null && filed.length > 0 && withoutDraft(scene);
}
/** A word that would steer a draft, where there is none. */
function withoutDraft(scene: Scene): true {
  const filed = scene.talk.filed.length > 0;
  if (filed) scene.tell('thanksOnly');
  else withoutReport(scene);
  return true;
}

function chooseLanguage(scene: Scene, text: string): void {
  const words = text.toLowerCase();
  if (/\b(en|english|inggris)\b/.test(words)) setLanguage(scene, 'en');
  else if (/\b(id|indonesia|indonesian)\b/.test(words)) setLanguage(scene, 'id');
  else scene.set({ question: 'language' });
  scene.show = true;
}

/** Whether something has been said in this very turn. */
const isTold = ({ acks }: Scene, key: 'handedOver' | 'quietOver'): boolean =>
  acks.some((ack) => ack.k === 'say' && ack.key === key);

/** `/start` with what a deep link carries: `lapor_CATEGORY`, `c_CODE`, or nothing. */
function begin(scene: Scene, payload: string): void {
  const [, kind, object = ''] = /^(lapor|c)_([A-Za-z0-9_-]{1,60})$/.exec(payload) ?? [];
  if (kind === 'c') {
    showStatus(scene, object);
    return;
  }
  const category = kind === 'lapor' && scene.policy.categories.some(({ id }) => id === object) ? object : undefined;
  const { draft } = scene.talk;
  if (draft && !isEmpty(draft)) {
    scene.set({ question: category ? 'open' : 'resume' });
  } else if (!category && lastFiled(scene) && isTold(scene, 'quietOver')) {
    // Who only wanted to hear from us again has nothing to tell: news come of what was filed.
    return;
  } else {
    if (category) {
      setCategory(scene, category);
      scene.noted(['category']);
    }
    scene.set({ question: 'story' });
  }
  scene.show = true;
}
