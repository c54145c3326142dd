import type { EvidenceKind } from '../../facts.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../language/language.ts';
import type { Choice } from '../../message.ts';
import { askSpot } from '../answers/spot.ts';
import { askArea } from '../answers/torn.ts';
import { againOf } from '../draft/again.ts';
import { covered, coverOf } from '../draft/cover.ts';
import { kindsInWords, offersOf } from '../draft/offers.ts';
import { categoryOf, evidenceComplete, factOf, serving } from '../draft/plan.ts';
import { draftInBrief, excerpt, type Row, rowsOf } from '../draft/rows.ts';
import { askCard } from '../filed/asked.ts';
import { verdictCard } from '../filed/verdict.ts';
import { askAlike } from '../outcome/alike.ts';
import { askElsewhere } from '../outcome/elsewhere.ts';
import type { CardBody, MakeChoice, Rows } from '../talk/card-body.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import type { Wish } from '../talk/wish.ts';
import { focusOf, isWish } from '../talk/wishes.ts';
import { markOf } from './mark.ts';

/** Torn between a few, the citizen is offered so many. */
const GUESSED_MAX = 3;
/** The category of what fits no other. */
const OTHER = 'other';
/** Categories offered as buttons before "other kinds" is pressed. */
const CATEGORIES_FIRST = 6;
/** Kinds of evidence that a category's hint speaks of. */
const HINTED: ReadonlySet<EvidenceKind> = new Set(['photo', 'video', 'document']);
/** Buttons in a row of short labels. */
const ROW_WIDTH = 2;

const inRows = (choices: readonly Choice[], width = ROW_WIDTH): Rows => {
  const rows: Choice[][] = [];
  for (const choice of choices) {
    const last = rows.at(-1);
    if (last && last.length < width) last.push(choice);
    else rows.push([choice]);
  }
  return rows;
};

function askCategory(scene: Scene, choice: MakeChoice): CardBody {
  const { say, policy } = scene;
  const draft = scene.draft();
  const { language } = scene.talk;
  const all = draft.tries.category !== undefined;
  // What fits nothing is no guess: it stands at the end.
  const guesses = draft.categories.filter((id) => id !== OTHER);
  const guessed = guesses.slice(0, GUESSED_MAX).flatMap((id) => policy.categories.find((each) => each.id === id) ?? []);
  if (!all && guessed.length > 1)
    return {
      title: say.askCategory(),
      lines: [say.whyCategory(), say.unsureCategory()],
      rows: [
        ...guessed.map(({ id, short }) => [choice(`cat:${id}`, short[language])]),
        [choice('more', say.buttonNoneOfThese())],
      ],
    };
  const first = guesses.flatMap((id) => policy.categories.filter((category) => category.id === id));
  const order = [...first, ...policy.categories.filter((category) => !first.includes(category))];
  const shown = all ? order : order.slice(0, CATEGORIES_FIRST);
  const rows = inRows(shown.map(({ id, short }) => choice(`cat:${id}`, short[language])));
  if (!all && order.length > shown.length) rows.push([choice('more', say.buttonMore())]);
  return {
    title: say.askCategory(),
    lines: all ? [say.againCategory()] : [say.whyCategory(), say.unsureCategory()],
    rows,
  };
}

function askFact(scene: Scene, id: string, choice: MakeChoice): CardBody {
  const { say, policy } = scene;
  const { language } = scene.talk;
  const draft = scene.draft();
  const category = categoryOf(draft, policy);
  const fact = factOf(policy, category, id);
  const optional = category?.facts.find((each) => each.id === id)?.optional ?? true;
  const again = draft.tries[`fact:${id}`] !== undefined && (!draft.facts[id] || draft.editing === `fact:${id}`);
  const type = fact?.type ?? 'text';
  const why = again ? againOf(scene, fact) : fact?.why[language];
  return {
    title: fact?.ask[language] ?? say.askStory(),
    lines: [why, fact && say.example({ example: fact.example[language] }), again ? undefined : fact?.unsure[language]],
    rows: draft.editing ? [] : [[optional ? choice('skip', say.buttonSkip()) : choice('unknown', say.buttonUnknown())]],
    ...(type === 'place' ? { askLocation: say.buttonLocation() } : {}),
  };
}

