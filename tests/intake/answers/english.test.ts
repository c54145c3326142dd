import { describe, expect, it } from 'vitest';
import { Citizen } from '../citizen.ts';
import { closes, asks as deskAsks, fileOne, LIGHT } from '../filed.ts';
import {
  about,
  answers,
  asks,
  at,
  hidden,
  kept,
  ledOn,
  named,
  noStory,
  noted,
  passed,
  photo,
  pieces,
  pin,
  play,
  type Row,
  reads,
  sent,
  stays,
  taken,
  tells,
  unchosen,
  unsent,
  waits,
} from './table.ts';

/** What people who chose English answer to each question, as they type it. */

const each = (said: readonly string[], ...checks: Row[1][]): Row[] =>
  said.map((text): Row => [text, ...(checks.filter((check) => check !== undefined) as never[])]);
const inEnglish = (question: string, ...story: string[]) => at(question, 'english', ...story);
const ROAD = 'there is a pothole on Jl. Sultan Adam Banjarmasin since yesterday';

answers('“What happened?”', inEnglish('story', 'hello'), [
  ...each(
    ['hi', 'good morning', 'hey there', 'yes', 'yup', 'ok', 'hmm', '?', 'are you there?', 'hello?'],
    asks('story'),
    noStory,
  ),
  ...each(
    [
      'I want to report something',
      'I’d like to make a complaint',
      'I have a problem',
      'can you help me?',
      'i need help with something',
    ],
    asks('story'),
    noStory,
  ),
  ['what can I report here?', asks('story'), reads('public services')],
  ['is this free?', asks('story'), reads('free')],
  ['are you a real person?', asks('story'), reads('bot')],
  ['can I talk to a human?', asks('story'), reads('bot')],
  ['how does this work?', reads('own words'), noStory],
  ['do I need an account?', asks('story'), reads('account')],
  ['is it anonymous?', asks('story'), reads('nonymous'), noStory],
  ['who will read this?', asks('story'), reads('nonymous')],
  ['what happens to my data?', asks('story'), reads('encrypted')],
  ['the road is broken', about('road')],
  ['street lights are out', about('light')],
  ['no running water', about('water')],
  ['the power keeps going out', about('power')],
  ['garbage everywhere', about('waste')],
  ['loud music from the bar every night', about('order')],
]);

answers('“What is this report about?”', inEnglish('category', 'the service was terrible in Banjarmasin yesterday'), [
  ['the hospital', about('health')],
  ['hospital', about('health')],
  ['school stuff', about('school')],
  ['about my ID card', about('document')],
  ['ID papers', about('document')],
  ['electricity', about('power')],
  ['water', about('water')],
  ['trash', about('waste')],
  ['other', about('other')],
  ['something else', stays, reads('“Other”'), noStory],
  ['none of these', stays, reads('“Other”'), noStory],
  ['what do you mean?', stays, reads('own words')],
  ['idk', noStory],
  ['the clerk was rude', about('conduct')],
]);

answers('“Where is it?”', inEnglish('fact:place', 'there is a huge pothole since yesterday'), [
  ['in front of the mosque on Jl. A. Yani km 5', taken('A. Yani km 5')],
  ['near Banjarmasin station', taken('Banjarmasin')],
  ['next to Duta Mall', taken('Duta Mall')],
  ['Jl. Pramuka', taken('Pramuka')],
  ['it’s on Jalan Veteran, Banjarmasin', taken('Veteran')],
  ['Banjarbaru', taken('Banjarbaru')],
  ['it’s in Martapura', taken('Martapura')],
  ['across the street from RSUD Ulin', taken('Ulin')],
  ['behind the Antasari market in Banjarmasin', taken('Antasari')],
  ['the corner of Jl. Veteran and Jl. Pramuka', taken('Veteran')],
  ['km 7 kertak hanyar', taken('kertak hanyar')],
  ['between the bridge and the market in Gambut', taken('Gambut')],
  ['close to campus ULM Kayu Tangi', taken('ULM')],
  ['around Sungai Andai, Banjarmasin Utara', taken('Sungai Andai')],
  ['not sure of the street name, it’s near Pasar Lama', noted('Pasar Lama')],
  ['i don’t know the address but it’s next to the Indomaret in Gambut', noted('Gambut')],
  [pin, taken()],
  [photo, stays, pieces(1)],
  ...each(
    [
      'idk',
      'no clue',
      'no idea',
      'dunno',
      'I’m not sure',
      'i don’t know the street name',
      'I have no idea where exactly',
    ],
    passed,
  ),
  ...each(['here', 'right here', 'at my place', 'in front of my house', 'near me', 'my street'], stays),
  ...each(['what do you mean?', 'huh?', 'which place?', 'my address or the place where it happened?'], stays),
  ['why do you need this', stays, reads('only ask')],
  ['why does that matter?', stays, reads('only ask')],
  ['can I send my location?', stays],
  ['how do I send a location?', stays],
  ['I’ll send the location later', stays],
  ['hang on, let me check', stays, reads('wait')],
  ['give me a minute', stays, reads('wait')],
  ['brb', stays],
  ['I already told you', stays],
  ['i’d rather not say', stays],
  ['skip', stays, reads('needed')],
  ['this is stupid', stays],
  ['wtf', stays],
  ['thanks', stays],
  ['sorry, not yesterday, it was last Friday', stays, tells('time', 'last Friday')],
]);

