/**
 * Agencies that words name or plainly mean: `agency: word, phrase …` in canonical spelling (see slang); the first that is found
 * in this order counts. Written for this project; operators add desks' names and words in the policy.
 */
export const AGENCIES = `
BPJS Ketenagakerjaan: bpjs ketenagakerjaan, bpjs tk, bpjstk, jamsostek, bpjamsostek
Damkar: damkar, pemadam kebakaran, pemadam
Disdukcapil: disdukcapil, dukcapil, capil, adminduk
Satpol PP: satpol, satpol pp, satpolpp
BPJS Kesehatan: bpjs, jkn, kis, bpjs kesehatan
PDAM: pdam, ptam, pam, bandarmasih, intan banjar, air minum, ptam intan banjar, airledeng
PLN: pln
Dinas PUPR: pupr, dinas pu, bina marga, dinaspupr, pekerjaan umum
Dinas Perhubungan: dishub, dinas perhubungan, perhubungan
Dinas Pendidikan: disdik, dinas pendidikan, disdikbud
Dinas Sosial: dinsos, dinas sosial, kemensos
Dinas Kesehatan: dinkes, dinas kesehatan
Dinas Lingkungan Hidup: dlh, dinas lingkungan, lingkungan hidup
Dinas Perdagangan: disdag, dinas perdagangan, disperindag
Dinas Tenaga Kerja: disnaker, disnakertrans, dinas tenaga kerja, nakertrans
Dinas Perkim: perkim, disperkim, dinas perumahan
Dinas Pertanian: dinas pertanian
BPBD: bpbd
Pertamina: pertamina
ATR/BPN: bpn, atr, kantor pertanahan, pertanahan
DPMPTSP: dpmptsp, ptsp, oss, mpp, mal pelayanan publik
Samsat: samsat
Imigrasi: imigrasi
KUA: kua
Bapenda: bapenda, dispenda
Inspektorat: inspektorat
Polri: polisi, polsek, polres, polda, polri, polantas, satlantas, skck
Kemenag: kemenag, madrasah
Telkomsel: telkomsel
Bulog: bulog
KSOP: ksop
`;
