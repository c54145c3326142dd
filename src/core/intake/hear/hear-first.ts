import { asksWithdrawal, isLaughter, onlyAnnounces, wantsNoMore } from '../../language/asking.ts';
import { missesProgress, saysFixed } from '../../language/asks-progress.ts';
import { keepsReport } from '../../language/asks-why-over.ts';
import { fearsHarm } from '../../language/fears.ts';
import { isJoiningWord } from '../../language/fragments.ts';
import { speaksOfReport } from '../../language/names-report.ts';
import { withoutIts } from '../../language/summary-said.ts';
import { plainWords } from '../../language/tidy.ts';
import { addsMore, announcesAnother } from '../../language/wishes.ts';
import { type Intent, isThanks, steeringOf } from '../../language/words.ts';
import { kin } from '../../understanding/kin.ts';
import { CATEGORY_SURE } from '../../understanding/sure.ts';
import type { Understood } from '../../understanding/understood.ts';
import { tellStory } from '../answers/tell-story.ts';
import { hideMore } from '../answers/visibility.ts';
import { hold } from '../draft/hold.ts';
import { addToFiled } from '../filed/belongs.ts';
import { addExtra, viewOf } from '../filed/filed-acts.ts';
import { addOrHold, belongsToFiled, isFresh, lastFiled } from '../filed/free.ts';
import { asksToHide, hearHiding, wishesToHide } from '../filed/hiding.ts';
import { tellWhyOver } from '../filed/over.ts';
import { beganBesides } from '../outcome/besides.ts';
import { elsewhereIn, hearInsisting, sendElsewhere } from '../outcome/elsewhere.ts';
import { takePlaceOfFiled } from '../outcome/shelf.ts';
import { isAlikeElsewhere, isSurelyAnother } from '../reading/beside-filed.ts';
import { isAtOtherPlace, OTHER_MATTER_SURE } from '../reading/other-matter.ts';
import { read, type Said } from '../reading/read.ts';
import { showStatus } from '../steering/status.ts';
import type { Filed } from '../talk/filed.ts';
import type { Scene } from '../talk/scene.ts';
import { holdOrDecide } from './undecided.ts';

/** Words of which nothing is understood begin a report only when there are more than these. */
const VAGUE_WORDS_MAX = 3;
/** More words than these greet, or want to stop, only where they surely do; else they tell something. */
const STEERS_SURE = 0.6;
/** What was filed longer ago is hardly spoken of by itself: a week. */
const OLDER_MS = 7 * 24 * 3_600_000;
/** "Pelayanan bagus, tapi parkirnya susah": the trouble is what is told. */
const BUT = /(?<!\p{L})(?:tapi|tetapi|cuma|cuman|sayang(?:nya)?|but|however)(?!\p{L})\P{L}+\p{L}+\P{L}+\p{L}+/iu;
/** "Mau lapor tapi jangan sebut nama saya": a longer text tells something besides. */
const WISH_ALONE_CHARS_MAX = 60;
/** A curse in more words may tell what it is about. */
const CURSE_WORDS_MAX = 4;
/** What looks like an advertisement begins a report at once only when its category is as sure as this. */
const ADVERT_TELLS = 0.7;
/** As sure as this it is one, wherever and whenever it is, as long as it is about nothing. */
const ADVERT_SURE = 0.9;
/** What may be a matter of its own; what is unclear, or looks like an advertisement, is not. */
const TELLING: ReadonlySet<string> = new Set(['complaint', 'aspiration', 'question']);

/** "Iya pak", "tidak", "gak tau" to what happened. */
const NO_STORY: ReadonlySet<Intent> = new Set<Intent>(['yes', 'no', 'none', 'unknown']);
function tellsNothingYet(text: string): boolean {
  const steering = steeringOf(text);
  return typeof steering === 'object' && NO_STORY.has(steering.intent);
}

/** An earlier complaint that a text is rather about than the last one: of its category, and nowhere else. */
function olderAbout(scene: Scene, last: Filed, { category, place }: Understood): Filed | undefined {
  if (!category || category.confidence < OTHER_MATTER_SURE || category.value === last.category) return undefined;
  const since = scene.now - OLDER_MS;
  return scene.talk.filed.find(
    (filed) => filed.category === category.value && filed.at > since && !isAtOtherPlace(place, filed.place),
  );
}

/** Nothing is asked any more, unless words wait for the answer: they are asked about again. */
function leaveQuestion(scene: Scene): void {
  if (scene.talk.question === 'where') scene.show = true;
  else scene.set({ question: null });
}

/** That somebody has to pay for a report that was sent is feared, and nothing else told. */
const onlyFears = (text: string, { place }: Understood): boolean =>
  text.length <= WISH_ALONE_CHARS_MAX && !place && !text.includes('?') && !announcesAnother(text) && fearsHarm(text);

/** "Masih mati lampunya" of a street light: the thing that was reported, whatever else its words remind of. */
function namesItsThing({ policy }: Scene, filed: Filed, text: string): boolean {
  const named = policy.categories.find(({ id }) => id === filed.category)?.name.id ?? '';
  const things = new Set(plainWords(named).split(' '));
  return plainWords(text)
    .split(' ')
    .some((word) => word.endsWith('nya') && things.has(withoutIts(word)));
}

