/** What goes wrong on any machine one day (no room, no right, a disk that fails) in words for whoever runs it: what it is, and what to do next. */
import { EvidenceFault } from './core/evidence/fault.ts';
import { storeFaultOf } from './core/store/engine/sqlite.ts';
import { StoreFault } from './core/store/port/store.ts';
import { storeFaultInWords } from './database.ts';

const NO_RIGHT = [
  'this user has no right to',
  'run it as the user that Aduan runs as, or give this one the right',
] as const;
const NO_DESCRIPTOR = ['too many files are open', 'raise the limit (LimitNOFILE, ulimit -n) and try again'] as const;

/** What it is and what to do, by the code that the system answers with. Others are a fault of ours as likely as the machine's. */
const SYSTEM: Readonly<Record<string, readonly [what: string, help: string]>> = {
  ENOSPC: ['the disk is full', 'make room and try again'],
  EDQUOT: ['this user may put no more there', 'make room, or have the quota raised, and try again'],
  EROFS: [
    'it can only be read',
    'mount it so that it can be written (after an error Linux does that by itself: dmesg)',
  ],
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EIO: ['the disk fails', 'look at it (dmesg), then try again'],
  EMFILE: NO_DESCRIPTOR,
  ENFILE: NO_DESCRIPTOR,
  ENOENT: ['there is no such file or folder', 'look at the name'],
  ENOTDIR: ['a part of the name is a file and no folder', 'look at the name'],
  EEXIST: ['there is a file of that name', 'choose another name'],
  EISDIR: ['it is a folder', 'name a file'],
};

/**
 * What to tell the operator of a fault of the machine's.
 * @param where whether the database is a file or a server: what to do differs
 * @returns a sentence without a full stop, with the file's name where the system told one, and its code; undefined where it may as well be a
 * fault of the program
 */
export function faultInWords(error: unknown, where: Parameters<typeof storeFaultInWords>[1] = {}): string | undefined {
  const fault = storeFaultOf(error);
  if (fault instanceof StoreFault) return storeFaultInWords(fault, where);
  const { code, path } = told(error);
  const words = code === undefined ? undefined : SYSTEM[code];
  if (words === undefined) return undefined;
  const [what, help] = words;
  return `${path === undefined ? '' : `${path}: `}${what} (${code}): ${help}`;
}

/** The system's code, and the file it is about. An evidence fault carries the code alone. */
function told(error: unknown): { readonly code?: string; readonly path?: string } {
  if (error instanceof EvidenceFault) return { code: error.code };
  // Only what a call of the system threw has its name: libraries have codes of their own.
  if (!(error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string')) return {};
  return { code: error.code, ...('path' in error && typeof error.path === 'string' && { path: error.path }) };
}
