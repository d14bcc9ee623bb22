import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import type { Endpoint, FileType } from '#shared/endpoint.ts';
import { AppError } from '#shared/problems.ts';

const fileTypes: readonly FileType[] = ['application/pdf', 'text/csv', 'text/calendar'];

/** Lets bodies be files. Which address takes one is said by its contract alone, before a byte is read. */
export function takeFileBodies(app: FastifyInstance): void {
  app.addContentTypeParser([...fileTypes], { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** The media type of a header, without its parameters (a charset). */
function mediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/**
 * A file where the contract takes that very type, and nowhere else. Throws `unsupported_media_type`. What is no file is
 * left to the parser of JSON, which refuses everything else by itself.
 */
export function assertMediaType({ takes }: Endpoint, header: string | undefined): void {
  const given = mediaType(header);
  const isFile = fileTypes.some((type) => type === given);
  if (takes === null ? !isFile : given === takes) return;
  throw new AppError(
    'unsupported_media_type',
    takes === null ? undefined : `This address takes a file of the type ${takes}. Nothing was saved.`,
  );
}

/** Validates everything but files: they are bytes until their own domain has read them. */
export function validateAllButFiles<Schema>(
  compile: FastifySchemaCompiler<Schema>,
): FastifySchemaCompiler<Schema> {
  return (route) => {
    const isFile = route.httpPart === 'body' && fileTypes.some((type) => type === route.contentType);
    return isFile ? (value) => ({ value }) : compile(route);
  };
}
