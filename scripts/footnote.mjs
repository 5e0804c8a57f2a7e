#!/usr/bin/env node
/** The `footnote` command: from its sources in a clone, from the build where the sources are not there. */
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { fileURLToPath } from 'node:url';
import { runScript } from './right-node.mjs';

// Compiled code is kept between runs. A Node too old for it is replaced or refused below.
if (module.enableCompileCache) module.enableCompileCache();

const at = (place) => fileURLToPath(new URL(place, import.meta.url));
runScript(existsSync(at('../main/cli/main.ts')) ? at('./footnote.ts') : at('../dist/main/cli/main.js'));
