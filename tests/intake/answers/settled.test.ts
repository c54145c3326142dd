import { describe, expect, it } from 'vitest';
import { Citizen } from '../citizen.ts';
import { closes, fileOne, LIGHT } from '../filed.ts';

/**
 * What people answer when they are asked whether a complaint is settled, how well it went, and what is not right: a row is a text and what has to
 * come of it.
 */
function asked(): {
  readonly citizen: Citizen;
  readonly status: () => string;
  readonly remarks: () => readonly string[];
} {
  const citizen = new Citizen();
  const code = fileOne(citizen, LIGHT);
  closes(citizen, code);
  expect(citizen.talk?.question).toBe('wish:settled');
  const before = citizen.effects.length;
  return {
    citizen,
    status: () => citizen.view(code).status,
    remarks: () =>
      citizen.effects
        .slice(before)
        .flatMap((effect) => (effect.do === 'note' && effect.message.from === 'citizen' ? [effect.message.text] : [])),
  };
}

describe('“Sudah beres?”', () => {
  it.each([
    ...[
      'sudah',
      'udah',
      'sudah pak',
      'udh beres min',
      'sudah nyala lagi alhamdulillah',
      'ya sudah',
      'iya',
      'iya sdh',
      'beres',
    ],
    ...[
      'sip',
      'ok sudah',
      'sudah terang benderang',
      'lampunya sdh hidup',
      'sudah hidup pak makasih',
      'alhamdulillah sudah',
    ],
    ...[
      'sudah diperbaiki kemarin',
      'sudah ditangani petugas',
      'mantap',
      'udah nyala semua',
      'clear',
      'sudah oke',
      'aman min',
    ],
    ...[
      'sudah, terima kasih banyak',
      'sudah dipasang yang baru',
      'beres bos',
      'yes',
      'it works now',
      'yes, fixed',
      'sdh bgs',
      '👍',
    ],
    ...[
      'sudah normal kembali',
      'sdh lancar',
      'sudah kada mati lagi',
      'sudah tidak mati lagi',
      'ga ada masalah lagi',
      'sudah baikan',
    ],
    ...[
      'udah bener',
      'sudah dikerjakan',
      'sudah kok',
      'iya udah nyala dari tadi malam',
      'puji tuhan sudah',
      'hooh sudah',
      'sampun',
    ],
  ])('“%s”: it is', (said) => {
    const { citizen } = asked();
    citizen.says(said);
    expect(citizen.talk?.question, citizen.last().text).toBe('wish:rating');
  });

  it.each([
    ...['belum', 'blm', 'belom pak', 'belum nih', 'masih', 'masih mati', 'belum ada perubahan', 'gak ada yang datang'],
    ...[
      'boro-boro',
      'bohong, masih gelap',
      'belum sama sekali',
      'tidak',
      'nggak',
      'kada',
      'balum',
      'no',
      'not yet',
      'still broken',
    ],
    ...[
      'sama aja',
      'masih sama',
      'ga ada perubahan',
      'tetap mati',
      'mati lagi',
      'sempat nyala tapi mati lagi',
      'cuma nyala sehari',
    ],
    ...[
      'apanya yang beres',
      'beres apanya',
      'beres dari mana',
      'siapa bilang beres',
      'bohong',
      'dusta',
      'belum tuntas',
      '👎',
      'ga beres',
    ],
    ...[
      'belum beres',
      'masih belum',
      'lampunya belum diganti',
      'gelap gulita masih',
      'tidak ada petugas yang datang',
      'kada beres',
    ],
    ...[
      'rusak lagi',
      'kumat lagi',
      'padam lagi tadi malam',
      'masih gitu-gitu aja',
      'hoax',
      'itu bukan lampu yang saya laporkan',
      'salah lokasi itu',
    ],
  ])('“%s”: it is not', (said) => {
    const { citizen, status } = asked();
    citizen.says(said);
    expect([citizen.talk?.question, status()], citizen.last().text).toEqual(
      citizen.talk?.question === 'wish:reason' ? ['wish:reason', 'closed'] : [null, 'reopened'],
    );
  });

  it.each([
    ...[
      'sebagian',
      'separuh saja',
      'sudah tapi cuma satu',
      'sudah sih tapi redup',
      'katanya sudah',
      'kurang tau',
      'ga tau saya lagi di luar kota',
    ],
    ...[
      'nanti saya cek',
      'bentar saya lihat dulu',
      'saya cek dulu ya',
      'nanti malam baru kelihatan',
      'belum sempat lihat',
      'belum saya cek',
    ],
    ...[
      'belum tau',
      'maksudnya?',
      'laporan yang mana?',
      'halo',
      'makasih',
      'terima kasih infonya',
      'oke makasih',
      'hmm',
      '?',
      'sudah apa belum ya',
      'mungkin',
    ],
    ...[
      'lampu yang mana ya',
      'ini laporan apa',

      'udah?',
      'kapan dikerjakan?',
      'siapa yang mengerjakan?',
      'not sure',
      'will check tonight',
    ],
  ])('“%s” says neither', (said) => {
    const { citizen, status } = asked();
    citizen.says(said);
    expect([citizen.talk?.question, status()], citizen.last().text).toEqual(['wish:settled', 'closed']);
  });

  it.each([
    'makasih',
    'hmm',
    '?',
    'halo',
    'maksudnya?',
    'nanti saya cek',
    'bentar',
    'saya cek dulu ya',
    'laporan yang mana?',
  ])('“%s” is nothing for the desk', (said) => {
    const { citizen, remarks } = asked();
    citizen.says(said);
    expect(remarks()).toEqual([]);
  });
  it.each([
    ...['tolong diperbaiki', 'mohon segera ditangani', 'semoga cepat beres', 'kalau sudah beres saya kabari'],
    ...['harusnya sudah diganti', 'tolong segera diperbaiki, sudah sebulan', 'please get it fixed'],
  ])('“%s” wishes for it, and does not say that it is', (said) => {
    const { citizen, status, remarks } = asked();
    citizen.says(said);
    expect([citizen.talk?.question, status()], citizen.last().text).toEqual(['wish:settled', 'closed']);
    expect(remarks()).toEqual([said]);
  });

  it('what does not fail any more says nothing of what still does', () => {
    const { citizen, status } = asked();
    citizen.says('masih redup sekali, tidak gelap');
    expect([citizen.talk?.question, status()], citizen.last().text).toEqual([null, 'reopened']);
  });
});

