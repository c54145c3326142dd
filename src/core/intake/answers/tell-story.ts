import { asksAtEnd } from '../../language/asks-about.ts';
import { steeringOf } from '../../language/words.ts';
import { withoutKeyword } from '../../understanding/keyword.ts';
import type { Understood } from '../../understanding/understood.ts';
import { hasStory } from '../draft/plan.ts';
import { isSmallTalk, keepWords, read, readBack, type Said, takeIn, withQuotes } from '../reading/read.ts';
import { tellTwo } from '../reading/two.ts';
import type { Scene } from '../talk/scene.ts';
import { tellAbout } from './about.ts';
import { addLinks } from './answer-evidence.ts';
import { tellsMore } from './more-of-known.ts';
import { tellsOnlyWhere } from './told-beside.ts';

/** Takes words as (part of) what happened, with all they tell; of several matters in one message those after the first are set aside. */
export function tellStory(scene: Scene, said: Said, understood: Understood): void {
  const about = asksAtEnd(said.text);
  if (about) tellAbout(scene, about);
  if (tellTwo(scene, said, understood)) return;
  const { draft } = scene.talk;
  if (!(draft && hasStory(draft)) && understood.links.length === 0 && tellsOnlyWhere(said.text, understood)) {
    tellWhere(scene, said, understood);
    return;
  }
  const { keyword } = understood;
  // A desk's keyword alone does not tell what happened.
  keepWords(scene, withQuotes(said, understood), keyword === undefined || withoutKeyword(said.text, keyword) !== '');
  readBack(scene, takeIn(scene, understood, said.messageId));
  addLinks(scene, understood.links, said.messageId);
}

/** Takes nothing but a place: "Jl. Belitung Darat" is no trouble with a road. What happened there is asked. */
function tellWhere(scene: Scene, said: Said, understood: Understood): void {
  const { category, categories } = scene.draft();
  keepWords(scene, said, false);
  const news = takeIn(scene, understood, said.messageId).filter((id) => id !== 'category');
  scene.change((draft) => ({ ...draft, category, categories }));
  readBack(scene, news);
}

/** Further words in the same breath, or without a question: they tell more, they answer nothing. */
export function hearMore(scene: Scene, said: Said): void {
  const understood = read(scene, said.text);
  // "Iya", "gak ada" answer a question that was not seen yet, and tell nothing.
  const isNoise = understood.kind.value === 'noise' && understood.links.length === 0;
  const isNothing = isNoise || typeof steeringOf(said.text) === 'object';
  if (isNothing || isSmallTalk(understood, said.text)) scene.show = true;
  // "Depan SMPN 6", then "Banjarmasin": more of what is known, though nothing was asked yet.
  else if (!(scene.talk.draft && tellsMore(scene, said))) tellStory(scene, said, understood);
}
