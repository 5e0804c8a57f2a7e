/** The `footnote` command in a clone. */
import { buildWhatIsOld } from './builds.ts';

// The loopback host serves the built user interface.
if (process.argv[2] === 'serve' && !process.argv.includes('--help')) await buildWhatIsOld({ shell: false });
await import('../main/cli/main.ts');
