/**
 * Builds dist/ from src/ when a source, this file or an installed package is newer than the last build. Runs before every start, so it must be
 * quick when nothing changed. Types are not looked at here: `npm run check` does that.
 *
 * Half of what a start used to take was finding and reading 1,000 small files. So ours, and those packages that every start loads, become a few large
 * ones; what only some starts load stays apart and is loaded by them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = path.join(root, 'src');
const dist = path.join(root, 'dist');
const mark = path.join(dist, '.built');

/** The program, and what it starts in a thread or a process of its own. */
const ENTRIES = ['main.ts', 'bots/telegram/sending-thread.ts', 'core/evidence/picture-child.ts'];
/** Packages that every start loads, and that are nothing but JavaScript. All others are loaded from node_modules. */
const BUNDLED = [
  ...['@fastify/busboy', '@hono/node-server', 'commander', 'drizzle-orm', 'hono', 'prom-client'],
  ...['telegraf', 'twitter-api-v2', 'uqr', 'yaml', 'zod'],
];
/** What CommonJS packages ask for, and modules do not have. */
const REQUIRE = "import { createRequire as toRequire } from 'node:module'; const require = toRequire(import.meta.url);";
/** What packages use of Node.js that is to go one day (22 and 24 say so at every start) is news for whoever updates them, and none for an operator. */
const CALM = 'process.noDeprecation = true;';
/** Stands for the way to dist/ until it is known in which file a source ends up. */
const TO_DIST = '__TO_DIST__';

/** Our own packages that are not bundled stay where they are, whoever asks for them; what bundled ones need besides is bundled with them. */
const packages = {
  name: 'packages',
  setup({ onResolve }) {
    const { dependencies, optionalDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    const apart = Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !BUNDLED.includes(name));
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind !== 'entry-point' && apart.some((each) => name === each || name.startsWith(`${each}/`))
        ? { path: name, external: true }
        : undefined,
    );
  },
};

/** A source finds files beside it by its own place in src/, although it is in another file now. */
const places = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8');
      const place = path.relative(src, file).replaceAll(path.sep, '/').replace(/\.ts$/, '.js');
      const url = `new URL(${JSON.stringify(`${TO_DIST}/${place}`)}, import.meta.url).href`;
      return { contents: text.replaceAll('import.meta.url', url), loader: 'ts' };
    });
  },
};

/** When the newest thing that goes into a build was changed, epoch ms. */
function newestPart() {
  let newest = 0;
  const look = (file) => {
    newest = Math.max(newest, fs.statSync(file).mtimeMs);
  };
  for (const entry of fs.readdirSync(src, { recursive: true, withFileTypes: true }))
    if (entry.name.endsWith('.ts')) look(path.join(entry.parentPath, entry.name));
  look(fileURLToPath(import.meta.url));
  // npm writes it with each install.
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (fs.existsSync(installed)) look(installed);
  return newest;
}

export async function build() {
  if (fs.existsSync(mark) && fs.statSync(mark).mtimeMs >= newestPart()) return;
  const { build: bundle } = await import('esbuild');
  const { outputFiles } = await bundle({
    entryPoints: ENTRIES.map((entry) => path.join(src, entry)),
    outbase: src,
    outdir: dist,
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: `${REQUIRE} ${CALM}` },
    plugins: [packages, places],
    logLevel: 'warning',
    write: false,
  });
  // Whole files only, and the program last: others may start at the same time, and build the same.
  const order = outputFiles.toSorted((a, b) => Number(isProgram(a.path)) - Number(isProgram(b.path)));
  for (const { path: file, text } of order) {
    const way = path.relative(path.dirname(file), dist).replaceAll(path.sep, '/') || '.';
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.${process.pid}`, text.replaceAll(TO_DIST, way));
    fs.renameSync(`${file}.${process.pid}`, file);
  }
  clear(new Set(outputFiles.map(({ path: file }) => file)));
  fs.writeFileSync(mark, '');
}

const isProgram = (file) => file === path.join(dist, 'main.js');

/** Takes away what an earlier build has left. */
function clear(made) {
  for (const entry of fs.readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && entry.name.endsWith('.js') && !made.has(file)) fs.rmSync(file, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
