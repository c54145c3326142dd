/**
 * What people ask about the way of a report, before and after it is sent: how to follow it, how long it takes, what comes next, whether more can be
 * added and how to take it back. A table of phrases and of all the words that may stand beside them, as in `asks-about.ts`.
 */
import { plainEnglish } from './english.ts';
import { tidy } from './tidy.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Longer ones tell of something besides. */
const PROCESS_TEXT_MAX = 70;

/** What is asked about a report's way, and is answered at once. */
export type AskedOfProcess = 'aboutProgress' | 'aboutTime' | 'aboutNext' | 'aboutAdding' | 'aboutCancel';

const AROUND =
  'min kak bang pak bu mas mbak bos admin ya kan sih dong deh kah nih kok halo permisi maaf tolong tanya nanya mau ingin pengen saya kami aku ini itu apa apakah kalau nanti lagi dari untuk sama di ke yang tadi sudah terkirim dikirim kirim setelah habis abis sesudah gitu dan juga oh ok oke terus trus lalu jadi berarti';
const REPORTS =
  'laporan laporannya laporanku lapor melapor aduan aduannya pengaduan pengaduannya keluhan proses prosesnya';

const PROCESS: readonly {
  readonly asked: AskedOfProcess;
  readonly pattern: RegExp;
  readonly words: ReadonlySet<string>;
}[] = [
  {
    asked: 'aboutProgress',
    pattern:
      /\b(?:bagaimana|gimana|gmn|cara|caranya|di mana|dimana|lewat mana|dari mana|bisa|boleh|apakah|ada)\b.*\b(?:cek|ngecek|mengecek|lihat|liat|melihat|ngelihat|ngeliat|tahu|mengetahui|pantau|memantau|mantau|lacak|melacak|dilacak|dipantau|dilihat|dicek|dikabari|dikabarin|diberitahu|dihubungi|notif|notifnya|notifikasi|notifikasinya|pemberitahuan)\b|\b(?:cek|ngecek|mengecek|lihat|liat|melihat|ngelihat|ngeliat|tahu|pantau|memantau|mantau|lacak|melacak|dilacak|dipantau|dilihat|dicek|status|statusnya|perkembangan|perkembangannya)\b.*\b(?:bagaimana|gimana|gmn|caranya|di mana|dimana|lewat mana)\b|\b(?:dikabari|dikabarin|diberitahu|dihubungi)\b.*\b(?:tidak|kah|kan|lewat mana|di mana|dimana|ya)\b|\b(?:tahu|tau) dari mana\b/,
    words: setOf(
      `${AROUND} ${REPORTS} bagaimana gimana gmn cara caranya mana dimana lewat bisa boleh ada cek ngecek mengecek lihat liat melihat ngelihat ngeliat tahu mengetahui pantau memantau mantau lacak melacak dilacak dipantau dilihat dicek dikabari dikabarin diberitahu dihubungi notif notifnya notifikasi notifikasinya pemberitahuan status statusnya perkembangan perkembangannya progres progresnya progress hasil hasilnya kelanjutan kelanjutannya selesai beres ditindaklanjuti diproses akan bakal kode kodenya tidak sini chat wa telegram sendiri sampai`,
    ),
  },
  {
    asked: 'aboutTime',
    pattern:
      /\b(?:kira kira |kira2 |kira )?(?:berapa|brp) (?:lama|hari|minggu|jam|bulan)\b|^(?:lama|cepat|cepet)\b.*\b(?:tidak|kah)\b|\bkapan\b.*\b(?:dijawab|dibalas|diproses|ditangani|ditindaklanjuti|diperbaiki|dikerjakan|selesai|selesainya|ada jawaban|ada kabar|dapat jawaban|dikabari)\b/,
    words: setOf(
      `${AROUND} ${REPORTS} kira kira2 berapa brp lama lamanya hari minggu jam bulan kerja cepat cepet tidak kapan dijawab dibalas dibalasnya diproses diprosesnya ditangani ditanganinya ditindaklanjuti diperbaiki diperbaikinya dikerjakan selesai selesainya beres jawaban kabar kabarnya dapat dikabari ada akan bakal biasanya paling maksimal sampai balasannya jawabannya menunggu nunggu nunggunya harus`,
    ),
  },
  {
    asked: 'aboutNext',
    pattern:
      /\b(?:langkah|tahap|tahapan|proses|prosesnya)\b.*\b(?:selanjutnya|berikutnya|setelah ini|habis ini|apa|gimana|bagaimana)\b|\b(?:selanjutnya|berikutnya)\b.*\b(?:apa|gimana|gmn|bagaimana|ngapain)\b|\b(?:gimana|gmn|bagaimana|apa|ngapain)\b.*\b(?:selanjutnya|berikutnya|setelah ini|habis ini|abis ini|sesudah ini)\b|\b(?:habis|abis|setelah|sesudah) (?:ini|itu|terkirim|dikirim)\b.*\b(?:apa|ngapain|gimana|gmn|bagaimana)\b|\b(?:harus|perlu|mesti)\b.*\b(?:ngapain|apa lagi)\b|\b(?:harus|perlu|mesti)\b.*\b(?:datang|ke kantor|tunggu|menunggu|nunggu)\b.*\b(?:tidak|kah|ya|kan)$|^apa(?:kah)? .*\b(?:harus|perlu|mesti)\b.*\b(?:datang|ke kantor|tunggu|menunggu|nunggu)\b|\b(?:tinggal|cuma|cukup)\b.*\b(?:nunggu|menunggu|tunggu)\b.*\b(?:ya|kan|kah|tidak)$/,
    words: setOf(
      `${AROUND} ${REPORTS} langkah langkahnya tahap tahapan selanjutnya berikutnya gimana gmn bagaimana ngapain harus perlu mesti datang kantor kantornya tunggu menunggu nunggu tinggal cuma cukup saja kan tidak langsung lakukan dilakukan`,
    ),
  },
  {
    asked: 'aboutAdding',
    pattern:
      /\b(?:bisa|boleh|bisakah|bolehkah)\b.*\b(?:nambah|nambahin|menambah|menambahkan|tambah|tambahkan|tambahin|susulkan|menyusul|nyusul|susulin|nyusulin|disusulkan|menyusulkan)\b|\b(?:nambah|menambah|nyusul|menyusul)\b.*\b(?:bisa|boleh)(?: (?:tidak|kah|ya))?$/,
    words: setOf(
      `${AROUND} ${REPORTS} bisa boleh bisakah bolehkah gimana gmn bagaimana cara caranya nambah nambahin menambah menambahkan tambah tambahkan tambahin tambahan susulkan menyusul nyusul susulin nyusulin disusulkan menyusulkan foto fotonya video videonya bukti buktinya keterangan info informasi dokumen dokumennya tidak kah belakangan besok kapan saja file filenya`,
    ),
  },
  {
    asked: 'aboutCancel',
    pattern:
      /\b(?:bisa|boleh|bisakah|bolehkah|gimana|gmn|bagaimana|cara|caranya)\b.*\b(?:dibatalkan|dibatalin|batal|batalkan|batalin|membatalkan|ngebatalin|dicabut|cabut|mencabut|ditarik|tarik|dihapus|hapus|menghapus)\b|\b(?:batalkan|batalin|membatalkan|cabut|mencabut|hapus|menghapus)\b.*\b(?:bisa|boleh)(?: (?:tidak|kah|ya|nanti|kapan|saja|min|pak|bu|kak))*$/,
    words: setOf(
      `${AROUND} ${REPORTS} bisa boleh bisakah bolehkah gimana gmn bagaimana cara caranya dibatalkan dibatalin batal batalkan batalin membatalkan ngebatalin dicabut cabut mencabut ditarik tarik menarik dihapus hapus menghapus tidak kah kembali berubah pikiran salah data`,
    ),
  },
];

