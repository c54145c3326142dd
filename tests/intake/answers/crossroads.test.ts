import { Citizen } from '../citizen.ts';
import { fileOne, LIGHT } from '../filed.ts';
import { about, answers, asks, noStory, stays } from './table.ts';

const DAY = 24 * 3_600_000;
const STORY = 'jalan berlubang di Jl. Sultan Adam Banjarmasin';
function resume(): Citizen {
  const citizen = new Citizen();
  citizen.says(STORY);
  citizen.later(2 * DAY);
  citizen.says('halo');
  if (citizen.talk?.question !== 'resume') throw new Error(citizen.transcript());
  return citizen;
}
answers('“Laporan Anda belum selesai … mau dilanjutkan?”', resume, [
  ['iya', asks('fact:time')],
  ['iya lanjut', asks('fact:time')],
  ['lanjut', asks('fact:time')],
  ['lanjutkan aja', asks('fact:time')],
  ['mau', asks('fact:time')],
  ['boleh', asks('fact:time')],
  ['ok', asks('fact:time')],
  ['terusin', asks('fact:time')],
  ['1', asks('fact:time')],
  ['mau lanjut yang kemarin', asks('fact:time')],
  ['yes please', asks('fact:time')],
  ['continue', asks('fact:time')],
  ['lanjutakan', asks('fact:time')],
  ['kirim', asks('fact:time')],
  ['ga usah', asks('story', 'resume', 'cancel')],
  ['tidak', asks('story')],
  ['baru aja', asks('story')],
  ['buat baru', asks('story')],
  ['laporan lain', asks('story')],
  ['yang baru', asks('story')],
  ['hapus', asks('cancel', 'erase', 'story', null)],
  ['hapus aja', asks('cancel', 'erase', 'story', null)],
  ['udah diperbaiki', asks('resume', 'cancel')],
  ['udah ga perlu', asks('cancel', 'resume')],
  ['yang mana ya?', stays],
  ['lupa', stays],
  ['hmm', stays],
  ['laporan apa?', stays],
  ['nanti aja', asks(null, 'resume')],
  ['?', stays],
]);

function open(): Citizen {
  const citizen = new Citizen();
  citizen.says(STORY);
  citizen.says('/lapor');
  if (citizen.talk?.question !== 'open') throw new Error(citizen.transcript());
  return citizen;
}
answers('“Lanjutkan yang ini, atau buat laporan baru?”', open, [
  ['lanjut yang ini', asks('fact:time')],
  ['yang ini aja', asks('fact:time')],
  ['lanjut', asks('fact:time')],
  ['yg pertama', asks('fact:time')],
  ['yang tadi', asks('fact:time')],
  ['baru', asks('story')],
  ['bikin baru', asks('story')],
  ['laporan baru', asks('story')],
  ['yang kedua', asks('story')],
  ['hapus aja yg ini', asks('cancel', 'erase', 'story', null)],
  ['terserah', stays],
  ['hmm', stays],
  ['?', stays],
  ['dua duanya', asks('open', 'story')],
]);

function where(): Citizen {
  const citizen = new Citizen();
  fileOne(citizen, LIGHT);
  citizen.says('sampah juga menumpuk di pasar Kindai Limpuar Gambut sejak minggu lalu');
  if (citizen.talk?.question !== 'where') throw new Error(citizen.transcript());
  return citizen;
}
answers('“Ini tambahan untuk laporan …, atau laporan baru?”', where, [
  ['laporan baru', about('waste')],
  ['baru', about('waste')],
  ['beda', about('waste')],
  ['beda lagi pak', about('waste')],
  ['bukan tambahan', about('waste')],
  ['laporan lain', about('waste')],
  ['yang baru', about('waste')],
  ['2', about('waste')],
  ['baru dong', about('waste')],
  ['new one', about('waste')],
  ['tambahan', asks(null)],
  ['tambahan aja', asks(null)],
  ['buat yang tadi', asks(null)],
  ['iya tambahan', asks(null)],
  ['1', asks(null)],
  ['hmm', stays],
  ['maksudnya?', stays],
  ['terserah', stays],
  ['ga tau', stays],
  ['?', stays],
  ['sebentar', stays],
]);

