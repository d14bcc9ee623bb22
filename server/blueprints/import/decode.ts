import { readHtmlLines } from './html-lines.ts';
import { type Meter, newMeter } from './meter.ts';
import { repairMojibake } from './mojibake.ts';
import { readPlainLines } from './plain-lines.ts';
import type { ReadLines } from './source-line.ts';
import type { SourceFormat } from './types.ts';
import { decodeWindows1252 } from './windows-1252.ts';

export type DecodedSource = ReadLines & { format: SourceFormat; pageTitle: string | null };

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

/** How often a global pattern is found, no further than `most`. */
function countMatches(text: string, pattern: RegExp, most: number): number {
  let count = 0;
  while (count < most && pattern.test(text)) count += 1;
  return count;
}

function isHtml(text: string): boolean {
  const tags = countMatches(text, /<(?:p|h[1-6]|li|ul|ol|div|table|tr|td|body|br)\b/gi, 500);
  return tags >= 5 && tags >= countMatches(text, /^#{1,6} /gm, 501);
}

function isMarkdown(text: string): boolean {
  return /^#{1,6} \S/m.test(text) || /\*\*\S/.test(text) || /^\|.*\|[ \t]*$/m.test(text);
}

function htmlTitle(title: string | null): string | null {
  if (title === null) return null;
  return readHtmlLines(repairMojibake(title.slice(0, 1000)), newMeter()).lines[0]?.text ?? null;
}

/** Brings page text, Markdown, HTML or WordPress JSON to one list of lines. */
export function decodeSource(source: string, meter: Meter): DecodedSource {
  meter.steps += Math.ceil(source.length / 64);
  const post = readJsonPost(source);
  const text = repairMojibake(post?.content ?? source);
  if (isHtml(text)) {
    const html = readHtmlLines(text, meter);
    const pageTitle = htmlTitle(post?.title ?? null) ?? html.pageTitle;
    return { ...html, format: post === null ? 'html' : 'wordpress', pageTitle };
  }
  const markdown = isMarkdown(text);
  return {
    ...readPlainLines(text, markdown, meter),
    format: markdown ? 'markdown' : 'text',
    pageTitle: htmlTitle(post?.title ?? null),
  };
}
