import { Command, CommanderError, Option } from 'commander';
import { nodeTooOld } from './node-version.ts';
import { EXIT, Refusal } from './refusal.ts';
import type { Role } from './role.ts';

const tooOld = nodeTooOld(process.versions.node);
if (tooOld) {
  process.stderr.write(`${tooOld}\n`);
  process.exit(EXIT.failed);
}

// What is written here is for this user alone, also in a folder that others may open: SQLite makes its files by the umask.
process.umask(0o077);

/**
 * The command line, nothing else. Each command is loaded when it is called, so that `--help` and a bad setting answer at once.
 */
const program = new Command('aduan')
  .description("Citizens' complaints to the government, taken over chat.")
  .showHelpAfterError('(--help tells what there is)');

program
  .command('start')
  .description('start: web chat, channels, worker')
  .addOption(
    new Option(
      '--role <role>',
      'what this process does: all; or, where several share a DATABASE_URL and a REDIS_URL, only channels (receives) or only worker (decides and sends)',
    )
      .choices(['all', 'channels', 'worker'])
      .default('all'),
  )
  .action(async (options: { role: Role }) => (await import('./cli/start.ts')).start(options));
program
  .command('doctor')
  .description('check settings, database, disk, policy and each channel, and say how to mend what fails')
  .option('--json', 'print JSON')
  .action(async (options: { json?: boolean }) => (await import('./cli/doctor.ts')).doctor(options));
program
  .command('invite')
  .description('print a one-time invitation to a desk, good for 30 minutes')
  .requiredOption('--desk <desk>', 'id of a desk in the policy, for example kalsel')
  .addOption(
    new Option('--role <role>', 'rights at the desk').choices(['officer', 'admin', 'supervisor']).default('admin'),
  )
  .action(async (options: { desk: string; role: 'officer' | 'admin' | 'supervisor' }) =>
    (await import('./cli/invite.ts')).invite(options),
  );
program
  .command('export')
  .description('print every complaint, oldest first, a line each')
  .addOption(new Option('--format <format>', 'how').choices(['jsonl', 'csv']).default('jsonl'))
  .option('--since <date>', 'only those submitted on or after this day, YYYY-MM-DD')
  .action(async (options: { format: 'jsonl' | 'csv'; since?: string }) =>
    (await import('./cli/export.ts')).exportComplaints(options),
  );
program
  .command('affected')
  .description(
    'after a breach: print whose data were in reach, a line each without a word of them, and a summary; or the notice',
  )
  .option(
    '--since <date>',
    'only what came, or was added to, on or after this day, YYYY-MM-DD: for what passed through strange hands',
  )
  .option('--until <date>', 'only what was here by the end of this day: for a copy that was made then')
  .option('--notice', 'print what is written to them and to the authority, to be filled in')
  .addOption(new Option('--lang <language>', 'language of the notice').choices(['id', 'en']).default('id'))
  .action(async (options: { since?: string; until?: string; notice?: boolean; lang: 'id' | 'en' }) => {
    const { affected, notice } = await import('./cli/affected.ts');
    if (options.notice) notice(options.lang);
    else await affected(options);
  });
const policy = program.command('policy').description('work with policy files');
policy
  .command('check <file>')
  .description('explain each mistake of a policy file with its line and a fix')
  .action(async (file: string) => (await import('./cli/policy-check.ts')).policyCheck(file));
program
  .command('understand <file>')
  .description('print what is understood of each message of a JSONL file, storing nothing')
  .action(async (file: string) => (await import('./cli/understand.ts')).understandFile(file));
program
  .command('verify')
  .description('check that database, evidence files and audit chain agree')
  .action(async () => (await import('./cli/verify.ts')).verify());
program
  .command('backup <dir>')
  .description('copy database and evidence, of the running program too, into an empty folder, with a list of hashes')
  .action(async (dir: string) => (await import('./cli/backup.ts')).backup(dir));
program
  .command('migrate')
  .description('bring a database to this version without starting, as `start` does: for a copy of a backup')
  .action(async () => (await import('./cli/migrate.ts')).migrate());
