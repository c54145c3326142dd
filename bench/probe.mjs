// Loaded into each measured process before its program: tells CPU, or memory without garbage, when asked, and ends when the bench does.
process.on('message', (question) => {
  if (question === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send(user + system);
    return;
  }
  for (let i = 0; i < 3; i += 1) globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send({ rss, heapUsed });
});
process.on('disconnect', () => process.exit());
