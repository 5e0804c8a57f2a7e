/** The `footnote` command. Exit codes: 0 done, 1 failed, 2 wrong arguments. */
import { FootnoteError } from '../contract/index.ts';
import { parseArguments } from './arguments.ts';
import { fromBorder } from './border.ts';
import { run } from './commands.ts';
import { userLocale } from './locale.ts';

const locale = userLocale();
const json = process.argv.includes('--json');
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// A reader such as `head` that has seen enough ends us quietly.
process.stdout.on('error', () => process.exit(0));

try {
  await run(parseArguments(process.argv.slice(2), locale), locale, stop.signal);
} catch (thrown) {
  const error = fromBorder(thrown);
  const { message, action } = error.words(locale);
  if (json) process.stdout.write(`${JSON.stringify({ error: error.toJSON(locale) })}\n`);
  else process.stderr.write(`${message}\n${action}\n`);
  process.exitCode = error instanceof FootnoteError && error.code === 'arguments' ? 2 : 1;
}