program
  .command('erase-again')
  .description(
    'after a backup was restored: erase in it again what people had erased since, by the ledger of erasures; `start` does it too',
  )
  .action(async () => (await import('./cli/erase-again.ts')).eraseAgain());
const secret = program.command('secret').description('work with the secret of an installation');
secret
  .command('rotate')
  .description(
    'replace the secret, and write anew whatever is sealed with it; while nothing runs. Broken off, it goes on where it stopped',
  )
  .option('--to <file>', 'a file with the new secret (default: one that is made here)')
  .option(
    '--copy-stolen',
    'an old copy of the data is in strange hands: web chats end (it tells their cookies), and so do codes that nobody has used',
  )
  .action(async (options: { to?: string; copyStolen?: boolean }) =>
    (await import('./cli/secret-rotate.ts')).secretRotate(options),
  );
program
  .command('copy')
  .description('copy one database into another, also while a program works on the first; again: only what is missing')
  .requiredOption('--from <database>', 'sqlite:PATH of an aduan.db, or postgres://…')
  .requiredOption('--to <database>', 'sqlite:PATH of a file, or postgres://… of an empty database or an earlier copy')
  .action(async (options: { from: string; to: string }) => (await import('./cli/copy.ts')).copy(options));
program
  .command('copy-evidence')
  .description(
    'copy evidence files from a folder into a bucket or back, compared by hashes; again: only what is missing',
  )
  .option('--from <place>', 'file:///folder or s3://bucket/prefix (default: DATA_DIR/evidence)')
  .option('--to <place>', 'file:///folder or s3://bucket/prefix (default: EVIDENCE_URL)')
  .action(async (options: { from?: string; to?: string }) =>
    (await import('./cli/copy-evidence.ts')).copyEvidence(options),
  );
program
  .command('chat')
  .description('talk to the bot in the terminal, as a citizen and (after #admin) at the desk; nothing is kept')
  .addOption(new Option('--lang <language>', 'language of the bot').choices(['id', 'en']).default('id'))
  .option('--repro <file>', 'write the talk to a file, as JSON')
  .action(async (options: { lang: 'id' | 'en'; repro?: string }) => (await import('./cli/chat.ts')).chat(options));
program
  .command('demo')
  .description('fill an empty DATA_DIR with sample complaints')
  .option('--complaints <n>', 'how many', '40')
  .action(async (options: { complaints: string }) => (await import('./cli/demo.ts')).demo(options));

const EXIT_CODES =
  '\nExit codes: 0 done · 1 not done or something is wrong, the reason is printed · 2 a setting, an option or the policy can not be used.';
for (const command of [program, ...program.commands, ...policy.commands, ...secret.commands])
  command.exitOverride().addHelpText('after', EXIT_CODES);

/** `export | head` closes the pipe early: that is no mistake of anybody's. Only who takes complaints goes on without a reader. */
let goesOn = false;
program.hook('preAction', (_, command) => {
  goesOn = command.name() === 'start';
});
process.stdout.on('error', () => {
  if (!goesOn) process.exit(EXIT.ok);
});

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = await failed(error);
}

/** Says why in plain words. @returns the exit code */
async function failed(error: unknown): Promise<number> {
  if (error instanceof Refusal) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  // Commander has printed it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badSetting;
  const words = await machineFault(error);
  if (words !== undefined) {
    process.stderr.write(`Aduan stopped: ${words}\n`);
    return EXIT.failed;
  }
  // The message of a fault may hold anything: its code and where it came from are enough to find it.
  const { describeFault } = await import('./core/observe.ts');
  const { code, frame } = describeFault(error);
  process.stderr.write(`Aduan stopped: ${code}${frame ? ` at ${frame}` : ''}\n`);
  return EXIT.failed;
}

/** What the machine has to be helped with; undefined where the fault may be ours. */
async function machineFault(error: unknown): Promise<string | undefined> {
  const { settingsOfProcess } = await import('./config.ts');
  const { faultInWords } = await import('./fault-in-words.ts');
  const read = settingsOfProcess();
  return faultInWords(error, read.ok ? read.settings : {});
}
