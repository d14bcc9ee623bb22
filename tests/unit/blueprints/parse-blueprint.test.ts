import { describe, expect, it } from 'vitest';
import { parseBlueprint } from '#server/blueprints/import/parse-blueprint.ts';
import {
  asMojibake,
  htmlPage,
  markdownToHtml,
  withHyphenBullets,
  withIndentedDetails,
  withMenus,
  wordpressPost,
} from '#tests/support/blueprint-variants.ts';
import { comparable, PRODUCT_ANALYTICS, parsed, SITE_RELIABILITY } from './fixtures.ts';

const heading = (role: string): string =>
  `${role}: Role Blueprint, Responsibilities, Skills, KPIs, and Career Path`;

describe('parseBlueprint', () => {
  it('reads page text with flattened tables', () => {
    const blueprint = parsed(SITE_RELIABILITY.text);
    expect(comparable(blueprint)).toEqual(SITE_RELIABILITY.expected);
    expect(blueprint.format).toBe('text');
  });

  it('reads Markdown with pipe tables', () => {
    const blueprint = parsed(PRODUCT_ANALYTICS.text);
    expect(comparable(blueprint)).toEqual(PRODUCT_ANALYTICS.expected);
    expect(blueprint.format).toBe('markdown');
    expect(blueprint.unsure).toEqual([]);
  });

  const title = heading(PRODUCT_ANALYTICS.expected.title);
  const html = markdownToHtml(PRODUCT_ANALYTICS.text);
  it.each([
    ['HTML', htmlPage(title, html), 'html'],
    ['a piece of HTML', html, 'html'],
    ['WordPress JSON', wordpressPost(title, html.slice(html.indexOf('<h2'))), 'wordpress'],
    [
      'a list of WordPress posts',
      `[${wordpressPost('Growth', '<p>Else</p>')},${wordpressPost(title, html)}]`,
      'wordpress',
    ],
    ['Markdown with CRLF', PRODUCT_ANALYTICS.text.replaceAll('\n', '\r\n'), 'markdown'],
    ['Markdown with hyphens for bullets', PRODUCT_ANALYTICS.text.replace(/^\* /gm, '- '), 'markdown'],
    ['Markdown read as windows-1252', asMojibake(PRODUCT_ANALYTICS.text, 'windows-1252'), 'markdown'],
    ['HTML read as windows-1252', asMojibake(html.replaceAll('&#8211;', '–'), 'windows-1252'), 'html'],
  ])('reads %s to the same result', (_name, source, format) => {
    const blueprint = parsed(source);
    expect(comparable(blueprint)).toEqual(PRODUCT_ANALYTICS.expected);
    expect(blueprint.format).toBe(format);
  });

  it.each([
    ['hyphen bullets without blank lines', withHyphenBullets(SITE_RELIABILITY.text)],
    ['indented detail lines', withIndentedDetails(SITE_RELIABILITY.text)],
    [
      'menus and the title three times',
      withMenus(SITE_RELIABILITY.text, SITE_RELIABILITY.expected.document_heading ?? ''),
    ],
    ['windows-1252 mojibake', asMojibake(SITE_RELIABILITY.text, 'windows-1252')],
    ['iso-8859-1 mojibake', Buffer.from(SITE_RELIABILITY.text, 'utf8').toString('latin1')],
    ['windows-874 mojibake', asMojibake(SITE_RELIABILITY.text, 'windows-874')],
    ['macintosh mojibake', asMojibake(SITE_RELIABILITY.text, 'macintosh')],
    ['mojibake twice over', asMojibake(asMojibake(SITE_RELIABILITY.text, 'windows-1252'), 'windows-1252')],
    ['non-breaking spaces', SITE_RELIABILITY.text.replace(/^ {2}• /gm, '\u00a0\u00a0•\u00a0')],
    ['a byte order mark', `\ufeff${SITE_RELIABILITY.text}`],
  ])('reads page text with %s to the same result', (_name, source) => {
    expect(comparable(parsed(source))).toEqual(SITE_RELIABILITY.expected);
  });

  it('takes the role from the summary where the page has no title line, and says so', () => {
    const blueprint = parsed(SITE_RELIABILITY.text.replace(/^.*Role Blueprint.*$/m, ''));
    expect(blueprint.title).toBe(SITE_RELIABILITY.expected.title);
    expect(blueprint.unsure.map((item) => item.where)).toEqual(['title']);
  });

  it('takes the role from the first sentence where the summary does not name it either', () => {
    const text = SITE_RELIABILITY.text.replace(/^.*Role Blueprint.*$/m, '').replace(/^Role title .*$/m, '');
    expect(parsed(text).title).toBe(SITE_RELIABILITY.expected.title);
  });

  it('leaves out the advert before and the widget after the document, each line with its reason', () => {
    const { leftOut } = parsed(SITE_RELIABILITY.text);
    const before = 'Stands before the first section: not part of the document.';
    const after = 'Stands after the last row of the summary: not part of the document.';
    expect(leftOut.map((line) => line.reason)).toEqual([before, before, after, after, after, after]);
    expect(leftOut.map((line) => line.text)).toEqual([
      'Book the Quietest Hotels in Town',
      'Rooms with a view, at a price you choose.',
      'Find a Quiet Hotel Near You',
      'Subscribe',
      '0 Comments',
      'Would you like to say something?',
    ]);
  });

  it('marks the row whose boundaries the cues do not settle, and that row alone', () => {
    const row = 'Vendor Alpha Beta Gamma Delta Epsilon Monthly';
    const { unsure, kpis, splits } = parsed(SITE_RELIABILITY.text.replace(/^Toil ratio .*$/m, row));
    expect(unsure.map(({ where, text }) => [where, text])).toEqual([['kpis[6]', row]]);
    expect(kpis[6]?.frequency).toBe('Monthly');
    expect(splits[6]?.cells.join(' ')).toBe(row);
  });

  it('marks a frequency that is none', () => {
    const { unsure } = parsed(PRODUCT_ANALYTICS.text.replace('| Per release |', '| Sometimes |'));
    expect(unsure.map(({ where, reason }) => [where, reason])).toEqual([
      ['kpis[4]', '"Sometimes" is not known as a frequency.'],
    ]);
  });

  it('reads details of exercises set as indented paragraphs, wrapped or not', () => {
    const text = SITE_RELIABILITY.text.replace(
      /^ {2}• Capacity estimate .*\n.*\n/m,
      '  • Capacity estimate (30 min):\n    Give a traffic forecast; ask for machine counts\n    and the risk in them.\n',
    );
    expect(parsed(text).section19).toEqual(SITE_RELIABILITY.expected.section19);
  });

  it('reads areas whose probes are bullets equal to their names', () => {
    const text = SITE_RELIABILITY.text.replace(/^ {2}\d+\. (.* – .*)$/gm, (_line, area: string) =>
      area
        .split(' – ')
        .map((part) => `  • ${part}`)
        .join('\n'),
    );
    expect(parsed(text).section19.assessment_areas).toEqual(
      SITE_RELIABILITY.expected.section19.assessment_areas,
    );
  });

  it('names a section that is missing', () => {
    const text = SITE_RELIABILITY.text.replace(/^9\) Soft Skills[\s\S]*?(?=^10\) )/m, '');
    const blueprint = parsed(text);
    expect(blueprint.soft_skills).toEqual([]);
    expect(blueprint.unsure.map((item) => item.where)).toEqual(['sections[9]']);
  });

  it('gives every section with its groups, tables and rows', () => {
    const { sections, tools } = parsed(SITE_RELIABILITY.text);
    expect(sections.map((section) => section.number)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    const groups = (number: number): (readonly [string | null, number])[] =>
      (sections[number - 1]?.groups ?? []).map((group) => [group.heading, group.items.length] as const);
    expect(groups(4)).toEqual([
      ['Daily activities', 2],
      ['Weekly activities', 2],
    ]);
    expect(groups(13)).toEqual([
      ['Can decide independently', 2],
      ['Requires executive approval', 2],
    ]);
    expect(sections[6]?.tables[0]?.rows).toHaveLength(SITE_RELIABILITY.expected.kpis.length);
    expect(tools.map(({ availability, note }) => [availability, note])).toEqual([
      ['Common', null],
      ['Common', 'one vendor'],
      ['Optional / Context-specific', null],
      ['Context-specific', 'larger estates'],
    ]);
  });
});

