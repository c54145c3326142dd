import { expect, it } from 'vitest';
import type { Policy } from '../../src/core/policy/policy.ts';
import { understand } from '../../src/core/understanding/understand.ts';
import { policy, WEDNESDAY } from './read.ts';

const readWith = (changed: Policy, text: string) =>
  understand({ text, now: new Date(WEDNESDAY), zone: policy.zone, policy: changed });
const [road] = policy.categories;
if (!road) throw new Error('the shipped policy has categories');

it('a category that the model never saw works by the words of the policy alone', () => {
  const stray = { ...road, id: 'stray', words: ['anjing liar^6', 'kucing liar^6', 'rabies^5'] };
  const changed = { ...policy, categories: [...policy.categories, stray] };
  expect(readWith(changed, 'anjing liar berkeliaran di kampung, takut rabies').category?.value).toBe('stray');
  expect(readWith(changed, 'jalan berlubang di kampung').category?.value).toBe('road');
});

it('a new word of the policy counts at once', () => {
  const words = [...road.words, 'gronjal gronjal^8'];
  const changed = { ...policy, categories: [{ ...road, words }, ...policy.categories.slice(1)] };
  expect(readWith(changed, 'gronjal gronjal di depan masjid, tolong pak').category?.value).toBe('road');
});

it('another name of a regency counts at once', () => {
  const regencies = policy.regencies.map((each) =>
    each.name === 'Tapin' ? { ...each, also: [...each.also, 'ruhui rahayu'] } : each,
  );
  expect(readWith({ ...policy, regencies }, 'lampu mati di Ruhui Rahayu').place?.value.regency).toBe('Tapin');
});

it('a policy for another place makes Kalimantan Selatan the outside', () => {
  const regencies = [{ name: 'Sleman', type: 'kabupaten' as const, seat: 'Sleman', also: [], lat: -7.7, lon: 110.35 }];
  const changed = { ...policy, regencies };
  expect(readWith(changed, 'jalan rusak di Kabupaten Sleman').place?.value).toMatchObject({ regency: 'Sleman' });
  expect(readWith(changed, 'jalan rusak di Kabupaten Sleman').place?.value.outside).toBeUndefined();
  expect(readWith(changed, 'jalan rusak di Banjarbaru').place?.value).toMatchObject({
    regency: 'Banjarbaru',
    outside: true,
  });
});
