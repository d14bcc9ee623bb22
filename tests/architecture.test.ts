import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { contracts } from '#shared/contracts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const maxLines = 300;

interface SourceFile {
  /** Path from the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** What it imports or re-exports: project paths where they are the project's, package names otherwise. */
  readonly imports: readonly string[];
  readonly hasDefaultExport: boolean;
}

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (path === 'server/generated' || name === 'node_modules') return [];
    return statSync(join(root, path)).isDirectory() ? listFiles(path) : [path];
  });
}

function projectPath(from: string, specifier: string): string {
  const alias = specifier.match(/^#(shared|server|web|tests|prisma)\/(.*)$/);
  if (alias !== null) return `${alias[1]}/${alias[2]}`;
  if (specifier.startsWith('.'))
    return relative(root, join(root, dirname(from), specifier))
      .split(sep)
      .join('/');
  return specifier;
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const specifiers = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const literal = text.slice(moduleRequest.start, moduleRequest.end).match(/^['"](.*)['"]$/)?.[1];
      return literal === undefined ? [] : [literal];
    }),
  ];
  const hasDefaultExport = module.staticExports.some((found) =>
    found.entries.some((entry) => entry.exportName.kind === 'Default'),
  );
  return {
    path,
    text,
    imports: specifiers.map((specifier) => projectPath(path, specifier)),
    hasDefaultExport,
  };
}

const isCode = (path: string): boolean => /\.(?:ts|tsx)$/.test(path) && !path.endsWith('.d.ts');
const sources = ['shared', 'server', 'web', 'prisma', 'tests']
  .flatMap(listFiles)
  .filter(isCode)
  .map(readSource);
const byPath = new Map(sources.map((source) => [source.path, source]));
const product = sources.filter(({ path }) => !path.startsWith('tests/'));
const inFolder = (folder: string): SourceFile[] =>
  sources.filter(({ path }) => path.startsWith(`${folder}/`));

/** `server/identity/rules.ts` -> `identity`; null for what stands in server itself. */
function domainOf(path: string): string | null {
  return path.match(/^server\/([^/]+)\//)?.[1] ?? null;
}

const notDomains = new Set(['platform', 'cli', 'demo', 'generated', 'bootstrap']);
const isDomain = (name: string | null): name is string => name !== null && !notDomains.has(name);

/** Every import that breaks a rule, as `from -> to`. */
function breaches(files: readonly SourceFile[], isBreach: (from: string, to: string) => boolean): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter((to) => isBreach(path, to)).map((to) => `${path} -> ${to}`),
  );
}

