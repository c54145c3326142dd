import type { AskedOfUs } from '../../language/asks-about.ts';
import type { Scene } from '../talk/scene.ts';

/** Categories that are named to whoever asks what can be reported: the first of the policy, which are the commonest. */
const NAMED_MAX = 8;

/** Answers what somebody asks about the service itself. */
export function tellAbout(scene: Scene, about: AskedOfUs): void {
  const names = scene.policy.categories.slice(0, NAMED_MAX).map(({ short }) => short[scene.talk.language]);
  scene.tell(about, about === 'aboutScope' ? names.join(', ') : undefined);
}
