// What the schemas cannot say, so that only the program tells of it; and the few places where both
// tell, but not in the same line. The test holds each entry to it: one that an editor finds after all
// belongs into bad.mjs.
import { pack } from './bad.mjs';

// The program refuses these files, an editor does not. [what it takes to see it, the file]
export const profiles = [
  ['arithmetic with units', 'ruling: 1\ncomponent: {io_share: 160 %}\n'],
  ['arithmetic with units in a range', 'ruling: 1\ncomponent: {io_share: 20 .. 120 %}\n'],
  ['arithmetic with k', 'ruling: 1\nteam: {size: 1.2345k}\n'],
  ['a bare number in a range of bare numbers', 'ruling: 1\nteam: {size: 4 .. 5000}\n'],
  ['which end of a range is larger', 'ruling: 1\ncomponent: {peak_rps: 900 .. 200}\n'],
  ['an alternative that comes twice', 'ruling: 1\nteam: {javascript: basic | basic}\n'],
  ['quotes round what is no bare number', 'ruling: 1\ncomponent: {io_share: "60 %"}\n'],
  ['how YAML spells the same number: 1e1', 'ruling: 1\nteam: {size: 1e1}\n'],
  ['how YAML spells the same number: 007', 'ruling: 1\nteam: {size: 007}\n'],
  ['how YAML spells the same number: 0x10', 'ruling: 1\nteam: {size: 0x10}\n'],
  ['how YAML spells the same number: +4', 'ruling: 1\nteam: {size: +4}\n'],
  ['how YAML spells the same number: .5', 'ruling: 1\ncomponent: {io_share: .5}\n'],
  ['how YAML spells the same truth value', 'ruling: 1\ncomponent: {admin_ui: True}\n'],
  ['more than three decimals', 'ruling: 1\ncomponent: {size: 1.0005}\n'],
  [
    'names of other components, in a link',
    'ruling: 1\ncomponents: [{name: a}]\nlinks: [{between: [a, b]}]\n',
  ],
  [
    'names of other components, in a waiver',
    'ruling: 1\ncomponents: [{name: a}]\nwaivers: [{rule: live-updates, reason: so, component: b}]\n',
  ],
  [
    'names of other components, which must differ',
    'ruling: 1\ncomponents: [{name: a}, {name: a}]\n',
  ],
  ['all components together', 'ruling: 1\ncomponents: [{name: a, outside: true}]\n'],
  [
    'pins and links together',
    'ruling: 1\ncomponents: [{name: a, pin: node}, {name: b, pin: python}]\nlinks: [{between: [a, b], via: in_process}]\n',
  ],
  [
    'other waivers',
    'ruling: 1\nwaivers: [{rule: live-updates, reason: so}, {rule: live-updates, reason: so}]\n',
  ],
  ['the calendar', 'ruling: 1\nwaivers: [{rule: live-updates, reason: so, until: 2027-02-30}]\n'],
  ['other files', 'ruling: 1\nextends: nowhere.yaml\n'],
  [
    'that an alias is no value of its own',
    'ruling: 1\nteam: {javascript: &skill basic, python: *skill}\n',
  ],
];

