import { describe, expect, it } from 'vitest';
import { Citizen, facts } from './citizen.ts';

/**
 * Whole conversations of people who chose English: expatriates, tourists, students, and Indonesians who mix both. It is Tuesday, 24 November 2026, 10 in
 * the morning.
 */

/** What a first message has to be understood as. */
interface Meant {
  readonly about?: string | readonly string[];
  readonly place?: string;
  readonly from?: string;
  readonly time?: string;
  readonly facts?: Readonly<Record<string, string>>;
  /** Numbers to call, read at once. */
  readonly calls?: string;
  readonly asks?: string | readonly string[];
  readonly anonymous?: boolean;
  readonly reads?: RegExp;
  readonly not?: RegExp;
}
const list = (of: string | readonly string[]): readonly string[] => (typeof of === 'string' ? [of] : of);

function expectMeant(citizen: Citizen, meant: Meant): void {
  const draft = citizen.talk?.draft;
  const text = citizen.shown
    .map((each) => each.text)
    .slice(-2)
    .join('\n');
  const wrong: string[] = [];
  const known = facts(citizen);
  if (meant.about && !list(meant.about).includes(draft?.category ?? 'null')) wrong.push(`about ${draft?.category}`);
  if (meant.place && !known.place?.toLowerCase().includes(meant.place.toLowerCase()))
    wrong.push(`place ${known.place}`);
  const time = draft?.facts.time?.value;
  if (meant.from && !(time?.kind === 'time' && time.from === meant.from)) wrong.push(`time ${JSON.stringify(time)}`);
  if (meant.time && !known.time?.includes(meant.time)) wrong.push(`time ${known.time}`);
  for (const [id, words] of Object.entries(meant.facts ?? {}))
    if (!known[id]?.includes(words)) wrong.push(`${id} ${known[id]}`);
  if (meant.calls && !text.includes(meant.calls)) wrong.push(`${meant.calls} is not read`);
  if (meant.asks && !list(meant.asks).includes(citizen.talk?.question ?? 'null'))
    wrong.push(`asks ${citizen.talk?.question}`);
  if (meant.anonymous && !draft?.switches?.anonymous) wrong.push('not anonymous');
  if (meant.reads && !meant.reads.test(text)) wrong.push(`does not read ${meant.reads}`);
  if (meant.not?.test(citizen.last().text)) wrong.push(`reads ${meant.not}`);
  expect(wrong.join('; '), text).toBe('');
}