const on =
  (from: string) =>
  ({ talk }: Citizen) => {
    const time = talk?.draft?.facts.time?.value;
    return time?.kind === 'time' && time.from === from ? undefined : `time is ${JSON.stringify(time)}`;
  };
answers(
  '“When did it happen, or since when?”',
  inEnglish('fact:time', 'there is a huge pothole on Jl. Sultan Adam Banjarmasin'),
  [
    ['yesterday evening', taken('yesterday'), on('2026-11-23')],
    ['since last Tuesday', taken('last Tuesday'), on('2026-11-17')],
    ['last tuesday', taken('tuesday'), on('2026-11-17')],
    ['about two weeks ago', taken('two weeks ago'), on('2026-11-10')],
    ['a couple of days ago', taken('couple'), on('2026-11-22')],
    ['a few days ago', noted('few days')],
    ['for about a month now', taken('month'), on('2026-10-24')],
    ['a week', taken('week'), on('2026-11-17')],
    ['3 days', taken('3 days'), on('2026-11-21')],
    ['since Monday', taken('Monday'), on('2026-11-23')],
    ['this morning', taken('this morning'), on('2026-11-24')],
    ['this morning around 7', taken('this morning'), on('2026-11-24')],
    ['last night', taken('last night'), on('2026-11-23')],
    ['just now', taken('now'), on('2026-11-24')],
    ['right now', taken('now'), on('2026-11-24')],
    ['an hour ago', taken('hour'), on('2026-11-24')],
    ['today at 8:30am', taken('today'), on('2026-11-24')],
    ['the day before yesterday', taken('yesterday'), on('2026-11-22')],
    ['over the weekend', taken('weekend'), on('2026-11-21')],
    ['last weekend', taken('weekend'), on('2026-11-21')],
    ['on November 12', taken('November 12'), on('2026-11-12')],
    ['Nov 12th', taken('Nov 12'), on('2026-11-12')],
    ['the 20th', taken('20th'), on('2026-11-20')],
    ['12/11/2026', taken('12/11'), on('2026-11-12')],
    ['since the beginning of November', taken('November'), on('2026-11-01')],
    ['since September', taken('September'), on('2026-09-01')],
    ['earlier today', taken('today'), on('2026-11-24')],
    ['half a year', taken('half a year')],
    ['six months already', taken('six months')],
    ['last month', taken('last month')],
    ['every night around 11pm', noted('every night')],
    ['every day', noted('every day')],
    ['whenever it rains', noted('rains')],
    ['for ages', noted('ages')],
    ['a long time ago', noted('long time')],
    ['it’s been like that forever', noted('forever')],
    ['always', noted('always')],
    ['recently', noted('recently')],
    ...each(
      ['idk', 'no clue', 'i don’t remember', 'can’t remember exactly', 'not sure when', 'i forgot', 'hard to say'],
      passed,
    ),
    ...each(
      ['what do you mean?', 'when what?', 'huh', 'let me think', 'hold on', 'one sec pls', 'ugh so many questions'],
      stays,
    ),
    ['it’s at Jl. Pramuka by the way, not Sultan Adam', stays, tells('place', 'Pramuka')],
  ],
);

