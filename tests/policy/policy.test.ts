import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routeDesk, suggestDesks } from '../../src/core/complaint/routing.ts';
import { defaultPolicyPath, parsePolicy } from '../../src/core/policy/load.ts';
import { policyJsonSchema } from '../../src/core/policy/schema.ts';
import { policy } from '../fixtures/policy.ts';

const shipped = readFileSync(defaultPolicyPath(), 'utf8');
const mistakesIn = (text: string) => {
  const parsed = parsePolicy(text, 'x.yaml');
  return parsed.ok ? [] : parsed.mistakes;
};
/** The line on which a text stands, counted from 1. */
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('the policy that ships', () => {
  it('is good, with the categories of SP4N-LAPOR! and every regency of Kalimantan Selatan', () => {
    expect(mistakesIn(shipped)).toEqual([]);
    expect(policy.categories.length).toBeGreaterThanOrEqual(10);
    expect(policy.regencies).toHaveLength(13);
    for (const { name } of policy.regencies)
      expect(
        policy.desks.some(({ regency }) => regency === name),
        name,
      ).toBe(true);
  });

  it('asks at most two needed facts and two optional ones, and takes evidence a phone can give', () => {
    for (const category of policy.categories) {
      expect(category.facts.filter(({ optional }) => !optional).length, category.id).toBeLessThanOrEqual(2);
      expect(category.facts.filter(({ optional }) => optional).length, category.id).toBeLessThanOrEqual(2);
      expect(category.evidence.kinds, category.id).toContain('photo');
    }
  });

  it('speaks kindly: every question has its why, an example and a way on, in both languages', () => {
    for (const fact of Object.values(policy.facts))
      for (const language of ['id', 'en'] as const)
        for (const text of [fact.ask, fact.why, fact.example, fact.unsure])
          expect(text[language].length).toBeGreaterThan(2);
  });

  it('can be written as JSON with comments too', () => {
    const json = `// a comment\n${JSON.stringify({ name: { id: 'x', en: 'x' } })}`;
    expect(mistakesIn(json.replace('//', '#')).some(({ path }) => path.startsWith('zone'))).toBe(true);
  });

  it('has a schema for editors that is up to date', () => {
    const file = JSON.parse(
      readFileSync(new URL('../../policy/policy.schema.json', import.meta.url), 'utf8'),
    ) as unknown;
    expect(file, 'run: npm run policy-schema').toEqual(JSON.parse(JSON.stringify(policyJsonSchema())));
  });
});