/** The same in English, as whole sentences. */
const IN_ENGLISH: readonly (readonly [AskedOfProcess, RegExp])[] = [
  [
    'aboutProgress',
    /^(?:how|where) (?:do|can|could|will|would|should)(?: i| we)? (?:check|see|track|follow|know|find|view|monitor)(?: (?:the|my|its|this|out|up|on|of|about|it|report|status|progress|complaint|what|happens?|happened|if|when|is|done|fixed|resolved|to))*$|^(?:can|may|could) i (?:check|see|track|follow)(?: (?:the|my|its|this|up|on|of|it|report|status|progress|complaint|later|online|here|somewhere|anytime))*$|^(?:will|would|do) (?:i|you|they|somebody|someone) (?:be |get )?(?:told|informed|notified|notify|tell|inform|contact|contacted|updated|update|hear)(?: (?:me|about|of|it|the|progress|result|when|is|done|back|any|updates?|here|if|something|happens|from|you|them))*$/,
  ],
  [
    'aboutTime',
    /^how long (?:does|do|will|would|is|until|before|till)(?: (?:it|this|that|they|the|i|we|you|process|take|usually|normally|to|be|get|an?|answer|reply|response|fix|fixed|wait|have|handled|handle|my|report|usual|is|hear|back|until|for))*$|^when (?:will|do|can|would)(?: (?:it|this|that|they|the|i|we|you|somebody|someone))? (?:be |get |hear |expect )?(?:an? |the |any )?(?:answered?|answer|fixed|handled|reply|response|result|results|back|done|processed|repaired|resolved)(?: (?:back|from|you|them|to|my|report|this|it))*$|^how many days(?: .{0,30})?$/,
  ],
  [
    'aboutNext',
    /^what (?:should|do|must|can) i (?:have to |need to )?do (?:next|now|then|after(?: this| that)?)$|^(?:do|must|should|will) i (?:have to |need to )?(?:come|go|visit|wait|do)(?: (?:to|at|in|the|an?|your|their|office|person|anything|something|else|more|now|somewhere|then|for|answer))*$|^what (?:are|is) the next steps?$|^do i (?:just|only) (?:have to )?wait$/,
  ],
  [
    'aboutAdding',
    /^(?:can|may|could) i (?:still )?(?:add|send|attach|upload)(?: (?:a|an|the|more|another|some|extra|additional|it|them|my))* ?(?:photos?|pictures?|videos?|evidence|files?|details?|information|info|documents?)?(?: (?:later|afterwards|tomorrow|after|that|sending|too|to|my|the|report))+$|^i (?:want|would like|will|am going) (?:to )?(?:add|send)(?: (?:a|an|the|more|another|some))* (?:photos?|pictures?|videos?|evidence|files?|details?)(?: (?:later|tomorrow|afterwards))+$/,
  ],
  [
    'aboutCancel',
    /^(?:how (?:do|can|could)|can|may|could) i (?:cancel|withdraw|delete|take back|remove|undo)(?: (?:it|this|my|the|that|report|complaint|later|anytime))*$/,
  ],
];

/** "Ga tau dari mana" answers a question of ours. */
const UNKNOWING = /\b(?:tidak|kurang|belum|kada) (?:tahu|lihat|liat|ingat|dapat|ada)\b/;

/** What a short text asks about the way of a report: "cara cek status gimana", "abis ini ngapain?", "how long does it take". */
export function asksProcess(text: string): AskedOfProcess | undefined {
  if (text.length > PROCESS_TEXT_MAX) return undefined;
  const words = tidy(text);
  const whole = words.join(' ');
  if (UNKNOWING.test(whole)) return undefined;
  const asked = PROCESS.find(
    ({ pattern, words: known }) => words.every((word) => known.has(word)) && pattern.test(whole),
  )?.asked;
  if (asked !== undefined) return asked;
  const english = plainEnglish(text);
  return IN_ENGLISH.find(([, pattern]) => pattern.test(english))?.[0];
}
