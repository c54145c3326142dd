/**
 * How people who write English say what the readers of this folder listen for. A table: a meaning, and whole sentences that have it, once contractions
 * are written out ("can't", "cant" → "can not") and politeness around them is gone. What has any other word tells something.
 */
import { lately } from '../lately.ts';
import { tidy } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
export const ENGLISH_TEXT_MAX = 80;

/** Words as they are typed, and what they stand for. */
const WRITTEN_OUT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    im: 'i am',
    ive: 'i have',
    id: 'i would',
    ill: 'i will',
    its: 'it is',
    thats: 'that is',
    theres: 'there is',
    whats: 'what is',
    wheres: 'where is',
    hows: 'how is',
    youre: 'you are',
    youll: 'you will',
    lets: 'let us',
    gonna: 'going to',
    wanna: 'want to',
    cannot: 'can not',
    cant: 'can not',
    wont: 'will not',
    aint: 'is not',
    gatau: 'i do not know',
    rn: 'right now',
    pls: 'please',
    plz: 'please',
    u: 'you',
    ur: 'your',
    anyone: 'anybody',
    someone: 'somebody',
    everyone: 'everybody',
    noone: 'nobody',
    hasnt: 'has not',
    photos: 'photo',
    photograph: 'photo',
    pic: 'photo',
    pics: 'photo',
    picture: 'photo',
    pictures: 'photo',
    vid: 'video',
    videos: 'video',
    ...Object.fromEntries(
      'do does did have had is are was were would could should'.split(' ').map((word) => [`${word}nt`, `${word} not`]),
    ),
  }),
);
const BEFORE =
  /^(?:(?:ok|okay|well|oh|um|uh|er|hmm?|hi|hey|hello|sorry|so|and|but|actually|honestly|please|man|dude|bro|guys|oops|ah|eh|min|kak|pak|bu) )+/;
const AFTER =
  /(?: (?:please|thanks|thank you|sorry|sir|madam|man|dude|bro|guys|though|tho|anyway|honestly|actually|lol|haha|unfortunately|min|kak|pak|bu))+$/;

/** A short text in one English spelling, without what is said around it. */
export const plainEnglish = lately((text: string): string =>
  tidy(text)
    .map((word) => WRITTEN_OUT.get(word) ?? word)
    .join(' ')
    .replace(BEFORE, '')
    .replace(AFTER, ''),
);

/** "Do not", "couldn't" … */
const NOT = '(?:(?:do|did|does|can|could|have|had|am|was) )not';
/** Words of the question that is answered, and small ones: they tell nothing. */
const OF_IT =
  '(?: (?:it|that|this|them|him|her|his|their|the|a|an|any|anything|one|names?|numbers?|street|address|place|exact|exactly|really|when|where|who|what|which|how|much|many|far|big|long|deep|old|is|was|are|were|happened|started|began|dates?|days?|time|of|on|about|for|certain|sure|there|pole|plate|code|customer|my|your|i|he|she|they|to|be|honest|did|yet|either|offhand|by|heart|anymore|before|called|looks?|like|came|from))*';
/** What one is about to do, and for what. */
const LOOKING =
  '(?:check|checking|look|looking|see|think|find|finding|search|searching|ask|asking|measure|measuring|go)';
const FOR_IT =
  '(?: (?:it|that|this|the|my|a|at|for|in|on|up|out|again|first|into|number|pole|bill|meter|photo|address|name|street|home|when|once|i|get|to|there|back|tomorrow|tonight|later|soon|today|now|husband|wife|friend|neighbou?r|landlord|him|her|them|somebody|and|have|take|look|check|go|quickly|what|which|one|date|receipt|papers?|second|minute|moment|bit|sec))*';
const WAIT =
  '(?:(?:just |please )?(?:give me|hold on|hang on|wait|bear with me|one|a|just)(?: (?:for|just|a|an|one|few|couple|of|seconds?|secs?|moments?|minutes?|mins?|bit|while|there|on))+|hold on|hang on|wait|bear with me|brb|be right back|be back soon|later|soon|in a (?:bit|minute|moment|second))';
const ADJECTIVE =
  '(?:stupid|annoying|useless|slow|ridiculous|dumb|crap|joke|terrible|bad|boring|tiring|exhausting|complicated|long|frustrating|silly|nonsense|bullshit|waste of time|pathetic|kidding(?: me)?|serious)';
const SAY =
  '(?:say|tell|give|share|answer|name|mention|reveal|disclose|provide|saying|telling|giving|sharing|answering)';
const LATER =
  '(?:later(?: today| on)?|tomorrow|tonight|soon|afterwards|this (?:morning|afternoon|evening)|in (?:a|an|the) (?:bit|minute|moment|while|hour|morning|afternoon|evening)|(?:when|once|after) i (?:get|am|come|go)(?: back)?(?: to)?(?: home| there| work| back| out)?(?: again)?|at home|after work|next week|another time|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))';
