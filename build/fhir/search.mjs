// Writes the base search parameters (one line a resource type and parameter) and the patient compartment.
import { short } from './source.mjs';

export function searchParameters(source) {
  const byUrl = new Map(source.searchParameters.map((p) => [p.url, p]));
  const lines = source.searchParameters.flatMap((p) => p.base.map((base) => [
    base, p.code, p.type, short(p.url, 'SearchParameter'), expressionFor(base, p.expression ?? ''), (p.target ?? []).join(' '),
    (p.component ?? []).map((c) => byUrl.get(c.definition).code + '=' + c.expression).join(';'),
  ].join('\t').trimEnd()));
  return lines.sort().join('\n') + '\n';
}

// A parameter of many types joins its expressions with "|"; a type keeps those that begin with its own name.
function expressionFor(base, expression) {
  const parts = topLevel(expression.replace(/\s+/g, ' ').trim());
  const own = parts.filter((part) => new RegExp('^\\(*' + base + '\\b').test(part));
  return (own.length > 0 && own.every(balanced) ? own : parts).join(' | ');
}

function topLevel(text) {
  const parts = [''];
  let depth = 0;
  for (const c of text) {
    if (c === '(') depth++;
    if (c === ')') depth--;
    if (c === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += c;
  }
  return parts.map((p) => p.trim()).filter(Boolean);
}

const balanced = (text) => text.split('(').length === text.split(')').length;

export function compartment(source) {
  return source.compartment.resource.filter((r) => r.param).map((r) => r.code + '\t' + r.param.join(' ')).join('\n') + '\n';
}
