/** Hands a text to the person as a file, without asking anybody but the browser. */
export function download(name: string, text: string, type = 'text/csv'): void {
  hand(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** The same for bytes in base64. */
export function saveBytes(name: string, base64: string, type: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  hand(name, new Blob([bytes], { type }));
}

function hand(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
