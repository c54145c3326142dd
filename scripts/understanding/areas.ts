// Writes the lists of Indonesia's districts and Kalimantan Selatan's villages. Run seldom, when areas change:
//   npm install --no-save geografis@1.3.2 && npx tsx scripts/understanding/areas.ts
// The package (62 MB unpacked) is needed for nothing else, so it is no dependency.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { cellOf, INDONESIA, KALSEL } from '../../src/core/understanding/place/cells.ts';

const Village = z.object({
  code: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  village: z.string(),
  latitude: z.number(),
  longitude: z.number(),
});
type Village = z.output<typeof Village>;

const KALSEL_CODE = '63';
/** Districts as their own regencies spell them. */
const SPELT: Readonly<Record<string, string>> = {
  'Tanah Laut|Bati Bati': 'Bati-Bati',
  'Banjar|Aluh Aluh': 'Aluh-Aluh',
  'Banjar|Pengarom': 'Pengaron',
  'Tanah Bumbu|Batu Licin': 'Batulicin',
  'Balangan|Batu Mandi': 'Batumandi',
};

const data = createRequire(import.meta.url).resolve('geografis/data/json/data.json');
const villages = z.array(Village).parse(JSON.parse(readFileSync(data, 'utf8')));

/** Cities and regencies as people write them. */
const CALLED: Readonly<Record<string, string>> = {
  Palangkaraya: 'Palangka Raya',
  'Toba Samosir': 'Toba',
  Pasangkayu: 'Pasangkayu',
};
const bare = (city: string): string => {
  const name = city.replace(/^(Kabupaten|Kota) (?:Administrasi |Adm\. )?/, '');
  return CALLED[name] ?? name;
};
const spelt = ({ city, district }: Village): string => SPELT[`${bare(city)}|${district}`] ?? district;
const middle = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

function grouped<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

const ORIGIN =
  "from the npm package `geografis` 1.3.2 (MIT, by drizki), which has them from the interior ministry's list (cahyadsn/wilayah, MIT)";

const kalsel = [
  ...grouped(
    villages.filter(({ code }) => code.startsWith(KALSEL_CODE)),
    (v) => `${bare(v.city)}|${spelt(v)}`,
  ),
].map(
  ([head, list]) =>
    `${head}|${list.map(({ village, latitude, longitude }) => `${village}@${cellOf(KALSEL, latitude, longitude)}`).join(',')}`,
);
writeFileSync(
  new URL('../../src/core/understanding/data/villages.ts', import.meta.url),
  `/**
 * The districts (kecamatan) of Kalimantan Selatan with their villages (desa, kelurahan), one district a line:
 * \`regency|district|village@cell,village@cell …\`, the cell of the village's middle in the grid KALSEL. Names and points
 * ${ORIGIN};
 * a few district names are spelt as their regencies do. Made by scripts/understanding/areas.ts.
 */
export const VILLAGES = \`
${kalsel.join('\n')}
\`;
`,
);

const provinces = [...grouped(villages, ({ province }) => province)].map(([province, inside]) => {
  const regencies = [...grouped(inside, ({ city }) => city)].map(([city, list]) => {
    const districts = [...grouped(list, spelt)].map(
      ([district, own]) =>
        `${district}@${cellOf(INDONESIA, middle(own.map(({ latitude }) => latitude)), middle(own.map(({ longitude }) => longitude)))}`,
    );
    const code = (list[0]?.code ?? '').slice(0, 5).replace('.', '');
    return `${code}|${bare(city)}${city.startsWith('Kota ') ? '*' : ''}|${districts.join(',')}`;
  });
  return [`# ${province}`, ...regencies].join('\n');
});
writeFileSync(
  new URL('../../src/core/understanding/data/districts.ts', import.meta.url),
  `/**
 * Indonesia's provinces (\`# name\`), their regencies and cities (a city's name ends in \`*\`) and districts (kecamatan):
 * \`code|regency|district@cell,district@cell …\`. The code is the interior ministry's, with which a NIK begins; the cell is of
 * the district's middle in the grid INDONESIA. Names and points ${ORIGIN}.
 * Made by scripts/understanding/areas.ts.
 */
export const DISTRICTS = \`
${provinces.join('\n')}
\`;
`,
);
