/** Posts of people who may be complained of: `post: word, phrase …` in canonical spelling (see slang). Written for this project. */
export const POSTS = `
kepala desa: kepaladesa, kepala desa, kades, pambakal, pembakal
sekretaris desa: sekretarisdesa, sekdes, sekretaris desa
bendahara desa: bendahara desa
perangkat desa: perangkat desa, aparat desa, kaur, kasi
ketua RT: ketua rt, bapak rt, katua rt
lurah: lurah
camat: camat
kepala dinas: kepala dinas, kadis
kepala bidang: kabid, kepala bidang, kepala seksi
kepala sekolah: kepalasekolah, kepala sekolah
wali kelas: wali kelas
guru: guru
dokter: dokter
perawat: perawat, nurse
bidan: bidan
petugas loket: petugas loket
penghulu: penghulu
sopir: sopir, supir
satpam: satpam, petugas keamanan
polisi: polisi, bapak polisi, polantas
satpol PP: oknum satpol, petugas satpol
sipir: sipir
bupati: bupati
wali kota: walikota, wali kota
anggota dewan: anggota dewan, anggota dprd
pendamping PKH: pendamping pkh
mandor: mandor
`;
