/**
 * The Chromium that npm alone brings (Linux x64), with the libraries that a bare machine lacks as well. It is unpacked where it stays for later runs,
 * and not among the temporary files of this one.
 */
export async function packedBrowser(): Promise<string> {
  const { TMPDIR, TMPDIR_THAT_STAYS } = process.env;
  if (TMPDIR_THAT_STAYS !== undefined) process.env.TMPDIR = TMPDIR_THAT_STAYS;
  try {
    // Must be set before the import, which looks at it.
    process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
    const { default: packed } = await import('@sparticuz/chromium');
    return await packed.executablePath();
  } finally {
    if (TMPDIR_THAT_STAYS !== undefined) process.env.TMPDIR = TMPDIR;
  }
}
