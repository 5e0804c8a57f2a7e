/** Fidelity of table prose, on the tables that the test knows and on others that nothing was tuned on. */
import { measure } from '../tables/fidelity.ts';
import { generateTable } from '../tables/generated-tables.ts';
import { machine, printTable } from './table.ts';

const count = 340;
const sets = { 'known to the test': 0, 'held out': 100_000, 'held out, others': 200_000 };

export function measureTables(): void {
  const rows = [['tables', 'taken as data', 'values said with all headers', 'numbers invented']];
  const failures: string[] = [];
  for (const [name, from] of Object.entries(sets)) {
    const found = measure(Array.from({ length: count }, (_, i) => generateTable(from + i)));
    failures.push(...found.failures);
    rows.push([
      `${count} ${name}`,
      `${found.asData} of ${count}`,
      `${found.said} of ${found.values} (${((100 * found.said) / found.values).toFixed(2)} %)`,
      `${found.invented} of ${found.numbers}`,
    ]);
  }
  console.log(`17 layouts in Korean and English, known from the data that generated them; ${machine()}\n`);
  printTable(rows);
  for (const failure of failures.slice(0, 20)) console.log(`  ${failure}`);
}
