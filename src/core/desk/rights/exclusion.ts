/**
 * Never to the office it is about: a complaint can exclude desks (`desk:pupr`) and single admins (`admin:12`). Asked here and nowhere
 * else, by rights, cards, queues, notices and export.
 */
export interface Excluding {
  readonly excluded: readonly string[];
}

/** Whether a person of a desk may not know of a complaint. A desk's exclusion holds for the people of that very desk. */
export const isExcluded = (complaint: Excluding, person: { readonly id: number; readonly desk: string }): boolean =>
  complaint.excluded.includes(`desk:${person.desk}`) || complaint.excluded.includes(`admin:${person.id}`);

/** Whether a desk as a whole may not get a complaint. */
export const isDeskExcluded = (complaint: Excluding, desk: string): boolean =>
  complaint.excluded.includes(`desk:${desk}`);