describe('the rating', () => {
  const rating = () => {
    const all = asked();
    all.citizen.says('sudah');
    expect(all.citizen.talk?.question).toBe('wish:rating');
    return all;
  };
  const given = (citizen: Citizen) =>
    citizen.effects.flatMap((effect) =>
      effect.do === 'move' && effect.change?.rating !== undefined ? [effect.change.rating] : [],
    );

  it.each([
    ...([
      ['5', 5],
      ['lima', 5],
      ['bintang lima', 5],
      ['5 bintang', 5],
      ['5/5', 5],
      ['4 dari 5', 4],
      ['nilai 3', 3],
      ['⭐⭐⭐⭐', 4],
    ] as const),
    ...([
      ['saya kasih 5', 5],
      ['kasih 4 aja', 4],
      ['5 pak', 5],
      ['lima bintang!', 5],
      ['5 deh', 5],
      ['10/10', 5],
      ['100', 5],
      ['satu', 1],
    ] as const),
    ...([
      ['puas banget', 5],
      ['sangat puas', 5],
      ['puas', 4],
      ['cukup puas', 3],
      ['kurang puas', 2],
      ['tidak puas', 1],
      ['sangat baik', 5],
    ] as const),
    ...([
      ['bagus', 4],
      ['mantap', 5],
      ['lumayan', 3],
      ['biasa aja', 3],
      ['buruk', 1],
      ['jelek', 1],
      ['mengecewakan', 1],
      ['kecewa', 1],
    ] as const),
    ...([
      ['bintang 5 dong', 5],
      ['4 lah', 4],
      ['very good', 5],
      ['good', 4],
      ['bad', 1],

      ['sempurna', 5],
      ['rating 5', 5],
    ] as const),
    ...([
      ['5 makasih ya', 5],
      ['5, cepat sekali penanganannya', 5],
      ['3 karena lama', 3],
      ['2, nunggunya sebulan', 2],
      ['limaaa', 5],
    ] as const),
  ])('“%s” is %i', (said, stars) => {
    const { citizen } = rating();
    citizen.says(said);
    expect(given(citizen), citizen.last().text).toEqual([stars]);
    expect(citizen.talk?.question).toBeNull();
  });

  it.each([
    'ga usah',
    'nanti aja',
    'skip',
    'lewati',
    'tidak',
    'ga mau',
    'males',
    'gak perlu',
    'no thanks',
    'ga usah dinilai',
  ])('“%s”: none is given', (said) => {
    const { citizen, remarks } = rating();
    citizen.says(said);
    expect([given(citizen), citizen.talk?.question, remarks()], citizen.last().text).toEqual([[], null, []]);
  });

  it.each(['makasih', 'terima kasih banyak pak', 'alhamdulillah', 'ok', 'sip', '🙏', '👍👍', 'sama-sama'])(
    '“%s” is thanks: nothing more is asked, and nothing goes to the desk',
    (said) => {
      const { citizen, remarks } = rating();
      citizen.says(said);
      expect([given(citizen), citizen.talk?.question, remarks()], citizen.last().text).toEqual([[], null, []]);
    },
  );

  it.each(['terima kasih, petugasnya ramah dan cepat', 'tapi lampunya agak redup'])('“%s” goes to the desk', (said) => {
    const { citizen, remarks } = rating();
    citizen.says(said);
    expect(remarks()).toEqual([said]);
  });

  it.each(['3 karena lama', '2, nunggunya sebulan', '5, cepat sekali penanganannya'])(
    'the words of “%s” go to the desk',
    (said) => {
      const { citizen, remarks } = rating();
      citizen.says(said);
      expect(remarks()).toEqual([said]);
    },
  );

  it.each(['1. petugas belum datang', '3 dari 3', '2 lampu masih mati', '3 hari baru datang'])(
    '“%s” is no rating',
    (said) => {
      const { citizen } = rating();
      citizen.says(said);
      expect(given(citizen), citizen.last().text).toEqual([]);
    },
  );

  it.each(['eh belum ternyata', 'eh mati lagi', 'ternyata masih mati', 'salah pencet, belum'])(
    '“%s” takes it back',
    (said) => {
      const { citizen, status } = rating();
      citizen.says(said);
      expect(['wish:reason', null], citizen.last().text).toContain(citizen.talk?.question);
      if (citizen.talk?.question === null) expect(status()).toBe('reopened');
    },
  );
});

