import { expect, it } from 'vitest';
import { allowsName } from '../../src/core/language/allows-name.ts';
import { visibilityIn } from '../../src/core/language/who-may-know.ts';

it.each([
  ...[
    'gak papa nama saya diketahui',
    'nama saya boleh diketahui',
    'ga masalah nama saya keliatan',
    'pakai nama saya gapapa',
  ],
  ...['nama saya tampilkan saja', 'biar nama saya tampil', 'silakan cantumkan nama saya', 'tampilkan nama saya'],
  ...['nggak apa-apa nama saya dibuka', 'saya ga takut, pakai nama asli saya', 'nama saya ditulis aja gpp'],
  ...['boleh pakai nama saya', 'gak masalah kalau nama saya tercantum', 'sebut aja nama saya', 'use my real name'],
  ...['nama saya boleh', 'salah, namanya boleh', 'eh namanya gapapa'],
  ...['you can show my name', 'i don’t mind my name being shown'],
])('“%s” allows that the name is shown', (text) => {
  expect(allowsName(text)).toBe(true);
  expect(visibilityIn(text)).toEqual({ anonymous: false, secret: false });
});

it.each([
  ...['nama saya jangan ditampilkan', 'nama saya boleh disembunyikan?', 'gapapa kan nama saya ga ditulis'],
  ...['nama petugasnya boleh disebut?', 'boleh ga nama saya disembunyikan', 'nama saya tidak boleh diketahui'],
  ...['jangan sampai nama saya diketahui', 'nama saya diketahui petugas', 'apakah nama saya diketahui'],
  ...[
    'nama saya boleh diketahui ga?',
    'nama pelakunya diketahui',
    'nama saya boleh tahu petugas saja tapi publik jangan',
  ],
  ...['don’t show my name, that is fine', 'i do not want my name shown', 'dont use my real name okay'],
])('“%s” does not', (text) => {
  expect(allowsName(text)).toBe(false);
});
