// A judge's conversation: a JSON object a line in, one a line out; never fails, but tells what went wrong.
import { readFileSync } from 'node:fs';
import readline from 'node:readline';

/** Answers `load` (path of an XForm) and `values` (questions: expression, context). */
export async function converse(load, value) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const question = JSON.parse(line);
    let reply;
    try {
      reply = { ok: true, ...(await answer(question, load, value)) };
    } catch (failure) {
      reply = { ok: false, error: worded(failure) };
    }
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
  process.exit(0); // whatever the engine still waits for
}

async function answer({ op, path, questions }, load, value) {
  if (op === 'load') {
    return { told: await load(readFileSync(path, 'utf8')) };
  }
  if (op === 'values') {
    return { values: questions.map((question) => tried(value, question)) };
  }
  throw new Error('no such op');
}

function tried(value, { expression, context }) {
  try {
    return value(expression, context);
  } catch (failure) {
    return { error: worded(failure) };
  }
}

function worded(failure) {
  return String(failure?.message ?? failure);
}