describe('a first message', () => {
  it.each<[string, Meant]>([
    [
      'There’s a huge pothole in front of the mosque on Jl. A. Yani km 5, Banjarmasin. It’s been there since last Tuesday and a motorbike already crashed.',
      { about: 'road', place: 'A. Yani km 5', from: '2026-11-17', asks: ['evidence', 'fact:danger'] },
    ],
    [
      'the street light near Banjarmasin station has been out for about two weeks',
      { about: 'light', place: 'Banjarmasin', from: '2026-11-10' },
    ],
    [
      'No water at our house since yesterday evening, Perumahan Griya Permata, Banjarbaru',
      { about: 'water', place: 'Griya Permata', from: '2026-11-23', asks: 'fact:customer' },
    ],
    [
      'garbage hasn’t been collected for 3 weeks on Jalan Belitung Darat and it stinks',
      { about: 'waste', place: 'Belitung Darat', from: '2026-11-03' },
    ],
    [
      'My BPJS card was rejected at RSUD Ulin this morning, they said it’s inactive but I pay every month',
      { about: 'bpjs', place: 'Ulin', from: '2026-11-24' },
    ],
    [
      'My son’s school SDN 2 Martapura is asking every parent to pay 500k for a farewell party',
      { about: ['school', 'levy'], place: 'SDN 2 Martapura' },
    ],
    [
      'the lady at counter 3 of Disdukcapil Martapura was really rude to me yesterday at 10am',
      { about: 'conduct', place: 'Martapura', from: '2026-11-23' },
    ],
    [
      'I applied for my KTP at Disdukcapil Banjarmasin two months ago and it’s still not ready',
      { about: 'document', place: 'Banjarmasin', from: '2026-09-24' },
    ],
    [
      'My passport renewal at Imigrasi Banjarmasin has been stuck for a month, they keep saying come back tomorrow',
      { about: ['document', 'other', 'permit'], place: 'Banjarmasin', from: '2026-10-24' },
    ],
    [
      'They refuse to print our family card (KK) at the kecamatan office in Gambut unless we pay 100 thousand',
      { about: ['levy', 'document'], place: 'Gambut' },
    ],
    [
      'the angkot to Kayu Tangi charges tourists double, happened yesterday afternoon',
      { about: 'transport', from: '2026-11-23' },
    ],
    [
      'Trans Banjarbakula bus never stops at the bus stop in front of Q Mall Banjarbaru',
      { about: 'transport', place: 'Q Mall' },
    ],
    [
      'My grandmother is poor but never gets PKH, while our neighbour who has a car gets it. Sungai Rangas village, Martapura Barat',
      { about: 'aid', place: 'Sungai Rangas' },
    ],
    [
      'the karaoke place next to my kos on Jl. Brigjen Hasan Basri plays loud music every night around 11pm until 3am',
      { about: 'order', place: 'Hasan Basri', time: 'every night' },
    ],
    [
      'a police officer asked me for 200,000 rupiah at a checkpoint near Liang Anggang yesterday, no ticket given',
      { about: 'levy', place: 'Liang Anggang', from: '2026-11-23' },
    ],
    [
      'FIRE!! there’s a house on fire on Jl. Pekapuran Raya right now please help',
      { about: 'disaster', place: 'Pekapuran Raya', calls: '113' },
    ],
    [
      'There’s been a crash at the roundabout in Banjarbaru, two people are bleeding on the road',
      { place: 'Banjarbaru', calls: '119' },
    ],
    ['someone is drowning in the Martapura river near Siring!!', { calls: '115' }],
    ['someone is breaking into my neighbour’s house right now, Jl. Gatot Subroto', { calls: '110' }],
    [
      'our street Jl. Veteran is flooded up to the knees since this morning, elderly people are trapped',
      { about: 'disaster', place: 'Veteran', from: '2026-11-24', calls: '112' },
    ],
    ['a man is threatening people with a knife at Pasar Antasari', { calls: '110' }],
    ['my friend is unconscious after an accident on Jl. A. Yani km 17', { calls: '119' }],
    [
      'I want to report my village head for stealing the village fund in Desa Tambak Sirang but please don’t use my name, I’m scared',
      { about: 'village', place: 'Tambak Sirang', anonymous: true },
    ],
    [
      'lampu jalan di Jl. Sultan Adam mati since last week, gelap banget at night',
      { about: 'light', place: 'Sultan Adam' },
    ],
    [
      'min, the drain depan rumah saya mampet, Gang Sepakat RT 5 Banjarmasin, already 3 days',
      { about: 'road', place: 'Gang Sepakat', from: '2026-11-21' },
    ],
    ['jalan di depan kampus ULM banyak holes, very dangerous when it rains', { about: 'road', place: 'ULM' }],
    [
      'blackout every evening in Handil Bakti, since Monday',
      { about: 'power', place: 'Handil Bakti', from: '2026-11-23' },
    ],
    [
      'we waited 6 hours at the ER of RSUD Ratu Zalecha yesterday, nobody looked at my father',
      { about: 'health', place: 'Ratu Zalecha', from: '2026-11-23' },
    ],
    [
      '3kg gas is sold for 40 thousand at the pangkalan on Jl. Veteran Banjarmasin',
      { about: 'market', place: 'Veteran', facts: { price: '40' } },
    ],
    [
      'my boss at PT Sawit Jaya in Pelaihari hasn’t paid us for two months',
      { about: 'labour', place: 'Pelaihari', from: '2026-09-24' },
    ],
    [
      'people park illegally on the sidewalk in front of Duta Mall every weekend',
      { about: ['order', 'transport'], place: 'Duta Mall' },
    ],
    [
      'taxi driver at Syamsudin Noor airport refused to use the meter and asked for 300k last night',
      { about: 'transport', place: 'Syamsudin Noor', from: '2026-11-23' },
    ],
    [
      'The ferry pier at Lok Baintan is rotten, a kid nearly fell into the water on Sunday',
      { about: ['transport', 'road'], place: 'Lok Baintan', from: '2026-11-22' },
    ],
    [
      'a fallen tree is blocking the road to Loksado since last night',
      { about: ['disaster', 'road'], place: 'Loksado', from: '2026-11-23' },
    ],
    ['the traffic light at the Km 6 junction has not worked since Friday', { about: 'light', from: '2026-11-20' }],
    [
      'They are burning trash next to the school on Jl. Cemara Raya every afternoon and the kids can’t breathe',
      { about: 'waste', place: 'Cemara Raya' },
    ],
    ['My water bill suddenly tripled this month, Jl. Kuripan 12 Banjarmasin', { about: 'water', place: 'Kuripan' }],
    [
      'the teacher at SMPN 6 Banjarmasin slapped my daughter last Thursday',
      { about: 'school', place: 'SMPN 6', from: '2026-11-19' },
    ],
    [
      'the bridge in Desa Jejangkit Muara is about to collapse, planks are missing',
      { about: 'road', place: 'Jejangkit Muara' },
    ],
    [
      'there’s a really bad smell from the rubber factory behind our houses in Mantuil, mostly at night',
      { about: 'waste', place: 'Mantuil' },
    ],
    [
      'the officer at Samsat Banjarmasin 1 asked for an extra Rp150.000 to speed up my STNK this morning',
      { about: ['levy', 'permit'], place: 'Samsat', from: '2026-11-24' },
    ],
  ])('“%s”', (words, meant) => {
    const citizen = new Citizen();
    citizen.says('English please');
    citizen.says(words);
    expectMeant(citizen, meant);
  });

  it('is answered in Indonesian until English is chosen, with a hint how to', () => {
    const citizen = new Citizen();
    expect(citizen.says('the road in front of SDN Kuripan 1 Banjarmasin is full of holes').text).toContain('ENGLISH');
    citizen.says('english please');
    expectMeant(citizen, {
      about: 'road',
      place: 'SDN Kuripan 1',
      asks: 'fact:time',
      reads: /When did it happen/,
      not: /Kapan|Laporan/,
    });
  });
});

