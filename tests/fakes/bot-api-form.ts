import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';

export type Json = Record<string, unknown>;

/** A file as it came over. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a call brings: fields by name, as JSON has them, and files by the name of their part. */
export interface Call {
  readonly x: Json;
  readonly parts: ReadonlyMap<string, Part>;
}

/** Fields that the platform reads as JSON in a form; all others are numbers or words. */
const JSON_FIELDS = new Set(['media', 'caption_entities', 'entities', 'reply_markup', 'reply_parameters', 'scope']);
const NUMBER_FIELDS = new Set(['chat_id', 'message_thread_id', 'message_id', 'duration', 'width', 'height']);

/** Reads a body; undefined for one that is neither JSON nor a form. */
export async function readCall(request: IncomingMessage, body: Buffer): Promise<Call | undefined> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return readJson(body);
  const x: Json = {};
  const parts = new Map<string, Part>();
  const form = new Busboy({ headers: { 'content-type': type }, limits: { fieldSize: 1_000_000 } });
  form.on('field', (name, value) => {
    if (name === 'method') return; // telegraf sends it along
    x[name] = JSON_FIELDS.has(name) ? JSON.parse(value) : NUMBER_FIELDS.has(name) ? Number(value) : value;
  });
  const files: Promise<void>[] = [];
  form.on('file', (field, stream, name) => {
    files.push(stream.toArray().then((chunks) => void parts.set(field, { name, bytes: Buffer.concat(chunks) })));
  });
  await pipeline(Readable.from([body]), form);
  await Promise.all(files);
  return { x, parts };
}

export function readJson(body: Buffer): Call | undefined {
  if (body.length === 0) return { x: {}, parts: new Map() };
  try {
    return { x: JSON.parse(body.toString()) as Json, parts: new Map() };
  } catch {
    return undefined;
  }
}
