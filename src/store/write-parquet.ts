import { openDuckDB } from './open-duckdb.ts';
import { exactPath, literal, run } from './run-sql.ts';

/**
 * Turns a CSV with a header, which the tool wrote itself, into a Parquet file.
 * @param types SQL types by column, in the order of the file
 */
export async function writeParquet(csv: string, parquet: string, types: Readonly<Record<string, string>>): Promise<void> {
  const database = await openDuckDB();
  try {
    const columns = Object.entries(types)
      .map(([name, type]) => `${literal(name)}: ${literal(type)}`)
      .join(', ');
    await run(
      database.connection,
      `COPY (SELECT * FROM read_csv(${exactPath(csv)}, header = true, delim = ',', columns = {${columns}})) TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    database.close();
  }
}
