// Files with mistakes that an editor finds by the schema, in the lines in which the program finds
// them. Each is [what is wrong, the file]; the rest of each file is good.

export const profiles = [
  ['no version', 'name: x\nteam: {size: 4}\n'],
  ['a version that does not exist', 'ruling: 2\n'],
  ['a version in quotes', 'ruling: "1"\n'],
  ['an unknown key', 'ruling: 1\nteem: {size: 4}\n'],
  ['an unknown fact of a group', 'ruling: 1\nteam:\n  size: 4\n  pyton: strong\n'],
  ['an unknown fact of a component', 'ruling: 1\ncomponent:\n  role: web_app\n  realtme: none\n'],
  ['a fact of a component at the top', 'ruling: 1\nrealtime: none\n'],
  [
    'a fact of the project in its component',
    'ruling: 1\ncomponent:\n  size: 2\n  lifetime_years: 4\n',
  ],
  ['a derived fact', 'ruling: 1\nproject:\n  stage: growth\n  mixed_workload: true\n'],
  ['a value that does not exist', 'ruling: 1\nteam:\n  javascript: workin\n'],
  ['a value in capitals', 'ruling: 1\nteam:\n  javascript: Working\n'],
  ['one of several values that does not exist', 'ruling: 1\nteam:\n  javascript: basic | workin\n'],
  ['unknown as one of several values', 'ruling: 1\nteam:\n  javascript: basic | unknown\n'],
  ['nothing behind a bar', 'ruling: 1\nteam:\n  javascript: basic |\n'],
  ['two values with a comma', 'ruling: 1\nteam:\n  javascript: basic, working\n'],
  ['a list for one value', 'ruling: 1\nteam:\n  javascript: [basic, working]\n'],
  ['a value for a group', 'ruling: 1\nteam: strong\n'],
  ['a number for a choice', 'ruling: 1\nteam:\n  javascript: 3\n'],
  ['yes for true', 'ruling: 1\ncomponent:\n  admin_ui: yes\n'],
  ['a truth value in quotes', 'ruling: 1\ncomponent:\n  admin_ui: "true"\n'],
  ['a number for a truth value', 'ruling: 1\ncomponent:\n  admin_ui: 1\n'],
  ['true or false', 'ruling: 1\ncomponent:\n  admin_ui: true | false\n'],
  ['a number in quotes', 'ruling: 1\nteam:\n  size: "4"\n'],
  ['a number out of range', 'ruling: 1\nteam:\n  size: 5000\n'],
  ['a fraction of a person', 'ruling: 1\nteam:\n  size: 2.5\n'],
  ['a number with a sign', 'ruling: 1\nteam:\n  size: -4\n'],
  ['a word for a number', 'ruling: 1\nteam:\n  size: many\n'],
  ['an unknown unit', 'ruling: 1\nteam:\n  size: 4 people\n'],
  ['a percentage without its sign', 'ruling: 1\ncomponent:\n  io_share: 60\n'],
  ['a unit of another kind', 'ruling: 1\ncomponent:\n  io_share: 60 ms\n'],
  ['a range with a dash', 'ruling: 1\ncomponent:\n  peak_rps: 200 - 900\n'],
  ['half a range', 'ruling: 1\ncomponent:\n  peak_rps: 200 ..\n'],
  ['a range between bands', 'ruling: 1\nteam:\n  size: small_team .. large_team\n'],
  ['an estimate of a range', 'ruling: 1\ncomponent:\n  peak_rps: ~200 .. 900\n'],
  ['a number with commas', 'ruling: 1\ncomponent:\n  peak_rps: 1,000\n'],
  ['an estimate in words', 'ruling: 1\ncomponent:\n  peak_rps: about 300\n'],
  ['one value for a set', 'ruling: 1\nteam:\n  roles: backend\n'],
  ['a member that does not exist', 'ruling: 1\nteam:\n  roles: [backend, fronted]\n'],
  ['a member twice', 'ruling: 1\nteam:\n  roles: [backend, backend]\n'],
  ['none of a set, as a word', 'ruling: 1\nteam:\n  roles: none\n'],
  ['null', 'ruling: 1\nteam:\n  size: null\n'],
  ['an empty value', 'ruling: 1\nteam:\n  size:\n'],
  ['a note without a value', 'ruling: 1\nteam:\n  size: {note: counted}\n'],
  ['an unknown key beside a note', 'ruling: 1\nteam:\n  size:\n    value: 4\n    from: Ines\n'],
  [
    'a wrong value with a note',
    'ruling: 1\nteam:\n  javascript:\n    note: asked\n    value: workin\n',
  ],
  ['a component without a name', 'ruling: 1\ncomponents:\n  - role: web_app\n'],
  ['a name with a slash', 'ruling: 1\ncomponents:\n  - name: a/b\n'],
  ['a name for the only component', 'ruling: 1\ncomponent:\n  role: web_app\n  name: x\n'],
  ['components as a mapping', 'ruling: 1\ncomponents: {a: {role: web_app}}\n'],
  ['component and components', 'ruling: 1\ncomponents: [{name: a}]\ncomponent: {role: web_app}\n'],
  ['no components', 'ruling: 1\ncomponents: []\n'],
  ['a size of 0', 'ruling: 1\ncomponent:\n  size: 0\n'],
  ['a size in quotes', 'ruling: 1\ncomponent:\n  size: "2"\n'],
  ['a pin that is no option', 'ruling: 1\ncomponent:\n  pin: nodejs\n'],
  ['a reason without a pin', 'ruling: 1\ncomponent:\n  role: web_app\n  pin_reason: so it is\n'],
  ['outside, unknown', 'ruling: 1\ncomponents:\n  - name: a\n  - name: b\n    outside: unknown\n'],
  ['a link without ends', 'ruling: 1\ncomponents: [{name: a}, {name: b}]\nlinks:\n  - via: http\n'],
  [
    'a link between three',
    'ruling: 1\ncomponents: [{name: a}, {name: b}, {name: c}]\nlinks:\n  - between: [a, b, c]\n',
  ],
  [
    'a link from one to itself',
    'ruling: 1\ncomponents: [{name: a}]\nlinks:\n  - {between: [a, a]}\n',
  ],
  [
    'a link through what does not exist',
    'ruling: 1\ncomponents: [{name: a}, {name: b}]\nlinks:\n  - {between: [a, b], via: htpp}\n',
  ],
  ['an unknown criterion', 'ruling: 1\npriorities:\n  realtme: high\n'],
  ['an unknown priority', 'ruling: 1\npriorities:\n  realtime: top\n'],
  ['a waiver without a reason', 'ruling: 1\nwaivers:\n  - rule: live-updates\n'],
  [
    'a waiver of a rule that does not exist',
    'ruling: 1\nwaivers:\n  - {rule: life-updates, reason: so}\n',
  ],
  [
    'a waiver until a day in words',
    'ruling: 1\nwaivers:\n  - rule: live-updates\n    reason: so\n    until: June 2027\n',
  ],
  ['waivers as a mapping', 'ruling: 1\nwaivers: {rule: live-updates, reason: so}\n'],
  ['a list as a label', 'ruling: 1\nlabels:\n  owner: [a]\n'],
  ['a key twice', 'ruling: 1\nteam:\n  size: 4\n  size: 5\n'],
  ['a group twice', 'ruling: 1\nteam: {size: 4}\nteam: {python: strong}\n'],
  [
    'several mistakes',
    'ruling: 1\nteam: {size: 0}\ncomponent:\n  role: web_ap\n  realtime: none\n  io_share: 60\n',
  ],
];

