// grammY with its conversations plugin, kept in memory (MODE=memory) or in SQLite (MODE=sqlite), run by its own runner.
import { conversations, createConversation } from '@grammyjs/conversations';
import { run, sequentialize } from '@grammyjs/runner';
import { Bot } from 'grammy';
import { ANSWERS, API, ask, MODE, OUTSIDE, saveComplaint, sessions, TOKEN, thanks } from './work.mjs';

const storage = { read: sessions.get, write: sessions.set, delete: sessions.delete };

async function lapor(conversation, ctx) {
  const answers = [];
  for (let index = 0; index < ANSWERS; index += 1) {
    await ctx.reply(ask(index));
    const answer = await conversation.waitFor('message:text');
    answers.push(answer.message.text);
  }
  const code = await conversation.external(() => saveComplaint(ctx.chat.id, answers));
  await ctx.reply(thanks(code));
}

const bot = new Bot(TOKEN, { client: { apiRoot: API } });
// The runner handles updates at once: one chat's own must still follow each other.
bot.use(sequentialize((ctx) => String(ctx.chat?.id)));
bot.use(conversations(MODE === 'sqlite' ? { storage } : {}));
bot.use(createConversation(lapor));
bot.command('lapor', (ctx) => ctx.conversation.enter('lapor'));
bot.on('message', (ctx) => ctx.reply(OUTSIDE));
bot.catch(({ message }) => process.stderr.write(`${message}\n`));
await bot.init();
run(bot);