/** Days after it was sent words are asked about, unless they plainly speak of it: the one report that is there, nothing else and nowhere else. */
function isPlainlyOf(scene: Scene, filed: Filed, { text }: Said, { category, place, keyword }: Understood): boolean {
  const speaks = speaksOfReport(text);
  if (!speaks || keyword || scene.talk.question === 'where' || announcesAnother(text) || addsMore(text)) return false;
  if (scene.talk.filed.length > 1 && speaks !== 'trouble') return false;
  const isOther =
    category !== undefined &&
    category.value !== filed.category &&
    !kin(category.value, filed.category) &&
    !namesItsThing(scene, filed, text);
  return (
    (speaks === 'report' || !isOther) &&
    (speaks !== 'trouble' || category !== undefined || scene.talk.filed.length === 1) &&
    !isAtOtherPlace(place, filed.place)
  );
}

/** As surely as this what is told is for the police, a court or nobody, whatever was reported before. */
const NOT_OURS_SURE = 0.85;

/** Whether words begin something of their own beside a report that was sent, without a question; what waits for an answer is not left behind. */
function beginsUnasked(scene: Scene, filed: Filed, { text }: Said, understood: Understood): boolean {
  const { question, held } = scene.talk;
  if ((question !== null && !question.startsWith('wish:')) || held.length > 0) return false;
  const isNotOurs = understood.kind.confidence >= NOT_OURS_SURE && elsewhereIn(understood) !== undefined;
  const isElsewhere = question === null && !isFresh(scene, filed) && isAlikeElsewhere(scene, filed, text);
  return isNotOurs || isElsewhere || isSurelyAnother(scene, filed, text);
}

/** Whether nothing is told at all: an advertisement, letters at random, a laugh, a bare curse. */
function tellsNothing({ kind, category, place, when, links }: Understood, text: string): boolean {
  if (category || place || when || links.length > 0) return false;
  // In so many words something may be told after all.
  if (kind.value === 'noise' && text.trim().split(/\s+/).length > CURSE_WORDS_MAX) return false;
  // "081234567890", "B-77": a number tells something of the report.
  if (/\d/.test(text) && kind.value === 'noise') return false;
  const isCurse = kind.value === 'abuse' && text.trim().split(/\s+/).length <= CURSE_WORDS_MAX;
  return kind.value === 'spam' || kind.value === 'noise' || isCurse || isLaughter(text);
}

/** Asks whether words belong to what was filed; asked already, they wait with the others. */
function askWhere(scene: Scene, said: Said): void {
  if (scene.talk.question === 'where') holdOrDecide(scene, 'where', said);
  else {
    hold(scene, said);
    scene.set({ question: 'where' });
  }
}

