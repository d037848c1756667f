import { join } from 'node:path';
import ts from 'typescript';

/** One question put to a node itself: `file: receiver.name`. */
export interface Question {
  path: string;
  /** The first name of what is asked: `links` of `links[0]?.closest('a')`. */
  receiver: string;
  name: string;
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  types: [],
};

/**
 * Every question that files put to an element of a document, by its type, however it is written: with a dot, in
 * brackets, taken apart, behind a call or over several lines. A form answers all of them with the control that bears
 * the name. Texts, documents and shadow roots have no such controls.
 *
 * @param planted further files, not on the disk
 */
export function questionsIn(
  root: string,
  paths: readonly string[],
  planted: ReadonlyMap<string, string> = new Map(),
): Question[] {
  const host = ts.createCompilerHost(OPTIONS);
  const { readFile, fileExists, getSourceFile } = host;
  const codeOf = (file: string) => planted.get(file.slice(root.length + 1));
  host.fileExists = (file) => codeOf(file) !== undefined || fileExists(file);
  host.readFile = (file) => codeOf(file) ?? readFile(file);
  host.getSourceFile = (file, ...rest) => {
    const code = codeOf(file);
    return code === undefined
      ? getSourceFile(file, ...rest)
      : ts.createSourceFile(file, code, OPTIONS.target ?? ts.ScriptTarget.ES2022, true);
  };
  const program = ts.createProgram(
    [...paths, ...planted.keys()].map((path) => join(root, path)),
    OPTIONS,
    host,
  );
  const checker = program.getTypeChecker();
  const found: Question[] = [];
  for (const path of [...paths, ...planted.keys()]) {
    const source = program.getSourceFile(join(root, path));
    if (!source) throw new Error(`No such file: ${path}`);
    const take = (of: ts.Node, type: ts.Type, name: string) => {
      if (isOfElement(checker, type, name)) found.push({ path, receiver: firstName(of), name });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node))
        take(node.expression, checker.getTypeAtLocation(node.expression), node.name.text);
      else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
        take(node.expression, checker.getTypeAtLocation(node.expression), node.argumentExpression.text);
      else if (ts.isObjectBindingPattern(node))
        for (const { propertyName, name } of node.elements)
          take(node.parent, checker.getTypeAtLocation(node), (propertyName ?? name).getText());
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** May a value of this type be an element, and is this one of the properties the browser gives it? */
function isOfElement(checker: ts.TypeChecker, type: ts.Type, name: string): boolean {
  if (type.isUnion()) return type.types.some((one) => isOfElement(checker, one, name));
  const property = checker.getPropertyOfType(checker.getApparentType(type), name);
  if (!property || !checker.getPropertyOfType(type, 'nodeType')) return false;
  // What our own code hung on a node is no question the page can answer: it is declared in our files.
  if (!property.declarations?.some((at) => /lib\.dom[\w.]*\.d\.ts$/.test(at.getSourceFile().fileName)))
    return false;
  return !/^(Document|HTMLDocument|XMLDocument|ShadowRoot|DocumentFragment|Text|Comment|CharacterData|Attr)$/.test(
    type.symbol?.name ?? '',
  );
}

function firstName(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  if (node.kind === ts.SyntaxKind.ThisKeyword) return 'this';
  if (ts.isVariableDeclaration(node))
    return node.initializer ? firstName(node.initializer) : node.name.getText();
  if (ts.isParameter(node)) return node.name.getText();
  if (ts.isPropertyAccessExpression(node))
    return node.expression.kind === ts.SyntaxKind.ThisKeyword ? node.name.text : lastName(node);
  let inner: string | undefined;
  ts.forEachChild(node, (child) => {
    inner ??= firstName(child);
  });
  return inner ?? node.getText();
}

/** `host` of `scene()?.host`: what stands before the question. */
const lastName = (node: ts.PropertyAccessExpression): string => node.name.text;
