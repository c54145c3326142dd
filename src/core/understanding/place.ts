import type { PlaceValue } from '../facts.ts';
import type { Lexicon } from './compile.ts';
import type { Area } from './gazetteer.ts';
import type { Token } from './lexer.ts';
import type { Hit } from './trie.ts';
import type { Guess } from './understood.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words that begin the name of a street, a building or an area. */
const HEADS = words(
  'jalan gang lorong komplek perumahan desa kelurahan kecamatan kabupaten kota provinsi kampung dusun pasar jembatan simpang perempatan pertigaan bundaran sungai danau pulau pantai terminal pelabuhan dermaga bandara stasiun halte rumahsakit rs rsud rsia rsd puskesmas pustu posyandu klinik apotek sekolah sd sdn sdit mi min smp smpn mts mtsn sma sman smk smkn man madrasah ponpes pesantren tk paud kampus universitas kantor balai dinas disdukcapil dukcapil capil samsat bapenda dpmptsp polsek koramil kecamatan spbu pangkalan toko warung pabrik masjid musholla langgar gereja taman lapangan stadion gor museum perpustakaan makam tpa tps blok rt handil tanjakan tikungan gunung gudang pelabuhan loket poli igd ugd apotek bpjs pdam hotel mall mal plaza ruko',
);
/** Heads that are also everyday nouns: they begin a name only when something name-like follows. */
const NEEDS_NAME = words(
  'jalan kota pasar sungai pulau pantai sekolah kantor dinas toko warung pabrik taman lapangan jembatan simpang blok rt gunung man min mi sd tk balai gudang klinik desa kampung gang loket poli apotek bpjs pdam kecamatan kelurahan danau masjid terminal halte tps tpa komplek perumahan hotel ruko lorong',
);
const RELATIONS = words(
  'depan dekat samping belakang seberang ujung pinggir sekitar sepanjang antara simpang bawah atas dalam area',
);
/** Inside a name: they go on when a name follows. */
const LINKS = words(
  'km kilometer rt rw no nomor blok gang lantai arah menuju dari ke sampai dan kec kecamatan kelurahan desa kabupaten kota simpang depan dekat samping belakang seberang kota komplek jalan pal',
);
const VAGUE =
  /^(?:di |depan |dekat |sekitar |samping |belakang )*(?:rumah|tempat|kampung|daerah|wilayah|lingkungan|jalan|gang|komplek|desa|rt|kos|kantor|sekolah) ?(?:saya|kami|kita|ku|nya|ini|sini|situ|unda|ulun)?$/i;

interface Candidate {
  from: number;
  to: number;
  score: number;
  areas: Area[];
}

const isName = (token: Token, lexicon: Lexicon): boolean =>
  token.kind === 'number' ||
  (token.kind === 'word' &&
    (!lexicon.common.has(token.word) ||
      (token.capital && token.word.length > 2 && !lexicon.common.has(token.stem) && false)));

/** Coordinates typed or inside a map link. */
function coordinates(text: string): { lat: number; lon: number; span: [number, number] } | undefined {
  const match = /(?<![\d.])(-?\d{1,2}\.\d{3,10})\s?,\s?(-?\d{2,3}\.\d{3,10})(?!\d)/.exec(text);
  if (!match) return undefined;
  const lat = Number(match[1]);
  const lon = Number(match[2]);
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
    ? { lat, lon, span: [match.index, match.index + match[0].length] }
    : undefined;
}

/** Where: the span that names the place, with the regency and district where the words decide them. */
export function readPlace(
  text: string,
  tokens: readonly Token[],
  lexicon: Lexicon,
  asked: boolean,
): Guess<PlaceValue> | undefined {
  const hits = lexicon.places.trie.all(tokens);
  const longest = hits.filter(
    (hit) =>
      !hits.some((other) => other.from <= hit.from && other.to >= hit.to && other.to - other.from > hit.to - hit.from),
  );
  const cued = (hit: Hit<Area>): boolean => {
    const before = tokens[hit.from - 1]?.word ?? '';
    return HEADS.has(before) || ['di', 'dari', 'ke', 'warga'].includes(before) || (tokens[hit.from]?.capital ?? false);
  };
  const areas = longest.filter((hit) => !hit.mark.weak || cued(hit));
  const areaAt = new Map<number, Hit<Area>>();
  for (const hit of areas) if ((areaAt.get(hit.from)?.to ?? 0) < hit.to) areaAt.set(hit.from, hit);

  const candidates: Candidate[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.kind === 'sign' || token.kind === 'mention') continue;
    const head = HEADS.has(token.word);
    const area = areaAt.get(at);
    if (!head && !area) continue;
    const grown = grow(tokens, at, lexicon, areaAt);
    if (head && !area && NEEDS_NAME.has(token.word) && !grown.named) continue;
    let from = at;
    while (
      from > 0 &&
      (RELATIONS.has(tokens[from - 1]?.word ?? '') || (HEADS.has(tokens[from - 1]?.word ?? '') && !area))
    )
      from -= 1;
    const text_ = text.slice(tokens[from]?.start ?? 0, tokens[grown.to - 1]?.end ?? 0);
    if (VAGUE.test(text_)) continue;
    const di = ['di', 'sepanjang', 'lokasi', 'alamat', 'tempat'].includes(tokens[from - 1]?.word ?? '') ? 1.5 : 0;
    const strength =
      (head ? 2 : 1) + (grown.named ? 1 : 0) + grown.areas.length + di + Math.min(2, (grown.to - from) * 0.25);
    candidates.push({ from, to: grown.to, score: strength, areas: grown.areas });
    at = grown.to - 1;
  }
  const pin = coordinates(text);
  const best = candidates.reduce<Candidate | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
  if (!best && !pin) return asked ? bareAnswer(text, tokens, longest) : undefined;

  const own = best?.areas ?? [];
  const all = [...own, ...areas.map(({ mark }) => mark)];
  const regency = decide(own, all);
  const span: [number, number] = best
    ? [tokens[best.from]?.start ?? 0, tokens[best.to - 1]?.end ?? 0]
    : (pin?.span ?? [0, 0]);
  const value: PlaceValue = {
    kind: 'place',
    text: text.slice(span[0], span[1]),
    ...regency,
    ...(pin ? { lat: pin.lat, lon: pin.lon } : {}),
  };
  return { value, span, confidence: Math.min(0.95, 0.4 + (best?.score ?? 3) * 0.1) };
}

