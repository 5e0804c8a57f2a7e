/** `npm run build`: everything that is packed, from scratch. */
import { rmSync } from 'node:fs';
import { buildRenderer, buildShell } from './builds.ts';
import { shippedPackages, writeLicences } from './licences.ts';
import { dist } from './places.ts';

rmSync(dist, { recursive: true, force: true });
const bundled = await buildRenderer();
await buildShell();
writeLicences(shippedPackages(bundled));