// The rest of a pack that is good.
const head = `format: 1
pack: tiny
version: 1.0
options: {left: {title: Left}, right: {title: Right}}
combination: {id: both}
strengths: {slight: 1, strong: 6}
thresholds: {toss_up: 1, clear: 3, firm: 6}
criteria: {pace: {title: Pace}}
sources: {S: {title: A source}}
claims:
  - {id: fast, source: S, claim: It is.}
`;
const facts = `facts:
  - {fact: component.quick, type: bool, question: Quick?}
  - {fact: component.kind, type: choice, values: [a, b], question: Which?}
  - {fact: component.load, type: number, range: 0 .. 100, question: How much?}
  - {fact: component.tags, type: set, values: [x, y], question: Tags?}
  - {fact: team.notes, type: text, question: Notes?}
  - {fact: component.far, type: bool, derived: true, otherwise: false}
`;
const fact = (rest) => `${head}facts:\n  - fact: component.kind\n${rest}`;
const rule = (rest) => `${head}${facts}rules:\n  - id: one\n${rest}`;
const when = (rest) =>
  rule(`    criterion: pace\n    because: So.\n    favours: {left: slight}\n${rest}`);

const asked = (rest) =>
  `${head}facts:\n  - fact: component.kind\n${rest}  - {fact: component.quick, type: bool, question: Quick?}\n`;

