import { describe, expect, it } from 'vitest';
import { Citizen } from '../citizen.ts';
import { photo, play } from './table.ts';

/** What people write that answers nothing: whatever is asked, it is never kept for the answer, said once or twice. */
const NOTHING =
  'apa?|apaan|apaan sih|hah?|maksudnya?|maksudnya gimana|sebentar|bentar ya|tunggu|tunggu ya pak|nanti|ntar ya|ntar dulu|nanti saya jawab|hmm|hm|eh|anu|ok|oke siap|iya|y|sip|siap|👍|🙏|?|???|...|halo|p|tes|wkwkwk|makasih|bot bodoh|goblok|anjing|dasar tolol|kok lama|ribet amat|ribet bgt sih|banyak tanya|banyak nanya|cerewet|kamu siapa|ini bot?|bisa cepat ga|kan udah tadi|udah saya jawab|udah dibilang|baca dong|lihat di atas|sama kayak tadi|gimana ya|apa ya|bingung|ga ngerti|ga paham|terserah|terserah kamu|bodo amat|what?|wait|huh|what do you mean|lagi di jalan|lagi nyetir|lagi kerja nanti ya|assalamualaikum|lol|nunggu apa|oke tanya aja|silakan|coba ulangi|ulangi|ga jelas|nyebelin|bot ga guna'.split(
    '|',
  );
const UNKNOWN =
  "gatau|ga tau|tidak tahu|kurang tau|lupa|ga inget|entah|entahlah|mana saya tau|mana ku tahu|mboh|kada tahu|ndak tau saya|no idea|idk|i don't know|g tw|gk tau pak|tdk tau|wah kurang tau tu|saya ga tau pak maaf|lali|maaf lupa|ga tau juga|ga tau deh|ga tau pasti|saya juga ga tau".split(
    '|',
  );
const NONE =
  'ga ada|tidak ada|-|nihil|n/a|none|tdk|ga ada min|kadada|gada|ga punya|ga usah|ga perlu|lewati|lewat aja|skip aja|next|langsung aja|ga mau|ga mau jawab|ga mau kasih tau|males jawab|ga penting|no comment'.split(
    '|',
  );

const STORIES: Readonly<Record<string, readonly string[]>> = {
  'fact:place': ['jalan berlubang sejak kemarin'],
  'fact:time': ['jalan berlubang di Jl. Sultan Adam Banjarmasin'],
  'fact:danger': ['jalan berlubang di Jl. Sultan Adam Banjarmasin sejak 2 minggu'],
  'fact:pole': ['lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin'],
  'fact:customer': ['air pdam mati di Jl. Veteran Banjarmasin sejak kemarin'],
  'fact:source': ['bau limbah di Jl. Sultan Adam Banjarmasin sejak kemarin'],
  'fact:unit': ['perawat RSUD Ulin tidak mau melayani pasien kemarin'],
  'fact:who': ['petugasnya kasar membentak warga di kantor kelurahan Pekauman Banjarmasin'],
  'fact:amount': ['petugas minta uang pelicin di Kantor Kelurahan Pekauman Banjarmasin'],
  'fact:class': ['bpjs saya ditolak di RSUD Ulin kemarin'],
  'fact:paper': ['pelayanan disdukcapil Banjarbaru lambat'],
  'fact:programme': [
    'bantuan untuk warga miskin tidak tepat sasaran di Desa Sungai Rangas Martapura Barat sejak bulan lalu',
  ],
  'fact:vehicle': ['sopir angkot ugal-ugalan di Jl. Pramuka Banjarmasin kemarin'],
  'fact:price': ['gas 3 kg mahal di pangkalan LPG Jl. Veteran Banjarmasin'],
  'fact:office': ['pelayanannya parah di Banjarmasin kemarin', 'lainnya'],
  area: ['jalan rusak di desa Tanjung sejak kemarin'],
  category: ['pelayanannya parah di Banjarmasin kemarin'],
  evidence: ['jalan berlubang di Jl. Sultan Adam Banjarmasin sejak kemarin', 'lewati'],
  switches: ['jalan berlubang di Jl. Sultan Adam Banjarmasin sejak kemarin', 'lewati', '(photo)'],
  name: ['jalan berlubang di Jl. Sultan Adam Banjarmasin sejak kemarin', 'lewati', '(photo)', 'tidak keduanya'],
  check: ['jalan berlubang di Jl. Sultan Adam Banjarmasin sejak kemarin', 'lewati', '(photo)', 'anonim'],
};
function at(question: string): Citizen {
  const citizen = new Citizen();
  for (const words of STORIES[question] ?? []) play(citizen, words === '(photo)' ? photo : words);
  expect(citizen.talk?.question).toBe(question);
  return citizen;
}
const plain = (text: string): string => text.trim().toLowerCase();
/** Whatever is kept as an answer. */
const answered = ({ talk }: Citizen): readonly string[] => [
  ...Object.values(talk?.draft?.facts ?? {}).map(({ value }) => plain(value.text)),
  ...(talk?.draft?.name ? [plain(talk.draft.name)] : []),
];
const stories = ({ talk }: Citizen): number => talk?.draft?.words.filter(({ story }) => story).length ?? 0;
const YES = new Set(['iya', 'y', 'ok', 'oke siap', 'sip', 'siap', '👍', 'silakan']);

describe.each(Object.keys(STORIES))('to %s', (question) => {
  it.each(NOTHING.filter((said) => question !== 'check' || !YES.has(said)))('“%s” answers nothing', (said) => {
    const citizen = at(question);
    const before = stories(citizen);
    citizen.says(said);
    expect(answered(citizen)).not.toContain(plain(said));
    expect(stories(citizen), 'told as what happened').toBe(before);
    if (!said.startsWith('terserah')) expect(citizen.talk?.draft?.offer ?? 0, 'led on').toBe(0);
    expect(citizen.filed).toEqual([]);
    if (!['bingung', 'terserah', 'terserah kamu', 'ga ngerti', 'ga paham'].includes(said))
      expect([question, null], 'first').toContain(citizen.talk?.question);
    citizen.says(said);
    expect(answered(citizen)).not.toContain(plain(said));
    expect(stories(citizen), 'told as what happened').toBe(before);
  });
});

const FACTS = Object.keys(STORIES).filter((question) => question.startsWith('fact:'));
describe.each(FACTS)('to %s', (question) => {
  it.each(UNKNOWN)('“%s” says that it is not known, and it is not asked again', (said) => {
    const citizen = at(question);
    citizen.says(said);
    expect(citizen.talk?.question).not.toBe(question);
    expect(answered(citizen).filter((each) => each !== 'tidak tahu')).not.toContain(plain(said));
  });
});
describe.each(FACTS.filter((question) => question !== 'fact:place' && question !== 'fact:time'))(
  'to %s',
  (question) => {
    it.each(NONE)('“%s” passes over it', (said) => {
      const citizen = at(question);
      citizen.says(said);
      expect(citizen.talk?.question).not.toBe(question);
      expect(answered(citizen)).not.toContain(plain(said));
    });
  },
);
