import { readHtmlLines } from './html-lines.ts';
import type { Meter } from './meter.ts';
import { repairMojibake } from './mojibake.ts';
import { readPlainLines } from './plain-lines.ts';
import type { SourceLine } from './source-line.ts';
import type { SourceFormat } from './types.ts';
import { decodeWindows1252 } from './windows-1252.ts';

export type DecodedSource = { format: SourceFormat; pageTitle: string | null; lines: SourceLine[] };

/** UTF-8 unless a byte order mark says otherwise; bytes that are no UTF-8 are read as windows-1252. */
export function decodeBytes(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

type JsonPost = { title: string | null; content: string };

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const rendered: unknown = Reflect.get(value, 'rendered') ?? Reflect.get(value, 'raw');
  return typeof rendered === 'string' ? rendered : null;
}

/** Posts as WordPress serves them: `{ title: { rendered }, content: { rendered } }`, alone or in a list. */
function collectPosts(value: unknown, depth: number, posts: JsonPost[]): void {
  if (typeof value !== 'object' || value === null || depth > 4 || posts.length >= 200) return;
  if (Array.isArray(value)) {
    for (const entry of value) collectPosts(entry, depth + 1, posts);
    return;
  }
  for (const key of ['content', 'body', 'html', 'text', 'markdown']) {
    const content = textOf(Reflect.get(value, key));
    if (content !== null) {
      posts.push({ title: textOf(Reflect.get(value, 'title')), content });
      return;
    }
  }
  for (const entry of Object.values(value)) collectPosts(entry, depth + 1, posts);
}

function readJsonPost(text: string): JsonPost | null {
  const first = text.trimStart()[0];
  if (first !== '{' && first !== '[' && first !== '"') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value === 'string') return { title: null, content: value };
  const posts: JsonPost[] = [];
  collectPosts(value, 0, posts);
  const named = posts.filter((post) => /role blueprint/i.test(post.title ?? ''));
  const candidates = named.length > 0 ? named : posts;
  // Among several, the one that holds a document rather than an excerpt.
  return candidates.reduce<JsonPost | null>(
    (best, post) => (best === null || post.content.length > best.content.length ? post : best),
    null,
  );
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function isHtml(text: string): boolean {
  const tags = countMatches(text, /<(?:p|h[1-6]|li|ul|ol|div|table|tr|td|body|br)\b/gi);
  return tags >= 5 && tags >= countMatches(text, /^#{1,6} /gm);
}

function isMarkdown(text: string): boolean {
  return /^#{1,6} \S/m.test(text) || /\*\*\S/.test(text) || /^\|.*\|[ \t]*$/m.test(text);
}

function htmlTitle(title: string | null): string | null {
  return title === null ? null : (readHtmlLines(title, { steps: 0 }).lines[0]?.text ?? null);
}

/** Brings page text, Markdown, HTML or WordPress JSON to one list of lines. */
export function decodeSource(source: string, meter: Meter): DecodedSource {
  meter.steps += Math.ceil(source.length / 64);
  const post = readJsonPost(source);
  const text = repairMojibake(post?.content ?? source);
  if (isHtml(text)) {
    const { lines, pageTitle } = readHtmlLines(text, meter);
    const title = htmlTitle(post === null ? null : repairMojibake(post.title ?? '')) ?? pageTitle;
    return { format: post === null ? 'html' : 'wordpress', pageTitle: title, lines };
  }
  const markdown = isMarkdown(text);
  return {
    format: markdown ? 'markdown' : 'text',
    pageTitle: htmlTitle(post?.title ?? null),
    lines: readPlainLines(text, markdown, meter),
  };
}
