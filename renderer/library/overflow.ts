/** Whether a line that scrolls holds more than it shows, said to the style sheet as `data-overflows`. */
export function markOverflow(line: HTMLElement): () => void {
  const observer = new ResizeObserver(() =>
    line.toggleAttribute('data-overflows', line.scrollWidth > line.clientWidth),
  );
  for (const one of [line, ...line.children]) observer.observe(one);
  return () => observer.disconnect();
}
