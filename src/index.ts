/** The public library: everything that the command line and the workbench may use, one block a room. */

export type { Release } from './disclosure/release.ts';
export { catalogue, type ErrorCode, exitCodes } from './errors/catalogue.ts';
export { HomewardError } from './errors/homeward-error.ts';
export { asHomewardError } from './errors/system-errors.ts';
export type { Results } from './measures/results.ts';
export { type StudyPart, type StudyStatus, statusText, studyStatus } from './study/status.ts';
export type { Study } from './study/study.ts';