function askEvidence(scene: Scene, choice: MakeChoice): CardBody {
  const { say, policy } = scene;
  const draft = scene.draft();
  const category = categoryOf(draft, policy);
  if (!category || evidenceComplete(draft, policy))
    return { title: say.moreEvidence(), lines: [], rows: [[choice('next', say.buttonNext())]] };
  const offers = offersOf(category);
  const offer = offers[draft.offer];
  const hint = category.evidence.hint[scene.talk.language];
  if (!offer) {
    const later = [[choice('later', say.buttonLater())]];
    if (draft.tries.chronology) return { title: say.chronologyNeedsWitness(), lines: [], rows: later };
    const kinds = kindsInWords(category.evidence.kinds, say);
    return {
      title: say.evidenceWaits({ days: policy.service.draftKeptDays }),
      lines: [say.evidenceServes({ kinds }), say.example({ example: hint })],
      rows: later,
    };
  }
  const none = [choice('none', say.buttonNoEvidence()), choice('later', say.buttonLater())];
  if (offer[0] === 'chronology')
    return draft.tries.chronology
      ? { title: say.chronologyNeedsWitness(), lines: [], rows: [none] }
      : {
          title: say.askChronology(),
          lines: [say.whyChronology(), say.example({ example: say.exampleChronology() })],
          rows: [none],
        };
  const kinds = kindsInWords(offer, say);
  // Whoever said that there is some is asked for it, and not whether.
  const isWanted = draft.offer === 0 || Boolean(draft.tries.evidence);
  const title = isWanted ? say.askEvidence({ kinds }) : say.askOtherEvidence({ kinds });
  const missing = category.evidence.atLeast - serving(draft, policy);
  const count = missing > 1 ? ` (${missing})` : '';
  return {
    title: title + count,
    lines: [
      draft.offer === 0 ? say.whyEvidence() : undefined,
      offer.some((kind) => HINTED.has(kind)) ? say.example({ example: hint }) : undefined,
    ],
    rows: [none],
  };
}

function askSwitches(scene: Scene, choice: MakeChoice): CardBody {
  const { say } = scene;
  const { tries, name } = scene.draft();
  const again = tries.switches === undefined ? say.unsureSwitches() : say.againSwitches();
  return {
    title: say.askSwitches(),
    lines: [say.whySwitches(), name === null ? again : say.namedSwitches({ name })],
    rows: [
      [choice('who:a', say.buttonAnonymous()), choice('who:s', say.buttonSecret())],
      [choice('who:both', say.buttonBoth())],
      [choice('who:none', say.buttonNeither())],
    ],
  };
}

/** Longest value of a summary's row where messages have few lines, in characters. */
const BRIEF_VALUE_MAX = 120;

/** What is about to be sent, as officers will read it, a line where something of the writer's own was covered, and how to send it. */
function checkRows(scene: Scene): {
  readonly rows: readonly Row[];
  readonly covers: readonly string[];
  readonly end: string;
} {
  const { say } = scene;
  const draft = scene.draft();
  const readable = covered(draft, coverOf(scene, draft.switches?.anonymous ?? false));
  const isCovered =
    readable.words.some(({ text }, index) => text !== draft.words[index]?.text) ||
    readable.evidence.some((piece, index) => piece !== draft.evidence[index]);
  return {
    rows: rowsOf(readable, scene.policy, scene.talk.language),
    covers: isCovered ? [say.ownCovered()] : [],
    end: scene.turn.capabilities.buttons ? say.checkEnd() : say.checkEndNumbers(),
  };
}

/** The summary for small screens: shorter values, and one way to all that can be changed. */
function askCheckInBrief(scene: Scene, choice: MakeChoice): CardBody {
  const { say } = scene;
  const { rows, covers, end } = checkRows(scene);
  return {
    title: say.checkTitle(),
    lines: [...rows.map(({ label, value }) => `• ${label}: ${excerpt(value, BRIEF_VALUE_MAX)}`), ...covers, `\n${end}`],
    rows: [
      [choice('send', say.buttonSend())],
      [choice('edit', say.buttonEditRow()), choice('cancel', say.buttonCancel())],
    ],
  };
}

