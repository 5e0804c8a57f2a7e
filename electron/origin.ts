/** Where the user interface lives in the desktop app, and what may speak in its name. */

export const scheme = 'footnote';
export const home = `${scheme}://app/`;

/** True for pages of the user interface; false for framed manuals, which lie under the same host. */
export function isOwnPage(url: string): boolean {
  return isApp(url) && !new URL(url).pathname.startsWith('/view/');
}

/** True for what a manual's frame may show: manuals, and nothing else. */
export function isView(url: string): boolean {
  return isApp(url) && new URL(url).pathname.startsWith('/view/');
}

function isApp(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${scheme}:` && host === 'app' && username === '' && password === '';
}
