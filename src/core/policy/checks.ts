import { nearest } from './nearest.ts';
import { CANNED_VARIABLES } from './policy.ts';
import type { Path } from './positions.ts';
import type { PolicyFile } from './schema.ts';

/**
 * What no schema can see: that everything named is there, once, and without contradiction. A part of the file that the schema
 * turned away is absent here, and what would look into it is left out: its own mistake is told already.
 */
type Parts = Partial<PolicyFile>;

/** Takes a mistake down. */
type Complain = (path: Path, message: string, fix: string) => void;

type Check = (parts: Parts, complain: Complain) => void;

/** Calls `twice` for each item that an earlier one equals. */
function repeated(items: readonly string[], twice: (item: string, index: number) => void): void {
  const seen = new Set<string>();
  items.forEach((item, i) => {
    if (seen.has(item)) twice(item, i);
    seen.add(item);
  });
}

const idsOf = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

const lowerCase = (words: readonly string[], path: Path, complain: Complain): void =>
  words.forEach((word, i) => {
    if (word !== word.toLowerCase())
      complain([...path, i], `"${word}" has capital letters`, `write "${word.toLowerCase()}"`);
  });

/** Where in it is asked of "place" alone: written elsewhere `coarsest` would be passed over without a word. */
function checkCoarsest(id: string, facts: NonNullable<Parts['facts']>, path: Path, complain: Complain): void {
  const type = facts[id]?.type;
  // What is not there, or is of another type than its id says, is told already.
  if (id === 'place' || type === undefined) return;
  complain(
    path,
    type === 'place' ? `"${id}" is not the fact "place", and is taken as coarse as it is said` : `"${id}" is no place`,
    'leave coarsest out: it belongs to the fact place',
  );
}

/** Fact ids with a meaning of their own in a complaint. */
const checkFacts: Check = ({ facts = {} }, complain) => {
  for (const id of ['place', 'time'] as const)
    if (facts[id] && facts[id].type !== id)
      complain(
        ['facts', id, 'type'],
        `"${id}" is of the type ${facts[id].type}`,
        `write type: ${id}, or give this fact another id`,
      );
  for (const [id, { holds, digitsMin }] of Object.entries(facts))
    if (digitsMin !== undefined && holds !== 'number')
      complain(['facts', id, 'digitsMin'], `"${id}" holds no number`, 'write holds: number, or leave digitsMin out');
  for (const [id, { coarsest }] of Object.entries(facts))
    if (coarsest !== undefined) checkCoarsest(id, facts, ['facts', id, 'coarsest'], complain);
  if (facts.description)
    complain(['facts', 'description'], '"description" is what the citizen tells first', 'give this fact another id');
};

const checkCategories: Check = ({ categories, facts, emergencyNumbers }, complain) => {
  if (!categories) return;
  repeated(idsOf(categories), (id, i) =>
    complain(['categories', i, 'id'], `"${id}" is there twice`, 'give each a name of its own'),
  );
  if (!categories.some(({ id }) => id === 'other'))
    complain(['categories'], 'there is no category "other"', 'add one with the id other: what fits nowhere goes there');
  categories.forEach((category, i) => {
    const here = (...path: Path): Path => ['categories', i, ...path];
    const asked = category.facts.map((fact) => (typeof fact === 'string' ? fact : fact.id));
    asked.forEach((id, j) => {
      if (facts && !Object.hasOwn(facts, id))
        complain(here('facts', j), `there is no fact "${id}"`, nearest(id, Object.keys(facts)));
    });
    category.facts.forEach((fact, j) => {
      if (typeof fact === 'string') return;
      if (fact.coarsest !== undefined && facts) checkCoarsest(fact.id, facts, here('facts', j, 'coarsest'), complain);
      if (fact.names) {
        if (fact.id !== 'place')
          complain(here('facts', j, 'names'), `"${fact.id}" is not the fact "place"`, 'leave names out');
        lowerCase(fact.names.words, here('facts', j, 'names', 'words'), complain);
        lowerCase(fact.names.unless, here('facts', j, 'names', 'unless'), complain);
      }
      if (fact.unless.length === 0) return;
      if (!fact.optional)
        complain(
          here('facts', j, 'unless'),
          `"${fact.id}" has to be known, and words spare it`,
          'write optional: true, or leave unless out',
        );
      lowerCase(fact.unless, here('facts', j, 'unless'), complain);
    });
    repeated(asked, (id, j) => complain(here('facts', j), `"${id}" is asked twice`, 'leave one out'));
    repeated(category.evidence.kinds, (kind, j) =>
      complain(here('evidence', 'kinds', j), `"${kind}" is there twice`, 'leave one out'),
    );
    const { proof } = category;
    repeated(proof?.kinds ?? [], (kind, j) =>
      complain(here('proof', 'kinds', j), `"${kind}" is there twice`, 'leave one out'),
    );
    lowerCase(category.words, here('words'), complain);
    lowerCase(category.emergency.words, here('emergency', 'words'), complain);
    repeated(
      category.words.map((word) => word.replace(/\^.*$/, '')),
      (word, j) => complain(here('words', j), `"${word}" is there twice`, 'leave one out'),
    );
    category.words.forEach((word, j) => {
      if (word.includes('^') && !/^[^^]+\^[1-9](\.\d)?$/.test(word))
        complain(
          here('words', j),
          `"${word}" has an unreadable weight`,
          'write a number from 1 to 9.9 after ^, for example "lubang^2"',
        );
    });
    category.emergency.numbers.forEach((number, j) => {
      if (emergencyNumbers && !Object.hasOwn(emergencyNumbers, number))
        complain(
          here('emergency', 'numbers', j),
          `there is no emergency number "${number}"`,
          nearest(number, Object.keys(emergencyNumbers)),
        );
    });
  });
};