answers('“How big or how dangerous is it?”', inEnglish('fact:danger', ROAD), [
  ['about one meter wide', taken('one meter')],
  ['knee deep', taken('knee')],
  ['pretty big', taken('big')],
  ['really dangerous, two people fell already', taken('two people')],
  ['not that big', noted('not that big')],
  ['huge', taken('huge')],
  ['it takes up half the road', taken('half the road')],
  ...each(
    [
      'idk',
      'no clue',
      'nope',
      'nah',
      'skip',
      'skip this',
      'next',
      'pass',
      'n/a',
      '-',
      'not sure',
      'i didn’t measure it',
      'next question please',
      'no thanks',
    ],
    passed,
  ),
  ...each(
    [
      'yes',
      'yup',
      'ok',
      'what do you mean?',
      'you’ll see in the photo',
      'already told you',
      'stupid bot',
      'wait',
      'thank you',
    ],
    stays,
  ),
  ['why do you need this', stays, reads('only ask')],
  ['why?', stays, reads('only ask')],
]);

answers(
  '“Is there a number on the pole?”',
  inEnglish('fact:pole', 'street light is out on Jl. Veteran Banjarmasin since yesterday'),
  [
    ['PJU-1234', taken('PJU-1234')],
    ['yes, it says 0451', taken('0451')],
    ['number 12', taken('12')],
    ...each(
      [
        'no',
        'nope',
        'nah',
        'no number',
        'there isn’t one',
        'there’s no number',
        'I can’t see one',
        'can’t read it',
        'it’s too dark to see',
        'didn’t look',
        'I didn’t check',
        'idk',
        'couldn’t find any',
        'I don’t see any number on it',
        'not that I know of',
        'i dont think so',
      ],
      passed,
    ),
    ...each(['what number?', 'where is the number?', 'I’ll check later', 'let me go look', 'yes'], stays),
  ],
);

answers(
  '“What is your customer number?”',
  inEnglish('fact:customer', 'no water at Jl. Veteran Banjarmasin since yesterday'),
  [
    ['12345678', taken('12345678')],
    ['it’s 0123 4567', taken('0123 4567')],
    ...each(
      [
        'I don’t have it',
        'don’t have it with me',
        'idk my number',
        'I rent, so no idea',
        'my landlord has it',
        'the bill is at home',
        'lost the bill',
        'I’m not a customer',
        'can’t find it',
        'rather not say',
        'I don’t want to give that',
        'it’s private',
        'none',
      ],
      passed,
    ),
    ...each(
      ['where can I find it?', 'which number?', 'why do you need this?', 'one moment, looking for the bill'],
      stays,
    ),
  ],
);

answers(
  '“How much was asked, and what for?”',
  inEnglish('fact:amount', 'an official asked for a bribe at the Kelurahan Pekauman office in Banjarmasin'),
  [
    ['200,000 rupiah', taken('200,000')],
    ['200k to speed up my KTP', taken('200k')],
    ['fifty thousand', taken('fifty thousand')],
    ['about 1.5 million', taken('1.5 million')],
    ['a hundred bucks', taken('hundred')],
    ['Rp 50.000 per person', taken('50.000')],
    ['they didn’t say how much', passed],
    ['nothing was paid', passed],
    ['I didn’t pay', passed],
    ['idk', passed],
    ['skip', passed],
    ...each(['what do you mean?', 'yes', 'a lot'], stays),
  ],
);

answers(
  '“Who did it?”',
  inEnglish('fact:who', 'the officer was rude to me at the Kelurahan Pekauman office in Banjarmasin'),
  [
    ['a tall guy with glasses', taken('tall guy')],
    ['the lady at counter 3', taken('counter 3')],
    ['his name is Budi', taken('Budi')],
    ['Pak Hendra', taken('Hendra')],
    ['the head of the office', taken('head')],
    ['an older man in uniform', taken('older man')],
    ['one of the security guards', taken('security')],
    ['some woman with a red hijab', taken('woman')],
    ...each(
      [
        'idk his name',
        'didn’t catch the name',
        'no clue',
        'I don’t know who',
        'rather not say',
        'I don’t want to say',
        'skip',
        'never seen him before',
      ],
      passed,
    ),
    ...each(['what do you mean?', 'why?', 'why do you need this', 'he was very rude', 'ok', 'unbelievable'], stays),
  ],
);

