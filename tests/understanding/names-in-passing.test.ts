import { expect, it } from 'vitest';
import { habitIn } from '../../src/core/understanding/time/habit.ts';
import { read } from './read.ts';

it('“anjir” is a cry, unless it is called a place', () => {
  expect(read('bang jln dpn skul gw rusak parah bgt anjir').place).toBeUndefined();
  expect(read('jalan rusak di anjir pasar').place?.value.regency).toBe('Barito Kuala');
});

it('how big something is is no place, even where one was asked for', () => {
  expect(read('lubangnya 1 meter', undefined, 'place').place).toBeUndefined();
  expect(read('km 5', undefined, 'place').place?.value.text).toBe('km 5');
});

it('a lane is not in the village far away that is called the same', () => {
  expect(read('rumah kebanjiran di gang Sepakat').place?.value).toMatchObject({ text: 'gang Sepakat' });
  expect(read('rumah kebanjiran di gang Sepakat').place?.value.regency).toBeUndefined();
  expect(read('jalan rusak di desa Sepakat').place?.value.regency).toBe('Tanah Bumbu');
});

it('whoever introduces themselves says where they live, not where it happened', () => {
  const told = read(
    'perkenalkan saya Siti Aminah ibu rumah tangga dari Handil Bakti, mau menyampaikan keluhan bahwa anak saya dipukul gurunya bernama Pak Junai di SDN Berangas 2',
  );
  expect(told.place?.value.text).toBe('SDN Berangas 2');
  const more = read(
    'anak saya di SDN Berangas 2 dipukul gurunya bernama Pak Junai kemarin, kami sudah ke kepala sekolah tapi katanya biasa',
  );
  expect(more.facts.who?.value).toBe('guru Junai');
  expect(told.people.map(({ value }) => value.name)).toContain('Junai');
});

it('days of the week that are named are when it happens, whatever it is about', () => {
  const told = read('Pegawai Kantor Kelurahan Surgi Mufti senin dan kamis selalu pulang jam 11');
  expect(told.facts.time?.value).toContain('senin dan kamis');
});

it('Javanese numbers and days are read', () => {
  const { from, to } = read('banyu PDAM wis telung dina ora mili').when?.value ?? {};
  expect([from, to]).toEqual(['2026-11-29', '2026-12-02']);
});

it.each([
  ['dalan ngarep omahku rusak', 'road'],
  ['lampu dalan mati', 'light'],
  ['banyu PDAM ora mili', 'water'],
  ['jalan di muka rumah ulun rigat', 'road'],
  ['lampu jalan kada hidup', 'light'],
])('what it is about is understood in Javanese and Banjar: “%s”', (text, category) =>
  expect(read(text).category?.value).toBe(category),
);

it.each([
  ['senin dan kamis', 'senin dan kamis'],
  ['tiap senin dan kamis', 'tiap senin dan kamis'],
  ['hari selasa sama jumat jam 10 malam', 'hari selasa sama jumat jam 10 malam'],
  ['senin, rabu, jumat', 'senin, rabu, jumat'],
])('days that do not follow each other come again and again: “%s”', (text, habit) =>
  expect(habitIn(text)?.text).toBe(habit),
);
it.each([
  'senin dan rabu kemarin',
  'rabu minggu kemarin',
  'rabu minggu ini',
  'hari senin',
  'senin dan selasa',
  'buka senin dan kamis',
  'sejak senin',
])('no habit: “%s”', (text) => expect(habitIn(text)).toBeUndefined());
