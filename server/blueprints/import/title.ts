import { markUnsure, type Notes } from './notes.ts';
import { type Outline, readDocumentHeading } from './outline.ts';
import { plainTitle } from './section-titles.ts';
import type { SourceLine } from './source-line.ts';

/** "The Lead Gardener is ...": the capitalised words behind the article, up to the first verb. */
export function roleFromSentence(text: string): string | null {
  const match =
    /^(?:The|An?)\s+((?:[\p{Lu}\d][^\s,;:()]*|&|\/|[–-]|of|and|for|the|in)(?:\s+(?:[\p{Lu}\d][^\s,;:()]*|&|\/|[–-]|of|and|for|the|in)){0,11})/u.exec(
      text.slice(0, 300),
    );
  const role = match?.[1]?.replace(/(?:\s+(?:of|and|for|the|in|[&/–-]))+$/u, '').trim();
  return role === undefined || role === '' || plainTitle(role) === 'role' ? null : role;
}

export type TitleSources = {
  pageTitle: string | null;
  summary: Readonly<Record<string, string>>;
  firstSection: readonly SourceLine[];
};

/** The role by the document's heading, else the page title, the summary of section 20, or section 1. */
export function readTitle(outline: Outline, sources: TitleSources, notes: Notes): string {
  const fromHeading = outline.documentHeading === null ? null : readDocumentHeading(outline.documentHeading);
  const fromPage = sources.pageTitle === null ? null : readDocumentHeading(sources.pageTitle);
  const summaryKey = Object.keys(sources.summary).find((key) => /^(?:role|job) (?:title|name)\b/i.test(key));
  const fromSummary = summaryKey === undefined ? null : (sources.summary[summaryKey] ?? null);
  const sentence = sources.firstSection.find((line) => roleFromSentence(line.text) !== null);
  const fromSentence = sentence === undefined ? null : roleFromSentence(sentence.text);
  const title = fromHeading ?? fromPage ?? fromSummary ?? fromSentence ?? '';
  const line = outline.sections[0]?.line ?? 1;
  if (title === '') markUnsure(notes, 'title', line, '', 'The document does not name its role.');
  else if (fromHeading === null && fromPage === null) {
    markUnsure(
      notes,
      'title',
      line,
      title,
      'The page has no title line; the role was taken from its sections.',
    );
  } else if (fromSummary !== null && plainTitle(fromSummary) !== plainTitle(title)) {
    markUnsure(notes, 'title', line, title, `The summary calls the role "${fromSummary}".`);
  }
  return title;
}
