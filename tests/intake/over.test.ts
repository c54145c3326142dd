import { describe, expect, it } from 'vitest';
import { asksWhyOver, keepsReport } from '../../src/core/language/asks-why-over.ts';
import { Citizen } from './citizen.ts';
import { closes, fileOne, LIGHT, ROAD } from './filed.ts';

/** A report that is over, or was to be: why, that it is not settled after all, that it is not withdrawn after all. No word is lost, nothing is opened or closed by a misunderstanding. */

const DAY_MS = 86_400_000;
const WHY = [
  'kok ditutup?',
  'kenapa laporan saya ditutup',
  'kok udah selesai',
  'siapa yang nutup sih',
  'why was it closed?',
];

describe('whoever asks why a report was closed', () => {
  it.each(WHY)('“%s” is told why and how it is opened again, where it is asked if it is settled', (words) => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    closes(citizen, code);
    expect(citizen.says(words).text).toMatch(/masalahnya sudah ditangani.*Belum\? Pilih “Belum”/s);
    expect(citizen.talk?.question).toBe('wish:settled');
    expect(citizen.view(code).history.at(-1)?.act).toBe('close');
    citizen.says('belum ada petugas yang datang sama sekali');
    expect(citizen.view(code).status).toBe('reopened');
  });

  it.each(WHY)('“%s” is told so too where nothing is asked any more, and may open it', (words) => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    closes(citizen, code);
    citizen.says('sudah beres');
    citizen.says('5');
    expect(citizen.later(3 * DAY_MS).says(words).text).toContain('Pilih “Belum”');
    expect(citizen.talk?.question).toBe('wish:settled');
    citizen.presses(/Belum/);
    citizen.says('mati lagi sejak semalam');
    expect(citizen.view(code).status).toBe('reopened');
    expect(citizen.notes(code).at(-1)?.text).toBe('mati lagi sejak semalam');
  });

  it('hears of one that was turned down where the reason is, and its desk hears the question', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.officer(code, 'reject');
    expect(citizen.says('kok ditolak?').text).toContain('Alasan petugas ada di kabar');
    expect(citizen.notes(code).at(-1)?.text).toBe('kok ditolak?');
  });

  it.each([
    'kenapa jalan depan sekolah ditutup',
    'loket ditutup jam 10 padahal antrean panjang',
    'kok petugasnya menolak berkas saya',
    'udah selesai',
    'sudah beres',
  ])('“%s” does not ask that', (words) => expect(asksWhyOver(words)).toBe(false));
});

describe('a closed report whose trouble is back', () => {
  it('is opened by its words where its citizen never said that it was settled', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.officer(code, 'verify').officer(code, 'close');
    citizen.later(DAY_MS / 2).says('masih mati lampunya');
    expect(citizen.view(code).status).toBe('reopened');
    expect(citizen.notes(code).map(({ text }) => text)).toEqual(['masih mati lampunya']);
  });

  it('is asked about where its citizen had said so, with the words at its desk', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    closes(citizen, code);
    citizen.says('sudah beres');
    citizen.says('4');
    expect(citizen.later(3 * DAY_MS).says('mati lagi lampunya').text).toContain('Masalahnya kembali?');
    expect(citizen.view(code).status).toBe('closed');
    expect(citizen.notes(code).at(-1)?.text).toBe('mati lagi lampunya');
  });

  it('what is added to one that is over is told as that', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    closes(citizen, code);
    citizen.says('sudah beres');
    citizen.says('4');
    expect(citizen.says('tiangnya nomor PJU-0451 kalau perlu').text).toContain(`petugas laporan ${code} (`);
    expect(citizen.notes(code).at(-1)?.text).toContain('PJU-0451');
  });
});

