/**
 * What is to be asked of a citizen, said without the verb for it: "kurang jelas fotonya, minta lagi", "suruh kirim foto lagi", "need a clearer photo".
 */

/** Longer texts tell something. */
const ORDER_CHARS_MAX = 120;
/** What was sent, what is wrong with it, and what is wanted instead. */
const NOT_GOOD =
  /^((?:[^\s,]+\s+){0,4}?)(foto|gambar|video|bukti|alamat|lokasi|patokan)(?:nya)?((?:\s+[^\s,]+){0,5}?)[\s,.]+(?:(?:tolong|jadi|makanya)\s+)?(?:di)?(?:minta|mintain|mintakan|tanya|tanyain|tanyakan|takunakan|suruh\s+kirim)(?:\s+(?:ke\s+)?(?:warga|pelapor)(?:nya)?)?\s+(\S[^?]{0,40})$/i;
const AGAIN = /^(?:lagi|ulang|kembali)(?:\s+(?:ya|dong|aja|saja|pak|bu|min))*[.!]*$/i;
const UNCLEAR = /(?:jelas|jelan|burem|buram|blur|kabur|gelap|goyang)/i;
const INCOMPLETE = /(?:lengkap|detail|detil)/i;
const SEND_AGAIN =
  /^(?:(?:tolong|mohon|coba)\s+)?suruh\s+(?:(?:warga|pelapor|dia|orang|urang)(?:nya)?\s+)?(?:kirim|lampir)(?:kan|in|akan)?\s+(\S[^?]{0,60})$/i;
const AGAIN_OF =
  /^(?:(?:tolong|mohon|coba)\s+)?suruh\s+(?:(?:warga|pelapor|dia|orang|urang)(?:nya)?\s+)?(foto|video)\s+(?:ulang|lagi)(?:\s+(?:ya|dong|aja|pak|bu|min))*$/i;
const NEEDS =
  /^(?:(?:we|i)\s+)?need\s+(?:(?:a|an|the|another)\s+)?((?:[a-z]+\s+){0,3}(?:photos?|pictures?|videos?|address|location|proof)(?:\s+[^?]{0,40})?)$/i;

/** What such an order asks a citizen for, in words for them; undefined for all else. */
export function askedInOrder(text: string): string | undefined {
  if (text.length > ORDER_CHARS_MAX) return undefined;
  const plain = text.trim().replace(/[.!]+$/, '');
  const sent = SEND_AGAIN.exec(plain)?.[1] ?? NEEDS.exec(plain)?.[1];
  if (sent !== undefined) return sent;
  const again = AGAIN_OF.exec(plain)?.[1];
  if (again !== undefined) return `${again.toLowerCase()} lagi`;
  const [, before = '', what, after = '', wanted = ''] = NOT_GOOD.exec(plain) ?? [];
  if (what === undefined || `${before}${after}`.trim() === '') return undefined;
  const thing = what.toLowerCase();
  if (!AGAIN.test(wanted)) return `${thing} ${wanted}`;
  const why = `${before} ${after}`;
  if (UNCLEAR.test(why)) return `${thing} lebih jelas`;
  return INCOMPLETE.test(why) ? `${thing} lebih lengkap` : `${thing} lagi`;
}
