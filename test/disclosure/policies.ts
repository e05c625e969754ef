/** The bundled policies as values. */
import { readPolicy } from '../../src/disclosure/policy/read-policy.ts';

export const mhsds = await readPolicy('mhsds-2017', '/');
export const hes = await readPolicy('hes-2018', '/');