answers(
  '“Did anybody see it?”',
  inEnglish(
    'fact:witness',
    'the officer was rude to me at the Kelurahan Pekauman office in Banjarmasin yesterday',
    'skip',
  ),
  [
    ['yes, my wife was there', taken('my wife')],
    ['two people behind me', taken('two people')],
    ['my husband', taken('husband')],
    ['everyone in the queue', taken('everyone')],
    ...each(['no', 'nope', 'nobody', 'no one', 'nah', 'just me', 'I was alone', 'no witnesses'], noted()),
    ...each(['not that I know', 'idk', 'I don’t think so'], passed),
    ...each(['what do you mean?', 'why?'], stays),
  ],
);

answers(
  '“In which unit or room?”',
  inEnglish('fact:unit', 'the nurse at RSUD Ulin refused to treat my son yesterday'),
  [
    ['emergency room', taken('emergency')],
    ['ER', taken('ER')],
    ['the children’s ward', taken('ward')],
    ['2nd floor, maternity', taken('maternity')],
    ['registration counter', taken('registration')],
    ...each(['idk', 'don’t remember', 'not sure', 'skip', 'no'], passed),
    ...each(['what do you mean?', 'what unit?'], stays),
  ],
);

answers(
  '“Does anybody need help?”',
  inEnglish('fact:people', 'there is a flood in Desa Hantakan Barabai since yesterday'),
  [
    ['yes, two old people', taken('two old people')],
    ['my grandmother can’t walk', taken('grandmother')],
    ['no, everyone is safe', noted('safe')],
    ['about 20 families', taken('20 families')],
    ...each(['no', 'nope', 'no one'], noted('no')),
    ...each(['idk', 'not sure', 'skip'], passed),
  ],
);

const evidence = inEnglish('evidence', ROAD, 'skip');
answers('“Please send evidence”', evidence, [
  [photo, pieces(1), asks('switches')],
  ...each(
    [
      'I don’t have any',
      'no',
      'nope',
      'nah',
      'none',
      'I have no photos',
      'don’t have a photo',
      'didn’t take a pic',
      'I forgot to take a picture',
      'my phone has no camera',
      'my camera is broken',
      'no pics sorry',
      'I’m afraid to take pictures',
      'I can’t take photos there',
      'not possible',
      'I lost the photos',
      'deleted it',
      'I don’t want to',
      'I only have a witness',
      'there’s nothing to photograph',
    ],
    ledOn,
    noStory,
  ),
  ...each(['can’t take a pic rn', 'i cant take a photo right now'], noStory),
  ...each(
    [
      'later',
      'tomorrow',
      'I’ll send it later',
      'will send tomorrow',
      'maybe tonight',
      'not now',
      'when I get home',
      'i’ll take one tomorrow morning',
      'let me take a photo first',
      'on my way there',
      'I’ll do it this afternoon',
      'I’m at work, I’ll send it tonight',
      'out of data, later',
    ],
    waits,
    noStory,
    asks(null),
  ),
  ...each(['wait', 'one sec', 'hold on', 'uploading', 'sending now', 'give me a minute'], waits, noStory),
  ...each(
    ['I already sent it', 'just sent it', 'sent', 'I sent you a photo'],
    waits,
    noStory,
    reads('No evidence has arrived'),
  ),
  ...each(['the video is too big', 'file too large'], waits, noStory, reads('shorter')),
  ...each(['it’s a bit blurry, is that ok?', 'the photo is dark', 'I only have a bad photo'], waits, noStory),
  ...each(['it’s on my instagram', 'I posted it on facebook'], waits, noStory, reads('screenshot')),
  ['https://drive.google.com/file/d/1abcDEF/view', pieces(1)],
  ...each(
    [
      'what kind of evidence?',
      'what counts?',
      'can I send a video?',
      'is a screenshot ok?',
      'what else can I send?',
      'like what?',
    ],
    waits,
    noStory,
    reads('can serve'),
  ),
  ...each(['do I have to?', 'is it required?', 'is a photo mandatory?'], waits, noStory),
  ...each(['how do I send it?', 'how do I attach a photo?', 'how to upload'], waits, noStory, reads('📎')),
  ...each(['why do you need this', 'why do you need a photo?'], waits, noStory, reads('only ask')),
  ...each(
    ['yes', 'yes I do', 'sure', 'I have a video', 'I’ve got a photo', 'I have some pictures'],
    waits,
    noStory,
    reads('send it here'),
  ),
  ['here you go', waits, noStory],
  ['here is the photo', waits, noStory],
  ['thanks', waits, noStory],
  ['this is so annoying', waits, noStory],
]);

