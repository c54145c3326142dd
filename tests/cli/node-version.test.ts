import { expect, it } from 'vitest';
import { nodeTooOld } from '../../src/node-version.ts';

it.each(['18.20.4', '20.18.9', '16.0.0', ''])('Node.js %s is too old, and is told what to install', (version) =>
  expect(nodeTooOld(version)).toContain('20.19 or newer'),
);
it.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('Node.js %s will do', (version) =>
  expect(nodeTooOld(version)).toBeUndefined(),
);
