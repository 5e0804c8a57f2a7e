/**
 * Loaded before the engine: Node as Electron's utility process shows itself to packages. `process.type` is set in the
 * process's own thread only; its worker threads are Node's.
 */
import { isMainThread } from 'node:worker_threads';

Object.defineProperty(process.versions, 'electron', { value: '45.4.1' });
if (isMainThread) Object.defineProperty(process, 'type', { value: 'utility' });