const withPhoto =
  (question: string, ...more: string[]) =>
  (): Citizen => {
    const citizen = evidence();
    play(citizen, photo);
    for (const words of more) citizen.says(words);
    if (citizen.talk?.question !== question) throw new Error(citizen.transcript());
    return citizen;
  };
answers('“Who may know?”', withPhoto('switches'), [
  ...each(
    [
      'anonymous',
      'anonymous please',
      'anon',
      'keep me anonymous',
      'please don’t use my name',
      'don’t show my name',
      'hide my name',
      'I don’t want anyone to know it was me',
      'without my name',
      'no name please',
      'I want to stay anonymous',
      'keep my name out of it',
      'don’t tell them who I am',
      'i’m afraid they will find out',
    ],
    hidden(true, false),
  ),
  ...each(['confidential', 'keep the content secret', 'keep it confidential'], hidden(false, true)),
  ...each(['both', 'both please', 'both of them', 'nobody', 'no one', 'nobody should know'], hidden(true, true)),
  ...each(['only the officers', 'just the officials'], hidden(false, true)),
  ...each(
    [
      'neither',
      'no',
      'nope',
      'nah',
      'anyone',
      'everyone',
      'everybody can know',
      'I don’t mind',
      'i don’t care',
      'doesn’t matter',
      'public is fine',
      'you can use my name',
      'use my name',
      'my name is fine',
      'no need to be anonymous',
      'I have nothing to hide',
    ],
    hidden(false, false),
  ),
  ['you can use my name, it’s John Miller', hidden(false, false), named('John Miller')],
  ...each(
    [
      'what’s the difference?',
      'what does confidential mean?',
      'what do you mean?',
      'idk',
      'not sure',
      'yes',
      'ok',
      'hmm',
      'I’m scared',
      'who can see it?',
    ],
    unchosen,
    stays,
  ),
]);

answers('“Which name should be shown?”', withPhoto('name', 'neither'), [
  ['John Miller', named('John Miller')],
  ['my name is John', named('John')],
  ['I’m Sarah O’Connor', named('Sarah O’Connor')],
  ['it’s Maria', named('Maria')],
  ['just call me Tom', named('Tom')],
  ['you can call me Anna', named('Anna')],
  ['Tom please', named('Tom')],
  ['put John Smith', named('John Smith')],
  ['name: Peter Parker', named('Peter Parker')],
  ['Mr. Lee', named('Mr. Lee')],
  ...each(
    [
      'anonymous',
      'actually anonymous please',
      'no name',
      'no',
      'skip',
      'I’d rather not',
      'I don’t want to give my name',
      'prefer not to say',
    ],
    hidden(true, false),
    named(null),
  ),
  ...each(
    [
      'why do you need my name?',
      'what do you mean?',
      'my real name?',
      'do I have to?',
      'thanks',
      'ok',
      'hello',
      'lol',
      'idk',
    ],
    named(null),
    stays,
  ),
]);

answers('the summary', withPhoto('check', 'neither', 'John Miller'), [
  ...each(
    [
      'send it',
      'send',
      'yes',
      'yup',
      'yep',
      'yeah',
      'that’s right',
      'thats correct',
      'correct',
      'looks good',
      'all good',
      'lgtm',
      'go ahead',
      'yes please send it',
      'perfect, send',
      'ok send it please',
      'everything is correct',
      'sure',
      'submit',
      'yes that’s all',
      'please submit it',
      'good to go',
      'it’s fine',
      'yeah looks right',
    ],
    sent,
  ),
  ...each(
    [
      'no',
      'nope',
      'wait',
      'not yet',
      'hold on',
      'don’t send it yet',
      'later',
      'thanks',
      'thank you',
      'is it sent?',
      'what happens next?',
      'how long will it take?',
      'idk',
      'hmm',
    ],
    unsent,
    noStory,
  ),
  ...each(
    [
      'change the time',
      'the time is wrong',
      'edit time',
      'I want to change the time',
      'time is not right',
      'can I change the time?',
    ],
    unsent,
    asks('fact:time'),
  ),
  ...each(['change the place', 'wrong place', 'the location is wrong', 'fix the address'], unsent, asks('fact:place')),
  ...each(['change my name', 'the name is wrong'], unsent, asks('name')),
  ...each(
    [
      'edit',
      'I want to change something',
      'something is wrong',
      'that’s not right',
      'there’s a mistake',
      'can I edit it?',
    ],
    unsent,
    asks('which'),
  ),
  ['it was last Friday, not yesterday', unsent, tells('time', 'last Friday')],
  ['the place should be Jl. Pramuka', unsent, tells('place', 'Pramuka')],
  ['my name is Jon Miller', unsent, named('Jon Miller')],
  ['make it anonymous', unsent, hidden(true, false)],
  ['actually keep me anonymous', unsent, hidden(true, false)],
  ['add another photo', unsent, noStory],
  ['there are two holes actually', unsent, kept('two holes')],
  ['go back', unsent, asks('name', 'switches')],
  ['cancel', unsent, asks('cancel')],
  ['never mind', unsent, asks('cancel')],
  ['forget it', unsent, asks('cancel')],
]);

