// Values at random: what the program takes, the schema takes. (The other way round there is
// beyond.mjs.)
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ok } from './tap.mjs';

const ROUNDS = 200;

// The same numbers each time (mulberry32).
let state = 20261121;
function draw(bound) {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % bound;
}
const pick = (list) => list[draw(list.length)];

const DIGITS = [
  '0',
  '1',
  '7',
  '12',
  '35',
  '60',
  '99',
  '100',
  '500',
  '1999',
  '20000',
  '0.5',
  '2.25',
  '007',
  '.5',
  '5.',
];
const UNITS = [
  '',
  '',
  '',
  ' %',
  '%',
  ' ms',
  's',
  ' min',
  'k',
  'M',
  'k ms',
  ' GB',
  'MiB',
  'kB',
  ' developers',
  ' years',
  '  %',
];
const number = () => pick(DIGITS) + pick(UNITS);

// Something that may be a value of the fact.
function value(fact) {
  const names = [...(fact.values ?? []).map((one) => one.value), ...Object.keys(fact.bands ?? {})];
  const word = () =>
    names.length > 0 && draw(8) > 0
      ? pick(names)
      : pick(['unknown', 'none', 'many', 'true', 'no', '~']);
  const one = () =>
    fact.unit !== undefined || fact.range ? pick([number, number, word])() : word();
  const forms = [
    one,
    one,
    one,
    () => `~${one()}`,
    () => `${one()} .. ${one()}`,
    () => `${one()}..${one()}`,
    () => `${one()} | ${one()}`,
    () => `${one()} |${one()}| ${one()}`,
    () => `"${one()}"`,
    () => `' ${one()} '`,
    () => `[${one()}, ${one()}]`,
    () => `[${one()}]`,
    () => '[]',
    () => `{value: ${one()}, note: so}`,
    () => `{value: [${one()}]}`,
    () => `{note: ${one()}}`,
  ];
  return pick(forms)();
}

export function checkRandom(run, folder, mark, fromFolder) {
  const { default: Ajv } = fromFolder('ajv');
  const { parse } = fromFolder('yaml');
  const schema = JSON.parse(readFileSync(join(folder, `${mark}.profile.schema.json`), 'utf8'));
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  const facts = JSON.parse(run('list', 'facts', '-f', 'json').stdout).facts.filter(
    ({ derived, fact }) => !derived && fact.startsWith('component.'),
  );
  const file = join(folder, 'random.yaml');
  const stricter = [];
  let both = 0;
  let taken = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const answers = facts.map((fact) => [fact.fact.slice('component.'.length), value(fact)]);
    const text = [
      'ruling: 1',
      'component:',
      ...answers.map(([key, said]) => `  ${key}: ${said}`),
      '',
    ].join('\n');
    writeFileSync(file, text);
    const { stderr } = run('eval', file);
    const ours = new Set(
      [...stderr.matchAll(/:(\d+):\d+: error/g)].map((match) => Number(match[1])),
    );
    validate(parse(text));
    const theirs = new Set(
      (validate.errors ?? []).map(({ instancePath }) => instancePath.split('/')[2]),
    );
    answers.forEach(([key, said], i) => {
      const refused = ours.has(i + 3);
      if (theirs.has(key) && !refused) stricter.push(`${key}: ${said}`);
      both += theirs.has(key) && refused;
      taken += !theirs.has(key) && !refused;
    });
  }
  ok(
    'what the program takes, the schema takes',
    stricter.length === 0 && both > 300 && taken > 300,
    {
      both,
      taken,
      stricter: stricter.slice(0, 20),
    },
  );
}