describe('a mistake is explained with its line and a fix', () => {
  it.each([
    [
      'an unknown fact',
      'facts: [{ id: place, coarsest: spot }, time, { id: danger, optional: true }]',
      'facts: [plase, time, { id: danger, optional: true }]',
      /did you mean "place"/,
    ],
    [
      'words that spare what has to be known',
      '{ id: pole, optional: true, unless:',
      '{ id: pole, unless:',
      /write optional: true, or leave unless out/,
    ],
    [
      'words with capitals that spare a question',
      '{ id: pole, optional: true, unless: [lampu merah,',
      '{ id: pole, optional: true, unless: [Lampu Merah,',
      /write "lampu merah"/,
    ],
    [
      'a category whose number shall be no coarser than a district',
      '{ id: pole, optional: true, unless:',
      '{ id: pole, optional: true, coarsest: district, unless:',
      /"pole" is no place.*leave coarsest out/,
    ],
    [
      'a fact whose time shall be no coarser than a spot',
      '  time:\n    type: time\n',
      '  time:\n    type: time\n    coarsest: spot\n',
      /"time" is no place.*it belongs to the fact place/,
    ],
    [
      'a second place that shall be asked where in it',
      '  pole:\n    type: text\n',
      '  pole:\n    type: place\n    coarsest: spot\n',
      /"pole" is not the fact "place"/,
    ],
    [
      'a name that a fact shall have which is no place',
      '{ id: pole, optional: true, unless:',
      '{ id: pole, optional: true, names: { words: [tiang], ask: { id: Tiang mana?, en: Which pole? } }, unless:',
      /"pole" is not the fact "place".*leave names out/,
    ],
    ['words with capitals that such a name has', 'words: [sekolah, sd,', 'words: [sekolah, SD,', /write "sd"/],
    ['an unknown zone', 'zone: Asia/Makassar', 'zone: Asia/Makasar', /Asia\/Makassar \(WITA\)/],
    ['a number that is not there', 'numbers: ["112", "123"]', 'numbers: ["112", "124"]', /did you mean/],
    ['a keyword with a space', 'keywords: [laporpaman]', 'keywords: ["lapor paman"]', /laporpaman/],
    ['a keyword used twice', 'keywords: [laporbanjarbaru]', 'keywords: [laporpaman]', /choose another/],
    [
      'a desk under a desk that is not there',
      'parent: pusat, name: { id: Admin Provinsi',
      'parent: pust, name: { id: Admin Provinsi',
      /did you mean "pusat"/,
    ],
    ['a date that is none', '"2026-08-17": Hari', '"2026-02-30": Hari', /YYYY-MM-DD/],
    ['a year without holidays', 'years: [2026]', 'years: [2027]', /add 2026/],
    ['a misspelt name', 'centralDesk: pusat', 'centralDesk: pusat\nsentralDesk: pusat', /did you mean "centralDesk"/],
    ['a variable that is not there', 'Laporan {kode} sudah', 'Laporan {kod} sudah', /did you mean "kode"/],
    ['a brace alone', 'Laporan {kode} sudah', 'Laporan {kode sudah', /leave the brace out/],
    ['a proof nobody knows', 'proof: { kinds: [document] }', 'proof: { kinds: [foto] }', /photo/],
    ['a proof named twice', 'proof: { kinds: [document] }', 'proof: { kinds: [document, document] }', /leave one out/],
    [
      "a desk's day that ends before it begins",
      'name: { id: PLN, en: PLN (electricity) }',
      'hours: { "1": { from: "16:00", to: "08:00" } }, name: { id: PLN, en: PLN (electricity) }',
      /write from before to/,
    ],
    [
      'a desk that never works',
      'name: { id: PLN, en: PLN (electricity) }',
      'hours: {}, name: { id: PLN, en: PLN (electricity) }',
      /give at least one/,
    ],
    ['another name that is a desk already', 'also: [capil,', 'also: [dishub, capil,', /a name belongs to one desk/],
    ['another name of two desks', 'also: [capil,', 'also: [pu, capil,', /"pu" means "pupr" already/],
    ['another name with capitals', 'also: [capil,', 'also: [Capil,', /write "capil"/],
    ['an hour that is a number to YAML', 'digestAt: "07:30"', 'digestAt: 7.30', /HH:MM/],
    ['a morning that is no hour', 'digestAt: "07:30"', 'digestAt: "7.30"', /HH:MM/],
    ['an unknown name', 'centralDesk: pusat', 'centralDesk: pusat\ncolour: red', /leave it out/],
  ])('%s', (_name, good, bad, fix) => {
    expect(shipped).toContain(good);
    const text = shipped.replace(good, bad);
    const mistakes = mistakesIn(text);
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes.map((mistake) => `${mistake.message} ${mistake.fix}`).join('\n')).toMatch(fix);
    const changed = text.split('\n').findIndex((line, i) => line !== shipped.split('\n')[i]) + 1;
    expect(mistakes.some(({ line }) => Math.abs(line - changed) <= (bad.includes('2027') ? 40 : 1))).toBe(true);
  });

  it.each([
    ['indented by a tab', '  verifyDays: 3', '\tverifyDays: 3'],
    ['without its colon', '  verifyDays: 3', '  verifyDays 3'],
    ['without its bracket', 'keywords: [laporbanjarbaru]', 'keywords: [laporbanjarbaru'],
    ['of a list that others name', 'lat: -3.3194, lon: 114.5908', 'lon: 114.5908'],
  ])('a line %s is one mistake, not one for every line that it spoils', (_, good, bad) => {
    const text = shipped.replace(good, bad);
    const mistakes = mistakesIn(text);
    expect(mistakes).toHaveLength(1);
    expect(Math.abs((mistakes[0]?.line ?? 0) - lineOf(text, bad))).toBeLessThanOrEqual(1);
  });
  it('a broken file is a mistake with a place, not a crash', () => {
    for (const text of ['', ':', '{', '[1,2', 'a: b: c', '\t- x', '\u0000', 'name: *x'])
      expect(mistakesIn(text).every(({ line }) => line >= 1)).toBe(true);
    expect(mistakesIn('name: {')).not.toEqual([]);
    expect(lineOf('a\nb', 'b')).toBe(2);
  });
});

