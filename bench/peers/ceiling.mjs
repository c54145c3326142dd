// What is possible: the design's own way by hand and nothing else. One commit stores the batch, then the offset may move; one
// commit steps every message of the batch; replies are sent side by side; their marks ride in the next commit.
// MODE=plain sends by undici as Node carries it, MODE=telegraf by telegraf's client.
import http from 'node:http';
import { Telegram } from 'telegraf';
import { ANSWERS, API, ask, db, MODE, OUTSIDE, TOKEN, thanks } from './work.mjs';

await fetch('data:,'); // Node loads its undici at the first use
const Agent = globalThis[Symbol.for('undici.globalDispatcher.1')].constructor;
const pool = new Agent({ connections: 64 });
const headers = { 'content-type': 'application/json' };
async function post(method, body) {
  const answer = await pool.request({ origin: API, path: `/bot${TOKEN}/${method}`, method: 'POST', headers, body });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(text);
  return text;
}

const q = {
  put: db.prepare("INSERT INTO inbox(channel, ext_id, chat, body, at) VALUES('telegram',?,?,?,?) ON CONFLICT DO NOTHING"),
  open: db.prepare('SELECT id, chat, body FROM inbox WHERE done=0 ORDER BY id LIMIT 500'),
  get: db.prepare('SELECT version, state FROM conversation WHERE chat=?'),
  add: db.prepare('INSERT INTO conversation VALUES(?,0,?)'),
  move: db.prepare('UPDATE conversation SET version=version+1, state=? WHERE chat=? AND version=?'),
  out: db.prepare('INSERT INTO outbox(chat, body, at) VALUES(?,?,?)'),
  done: db.prepare('UPDATE inbox SET done=1 WHERE id=?'),
  sent: db.prepare('UPDATE outbox SET sent=1 WHERE id=?'),
  complaint: db.prepare('INSERT INTO complaint(chat, body) VALUES(?,?)'),
};

function decide(state, text) {
  if (text === '/lapor') return { state: { step: 0, answers: [] }, text: ask(0) };
  if (!state || state.step >= ANSWERS) return { state: state ?? { step: ANSWERS, answers: [] }, text: OUTSIDE };
  const answers = [...state.answers, text];
  if (state.step === ANSWERS - 1) return { state: { step: ANSWERS, answers: [] }, complaint: answers };
  return { state: { step: state.step + 1, answers }, text: ask(state.step + 1) };
}

let sentIds = [];
const accept = db.transaction((updates) => {
  for (const id of sentIds) q.sent.run(id);
  sentIds = [];
  for (const { update_id: id, message } of updates)
    q.put.run(String(id), String(message.chat.id), JSON.stringify(message), message.date);
});
const step = db.transaction((rows, sends) => {
  for (const row of rows) {
    const known = q.get.get(row.chat);
    const decided = decide(known && JSON.parse(known.state), JSON.parse(row.body).text);
    const text = decided.complaint
      ? thanks(q.complaint.run(row.chat, JSON.stringify(decided.complaint)).lastInsertRowid)
      : decided.text;
    const state = JSON.stringify(decided.state);
    if (!known) q.add.run(row.chat, state);
    else if (q.move.run(state, row.chat, known.version).changes !== 1) throw new Error('stale');
    const body = JSON.stringify({ chat_id: Number(row.chat), text });
    sends.push({ id: q.out.run(row.chat, body, 1).lastInsertRowid, body });
    q.done.run(row.id);
  }
});

// Telegraf drops the agent of an "http://" root, and with it keep-alive; in upper case it keeps it, as with https.
const telegram =
  MODE === 'telegraf' &&
  new Telegram(TOKEN, { apiRoot: API.replace('http:', 'HTTP:'), agent: new http.Agent({ keepAlive: true }) });
function send(body) {
  if (!telegram) return post('sendMessage', body);
  const { chat_id: chat, text } = JSON.parse(body);
  return telegram.sendMessage(chat, text);
}
function drain() {
  const sends = [];
  for (let rows = q.open.all(); rows.length > 0; rows = q.open.all()) step.immediate(rows, sends);
  return sends;
}

for (let offset = 0; ; ) {
  const updates = JSON.parse(await post('getUpdates', `{"offset":${offset},"timeout":30}`)).result;
  if (updates.length === 0) continue;
  accept.immediate(updates);
  offset = updates.at(-1).update_id + 1;
  const sending = drain().map(async ({ id, body }) => {
    await send(body);
    sentIds.push(id);
  });
  Promise.all(sending).catch((error) => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  });
}
