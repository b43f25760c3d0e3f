// What the engines find in a browser: a document and what belongs to it, and a clock that stands still.
import { JSDOM } from 'jsdom';

const NAMES = [
  'Attr', 'Blob', 'CDATASection', 'CharacterData', 'Comment', 'CustomEvent', 'DOMException',
  'DOMParser', 'Document', 'Element', 'Event', 'EventTarget', 'File', 'FormData', 'HTMLElement',
  'Node', 'NodeFilter', 'ProcessingInstruction', 'Text', 'XMLDocument', 'XMLSerializer',
  'XPathEvaluator', 'XPathExpression', 'XPathResult', 'document', 'navigator',
];

const { window } = new JSDOM('<!doctype html><html><body></body></html>', { url: 'http://localhost/' });
for (const name of NAMES) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}
globalThis.window = window;
globalThis.__dirname = '/'; // one of the engines' parts believes itself in CommonJS

const now = Number(process.env.ORACLE_CLOCK);
if (now) {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [now]));
    }

    static now() {
      return now;
    }
  };
}
