// Telegraf as most bots use it: a wizard, its own polling, the session in memory (MODE=memory) or in SQLite (MODE=sqlite).
import http from 'node:http';
import { Scenes, session, Telegraf } from 'telegraf';
import { ANSWERS, API, ask, MODE, OUTSIDE, saveComplaint, sessions, TOKEN, thanks } from './work.mjs';

const bot = new Telegraf(TOKEN, {
  telegram: { apiRoot: API.replace('http:', 'HTTP:'), agent: new http.Agent({ keepAlive: true }) }, // see ceiling.mjs
});
const keep = (ctx) => {
  ctx.wizard.state.answers = [...(ctx.wizard.state.answers ?? []), ctx.message.text];
};
const questions = Array.from({ length: ANSWERS }, (_, index) => async (ctx) => {
  if (index > 0) keep(ctx);
  await ctx.reply(ask(index));
  return ctx.wizard.next();
});
const wizard = new Scenes.WizardScene('lapor', ...questions, async (ctx) => {
  keep(ctx);
  await ctx.reply(thanks(saveComplaint(ctx.chat.id, ctx.wizard.state.answers)));
  return ctx.scene.leave();
});
bot.use(session(MODE === 'sqlite' ? { store: sessions } : {}));
bot.use(new Scenes.Stage([wizard]).middleware());
bot.command('lapor', (ctx) => ctx.scene.enter('lapor'));
bot.on('message', (ctx) => ctx.reply(OUTSIDE));
bot.catch((error) => process.stderr.write(`${error}\n`));
bot.launch().catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
