// ODK Web Forms' engine as a judge: `load`, then `values`, each in the words of the engine itself.
import './device.mjs';
import { converse } from './lines.mjs';

const { constants, createInstance } = await import('@getodk/xforms-engine');

const TYPES = { 1: 'Double', 2: 'String', 3: 'Boolean' };
const FORM = {
  fetchFormAttachment: () => Promise.reject(new Error('no file is attached')),
  missingResourceBehavior: constants.MISSING_RESOURCE_BEHAVIOR.BLANK,
};
let places = new Map();

function remember(node) {
  if (!node.nodeType.startsWith('repeat-range')) {
    places.set(node.currentState.reference, node);
  }
  (node.currentState.children ?? []).forEach(remember);
}

async function load(xform) {
  places = new Map();
  const { root } = await createInstance(xform, { form: FORM });
  remember(root);
}

function value(expression, place) {
  const node = places.get(place);
  if (node === undefined) {
    throw new Error(`there is no ${place}`);
  }
  const { evaluator } = node;
  const { resultType } = evaluator.evaluate(expression, node, null, 0);
  return {
    type: TYPES[resultType] ?? 'String',
    value: evaluator.evaluateString(expression, { contextNode: node }),
  };
}

await converse(load, value);
