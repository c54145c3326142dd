import { SETTLED, type UnaskedEvent } from '../../event.ts';
import type { Scene } from '../talk/scene.ts';
import type { Wish } from '../talk/wish.ts';
import { changeWish, withoutWish, withResting, withWish } from '../talk/wishes.ts';

const isMeant = (wish: Wish, { code, ask }: UnaskedEvent): boolean =>
  wish.filed.code === code && (wish.step === 'ask' ? wish.ask === ask : wish.step === 'settled' && ask === SETTLED);

/** A question did not get there: it rests until its citizen writes. */
export function hearUnasked(scene: Scene, event: UnaskedEvent): void {
  const { why, receipt } = event;
  const wish = scene.talk.wishes.find((each) => isMeant(each, event));
  if (wish) scene.talk = changeWish(withResting(scene.talk, wish), wish.ref, { unseen: { why, receipt } });
}

/** After a person was heard, who had not seen the question yet: asked again where it was lost, and open from their next message where it was held. */
export function askUnseen(scene: Scene): void {
  for (const wish of scene.talk.wishes) {
    if (!wish.unseen) continue;
    const { why, receipt } = wish.unseen;
    if (why === 'held')
      scene.talk = changeWish(scene.talk, wish.ref, { rests: true, unseen: { why: 'given', receipt } });
    if (why !== 'lost') continue;
    const ref = `w-${scene.next()}`;
    const again: Wish = { ...wish, ref, at: scene.now, rests: false, unseen: undefined };
    scene.talk = withWish(withoutWish(scene.talk, wish), again);
    scene.receipts.set(ref, receipt);
    scene.show = true;
  }
}
