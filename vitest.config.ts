import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { memoryFolder } from './tests/memory-folder.ts';

/**
 * Folders whose tests leave nothing behind in the process they run in: files of one worker share the modules they load, which takes longer than most of
 * what is tested with them.
 */
const TOGETHER = [
  ...['calendar', 'complaint', 'desk', 'intake', 'language', 'policy', 'seal', 'understanding'],
  ...['conformance', 'evidence', 'telegram', 'whatsapp', 'x'],
].map((folder) => `tests/${folder}/**/*.test.ts`);
/** Folders whose tests kill the program amid what it writes: that takes as long as on a disk, so that there is an amid. */
const ON_DISK = ['chaos', 'kill'].map((folder) => `tests/${folder}/**/*.test.ts`);

/** Where those that are run together have their place among the others. */
const TOGETHER_HERE = '(together)';
/**
 * Where the files lie that take minutes, longest first: one that is begun last would be waited for alone; and those that mostly wait beside those
 * that keep a machine busy. In the middle are those that share their modules, so that a worker keeps what it loaded: they are most of the tests, and
 * where time is short (`tests/begins-in-time.ts`) what comes after them is passed over.
 */
const LONG = [
  ...['chaos/power', 'chaos/sqlite', 'chaos/split', 'kill/whatsapp', 'chaos', 'kill'],
  TOGETHER_HERE,
  ...['simulation', 'cli/secret-rotate', 'cli/commands', 'app/gets-nowhere', 'app/fleet'],
  ...['app', 'cli', 'fakes', 'store'],
];
/** Of those that share their modules. */
const LONG_TOGETHER = ['desk/rights-in-chat', 'desk', 'intake', 'understanding'];
const placeIn = (list: readonly string[], moduleId: string): number => {
  const place = list.findIndex((each) => moduleId.includes(`/tests/${each}`));
  return place < 0 ? list.length : place;
};

/** Long files first, so that all workers end at about the same time. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) =>
      project.name === 'together'
        ? LONG.indexOf(TOGETHER_HERE) + placeIn(LONG_TOGETHER, moduleId) / (LONG_TOGETHER.length + 1)
        : placeIn(LONG, moduleId);
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

const folder = memoryFolder();
/** Of each project. What is set up once for the run is not among it: a project that extends another sets it up again. */
const each = {
  setupFiles: ['tests/begins-in-time.ts'],
  // Far longer than any takes: a machine that others keep busy fails for no other reason than a wrong result.
  testTimeout: 400_000,
  hookTimeout: 400_000,
  // What is looked for again and again comes at once, unless the machine is busy with other tests.
  expect: { poll: { timeout: 30_000 } },
};
const inMemory = { ...each, env: folder === undefined ? {} : { TMPDIR: folder, TMPDIR_THAT_STAYS: tmpdir() } };

export default defineConfig({
  test: {
    globalSetup: ['tests/global-setup.ts'],
    // More than twice as many as cores: those that kill and restart programs wait most of the time.
    maxWorkers: 5,
    sequence: { sequencer: LongFirst },
    projects: [
      { test: { ...inMemory, name: 'together', include: TOGETHER, isolate: false } },
      { test: { ...inMemory, name: 'alone', include: ['tests/**/*.test.ts'], exclude: [...TOGETHER, ...ON_DISK] } },
      { test: { ...each, name: 'killed', include: ON_DISK } },
    ],
  },
});
