// Writes policy/policy.schema.json, by which editors complete and check a policy file.
import { writeFileSync } from 'node:fs';
import { policyJsonSchema } from '../src/core/policy/schema.ts';

writeFileSync(
  new URL('../policy/policy.schema.json', import.meta.url),
  `${JSON.stringify(policyJsonSchema(), null, 2)}\n`,
);