function cancel(): Citizen {
  const citizen = new Citizen();
  citizen.says(STORY);
  citizen.says('batal');
  if (citizen.talk?.question !== 'cancel') throw new Error(citizen.transcript());
  return citizen;
}
const kept = (citizen: Citizen) => (citizen.talk?.draft ? undefined : 'deleted');
const gone = (citizen: Citizen) => (citizen.talk?.draft ? 'still there' : undefined);
answers('“Laporan ini mau diapakan?”', cancel, [
  ['hapus', gone],
  ['hapus aja', gone],
  ['buang', gone],
  ['hapus laporan ini', gone],
  ['lanjut aja', kept, asks('fact:time')],
  ['ga jadi batal', kept, asks('fact:time')],
  ['simpan', kept, asks(null)],
  ['simpan dulu', kept, asks(null)],
  ['nanti aja', kept, asks(null)],
  ['terserah', kept],
  ['ga tau', kept],
  ['hmm', kept, noStory],
  ['iya', kept],
  ['?', kept],
  ['batal', kept],
  ['delete it', gone],
]);

function which(): Citizen {
  const citizen = new Citizen();
  citizen.says(`${STORY} sejak kemarin`);
  citizen.says('lubang 1 meter');
  citizen.sends();
  citizen.says('anonim');
  citizen.says('ubah');
  if (citizen.talk?.question !== 'which') throw new Error(citizen.transcript());
  return citizen;
}
answers('“Bagian mana yang diubah?”', which, [
  ['lokasi', asks('fact:place')],
  ['lokasinya', asks('fact:place')],
  ['alamat', asks('fact:place')],
  ['tempatnya', asks('fact:place')],
  ['waktu', asks('fact:time')],
  ['tanggalnya', asks('fact:time')],
  ['jamnya', asks('fact:time')],
  ['yang lokasi', asks('fact:place')],
  ['foto', asks('evidence')],
  ['fotonya', asks('evidence')],
  ['ceritanya', asks('story')],
  ['bahayanya', asks('fact:danger')],
  ['ga jadi', asks('check', 'cancel')],
  ['tidak ada', asks('check', 'which')],
  ['ga ada', asks('check', 'which')],
  ['udah bener kok', asks('check')],
  ['kirim aja', asks('check', null)],
  ['hmm', asks('which'), noStory],
  ['?', asks('which')],
]);

function alike(): Citizen {
  const citizen = new Citizen();
  const other = new Citizen();
  fileOne(other, LIGHT);
  const [first] = other.filed;
  if (!first) throw new Error('nothing was filed');
  citizen.near = [
    {
      code: first.code,
      duplicateOf: null,
      conversation: 2,
      kind: 'complaint',
      category: 'light',
      status: 'submitted',
      submittedAt: new Date(citizen.now.getTime() - DAY),
      samePicture: false,
    } as (typeof citizen.near)[number],
  ];
  citizen.says(LIGHT);
  citizen.says('lewati');
  if (citizen.talk?.question !== 'alike') throw new Error(citizen.transcript());
  return citizen;
}
const joins = (citizen: Citizen) => (citizen.talk?.draft?.alike?.joined ? undefined : 'not joined');
const isOwn = (citizen: Citizen) =>
  citizen.talk?.draft?.alike?.joined ? 'joined' : citizen.talk?.question === 'alike' ? 'asked again' : undefined;
const unjoined = (citizen: Citizen) => (citizen.talk?.draft?.alike?.joined ? 'joined' : undefined);
answers('“Apakah sama dengan laporan warga lain ini?”', alike, [
  ['sama', joins],
  ['iya sama', joins],
  ['sama persis', joins],
  ['iya', joins],
  ['iya itu', joins],
  ['iya yang itu', joins],
  ['betul pak', joins],
  ['kayaknya sama', joins],
  ['sama kayaknya', joins],
  ['same', joins],
  ['1', joins],
  ['beda', isOwn],
  ['bukan', isOwn],
  ['beda tempat', isOwn],
  ['tidak sama', isOwn],
  ['kayaknya beda', isOwn],
  ['lain pang', isOwn],
  ['ga tau', isOwn],
  ['mungkin', unjoined],
  ['bisa jadi', unjoined],
  ['hmm', unjoined, asks('alike')],
  ['maksudnya?', unjoined],
  ['terserah', unjoined],
  ['?', unjoined],
  ['sebentar', unjoined],
]);
