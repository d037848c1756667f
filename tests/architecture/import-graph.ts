import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Source files by project-relative path, so that a violation can be planted without touching the disk. */
export type Sources = ReadonlyMap<string, string>;

const FOLDERS = ['lib', 'components', 'entrypoints'];

/** Every TypeScript file of the product. */
export function readSources(root: string): Sources {
  const sources = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      sources.set(relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
    }
  }
  return sources;
}

/** What a file imports: project paths resolved, packages by their specifier. Type-only imports count too. */
function importsOf(path: string, source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = [...code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g)];
  return found.map((match) => resolve(path, match[2] ?? ''));
}

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return join(dirname(from), specifier).replaceAll('\\', '/');
}

/** Layers of `lib/core`, lowest first (DESIGN 3). A file may import its own layer and those below. */
const CORE_LAYERS: readonly (readonly string[])[] = [
  ['text', 'calendar', 'run-in-slices.ts', 'page-source.ts', 'snapshot-limits.ts'],
  ['reading.ts', 'reading-of-text.ts', 'page-snapshot.ts', 'finding.ts', 'register', 'events'],
  ['lexicon', 'freshness', 'clocks', 'typos'],
  ['rule.ts', 'rules', 'tickets', 'duties', 'sightings', 'links'],
  ['run-rules.ts', 'page-result.ts', 'page-picture.ts', 'dismissals', 'ledger', 'patrol'],
  ['papers', 'reports', 'privacy', 'rechecks'],
];

/** Which parts of the product each part may import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  page: ['core', 'page'],
  export: ['core', 'export'],
  extension: ['core', 'extension'],
  demo: ['core', 'demo'],
  node: ['core', 'page', 'export', 'demo', 'node'],
  components: ['core', 'components'],
  entrypoints: ['core', 'page', 'export', 'extension', 'demo', 'components', 'entrypoints'],
};

/** Packages and globals a part must not touch, by what running there forbids. */
const BANNED_PACKAGES: Readonly<Record<string, RegExp>> = {
  core: /^(node:|wxt|react|antd|idb|linkedom|parse5|@webext-core|webextension-polyfill)/,
  page: /^(node:|wxt|react|antd|idb|zod|@webext-core|webextension-polyfill)/,
  export: /^(node:|wxt|react|antd|idb|@webext-core|webextension-polyfill)/,
  extension: /^(node:|react|antd)/,
  demo: /^(node:|wxt|react|antd|idb)/,
  components: /^(node:|wxt|idb|@webext-core|webextension-polyfill)/,
  entrypoints: /^node:/,
};

/** `lib/page/x.ts` → `page`, `components/y.tsx` → `components`. */
function partOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'lib' ? second : top;
}

function coreLayer(path: string): number {
  const name = path.split('/')[2] ?? '';
  return CORE_LAYERS.findIndex((layer) => layer.includes(name));
}

/** One sentence per broken import, each with what to do. */
export function violations(sources: Sources): string[] {
  const broken: string[] = [];
  for (const [path, source] of sources) {
    const part = partOf(path);
    for (const target of importsOf(path, source)) {
      if (!/^(lib|components|entrypoints)\//.test(target)) {
        if (BANNED_PACKAGES[part]?.test(target)) broken.push(`${path}: ${part} must not use ${target}`);
        continue;
      }
      const targetPart = partOf(target);
      if (!(MAY_IMPORT[part] ?? []).includes(targetPart)) {
        broken.push(`${path} imports ${target}: ${part} may import ${MAY_IMPORT[part]?.join(', ')} only`);
      } else if (part === 'core' && targetPart === 'core' && coreLayer(target) > coreLayer(path)) {
        broken.push(`${path} imports ${target}: upward inside core; move the shared part down`);
      }
    }
    if (part === 'core' && /\.ts$/.test(path) && !path.endsWith('.d.ts') && coreLayer(path) < 0) {
      broken.push(`${path}: no layer of core holds it; name one in CORE_LAYERS or move the file`);
    }
  }
  return broken;
}

/** Circles of files, each as the path round; type-only imports make circles too. */
export function circles(sources: Sources): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.push([...trail.slice(at), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const target of importsOf(path, sources.get(path) ?? '')) {
      if (sources.has(target)) walk(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of sources.keys()) walk(path, []);
  return found;
}
