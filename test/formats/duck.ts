import { DuckDBInstance } from '@duckdb/node-api';

/** Rows of one query over one VARCHAR column `x` that holds the texts, in their order. */
export async function overTexts(texts: readonly string[], select: string, from = 'FROM texts'): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'; CREATE TABLE texts (i INTEGER, x VARCHAR)");
    const appender = await connection.createAppender('texts');
    texts.forEach((text, i) => {
      appender.appendInteger(i);
      appender.appendVarchar(text);
      appender.endRow();
    });
    appender.closeSync();
    const result = await connection.runAndReadAll(`SELECT ${select} FROM (${from}) ORDER BY i`);
    return result.getRows();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
