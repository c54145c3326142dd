// The work that every peer does: /lapor and six answers make a complaint; seven messages, seven replies, one row that lasts.
// Also what each of them needs for it: settings from the environment, and a database at FULL.
import Database from 'better-sqlite3';

export const API = process.env.API;
export const TOKEN = process.env.TOKEN;
export const MODE = process.env.MODE;

const QUESTIONS = [
  'Apa jenis keluhan Anda? Jalan, lampu, sampah, air, atau lainnya?',
  'Ceritakan kejadiannya dengan kata-kata Anda sendiri.',
  'Di mana lokasinya? Tulis alamat atau patokan.',
  'Kapan terjadi?',
  'Dinas mana yang Anda tuju, bila tahu?',
  'Nama yang bisa dihubungi, atau tulis "anonim".',
];
export const ANSWERS = QUESTIONS.length;
export const ask = (index) => `${index + 1}/6 ${QUESTIONS[index]}`;
export const OUTSIDE = '0/6 Ketik /lapor untuk mulai.';
export const thanks = (code) =>
  `7/6 Terima kasih. Kode laporan Anda ADU-${String(code).padStart(6, '0')}.`;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS inbox(id INTEGER PRIMARY KEY, channel TEXT NOT NULL, ext_id TEXT NOT NULL, chat TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0, UNIQUE(channel, ext_id));
CREATE INDEX IF NOT EXISTS inbox_open ON inbox(id) WHERE done = 0;
CREATE TABLE IF NOT EXISTS conversation(chat TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS outbox(id INTEGER PRIMARY KEY, chat TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL, sent INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS outbox_open ON outbox(id) WHERE sent = 0;
CREATE TABLE IF NOT EXISTS complaint(id INTEGER PRIMARY KEY, chat TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS session(key TEXT PRIMARY KEY, value TEXT NOT NULL);`;

export const db = new Database(process.env.DB);
db.pragma('journal_mode = WAL');
db.exec(SCHEMA);
// After the first write: better-sqlite3 falls back to NORMAL in WAL mode otherwise.
db.pragma('synchronous = FULL');
if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous is not FULL');

const get = db.prepare('SELECT value FROM session WHERE key=?');
const set = db.prepare('INSERT INTO session(key, value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value');
const remove = db.prepare('DELETE FROM session WHERE key=?');
/** Sessions in the database, for bots whose library keeps them where it is told: each change durable by itself. */
export const sessions = {
  get: (key) => {
    const row = get.get(key);
    return row && JSON.parse(row.value);
  },
  set: (key, value) => void set.run(key, JSON.stringify(value)),
  delete: (key) => void remove.run(key),
};

const insert = db.prepare('INSERT INTO complaint(chat, body) VALUES(?,?)');
/** Every peer stores the finished complaint durably, whatever it does with the conversation itself. */
export const saveComplaint = (chat, answers) =>
  Number(insert.run(String(chat), JSON.stringify(answers)).lastInsertRowid);
