/** `npm run crash -- 100`: so many kills at random moments, a line each; exit code 1 where anything was lost. */
import { killIngests } from './killed-ingest.ts';

const kills = Number(process.argv[2] ?? 25);
if (!Number.isInteger(kills) || kills < 1) {
  console.error('Usage: npm run crash -- <number of kills>');
  process.exit(2);
}
const report = await killIngests(kills);
for (const { after, documents, vectors, whole, findings } of report.kills) {
  const state = whole ? 'whole' : findings.join('; ');
  console.log(
    `killed after ${String(after).padStart(6)} ms: ${documents} documents, ${vectors} vectors, ${state}`,
  );
}
const differing = report.endings.filter(({ code, difference, whole }) => code !== 0 || difference || !whole);
for (const { code, difference } of differing) console.log(`exit code ${code}; ${difference ?? 'equal'}`);
const lost = report.kills.filter((kill) => !kill.whole).length;
console.log(
  `${report.kills.length} kills: ${lost} libraries not whole; ${report.endings.length} ingests gone on with: ${differing.length} not equal to an undisturbed one`,
);
process.exitCode = lost + differing.length === 0 ? 0 : 1;
