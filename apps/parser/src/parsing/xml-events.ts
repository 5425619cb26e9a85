import { StringDecoder } from 'node:string_decoder';
import sax from 'sax';

/** What happens while XML is read. Names come without their namespace prefix, attributes as they are written. */
export interface XmlHandlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads XML in UTF-8 as it streams in: a document of any length takes no memory.
 *
 * @throws Error where it is not well-formed, or declares a document type: office formats have none, attackers do
 */
export async function readXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const parser = sax.parser(true);
  let failure: Error | undefined;
  parser.onerror = (error) => {
    failure ??= error;
  };
  parser.ondoctype = () => {
    failure ??= new Error('XML with a document type is refused');
  };
  parser.onopentag = ({ name, attributes }) => handlers.open?.(localName(name), attributes as Record<string, string>);
  parser.ontext = (text) => handlers.text?.(text);
  parser.oncdata = (text) => handlers.text?.(text);
  parser.onclosetag = (name) => handlers.close?.(localName(name));
  const decoder = new StringDecoder('utf8');
  for await (const chunk of bytes) {
    parser.write(decoder.write(chunk));
    if (failure) throw failure;
  }
  parser.write(decoder.end()).close();
  if (failure) throw failure;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
