import { dirname, join } from "node:path";
import ts from "typescript";

/** The doors of the package: what others import, and the file behind it. */
export const DOORS = [
  { name: "waybill", file: "src/index.ts" },
  { name: "waybill/map", file: "src/map.ts" },
  { name: "waybill/svelte", file: "src/svelte.ts" },
  { name: "waybill/picture", file: "src/picture.ts" },
] as const;

/** A name that leaves a door. */
export interface DoorName {
  door: string;
  name: string;
  /** The declaration as TypeScript prints it for others: no bodies, no private parts, comments of members inside. */
  declaration: string;
  /** The comment above it; empty where there is none. */
  doc: string;
  /** True for what others hand on and do not look into (`@opaque`): its declaration is empty. */
  isOpaque: boolean;
  /** Members that others may use and that have no comment of their own. */
  undocumentedMembers: string[];
  /** Names of ours that its declaration mentions. */
  mentions: string[];
}

/** Every name that leaves a door, in the order of the doors and, within one, of the alphabet. */
export function doorNames(root: string): DoorName[] {
  const program = declarationProgram(root);
  const checker = program.getTypeChecker();
  return DOORS.flatMap(({ name: door, file }) => {
    const source = program.getSourceFile(asDeclaration(join(root, file)));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`The door ${door} (${file}) exports nothing.`);
    return checker
      .getExportsOfModule(module)
      .map((symbol) => doorName(checker, door, symbol, root))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  });
}

function doorName(checker: ts.TypeChecker, door: string, exported: ts.Symbol, root: string): DoorName {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const isOpaque = symbol.getJsDocTags().some((tag) => tag.name === "opaque");
  const doc = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  if (isOpaque)
    return { door, name: exported.name, doc, isOpaque, declaration: "", undocumentedMembers: [], mentions: [] };
  const declarations = symbol.declarations ?? [];
  return {
    door,
    name: exported.name,
    doc,
    isOpaque,
    declaration: declarations.map(textOf).join("\n\n"),
    undocumentedMembers: declarations.flatMap((declaration) => membersWithoutDoc(checker, declaration)),
    mentions: [...new Set(declarations.flatMap((declaration) => ownNames(checker, declaration, root)))],
  };
}

function textOf(declaration: ts.Declaration): string {
  const whole = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  return whole
    .getText()
    .replace(/^\s*#private;\n/m, "")
    .replace(/^export (?:declare )?/, "");
}

/** Methods and accessors of a class, and functions of an interface: what they do cannot be seen in their type. */
function membersWithoutDoc(checker: ts.TypeChecker, declaration: ts.Declaration): string[] {
  if (!ts.isClassDeclaration(declaration) && !ts.isInterfaceDeclaration(declaration)) return [];
  const members: readonly (ts.ClassElement | ts.TypeElement)[] = declaration.members;
  return members.flatMap((member) => {
    const isCallable =
      ts.isMethodDeclaration(member) ||
      ts.isMethodSignature(member) ||
      ts.isAccessor(member) ||
      (ts.isPropertySignature(member) && member.type !== undefined && ts.isFunctionTypeNode(member.type));
    const symbol = member.name && checker.getSymbolAtLocation(member.name);
    if (!isCallable || !symbol || ts.isPrivateIdentifier(member.name)) return [];
    return symbol.getDocumentationComment(checker).length > 0 ? [] : [member.name.getText()];
  });
}

/** Names of types of ours in a declaration. */
function ownNames(checker: ts.TypeChecker, declaration: ts.Declaration, root: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (
      ts.isIdentifier(node) &&
      (ts.isTypeReferenceNode(node.parent) || ts.isExpressionWithTypeArguments(node.parent))
    ) {
      const symbol = checker.getSymbolAtLocation(node);
      const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const [at] = target?.declarations ?? [];
      const isOwn = at !== undefined && !ts.isTypeParameterDeclaration(at);
      if (isOwn && at.getSourceFile().fileName.startsWith(join(root, "src/"))) found.push(target!.name);
    }
    node.forEachChild(visit);
  };
  visit(declaration);
  return found;
}

/** A program of the declarations that the compiler makes of the doors. They stay in memory, and are made when they are asked for. */
function declarationProgram(root: string): ts.Program {
  const config = join(root, "packaging/tsconfig.types.json");
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    dirname(config),
  );
  const sources = ts.createProgram(fileNames, options);
  const made = new Map<string, string>();
  const declarationsOf = (file: string) => {
    const source = file.endsWith(".d.ts") ? sources.getSourceFile(file.replace(/\.d\.ts$/, ".ts")) : undefined;
    if (source && !made.has(file)) sources.emit(source, (_path, text) => made.set(file, text), undefined, true);
    return made.get(file);
  };
  const host = ts.createCompilerHost({});
  const { readFile, fileExists } = host;
  const isSource = (file: string) => file.startsWith(join(root, "src/")) && !file.endsWith(".d.ts");
  host.fileExists = (file) => !isSource(file) && (fileExists.call(host, file) || declarationsOf(file) !== undefined);
  host.readFile = (file) => declarationsOf(file) ?? readFile.call(host, file);
  const doors = DOORS.map(({ file }) => asDeclaration(join(root, file)));
  return ts.createProgram(doors, { ...options, noEmit: true, declaration: false, emitDeclarationOnly: false }, host);
}

function asDeclaration(file: string): string {
  return file.replace(/\.ts$/, ".d.ts");
}
