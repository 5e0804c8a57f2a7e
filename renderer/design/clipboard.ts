/** Plain and rich at once: the program that it is pasted into takes the one it knows. */
export async function copyBoth(plain: string, rich: string): Promise<void> {
  const blob = (text: string, type: string) => new Blob([text], { type });
  const item = new ClipboardItem({
    'text/plain': blob(plain, 'text/plain'),
    'text/html': blob(rich, 'text/html'),
  });
  await navigator.clipboard.write([item]);
}
