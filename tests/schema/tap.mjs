// Prints the results of tests as TAP.
let count = 0;
let failed = 0;

// What to print with a test of this name when it fails, beside its own details.
export const comments = new Map();

export function ok(name, good, details) {
  console.log(`${good ? 'ok' : 'not ok'} ${++count} - ${name}`);
  if (good) return;
  failed++;
  const more = comments.get(details?.name) ?? [];
  for (const line of [JSON.stringify(details), ...more].join('\n').split('\n'))
    console.log(`# ${line.slice(0, 400)}`);
}

export function equal(name, actual, expected) {
  ok(name, JSON.stringify(actual) === JSON.stringify(expected), { actual, expected });
}

export function finish() {
  console.log(`1..${count}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