describe('“Sudah beres?”', () => {
  it.each(['makasih ktp saya sudah jadi, petugas dukcapil baik', 'terima kasih, pelayanan di puskesmas bagus'])(
    '“%s” says nothing of a lamp',
    (words) => {
      const citizen = new Citizen();
      const code = fileOne(citizen, LIGHT);
      closes(citizen, code);
      citizen.says(words);
      expect(citizen.talk?.question).toBe('wish:settled');
      expect(citizen.view(code).history.at(-1)?.act).toBe('close');
      expect(citizen.notes(code).at(-1)?.text).toBe(words);
    },
  );

  it.each([
    'sudah terang jalannya, makasih',
    'alhamdulillah sudah nyala, petugasnya baik',
    'sudah beres, terima kasih',
    'alhamdulillah sudah beres terima kasih',
    'sudah nyala lampu depan sekolah, terima kasih pak',
  ])('“%s” does', (words) => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    closes(citizen, code);
    citizen.says(words);
    expect(citizen.view(code).history.at(-1)?.act).toBe('confirm');
  });
});

describe('a withdrawal', () => {
  it('is taken back, with all that is told beside it', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, ROAD);
    citizen.says('batalin aja laporannya, sudah ditambal warga');
    const back = 'eh jangan dibatalin deh, itu ditambal pake tanah doang';
    expect(citizen.says(back).text).toContain(`laporan ${code} tetap berjalan`);
    expect(citizen.notes(code).at(-1)?.text).toBe(back);
  });

  it.each(['ga jadi dicabut', 'laporannya jangan dihapus pak', 'tetap diproses aja'])('“%s” takes it back', (words) =>
    expect(keepsReport(words)).toBe(true),
  );
  it.each(['batalkan laporan saya', 'jangan buang sampah di situ', 'ga jadi lapor'])('“%s” does not', (words) =>
    expect(keepsReport(words)).toBe(false),
  );
});

describe('days after the only report was sent', () => {
  it.each(['ada motor jatuh lagi', 'makin parah pak', 'masih berlubang sampai sekarang', 'eh rusak lagi'])(
    '“%s” is of it',
    (words) => {
      const citizen = new Citizen();
      const road = fileOne(citizen, ROAD);
      expect(citizen.later(4 * DAY_MS).says(words).text).toContain(`tambahkan ke laporan ${road}`);
    },
  );

  it.each(['kok ga ada yang datang2 sih', 'belum ada yg dateng'])('“%s” shows how it stands', (words) => {
    const citizen = new Citizen();
    const code = fileOne(citizen, ROAD);
    expect(citizen.later(4 * DAY_MS).says(words).text).toContain(`Laporan ${code}\n`);
    expect(citizen.says('mau lapor ke siapa lagi kalau gini').text).toContain('batas waktu');
  });

  it('fear is answered: by who sees the name, or by passing it on', () => {
    const hidden = new Citizen();
    const code = fileOne(hidden, ROAD);
    expect(hidden.says('takut nanti saya dipecat').text).toContain('Anonim: nama Anda tidak terlihat');
    expect(hidden.notes(code).at(-1)?.text).toBe('takut nanti saya dipecat');
  });

  it.each(['sama sama', 'sama-sama pak 🙏'])('“%s” is nothing for its desk', (words) => {
    const citizen = new Citizen();
    const code = fileOne(citizen, ROAD);
    expect(citizen.says(words).text).toContain('Sama-sama');
    expect(citizen.notes(code)).toEqual([]);
  });

  it.each(['fotonya yang tadi salah kirim', 'itu foto rumah saya, salah kirim pak'])(
    '“%s” reaches its desk',
    (words) => {
      const citizen = new Citizen();
      const code = fileOne(citizen, ROAD);
      citizen.says(words);
      expect(citizen.notes(code).map(({ text }) => text)).toEqual([words]);
    },
  );

  it('the same trouble elsewhere, reported in vain to others, is not shown how the first stands', () => {
    const told = 'jalan rusak di martapuro lama, sdh lapor bulan lalu tp belum ditangani';
    const later = new Citizen();
    fileOne(later, ROAD);
    later.later(2 * DAY_MS).says(told);
    expect(later.talk?.draft?.words.map(({ text }) => text)).toEqual([told]);
    const soon = new Citizen();
    fileOne(soon, ROAD);
    soon.says(told);
    expect(soon.talk?.question).toBe('where');
    expect(soon.talk?.held.map(({ text }) => text)).toEqual([told]);
  });

  it('nothing that tells something is taken for a word that steers', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, ROAD);
    citizen.says('eh itu cuma ditambal pakai tanah doang sama warga');
    expect(citizen.notes(code)).toHaveLength(1);
  });
});
