import { htmlText } from './html-blocks.ts';

const dcTitle = /<dc:title>[\s\S]{0,200}?<rdf:li[^>]*>([^<]{1,1000})<\/rdf:li>/;
/** The title in an XMP packet (ISO 16684-1, Dublin Core). */
export function xmpTitle(xmp: string | undefined): string | undefined {
  const title = dcTitle.exec(xmp ?? '')?.[1];
  return title && htmlText(title);
}