/** The desks above a desk, nearest first; ends where a ring closes. */
function above(desks: NonNullable<Parts['desks']>, id: string): readonly string[] {
  const way: string[] = [];
  for (let up = desks.find((desk) => desk.id === id)?.parent; up !== undefined && !way.includes(up); ) {
    way.push(up);
    const next = up;
    up = desks.find((desk) => desk.id === next)?.parent;
  }
  return way;
}

const checkDesks: Check = ({ desks, centralDesk, categories, regencies }, complain) => {
  if (!desks) return;
  const ids = idsOf(desks);
  const categoryIds = categories && idsOf(categories);
  const regencyNames = regencies?.map(({ name }) => name);
  repeated(ids, (id, i) => complain(['desks', i, 'id'], `"${id}" is there twice`, 'give each a name of its own'));
  if (centralDesk !== undefined && !ids.includes(centralDesk))
    complain(['centralDesk'], `there is no desk "${centralDesk}"`, nearest(centralDesk, ids));
  const rings = new Set<string>();
  desks.forEach((desk, i) => {
    if (desk.parent !== undefined && !ids.includes(desk.parent))
      complain(['desks', i, 'parent'], `there is no desk "${desk.parent}"`, nearest(desk.parent, ids));
    const way = above(desks, desk.id);
    if (way.includes(desk.id) && !rings.has(desk.id)) {
      for (const id of way) rings.add(id);
      complain(
        ['desks', i, 'parent'],
        `"${desk.id}" is above itself: ${[desk.id, ...way].join(' → ')}`,
        'make one of these the top: leave out its parent',
      );
    }
    if (desk.regency !== undefined && regencyNames && !regencyNames.includes(desk.regency))
      complain(['desks', i, 'regency'], `there is no regency "${desk.regency}"`, nearest(desk.regency, regencyNames));
    desk.categories.forEach((id, j) => {
      if (categoryIds && !categoryIds.includes(id))
        complain(['desks', i, 'categories', j], `there is no category "${id}"`, nearest(id, categoryIds));
    });
  });
};

/** Another name has to lead to one desk alone: a disposition by it would be a guess. */
const checkDeskNames: Check = ({ desks = [] }, complain) => {
  const owner = new Map<string, string>();
  for (const { id, name } of desks)
    for (const own of [id, name.id, name.en]) owner.set(own.toLowerCase(), owner.get(own.toLowerCase()) ?? id);
  desks.forEach(({ id, also }, i) => {
    lowerCase(also, ['desks', i, 'also'], complain);
    repeated(also, (name, j) => complain(['desks', i, 'also', j], `"${name}" is there twice`, 'leave one out'));
    also.forEach((name, j) => {
      const taken = owner.get(name.toLowerCase());
      if (taken !== undefined && taken !== id)
        complain(
          ['desks', i, 'also', j],
          `"${name}" means "${taken}" already`,
          'a name belongs to one desk: leave it out',
        );
      owner.set(name.toLowerCase(), taken ?? id);
    });
  });
};

