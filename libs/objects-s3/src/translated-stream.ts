import { PassThrough, type Readable } from 'node:stream';

/** `source`, whose errors are those that `translate` makes of them. Destroying either destroys the other. */
export function translatedStream(source: Readable, translate: (error: Error) => unknown): Readable {
  const target = new PassThrough();
  source.on('error', (error) => {
    const translated = translate(error);
    target.destroy(translated instanceof Error ? translated : error);
  });
  target.on('close', () => source.destroy());
  return source.pipe(target);
}
