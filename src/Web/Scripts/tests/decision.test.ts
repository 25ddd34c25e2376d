import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Protocol, Shared, Situation } from '../decision/compiled.ts';
import { code, decide } from '../decision/decide.ts';

/** One line as the tests in C# write it (tests/Unit/Protocols/DecisionVectorTests.cs). */
interface Vector {
  readonly name: string;
  readonly protocol: string;
  readonly situation: Situation;
  readonly expected: { readonly disposition: string; readonly rules: string[]; readonly unknown: string[]; readonly explanation: string[] };
}

const { shared, protocols } = JSON.parse(readFileSync('Scripts/vectors/protocols.json', 'utf8')) as { shared: Shared; protocols: Record<string, Protocol> };

for (const vector of readFileSync('Scripts/vectors/decisions.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Vector)) {
  test(`decides as the engine in C#: ${vector.protocol}, ${vector.name}`, () => {
    const decision = decide(protocols[vector.protocol]!, vector.situation, shared, 'fr');
    assert.deepEqual({ disposition: code(decision), rules: decision.rules, unknown: decision.unknown, explanation: decision.explanation }, vector.expected);
  });
}
