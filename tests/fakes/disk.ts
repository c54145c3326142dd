import { spawnSync } from 'node:child_process';

/**
 * A disk that takes nothing more. In life the folder is full; here the kernel refuses a running program every byte it would write to a file
 * (RLIMIT_FSIZE set from outside, taken away again later): the same failed writes at the same places, with no need to mount anything. Node
 * ignores the signal that comes with it. Only Linux can do that to a running process.
 */
export const canFillDisk = (): boolean =>
  process.platform === 'linux' && spawnSync('python3', ['-c', 'import resource; resource.prlimit']).status === 0;

/**
 * Lets a running program open no file and no line more, or as many as before.
 * @returns why it could not be set, for a process that may be gone
 */
export function limitDescriptors(pid: number | undefined, isNone: boolean): string | undefined {
  const script =
    'import resource, sys; pid = int(sys.argv[1]); hard = resource.prlimit(pid, resource.RLIMIT_NOFILE)[1]; resource.prlimit(pid, resource.RLIMIT_NOFILE, (0 if sys.argv[2] == "none" else hard, hard))';
  const { status, stderr } = spawnSync('python3', ['-c', script, String(pid), isNone ? 'none' : 'all']);
  return status === 0 ? undefined : `the limit could not be set: ${stderr}`;
}

/**
 * @param bytes largest file the process may write from now on; -1 takes the limit away
 * @returns why it could not be set, for a process that may be gone
 */
export function limitFiles(pid: number | undefined, bytes: number): string | undefined {
  const script =
    'import resource, sys; resource.prlimit(int(sys.argv[1]), resource.RLIMIT_FSIZE, (int(sys.argv[2]), -1))';
  const { status, stderr } = spawnSync('python3', ['-c', script, String(pid), String(bytes)]);
  return status === 0 ? undefined : `the limit could not be set: ${stderr}`;
}
