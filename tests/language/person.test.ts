import { describe, expect, it } from 'vitest';
import { holdsPerson } from '../../src/core/language/person.ts';

describe('whether an answer to “who” tells of somebody', () => {
  it.each([
    'juhri',
    'Budi Santoso',
    'pa Juhri guru olahraga',
    'kepseknya',
    'pak kadesnya sendiri',
    'petugas loket ibu2 pake jilbab merah',
    'badannya gede tatoan, rambut cepak',
    'perawatnya masih muda pake kacamata namanya ga tau',
    'ga tau namanya, 3 orang laki',
    'tetangga sebelah',
    'PT Sumber Sawit',
    'lakian umur 40an bekumis',
    'a tall man with glasses',
    'the headmaster',
    'yang di loket 4',
  ])('“%s” does', (text) => {
    expect(holdsPerson(text)).toBe(true);
  });

  it.each([
    'rawat inap lantai 2',
    'jalan desa fiktif',
    'dananya ada jalannya ga ada',
    'parah banget',
    'ya gitu deh pokoknya',
    'ga pernah diperbaiki',
    'udah sering',
    'tolong segera ditindak',
    'kecewa sekali pak',
    '12 orang',
    'gimana ini min',
  ])('“%s” does not', (text) => {
    expect(holdsPerson(text)).toBe(false);
  });
});
