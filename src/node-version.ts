/** As `engines` in package.json has it, which npm only warns of. */
const MAJOR_MIN = 20;
const MINOR_MIN = 19;

/** What to tell whoever runs a Node.js that is too old; undefined for one that is not. @param version such as `20.19.0` */
export function nodeTooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > MAJOR_MIN || (major === MAJOR_MIN && minor >= MINOR_MIN);
  return enough ? undefined : `Node.js ${version} is too old: install ${MAJOR_MIN}.${MINOR_MIN} or newer.`;
}
