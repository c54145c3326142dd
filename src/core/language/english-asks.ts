import { ENGLISH_TEXT_MAX, plainEnglish } from './english.ts';

/** Words that a question about our question may have: it asks for nothing else. */
const OF_US =
  '(?: (?:you|need|want|ask|asking|have|to|know|it|that|this|these|those|a|an|the|my|our|name|number|photo|video|evidence|proof|location|address|place|time|date|for|all|so|many|much|questions?|details?|information|info|data|matter|important|necessary|needed|required|relevant|i|tell|give|say|send|answer|me|about|are|is|do|does|exactly|really|personal))*';
const THEY =
  '(?:they|he|she|it|anybody|somebody|people|others|the (?:officer|officers|official|officials|police|school|teacher|boss|head|village head|clerk|office|public|mayor|neighbours?|neighbors?)|my (?:boss|neighbours?|neighbors?|teacher|school|landlord))';

/** What is asked about the service in English, as whole sentences; the first that fits counts. */
const ASKED = [
  [
    'howToSend',
    /^(?:how|where) (?:do|can|should|could|to)(?: i| we| you)? (?:send|attach|upload|add|share|submit|put)(?: (?:it|them|that|a|an|the|my|you|another|more|photo|video|file|files|evidence|proof|location|here|to you))*$|^(?:can|may) i (?:add|send|attach)(?: (?:some |a )?(?:more|another|extra|additional)) (?:photo|video|file|evidence)(?: (?:later|here|afterwards|too))*$/,
  ],
  [
    'whyAsked',
    new RegExp(
      `^why${OF_US}$|^what (?:do|would) you need (?:it|that|this|my \\w+|them) for$|^what for$|^(?:is|are) (?:it|that|this|these|my name|a photo) (?:really )?(?:necessary|needed|required|mandatory|important)$|^(?:do|does) (?:you|it|that|this) (?:really )?(?:need|matter)${OF_US}$|^do i (?:really )?(?:have|need) to(?: (?:say|tell|answer|give)(?: (?:that|it|this|my|name|you))*)?$|^must i(?: answer| say)?$`,
    ),
  ],
  [
    'aboutPrivacy',
    new RegExp(
      `^(?:is|will) (?:it|this|that|my (?:name|identity|data|information|report)) (?:be |stay |really |completely |kept )*(?:safe|secure|anonymous|confidential|private|secret|protected|hidden|visible|public|shared)(?: (?:here|or not|to (?:them|others|everybody|report)))*$|^(?:will|can|could|do|does) ${THEY} (?:know|see|find out|get|read|be told|learn)(?: (?:it|that|was|me|who|i|am|my|name|about|this|reported|report|identity))*$|^who (?:can|will|gets to|is going to|else can) (?:see|read|know)(?: (?:it|this|that|my|report|name|about))*$|^what (?:is|are) the difference(?: .{0,50})?$|^what (?:does|is|do you mean by) (?:anonymous|confidential)(?: mean)?$|^what happens (?:to|with) my (?:data|name|information|report)$`,
    ),
  ],
  [
    'aboutDesk',
    /^what (?:happens|will happen|is) (?:next|now|then|after(?: that| this| i send it)?)$|^(?:and )?then what$|^who (?:handles|gets|receives|reads|deals with|will (?:handle|get|read)|is going to handle)(?: (?:it|this|my|report|the|complaint))*$|^where (?:does|will|is) (?:it|this|my report|the report)(?: (?:go|end up|sent))?$/,
  ],
  [
    'aboutBot',
    /^(?:are you|is this|am i (?:talking|chatting|speaking) (?:to|with))(?: (?:a|an|real|actual|really))* (?:bot|robot|human|person|machine|ai|chatbot|real|human being)$|^(?:can|may|could) i (?:talk|speak|chat) (?:to|with) (?:a |an |the )?(?:human|person|somebody|officer|agent|operator|real person|staff|admin)(?: (?:instead|directly))?$|^i (?:want|would like|need) to (?:talk|speak) (?:to|with) (?:a |an |the )?(?:human|person|somebody|officer|agent|operator|real person|admin)$|^who (?:are you|is this|am i talking to)$/,
  ],
  [
    'aboutIdentity',
    /^(?:do|must|should|does) (?:i|we|one) (?:need|have)(?: to)?(?: (?:a|an|the|my|to|have|show|give|register|sign up|log in|login|be|id|ktp|passport|kitas|nik|account|identity|card|citizen|indonesian|wni|name|for|this|here))+$|^(?:can|may) (?:foreigners?|tourists?|i|we|non citizens|expats?)(?: (?:as|a|an|foreigners?|tourists?|expats?|also|too|even|use|this|report|complain|here|make|complaint))+$|^(?:is (?:it|this) )?(?:also )?for foreigners(?: too)?$/,
  ],
  [
    'aboutPhone',
    /^(?:is there|do you have|can i (?:have|get)|what is)(?: (?:a|the|your))* (?:phone|telephone|hotline|whatsapp|contact)(?: number)?(?: (?:i|can|call|to|for|you|this|there))*$|^can i call(?: (?:you|somebody|instead|a number))*$/,
  ],
  [
    'aboutCost',
    /^(?:is (?:it|this)|does (?:it|this)|do i have to|how much)(?: (?:free|cost|pay|anything|does|it|this|for|of|charge|money|something|the|report))+$/,
  ],
] as const satisfies readonly (readonly [string, RegExp])[];

/** What a short English sentence asks about the service itself. */
export function askedInEnglish(text: string): (typeof ASKED)[number][0] | undefined {
  if (text.length > ENGLISH_TEXT_MAX) return undefined;
  const words = plainEnglish(text);
  return ASKED.find(([, asked]) => asked.test(words))?.[0];
}