/** Words without a draft: an addition to what was filed, small talk, or a new matter. */
export function hearFirst(scene: Scene, said: Said): void {
  const understood = read(scene, said.text);
  const { kind, category } = understood;
  const last = belongsToFiled(scene) ? lastFiled(scene) : undefined;
  const besides = last && beginsUnasked(scene, last, said, understood) ? last : undefined;
  const filed = besides ? undefined : last;
  const open = scene.talk.draft !== null;
  if (scene.talk.question === 'elsewhere') {
    hearInsisting(scene, said, understood);
    return;
  }
  const ours = category !== undefined && category.confidence >= CATEGORY_SURE;
  if (understood.despair && !ours) {
    // No form, no question: who listens, and that we are here.
    scene.warn(understood);
    scene.set({ question: null });
    return;
  }
  const earlier = open ? undefined : lastFiled(scene);
  if (earlier && asksWithdrawal(said.text)) {
    leaveQuestion(scene);
    scene.tell('withdrawalAsked', earlier.code);
    addExtra(scene, earlier, said);
    return;
  }
  if (earlier && keepsReport(said.text)) {
    leaveQuestion(scene);
    scene.tell('withdrawalBack', earlier.code);
    addExtra(scene, earlier, said);
    return;
  }
  if (earlier && tellWhyOver(scene, earlier, said)) return;
  if (earlier && missesProgress(said.text)) {
    leaveQuestion(scene);
    showStatus(scene, '');
    return;
  }
  if (earlier && wishesToHide(said.text, understood) && hearHiding(scene, earlier, said)) {
    leaveQuestion(scene);
    return;
  }
  if (earlier && asksToHide(said.text, understood)) {
    leaveQuestion(scene);
    scene.tell('hidingCan', earlier.code);
    return;
  }
  if (earlier && onlyFears(said.text, understood)) {
    leaveQuestion(scene);
    // Whoever only fears is told that nobody sees the name, or how that is brought about; their desk is to know of it.
    if (viewOf(scene, earlier.code)?.anonymous) scene.tell('aboutPrivacy');
    else scene.tell('hidingOffered', earlier.code);
    addExtra(scene, earlier, said);
    return;
  }
  if (earlier && kind.value === 'cancel' && wantsNoMore(said.text)) {
    leaveQuestion(scene);
    scene.tell('cancelFiled', earlier.code);
    return;
  }
  // "Hello, I want to report a pothole": what it is about is surer than that it only greets.
  const isSurerOfMatter = ours && category.confidence > kind.confidence;
  const isGreeting =
    !isSurerOfMatter &&
    (kind.value === 'greeting' || kind.value === 'menu' || kind.value === 'cancel') &&
    ((kind.confidence >= STEERS_SURE && (!filed || kind.value === 'greeting')) ||
      said.text.trim().split(/\s+/).length <= VAGUE_WORDS_MAX);
  const announces = onlyAnnounces(said.text);
  if (isGreeting || announces || (!filed && tellsNothingYet(said.text))) {
    if (filed && !announces && scene.talk.question === null) scene.tell('stillHere');
    else {
      scene.set({ question: 'story' });
      scene.show = true;
    }
    return;
  }
  if ((kind.value === 'praise' || isThanks(said.text)) && !open && !BUT.test(said.text)) {
    scene.warn(understood);
    // That it is well again is what its desk wants to know.
    const isOfAnother = category !== undefined && category.value !== filed?.category;
    const meant = filed && (olderAbout(scene, filed, understood) ?? (isOfAnother ? undefined : filed));
    if (meant && saysFixed(said.text)) {
      if (scene.talk.wishes.some((wish) => wish.filed.code === meant.code)) addToFiled(scene, meant, said);
      else {
        addExtra(scene, meant, said);
        scene.tell('gladFixed', meant.code);
      }
      return;
    }
    const despaired = scene.talk.card?.acks.some(({ k }) => k === 'despair') ?? false;
    scene.tell(filed || despaired ? 'thanksOnly' : 'thanksForPraise');
    return;
  }
  if (filed) {
    // Danger does not wait for where the words belong.
    scene.warn(understood);
    if (isPlainlyOf(scene, filed, said, understood)) {
      addToFiled(scene, filed, said);
      return;
    }
    if (scene.talk.question === null && tellsNothing(understood, said.text)) {
      scene.tell('stillHere');
      return;
    }
    const older = olderAbout(scene, filed, understood);
    if (older) {
      scene.speakOf(older);
      askWhere(scene, said);
      return;
    }
    const another =
      (category !== undefined &&
        category.confidence >= OTHER_MATTER_SURE &&
        category.value !== filed.category &&
        TELLING.has(kind.value)) ||
      (kind.value === 'complaint' && isAtOtherPlace(understood.place, filed.place)) ||
      announcesAnother(said.text);
    if (another || understood.keyword || scene.talk.question === 'where') askWhere(scene, said);
    else addOrHold(scene, said);
    return;
  }
  const says = understood.category || understood.place || understood.when || understood.links.length > 0;
  if (!says && said.text.length <= WISH_ALONE_CHARS_MAX && hideMore(scene, said.text)) {
    scene.set({ question: 'story' });
    return;
  }
  const vague = kind.value === 'unclear' && said.text.trim().split(/\s+/).length <= VAGUE_WORDS_MAX;
  const isEmptyTalk = ['spam', 'noise'].includes(kind.value) || isLaughter(said.text) || isJoiningWord(said.text);
  const isFirstTry = scene.talk.question !== 'story';
  const tellsNone = category === undefined && kind.confidence >= ADVERT_SURE;
  const isAdvert =
    isFirstTry &&
    kind.value === 'spam' &&
    ((!understood.place && !understood.when && (category?.confidence ?? 0) < ADVERT_TELLS) || tellsNone);
  // "Diteruskan berkali-kali: …": news for everybody, of no place and no day, is nobody's report.
  if (understood.forwarded && kind.value === 'noise' && !understood.place && !understood.when) {
    scene.tell('aboutHoax');
    scene.set({ question: 'story' });
    return;
  }
  const isCurse = kind.value === 'abuse' && (isFirstTry || said.text.trim().split(/\s+/).length <= CURSE_WORDS_MAX);
  if (isAdvert || ((isEmptyTalk || isCurse || (isFirstTry && vague)) && !says)) {
    // Who we are says as much to somebody new.
    if (scene.talk.met) scene.tell('factsPlease');
    scene.show = true;
    scene.set({ question: 'story' });
    return;
  }
  const where = elsewhereIn(understood);
  if (where) {
    scene.warn(understood);
    sendElsewhere(scene, said, where);
    return;
  }
  if (understood.keyword) {
    const desk = scene.policy.desks.find(({ keywords }) => keywords.includes(understood.keyword ?? ''));
    if (desk) scene.tell('keywordSeen', desk.name[scene.talk.language]);
  }
  const isFirst = !open && scene.talk.filed.length === 0;
  if (isFirst && understood.language !== undefined && understood.language !== scene.talk.language)
    scene.tell('otherLanguage');
  scene.set({ question: scene.talk.question === 'story' ? 'story' : null });
  scene.asked = null;
  tellStory(scene, said, understood);
  takePlaceOfFiled(scene, said.text);
  if (besides) beganBesides(scene, besides);
}
