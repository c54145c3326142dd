/** Letters that no shell reads anything into. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** A word as it is to be typed in a shell: a folder's name may hold spaces. */
export const inShell = (word: string): string => (PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
