/** Loaded before the measured program: writes what the process cost to the file that HOMEWARD_BENCH_USAGE names. */
import { writeFileSync } from 'node:fs';

const file = process.env.HOMEWARD_BENCH_USAGE;
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  if (file !== undefined)
    writeFileSync(
      file,
      JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }),
    );
});
