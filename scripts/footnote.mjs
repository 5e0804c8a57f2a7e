#!/usr/bin/env node
/** The `footnote` command: from its sources in a clone, from the build where the sources are not there. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runScript } from './right-node.mjs';

const places = ['../main/cli/main.ts', '../dist/main/cli/main.js'];
const paths = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
runScript(paths.find((path) => existsSync(path)) || paths[0]);
