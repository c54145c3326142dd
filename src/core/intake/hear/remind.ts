import type { CitizenEvent } from '../../event.ts';
import { wishMessage } from '../cards/cards.ts';
import { filedWords, noteFiled, tellDesk, viewOf } from '../filed/filed-acts.ts';
import type { Scene } from '../talk/scene.ts';
import { changeWish, focusOf } from '../talk/wishes.ts';

/**
 * Puts a desk's question once more to a citizen who has it and does not answer: once for each question. Not where we may write only for a while after
 * the citizen's last word: there it would wait for them and say nothing new. The officers' card says that it was done.
 */
export function remindOfQuestion(scene: Scene, event: Extract<CitizenEvent, { type: 'remind' }>): void {
  const { code, ask, receipt } = event;
  const wish = scene.talk.wishes.find((each) => each.step === 'ask' && each.ask === ask && each.filed.code === code);
  if (!wish || wish.unseen || wish.reminded || viewOf(scene, code)?.status !== 'asked') return;
  if (scene.turn.capabilities.answersWithinMs !== undefined) return;
  const { question } = scene.talk;
  const isNext = question === null || focusOf(scene.talk) === wish;
  scene.talk = changeWish(scene.talk, wish.ref, { reminded: true, ...(isNext ? { rests: false } : {}) });
  noteFiled(scene, wish.filed, scene.now, { from: 'bot', internal: true, text: '', again: ask });
  tellDesk(scene, code, 'went');
  const about = filedWords(scene, wish.filed, { desk: wish.desk });
  if (isNext) {
    if (receipt) scene.receipts.set(wish.ref, receipt);
    scene.tellOf('askReminder', about);
    scene.speakOf(wish.filed);
    return;
  }
  // Something else is asked at the bottom, and stays so: this stands beside it, and is answered by its buttons or by a reply.
  const { text, ...more } = wishMessage(scene, wish);
  const message = { ...more, text: [`${scene.say.askReminder(about)}\n\n`, ...text] };
  const belonging = { about: code, ...(receipt ? { receipt } : {}) };
  scene.effects.push({ do: 'send', delivery: { kind: 'message', ref: `c${scene.next()}`, message, ...belonging } });
}