export const packs = [
  ['names that the pack may gain: facts', pack.when('    when: component.quik == true\n')],
  ['names that the pack may gain: values', pack.when('    when: component.kind == c\n')],
  [
    'names that the pack may gain: options',
    pack.rule('    because: So.\n    when: component.quick == true\n    excludes: lefft\n'),
  ],
  [
    'names that the pack may gain: criteria',
    pack.when('    when: component.quick == true\n').replace('criterion: pace', 'criterion: pase'),
  ],
  [
    'names that the pack may gain: strengths',
    pack
      .when('    when: component.quick == true\n')
      .replace('slight}\n    when', 'weak}\n    when'),
  ],
  [
    'names that the pack may gain: claims',
    pack.when('    when: component.quick == true\n    cites: fastt\n'),
  ],
  ['names that the pack may gain: sources', pack.head.replace('source: S', 'source: T')],
  [
    'names that exist already',
    pack.when('    when: component.quick == true\n').replace('id: one', 'id: fast'),
  ],
  ['the type of the fact that is compared', pack.when('    when: component.kind > a\n')],
  ['the unit of the fact that is compared', pack.when('    when: component.load > 5 ms\n')],
  ['two comparisons in a line', pack.when('    when: component.load > 5 and component.load < 9\n')],
  ['the syntax of a regular expression', pack.when("    when: 'team.notes matches /(/'\n")],
  [
    'what the condition is about, in a group over components',
    pack.when('    when: {some_component: [component.quick == true]}\n'),
  ],
  [
    'what the condition is about, in a rule for a split',
    pack.rule(
      '    for: split\n    because: So.\n    when: component.quick == true\n    costs: slight\n',
    ),
  ],
  [
    'that one effect at least is wanted',
    pack.rule('    because: So.\n    when: component.quick == true\n'),
  ],
  [
    'what else is said about an option',
    pack.when('    when: component.quick == true\n    excludes: left\n'),
  ],
  [
    'which facts are derived',
    pack.rule(
      '    because: So.\n    when: component.kind == a\n    derives: {component.quick: true}\n',
    ),
  ],
  ['which threshold is larger', pack.head.replace('clear: 3', 'clear: 0.5')],
  [
    'which band is higher',
    pack.fact(
      '    type: number\n    question: Which?\n    range: 0 .. 9\n    bands: {a: 5 .. 9, b: 0 .. 5}\n',
    ),
  ],
  [
    'that one weight at least is above 0',
    pack.fact('    type: bool\n    question: Which?\n    likely: {true: 0}\n'),
  ],
  [
    'keys that profiles have',
    pack.fact('    type: bool\n    question: Which?\n').replace('component.kind', 'component.size'),
  ],
  [
    'the type of a fact that a cost refers to',
    `${pack.head}${pack.facts}switch: {current: component.kind, cost: 3}\n`,
  ],
  ['files that a pattern matches', `${pack.head}include: nothing/*.yaml\n`],
];

const over = 'format: 1\npack: over\nversion: 1\nextends: backend-runtime\n';

export const overlays = [
  ['whether the base is there', over.replace('backend-runtime', 'backend-rumtime')],
  ['what lies below', `${over}rules:\n  - {adjust: life-updates, disable: true, reason: So.}\n`],
  [
    'that a change must change something',
    `${over}rules:\n  - {adjust: live-updates, reason: So.}\n`,
  ],
  [
    'other changes',
    `${over}rules:\n${'  - {adjust: live-updates, disable: true, reason: So.}\n'.repeat(2)}`,
  ],
  [
    'that this is no overlay',
    `${pack.head}rules:\n  - {adjust: one, disable: true, reason: So.}\n`,
  ],
  ['that this criterion is new', pack.head.replace('title: Pace', 'title: Pace, reason: So.')],
];

export const suites = [
  [
    'other cases',
    'tests: 1\ncases:\n  - {case: one, expect: {verdict: node}}\n  - {case: one, expect: {verdict: node}}\n',
  ],
  ['names of components', 'tests: 1\ncases:\n  - {case: one, expect: {options: {live: node}}}\n'],
  [
    'other expectations',
    'tests: 1\ncases:\n  - {case: one, expect: {fired: live-updates, not_fired: live-updates}}\n',
  ],
  [
    'other files',
    'tests: 1\ncases:\n  - {case: one, from: nowhere.yaml, expect: {verdict: node}}\n',
  ],
  [
    'which end of a range is larger',
    'tests: 1\ncases:\n  - {case: one, expect: {points: {node: 6 .. 1}}}\n',
  ],
];

// Both tell, each in its line: [what, the file, the program's lines, the editor's lines].
export const elsewhere = {
  pack: [
    [
      'that one key needs another',
      pack.asked('    type: bool\n    question: Which?\n    ask_if: component.quick == true\n'),
      [16],
      [13],
    ],
  ],
};

// The editor complains where the program does not: [what, the file, the editor's lines].
export const stricter = {
  pack: [
    ['quotes round the version of the format', pack.head.replace('format: 1', 'format: "1"'), [1]],
  ],
  test: [
    [
      'quotes round the version of the format',
      'tests: "1"\ncases:\n  - {case: one, expect: {verdict: none}}\n',
      [1],
    ],
  ],
};
