// Bot Framework's dialogs: a waterfall of prompts, its state in memory (MODE=memory) or in SQLite (MODE=sqlite). It has no adapter for the Bot
// API: the one here does the least that works, and handles a batch at once as telegraf does.
import http from 'node:http';
import botbuilder from 'botbuilder';
import botDialogs from 'botbuilder-dialogs';
import { ANSWERS, API, ask, MODE, OUTSIDE, saveComplaint, sessions, TOKEN, thanks } from './work.mjs';

const { ActivityTypes, BotAdapter, ConversationState, MemoryStorage, TurnContext } = botbuilder;
const { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } = botDialogs;
const agent = new http.Agent({ keepAlive: true });

const call = (method, body) =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const request = http.request(`${API}/bot${TOKEN}/${method}`, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(JSON.parse(text).result));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(JSON.stringify(body));
  });

class BotApiAdapter extends BotAdapter {
  async sendActivities(_context, activities) {
    const sent = [];
    for (const { type, conversation, text } of activities) {
      if (type !== ActivityTypes.Message) continue;
      const { message_id } = await call('sendMessage', { chat_id: Number(conversation.id), text });
      sent.push({ id: String(message_id) });
    }
    return sent;
  }
  async updateActivity() {}
  async deleteActivity() {}
  async continueConversation() {}
}

class SqliteStorage {
  async read(keys) {
    return Object.fromEntries(keys.map((key) => [key, sessions.get(key)]).filter(([, value]) => value));
  }
  async write(changes) {
    for (const [key, value] of Object.entries(changes))
      sessions.set(key, { ...value, eTag: String(Number(value.eTag ?? 0) + 1 || 1) });
  }
  async delete(keys) {
    for (const key of keys) sessions.delete(key);
  }
}

const state = new ConversationState(MODE === 'sqlite' ? new SqliteStorage() : new MemoryStorage());
const dialogs = new DialogSet(state.createProperty('dialog'));
dialogs.add(new TextPrompt('text'));
const keep = (step) => {
  step.values.answers = [...(step.values.answers ?? []), step.result];
};
dialogs.add(
  new WaterfallDialog('lapor', [
    ...Array.from({ length: ANSWERS }, (_, index) => async (step) => {
      if (index > 0) keep(step);
      return step.prompt('text', ask(index));
    }),
    async (step) => {
      keep(step);
      const code = saveComplaint(step.context.activity.conversation.id, step.values.answers);
      await step.context.sendActivity(thanks(code));
      return step.endDialog();
    },
  ]),
);

async function onTurn(context) {
  const dialog = await dialogs.createContext(context);
  const { status } = await dialog.continueDialog();
  if (status === DialogTurnStatus.empty) {
    if (context.activity.text === '/lapor') await dialog.beginDialog('lapor');
    else await context.sendActivity(OUTSIDE);
  }
  await state.saveChanges(context);
}

const adapter = new BotApiAdapter();
const handle = ({ message }) =>
  adapter
    .runMiddleware(
      new TurnContext(adapter, {
        type: ActivityTypes.Message,
        id: String(message.message_id),
        channelId: 'telegram',
        serviceUrl: API,
        timestamp: new Date(message.date * 1000),
        conversation: { id: String(message.chat.id), isGroup: false, name: '' },
        from: { id: String(message.from.id), name: message.from.first_name },
        recipient: { id: 'bot', name: 'bot' },
        text: message.text,
        locale: 'id',
      }),
      onTurn,
    )
    .catch((error) => process.stderr.write(`${error}\n`));

let offset = 0;
for (;;) {
  const updates = await call('getUpdates', { offset, timeout: 30 });
  offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
  await Promise.all(updates.map(handle));
}
