import { tidy } from './tidy.ts';

/**
 * Words that no officer should send to a citizen in passing: insults alone, and none that the work needs (stray dogs, rubbish). A table of data: a new one
 * is one more word here; what is built on it ("bodohnya", "goblokmu") counts too.
 */
const UNKIND = new Set(
  'goblok goblog gblk tolol bego bodoh dungu idiot bangsat bajingan brengsek keparat kampret kontol memek ngentot jancok jancuk bacot bungul bongak cerewet bawel lebay sinting edan sontoloyo rese resek norak kampungan stupid moron dumbass asshole bastard fuck fucking bullshit'.split(
    ' ',
  ),
);
const UNKIND_PHRASES = [
  'otak udang',
  'otak kosong',
  'tidak tahu diri',
  'banyak omong',
  'tutup mulut',
  'shut up',
  'makan gaji buta',
];
const ENDINGS = /(?:nya|mu|lah|kah|banget|sih)$/;

/** Whether words insult whoever reads them. */
export function isUnkind(text: string): boolean {
  const words = tidy(text);
  const line = ` ${words.join(' ')} `;
  return (
    words.some((word) => UNKIND.has(word) || UNKIND.has(word.replace(ENDINGS, ''))) ||
    UNKIND_PHRASES.some((phrase) => line.includes(` ${phrase} `))
  );
}
