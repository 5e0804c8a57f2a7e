/** The person's language: `LC_ALL`, `LC_MESSAGES`, `LANG`, else what the system says. */
import type { Locale } from '../contract/index.ts';

export function userLocale(env: NodeJS.ProcessEnv = process.env): Locale {
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ko/i.test(named) ? 'ko' : 'en';
}