const WHEN_LATER = `${LATER}(?: (?:morning|afternoon|evening|night|maybe|if (?:i can|possible|that is ok)))*`;
const A_FILE =
  '(?:it|them|one|some|that|a|an|the|my|another|new|better|photo|video|evidence|proof|recording|receipt|screenshot|letter|you|to)';
const SENDING = '(?:send|take|make|get|do|upload|attach|share|record|bring|shoot|snap|find|ask for)';

/** What a short English sentence may mean. */
export type EnglishMeaning = keyof typeof MEANINGS;

const whole = (...ways: readonly string[]): RegExp => new RegExp(`^(?:${ways.join('|')})$`);
const MEANINGS = {
  /** That its writer does not know what was asked. */
  unknown: whole(
    `(?:i |we )?${NOT} (?:really |quite |even |exactly )?(?:know|remember|recall|tell|say|catch|notice|look|check|measure|count|ask|see|get|read|recogni[sz]e)${OF_IT}`,
    `(?:i |we )?(?:forgot|forget)${OF_IT}`,
    `(?:i am |we are )?not (?:too |so |really |quite |very |entirely )?(?:sure|certain)${OF_IT}`,
    `(?:i |we )?(?:have |got )?no (?:idea|clue)${OF_IT}`,
    `(?:i |we )?(?:have )?never (?:seen|met|saw|knew)${OF_IT}`,
    'beats me|who knows|no one knows|nobody knows|god knows|unknown|hard to (?:say|tell)|difficult to say|impossible to say',
    'not that i (?:know|am aware)(?: of)?|i do not think so|i have forgotten',
  ),
  /** That there is no number to be told. */
  noNumber: whole(
    '(?:there|it) (?:is|was|has) (?:none|nothing|not one|not any|no (?:\\w+ )?numbers?)(?: (?:on|there|here|at|it|the|pole|all|written))*',
    '(?:it is |was )?too (?:dark|high|far|faded|dirty|rusty|small)(?: to (?:see|read|tell))?(?: it)?',
    `(?:i |we )?${NOT} (?:find|see|read|make out|have|get|spot|keep)(?: (?:it|one|any|anything|that|the|a|my|number|numbers|bill|here|there|with|me|on|from|now|right|pole|at|all|home))*`,
    'my \\w+ (?:has|have|keeps|knows|pays)(?: (?:it|that|the|bill|number|one))*',
    'i (?:am|was) not (?:a|the|their) (?:customer|owner)|it is not (?:my|our) (?:house|account|name)',
    'i (?:just |only )?(?:rent|am renting)(?: (?:here|it|the|a|this|place|house|room|so|i|do|not|know|have|no|idea))*',
    '(?:it|the (?:bill|meter|card|number)) is (?:at|in|with) \\w+(?: \\w+)?',
  ),
  /** That no money was asked or paid, or none was named. */
  noMoney: whole(
    '(?:i|we|they|he|she) (?:did|do|have|had) not (?:pay|paid|say|mention|specify|name)(?: (?:anything|any|it|them|him|her|how|much|money|an|the|amount|in|end|yet))*',
    'nothing(?: was| has been)?(?: (?:paid|asked|given|yet))*|i refused(?: to pay)?|no money(?: \\w+){0,3}|not paid(?: yet)?',
  ),
  /** That one will not say. */
  refuses: whole(
    `(?:i )?(?:would )?(?:rather not|prefer not)(?: to)?(?: ${SAY}| do| be)?(?: (?:that|it|this|my|the|name|number|named|so))*`,
    `(?:i )?(?:do not|will not) (?:want to|wish to|like to|care to|feel like|feel comfortable)?(?: ?${SAY})?(?: (?:it|that|this|you|my|his|her|their|any|the|names?|number|out))*`,
    '(?:it|that|this) is (?:private|personal|none of your business|confidential)|none of your business|no comment|i refuse(?: to (?:say|answer|tell))?|not telling(?: you)?|not comfortable(?: with (?:that|this|it))?',
  ),
  /** That it comes later: one looks first, or asks to be waited for. */
  waits: whole(
    `${WAIT}(?: (?:let me |i am |i will |i have to |still )?${LOOKING}${FOR_IT})?`,
    `(?:please )?let me (?:just |quickly )?${LOOKING}${FOR_IT}`,
    `(?:i )?(?:will|am going to|need to|have to|am|must) (?:just |quickly |go (?:and )?)?${LOOKING}${FOR_IT}`,
    `(?:still )?(?:looking|checking|searching|asking|driving|working|eating)${FOR_IT}`,
    '(?:i will )?(?:do|send|share|tell|answer)(?: you)?(?: it| that| the location| my location| the address)? (?:later|soon|tomorrow|tonight|in a (?:minute|bit|moment))',
    'on my way(?: there| home)?|i am (?:driving|busy|at work|in a meeting)(?: right now| now)?',
  ),
  /** That a question is not understood. */
  puzzled: whole(
    'what|huh|eh|pardon|what is (?:that|this|it)|what (?:now|exactly|number|place|unit|room|document|programme|program|vehicle|name|kind|time)|come again|say again|meaning',
    'what do you (?:mean|want(?: from me| to know)?|need)(?: (?:by|with|exactly|that|this|it))*|what does (?:that|this|it) mean',
    '(?:which|when|where|who) (?:what|one|exactly|place|number|report|pole|lamp|office|name|time)',
    '(?:i )?do not (?:understand|get it|follow)(?: (?:you|it|that|this|the|question|what|mean|are|asking))*|i am (?:confused|lost)|not clear|unclear',
    'what (?:should|do|am) i (?:say|write|answer|put|supposed to (?:say|write|answer))(?: here| now)?',
  ),
  /** That it was told before, or is to be seen. */
  told: whole(
    '(?:i )?(?:have )?(?:already|just) (?:told|said|wrote|answered|explained|mentioned)(?: (?:you|it|that|this|so|before|above))*',
    '(?:see|read|look|scroll) (?:above|up|back)|(?:as|like) i (?:said|told you|wrote)(?: (?:before|above|already))*|same as (?:before|above)',
    '(?:you (?:will|can) see(?: it)?|just look|look|see)(?: (?:it|in|at|on|the|my))* (?:photo|video)',
  ),
  /** Nothing but displeasure with us. */
  grumbles: whole(
    `(?:what )?(?:this|you|that|the bot|it|these questions|are you|is this)(?: (?:is|are))?(?: (?:so|really|very|just|such|a|too|the|what))* ${ADJECTIVE}`,
    'wtf|ffs|omg|ugh|argh|damn(?: it| you)?|bullshit|nonsense|seriously|unbelievable|come on|screw you|shut up|go to hell|for (?:god|heaven|fuck)s sake|what the (?:hell|fuck|heck)|so annoying|how annoying',
    '(?:ugh )?(?:so|too) many questions|(?:please )?stop asking(?: (?:me|so|many|questions|this|that))*|why so many questions|enough (?:already|questions)',
  ),
  /** That there is no evidence, whatever is asked. */
  noEvidence: whole(
    `(?:i )?${NOT} (?:take|get|have|record|make|film|keep|save)(?: (?:any|a|an|one|the|photo|video|of|it|that|evidence|proof|recording))* (?:photo|video|evidence|proof|recording)(?: (?:of|it|that|there|here|either|then|yet|at|all|sadly))*`,
    '(?:my )?(?:phone|mobile)(?: \\w+)? (?:has no camera|has not got a camera|does not have a camera|does not take photo|is (?:too )?(?:old|broken))|i have no (?:camera|phone|smartphone)',
    '(?:i am |i was )?(?:afraid|scared|too (?:afraid|scared|dangerous))(?: of| to)? (?:taking|take|to take|record|recording)(?: (?:a|any|photo|video|there))*',
    '(?:i )?lost (?:the|my|all|it)(?: (?:photo|phone|video|evidence))?(?: of it)?',
    '(?:i )?only have (?:a |one |my )?witness(?:es)?|there (?:is|was) (?:nothing to|no way to) (?:photo|show|record|film|see)|(?:i )?can not (?:take|record|make) (?:a |any )?(?:photo|video)(?: (?:there|here|inside))?',
  ),
  /** To the question for evidence: that there can be none. */
  canNotShow: whole(
    'not possible|impossible|(?:i )?can not|(?:i have )?(?:deleted|erased|lost) (?:it|them)|they (?:are|were|is) (?:gone|deleted)|it is gone|not allowed(?: to)?|it is (?:not allowed|forbidden)|they do not allow (?:it|photo)',
    '(?:i )?(?:do|did) not (?:have|take|record|keep|get)(?: (?:any|one|it|anything|either|that))*|no(?:ne| \\w+) either|nothing (?:left|like that)|just my word',
  ),
  /** That evidence comes later. */
  sendsLater: whole(
    `(?:maybe |perhaps |probably )?${WHEN_LATER}`,
    'not (?:right )?now|not yet|some other time|(?:i )?can not (?:right )?now',
    `(?:can |may )?(?:i |let me )?(?:will |am going to |have to |need to |must |can |could )?(?:first )?(?:try to |go (?:and )?|probably |just )?${SENDING}(?: ${A_FILE})*(?: (?:first|${WHEN_LATER}))+`,
    `(?:i am |still )?(?:at work|out|outside|driving|busy|on my way|not there|not home|not at home|away|in a meeting)(?: (?:right now|now|at the moment|there|home))?(?: (?:i will|will|so|then) .{0,40})?`,
    `(?:i am )?(?:out of|no|have no|low on) (?:data|credit|battery|signal|internet|quota)(?: (?:right now|now|left))?(?: ${WHEN_LATER})?`,
    '(?:i )?can not (?:take|send|make|upload|record)(?: (?:a|any|it|one|photo|video))* (?:right now|now|at the moment|yet)(?: .{0,30})?',
  ),
  /** That it is on its way. */
  sends: whole(
    '(?:i am )?(?:uploading|sending|loading)(?: (?:it|them|the|a|my|photo|video|now|right))*|(?:it is )?(?:still )?(?:uploading|loading|on its way|coming)|here (?:you go|it is|they are|it comes)|there you go|coming up',
  ),
  /** That there is some. */
  hasEvidence: whole(
    '(?:yes )?(?:sure|of course|certainly|definitely|absolutely|i do|i have)(?: (?:i do|i have|some|one|it))*',
    '(?:yes )?(?:i |we )?(?:have|have got|got|took|made)(?: (?:a|an|some|one|two|few|the|my|many|several|it|on|of|my))* (?:photo|video|recording|receipt|screenshots?|evidence|proof|letter|documents?)(?: (?:of|it|here|on|my|phone))*',
  ),
  /** What serves as evidence. */
  asksWhatServes: whole(
    'like what|such as|for example|what for example|what (?:can|could|should|may) i (?:send|use|give|show)|what (?:do you accept|is accepted|works|counts|would work|would help)|what else(?: (?:can|could) i send)?',
    '(?:what|which) (?:kind|type|sort) of (?:evidence|proof|photo|documents?|file)s?|(?:is|would|will) (?:a |an |the |my )?(?:photo|video|screenshot|receipt|letter|link|recording|witness|chat)(?: \\w+)? (?:be )?(?:ok|okay|enough|fine|accepted|allowed)',
    '(?:can|may|could|should) i (?:send|use|show)(?: (?:a|an|the|my|only|just|you))* (?:photo|video|screenshot|receipt|letter|link|recording|pdf|chat|documents?)(?: instead)?',
  ),
  /** Nothing but that there is something to report. */
  announces: whole(
    '(?:i (?:would like|want|need|wish|am here|have)(?: to)? |can i |may i |could i |how (?:do|can|should) i )(?:(?:report|file|make|submit|lodge|send|raise|complain)(?: (?:a|an|some|something|about|problem|issue|complaint|report|new|this|here|to|you))*|(?:a |some )?(?:complaint|report|issue|problem|question)(?: (?:here|to report|for you|to make))*)',
    'i (?:have|have got|got|need help with|want help with)(?: (?:a|an|some|small|big|serious|little))* ?(?:problem|issue|complaint|something|trouble|question)(?: (?:with something|here|to report|for you|to complain about))?',
    '(?:can|could|would) you (?:please )?help(?: me| us)?(?: (?:with something|with this|with a problem))?|(?:i )?need your help|need help with something|there|there is (?:a|some) (?:problem|issue)(?: here)?',
  ),
  /** That nothing of what was offered fits. */
  somethingElse: whole(
    '(?:it is |no )?(?:something|somewhere) else|none of (?:these|those|them|the above|that)|(?:it is )?not (?:listed|there|here|in the list|on the list)|a different (?:thing|one|topic)|neither of (?:these|them)',
  ),
  /** That a draft is given up. */
  givesUp: whole(
    '(?:no )?(?:never ?mind|forget (?:it|about it)|drop it|leave it|do not bother|not worth it|no need(?: anymore| any more| to report)?|no longer (?:needed|necessary)|not needed(?: anymore| any more)?)(?: (?:it is|it was|they|already|i|that is|has been) .{1,50})?',
    'i (?:have )?changed my mind|i (?:do not want|no longer want|do not wish) to (?:report|complain|do|continue|go on)(?: (?:it|this|with this|anymore|any more|about it))*|it (?:is|has been|was) (?:already )?(?:fixed|solved|resolved|settled)(?: (?:already|now))?',
  ),
  /** That a draft is to go. */
  wantsItGone: whole(
    '(?:yes )?(?:just |simply )?(?:delete|remove|erase|discard|drop|scrap|trash|get rid of|throw)(?: (?:it|this|that|everything|away|out|the|report|draft|all|of|one|them))*',
  ),
} satisfies Readonly<Record<string, RegExp>>;

/** Whether a short text says so in English, and nothing else. */
export const saysInEnglish = (text: string, meaning: EnglishMeaning): boolean =>
  text.length <= ENGLISH_TEXT_MAX && MEANINGS[meaning].test(plainEnglish(text));
