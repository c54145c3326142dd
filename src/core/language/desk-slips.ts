import { plainWords } from './tidy.ts';

/** Longer texts tell something. */
const SLIP_CHARS_MAX = 60;
const SLIP =
  /^(?:(?:eh|ups|oops|waduh|aduh|yah|ya|maaf|sori|sorry|lho|loh|batal) ){0,3}(?:salah|keliru|kepencet|ketekan)(?: (?:pencet|tekan|klik|ketik|kirim|tulis|laporan|kartu|orang|itu|ini|tadi|barusan|saya|verif|verifikasi|ambil|tutup|tolak|kasih|maaf|min|pak|bu|ya|deh)){0,5}$/;
const TAKES_BACK =
  /^(?:(?:eh|ups|oops|waduh|aduh|maaf|sori|sorry|tolong|ya) ){0,3}(?:(?:saya )?tidak jadi|batal(?:kan|in)?|cancel|undo|urungkan|tarik kembali)(?: (?:saja|yang|itu|ini|tadi|barusan|dulu|lagi|ya|dong|deh|min|pak|bu|ambil|teruskan|kirim|that)){0,5}$/;

/** Reads "eh salah", "batalin yang tadi", "gak jadi deh": what was just done was not meant. */
export function slipIn(text: string): boolean {
  if (text.length > SLIP_CHARS_MAX) return false;
  const words = plainWords(text);
  return SLIP.test(words) || TAKES_BACK.test(words);
}
