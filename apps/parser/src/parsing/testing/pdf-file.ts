/** A PDF (ISO 32000-2) for tests: a page for each content stream, set in Helvetica. `trailer` adds to its trailer. */
export function pdfFile(contents: readonly string[], trailer = ''): Buffer {
  const pages = contents.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages}]/Count ${contents.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...contents.flatMap((content, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${5 + 2 * index} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.4\n';
  let references = '0000000000 65535 f \n';
  for (const [index, object] of objects.entries()) {
    references += `${`${file.length}`.padStart(10, '0')} 00000 n \n`;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const size = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${size}\n${references}trailer<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

/** The content stream of a page with one line of text. */
export function pdfLine(text: string): string {
  return `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`;
}
