import type { Policy } from '../../src/core/policy/policy.ts';
import { maskPersonal } from '../../src/core/understanding/personal-data.ts';
import { toLine } from '../../src/core/understanding/report.ts';
import { SILENT } from '../../src/core/understanding/sure.ts';
import { understand } from '../../src/core/understanding/understand.ts';
import type { Understood } from '../../src/core/understanding/understood.ts';

/** All are read as if they came on Wednesday 2 December 2026 at 14.00 in Banjarmasin. */
const NOW = new Date('2026-12-02T14:00:00+08:00');

/** Messages as people write them; written for this page. */
const MESSAGES = [
  'jln depan psr kmrn malem jam 8 bolong besar pak, anak sy jatoh',
  'lampu jalan gang Mawar Handil Bakti mati sdh 5 hari, gelap bgt',
  'banyu leding di Sungai Andai kada bajalan tumat samalam, kaya apa kami mandi',
  'petugas loket kecamatan Gambut minta 50rb buat tanda tangan, senin kemarin, ga ada kuitansi',
  'ADA KEBAKARAN DI GANG KENANGA PELAIHARI API BESAR TOLONG!!!',
  'kebakaran minggu lalu di Pasar Lama, bantuan belum juga turun',
  'Dokter poli gigi Puskesmas Alabio tidak ada, kami menunggu dari jam 8 sampai jam 11',
  'BPJS bapak saya ditolak RSUD Datu Sanggul padahal aktif, tgl 27/11',
  'sampah numpuk di TPS Jl. Kelayan A. terus juga lampu jalannya mati semua',
  'KTP saya belum jadi, dimasukkan 3 november di Disdukcapil Martapura. nik 6303010203900004 hp 0812-3456-7890',
  'lubang di Jl. A. Yani km 24, tadi pagi motor ngguling',
  'BLT di desa Rantau Bujur dibagi ke keluarga kades semua',
  'jalan depan rumah saya rusak',
  'jembatan di Kabupaten Garut putus kemarin',
  'usul pak, taman kota dipasang lampu dan tempat duduk',
  'kantor samsat Batulicin buka hari sabtu ga?',
  'makasih min, jalannya sudah mulus',
  'motor saya dicuri tadi malam di parkiran, lapor kemana?',
  'Streetlights on Jalan Veteran Banjarmasin have been off since Friday',
  'wkwk',
] as const;

const percent = (confidence: number): string => `${Math.round(confidence * 100)} %`;

/** The facts of one message in words. */
function told(
  { kind, category, place, places, when, emergency, matters, personalData, agency, elsewhere }: Understood,
  matter: boolean,
): string {
  const kinds = Object.entries(personalData).flatMap(([name, spans]) => (spans.length > 0 ? [name] : []));
  const { from, to, clock } = when?.value ?? {};
  return [
    `**${kind.value}** ${percent(kind.confidence)}`,
    matter && category ? `category ${category.value} ${percent(category.confidence)}` : '',
    place
      ? `place “${place.value.text}”${place.value.regency ? ` in ${place.value.regency}` : places.length > 0 ? `: ${places.map(({ value }) => value.regency).join(' or ')}?` : ''}${place.value.outside ? ', outside' : ''}`
      : '',
    from ? `time ${from}${to && to !== from ? ` to ${to}` : ''}${clock ? ` ${clock}` : ''}` : '',
    emergency ? `**danger now**: ${emergency.numbers.join(', ')}` : '',
    matters ? `matters: ${matters.map((each) => each.category).join(' and ')}` : '',
    kinds.length > 0 ? `masked: ${kinds.join(', ')}` : '',
    agency ? `agency ${agency}` : '',
    elsewhere ? `go to: ${elsewhere}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

/** What is asked next; needed facts only. */
function askedNext(understood: Understood, policy: Policy): string {
  const { kind, asks } = { kind: understood.kind.value, asks: toLine('', understood, policy).asks };
  if (kind !== 'complaint') return '—';
  const category = policy.categories.find(({ id }) => id === understood.category?.value);
  const needed = asks.filter((id) => !category?.facts.some((fact) => fact.id === id && fact.optional));
  const back = (['place', 'when'] as const).filter((fact) => (understood[fact]?.confidence ?? 1) < SILENT);
  return `${needed.join(', ')}${back.length > 0 ? ` (read back: ${back.join(', ').replace('when', 'time')})` : ''}`;
}

/** The table of the docs page. */
export function pageTable(policy: Policy): string {
  const rows = MESSAGES.map((text) => {
    const understood = understand({ text, now: NOW, zone: policy.zone, policy });
    const matter = ['complaint', 'aspiration', 'question'].includes(understood.kind.value);
    return `| ${maskPersonal(text)} | ${told(understood, matter)} | ${askedNext(understood, policy)} |`;
  });
  return ['| message | understood | asked next |', '| --- | --- | --- |', ...rows].join('\n');
}

const BEGIN = '<!-- made by npm run understanding:page -->';
const END = '<!-- end -->';

/** A page with its table replaced. */
export function pageWith(page: string, table: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  return begin < 0 || end < begin ? page : `${page.slice(0, begin)}${BEGIN}\n${table}\n${page.slice(end)}`;
}