/** A keyword has to name one desk, however it is run together with what follows ("laporbanjarbaru" is no "laporbanjar"). */
const checkKeywords: Check = ({ desks = [] }, complain) => {
  const all = desks.flatMap((desk, i) =>
    desk.keywords.map((keyword, j) => ({ keyword, desk: desk.id, path: ['desks', i, 'keywords', j] as const })),
  );
  all.forEach(({ keyword, desk, path }, i) => {
    const same = all.slice(0, i).find((other) => other.keyword === keyword);
    if (same)
      complain(path, `"${keyword}" sends to "${same.desk}" already`, 'a keyword belongs to one desk: choose another');
    const longer = all.find((other) => other.keyword !== keyword && other.keyword.startsWith(keyword));
    if (longer && longer.desk !== desk)
      complain(
        path,
        `"${keyword}" is the beginning of "${longer.keyword}", which sends to "${longer.desk}"`,
        'choose a keyword that begins differently',
      );
  });
};

const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
};

type Hours = NonNullable<Parts['calendar']>['hours'];

function checkHours(hours: Hours, path: Path, complain: Complain): void {
  const days = Object.entries(hours).filter(([, span]) => span);
  if (days.length === 0) complain(path, 'no day has hours', 'give at least one: "1": { from: "08:00", to: "16:00" }');
  for (const [day, span] of days)
    if (span && span.from >= span.to) complain([...path, day], 'the day ends before it begins', 'write from before to');
}

/** What stands between braces; an opening or closing brace alone too. */
const BRACES = /\{([^{}]*)\}|[{}]/g;
const QUOTED_VARIABLE_MAX = 30;

/** An unknown variable would stop an officer's answer in the middle of the work: told here instead. */
function checkCanned(canned: Parts['canned'], path: Path, complain: Complain): void {
  for (const [name, text] of Object.entries(canned ?? {}))
    for (const [whole, variable] of text.matchAll(BRACES)) {
      if (CANNED_VARIABLES.some((known) => known === variable)) continue;
      complain(
        [...path, name],
        variable === undefined
          ? `"${whole}" stands alone`
          : `there is no variable {${variable.slice(0, QUOTED_VARIABLE_MAX)}}`,
        variable === undefined
          ? 'write a variable as {nama}, or leave the brace out'
          : nearest(variable, CANNED_VARIABLES),
      );
    }
}

/** What desks have of their own, and what they all have. */
const checkDeskWork: Check = ({ desks = [], canned }, complain) => {
  checkCanned(canned, ['canned'], complain);
  desks.forEach((desk, i) => {
    if (desk.hours) checkHours(desk.hours, ['desks', i, 'hours'], complain);
    checkCanned(desk.canned, ['desks', i, 'canned'], complain);
  });
};

const checkCalendar: Check = ({ calendar }, complain) => {
  if (!calendar) return;
  const { hours, holidays, years } = calendar;
  checkHours(hours, ['calendar', 'hours'], complain);
  const known = new Set<number>();
  for (const date of Object.keys(holidays)) {
    const year = Number(date.slice(0, 4));
    known.add(year);
    if (!isDate(date))
      complain(['calendar', 'holidays', date], `"${date}" is no date`, 'write YYYY-MM-DD, for example "2026-08-17"');
    else if (!years.includes(year))
      complain(
        ['calendar', 'holidays', date],
        `the year of ${date} is not in calendar.years`,
        `add ${year} to calendar.years`,
      );
  }
  years.forEach((year, i) => {
    if (!known.has(year))
      complain(
        ['calendar', 'years', i],
        `${year} has no holiday, so its dates would be promised as certain and be wrong`,
        `add the holidays of ${year}, or leave the year out until they are decreed`,
      );
  });
  repeated(years.map(String), (year, i) =>
    complain(['calendar', 'years', i], `${year} is there twice`, 'leave one out'),
  );
};

/** Two regencies must not share a name: a place would be read as either. */
const checkRegencies: Check = ({ regencies = [] }, complain) => {
  const owner = new Map<string, string>();
  repeated(
    regencies.map(({ name }) => name),
    (name, i) => complain(['regencies', i, 'name'], `"${name}" is there twice`, 'give each a name of its own'),
  );
  for (const { name } of regencies) owner.set(name.toLowerCase(), name);
  regencies.forEach(({ name, also }, i) => {
    lowerCase(also, ['regencies', i, 'also'], complain);
    also.forEach((other, j) => {
      const taken = owner.get(other.toLowerCase());
      if (taken !== undefined && taken !== name)
        complain(
          ['regencies', i, 'also', j],
          `"${other}" means "${taken}" already`,
          'a name belongs to one regency: leave it out',
        );
      owner.set(other.toLowerCase(), taken ?? name);
    });
  });
};

/** Every check, in the order of the file. */
export const CHECKS: readonly Check[] = [
  checkFacts,
  checkCategories,
  checkDesks,
  checkDeskNames,
  checkKeywords,
  checkDeskWork,
  checkCalendar,
  checkRegencies,
];
