/** The AsyncAPI document of the socket protocol, from the types of libs/contracts and the permissions. */
const path = require('node:path');
const ts = require('typescript');
const { described, schemaOf } = require('./schema.cjs');

const root = path.resolve(__dirname, '../..');
const CONTRACTS = path.join(root, 'libs/contracts/src');

/** Rooms of the event log, and the permission that lets a caller stand in one; the owner of an account always does. */
const ROOMS = {
  'account:{accountId}': { about: 'what concerns a login itself', permission: null },
  'senior:{seniorId}': {
    about: 'what happens to a senior: himself, and relatives who may view him',
    permission: 'realtime.followSeniors',
  },
  'provider:{providerId}': {
    about: 'offers, assignments and visits of a provider',
    permission: 'realtime.followProvider',
  },
  'caregiver:{caregiverId}': {
    about: 'assignments and visits of a caregiver',
    permission: 'realtime.followVisits',
  },
  'region:{regionId}': {
    about: 'what happened in a division: its officers and those of the divisions above',
    permission: 'realtime.followDivision',
  },
};

/** @returns types by name, as the compiler sees them */
function readContracts() {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root);
  const files = ['events.ts', 'live.ts'].map((name) => path.join(CONTRACTS, name));
  const program = ts.createProgram({ rootNames: files, options });
  const checker = program.getTypeChecker();
  const exported = files.flatMap((file) =>
    checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file))),
  );
  const typeOf = (name) => checker.getDeclaredTypeOfSymbol(exported.find((symbol) => symbol.name === name));
  return { checker, typeOf };
}

const componentOf = (eventType) =>
  eventType
    .replace(/[.-](.)/g, (_, letter) => letter.toUpperCase())
    .replace(/^./, (letter) => letter.toUpperCase());

/** One schema for each type of event: its envelope with its payload. */
function eventSchemas({ checker, typeOf }) {
  const events = checker.getPropertiesOfType(typeOf('EventMap'));
  return events.map((symbol) => ({
    name: symbol.name,
    component: componentOf(symbol.name),
    about: described(checker, symbol),
    schema: {
      type: 'object',
      ...described(checker, symbol),
      properties: {
        seq: { type: 'integer', description: 'Grows with every event; not every number is yours to see.' },
        id: { type: 'string', format: 'uuid' },
        type: { type: 'string', const: symbol.name },
        at: { type: 'string', format: 'date-time' },
        payload: schemaOf(checker, checker.getTypeOfSymbol(symbol)),
      },
      required: ['seq', 'id', 'type', 'at', 'payload'],
      additionalProperties: false,
    },
  }));
}

/** What the server says besides events: `ready`, `reset`, `bye`. */
function controlMessages({ checker, typeOf }) {
  const symbols = checker.getPropertiesOfType(typeOf('LiveMessages')).filter(({ name }) => name !== 'event');
  return symbols.map((symbol) => {
    const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
    const parameter = checker.getTypeOfSymbol(signature.getParameters()[0]);
    const { description } = described(checker, symbol);
    return [symbol.name, { name: symbol.name, summary: description, payload: schemaOf(checker, parameter) }];
  });
}

function eventMessages(events) {
  return events.map(({ name, component, about }) => [
    component,
    {
      name: 'event',
      title: name,
      ...(about.description && { summary: about.description }),
      payload: { $ref: `#/components/schemas/${component}` },
    },
  ]);
}

/** @param permissions the permission table, by name */
function rooms(permissions) {
  return Object.entries(ROOMS).map(([room, { about, permission }]) => {
    const held = permission === null ? undefined : permissions.get(permission);
    if (permission !== null && !held) throw new Error(`there is no permission ${permission}`);
    return {
      room,
      description: `${about[0].toUpperCase()}${about.slice(1)}.`,
      permission: held ? held.name : 'the own account',
      roles: held ? [...held.roles] : 'every role',
    };
  });
}

const ABOUT = `Live events of the platform over socket.io (Engine.IO 4), namespace \`/live\`.

A client says who it is in the handshake and nothing else ever after; the server alone joins it to rooms, by what the
caller may see at that moment, and moves it when his rights change. Every event of one of these rooms is sent once to
each of its connections, in the order of \`seq\`. After a cut a client comes back with \`since\`, the last number it has:
everything after it is sent again, at least once, in order and without gaps; whoever missed more than the server sends
again gets \`reset\` and reads anew what it shows. A connection ends with its token or its session (\`bye\`). The client in
\`libs/contracts\` does all of this. Which role gets which event, inside and outside its jurisdiction, is in
\`test/architecture/permissions/matrix.md\`, and tested there.`;

/** @param permissions the permission table, by name */
function makeDocument(permissions) {
  const contracts = readContracts();
  const { checker, typeOf } = contracts;
  const events = eventSchemas(contracts);
  const control = controlMessages(contracts);
  const messages = Object.fromEntries([...control, ...eventMessages(events)]);
  const references = (names, base) => names.map((name) => ({ $ref: `${base}${name}` }));
  return {
    asyncapi: '3.0.0',
    info: { title: 'Anzhi live events', version: '1', description: ABOUT, license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/json',
    servers: {
      api: {
        host: '{host}',
        protocol: 'wss',
        pathname: '/socket.io/',
        description: 'Any API process; they need not know of each other.',
        variables: { host: { default: 'localhost:3000' } },
        security: [{ $ref: '#/components/securitySchemes/accessToken' }],
      },
    },
    channels: {
      live: {
        address: '/live',
        title: 'The namespace of live events',
        messages: Object.fromEntries(
          Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
        bindings: { ws: { query: { type: 'object', properties: { EIO: { const: '4' } } } } },
        'x-handshake': schemaOf(checker, typeOf('LiveHandshake')),
        'x-rooms': rooms(permissions),
      },
    },
    operations: {
      tell: {
        action: 'send',
        title: 'What the server sends. It receives nothing: a client that emits a message is disconnected.',
        channel: { $ref: '#/channels/live' },
        messages: references(Object.keys(messages), '#/channels/live/messages/'),
      },
    },
    components: {
      securitySchemes: {
        accessToken: {
          type: 'apiKey',
          in: 'user',
          description:
            'The access token of POST /api/v1/sessions, without "Bearer", as `auth.token` of the socket.io handshake.',
        },
      },
      messages,
      schemas: Object.fromEntries(events.map(({ component, schema }) => [component, schema])),
    },
  };
}

module.exports = { makeDocument };
