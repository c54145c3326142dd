import { deskOf, desksAbove } from '../desk/rights/tree.ts';
import { tidy } from '../language/tidy.ts';
import type { DeskPolicy, Policy } from '../policy/policy.ts';

/**
 * Which desk receives a complaint, and why, as the history keeps it: `keyword:laporpaman` or `central`, and `;not:kalsel` for each
 * desk that it passed by.
 */
export interface Route {
  readonly desk: string;
  readonly routedBy: string;
  /** Desks that the complaint is about: they may not know of it. As `desk/rights/exclusion.ts` writes them. */
  readonly excluded: readonly string[];
}

/** Who sits at a desk, as people call them before its keyword: "admin laporpaman". */
const PEOPLE = 'admin|petugas|pegawai|operator|oknum|staf|pejabat|officer|clerk|staff';

/** Whether words name a desk itself: its name in full, or its people by its keyword. A place alone ("di Banjarmasin") names nobody. */
function names(desk: DeskPolicy, words: string): boolean {
  const said = ` ${tidy(words).join(' ')} `;
  const isNamed = [desk.name.id, desk.name.en].some((name) => said.includes(` ${tidy(name).join(' ')} `));
  return isNamed || desk.keywords.some((keyword) => new RegExp(` (${PEOPLE}) (di )?${keyword} `).test(said));
}

/**
 * A message that began with a desk's keyword goes straight to that desk, everything else to the central one.
 * @param words what was said, where the complaint is about people or their conduct: a desk that it names is passed by, the one above
 *   receives it. The topmost desk has nobody above and keeps it.
 */
export function routeDesk(
  policy: Policy,
  { keyword, words }: { readonly keyword?: string; readonly words?: string },
): Route {
  const own = keyword === undefined ? undefined : policy.desks.find(({ keywords }) => keywords.includes(keyword));
  const excluded: string[] = [];
  let desk = own ?? deskOf(policy, policy.centralDesk);
  for (const above of desk && words !== undefined ? desksAbove(policy, desk.id) : []) {
    if (!desk || words === undefined || !names(desk, words)) break;
    excluded.push(desk.id);
    desk = deskOf(policy, above);
  }
  const why = [own ? `keyword:${keyword}` : 'central', ...excluded.map((id) => `not:${id}`)];
  return {
    desk: desk?.id ?? policy.centralDesk,
    routedBy: why.join(';'),
    excluded: excluded.map((id) => `desk:${id}`),
  };
}

/** The desks that are likely in charge, likeliest first: agencies for the category, then the regency's own desk. */
export function suggestDesks(policy: Policy, category: string, regency: string | undefined): readonly DeskPolicy[] {
  const agencies = policy.desks.filter(({ categories }) => categories.includes(category));
  const own = regency === undefined ? [] : policy.desks.filter((desk) => desk.regency === regency);
  return [...own, ...agencies.filter((desk) => !own.includes(desk))];
}
