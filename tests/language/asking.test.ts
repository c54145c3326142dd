import { describe, expect, it } from 'vitest';
import {
  asksSoFar,
  asksWhatServes,
  asksWithdrawal,
  hasNoEvidence,
  isLaughter,
  languageAsked,
  promisesEvidence,
  putsOffEvidence,
  saysAlreadyTold,
} from '../../src/core/language/asking.ts';
import { asksAbout, asksAtEnd } from '../../src/core/language/asks-about.ts';
import { asksProgress } from '../../src/core/language/asks-progress.ts';
import { fearsBeingKnown } from '../../src/core/language/who-may-know.ts';
import { steeringOf } from '../../src/core/language/words.ts';

describe('words that steer, in Banjar and Javanese, and politely', () => {
  it.each([
    ['kada usah', 'no'],
    ['nope', 'no'],
    ['iya pak', 'yes'],
    ['oke min', 'yes'],
    ['yes sir', 'yes'],
    ['kadada', 'no'],
    ['ora duwe', 'none'],
    ["i don't have any", 'none'],
    ['unda kada tahu', 'unknown'],
  ])('“%s”: %s', (text, intent) => expect(steeringOf(text)).toMatchObject({ intent }));

  it('“i have a voice recording” promises evidence', () =>
    expect(promisesEvidence('i have a voice recording')).toBe(true));

  it('“kaina ulun kirim fotonya” puts evidence off', () =>
    expect(putsOffEvidence('kaina ulun kirim fotonya')).toBe(true));
});

describe('a question how far a report is', () => {
  it.each([
    'kapan diproses?',
    'Kapan laporan saya ditindaklanjuti min',
    'gimana perkembangannya kak',
    'sudah diproses belum',
    'udah ditangani blm ya?',
    'kok belum ada tanggapan',
    'laporan saya sudah sampai mana prosesnya?',
    'ada kabar?',
    'any update?',
    'udah ada jawaban?',
    'How long does this take?',
    'berapa lama?',
    'kok lama banget sih',
    'when will my report be processed',
    'kapan diperbaiki?',
    'when will someone fix it?',
    'is anyone working on it?',
    'when will I hear back?',
    'mau tanya laporan saya kemarin gimana ya',
    'min laporan sy gmn',
  ])('“%s” asks for the status', (text) => {
    expect(asksProgress(text)).toBe(true);
    expect(steeringOf(text)).toMatchObject({ intent: 'status', rest: '' });
  });
  it.each([
    'belum ada tanggapan',
    'belum ada jawaban',
    'belum ditangani',
    'kapan jalan di desa kami diperbaiki?',
    'sudah lapor RT tapi belum diproses',
    'kapan-kapan saya kirim fotonya',
    'kemarin sore',
    'petugasnya bilang nanti diproses',
    'prosesnya lama',
    'gimana?',
    'sudah lama',
    'lama sekali',
    'laporan saya tentang jalan',
    'gimana cara lapor',
  ])('“%s” does not', (text) => {
    expect(asksProgress(text)).toBe(false);
  });
});

it.each([
  ['in english please', 'en'],
  ['Do you speak English?', 'en'],
  ['bisa pakai bahasa inggris?', 'en'],
  ['Hello, can I report in English?', 'en'],
  ['apakah bisa lapor pakai bahasa inggris?', 'en'],
  ["I'd like to make a complaint in English", 'en'],
  ["I don't understand Indonesian", 'en'],
  ['pakai bahasa indonesia saja min', 'id'],
  ['saya tidak bisa bahasa inggris', 'id'],
  ['guru bahasa inggris sering bolos', undefined],
  ['laporan tentang guru bahasa inggris', undefined],
  ['please fix the road', undefined],
  ['the English teacher does not come', undefined],
] as const)('“%s” asks for the language %s', (text, language) => {
  expect(languageAsked(text)).toBe(language);
});

describe('that its writer does not know', () => {
  it.each([
    'saya tidak tahu',
    'tidak tahu nomor tiangnya',
    'gatau nomornya berapa',
    'lupa tanggal persisnya pak',
    'maaf saya kurang tahu alamat tepatnya',
    'belum jelas kapan',
    "I don't know the pole number",
    "don't remember the exact date",
    'no idea',
  ])('“%s” says so', (text) => {
    expect(steeringOf(text)).toMatchObject({ intent: 'unknown' });
  });
  it.each([
    'petugasnya tidak tahu',
    'saya tidak tahu kenapa air mati',
    'lupa bayar',
    'tidak tahu malu',
    'lampu tidak jelas',
    'tidak jelas',
    'no idea why the clinic is closed',
    'siapa yang tidak tahu?',
  ])('“%s” does not', (text) => {
    expect(steeringOf(text)).toBeUndefined();
  });
});