describe('what desks have of their own', () => {
  it('nothing of it is needed: an answer in words closes, the hours are those of all, the morning is at 07:30', () => {
    const bare = shipped
      .replace(/^ {4}proof: .*\n/gm, '')
      .replace(/^canned:\n(?: .*\n)+/m, '')
      .replace(/^ {2}digestAt: .*\n/m, '');
    const parsed = parsePolicy(bare, 'x.yaml');
    expect(parsed.ok && parsed.policy.categories.every(({ proof }) => proof === undefined)).toBe(true);
    expect(
      parsed.ok && parsed.policy.desks.every(({ canned, hours }) => Object.keys(canned ?? {}).length === 0 && !hours),
    ).toBe(true);
    expect(parsed.ok && parsed.policy.service.digestAt).toBe('07:30');
  });

  it('answers of all desks and of one, in several lines too', () => {
    const own = 'canned: { padam: "Baris satu\\nBaris dua {kode}" }';
    const parsed = parsePolicy(shipped.replace('name: { id: PLN,', `${own}, name: { id: PLN,`), 'x.yaml');
    const desk = parsed.ok && parsed.policy.desks.find(({ id }) => id === 'pln');
    expect(desk).toMatchObject({ canned: { padam: 'Baris satu\nBaris dua {kode}' } });
    expect(Object.keys(policy.canned ?? {})).toEqual(['terima', 'jadwal', 'lengkapi']);
  });

  it('what is repaired has to be shown, what is explained need not be', () => {
    const proofOf = (category: string) => policy.categories.find(({ id }) => id === category)?.proof;
    expect(proofOf('road')).toEqual({ kinds: ['photo', 'video'], atLeast: 1 });
    expect(proofOf('document')).toBeUndefined();
  });
});

describe('who receives', () => {
  it('a keyword goes straight to its desk, everything else to the central one', () => {
    const open = { excluded: [] };
    expect(routeDesk(policy, { keyword: 'laporpaman' })).toEqual({
      ...open,
      desk: 'kalsel',
      routedBy: 'keyword:laporpaman',
    });
    expect(routeDesk(policy, {})).toEqual({ ...open, desk: 'pusat', routedBy: 'central' });
    expect(routeDesk(policy, { keyword: 'nosuchword' })).toEqual({ ...open, desk: 'pusat', routedBy: 'central' });
  });

  it('a desk that is itself complained of is passed by, and the history says so', () => {
    const route = (words: string) => routeDesk(policy, { keyword: 'laporbanjarmasin', words });
    const above = {
      desk: 'kalsel',
      routedBy: 'keyword:laporbanjarmasin;not:banjarmasin',
      excluded: ['desk:banjarmasin'],
    };
    expect(route('laporbanjarmasin: petugas di Admin Kota Banjarmasin minta uang')).toEqual(above);
    expect(route('oknum laporbanjarmasin minta uang supaya laporan diproses')).toEqual(above);
    expect(route('admin kota banjarmasin dan admin provinsi kalimantan selatan bekerja sama')).toEqual({
      desk: 'pusat',
      routedBy: 'keyword:laporbanjarmasin;not:banjarmasin;not:kalsel',
      excluded: ['desk:banjarmasin', 'desk:kalsel'],
    });
  });

  it('a place names nobody, and the topmost desk keeps what names it', () => {
    const words = 'laporbanjarmasin petugas kelurahan di Kota Banjarmasin minta uang';
    expect(routeDesk(policy, { keyword: 'laporbanjarmasin', words }).excluded).toEqual([]);
    expect(routeDesk(policy, { words: 'Admin Pusat SP4N-LAPOR! minta uang' })).toMatchObject({
      desk: 'pusat',
      excluded: [],
    });
  });

  it('the desks in charge are suggested: the regency, then the agencies', () => {
    expect(suggestDesks(policy, 'road', 'Banjarmasin').map(({ id }) => id)).toEqual(['banjarmasin', 'pupr']);
  });
});
