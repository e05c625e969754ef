/** The public library: everything that the command line and the workbench may use, one block a room. */

export type { Release } from './disclosure/release.ts';
export { catalogue, type ErrorCode, exitCodes } from './errors/catalogue.ts';
export { HomewardError } from './errors/homeward-error.ts';
export type { Results } from './measures/results.ts';
export type { Study } from './study/study.ts';
