/** The `footnote` command in a clone. */
import { enableCompileCache } from 'node:module';
import { buildWhatIsOld } from './builds.ts';

// Again, for a Node that footnote.mjs has just started in its own place.
enableCompileCache();

// The loopback host serves the built user interface.
if (process.argv[2] === 'serve' && !process.argv.includes('--help')) await buildWhatIsOld({ shell: false });
await import('../main/cli/main.ts');
