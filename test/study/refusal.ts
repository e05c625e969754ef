/** The error that an act ends in, for tests of refusals. */
import { HomewardError } from '../../src/errors/homeward-error.ts';

/** Fails the test when the act succeeds or throws anything else. */
export async function refusal(act: () => unknown): Promise<HomewardError> {
  try {
    await act();
  } catch (error) {
    if (error instanceof HomewardError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}
