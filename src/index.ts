/** The public library: everything that the command line and the workbench may use, one block a room. */

export { type Agreement, agreementJsonSchema } from './agreement/agreement.ts';
export { checkLicence, inventedMarker, isInvented } from './agreement/check-licence.ts';
export { outputCountdown } from './agreement/output-countdown.ts';
export { placeWarning } from './agreement/place.ts';
export { readAgreement } from './agreement/read-agreement.ts';
export type { Release } from './disclosure/release.ts';
export { catalogue, type ErrorCode, exitCodes } from './errors/catalogue.ts';
export { HomewardError } from './errors/homeward-error.ts';
export { asHomewardError } from './errors/system-errors.ts';
export type { Results } from './measures/results.ts';
export { englandAreas, outlines } from './places/england.ts';
export type { Places } from './places/places.ts';
export { readPlaces } from './places/read-places.ts';
export { requireKinds } from './places/require-kinds.ts';
export { agreedTables, checkAgreement } from './study/check-agreement.ts';
export { readStudy } from './study/read-study.ts';
export { type StudyPart, type StudyStatus, statusText, studyStatus } from './study/status.ts';
export type { Study } from './study/study.ts';
export { studyJsonSchema } from './study/study-schema.ts';
export { appendAudit, auditJsonSchema, verifyAudit } from './vault/audit.ts';
