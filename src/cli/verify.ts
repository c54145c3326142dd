import { EXIT, openHouse, say } from './house.ts';

/** `aduan verify`: database, evidence files and audit chain agree; exits 1 where not. */
export async function verify(): Promise<void> {
  const house = await openHouse();
  const { store, evidence } = house;
  let wrong = 0;
  const bad = (line: string) => {
    wrong += 1;
    say(`WRONG  ${line}`);
  };
  try {
    const integrity = await store.checkIntegrity();
    if (!integrity.ok) bad(`database: ${integrity.problems} problems; restore a backup`);
    else say('good   database');
    const chain = await store.verifyHistory();
    if (chain.ok) say(`good   audit chain, ${chain.entries} entries`);
    else bad(`audit chain: ${chain.why} at row ${chain.at}`);
    let files = 0;
    const known = new Set<string>();
    for await (const { id, file } of store.evidence()) {
      if (!file) continue;
      files += 1;
      known.add(file.id);
      if (file.cleanId) known.add(file.cleanId);
      const state = await evidence.check(file);
      if (state !== 'ok') bad(`evidence ${id}: file ${file.id} is ${state}`);
    }
    if (wrong === 0) say(`good   evidence, ${files} files`);
    for await (const id of store.fileIds()) known.add(id);
    const orphans = (await evidence.ids()).filter((id) => !known.has(id)).length;
    if (orphans > 0) say(`note   ${orphans} files belong to nothing; they are swept when they are an hour old`);
    say(wrong === 0 ? 'Everything agrees.' : `${wrong} things do not agree.`);
    if (wrong > 0) process.exitCode = EXIT.failed;
  } finally {
    await house.close();
  }
}
