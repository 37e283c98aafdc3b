import ts from 'typescript';

/** What the rules look at in one source file. */
export interface SourceFacts {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  /** All that it imports or re-exports, types and dynamic imports included. */
  readonly imports: readonly string[];
  /** What it uses, as written: `Date.now`, `new Date/0` (with the number of arguments), `fetch()`, `.innerHTML`, `<dangerouslySetInnerHTML>`. */
  readonly uses: ReadonlySet<string>;
}

/** Reads the facts with the compiler's own parser, so that comments and strings never count. */
export function readSource(path: string, text: string): SourceFacts {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  const imports: string[] = [];
  const uses = new Set<string>();
  const addImport = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node)) imports.push(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) addImport(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) addImport(node.argument.literal);
    else if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) addImport(node.arguments[0]);
      const name = globalName(node.expression);
      if (name) uses.add(`${name}()`);
    } else if (ts.isNewExpression(node)) {
      const name = globalName(node.expression);
      if (name) uses.add(`new ${name}/${node.arguments?.length ?? 0}`);
    } else if (ts.isJsxAttribute(node) && ts.isIdentifier(node.name)) uses.add(`<${node.name.text}>`);
    const property = propertyName(node);
    if (property !== undefined) {
      uses.add(`.${property}`);
      const owner = globalName((node as ts.PropertyAccessExpression | ts.ElementAccessExpression).expression);
      if (owner) uses.add(`${owner}.${property}`).add(`${owner}.`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), imports, uses };
}

/** `b` of `a.b` and of `a['b']`. */
function propertyName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

/** `a` of `a` and of `globalThis.a`, in which way a global may also be written. */
function globalName(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  const isOfGlobal = ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression);
  return isOfGlobal && ['globalThis', 'window', 'self'].includes((node.expression as ts.Identifier).text) ? node.name.text : undefined;
}
