/** What documents there are, by their external id. */
export const documents = ['a', 'b', 'c'] as const;

/** Paragraphs of a document; with chunks of 32 tokens each is a chunk, and a batch has 16 to 64 of them. */
export const sizes = [1, 2, 40, 75, 110] as const;

/**
 * The text of a generation: of one document all paragraphs are the same but one, as after an edit. `edit` tells the generations of a
 * document apart.
 */
export function textOf(document: string, paragraphs: number, edit: number): string {
  return Array.from({ length: paragraphs }, (_, place) => {
    const changed = place === edit % paragraphs ? `In edit ${edit} this was changed.` : 'This never changed.';
    return `Paragraph ${place} of the document ${document}. ${changed} Millstones grind slowly but exceedingly fine.`;
  }).join('\n\n');
}