function askCheck(scene: Scene, choice: MakeChoice): CardBody {
  const { say } = scene;
  if (scene.turn.capabilities.linesMax !== undefined) return askCheckInBrief(scene, choice);
  const { rows, covers, end } = checkRows(scene);
  return {
    title: say.checkTitle(),
    lines: [...rows.map(({ label, value }) => `• ${label}: ${value}`), ...covers, `\n${end}`],
    rows: [
      [choice('send', say.buttonSend())],
      ...inRows(rows.map(({ question, label }) => choice(`row:${question}`, say.buttonEdit({ row: label })))),
      [choice('cancel', say.buttonCancel())],
    ],
  };
}

/** What a question says and offers just now. */
export function ask(scene: Scene, question: Question): CardBody {
  const { say, policy } = scene;
  const { language, draft } = scene.talk;
  const mark = markOf(scene, question);
  const choice = (action: string, label: string): Choice => ({ id: `${mark}.${action}`, label });
  const brief = () => (draft ? draftInBrief(draft, policy, language) : '');
  const wish = isWish(question) ? focusOf(scene.talk) : undefined;
  if (wish) return wishCard(scene, wish);
  if (question.startsWith('fact:')) return askFact(scene, question.slice('fact:'.length), choice);
  switch (question) {
    case 'category':
      return askCategory(scene, choice);
    case 'evidence':
      return askEvidence(scene, choice);
    case 'switches':
      return askSwitches(scene, choice);
    case 'name': {
      const name = scene.person?.from.name?.trim().slice(0, 40);
      return {
        title: say.askName(),
        lines: draft?.tries.name
          ? [say.againName()]
          : [say.whyName(), say.example({ example: say.exampleName() }), say.unsureName()],
        rows: [
          ...(name ? [[choice('name', say.buttonUseName({ name }))]] : []),
          [choice('who:a', say.buttonAnonymous())],
        ],
      };
    }
    case 'check':
      return askCheck(scene, choice);
    case 'which': {
      const rows = draft ? rowsOf(draft, policy, language) : [];
      return {
        title: say.whichRow(),
        lines: [],
        rows: [
          ...inRows(rows.map((row) => choice(`row:${row.question}`, row.label))),
          [choice('keep', say.buttonKeep())],
        ],
      };
    }
    case 'cancel':
      return {
        title: say.cancelSure(),
        lines: [brief()],
        rows: [
          [choice('keep', say.buttonResume())],
          [choice('later', say.buttonSaveForLater())],
          [choice('delete', say.buttonDelete())],
        ],
      };
    case 'erase':
      return {
        title: say.eraseSure(),
        lines: [brief()],
        rows: [[choice('delete', say.buttonEraseYes()), choice('keep', say.buttonEraseNo())]],
      };
    case 'resume':
    case 'open': {
      const [title = '', ...lines] = (question === 'open' ? say.openOffer : say.resumeOffer)({
        summary: brief(),
      }).split('\n');
      return {
        title,
        lines,
        rows: [
          [choice('resume', say.buttonResume()), choice('new', say.buttonNew())],
          [choice('delete', say.buttonDelete())],
        ],
      };
    }
    case 'area':
      return askArea(scene, choice);
    case 'spot':
      return askSpot(scene, choice);
    case 'elsewhere':
      return askElsewhere(scene, choice);
    case 'alike':
      return askAlike(scene, choice);
    case 'where': {
      const filed = scene.talk.about?.filed;
      const category = policy.categories.find(({ id }) => id === filed?.category);
      const code = filed?.code ?? '';
      return {
        title: say.whereTo({ code, category: category?.short[language] ?? '' }),
        lines: [],
        rows: [[choice(`add:${code}`, say.buttonAdd({ code }))], [choice('new', say.buttonNew())]],
      };
    }
    case 'language':
      return {
        title: say.askLanguage(),
        lines: [],
        rows: [LANGUAGES.map((each) => choice(`lang:${each}`, LANGUAGE_NAMES[each]))],
      };
    default:
      return {
        title: say.askStory(),
        lines: [say.whyStory(), say.example({ example: say.exampleStory() }), say.unsureStory()],
        rows: [],
      };
  }
}

/** What a desk wants to know. */
export function wishCard(scene: Scene, wish: Wish): CardBody {
  const choice = (action: string, label: string): Choice => ({ id: `${wish.ref}.${action}`, label });
  return wish.step === 'ask' ? askCard(scene, wish, choice) : verdictCard(scene, wish, choice);
}