// For beyond.mjs.
export const pack = { head, facts, fact, asked, rule, when };

export const packs = [
  ['no version of the format', head.replace('format: 1\n', '')],
  ['a version of the format that does not exist', head.replace('format: 1', 'format: 2')],
  ['no name', head.replace('pack: tiny\n', '')],
  ['a name in capitals', head.replace('pack: tiny', 'pack: Tiny')],
  ['no options', head.replace(/options.*\n/, '')],
  ['one option', head.replace(/options.*\n/, 'options: {left: {title: Left}}\n')],
  ['options as a list', head.replace(/options.*\n/, 'options: [left, right]\n')],
  ['an option called none', head.replace('right: {title: Right}', 'none: {title: None}')],
  ['an unknown key of an option', head.replace('{title: Right}', '{name: Right}')],
  ['no combination', head.replace(/combination.*\n/, '')],
  ['a combination without its name', head.replace('{id: both}', '{title: Both}')],
  ['a strength of 0', head.replace('slight: 1', 'slight: 0')],
  ['a strength that is no whole number', head.replace('slight: 1', 'slight: 1.5')],
  ['a strength in quotes', head.replace('slight: 1', 'slight: "1"')],
  ['a threshold that is missing', head.replace('clear: 3, ', '')],
  ['a threshold too many', head.replace('firm: 6', 'firm: 6, sure: 9')],
  ['an unknown key', `${head}fact: []\n`],
  ['an unknown key of a criterion', head.replace('title: Pace', 'titel: Pace')],
  ['a weight in words', head.replace('title: Pace', 'weight: much')],
  ['facts as a mapping', `${head}facts: {component.kind: {type: bool}}\n`],
  ['an unknown key of a source', head.replace('{title: A source}', '{titel: A source}')],
  ['a source that measured perhaps', head.replace('{title: A source}', '{measured: maybe}')],
  ['a claim without its text', head.replace(', claim: It is.', '')],
  ['an unknown key of a claim', head.replace('claim: It is.', 'claim: It is., noet: x')],
  ['a key twice', `${head}claims: []\n`],
  ['costs of a split that are negative', `${head}split: {second: -1}\n`],
  ['an unknown key of a split', `${head}split: {secnd: 1}\n`],
  ['a factor in words', `${head}split: {via: {wall: always}}\n`],
  ['traffic that is never', `${head}split: {traffic: {low: never}}\n`],
  ['costs of moving from nothing', `${head}switch: {cost: 3}\n`],

  ['a fact without a type', fact('    question: Which?\n')],
  ['a fact with an unknown type', fact('    type: enum\n    question: Which?\n')],
  ['a fact without a question', fact('    type: bool\n')],
  ['a fact with an unknown key', fact('    type: bool\n    question: Which?\n    hint: x\n')],
  [
    'a fact without a group',
    fact('    type: bool\n    question: Which?\n').replace('component.kind', 'kind'),
  ],
  ['a number without a range', fact('    type: number\n    question: Which?\n')],
  ['a range with a dash', fact('    type: number\n    question: Which?\n    range: 0 - 9\n')],
  ['a range of one number', fact('    type: number\n    question: Which?\n    range: 9\n')],
  [
    'a number with values',
    fact('    type: number\n    question: Which?\n    range: 0 .. 9\n    values: [a]\n'),
  ],
  [
    'a choice with a range',
    fact('    type: choice\n    question: Which?\n    values: [a, b]\n    range: 0 .. 9\n'),
  ],
  ['a text with values', fact('    type: text\n    question: Which?\n    values: [a, b]\n')],
  [
    'a truth value with bands',
    fact('    type: bool\n    question: Which?\n    bands: {a: 0 .. 1}\n'),
  ],
  [
    'a value that cannot be a name',
    fact('    type: choice\n    question: Which?\n    values: [a, B]\n'),
  ],
  [
    'a value called unknown',
    fact('    type: choice\n    question: Which?\n    values: [a, unknown]\n'),
  ],
  [
    'a band that is one number',
    fact('    type: number\n    question: Which?\n    range: 0 .. 9\n    bands: {a: 1}\n'),
  ],
  [
    'a value where a question does not arise that always does',
    fact('    type: bool\n    question: Which?\n    otherwise: true\n'),
  ],
  [
    'a derived fact with a question',
    fact('    type: bool\n    derived: true\n    otherwise: false\n    question: Which?\n'),
  ],
  ['a derived fact without a value otherwise', fact('    type: bool\n    derived: true\n')],
  ['a default that is a value', fact('    type: bool\n    question: Which?\n    default: true\n')],
  [
    'a default without a value',
    fact('    type: bool\n    question: Which?\n    default: {if: x}\n'),
  ],
  [
    'a weight that is no number',
    fact('    type: bool\n    question: Which?\n    likely: {true: often}\n'),
  ],

  [
    'a rule without a condition',
    rule('    criterion: pace\n    because: So.\n    favours: {left: slight}\n'),
  ],
  [
    'a rule without a reason',
    rule('    criterion: pace\n    when: component.quick == true\n    favours: {left: slight}\n'),
  ],
  [
    'an unknown key of a rule',
    when('    when: component.quick == true\n    favors: {right: slight}\n'),
  ],
  [
    'points without a criterion',
    rule('    because: So.\n    when: component.quick == true\n    favours: {left: slight}\n'),
  ],
  [
    'effects as a list',
    rule(
      '    criterion: pace\n    because: So.\n    when: component.quick == true\n    favours: [left]\n',
    ),
  ],
  [
    'a rule for what does not exist',
    rule(
      '    for: team\n    because: So.\n    when: component.quick == true\n    excludes: left\n',
    ),
  ],
  [
    'a rule for a split with points',
    rule(
      '    for: split\n    criterion: pace\n    because: So.\n    when: team.notes matches /x/\n    costs: slight\n    favours: {left: slight}\n',
    ),
  ],
  [
    'a rule for a component with costs',
    rule(
      '    because: So.\n    when: component.quick == true\n    costs: slight\n    excludes: left\n',
    ),
  ],
  [
    'a rule for a project that excludes',
    rule(
      '    for: project\n    because: So.\n    when: team.notes matches /x/\n    excludes: left\n',
    ),
  ],
  [
    'a rule that costs and saves',
    rule(
      '    for: split\n    because: So.\n    when: team.notes matches /x/\n    costs: slight\n    saves: slight\n',
    ),
  ],
  [
    'a name of a rule with a space',
    rule(
      '    criterion: pace\n    because: So.\n    when: component.quick == true\n    favours: {left: slight}\n',
    ).replace('id: one', 'id: one rule'),
  ],
  ['waivable, perhaps', when('    when: component.quick == true\n    waivable: maybe\n')],
  ['a claim cited twice', when('    when: component.quick == true\n    cites: [fast, fast]\n')],
  ['a mapping of claims', when('    when: component.quick == true\n    cites: {fast: 1}\n')],

  ['an empty condition', when('    when: []\n')],
  ['a condition without a comparison', when('    when: component.quick\n')],
  ['one equals sign', when('    when: component.quick = true\n')],
  ['three equals signs', when('    when: component.quick === true\n')],
  ['a comparison with nothing', when('    when: component.quick ==\n')],
  ['a list in brackets', when("    when: 'component.kind in [a, b]'\n")],
  ['an operator in words', when('    when: component.kind is a\n')],
  ['a pattern without slashes', when('    when: team.notes matches x\n')],
  ['what is known, in a rule', when('    when: known component.kind\n')],
  [
    'an unknown group',
    when('    when:\n      - or: [component.quick == true, component.kind == a]\n'),
  ],
  [
    'two groups in one',
    when('    when: {any: [component.quick == true], all: [component.kind == a]}\n'),
  ],
  [
    'a group of one comparison without a list',
    when('    when:\n      any: component.quick == true\n'),
  ],
  ['an empty group', when('    when: {any: []}\n')],
  [
    'a comparison inside that is wrong',
    when(
      '    when:\n      - component.quick == true\n      - any:\n          - component.kind == a\n          - component.load => 5\n',
    ),
  ],
  [
    'a share without a bound',
    when('    when: {share_of_components: {where: [component.quick == true]}}\n')
      .replace('criterion: pace', 'for: split')
      .replace('favours: {left: slight}', 'costs: slight'),
  ],
  [
    'a share of 0',
    when(
      '    when:\n      share_of_components:\n        where: [component.quick == true]\n        at_least: 0 %\n',
    )
      .replace('criterion: pace', 'for: split')
      .replace('favours: {left: slight}', 'costs: slight'),
  ],

  ['advice without a text', `${head}${facts}advice:\n  - id: one\n`],
  [
    'advice of an unknown level',
    `${head}${facts}advice:\n  - {id: one, text: Do., level: warning}\n`,
  ],
  ['advice for a switch', `${head}${facts}advice:\n  - {id: one, text: Do., for: switch}\n`],
  [
    'a place in the order that is no whole number',
    `${head}${facts}advice:\n  - {id: one, text: Do., order: 1.5}\n`,
  ],
  [
    'a check without a level',
    `${head}${facts}checks:\n  - {id: one, when: component.quick == true, message: No.}\n`,
  ],
  [
    'a check of an unknown level',
    `${head}${facts}checks:\n  - {id: one, when: component.quick == true, message: No., level: note}\n`,
  ],
];

