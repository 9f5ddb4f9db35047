// Reports that other programs read: SARIF follows its schema, and JUnit is well-formed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { equal, ok } from './tap.mjs';
import { pack } from './bad.mjs';

// Wrong in many ways, so that there are findings of several kinds.
const doubtful = pack.when('    when: [component.quick == true, component.quick == false]\n');

function checkSarif(name, run, validate, words) {
  const { stdout, stderr, status } = run('lint', '-f', 'sarif', ...words);
  ok(`${name} is linted`, stderr === '' && status < 2, { stderr, status });
  if (!stdout) return null;
  const log = JSON.parse(stdout);
  const good = validate(log);
  equal(`SARIF on ${name} follows its schema`, [good, validate.errors], [true, null]);
  return log;
}

function checkJunit(run, fromFolder, folder) {
  const { XMLParser, XMLValidator } = fromFolder('fast-xml-parser');
  const file = join(folder, 'junit.test.yaml');
  writeFileSync(
    file,
    'tests: 1\ncases:\n' +
      '  - case: what is "quoted" & <less>\n    expect: {verdict: node}\n' +
      '  - case: nothing is known\n    expect: {verdict: either}\n',
  );
  const { stdout, status } = run('test', '-f', 'junit', file);
  equal('JUnit of a failure: exit status', status, 1);
  equal('JUnit is well-formed', XMLValidator.validate(stdout), true);
  const suites = new XMLParser({ ignoreAttributes: false }).parse(stdout).testsuites;
  const cases = suites.testsuite.testcase;
  equal(
    'JUnit has the cases',
    cases.map((made) => made['@_name']),
    ['what is "quoted" & <less>', 'nothing is known'],
  );
  ok(
    'JUnit has the failure',
    cases[0].failure !== undefined && cases[1].failure === undefined,
    cases,
  );
  const shipped = run('test', '-f', 'junit', '-r', 'rules');
  equal('JUnit of the shipped pack is well-formed', XMLValidator.validate(shipped.stdout), true);
}

export function checkReports(run, folder, fromFolder) {
  checkJunit(run, fromFolder, folder);
  const { default: Ajv } = fromFolder('ajv-draft-04');
  const { default: addFormats } = fromFolder('ajv-formats');
  const schema = JSON.parse(
    readFileSync(
      fromFolder.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
      'utf8',
    ),
  );
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  const file = join(folder, 'a doubtful pack.yaml');
  writeFileSync(file, doubtful);
  checkSarif('the shipped pack', run, validate, ['rules']);
  const log = checkSarif('a doubtful pack', run, validate, [file]);
  ok('SARIF has findings', log?.runs[0].results.length > 3, log?.runs[0].results);
  equal(
    'the schema of SARIF refuses what is none',
    validate({ version: '2.1.0', runs: [{}] }),
    false,
  );
}