answers('“Which part do you want to change?”', withPhoto('which', 'neither', 'John Miller', 'edit'), [
  ...each(['time', 'the time', 'the date', 'when it happened'], asks('fact:time')),
  ...each(['place', 'the place', 'location', 'the address', 'where it is'], asks('fact:place')),
  ...each(['my name', 'the name'], asks('name')),
  ...each(['what happened', 'the story', 'the description'], asks('story')),
  ...each(['evidence', 'the photo', 'the photos'], asks('evidence')),
  ...each(['nothing', 'never mind', 'none', 'it’s fine', 'nothing, send it'], asks('check', null)),
  ...each(['idk', 'what can I change?'], asks('which')),
]);

const gone = ({ talk }: Citizen) => (talk?.draft ? `draft about ${talk.draft.category}` : undefined);
const cancel = (): Citizen => {
  const citizen = inEnglish('fact:danger', ROAD)();
  citizen.says('cancel');
  if (citizen.talk?.question !== 'cancel') throw new Error(citizen.transcript());
  return citizen;
};
answers('“What should I do with this report?”', cancel, [
  ...each(['delete it', 'delete', 'throw it away', 'just delete it', 'get rid of it', 'remove it'], gone),
  ...each(['keep it', 'keep it for later', 'save it', 'later', 'save it for later'], asks(null)),
  ...each(['continue', 'go on', 'back', 'oh no, go on', 'I changed my mind', 'don’t delete it'], asks('fact:danger')),
  ...each(['hmm', 'idk', 'what do you mean?'], asks('cancel')),
]);

const DAY = 24 * 3_600_000;
const resume = (): Citizen => {
  const citizen = inEnglish('fact:time', 'there is a huge pothole on Jl. Sultan Adam Banjarmasin')();
  citizen.later(2 * DAY);
  citizen.says('hi');
  if (citizen.talk?.question !== 'resume') throw new Error(citizen.transcript());
  return citizen;
};
answers('“Your report is not finished yet … shall we continue?”', resume, [
  ...each(
    [
      'yes',
      'yep',
      'sure',
      'ok',
      'continue',
      'yes please',
      'let’s continue',
      'go on',
      'yes let’s finish it',
      'of course',
    ],
    asks('fact:time'),
  ),
  ...each(['new report', 'new one', 'a different one', 'start over', 'no, a new one'], asks('story')),
  ...each(
    ['delete it', 'forget it', 'it’s been fixed already', 'no longer needed'],
    asks('cancel', 'erase', 'story', 'resume', null),
  ),
  ...each(['which report?', 'hmm', 'idk', 'what report?'], stays),
  ['not now', asks(null, 'resume')],
]);

const where = (): Citizen => {
  const citizen = new Citizen();
  citizen.says('english');
  fileOne(citizen, LIGHT);
  citizen.says('garbage is piling up at Pasar Kindai Limpuar Gambut since last week');
  if (citizen.talk?.question !== 'where') throw new Error(citizen.transcript());
  return citizen;
};
answers('“Does this belong to report …, or is it a new report?”', where, [
  ...each(
    [
      'new report',
      'new',
      'a new one',
      'it’s a new report',
      'it’s different',
      'different',
      'separate',
      'no, new one',
      'something else',
      'new problem',
    ],
    about('waste'),
  ),
  ...each(
    ['add it', 'same report', 'add to that', 'yes it belongs', 'it belongs to that one', 'it’s about the same thing'],
    gone,
  ),
  ...each(['hmm', 'idk', 'what do you mean?'], asks('where')),
]);

