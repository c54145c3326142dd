import type { AskedOfUs } from '../../language/asks-about.ts';
import type { Scene } from '../talk/scene.ts';

/** Categories that are named to whoever asks what can be reported: the first of the policy, which are the commonest. */
const NAMED_MAX = 8;

/** Answers what somebody asks about the service itself. */
export function tellAbout(scene: Scene, about: AskedOfUs): void {
  scene.tell(about, wordOf(scene, about));
}

function wordOf({ policy, talk }: Scene, about: AskedOfUs): string | undefined {
  if (about === 'aboutTime') return String(policy.service.verifyDays);
  if (about !== 'aboutScope') return undefined;
  const names = policy.categories.slice(0, NAMED_MAX).map(({ short }) => short[talk.language]);
  return names.join(', ');
}
