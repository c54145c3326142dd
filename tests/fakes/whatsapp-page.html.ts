/**
 * A page that is a WhatsApp Web to whatsapp-web.js 1.34.7: it answers `window.require('WAWeb…')` for the modules that the library uses, and for
 * no other, so that a newer library shows what it wants besides. It talks to the server that served it: `/events` says what happens, `/sent` hears what is sent.
 */
export const PAGE = String.raw`<!doctype html><meta charset="utf-8"><script>(() => {
const post = (path, body) => fetch(path, { method: 'POST', body: JSON.stringify(body) }).then((r) => r.json());
class Events {
  #f = new Map();
  on(names, f) { for (const n of names.split(' ')) { if (!this.#f.has(n)) this.#f.set(n, new Set()); this.#f.get(n).add(f); } }
  off(n, f) { this.#f.get(n)?.delete(f); }
  once(n, f) { const g = (...a) => { this.off(n, g); f(...a); }; this.on(n, g); }
  emit(n, ...a) { for (const f of [...(this.#f.get(n) ?? [])]) f(...a); }
}
class Wid {
  constructor(s) { this._serialized = s; [this.user, this.server] = s.split('@'); }
  isLid() { return this.server === 'lid'; } isGroup() { return this.server === 'g.us'; } isStatus() { return this._serialized === 'status@broadcast'; }
  toString() { return this._serialized; } toJid() { return this._serialized; }
  toJSON() { return { server: this.server, user: this.user, _serialized: this._serialized }; }
}
const wid = (s) => (s instanceof Wid ? s : new Wid(s._serialized ?? s));
class MsgKey {
  constructor({ from, to, id, selfDir }) {
    this.fromMe = selfDir === 'out'; this.remote = wid(this.fromMe ? to : from); this.id = id;
    this._serialized = [this.fromMe, this.remote, id].join('_');
  }
  static async newId() { return '3EB0' + crypto.randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase(); }
}
class Msg extends Events {
  constructor(d) { super(); Object.assign(this, d); }
  serialize() { const { mediaData, mediaObject, id, ...rest } = this; return { ...JSON.parse(JSON.stringify(rest)), id: { ...id } }; }
  unsafe() { return this; }
  msgContextInfo() { return { quotedMsg: { type: this.type, body: this.body }, quotedStanzaID: this.id.id }; }
  async downloadMedia() { this.mediaData.mediaStage = this.fetching-- > 0 ? 'FETCHING' : 'RESOLVED'; }
}
class Collection extends Events {
  all = new Map();
  get(k) { return this.all.get(String(k._serialized ?? k)); }
  getModelsArray() { return [...this.all.values()]; }
  add(x) { this.all.set(x.id._serialized, x); this.emit('add', x); return x; }
}
class Chat {
  constructor(id) { Object.assign(this, { id: wid(id), msgs: new Collection(), unreadCount: 0, t: 0, formattedTitle: wid(id).user, mute: { expiration: 0 } }); }
  serialize() { return { id: this.id.toJSON(), unreadCount: this.unreadCount, t: this.t, name: this.formattedTitle, msgs: [...this.msgs.all.keys()] }; }
}
const msgs = new Collection(), chats = new Collection(), me = wid('6280000000000@c.us');
msgs.getMessagesById = async (ids) => ({ messages: ids.map((i) => msgs.get(i)).filter(Boolean) });
const chatOf = (id) => chats.get(id) ?? chats.add(new Chat(id));
const socket = Object.assign(new Events(), { state: 'OPENING', hasSynced: false, logout() {}, takeover() {} });
const listen = socket.on.bind(socket);
// Whoever listens late hears of a sync that is over: the library does so at the end of its start.
socket.on = (n, f) => { listen(n, f); if (n === 'change:hasSynced' && socket.hasSynced) queueMicrotask(f); };
const cmd = Object.assign(new Events(), { refreshQR() {} });
const conn = Object.assign(new Events(), { ref: '2@ref', serialize: () => ({ pushname: 'Aduan', platform: 'android' }) });
const findLinks = (s) => [...String(s ?? '').matchAll(/https?:\/\/\S+/g)].map((m) => ({ href: m[0] }));
const contact = (id) => ({ id: wid(id), serialize() { return { id: wid(id).toJSON() }; } });
class Opaque {
  constructor(file) { this.file = file; }
  static async createFromData(f) { return new Opaque(f); }
  url() { return 'blob:'; } autorelease() {} formData() { return this.file; }
}
class CallMap { map = new Map(); on() {} }
const calls = new CallMap(), media = new Map(), reactions = { bulkUpsert() {} };
const base64 = (file) => new Promise((ok) => { const r = new FileReader(); r.onload = () => ok(r.result.split(',')[1]); r.readAsDataURL(file); });
const modules = {
  WAWebSocketModel: { Socket: socket }, WAWebCmd: { Cmd: cmd }, WAWebConnModel: { Conn: conn },
  WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } }, WAWebAltDeviceLinkingApi: {}, WAWebAdvSignatureApi: {},
  WABase64: { encodeB64: (u) => btoa(String.fromCharCode(...u)) }, WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: '1' },
  WAWebUserPrefsInfoStore: { waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: new Uint8Array(32) } }) } },
  WAWebSignalStoreApi: { waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: new Uint8Array(32) } }) } },
  WAWebUserPrefsMultiDevice: { getADVSecretKey: () => 'adv' }, WAWebUserPrefsMeUser: { getMaybeMePnUser: () => me, getMaybeMeLidUser: () => null },
  WAWebBackendJobsCommon: {}, WAWebE2EProtoUtils: {}, WAWebSyncGatingUtils: {}, WAWebCallCollection: calls,
  WAWebAddonReactionTableMode: { reactionTableMode: reactions }, WAWebAddonPollVoteTableMode: { pollVoteTableMode: { bulkUpsert() {} } },
  WAWebCollections: { Msg: msgs, Chat: chats, Contact: { find: async (id) => contact(id), getModelsArray: () => [] }, Blocklist: { get() {} } },
  WAWebWidFactory: { createWid: wid, createWidFromWidLike: wid, asUserWidOrThrow: wid }, WAWebFindChatAction: { findOrCreateLatestChat: async (w) => ({ chat: chatOf(w) }) },
  WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: () => false }, WALinkify: { findLinks, findLink: (s) => findLinks(s)[0] },
  WAWebApiContact: { getAlternateUserWid() {} }, WAWebFrontendContactGetters: { getIsMyContact: () => false },
  WAWebContactGetters: new Proxy({}, { get: () => () => undefined }),
  WAWebMsgKey: MsgKey, WAWebMsgReply: { canReplyMsg: () => true }, WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
  WAWebLinkPreviewChatAction: { getLinkPreview: async () => null }, WAWebStreamModel: { Stream: { markAvailable() {}, markUnavailable() {} } },
  WAWebUpdateUnreadChatAction: { sendSeen: async ({ chat }) => { chat.unreadCount = 0; await post('/seen', { chat: String(chat.id) }); } },
  WAWebChatLoadMessages: { loadEarlierMsgs: async () => [] },
  WAWebChatStateBridge: { sendChatStateComposing: (id) => post('/typing', { chat: String(id) }), sendChatStatePaused() {}, sendChatStateRecording() {} },
  WAWebSendMsgChatAction: { addAndSendMsgToChat(chat, data) {
    const m = new Msg(data); chat.msgs.all.set(m.id._serialized, m); msgs.add(m);
    const sent = post('/sent', { id: m.id._serialized, to: String(chat.id), type: m.type, body: m.body, caption: m.caption, mimetype: m.mimetype, path: m.directPath, quoted: m.quotedStanzaID })
      .then(({ fault }) => { if (fault) throw new Error(fault); m.ack = 1; msgs.emit('change:ack', m, 1); });
    return [Promise.resolve(m), sent];
  } },
  WAWebMediaOpaqueData: Opaque, WAWebMmsMediaTypes: { msgToMediaType: ({ type }) => type, castToV4: (t) => t }, WAWebMediaDataUtils: { shouldUseMediaCache: () => true },
  WAWebPrepRawMedia: { prepRawMedia: (o, p) => ({ waitForPrep: async () => ({ type: p.asDocument ? 'document' : p.isPtt ? 'ptt' : o.file.type.split('/')[0], mimetype: o.file.type, size: o.file.size, filename: o.file.name,
    filehash: crypto.randomUUID(), mediaBlob: o, preview: '', set(x) { Object.assign(this, x); }, toJSON() { const { mediaBlob, set, toJSON, ...r } = this; return r; } }) }) },
  WAWebMediaStorage: { getOrCreateMediaObject(h) { if (!media.has(h)) media.set(h, { filehash: h, contentInfo: { waveform: new Uint8Array(64) }, consolidate(d) { this.type = d.type; this.size = d.size; } }); return media.get(h); } },
  WAWebMediaInMemoryBlobCache: { InMemoryMediaBlobCache: { put(h, file) { media.get(h).file = file; } } },
  WAWebMediaMmsV4Upload: { async uploadMedia({ mediaObject, mimetype }) { const { path } = await post('/upload', { mimetype, data: await base64(mediaObject.file) }); return { mediaEntry: { mmsUrl: path, directPath: path, mediaKey: 'k' } }; } },
  WAWebDownloadManager: { downloadManager: { async downloadAndMaybeDecrypt({ directPath }) { const r = await fetch(directPath); if (!r.ok) throw Object.assign(new Error('media'), { status: r.status }); return r.arrayBuffer(); } } },
};
window.Debug = { VERSION: '2.3000.0' };
window.require = (name) => { if (!(name in modules)) { void post('/lacks', { name }); throw new Error('the stand-in lacks ' + name); } return modules[name]; };
/** A message of the stand-in's server, as the page has it: ours, or a person's. */
function put(m, isNewMsg) {
  const own = m.to !== undefined;
  const id = new MsgKey(own ? { from: me, to: m.to, id: m.id, selfDir: 'out' } : { from: m.from, to: me, id: m.id, selfDir: 'in' });
  if (msgs.get(id)) return;
  const chat = chatOf(own ? m.to : m.from);
  const msg = new Msg({ type: 'chat', ack: 1, t: Math.floor(Date.now() / 1000), ...m, id, from: own ? me : wid(m.from), to: own ? wid(m.to) : me, isNewMsg, ...(m.directPath && { mediaData: { mediaStage: 'INIT' }, mediaObject: {} }) });
  chat.msgs.all.set(id._serialized, msg); chat.t = msg.t;
  if (!own) { chat.lastReceivedKey = id; chat.unreadCount++; }
  msgs.add(msg);
  if (isNewMsg) chats.emit('change:unreadCount', chat);
}
const find = (bare) => [...msgs.all.values()].find((m) => m.id.id === bare || m.id._serialized === bare);
const act = {
  history: (all) => { for (const m of all) put(m, false); },
  state: (state) => { socket.state = state; socket.emit('change:state', socket, state); },
  ref: (ref) => { conn.ref = ref; conn.emit('change:ref', conn, ref); },
  synced: () => { socket.hasSynced = true; socket.emit('change:hasSynced'); },
  message: (m) => put(m, true),
  logout: () => { cmd.emit('logout'); setTimeout(() => location.reload(), 50); },
  edit: ({ id, body }) => { const m = find(id); const old = m.body; m.body = body; msgs.emit('change:body', m, m.body, old); },
  revoke: ({ id }) => { const m = find(id); m.type = 'revoked'; m.body = ''; delete m.directPath; msgs.emit('change:type', m); },
  reaction: ({ from, to, emoji }) => {
    const m = find(to);
    reactions.bulkUpsert([{ id: new MsgKey({ from, to: me, id: crypto.randomUUID(), selfDir: 'in' }), reactionParentKey: m.id, reactionTimestamp: Date.now(), from: wid(from.replace('@', ':35@')), reactionText: emoji }]);
  },
  call: (call) => calls.map.set(call.id, { peerJid: wid(call.from), isGroup: false, outgoing: false, ...call }),
  reload: () => location.reload(),
  go: (to) => { location.href = to; },
};
new EventSource('/events').onmessage = ({ data }) => { for (const [what, value] of Object.entries(JSON.parse(data))) act[what](value); };
})()</script>`;
