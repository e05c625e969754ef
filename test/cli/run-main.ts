/** Runs the command line inside the test: what it wrote, and with which exit code it ended. */
import { Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';

export interface Ending {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

export async function runMain(...words: readonly string[]): Promise<Ending> {
  const out = new Heard();
  const err = new Heard();
  const before = process.exitCode;
  try {
    process.exitCode = undefined;
    await main(['node', 'homeward', ...words], {
      now: () => new Date('2026-01-05T09:00:00Z'),
      stdin: process.stdin,
      stdout: out,
      stderr: err,
    });
    return { out: out.text, err: err.text, exitCode: Number(process.exitCode ?? 0) };
  } finally {
    process.exitCode = before;
  }
}

class Heard extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