// An overlay of the pack that the program carries.
const over = 'format: 1\npack: over\nversion: 1\nextends: backend-runtime\n';
const change = (rest) => `${over}rules:\n  - adjust: live-updates\n${rest}`;

export const overlays = [
  ['an overlay without a name', over.replace('pack: over\n', '')],
  ['an unknown key of an overlay', `${over}option: {go: {title: Go}}\n`],
  ['a combination in an overlay', `${over}combination: {id: both}\n`],
  ['a threshold too many in an overlay', `${over}thresholds: {sure: 9}\n`],
  ['a negative weight', `${over}criteria: {realtime: {weight: -2}}\n`],
  ['a change without a reason', change('    disable: true\n')],
  ['what cannot be changed', change('    reason: So.\n    because: It is.\n')],
  ['an unknown key of a change', change('    reason: So.\n    narow: team.size > 5\n')],
  ['a condition that is none', change('    reason: So.\n    narrow: team.size => 5\n')],
  ['disabled, perhaps', change('    reason: So.\n    disable: maybe\n')],
  [
    'disabled, and narrowed',
    change('    reason: So.\n    disable: true\n    narrow: team.size > 5\n'),
  ],
  ['other bands of a fact', `${over}facts:\n  - adjust: team.size\n    bands: {a: 1 .. 5}\n`],
  [
    'other values of a check',
    `${over}checks:\n  - adjust: waiting-yet-cpu-bound\n    reason: So.\n    level: error\n`,
  ],
];

