/** `npm start`. */
import { fileURLToPath } from 'node:url';
import { runScript } from './right-node.mjs';

runScript(fileURLToPath(new URL('./start.ts', import.meta.url)));
