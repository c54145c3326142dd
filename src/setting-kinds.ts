/** The kinds of values that settings have: how each is read from a text, and what is told when it can not be. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
const isHttp = (url: URL | undefined): url is URL => url?.protocol === 'http:' || url?.protocol === 'https:';
const isOrigin = (url: URL | undefined): url is URL =>
  isHttp(url) &&
  url.pathname === '/' &&
  url.search === '' &&
  url.hash === '' &&
  url.username === '' &&
  url.password === '';

/** A text that has to look a certain way. @param wrong what is told otherwise, to be read after "X is …, which" */
export const text = (good: (value: string) => boolean, wrong: string) => z.string().refine(good, { error: wrong });
/** Any run of characters without a gap. */
export const words = (wrong: string) => text((value) => /^\S+$/.test(value), wrong);
/** One of some words. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `is not one of ${values.join(', ')}` });
/** A number, both ends included; written without a sign. */
export const number = (from: number, to: number, whole: boolean) =>
  text(
    (value) =>
      /^\d+(\.\d+)?$/.test(value) && (!whole || !value.includes('.')) && Number(value) >= from && Number(value) <= to,
    `is not a ${whole ? 'whole number' : 'number'} from ${from} to ${to}`,
  ).transform(Number);
/** An address of a server alone, given on as its origin. */
export const origin = text(
  (value) => isOrigin(urlOf(value)),
  'is not an address of the kind https://host, without a path, a name or a password',
).transform((value) => new URL(value).origin);
/** An address over HTTP. */
export const address = text((value) => isHttp(urlOf(value)), 'is not an address that begins with https:// or http://');
/** An address of a server that is no website. @param protocols with their colons, the usual one first */
export const linkTo = (...protocols: string[]) =>
  text(
    (value) => protocols.includes(urlOf(value)?.protocol ?? '') && urlOf(value)?.host !== '',
    `is not an address that begins with ${protocols[0]}//, followed by a host (in a password, signs such as # / ? @ are written %23 %2F %3F %40)`,
  );

/** Whether there is a file that this user may run. */
function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** A program that this user may run. */
export const program = text(isProgram, 'is not a program that this user may run');

/** A folder that may still have to be made; given on as a whole path. */
export const folder = text((value) => !existsSync(value) || statSync(value).isDirectory(), 'is a file, not a folder')
  .refine((value) => !/^~|\$/.test(value), {
    error: 'has a ~ or a $ in it, which only a shell fills in: write the whole path',
  })
  .transform((value) => path.resolve(value));

/** A file that is there; given on as a whole path. */
export const file = text(
  (value) => existsSync(value) && statSync(value).isFile(),
  'is not a file that exists',
).transform((value) => path.resolve(value));
