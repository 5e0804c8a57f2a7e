/** Folders that are dropped on the screen. Only the desktop program learns their paths from the system. */
import type { DragEvent } from 'react';
import { shell } from '../client/shell.ts';

/** Handlers for the element that takes them; none in a browser, which does not tell where a file lies. */
export function folderDrop(add: (folder: string) => void) {
  const desktop = shell;
  if (!desktop) return {};
  return {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      const folder = [...event.dataTransfer.items].find((item) => item.webkitGetAsEntry()?.isDirectory);
      const file = folder?.getAsFile();
      if (file) add(desktop.pathOf(file));
    },
  };
}