export const goodOverlay = `${over}title: Ours
options: {go: {title: Go}}
criteria:
  operating: {title: Operating it, weight: 1}
  realtime: {weight: 2, reason: It matters here.}
strengths: {overwhelming: 15}
thresholds: {firm: 9}
split: {second: 9, via: {grpc: 1}}
switch: {cost: 7}
facts:
  - fact: project.compliance
    type: bool
    question: Is it audited?
  - adjust: component.role
    values: {ledger_service: It keeps books.}
    likely: {ledger_service: 1}
rules:
  - id: audited-go
    criterion: operating
    when: project.compliance == true
    favours: {go: strong}
    because: It is one file.
  - adjust: live-updates
    narrow: component.concurrent_connections >= 1000
    favours: {go: strong, node: moderate}
    reason: Few connections are no matter.
  - {adjust: all-in-one-box, disable: true, reason: We have our own.}
checks:
  - {adjust: waiting-yet-cpu-bound, narrow: team.size > 5, reason: So.}
`;

const test = (rest) => `tests: 1\ncases:\n  - case: one\n${rest}`;

export const suites = [
  ['no version', 'cases:\n  - {case: one, expect: {verdict: node}}\n'],
  ['a version that does not exist', 'tests: 2\ncases:\n  - {case: one, expect: {verdict: node}}\n'],
  ['nothing but the version', 'tests: 1\n'],
  ['no cases', 'tests: 1\ncases: []\n'],
  ['an unknown key', 'tests: 1\ncase: []\ncases:\n  - {case: one, expect: {verdict: node}}\n'],
  ['a case without a name', 'tests: 1\ncases:\n  - expect: {verdict: node}\n'],
  ['a case that expects nothing', test('    profile: {team: {size: 4}}\n')],
  ['an empty expectation', test('    expect: {}\n')],
  [
    'an unknown key of a case',
    test('    profil: {team: {size: 4}}\n    expect: {verdict: node}\n'),
  ],
  [
    'a profile and a file',
    test('    profile: {team: {size: 4}}\n    from: x.yaml\n    expect: {verdict: node}\n'),
  ],
  [
    'a wrong value in a profile',
    test('    profile:\n      team: {python: good}\n    expect: {verdict: node}\n'),
  ],
  [
    'an unknown fact in a profile',
    test('    profile:\n      team: {pyton: strong}\n    expect: {verdict: node}\n'),
  ],
  [
    'an unknown key of a profile',
    test('    profile:\n      temas: {python: strong}\n    expect: {verdict: node}\n'),
  ],
  [
    'an address that does not exist',
    test('    set:\n      team.pyton: strong\n    expect: {verdict: node}\n'),
  ],
  [
    'a value that an address cannot have',
    test('    set:\n      team.python: good\n    expect: {verdict: node}\n'),
  ],
  [
    'a matrix without lists',
    test('    matrix: {team.python: strong}\n    expect: {verdict: node}\n'),
  ],
  ['a row without values', test('    matrix: {team.python: []}\n    expect: {verdict: node}\n')],
  [
    'a wrong value in a row',
    test('    matrix:\n      team.python: [strong, good]\n    expect: {verdict: node}\n'),
  ],
  ['assumptions, maybe', test('    assumptions: maybe\n    expect: {verdict: node}\n')],
  ['a day in words', test('    as_of: today\n    expect: {verdict: node}\n')],
  ['an unknown expectation', test('    expect: {verdikt: node}\n')],
  ['an unknown verdict', test('    expect: {verdict: nodejs}\n')],
  ['an unknown verdict in a list', test('    expect: {verdict: [node, nodejs]}\n')],
  ['an unknown firmness', test('    expect: {firmness: strong}\n')],
  ['settled, maybe', test('    expect: {settled: maybe}\n')],
  ['an unknown option', test('    expect: {options: nodejs}\n')],
  ['an unknown rule', test('    expect: {fired: life-updates}\n')],
  [
    'an unknown rule in a list',
    test('    expect:\n      not_fired:\n        - live-updates\n        - life-updates\n'),
  ],
  [
    'an unknown rule of a component',
    test(
      '    profile: {components: [{name: a}]}\n    expect:\n      fired:\n        a: life-updates\n',
    ),
  ],
  ['rules by nothing', test('    expect: {fired: []}\n')],
  ['points of an unknown option', test('    expect:\n      points: {nodejs: 6}\n')],
  ['points in words', test('    expect:\n      points: {node: many}\n')],
  ['points in a range with a dash', test('    expect:\n      points: {node: 1 - 2}\n')],
  ['points as a number', test('    expect:\n      points: 6\n')],
  ['unknown advice', test('    expect: {advice: nothing-of-it}\n')],
  ['an unknown check', test('    expect: {checks: nothing-of-it}\n')],
];