describe('a desk that asks for a detail', () => {
  const asked = (fact: string): Citizen => {
    const citizen = new Citizen();
    citizen.says('english');
    deskAsks(citizen, fileOne(citizen, LIGHT), { kind: 'fact', fact }, '');
    expect(citizen.talk?.question).toBe('wish:ask');
    return citizen;
  };
  const given = (citizen: Citizen) =>
    citizen.effects.flatMap((effect) => (effect.do === 'note' && effect.message.answers ? [effect.message] : []));
  it.each([
    'what do you mean?',
    'what?',
    'one sec',
    'let me check',
    'hmm',
    'yes',
    'ok',
    'which number?',
    'hi',
    'I’ll look tomorrow',
    'why?',
    'thanks',
  ])('is not answered by “%s”', (said) => {
    const citizen = asked('pole');
    citizen.says(said);
    expect(given(citizen)).toEqual([]);
  });
  it.each(['PJU-123', 'it’s 12', 'number 7', 'the number is B-07'])('is answered by “%s”', (said) => {
    const citizen = asked('pole');
    citizen.says(said);
    expect(given(citizen)).toMatchObject([{ fact: { id: 'pole', uncertain: false } }]);
  });
  it.each(['idk', 'no number', 'there is none', 'I don’t remember', 'couldn’t find it'])(
    '“%s” is told as such',
    (said) => {
      const citizen = asked('pole');
      citizen.says(said);
      expect(given(citizen)).toMatchObject([{ unknown: true }]);
    },
  );
});

describe('“Is it settled?”', () => {
  const settled = () => {
    const citizen = new Citizen();
    citizen.says('english');
    const code = fileOne(citizen, LIGHT);
    closes(citizen, code);
    expect(citizen.talk?.question).toBe('wish:settled');
    return { citizen, status: () => citizen.view(code).status, rating: () => citizen.view(code).rating };
  };
  it.each([
    ...[
      'yes',
      'yep',
      'yup',
      'yeah',
      'yes it is',
      'it’s fixed',
      'fixed, thanks',
      'all good now',
      'it’s working again',
      'works now',
    ],
    ...[
      'yes, thank you!',
      'solved',
      'done',
      'the light is back on',
      'it’s on again',
      'yes they fixed it yesterday',
      'everything is fine now',
      'no more problems',
      'it’s ok now',
      'finally fixed!',
      'it’s bright again',
      'yes all settled',
      'resolved',
      'problem solved',
      'they repaired it',
      'they replaced the lamp',
      'it has been repaired',
    ],
  ])('“%s”: it is', (said) => {
    const { citizen } = settled();
    citizen.says(said);
    expect(citizen.talk?.question, citizen.last().text).toBe('wish:rating');
  });
  it.each([
    ...[
      'no',
      'nope',
      'nah',
      'not yet',
      'still broken',
      'no it isn’t',
      'still dark',
      'nothing has changed',
      'nobody came',
      'it’s not fixed',
    ],
    ...[
      'no change',
      'same as before',
      'it broke again',
      'it’s out again',
      'that’s a lie',
      'are you kidding? it’s still dark',
      'not at all',
      'it only worked for one day',
      'no one has come',
      'wrong lamp, they fixed another one',
      'it isn’t working',
      'it doesn’t work',
      'hasn’t been fixed',
      'they never came',
      'not really',
      'only half of it',
      'the light is still out',
    ],
  ])('“%s”: it is not', (said) => {
    const { citizen, status } = settled();
    citizen.says(said);
    expect([citizen.talk?.question === 'wish:reason', status() === 'reopened'], citizen.last().text).toContain(true);
  });
  it.each([
    'haven’t checked yet',
    'I’ll check tonight',
    'idk',
    'not sure',
    'which report?',
    'thanks',
    'what do you mean?',
    'I don’t know, I moved away',
    'I hope it is',
    'when will it be fixed?',
    'let me check',
    'hi',
  ])('“%s” says neither', (said) => {
    const { citizen, status, rating } = settled();
    citizen.says(said);
    expect(status()).toBe('closed');
    expect(rating()).toBeNull();
    expect(citizen.talk?.question).not.toBe('wish:rating');
  });
  it.each([
    ['5', 5],
    ['4', 4],
    ['five', 5],
    ['5 stars', 5],
    ['4 stars please', 4],
    ['4/5', 4],
    ['I’d give it a 4', 4],
    ['3 out of 5', 3],
    ['10/10', 5],
    ['very good', 5],
    ['excellent', 5],
    ['great', 5],
    ['great job', 5],
    ['awesome', 5],
    ['perfect', 5],
    ['very satisfied', 5],
    ['very happy', 5],
    ['amazing', 5],
    ['good', 4],
    ['satisfied', 4],
    ['happy', 4],
    ['pretty good', 4],
    ['ok', null],
    ['okay I guess', 3],
    ['so so', 3],
    ['meh', 3],
    ['average', 3],
    ['not bad', 3],
    ['decent', 3],
    ['not great', 2],
    ['not so good', 2],
    ['could be better', 2],
    ['bad', 1],
    ['terrible', 1],
    ['not happy at all', 1],
    ['awful', 1],
    ['very bad', 1],
    ['not satisfied', 1],
    ['horrible', 1],
    ['very disappointed', 1],
    ['3 because it took too long', 3],
    ['4, but slow', 4],
    ['skip', null],
    ['no thanks', null],
    ['rather not', null],
    ['thanks', null],
  ])('“%s” rates it %s', (said, stars) => {
    const { citizen, rating } = settled();
    citizen.says('yes');
    citizen.says(said as string);
    expect(rating(), citizen.last().text).toBe(stars);
  });
  it.each([
    'it’s still dark at night',
    'the lamp flickers',
    'nobody came',
    'they fixed the wrong one',
    'it broke after two days',
    'same problem as before',
  ])('“%s” tells what is not settled', (said) => {
    const { citizen, status } = settled();
    citizen.says('no');
    citizen.says(said);
    expect(status(), citizen.last().text).toBe('reopened');
  });
  it.each([
    'sorry, it is fixed',
    'oh wait, it’s fixed',
    'my mistake, it’s settled',
    'whatever',
    'forget it',
    'never mind',
    'what do you mean?',
    'one sec',
    'thanks',
  ])('“%s” opens nothing again', (said) => {
    const { citizen, status } = settled();
    citizen.says('no');
    citizen.says(said);
    expect(status(), citizen.last().text).toBe('closed');
  });
});

