/** What every section is written from: the release, the study, the agreement, and the words that they share. */
import type { Agreement } from '../agreement/agreement.ts';
import type { Release } from '../disclosure/release.ts';
import type { Outlines } from '../places/outlines.ts';
import type { Study } from '../study/study.ts';
import { type Prose, prose } from './prose.ts';
import { type Released, readReleased } from './released.ts';
import { periodWords } from './words.ts';

/** The fields of the data-sharing agreement that are printed. */
export type AgreementFacts = Pick<
  Agreement,
  'organisation' | 'legal-basis' | 'category' | 'purposes' | 'opt-outs-honoured' | 'statutory-duties'
>;

export interface PublicationInput {
  readonly release: Release;
  readonly study: Study;
  readonly agreement: AgreementFacts;
  readonly outlines: Outlines;
  /** Lines that the sources of areas, outlines and units ask to be printed. */
  readonly attribution: readonly string[];
  readonly invented: boolean;
}

export interface Book extends PublicationInput {
  readonly released: Released;
  readonly period: Prose;
  /** `admissions of children to Tier 4 CAMHS units`. */
  readonly admissions: Prose;
}

export function openBook(input: PublicationInput): Book {
  return {
    ...input,
    released: readReleased(input.release),
    period: periodWords(input.study.period),
    admissions:
      input.study.who.services === 'tier-4-camhs'
        ? prose`admissions of children to ${tier4} CAMHS units`
        : prose`admissions of children to mental health wards`,
  };
}

export const tier4: Prose = [{ kind: 'constant', source: 'definition', text: 'Tier\u00a04' }];
