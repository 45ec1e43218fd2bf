/** JSON Schema of TypeScript types, with their comments as descriptions: as much of it as contracts need. */
const ts = require('typescript');

const described = (checker, symbol) => {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
  return text ? { description: text } : {};
};

function unionSchema(checker, types) {
  const literals = types.filter((type) => type.isStringLiteral());
  if (literals.length === types.length) return { type: 'string', enum: literals.map(({ value }) => value) };
  const schemas = types.map((type) => schemaOf(checker, type));
  const plain = schemas.every((schema) => Object.keys(schema).join() === 'type');
  return plain ? { type: schemas.map(({ type }) => type) } : { anyOf: schemas };
}

function objectSchema(checker, type) {
  const symbols = checker.getPropertiesOfType(type);
  const properties = Object.fromEntries(
    symbols.map((symbol) => [
      symbol.name,
      { ...schemaOf(checker, checker.getTypeOfSymbol(symbol)), ...described(checker, symbol) },
    ]),
  );
  const required = symbols.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name);
  return { type: 'object', properties, required, additionalProperties: false };
}

/** @throws Error for a type that has no place in a contract */
function schemaOf(checker, type) {
  const { flags } = type;
  if (type.isUnion()) {
    const types = type.types.filter(({ flags: each }) => !(each & ts.TypeFlags.Undefined));
    if (types.every(({ flags: each }) => each & ts.TypeFlags.BooleanLiteral)) return { type: 'boolean' };
    return types.length === 1 ? schemaOf(checker, types[0]) : unionSchema(checker, types);
  }
  if (flags & ts.TypeFlags.String) return { type: 'string' };
  if (flags & ts.TypeFlags.Number) return { type: 'number' };
  if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
  if (flags & ts.TypeFlags.Null) return { type: 'null' };
  if (type.isStringLiteral()) return { type: 'string', const: type.value };
  if (checker.isArrayType(type))
    return { type: 'array', items: schemaOf(checker, checker.getTypeArguments(type)[0]) };
  if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return objectSchema(checker, type);
  throw new Error(`no schema for ${checker.typeToString(type)}`);
}

module.exports = { schemaOf, described };
