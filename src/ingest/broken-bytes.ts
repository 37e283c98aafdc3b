/** Why a file cannot be read to its end, in words that quote nothing of it. */
export function brokenBytes(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'Z_BUF_ERROR':
      return 'its gzip data break off';
    case 'Z_DATA_ERROR':
      return 'its gzip data are corrupt';
    case 'BROKEN_PARQUET':
      return 'it is no whole Parquet file';
    case 'EACCES':
    case 'EPERM':
      return 'permission was refused';
    case 'ENOENT':
      return 'there is no such file';
    default:
      return `it could not be read to its end (${code ?? 'unknown error'})`;
  }
}
