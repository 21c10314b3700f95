import type { FastifyRequest } from 'fastify';
import { invalidParameter } from './graph-error.js';
import { asText, isObject, type Json } from './json.js';

/**
 * The part of a node that `fields` asks for, always with its id; without `fields`, the node's default fields
 * (Graph API: field expansion, whose nested braces are accepted and give the whole field).
 * @throws GraphError 100 for a field the node does not have.
 */
export function selectFields(
  request: FastifyRequest,
  node: Json,
  defaults: readonly string[],
  nodeType: string,
  known: readonly string[] = Object.keys(node),
): Json {
  const asked = isObject(request.query) ? asText(request.query.fields) : undefined;
  const names = asked === undefined ? defaults : fieldNames(asked);
  const selected: Json = {};
  for (const name of names) {
    if (!known.includes(name)) {
      throw invalidParameter(`(#100) Tried accessing nonexisting field (${name}) on node type (${nodeType})`);
    }
    if (node[name] !== undefined) selected[name] = node[name];
  }
  selected.id = node.id;
  return selected;
}

function fieldNames(fields: string): string[] {
  let depth = 0;
  let name = '';
  const names: string[] = [];
  for (const character of `${fields},`) {
    if (character === '{' || character === '(') depth += 1;
    if (depth === 0 && character === ',') {
      const plain = name.trim().replace(/\..*$/, '');
      if (plain) names.push(plain);
      name = '';
    } else if (depth === 0) {
      name += character;
    }
    if (character === '}' || character === ')') depth -= 1;
  }
  return names;
}
