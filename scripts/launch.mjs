// The one entry of every `npm run` command. Plain JavaScript with nothing but Node's own modules, since it has to run
// on the machine's Node.js, however old, before anything is installed.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from './launch/child-environment.mjs';
import { commands } from './launch/commands.mjs';
import { LaunchFailure } from './launch/failure.mjs';
import { runScript } from './launch/run-script.mjs';
import { prepareToolchain } from './launch/toolchain.mjs';
import { installPackages } from './launch/workspace-packages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, '.tools');

/** Progress goes to stderr: stdout belongs to the command, whose output may be piped. @param {string} line */
const say = (line) => console.error(`millrace: ${line}`);

/** @param {readonly string[]} argv */
async function launch([name = '', ...args]) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    throw new LaunchFailure(`Unknown command "${name}". Known: ${Object.keys(commands).join(', ')}.`);
  }
  const script = join(root, command.script);
  if (!existsSync(script)) throw new LaunchFailure(`The command "${name}" needs ${command.script}, which is missing.`);
  const node = await prepareToolchain(tools, say);
  if (command.packages) await installPackages({ root, tools, node, say });
  return runScript({ node, script, args, cwd: process.cwd(), env: childEnvironment(process.env, tools, node) });
}

try {
  process.exitCode = await launch(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof LaunchFailure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
