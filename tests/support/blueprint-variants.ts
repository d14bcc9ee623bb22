import { decodeWindows1252 } from '#server/blueprints/import/windows-1252.ts';

/** Other serialisations of a blueprint fixture, as the pages of the family are met in the wild. */

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('–', '&#8211;')
    .replaceAll('“', '&#8220;')
    .replaceAll('”', '&#8221;');
}

function inline(text: string): string {
  return escapeHtml(text)
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>');
}

function tableHtml(rows: readonly string[]): string {
  const cells = rows.map((row) => row.slice(2, -2).split(' | '));
  const [header = [], , ...body] = cells;
  const line = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`;
  return `<figure class="wp-block-table"><table><thead>${line('th', header)}</thead>\n<tbody>${body.map((row) => line('td', row)).join('\n')}</tbody></table></figure>`;
}

/** Turns the Markdown fixture into the HTML a blog engine makes of it: flat lists, `<br />` before sub-lines. */
export function markdownToHtml(markdown: string): string {
  const lines = markdown.split('\n');
  const html: string[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? '';
    const take = (pattern: RegExp): string[] => {
      const taken: string[] = [];
      while (pattern.test(lines[index] ?? '')) {
        taken.push(lines[index] ?? '');
        index += 1;
      }
      return taken;
    };
    const heading = /^(#+) (.*)$/.exec(line);
    if (heading !== null) {
      const level = (heading[1] ?? '').length;
      html.push(`<h${level} class="wp-block-heading">${inline(heading[2] ?? '')}</h${level}>`);
      index += 1;
    } else if (line.startsWith('|')) html.push(tableHtml(take(/^\|/)));
    else if (/^(?:\* |\d+\. )/.test(line)) {
      const tag = line.startsWith('*') ? 'ul' : 'ol';
      const items: string[] = [];
      for (const item of take(/^(?:\* |\d+\. | {2,}\S)/)) {
        const text = inline(item.trim().replace(/^(?:\* |\d+\. )/, ''));
        if (item.startsWith(' ')) items.push(`${items.pop() ?? ''}<br />\n   ${text}`);
        else items.push(text);
      }
      html.push(`<${tag}>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</${tag}>`);
    } else if (line.trim() === '') index += 1;
    else
      html.push(
        `<p>${take(/^[^#|\s*]|^\*\*/)
          .map(inline)
          .join('\n')}</p>`,
      );
  }
  return html.join('\n\n');
}

export function wordpressPost(title: string, html: string): string {
  return JSON.stringify({
    id: 1,
    date: '2026-01-01T00:00:00',
    title: { rendered: title.replaceAll('&', '&amp;') },
    content: { rendered: html, protected: false },
    excerpt: { rendered: '<p>1) Role Summary and so on</p>' },
  });
}

export function htmlPage(title: string, html: string): string {
  return `<!DOCTYPE html><html><head><title>${title} - A Blog</title><style>p{color:red}</style><script>if(a<b){document.write("<h2>1) Role Summary</h2>")}</script></head><body><nav><ul><li><a href="/">Start</a></li><li>Topics</li></ul></nav><h1>${title}</h1><article>${html}</article><footer><p>Subscribe</p></footer></body></html>`;
}

/** UTF-8 read with the wrong single-byte code page. */
export function asMojibake(text: string, codePage: string): string {
  const bytes = new TextEncoder().encode(text);
  return codePage === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(codePage).decode(bytes);
}

/** `- ` bullets and no blank lines, as some page readers print. */
export function withHyphenBullets(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/^ +• /, '- ').replace(/^ +(\d+\. )/, '$1'))
    .join('\n');
}

/** Sub-lines of equal bullets moved below their parent: label lines become indented dashes. */
export function withIndentedDetails(text: string): string {
  return text.replace(
    /^ {2}• ((?:Description|Use|Why it matters|On the job|Strong performance): )/gm,
    '    – $1',
  );
}

/** A menu, the crumbs and the title three times before the article. */
export function withMenus(text: string, title: string): string {
  return [
    'Start',
    'Topics',
    '1) What is a role? 2) Who reads this?',
    title,
    'Home > Roles >',
    title,
    title,
    '0 Comment',
    text,
  ].join('\n');
}
