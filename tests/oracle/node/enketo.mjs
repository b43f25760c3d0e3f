// Enketo's evaluator as a judge.  It knows no form: the expressions come with the paths that
// Enketo's form model makes of them, /model/instance[1]/data/…, and places likewise.
import './device.mjs';
import { converse } from './lines.mjs';

const { default: makeEvaluator } = await import('openrosa-xpath-evaluator');

// Browsers take the kind of result as optional, jsdom does not.
const prototype = Object.getPrototypeOf(new XPathEvaluator().createExpression('1'));
const { evaluate } = prototype;
prototype.evaluate = function evaluateAny(node, type = 0, result = null) {
  return evaluate.call(this, node, type, result);
};

const TYPES = { 1: 'Double', 2: 'String', 3: 'Boolean' };
const evaluator = makeEvaluator();
let model;

function withoutNamespaces(element, into) {
  const made = into.createElementNS(null, element.localName);
  for (const { localName, value } of element.attributes) {
    made.setAttribute(localName, value);
  }
  for (const child of element.childNodes) {
    const template = child.nodeType === 1 && child.hasAttribute('jr:template');
    if (child.nodeType === 1 && !template) {
      made.append(withoutNamespaces(child, into));
    } else if (child.nodeType === 3) {
      made.append(into.createTextNode(child.data.trim()));
    }
  }
  return made;
}

function load(xform) {
  const read = new DOMParser().parseFromString(xform, 'text/xml');
  model = new DOMParser().parseFromString('<model/>', 'text/xml');
  for (const instance of read.getElementsByTagNameNS('http://www.w3.org/2002/xforms', 'instance')) {
    model.documentElement.append(withoutNamespaces(instance, model));
  }
}

function value(expression, place) {
  const node = model.evaluate(place, model, null, 9, null).singleNodeValue;
  if (node === null) {
    throw new Error(`there is no ${place}`);
  }
  const { resultType } = evaluator.evaluate(expression, node, null, 0);
  const { stringValue } = evaluator.evaluate(expression, node, null, 2);
  return { type: TYPES[resultType] ?? 'String', value: stringValue };
}

await converse(load, value);
