/** What stands beside a quote. The engine keeps 32 characters of it, to tell equal quotes apart; people read words. */

/** Shorter ones end where the page does; blanks at the cut are gone already. */
const cut = 31;

export function wordsBefore(text: string): string {
  return text.length < cut ? text : text.replace(/^\S*\s+/, '… ');
}

export function wordsAfter(text: string): string {
  return text.length < cut ? text : text.replace(/\s+\S*$/, ' …');
}
