/** Translates what the operating system refuses into our own errors, without its words: they quote paths and values. */
import { HomewardError } from './homeward-error.ts';

/** Ours as it is, a refusal of the system translated, anything else `undefined`: that is our fault. */
export function asHomewardError(error: unknown): HomewardError | undefined {
  if (error instanceof HomewardError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new HomewardError('SYSTEM_DISK_FULL', 'the disk is full');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new HomewardError('SYSTEM_NOT_WRITABLE', 'the system does not let homeward read or write here');
    case 'EEXIST':
    case 'ENOTDIR':
      return new HomewardError('SYSTEM_NAME_TAKEN', 'a file stands where homeward needs a folder');
    case 'ERR_MODULE_NOT_FOUND':
    case 'ERR_DLOPEN_FAILED':
      return new HomewardError(
        'SYSTEM_ENGINE_MISSING',
        'a part of homeward is missing or was made for another machine',
      );
    default:
      return error instanceof RangeError && /allocation failed/.test(error.message)
        ? new HomewardError('SYSTEM_OUT_OF_MEMORY', 'there is not enough memory')
        : undefined;
  }
}
