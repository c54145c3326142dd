// npm run supply [-- FILE]: writes the list of everything that is installed to run Aduan (CycloneDX, by npm itself), and asks npm's package host for advisories.
// Exits 1 where one is high or critical, 2 where nobody could be asked: that is no answer, and no all-clear.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const STANDARD_FILE = 'sbom.cdx.json';
/** Both read the lock file alone, and what is needed to run and not to develop. */
const SCOPE = ['--package-lock-only', '--omit', 'dev'];
/** A list of a thousand packages is some 2 MB. */
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

const sbomSchema = z.object({ bomFormat: z.literal('CycloneDX'), components: z.array(z.unknown()).min(1) });
/** What `npm audit --json` prints when it was answered (report version 2). */
const auditSchema = z.object({
  metadata: z.object({ vulnerabilities: z.object({ high: z.number(), critical: z.number(), total: z.number() }) }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
});
/** What it prints when it was not. */
const failureSchema = z.object({
  statusCode: z.number().optional(),
  error: z.object({ code: z.string().nullish() }).optional(),
});

/** What advisories say of what is installed. */
export type Advice =
  | { readonly asked: true; readonly total: number; readonly grave: readonly string[] }
  /** `why`: a code, never the host's name. */
  | { readonly asked: false; readonly why: string };

/** Reads what `npm audit --json` printed. `grave`: names of packages with an advisory that is high or critical. */
export function adviceIn(printed: string): Advice {
  let json: unknown;
  try {
    json = JSON.parse(printed);
  } catch {
    return { asked: false, why: 'no answer' };
  }
  const audit = auditSchema.safeParse(json);
  if (!audit.success) {
    const failure = failureSchema.safeParse(json).data;
    return {
      asked: false,
      why: failure?.error?.code ?? (failure?.statusCode ? `HTTP ${failure.statusCode}` : 'no answer'),
    };
  }
  const { vulnerabilities, metadata } = audit.data;
  const isGrave = ({ severity }: { readonly severity: string }) => severity === 'high' || severity === 'critical';
  const grave = Object.entries(vulnerabilities).flatMap(([name, each]) => (isGrave(each) ? [name] : []));
  return { asked: true, total: metadata.vulnerabilities.total, grave };
}

/** Runs npm; what it printed counts, whatever it exits with: `audit` exits 1 for what it finds as well. */
function npm(args: readonly string[]): string {
  try {
    return execFileSync('npm', [...args], {
      encoding: 'utf8',
      maxBuffer: OUTPUT_BYTES_MAX,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    return error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' ? error.stdout : '';
  }
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function supply(file: string): number {
  const printed = npm(['sbom', '--sbom-format', 'cyclonedx', ...SCOPE]);
  const parts = sbomSchema.parse(JSON.parse(printed)).components.length;
  writeFileSync(file, printed);
  say(`${parts} packages are listed in ${file} (CycloneDX), each with its version, hash and licence.`);
  const advice = adviceIn(npm(['audit', '--json', ...SCOPE]));
  if (!advice.asked) {
    say(
      `Advisories could not be asked (${advice.why}): run it again where npm reaches its package host. This is no all-clear.`,
    );
    return 2;
  }
  if (advice.grave.length === 0) {
    say(`No advisory is high or critical; ${advice.total} in all.`);
    return 0;
  }
  say(`High or critical advisories on ${advice.grave.join(', ')}: npm audit tells more.`);
  return 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = supply(path.resolve(process.argv[2] ?? STANDARD_FILE));
