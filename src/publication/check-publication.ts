/** What must hold before a publication is rendered: no hidden figure in prose, ids used once. */
import type { Block, Publication } from './model.ts';
import { type Prose, sentence } from './prose.ts';

/** Throws PUBLICATION_CELL_HIDDEN where prose shows a hidden figure; in tables, labels and key figures it is a marker. */
export function checkPublication(publication: Publication): void {
  const ids = new Set<string>();
  for (const section of publication.sections) {
    for (const id of [section.id, ...section.blocks.flatMap(idsOf)]) {
      if (ids.has(id)) throw new Error(`impossible: an id used twice: ${id}`);
      ids.add(id);
    }
    for (const text of [section.heading, ...section.blocks.flatMap(proseOf)]) sentence(text);
  }
}

function idsOf(block: Block): readonly string[] {
  return 'id' in block ? [block.id] : [];
}

function proseOf(block: Block): readonly Prose[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
    case 'subheading':
      return [block.text];
    case 'bullets':
    case 'help':
      return block.items;
    case 'picture':
      return [block.title, block.subtitle];
    case 'terms':
      return block.terms.flatMap(({ term, meaning }) => [term, meaning]);
    default:
      return [];
  }
}
