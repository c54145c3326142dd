// Loaded into each measured process before its program: tells CPU and memory when asked, and ends when the bench does.
process.on('message', () => {
  for (let i = 0; i < 3; i += 1) globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  process.send({ rss, heapUsed, cpuUs: user + system });
});
process.on('disconnect', () => process.exit());