describe('that there is no evidence', () => {
  it.each([
    'gak punya foto, takut',
    'ga ada foto pak',
    'belum sempat ambil foto',
    'saya tidak berani memfoto',
    'nggak ada bukti apa-apa min',
    'tidak punya foto atau video',
    'kada baisi foto',
    'I dont have any photo',
  ])('“%s” says so', (text) => {
    const steering = steeringOf(text);
    expect(hasNoEvidence(text) || (typeof steering === 'object' && steering.intent === 'none')).toBe(true);
  });
  it.each([
    'gak punya foto tapi ada video',
    'tidak ada lampu sama sekali di sana',
    'di foto itu tidak kelihatan lubangnya',
    'foto menyusul',
    'ada foto',
  ])('“%s” does not', (text) => {
    expect(hasNoEvidence(text)).toBe(false);
  });
});

it.each([
  ['foto memarnya ada', true],
  ['kwitansinya ada kok', true],
  ['fotonya tidak ada', false],
  ['ada yang motret tapi sudah dihapus', false],
  ['ada rekaman', true],
  ['ada chat WA nya', true],
  ['saya punya screenshotnya', true],
  ['saya punya fotonya pak', true],
  ['ada videonya di HP saya', true],
  ['tidak ada rekaman', false],
  ['ada lubang besar di foto', false],
  ['fotonya ada di rumah', false],
])('“%s” promises evidence: %s', (text, promises) => {
  expect(promisesEvidence(text)).toBe(promises);
});

it.each([
  ['apa lagi yang bisa?', true],
  ['foto apa pak', true],
  ['boleh screenshot?', true],
  ['bukti seperti apa yang dibutuhkan', true],
  ['what else can I send?', true],
  ['apa boleh buat', false],
  ['bisa dilihat langsung di lokasi', false],
  ['lubangnya dalam sekali', false],
])('“%s” asks what would serve: %s', (text, asks) => {
  expect(asksWhatServes(text)).toBe(asks);
});

it.each([
  ['saya takut ketahuan tetangga', true],
  ['khawatir nanti dibalas', true],
  ['anak-anak takut lewat sana', false],
  ['takut banjir lagi', false],
])('“%s” tells of fear of being found out: %s', (text, fears) => {
  expect(fearsBeingKnown(text)).toBe(fears);
});

it.each([
  ['besok saya kirim', true],
  ['nanti fotonya', true],
  ['besok aja', true],
  ['tomorrow', true],
  ['nanti malam ya kak', true],
  ['besok ada rapat', false],
  ['foto menyusul ya', true],
  ['saya kirim nanti malam', true],
  ['nanti malam lampunya mati lagi', false],
  ['besok ada rapat di balai desa', false],
  ['nanti saja, tidak punya foto', false],
])('“%s” puts evidence off: %s', (text, puts) => {
  expect(putsOffEvidence(text)).toBe(puts);
});

it.each([
  ['ini orang apa robot', 'aboutBot'],
  ['kamu bot ya?', 'aboutBot'],
  ['siapa ini', 'aboutBot'],
  ['are you a real person?', 'aboutBot'],
  ['data saya aman gak?', 'aboutPrivacy'],
  ['siapa yang baca laporan ini', 'aboutPrivacy'],
  ['identitas saya dijamin kan', 'aboutPrivacy'],
  ['laporannya nanti ke siapa?', 'aboutDesk'],
  ['ini nanti dikirim ke dinas mana ya', 'aboutDesk'],
  ['siapa yang menangani laporan saya', 'aboutDesk'],
  ['who gets my report?', 'aboutDesk'],
  ['gimana cara kirim fotonya', 'howToSend'],
  ['kaya apa mengirim foto?', 'howToSend'],
  ['how do I add another photo?', 'howToSend'],
  ['gimana cara tambah foto lagi', 'howToSend'],
  ['emang harus lapor di mana?', 'aboutWhere'],
  ['lapor kemana ya min', 'aboutWhere'],
  ['gimana cara lapornya', 'aboutWhere'],
  ['apa bisa lapor di sini', 'aboutWhere'],
  ['kaya apa malapor min', 'aboutWhere'],
  ['ini tempat pengaduan ya', 'aboutWhere'],
  ['where do I report?', 'aboutWhere'],
  ['how can I make a complaint here', 'aboutWhere'],
  ['ini tempat lapor apa saja?', 'aboutScope'],
  ['apa aja yang bisa dilaporkan di sini', 'aboutScope'],
  ['bisa lapor soal apa aja kak', 'aboutScope'],
  ['what can I report here?', 'aboutScope'],
  ['what kind of problems can i report', 'aboutScope'],
  ['bisa lapor lewat telepon gak?', 'aboutPhone'],
  ['ada nomor telepon yang bisa dihubungi?', 'aboutPhone'],
  ['kawa kah malapor lewat sms', 'aboutPhone'],
  ['boleh datang langsung ke kantor?', 'aboutPhone'],
  ['is there a phone number to call', 'aboutPhone'],
  ['lapor ini bayar gak?', 'aboutCost'],
  ['apakah laporan ini gratis', 'aboutCost'],
  ['ini gratis kah', 'aboutCost'],
  ['do I have to pay to report', 'aboutCost'],
  ['gratis', undefined],
  ['tidak bayar', undefined],
  ['lapor ke RT malah diminta bayar 50 ribu', undefined],
  ['apa harus pakai ktp?', 'aboutIdentity'],
  ['harus daftar akun dulu gak', 'aboutIdentity'],
  ['do I need to register first', 'aboutIdentity'],
  ['ktp', undefined],
  ['harus bikin ktp baru di capil', undefined],
  ['bisa bicara sama orang langsung gak', 'aboutBot'],
  ['saya mau ngomong sama petugas aja', 'aboutBot'],
  ['can I talk to a human please', 'aboutBot'],
  ['petugas bicara kasar kepada saya', undefined],
  ['percuma lapor paling gak ditanggapi', 'aboutDoubt'],
  ['emang bakal diproses?', 'aboutDoubt'],
  ['paling juga dicuekin', 'aboutDoubt'],
  ['apa gunanya lapor di sini', 'aboutDoubt'],
  ['petugasnya cuek laporan saya diabaikan RT', undefined],
  ['gak mau sama robot', 'aboutBot'],
  ['apa gunanya foto', 'whyAsked'],
  ['sudah lapor ke RT', undefined],
  ['lapor kemana kalau jalan rusak', undefined],
  ['jalan ini tidak aman bagi anak sekolah', undefined],
  ['siapa orangnya saya tidak tahu', undefined],
  ['petugas bilang kirim surat dulu', undefined],
  ['orang sekampung tahu', undefined],
  ['wait, what happens to my name?', 'aboutPrivacy'],
  ['what happens to my street at night', undefined],
  ['data KK saya bocor ke pinjol', undefined],
  ['data saya bocor', undefined],
  ['ini orang minta uang 50rb di parkiran', undefined],
  ['nama saya disebar di grup WA', undefined],
  ['orang asli sini dipungut uang', undefined],
] as const)('“%s” asks about %s', (text, about) => {
  expect(asksAbout(text)).toBe(about);
});

