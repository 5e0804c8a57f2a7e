/** What is dropped on the library's screen: the window is a made one that knows where files lie. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

const places = new Map<object, string>();
Object.assign(globalThis, { window: { footnote: { pathOf: (file: object) => places.get(file) } } });
// By name: the tests' types know no window.
const dropped = '../../renderer/library/dropped.ts';
const { folderDrop } = (await import(dropped)) as {
  folderDrop: (add: (folder: string) => void) => { onDrop?: (event: object) => void };
};

function item(path: string, isDirectory: boolean) {
  const file = {};
  places.set(file, path);
  return { webkitGetAsEntry: () => ({ isDirectory }), getAsFile: () => file };
}

function drop(...items: readonly ReturnType<typeof item>[]): { added: string[]; prevented: boolean } {
  const added: string[] = [];
  let prevented = false;
  const event = { dataTransfer: { items }, preventDefault: () => (prevented = true) };
  folderDrop((folder) => added.push(folder)).onDrop?.(event);
  return { added, prevented };
}

test('a folder that is dropped is added by its path, the files beside it are not', () => {
  assert.deepEqual(drop(item('/manuals/a.html', false), item('/manuals/요금', true)), {
    added: ['/manuals/요금'],
    prevented: true,
  });
});

test('files alone are not added, and the window does not go to them', () => {
  assert.deepEqual(drop(item('/manuals/a.html', false)), { added: [], prevented: true });
});
