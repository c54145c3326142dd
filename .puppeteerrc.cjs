// Aduan uses the browser of the machine: no download at install.
module.exports = { skipDownload: true };