describe('words of steering', () => {
  const open = inEnglish('fact:danger', 'there is a pothole on Jl. Sultan Adam Banjarmasin', 'since yesterday');
  it.each<[string, string]>([
    ['go back', 'fact:time'],
    ['back please', 'fact:time'],
    ['previous question', 'fact:time'],
    ['undo that', 'fact:time'],
    ['cancel', 'cancel'],
    ['cancel please', 'cancel'],
    ['never mind', 'cancel'],
    ['nevermind', 'cancel'],
    ['forget it', 'cancel'],
    ['I want to cancel', 'cancel'],
    ['cancel my report', 'cancel'],
    ['abort', 'cancel'],
    ['I don’t want to report anymore', 'cancel'],
    ['I changed my mind', 'cancel'],
    ['delete my data', 'erase'],
    ['erase my data', 'erase'],
    ['please delete all my data', 'erase'],
    ['I want to start over', 'open'],
    ['start over', 'open'],
    ['new report', 'open'],
  ])('“%s” leads to %s', (said, question) => {
    const citizen = open();
    citizen.says(said);
    // What went before had come with the story: one step back is the story itself.
    const wanted = question === 'fact:time' ? ['fact:time', 'story', null] : [question];
    expect(wanted, citizen.last().text).toContain(citizen.talk?.question);
  });
  it.each<[string, RegExp]>([
    ['help', /At any time/],
    ['help me', /At any time|own words/],
    ['I need help', /At any time|own words|danger/i],
    ['what can I do?', /At any time|own words/i],
    ['status', /Not sent yet/],
    ['what’s the status?', /Not sent yet/],
    ['my reports', /Not sent yet/],
    ['any update?', /Not sent yet/],
    ['any news?', /Not sent yet/],
    ['how is my report going?', /Not sent yet/],
    ['when will it be fixed?', /checked within/],
    ['what have I told you so far?', /Sultan Adam/],
    ['show me my report', /Sultan Adam/],
    ['indonesian please', /Bahasa|Indonesia/],
    ['can we speak Indonesian?', /Bahasa|Indonesia/],
    ['stop', /not write first/],
    ['stop messaging me', /not write first/],
    ['unsubscribe', /not write first/],
  ])('“%s” is answered', (said, answer) => {
    const citizen = open();
    citizen.says(said);
    expect(
      citizen.shown
        .map(({ text }) => text)
        .slice(-2)
        .join('\n'),
    ).toMatch(answer);
  });
});