describe('what is not right', () => {
  const reason = () => {
    const all = asked();
    all.citizen.says('belum');
    expect(all.citizen.talk?.question).toBe('wish:reason');
    return all;
  };

  it.each([
    'lampunya masih mati',
    'mati lagi tadi malam',
    'gelap',
    'petugas ga pernah datang',
    'yang diganti lampu sebelah',
    'masih sama',
  ])('“%s” opens it again', (said) => {
    const { citizen, status, remarks } = reason();
    citizen.says(said);
    expect([citizen.talk?.question, status(), remarks()], citizen.last().text).toEqual([null, 'reopened', [said]]);
  });

  it.each(['sebentar', 'bentar saya foto dulu', 'maksudnya?', 'hmm', '?', 'ok', 'halo', 'apa?', 'iya', 'haha'])(
    '“%s” says nothing of it: it is still asked',
    (said) => {
      const { citizen, status } = reason();
      citizen.says(said);
      expect([citizen.talk?.question, status()], citizen.last().text).toEqual(['wish:reason', 'closed']);
    },
  );

  it.each([
    'eh sudah ding',
    'sudah ternyata',
    'eh salah, sudah beres',
    'salah pencet, sudah beres',
    'ternyata udah nyala',
    'sudah',
  ])('“%s”: it is after all', (said) => {
    const { citizen } = reason();
    citizen.says(said);
    expect(citizen.talk?.question, citizen.last().text).toBe('wish:rating');
  });

  it.each(['ga usah', 'ga jadi', 'biarin aja', 'sudahlah', 'capek', 'batal'])('“%s” leaves it as it is', (said) => {
    const { citizen, status } = reason();
    citizen.says(said);
    expect(status(), citizen.last().text).toBe('closed');
    expect(citizen.talk?.question).not.toBe('wish:reason');
  });
});
