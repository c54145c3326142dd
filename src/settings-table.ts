/** Every setting, as data: the schema, `.env.example`, the README's table and the error texts are made from this. */
export interface SettingRow {
  readonly name: string;
  /** What holds when it is not set. */
  readonly byDefault: string;
  readonly meaning: string;
  /** A good value, shown when a bad one was given. */
  readonly example: string;
}

const row = (name: string, byDefault: string, example: string, meaning: string): SettingRow => ({ name, byDefault, example, meaning });

export const SETTINGS = [
  row('HOST', '127.0.0.1', '127.0.0.1', 'where HTTP listens'),
  row('PORT', '8080', '8080', 'the port HTTP listens on; 0 takes any free one'),
  row('PUBLIC_URL', 'unset', 'https://lapor.example.go.id', 'the address citizens and platforms reach; needed for webhooks and tracking links'),
  row('DATA_DIR', './data', './data', 'database, evidence files and the generated secret'),
  row('DATABASE_URL', 'unset: SQLite in DATA_DIR', 'postgres://aduan@db.example/aduan', 'one database for several machines; not in this version yet'),
  row('REDIS_URL', 'unset: work runs in-process', 'redis://redis.example:6379', 'work spread over machines; not in this version yet'),
  row('ADUAN_SECRET', 'generated once into DATA_DIR/secret', 'at least 32 random characters, for example from: openssl rand -base64 32', 'key for encryption at rest and for signing'),
  row('POLICY_FILE', 'policy/kalsel.yaml', './my-policy.yaml', 'categories, required facts and evidence, desks, keywords, service levels'),
  row('DEFAULT_LANGUAGE', 'id', 'id', '`id` or `en`, until a citizen chooses'),
  row('LOG_LEVEL', 'info', 'info', 'how much is logged: fatal, error, warn, info, debug, trace or silent'),
  row('TELEGRAM_BOT_TOKEN', 'unset: Telegram is off', '123456789:AAExampleExampleExampleExampleExample', 'switches Telegram on'),
  row('TELEGRAM_API_ROOT', 'https://api.telegram.org', 'https://api.telegram.org', 'another Bot API server: one of your own, or one for tests'),
  row('TELEGRAM_MODE', 'polling', 'polling', '`polling`, or `webhook` on PUBLIC_URL/webhooks/telegram'),
  row('TELEGRAM_WEBHOOK_SECRET', 'unset', 'a-long-random-word', 'needed for `webhook`: 1 to 256 letters, digits, _ and -'),
  row('TELEGRAM_SENDS_PER_SECOND', '30', '30', "the platform's limit for all chats together; above 30 the pace per chat falls away too"),
  row('TELEGRAM_DESK_CHAT_ID', 'unset', '-1001234567890', "the admins' group; not used by this version yet"),
  row('X_APP_KEY', 'unset: X is off', 'from the developer portal', "the official account's credentials; X is not in this version yet"),
  row('X_APP_SECRET', 'unset', 'from the developer portal', 'see X_APP_KEY'),
  row('X_ACCESS_TOKEN', 'unset', 'from the developer portal', 'see X_APP_KEY'),
  row('X_ACCESS_SECRET', 'unset', 'from the developer portal', 'see X_APP_KEY'),
  row('X_API_ROOT', 'https://api.x.com', 'https://api.x.com', 'another server that speaks the X API v2, for tests; an origin without a path'),
  row('X_MODE', 'polling', 'polling', '`polling`, or `webhook` on PUBLIC_URL/webhooks/x'),
  row('X_POLL_SECONDS', '60', '60', 'how often mentions and direct messages are read'),
  row('WHATSAPP', 'off', 'off', '`off`, `web` or `cloud`; WhatsApp is not in this version yet'),
  row('WHATSAPP_CLOUD_TOKEN', 'unset', 'from Meta', 'needed for `cloud`'),
  row('WHATSAPP_CLOUD_PHONE_ID', 'unset', '106540352242922', 'needed for `cloud`'),
  row('WHATSAPP_CLOUD_APP_SECRET', 'unset', 'from Meta', 'needed for `cloud`'),
  row('WHATSAPP_CLOUD_VERIFY_TOKEN', 'unset', 'a-long-random-word', 'needed for `cloud`'),
  row('WHATSAPP_CLOUD_API_ROOT', 'https://graph.facebook.com', 'https://graph.facebook.com', 'another server that speaks the Graph API, for tests'),
  row('CHROMIUM_PATH', 'found on the machine', '/usr/bin/chromium', 'the browser whatsapp-web.js drives'),
] as const satisfies readonly SettingRow[];

/** The text of `.env.example`. */
export const envExample = (): string =>
  [
    '# Settings of Aduan. Nothing here is needed to start: copy to .env and uncomment what you change.',
    '# Made from src/settings-table.ts; a test tells when the two differ.',
    '',
    ...SETTINGS.flatMap(({ name, byDefault, meaning, example }) => [`# ${meaning} (default: ${byDefault})`, `# ${name}=${example}`, '']),
  ].join('\n');

/** The README's table of settings. */
export const settingsTable = (): string =>
  ['| variable | default | meaning |', '| --- | --- | --- |', ...SETTINGS.map(({ name, byDefault, meaning }) => `| \`${name}\` | ${byDefault} | ${meaning} |`)].join('\n');
