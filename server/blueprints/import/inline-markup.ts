import { Tokenizer } from 'htmlparser2';

const decoded = new Map<string, string>();

function decodeEntity(entity: string): string {
  const known = decoded.get(entity);
  if (known !== undefined) return known;
  let text = '';
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      onclosetag: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onopentagname: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
      ontext: (start, end) => {
        text += entity.slice(start, end);
      },
      ontextentity: (point) => {
        text += String.fromCodePoint(point);
      },
    },
  );
  tokenizer.write(entity);
  tokenizer.end();
  // The cache is bounded: hostile text may hold any number of different numeric references.
  if (decoded.size < 500) decoded.set(entity, text);
  return text;
}

/** Text copied out of HTML may still hold character references. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,24}\d?);/g, decodeEntity);
}

/** Replaces `[words](address)` by the words and drops images; one forward scan, so that "[[[[" stays linear. */
function stripLinks(text: string): string {
  if (!text.includes('](')) return text;
  let result = '';
  let from = 0;
  let open = -1;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '[') open = index;
    if (character !== ']' || text[index + 1] !== '(' || open < from) continue;
    const end = text.indexOf(')', index);
    if (end < 0) break;
    const isImage = open > from && text[open - 1] === '!';
    result += text.slice(from, isImage ? open - 1 : open);
    if (!isImage) result += text.slice(open + 1, index);
    from = end + 1;
    index = end;
  }
  return result + text.slice(from);
}

/** Takes Markdown's emphasis, code marks, links and escapes off a line. */
export function stripInlineMarkup(line: string): string {
  if (!/[*_`\\<[]/.test(line)) return line;
  const linked = stripLinks(stripLinks(line));
  return linked
    .replace(/<br ?\/?>/gi, ' ')
    .replace(/<\/?(?:strong|em|b|i|u|code|span|a|mark|sup|sub)\b[^<>]{0,300}>/gi, '')
    .replace(/\*\*|(?<![\p{L}\d_])__(?=\S)|(?<=\S)__(?![\p{L}\d_])/gu, '')
    .replace(/(?<![\p{L}\d*\\])\*(?=[^\s*])([^*]{1,400})(?<=[^\s*\\])\*(?![\p{L}\d*])/gu, '$1')
    .replace(/(?<![\p{L}\d_\\])_(?=[^\s_])([^_]{1,400})(?<=[^\s_])_(?![\p{L}\d_])/gu, '$1')
    .replace(/`([^`]{1,400})`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~&$])/g, '$1');
}