describe('refusals', () => {
  const questions = Array.from(
    { length: 41 },
    (_, index) => `${index + 1}) What is item ${index + 1}?\n\nAn answer.`,
  );
  const archive = ['Baker', 'Miller', 'Potter', 'Smith'].map(
    (role) => `## [${heading(role)}](/x)\n\nThe ${role} works.\n`,
  );
  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\t\u00a0\n', 'empty'],
    ['a page of numbered questions', questions.join('\n\n'), 'not_a_blueprint'],
    ['an archive page', archive.join('\n'), 'archive_page'],
    [
      'an archive page in HTML',
      archive.map((entry) => `<h2>${entry}</h2><p>1) Role Summary</p><div></div>`).join(''),
      'archive_page',
    ],
    [
      'a job advert',
      'We are hiring!\n\nYour mission:\n- Build things\n\nRequirements:\n- Skills',
      'not_a_blueprint',
    ],
    ['JSON of something else', '{"a":[1,2,{"b":"c"}]}', 'not_a_blueprint'],
    [
      'the first pages of a blueprint',
      SITE_RELIABILITY.text.slice(0, SITE_RELIABILITY.text.indexOf('6) Goals')),
      'too_few_sections',
    ],
    ['more than two million characters', 'x'.repeat(2_100_000), 'too_large'],
  ])('refuses %s', (_name, text, code) => {
    expect(parseBlueprint(text)).toMatchObject({ kind: 'refusal', code });
  });
});