it.each([
  ['cabut laporan saya', true],
  ['tolong batalkan laporan saya', true],
  ['saya mau menarik aduan saya', true],
  ['petugas membatalkan laporan saya', false],
  ['batal', false],
  ['kabel dicabut orang', false],
  ['tarik uang 50rb buat laporan kehilangan', false],
])('“%s” asks to withdraw a report: %s', (text, asks) => {
  expect(asksWithdrawal(text)).toBe(asks);
});

it.each([
  ['saya sudah bilang apa saja?', true],
  ['apa aja yg udah dicatat min', true],
  ['what have I told you so far?', true],
  ['rangkuman dong', true],
  ['show me the summary please', true],
  ['saya sudah bilang ke RT', false],
  ['petugasnya bilang apa saja boleh', false],
  ['laporan apa saja yang bisa?', false],
  ['foto apa saja yang dikirim', false],
])('“%s” asks what was told so far: %s', (text, expected) => {
  expect(asksSoFar(text)).toBe(expected);
});

it.each([
  ['kenapa harus tanya ini sih?', 'whyAsked'],
  ['buat apa nomor pelanggan?', undefined],
  ['knp minta nama', 'whyAsked'],
  ['why do you need my name?', 'whyAsked'],
  ['kenapa jalannya rusak terus', undefined],
  ['kenapa petugasnya marah', undefined],
  ['siapa nama kamu', 'aboutBot'],
  ['maksudnya gimana?', 'whatMeant'],
  ['maksudnya tempat kejadian apa ya?', 'whatMeant'],
  ['what do you mean?', 'whatMeant'],
  ['apa itu bukti?', 'whatMeant'],
  ['nomor tiang itu apa ya', 'whatMeant'],
  ['gimana?', 'whatMeant'],
  ['apa itu di depan pasar', undefined],
  ['tiang itu miring', undefined],
  ['maksud saya di jl pramuka', undefined],
  ['saya tidak ngerti kirim foto gimana', 'howToSend'],
])('“%s” asks about the service: %s', (text, expected) => {
  expect(asksAbout(text)).toBe(expected);
});

it.each([
  ['kades saya korupsi dana desa tapi saya takut. aman gak?', 'aboutPrivacy'],
  ['lampu jalan mati. ini orang apa robot', 'aboutBot'],
  ['lampu jalan mati di jl veteran. kenapa ini?', undefined],
  ['aman gak?', undefined],
])('“%s” asks at its end: %s', (text, expected) => {
  expect(asksAtEnd(text)).toBe(expected);
});

it.each([
  ['wkwkwk', true],
  ['hehe', true],
  ['hahaha hehe', true],
  ['eh hujan', false],
  ['hilang', false],
  ['wakil', false],
  ['hakim', false],
])('“%s” is laughter: %s', (text, expected) => {
  expect(isLaughter(text)).toBe(expected);
});

it.each([
  ['UDAH SAYA BILANG 4 HARI!!!', true],
  ['kan tadi sudah saya jawab', true],
  ['I already told you', true],
  ['petugasnya bilang sudah habis', false],
  ['sudah lapor RT', false],
  ['saya sudah tua', false],
])('“%s” protests that it was told: %s', (text, expected) => {
  expect(saysAlreadyTold(text)).toBe(expected);
});