describe('direction', () => {
  it('finds the sources it is meant to check', () => {
    expect(inFolder('shared').length).toBeGreaterThan(5);
    expect(inFolder('server').length).toBeGreaterThan(40);
    expect(inFolder('web').length).toBeGreaterThan(10);
    expect(byPath.get('server/identity/routes.ts')?.imports).toContain('shared/identity.ts');
  });

  it('shared imports zod and itself', () => {
    expect(breaches(inFolder('shared'), (_, to) => to !== 'zod' && !to.startsWith('shared/'))).toEqual([]);
  });

  it('web and server never import each other, and Prisma stays in server', () => {
    expect(breaches(inFolder('web'), (_, to) => /^(?:server|prisma|tests)\/|^@prisma\//.test(to))).toEqual(
      [],
    );
    expect(breaches(inFolder('server'), (_, to) => /^(?:web|tests)\//.test(to))).toEqual([]);
  });

  it("a domain uses another one's queries, rules and policy only", () => {
    const isBreach = (from: string, to: string): boolean => {
      const [a, b] = [domainOf(from), domainOf(to)];
      return isDomain(a) && isDomain(b) && a !== b && !/\/(?:queries|rules|policy)\.ts$/.test(to);
    };
    expect(breaches(inFolder('server'), isBreach)).toEqual([]);
  });

  it('the platform knows no domain', () => {
    expect(breaches(inFolder('server/platform'), (_, to) => isDomain(domainOf(to)))).toEqual([]);
  });

  it('rules, policies and presenters import nothing that reads or writes', () => {
    const pure = sources.filter(({ path }) => /^server\/[^/]+\/(?:rules|policy|present)\.ts$/.test(path));
    const allowed =
      /^(?:shared\/|zod$|luxon$)|^server\/context\.ts$|^server\/generated\/|\/(?:rules|policy|present)\.ts$|^server\/calibration\/engine\//;
    expect(breaches(pure, (_, to) => !allowed.test(to))).toEqual([]);
  });

  it('the engine and the importer import nothing outside themselves, and know no clock, chance, console or waiting', () => {
    const engine = inFolder('server/calibration/engine');
    expect(breaches(engine, (_, to) => !to.startsWith('server/calibration/engine/'))).toEqual([]);
    const impure = /\bDate\b|\bMath\.random\b|\bprocess\b|\bconsole\b|\bawait\b/;
    const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(engine.filter(({ text }) => impure.test(withoutComments(text))).map(({ path }) => path)).toEqual(
      [],
    );
    const importer = inFolder('server/blueprints/import');
    expect(importer.filter(({ text }) => impure.test(withoutComments(text))).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('in the web, ui knows no domain, features do not know each other, and only pages and the app bring them together', () => {
    const feature = (path: string): string | null => path.match(/^web\/features\/([^/]+)\//)?.[1] ?? null;
    expect(breaches(inFolder('web/ui'), (_, to) => /^web\/(?:features|pages|app)\//.test(to))).toEqual([]);
    expect(breaches(inFolder('web/api'), (_, to) => /^web\/(?:features|pages|app)\//.test(to))).toEqual([]);
    expect(
      breaches(
        inFolder('web/features'),
        (from, to) =>
          /^web\/(?:pages|app)\//.test(to) || (feature(to) !== null && feature(to) !== feature(from)),
      ),
    ).toEqual([]);
    expect(breaches(inFolder('web/pages'), (_, to) => /^web\/app\//.test(to))).toEqual([]);
  });

  it('has no import cycle', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
        return;
      }
      state.set(path, 'open');
      for (const to of byPath.get(path)?.imports ?? []) if (byPath.has(to)) visit(to, [...trail, path]);
      state.set(path, 'done');
    };
    for (const { path } of product) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

describe('house style', () => {
  it('only config reads the environment', () => {
    const isConfig = (path: string): boolean => path === 'server/config.ts';
    expect(
      product
        .filter(({ path, text }) => /\bprocess\.env\b/.test(text) && !isConfig(path))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('has no default exports', () => {
    expect(product.filter(({ hasDefaultExport }) => hasDefaultExport).map(({ path }) => path)).toEqual([]);
  });

  it(`has no file over ${maxLines} lines`, () => {
    const long = sources.filter(({ text }) => text.split('\n').length > maxLines + 1);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('has no drawer for anything, and no barrel', () => {
    const drawer = /\/(?:modules|services|repositories|utils|common|helpers)\/|\/index\.tsx?$/;
    expect(sources.filter(({ path }) => drawer.test(path)).map(({ path }) => path)).toEqual([]);
  });

  it('names files in kebab-case', () => {
    const odd = sources.filter(
      ({ path }) => !/^(?:[a-z0-9-]+|\[[a-z-]+\])(?:\.[a-z0-9-]+)*\.tsx?$/.test(path.split('/').at(-1) ?? ''),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('neither promises work in comments nor skips tests', () => {
    const promise = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].map((word) => `\\b${word}\\b`).join('|'),
    );
    const skipped = /\b(?:it|test|describe)\.(?:skip|only|todo)\b/;
    expect(sources.filter(({ text }) => promise.test(text)).map(({ path }) => path)).toEqual([]);
    expect(
      inFolder('tests')
        .filter(({ text }) => skipped.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('binds values instead of pasting them into Prisma statements', () => {
    expect(
      product
        .filter(({ text }) => /\$(?:queryRawUnsafe|executeRawUnsafe)\(/.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('contracts', () => {
  const endpoints = [...contracts];

  it('lists every endpoint that shared defines', () => {
    const defined = inFolder('shared').flatMap(({ text }) =>
      [...text.matchAll(/export const (\w+) = endpoint\(/g)].map((found) => found[1]),
    );
    expect(defined.length).toBeGreaterThan(10);
    expect(defined.filter((name) => name === undefined || !contracts.has(name))).toEqual([]);
  });

  it('takes strict requests and gives replies that drop what they do not name', () => {
    const catchall = (schema: unknown): string | null => {
      const def = (schema as { def?: { type?: string; catchall?: { def: { type: string } } } }).def;
      return def?.type === 'object' ? (def.catchall?.def.type ?? 'strip') : null;
    };
    for (const [name, endpoint] of endpoints) {
      expect(catchall(endpoint.params), `${name} params`).toBe('never');
      expect(catchall(endpoint.query), `${name} query`).toBe('never');
      if (endpoint.takesBody) expect(catchall(endpoint.body), `${name} body`).not.toBe('strip');
      expect(catchall(endpoint.reply), `${name} reply`).not.toBe('never');
    }
  });

  it('has a different method and path for each', () => {
    const addresses = endpoints.map(([, { method, path }]) => `${method} ${path.replace(/:\w+/g, ':id')}`);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => !/^[A-Z]+ \/api\/v1\//.test(address))).toEqual([]);
  });

  it('names in params exactly what its path holds', () => {
    for (const [name, { path, params }] of endpoints) {
      const inPath = [...path.matchAll(/:(\w+)/g)].map((found) => found[1]).sort();
      expect(Object.keys((params as unknown as { shape: object }).shape).sort(), name).toEqual(inPath);
    }
  });
});
