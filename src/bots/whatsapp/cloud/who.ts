/**
 * Who somebody is by the Cloud API. Whoever has a user name may hide the number: Meta then tells its own id of the person within our business alone
 * (`ID.13491208655302741918`; Cloud API, business-scoped user ids). Where it tells both, the number names the chat: it is what chats that
 * began before are known by, and Meta goes on telling the number of whoever is written to by it.
 */
import { asArray, asObject, asText, type Json } from '../../json.ts';

/** A number's digits, or an id of Meta's. */
const PERSON = /^[A-Za-z0-9._-]{1,128}$/;
/** A country's two letters come first. */
const USER_ID = /^[A-Z]{2}\./;

/** The first of these that names a person. */
const personIn = (of: Json, fields: readonly string[]): string | undefined =>
  fields.map((field) => asText(of[field])).find((id) => id !== undefined && PERSON.test(id));

/** Whoever wrote a message, or telephoned. */
export const writerIn = (message: Json): string | undefined => personIn(message, ['from', 'from_user_id']);

/** Whom a message of ours was for. Meta tells its own id of them only where that is what we sent to. */
export const recipientIn = (status: Json): string | undefined =>
  personIn(status, ['recipient_user_id', 'recipient_id']);

/** The names of writers, by number and by Meta's id. */
export function namesIn(contacts: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const each of asArray(contacts)) {
    const contact = asObject(each);
    const name = asText(asObject(contact?.profile)?.name);
    if (!contact || !name) continue;
    for (const id of [asText(contact.wa_id), asText(contact.user_id)]) if (id) names.set(id, name);
  }
  return names;
}

/** Names whom a message goes to: a number in one field, Meta's id of a person in another (Cloud API, messages). */
export const addressed = (person: string): Readonly<Record<string, string>> =>
  USER_ID.test(person) ? { recipient: person } : { to: person };
