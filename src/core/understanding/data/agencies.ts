/**
 * Agencies that words name or plainly mean: `agency: word, phrase …` in canonical spelling (see slang); the first that is found
 * in this order counts. Written for this project; operators add desks' names and words in the policy.
 */
export const AGENCIES = `
BPJS Ketenagakerjaan: bpjs ketenagakerjaan, bpjs tk, bpjstk, jamsostek, bpjamsostek
Damkar: damkar, pemadam kebakaran, pemadam, fire department, fire brigade, fire service, fire fighters, firefighters
Disdukcapil: disdukcapil, dukcapil, capil, adminduk, catatan sipil, civil registry, civil registration, population office
Satpol PP: satpol, satpol pp, satpolpp, polisi pamong praja, municipal police
BPJS Kesehatan: bpjs, jkn, kis, bpjs kesehatan
PDAM: pdam, ptam, pam, bandarmasih, intan banjar, air minum, ptam intan banjar, airledeng, water company, @pdambandarmasih, @ptamintanbanjar
PLN: pln, @pln_123, @pln_id, electricity company, power company, perusahaan listrik negara
Dinas PUPR: pupr, dinas pu, bina marga, dinaspupr, pekerjaan umum, public works
Dinas Perhubungan: dishub, dinas perhubungan, perhubungan, transport office, transportation office, transportation agency
Dinas Pendidikan: disdik, dinas pendidikan, disdikbud, education office, education department
Dinas Sosial: dinsos, dinas sosial, kemensos, social affairs, social service office, social services
Dinas Kesehatan: dinkes, dinas kesehatan, health office, health department
Dinas Lingkungan Hidup: dlh, dinas lingkungan, lingkungan hidup, environment office, environment agency, environmental agency
Dinas Perdagangan: disdag, dinas perdagangan, disperindag
Dinas Tenaga Kerja: disnaker, disnakertrans, dinas tenaga kerja, nakertrans
Dinas Perkim: perkim, disperkim, dinas perumahan
Dinas Pertanian: dinas pertanian
BPBD: bpbd
Pertamina: pertamina
ATR/BPN: bpn, atr, kantor pertanahan, pertanahan, agraria, land office, land agency
DPMPTSP: dpmptsp, ptsp, oss, mpp, mal pelayanan publik
Samsat: samsat
Imigrasi: imigrasi, immigration
KUA: kua, kantor urusan agama, urusan agama
Bapenda: bapenda, dispenda
Inspektorat: inspektorat
Polri: polisi, polsek, polres, polda, polri, polantas, satlantas, skck, traffic police, police officer, police officers, police station
Kementerian Agama: kemenag, kementerian agama, madrasah
Telkomsel: telkomsel
Bulog: bulog
KSOP: ksop
`;
