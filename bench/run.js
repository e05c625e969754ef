/** `npm run bench`: what homeward costs at three sizes, beside the same questions in plain SQL and in Python. */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareAt } from './compare.js';
import { growth, printCosts, printLimits } from './print.js';
import { makeStudies, sizes } from './studies.js';
import { timeLimits } from './time-limits.js';

const words = `Usage: npm run bench -- [options]

  --quick              only the size of an office: about a minute
  --sizes <names>      some of ${sizes.join(', ')} (default: all)
  --runs <number>      runs of each program, in turns; the middle one counts (default: 3)
  --python <program>   a Python that may have polars and pandas (default: python3)
  --folder <folder>    where the invented studies are kept for the next time (default: a temporary one, removed)
`;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    sizes: { type: 'string', default: sizes.join(',') },
    runs: { type: 'string', default: '3' },
    python: { type: 'string', default: 'python3' },
    folder: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(words);
else await bench(values.quick ? ['office'] : values.sizes.split(','));

/** @param {readonly string[]} wanted */
async function bench(wanted) {
  const unknown = wanted.filter((size) => !sizes.includes(size));
  if (unknown.length > 0) throw new Error(`no such size: ${unknown.join(', ')}\n${words}`);
  const threads = availableParallelism();
  process.stdout.write(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${threads} threads, Node ${process.versions.node}\n`,
  );
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'homeward-bench-'));
  try {
    const studies = await makeStudies(folder, wanted);
    const comparisons = [];
    for (const study of studies) {
      const comparison = await compareAt(study, {
        threads,
        runs: Number(values.runs),
        python: values.python,
      });
      printCosts(comparison);
      comparisons.push(comparison);
    }
    growth(comparisons);
    printLimits(await timeLimits(folder));
  } finally {
    if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
