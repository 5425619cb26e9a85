import type { z } from 'zod';
import { documentedSettings } from './documented-setting.ts';

/** A complete `.env.example`: every variable with its meaning and default, commented out. */
export function envExample(schemas: Readonly<Record<string, z.ZodObject>>): string {
  const lines = [
    '# Copy to .env and set what differs from the default. All that is said of settings: docs/configuration.md.',
    '# A secret may be in a file instead, which NAME_FILE names.',
  ];
  let section: string | undefined;
  for (const setting of documentedSettings(schemas)) {
    if (setting.section !== section) {
      section = setting.section;
      lines.push('', `# --- ${section || 'general'} ---`);
    }
    const also = setting.others.length > 0 ? ` (also ${setting.others.join(', ')})` : '';
    const secret = setting.secret ? '. Secret' : '';
    lines.push(`# ${setting.describe}${also}${secret}`);
    lines.push(`#${setting.variable}=${[...setting.defaults.values()][0] ?? ''}`);
  }
  return `${lines.join('\n')}\n`;
}
