/** `node scripts/run.mjs <name> …`: runs scripts/<name>.ts in a Node that can. */
import { fileURLToPath } from 'node:url';
import { runScript } from './right-node.mjs';

const [name] = process.argv.splice(2, 1);
runScript(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)));