/** What is said one after the other: words, a photo, a button; and what has to have come of it. */
type Step = string | typeof PHOTO | { readonly press: RegExp } | Meant;
const PHOTO = Symbol('a photo');
function play(citizen: Citizen, steps: readonly Step[]): Citizen {
  for (const step of steps) {
    if (typeof step === 'string') citizen.says(step);
    else if (step === PHOTO) citizen.sends();
    else if (typeof step === 'object' && 'press' in step) citizen.presses(step.press);
    else expectMeant(citizen, step as Meant);
  }
  return citizen;
}

describe('a whole conversation', () => {
  it.each<[string, readonly Step[], object]>([
    [
      'a pothole, told at once, from the hint to the code',
      [
        'Hello, I want to report a pothole',
        'english please',
        { asks: ['fact:place', 'story'], not: /Halo/ },
        'it’s in front of the mosque on Jl. A. Yani km 5 Banjarmasin',
        { place: 'A. Yani km 5', asks: 'fact:time' },
        'since last Tuesday',
        { from: '2026-11-17', asks: 'fact:danger' },
        'pretty deep, about 30 cm',
        { asks: 'evidence' },
        'one sec',
        { asks: 'null', reads: /keep your draft/ },
        PHOTO,
        { asks: 'switches' },
        'what’s the difference?',
        { asks: 'switches', reads: /encrypted|not see/ },
        'anonymous pls',
        { asks: 'check' },
        'yup, send it',
      ],
      { category: 'road', switches: { anonymous: true, secret: false } },
    ],
    [
      'a street light, few words',
      [
        'english',
        'street light',
        { about: 'light', asks: 'fact:place' },
        'near Banjarmasin station',
        { place: 'Banjarmasin' },
        'idk exactly, about two weeks ago',
        { from: '2026-11-10', asks: 'fact:pole' },
        'no clue',
        { asks: 'evidence' },
        'can’t take a pic rn',
        {},
        'tomorrow',
        { asks: ['null'] },
        PHOTO,
        { asks: 'switches' },
        'nah my name is fine',
        { asks: 'name' },
        'Emily Clark',
        { asks: 'check', reads: /Emily Clark/ },
        'that’s right',
      ],
      { category: 'light', reporter: { name: 'Emily Clark' }, switches: { anonymous: false, secret: false } },
    ],
    [
      'no water, and questions back',
      [
        'english',
        'there is no water in my house',
        { about: 'water', asks: 'fact:place' },
        'why do you need this',
        { asks: 'fact:place', reads: /only ask/ },
        'ok. Jl. Pramuka Gang 5, Banjarmasin',
        { place: 'Pramuka', asks: 'fact:time' },
        'since yesterday evening',
        { from: '2026-11-23', asks: 'fact:customer' },
        'what do you mean?',
        { asks: 'fact:customer', reads: /own words/ },
        'I rent the place so idk',
        { asks: 'evidence' },
        'what can I send?',
        { asks: 'evidence', reads: /can serve/ },
        PHOTO,
        { asks: 'switches' },
        'neither',
        { asks: 'name' },
        'I’m Tom',
        { asks: 'check' },
        'looks good',
      ],
      { category: 'water', reporter: { name: 'Tom' } },
    ],
    [
      'a rude officer, an account with a witness',
      [
        'english',
        'the officer at Disdukcapil Banjarbaru was very rude, he shouted at my wife this morning at 9',
        { about: 'conduct', asks: 'fact:who' },
        'a tall guy with glasses, counter 2',
        { asks: 'fact:witness' },
        'yes, my wife and two people in the queue',
        { asks: 'evidence' },
        'I don’t have any',
        { asks: 'evidence' },
        'no recording either',
        { asks: 'evidence' },
        'nope',
        { asks: 'evidence', reads: /Write down what happened/ },
        'At 9 we were in the queue, he shouted at my wife because a form was missing and threw the papers. Witness: Mrs. Rina who stood behind us.',
        { asks: 'switches' },
        'both',
        { asks: 'check' },
        'ok send it please',
      ],
      { category: 'conduct', switches: { anonymous: true, secret: true } },
    ],
    [
      'changes at the summary',
      [
        'english',
        'rubbish piled up on Jl. Belitung Darat Banjarmasin since Thursday',
        { about: 'waste', from: '2026-11-19' },
        'skip',
        { asks: 'evidence' },
        PHOTO,
        { asks: 'switches' },
        'anonymous',
        { asks: 'check' },
        'wait, the time is wrong',
        { asks: 'fact:time' },
        'last Friday',
        { asks: 'check', from: '2026-11-20' },
        'change the place',
        { asks: 'fact:place' },
        'Jl. Belitung Laut, Banjarmasin',
        { asks: 'check', place: 'Belitung Laut' },
        'actually it should be Jl. Sutoyo S',
        { asks: 'check', place: 'Sutoyo' },
        'now it’s correct',
      ],
      { category: 'waste' },
    ],
    [
      'a bribe, afraid',
      [
        'english',
        'someone at the Kelurahan Pekauman office wanted money for a letter yesterday',
        { about: 'levy' },
        '50k',
        {},
        'is it safe? I don’t want them to know it was me',
        { reads: /nonymous/ },
      ],
      {},
    ],
    [
      'a foreign student, both languages',
      [
        'hi, kos saya kena banjir terus',
        'pakai bahasa inggris dong',
        { not: /Kapan|Di mana/ },
        'di Jl. Kayu Tangi ujung, Banjarmasin Utara',
        { place: 'Kayu Tangi' },
        'tiap hujan deras, since October',
        {},
      ],
      {},
    ],
    [
      'goes back and forth',
      [
        'english',
        'broken bridge in Gambut',
        { about: 'road', asks: ['fact:time', 'area'] },
        'since Monday',
        { from: '2026-11-23', asks: 'fact:danger' },
        'oops, go back',
        { asks: 'fact:time' },
        'since Sunday',
        { from: '2026-11-22', asks: 'fact:danger' },
        'skip this',
        { asks: 'evidence' },
        'status',
        { reads: /Not sent yet/ },
      ],
      {},
    ],
    [
      'gives it up, and comes back',
      [
        'english',
        'the road at Jl. Pramuka Banjarmasin is broken since Monday',
        { asks: ['fact:danger', 'evidence'] },
        'never mind, it’s not important',
        { asks: 'cancel' },
        'keep it for later',
        { asks: 'null' },
        'continue',
        { asks: ['fact:danger', 'evidence'] },
      ],
      {},
    ],
    [
      'two matters at once',
      [
        'english',
        'the street light is out and the road is full of holes on Jl. Cemara Raya Banjarmasin since last week',
        { reads: /One at a time/ },
      ],
      {},
    ],
    [
      'an insult and an apology',
      [
        'english',
        'power cut on Jl. Veteran Banjarmasin since this morning',
        { about: 'power', asks: 'fact:customer' },
        'stupid bot',
        { asks: 'fact:customer' },
        'sorry',
        {},
        'I don’t have the number',
        { asks: 'evidence' },
      ],
      {},
    ],
  ])('%s', (_, steps, filed) => {
    const citizen = play(new Citizen(), steps);
    if (Object.keys(filed).length > 0) expect(citizen.filed, citizen.transcript()).toMatchObject([filed]);
  });
});

