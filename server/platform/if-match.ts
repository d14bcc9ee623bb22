import { AppError } from '#shared/problems.ts';

/** The ETag of a version: strong, and nothing but the version, so that it tells no more than the body. */
export function etagOf(version: number): string {
  return `"v${version}"`;
}

/** The version that If-Match names. Throws `version_required` without the header, `invalid_request` on anything but one strong tag. */
export function versionFrom(header: string | undefined): number {
  if (header === undefined) {
    throw new AppError(
      'version_required',
      'Send the ETag of the version you saw as If-Match, so that nothing is overwritten unseen.',
    );
  }
  const version = header.match(/^"v([1-9]\d{0,8})"$/)?.[1];
  if (version === undefined) throw new AppError('invalid_request', 'If-Match must be one ETag such as "v3".');
  return Number(version);
}

/** The refusal of a write on an older version than the present one. */
export function staleVersion(currentVersion: number): AppError {
  return new AppError(
    'stale_version',
    'Somebody else saved in the meantime. Nothing of yours was written; compare and save again.',
    {
      currentVersion,
    },
  );
}
