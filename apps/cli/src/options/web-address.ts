import { InvalidArgumentError } from 'commander';

/** Takes the URL of an HTTP server. */
export function webAddress(text: string): string {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === 'http:' || protocol === 'https:') return text;
  throw new InvalidArgumentError('give a URL such as http://127.0.0.1:8080');
}