describe('after it was sent', () => {
  const sent = (): Citizen =>
    play(new Citizen(), [
      'english',
      'the street light on Jl. Sultan Adam Banjarmasin is out since yesterday',
      'skip',
      PHOTO,
      'anonymous',
      'send it',
    ]);
  it.each<[string, RegExp]>([
    ['thanks', /welcome/],
    ['thank you so much!', /welcome/],
    ['any update?', /Report |with /],
    ['what’s the status of my report?', /Report |with /],
    ['how long will it take?', /Report |with /],
    ['when will someone come?', /Report |with /],
    ['I lost my code', /Report |with /],
    ['the pole is next to the blue house', /added it to report/],
    ['it’s getting worse, now two lights are out', /added it to report/],
    ['please cancel my report, it’s been fixed already', /withdraw/],
    ['I want to withdraw my report', /withdraw/],
    ['can I add more photos?', /📎|send/i],
    ['I want to report something else', /What happened\?/],
    ['another report please', /What happened\?/],
    ['hi', /here/],
    ['the trash at Pasar Antasari hasn’t been picked up for a week', /apart from report/],
  ])('“%s”', (words, answer) => {
    const citizen = sent();
    expect(citizen.filed).toHaveLength(1);
    const before = citizen.shown.length;
    citizen.says(words);
    expect(
      citizen.shown
        .slice(before)
        .map(({ text }) => text)
        .join('\n') || citizen.last().text,
    ).toMatch(answer);
  });
  it('one more photo belongs to it', () => {
    const citizen = sent();
    citizen.says('here’s another photo');
    expect(citizen.sends().text).toMatch(/added it to report/);
  });
});
