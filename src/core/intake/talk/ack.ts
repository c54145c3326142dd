import type { Doubt } from '../../evidence/doubt.ts';
import type { EvidenceKind } from '../../facts.ts';
import type { AskedOfUs } from '../../language/asks-about.ts';

/** Something said before the question: that we understood, received, could not use … Merged while a burst goes on. */
export type Ack =
  | { readonly k: 'intro'; readonly salam?: true }
  | { readonly k: 'despair' }
  | { readonly k: 'emergency'; readonly numbers: readonly string[] }
  | { readonly k: 'noted'; readonly rows: readonly string[] }
  | {
      readonly k: 'files';
      readonly kinds: Readonly<Partial<Record<EvidenceKind, number>>>;
      /** Why a better picture is asked for; said once for a draft. */
      readonly doubt?: Doubt;
    }
  /** A picture sent before does not fit what was told just now. */
  | { readonly k: 'doubt'; readonly doubt: Doubt }
  | { readonly k: 'say'; readonly key: PlainSentence; readonly with?: string }
  | { readonly k: 'told'; readonly key: FiledSentence; readonly about: FiledWords };

/** Sentences about a filed complaint: see `language/filed-sentences.ts`. */
export type FiledSentence =
  | 'wishLater'
  | 'askReminder'
  | 'suppliedUntil'
  | 'supplied'
  | 'suppliedNow'
  | 'confirmed'
  | 'rated'
  | 'remarkKept'
  | 'reopenedUntil'
  | 'verdictPast'
  | 'whyClosed'
  | 'whyOver'
  | 'backAgain'
  | 'addedOver';

/** What such a sentence may name. */
export interface FiledWords {
  readonly code: string;
  readonly desk: string;
  readonly moment: string;
  readonly status: string;
}

/** Sentences that need nothing, or one word, to be said: see `language/sentences.ts`. */
export type PlainSentence =
  | 'stickerSeen'
  | 'unsupportedSeen'
  | 'unreadSeen'
  | 'fileTooLarge'
  | 'editUnclear'
  | 'notYet'
  | 'notSent'
  | 'shelfFull'
  | 'takenAsNew'
  | 'dangerPerhaps'
  | 'begunBesides'
  | 'alikeJoined'
  | 'alikeFollowed'
  | 'twoSeen'
  | 'moreSeen'
  | 'asideSeen'
  | 'fileRefused'
  | 'fileGone'
  | 'filesEnough'
  | 'keptAsNote'
  | 'phoneSeen'
  | 'questionKept'
  | 'whatServes'
  | 'sendHere'
  | 'fearSeen'
  | 'fearChoose'
  | 'coverIt'
  | 'evidenceNotHere'
  | 'takeYourTime'
  | 'poorServes'
  | 'linkServes'
  | 'otherLanguage'
  | 'staleButton'
  | 'thanksForPraise'
  | 'thanksOnly'
  | 'stillHere'
  | 'questionTaken'
  | 'withdrawalAsked'
  | 'withdrawalBack'
  | 'addHere'
  | 'notSentHere'
  | 'hidingAsked'
  | 'hidingOffered'
  | 'hidingCan'
  | 'openAgain'
  | 'hiddenAlready'
  | 'hiddenAnonymous'
  | 'hiddenSecret'
  | 'hiddenBoth'
  | 'shownAgain'
  | 'gladFixed'
  | 'cancelFiled'
  | AskedOfUs
  | 'noDraft'
  | 'nothingToUndo'
  | 'undone'
  | 'cannotSkip'
  | 'takenAsSaid'
  | 'erased'
  | 'draftsExpired'
  | 'kept'
  | 'languageChanged'
  | 'addedTo'
  | 'askedTo'
  | 'handedOver'
  | 'handoverHere'
  | 'handoverUsed'
  | 'handoverPast'
  | 'handoverUnknown'
  | 'handoverTooOften'
  | 'deletePost'
  | 'noSuchCode'
  | 'unknownCommand'
  | 'contactSeen'
  | 'factsPlease'
  | 'keywordSeen'
  | 'correctionKept'
  | 'textCut'
  | 'invitationWrong'
  | 'unreadablePress'
  | 'quietOver'
  | 'revokedSeen'
  | 'viewOnceSeen'
  | 'violenceHeard'
  | 'outsideSeen'
  | 'pinElsewhere';
