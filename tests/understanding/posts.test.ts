import { describe, expect, it } from 'vitest';
import { onRoad } from '../../src/core/understanding/place/posts.ts';
import { read } from './read.ts';

describe('kilometre posts without a road', () => {
  it.each([
    ['jalan rusak di km 24', 'km 24'],
    ['lampu mati di pal 17 min', 'pal 17'],
    ['lubang di km. 33 dekat bandara', 'km. 33 dekat bandara'],
    ['km 24 jalan rusak parah', 'km 24'],
    ['jalan bolong di km 24 Banjarbaru', 'km 24 Banjarbaru'],
    ['road damaged at km 17', 'km 17'],
  ])('“%s” is at “%s”', (text, place) => {
    expect(read(text).place?.value.text).toBe(place);
  });

  it.each(['rumah saya 2 km dari pasar', 'motor saya baru km 10 ribu', 'ongkos per km 5000', 'rusak sepanjang 3 km'])(
    '“%s” names none',
    (text) => {
      expect(read(text).place).toBeUndefined();
    },
  );

  it.each([
    ['km 24 Banjarbaru', 'Banjarbaru', undefined, 'Jl. A. Yani km 24 Banjarbaru'],
    ['pal 6', 'Banjarmasin', 'Banjarmasin Timur', 'Jl. A. Yani pal 6'],
    ['gambut km 14', 'Banjar', 'Gambut', 'gambut km 14, Jl. A. Yani'],
    ['km 4,5', 'Banjarmasin', undefined, 'Jl. A. Yani km 4,5'],
    // Not where the road has no such post, or another place is named.
    ['km 24', 'Banjarmasin', undefined, 'km 24'],
    ['km 17', 'Barito Kuala', undefined, 'km 17'],
    ['km 17', undefined, undefined, 'km 17'],
    ['terminal km 6', 'Banjarmasin', undefined, 'terminal km 6'],
    ['Jl. A. Yani km 5', 'Banjarmasin', undefined, 'Jl. A. Yani km 5'],
    ['jalan trans kalimantan km 12', 'Banjar', undefined, 'jalan trans kalimantan km 12'],
  ])('“%s” in %s (%s) is “%s”', (text, regency, district, found) => {
    const place = { kind: 'place', text, ...(regency && { regency }), ...(district && { district }) } as const;
    expect(onRoad(place).text).toBe(found);
  });

  it('to “where” the bare name of a regency is enough, even where it is a people, too', () => {
    expect(read('banjar', undefined, 'place').place?.value.regency).toBe('Banjar');
    expect(read('orang banjar asli').place?.value.regency).toBeUndefined();
  });
});
