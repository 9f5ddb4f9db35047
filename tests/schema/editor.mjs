// Holds what the YAML language server says of files, with the schemas that `ruling schema` makes,
// against what the program says: node editor.mjs PROGRAM FOLDER, in the folder that node_modules is in.
// FOLDER is for what it writes. Prints TAP.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import * as bad from './bad.mjs';
import * as beyond from './beyond.mjs';
import { Client } from './client.mjs';
import { checkRandom } from './random.mjs';
import { checkReports } from './reports.mjs';
import { comments, equal, finish, ok } from './tap.mjs';

const [program, root, folder] = process.argv.slice(2);
const fromFolder = createRequire(join(folder, 'package.json'));
const KINDS = ['profile', 'pack', 'test'];

function run(...words) {
  return spawnSync(program, words, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
}

// ---- schemas ----

let packs = 0;

// Makes the schemas of a pack (none: the one that the program carries) and gives the part of URIs
// that chooses them.
function makeSchemas(schemas, pack) {
  const mark = `p${packs++}`;
  for (const kind of KINDS) {
    const file = join(folder, `${mark}.${kind}.schema.json`);
    const { status, stderr } = run('schema', kind, ...(pack ? ['-r', pack] : []), '-o', file);
    equal(`ruling schema ${kind} ${pack ?? ''}`, [status, stderr], [0, '']);
    schemas[pathToFileURL(file).href] = [`*.${mark}.${kind}.yaml`];
    checkSchema(`the schema is draft-07: ${kind} ${pack ?? ''}`, file);
  }
  return mark;
}

function checkSchema(name, file) {
  const { default: Ajv } = fromFolder('ajv');
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  equal(name, [ajv.validateSchema(schema), ajv.errors], [true, null]);
  ajv.compile(schema); // throws where a $ref leads nowhere or a pattern is none
}

// ---- good files ----

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return path.endsWith('.yaml') ? [path] : [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function kindOf(text) {
  if (/^ruling:/m.test(text)) return 'profile';
  return /^tests:/m.test(text) ? 'test' : 'pack';
}

// The pack of an example: its first file, where there is one; else the one that its README names.
function packOf(story) {
  const first = filesBelow(story).filter((file) => /^pack:/m.test(readFileSync(file, 'utf8')));
  const named = /-r (\S+\.yaml)/.exec(readFileSync(join(story, 'README.md'), 'utf8'));
  return first.find((file) => basename(file) === 'pack.yaml') ?? first[0] ?? (named && join(story, named[1]));
}

async function checkGood(client, mark, files) {
  await Promise.all(
    files.map(async (file) => {
      const text = readFileSync(file, 'utf8');
      const kind = kindOf(text);
      const said = await client.diagnose(`${pathToFileURL(file).href}.${mark}.${kind}.yaml`, text);
      equal(`nothing is wrong with ${file.slice(root.length + 1)}`, said, []);
    }),
  );
}

// ---- bad files ----

const COMMANDS = {
  profile: (file) => ['eval', file],
  pack: (file) => ['list', 'rules', '-r', file],
  test: (file) => ['test', file],
};

const unique = (lines) => [...new Set(lines)].sort((a, b) => a - b);

const fileOf = (mark, kind, name) =>
  join(folder, `${name.replace(/[^a-z0-9]+/gi, '-')}.${mark}.${kind}.yaml`);

// The lines in which both find something.
async function judge(client, mark, kind, name, text) {
  const file = fileOf(mark, kind, name);
  writeFileSync(file, text);
  const { stderr, status } = run(...COMMANDS[kind](file));
  const ours = [...stderr.matchAll(/:(\d+):\d+: error R/g)].map((match) => Number(match[1]));
  const theirs = await client.diagnose(pathToFileURL(file).href, text);
  comments.set(name, [stderr, ...theirs.map(({ line, message }) => `${line}: ${message}`)]);
  return { ours: unique(ours), theirs: unique(theirs.map(({ line }) => line)), status };
}

async function checkBad(client, mark, kind, table) {
  await Promise.all(
    table.map(async ([name, text]) => {
      const { ours, theirs } = await judge(client, mark, kind, name, text);
      ok(
        `${kind}: ${name}: found in the same lines`,
        ours.length > 0 && `${ours}` === `${theirs}`,
        {
          name,
          ours,
          theirs,
        },
      );
    }),
  );
}

async function checkBeyond(client, mark, kind, table) {
  await Promise.all(
    table.map(async ([name, text]) => {
      const { ours, theirs } = await judge(client, mark, kind, name, text);
      ok(`${kind}: only the program knows ${name}`, ours.length > 0 && theirs.length === 0, {
        name,
        ours,
        theirs,
      });
    }),
  );
}

async function checkOverlay(client, mark) {
  const name = 'a good overlay';
  const { ours, theirs, status } = await judge(client, mark, 'pack', name, bad.goodOverlay);
  equal('neither finds anything in a good overlay', [ours, theirs, status], [[], [], 0]);
  const { stdout } = run('schema', 'profile', '-r', fileOf(mark, 'pack', name));
  ok(
    'the schema of an overlay has what it adds',
    /"go"/.test(stdout) && /"ledger_service"/.test(stdout),
    {
      name,
    },
  );
}

async function checkElsewhere(client, mark) {
  for (const [kind, table] of Object.entries(beyond.elsewhere))
    for (const [name, text, program_, editor] of table) {
      const { ours, theirs } = await judge(client, mark, kind, name, text);
      equal(`${kind}: found in different lines: ${name}`, [ours, theirs], [program_, editor]);
    }
  for (const [kind, table] of Object.entries(beyond.stricter))
    for (const [name, text, editor] of table) {
      const { ours, theirs, status } = await judge(client, mark, kind, name, text);
      ok(`${kind}: only the editor minds ${name}`, ours.length === 0 && status < 2, {
        name,
        ours,
        theirs,
      });
      equal(`${kind}: … in its lines: ${name}`, theirs, editor);
    }
}

// ---- what is offered and shown ----

const labels = (list) => list.map(({ label }) => label);
const holds = (list, wanted) => wanted.every((word) => labels(list).includes(word));

async function checkOffers(client, mark) {
  const at = (kind, n) => `file:///offers/${n}.${mark}.${kind}.yaml`;
  const facts = JSON.parse(run('list', 'facts', '-f', 'json').stdout).facts;
  const given = facts.filter(({ derived }) => !derived);
  const own = given
    .filter(({ fact }) => fact.startsWith('component.'))
    .map(({ fact }) => fact.slice(10));
  const roles = facts
    .find(({ fact }) => fact === 'component.role')
    .values.map(({ value, name }) => value ?? name);
  const offer = async (name, kind, text, wanted) => {
    const list = await client.complete(at(kind, name.replace(/\W/g, '-')), text);
    ok(`an editor offers ${name}`, holds(list, wanted), {
      name,
      missing: wanted.filter((w) => !labels(list).includes(w)),
    });
    return list;
  };
  await offer(
    'all facts in a component',
    'profile',
    'ruling: 1\ncomponents:\n  - name: a\n    ‸',
    own,
  );
  await offer('its keys in a component', 'profile', 'ruling: 1\ncomponents:\n  - name: a\n    ‸', [
    'size',
    'pin',
    'outside',
    'team',
  ]);
  const values = await offer(
    'all values of a choice',
    'profile',
    'ruling: 1\ncomponent:\n  role: ‸\n',
    [...roles, 'unknown'],
  );
  ok(
    'values are explained',
    values.find(({ label }) => label === 'crud_api')?.documentation.includes('records'),
    values,
  );
  await offer('the bands of a number', 'profile', 'ruling: 1\nteam: {size: ‸}\n', [
    'small_team',
    'unknown',
  ]);
  await offer('members of a set', 'profile', 'ruling: 1\nteam: {roles: [‸]}\n', [
    'backend',
    'domain_expert',
  ]);
  await offer('truth values', 'profile', 'ruling: 1\ncomponent:\n  admin_ui: ‸\n', [
    'true',
    'false',
    'unknown',
  ]);
  await offer('groups and keys at the top', 'profile', 'ruling: 1\n‸', [
    'team',
    'components',
    'waivers',
    'extends',
  ]);
  await offer('rules for a waiver', 'profile', 'ruling: 1\nwaivers:\n  - rule: ‸\n', [
    'live-updates',
  ]);
  await offer('criteria', 'profile', 'ruling: 1\npriorities:\n  ‸', ['realtime', 'team']);
  await offer('options for a pin', 'profile', 'ruling: 1\ncomponent:\n  pin: ‸\n', [
    'node',
    'python',
  ]);
  await offer(
    'facts in a condition',
    'pack',
    'rules:\n  - id: a\n    when: ‸\n',
    given.map(({ fact }) => fact),
  );
  await offer('keys of a rule', 'pack', 'rules:\n  - id: a\n    ‸', [
    'when',
    'favours',
    'because',
    'cites',
  ]);
  await offer('types of facts', 'pack', 'facts:\n  - fact: a.b\n    type: ‸\n', ['level', 'set']);
  await offer('claims', 'pack', 'rules:\n  - id: a\n    cites: [‸]\n', ['win-realtime-003']);
  await offer(
    'rules in a test',
    'test',
    'tests: 1\ncases:\n  - case: x\n    expect:\n      fired: ‸\n',
    ['live-updates'],
  );
  await offer(
    'verdicts in a test',
    'test',
    'tests: 1\ncases:\n  - case: x\n    expect:\n      verdict: ‸\n',
    ['polyglot', 'either'],
  );
  await offer(
    'addresses in a matrix',
    'test',
    'tests: 1\ncases:\n  - case: x\n    matrix:\n      ‸',
    given.map(({ fact }) => fact),
  );
  await offer(
    'values in a matrix',
    'test',
    'tests: 1\ncases:\n  - case: x\n    matrix: {component.role: [‸]}\n',
    roles,
  );
  const shown = await client.hover(
    at('profile', 'hover'),
    'ruling: 1\nteam: {javascript: stro‸ng}\n',
  );
  ok(
    'an editor shows question and values',
    /How well does the team know/.test(shown) && /`basic`/.test(shown),
    shown,
  );
}

// A file names its schema in its first line.
async function checkModeline(client) {
  const text =
    '# yaml-language-server: $schema=p0.profile.schema.json\nruling: 1\nteam: {size: many}\n';
  const uri = pathToFileURL(join(folder, 'modeline.yaml')).href;
  const said = await client.diagnose(uri, text);
  equal(
    'a file may name its schema',
    said.map(({ line }) => line),
    [3],
  );
}

mkdirSync(folder, { recursive: true });
const schemas = {};
const builtin = makeSchemas(schemas);
const shipped = makeSchemas(schemas, join(root, 'rules'));
const stories = readdirSync(join(root, 'examples')).map((name) => join(root, 'examples', name));
const examples = stories.map((story) => {
  const pack = packOf(story);
  return { story, mark: pack ? makeSchemas(schemas, pack) : shipped };
});
const server = dirname(fromFolder.resolve('yaml-language-server/package.json'));
const client = new Client(join(server, 'bin', 'yaml-language-server'), {
  yaml: { validate: true, completion: true, hover: true, schemaStore: { enable: false }, schemas },
});
await client.start();
await checkGood(client, shipped, [join(root, 'profiles'), join(root, 'rules')].flatMap(filesBelow));
for (const { story, mark } of examples) await checkGood(client, mark, filesBelow(story));
await checkBad(client, builtin, 'profile', bad.profiles);
await checkBad(client, builtin, 'pack', bad.packs);
await checkBad(client, builtin, 'pack', bad.overlays);
await checkBad(client, builtin, 'test', bad.suites);
await checkBeyond(client, builtin, 'profile', beyond.profiles);
await checkBeyond(client, builtin, 'pack', beyond.packs);
await checkBeyond(client, builtin, 'pack', beyond.overlays);
await checkBeyond(client, builtin, 'test', beyond.suites);
await checkOverlay(client, builtin);
await checkElsewhere(client, builtin);
await checkOffers(client, builtin);
await checkModeline(client);
client.stop();
checkRandom(run, folder, builtin, fromFolder);
checkReports(run, folder, fromFolder);
finish();