/** Follows a name to its end. */
function grow(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  areaAt: ReadonlyMap<number, Hit<Area>>,
): { to: number; named: boolean; areas: Area[] } {
  let to = at + 1;
  let named = false;
  const found: Area[] = [];
  const first = areaAt.get(at);
  if (first) {
    to = first.to;
    named = true;
    found.push(first.mark);
  }
  for (;;) {
    const next = tokens[to];
    if (!next) break;
    const area = areaAt.get(to);
    if (area) {
      found.push(area.mark);
      named = true;
      to = area.to;
      continue;
    }
    if (next.kind === 'sign') {
      // "Jl." and "kec." keep their dot; a comma goes on only to another place.
      const after = to + 1;
      const nearby = (tokens[after]?.start ?? 0) - next.end <= 1;
      if (next.raw === '.' && HEADS.has(tokens[to - 1]?.word ?? '') && nearby) {
        to = after;
        continue;
      }
      const goesOn = areaAt.has(after) || LINKS.has(tokens[after]?.word ?? '') || HEADS.has(tokens[after]?.word ?? '');
      if (
        (next.raw === ',' || next.raw === '(' || next.raw === '-' || next.raw === '/') &&
        goesOn &&
        nearby &&
        to - at < 14
      ) {
        to = after;
        continue;
      }
      break;
    }
    if (next.kind === 'mention') break;
    if (LINKS.has(next.word) || HEADS.has(next.word) || RELATIONS.has(next.word)) {
      const after = tokens[to + 1];
      const follows =
        areaAt.has(to + 1) ||
        (after !== undefined &&
          (after.kind === 'number' || HEADS.has(after.word) || (after.kind === 'word' && isName(after, lexicon))));
      if (!follows) break;
      to += 1;
      continue;
    }
    if (!isName(next, lexicon)) break;
    if (
      next.kind === 'number' &&
      !/^(?:km|kilometer|rt|rw|no|nomor|blok|pal|sd|sdn|smp|smpn|sma|sman|smk|smkn|mtsn|man|min|gang|simpang|loket|poli|lantai|handil|puskesmas|spbu)$/.test(
        tokens[to - 1]?.word ?? '',
      ) &&
      tokens[to + 1]?.kind === 'word' &&
      lexicon.known.has(tokens[to + 1]?.word ?? '')
    )
      break;
    named = true;
    to += 1;
    if (to - at > 14) break;
  }
  while (to > at + 1 && tokens[to - 1]?.kind === 'sign') to -= 1;
  return { to, named, areas: found };
}

/** The regency and district that the names decide; nothing where they disagree. */
function decide(own: readonly Area[], all: readonly Area[]): Pick<PlaceValue, 'regency' | 'district' | 'outside'> {
  for (const group of [own, all]) {
    const explicit = group.filter(({ kind }) => kind === 'regency');
    const source = explicit.length > 0 ? explicit : group;
    const regencies = new Set(source.flatMap(({ regency }) => regency ?? []));
    const provinces = group.some(({ kind, outside }) => kind === 'province' && outside);
    if (regencies.size === 1) {
      const [regency = ''] = regencies;
      const districts = new Set(
        group.filter((area) => area.regency === regency).flatMap(({ district }) => district ?? []),
      );
      const outside = source.every((area) => area.outside);
      return {
        regency,
        ...(districts.size === 1 ? { district: [...districts][0] ?? '' } : {}),
        ...(outside ? { outside } : {}),
      };
    }
    if (provinces) return { outside: true };
    if (regencies.size > 1) return {};
  }
  return {};
}

/** The bare answer to "where": a known name is enough, however it is written. */
function bareAnswer(text: string, tokens: readonly Token[], hits: readonly Hit<Area>[]): Guess<PlaceValue> | undefined {
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > 120 || VAGUE.test(trimmed)) return undefined;
  const known = hits.length > 0;
  const written = tokens.some(({ kind, word }) => kind === 'number' || HEADS.has(word));
  if (!known && !written) return undefined;
  return {
    value: {
      kind: 'place',
      text: trimmed,
      ...decide(
        hits.map(({ mark }) => mark),
        [],
      ),
    },
    confidence: known ? 0.8 : 0.5,
  };
}
