import { Command, CommanderError } from 'commander';
import { EXIT, Refusal } from './cli/house.ts';

/**
 * The command line, nothing else. Each command is loaded when it is called, so that `--help` and a bad setting answer at once.
 * Exit codes: 0 done, 1 not done (the reason is printed), 2 a setting or the policy can not be used.
 */
const program = new Command('aduan')
  .description("Citizens' complaints to the government, taken over chat.")
  .showHelpAfterError()
  .addHelpText(
    'after',
    '\nExit codes: 0 done · 1 not done, the reason is printed · 2 a setting or the policy can not be used.',
  );

program
  .command('start')
  .description('start everything: web chat, channels, worker')
  .option('--role <role>', 'all, channels or worker (this version runs all in one process)', 'all')
  .action(async (options: { role: string }) => (await import('./cli/start.ts')).start(options));
program
  .command('doctor')
  .description('check settings, database, disk, policy and each channel, and say how to mend what fails')
  .option('--json', 'print JSON')
  .action(async (options: { json?: boolean }) => (await import('./cli/doctor.ts')).doctor(options));
program
  .command('invite')
  .description('print a one-time invitation for a desk, good for 30 minutes')
  .requiredOption('--desk <desk>', 'id of a desk in the policy, for example kalsel')
  .option('--role <role>', 'officer, admin or supervisor', 'admin')
  .action(async (options: { desk: string; role: string }) => (await import('./cli/invite.ts')).invite(options));
program
  .command('export')
  .description('print every complaint, oldest first')
  .option('--format <format>', 'jsonl or csv', 'jsonl')
  .option('--since <date>', 'only those submitted on or after this day, YYYY-MM-DD')
  .action(async (options: { format: string; since?: string }) =>
    (await import('./cli/export.ts')).exportComplaints(options),
  );
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
  .description('copy database and evidence of the running program into an empty folder, with a list of hashes')
  .action(async (dir: string) => (await import('./cli/backup.ts')).backup(dir));
program
  .command('chat')
  .description('talk to the bot in the terminal')
  .option('--lang <language>', 'id or en', 'id')
  .action(async (options: { lang: string }) => (await import('./cli/chat.ts')).chat(options));
program
  .command('demo')
  .description('fill an empty DATA_DIR with sample complaints')
  .option('--complaints <n>', 'how many', '40')
  .action(async (options: { complaints: string }) => (await import('./cli/demo.ts')).demo(options));

program.exitOverride();
for (const command of [...program.commands, ...policy.commands]) command.exitOverride();

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof Refusal) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode;
  } else {
    // The message of a fault may hold anything: its name, its code and where it came from are enough to find it.
    const { describeFault } = await import('./core/observe.ts');
    const { code, frame } = describeFault(error);
    process.stderr.write(`Aduan stopped: ${code}${frame ? ` at ${frame}` : ''}\n`);
    process.exitCode = EXIT.failed;
  }
}
