import type { Node, Situation, Value } from './compiled.ts';

/**
 * The value of a compiled expression; null is unknown (Kleene's three-valued logic). The twin of Expressions/Evaluator.cs:
 * what this answers must equal what that answers, and the vectors hold it.
 */
export class Evaluator {
  constructor(readonly situation: Situation, readonly parameters: Readonly<Record<string, Value>>) {}

  truth(node: Node): boolean | null {
    return this.value(node) as boolean | null;
  }

  number(node: Node): number | null {
    return this.value(node) as number | null;
  }

  value(node: Node): Value {
    if (!Array.isArray(node)) return node as Value;
    const [op, ...parts] = node as [string, ...Node[]];
    const [first, second] = parts as [Node, Node];
    switch (op) {
      case 'answer': return this.situation.answers[first as string] ?? null;
      case 'parameter': return this.parameters[first as string] ?? null;
      case 'fact': return this.fact(first as string);
      case 'asked': return Object.hasOwn(this.situation.answers, first as string);
      case 'known': return this.value(first) !== null;
      case 'orElse': return this.value(first) ?? this.value(second);
      case 'not': return negate(this.truth(first));
      case 'and': return this.atLeast(parts.length, parts);
      case 'or': return this.atLeast(1, parts);
      case 'atLeast': return this.atLeast(this.number(first), parts.slice(1));
      case 'plus': return combine(this.number(first), this.number(second), (a, b) => six(a + b));
      case 'minus': return combine(this.number(first), this.number(second), (a, b) => six(a - b));
      case 'times': return combine(this.number(first), this.number(second), (a, b) => six(a * b));
      case 'over': return combine(this.number(first), this.number(second), (a, b) => (b === 0 ? null : six(a / b)));
      case 'sum': return parts.reduce<number | null>((sum, part) => combine(sum, this.number(part), (a, b) => a + b), 0);
      case 'least': return smallest(parts.map((part) => this.number(part)));
      case 'daysSince': return this.daysSince(this.value(first) as string | null);
      case 'daysSinceVisit': return this.daysSinceVisit(this.value(first) as readonly string[] | null);
      case 'in': return isIn(this.value(first), this.value(second));
      default: return compare(op, this.value(first), this.value(second));
    }
  }

  /** True once enough parts hold, false once too few can, else unknown. */
  private atLeast(needed: number | null, parts: readonly Node[]): boolean | null {
    if (needed === null) return null;
    const truths = parts.map((part) => this.truth(part));
    const yes = truths.filter((truth) => truth === true).length;
    const open = truths.filter((truth) => truth === null).length;
    return yes >= needed ? true : yes + open < needed ? false : null;
  }

  private daysSince(day: string | null): number | null {
    return day === null ? null : dayNumber(this.situation.asOf) - dayNumber(day);
  }

  private daysSinceVisit(areas: readonly string[] | null): number | null {
    if (this.situation.visits === null || areas === null) return null;
    const stays = this.situation.visits.filter((visit) => areas.some((area) => covers(area, visit.area)));
    return smallest(stays.map((stay) => Math.max(0, this.daysSince(stay.left ?? this.situation.asOf)!)));
  }

  private fact(name: string): Value {
    const { asOf, birthDate, gender } = this.situation;
    if (name === 'patient.gender') return gender;
    if (birthDate === null) return null;
    if (name === 'patient.ageDays') return this.daysSince(birthDate);
    const [year, month, day] = asOf.split('-').map(Number) as [number, number, number];
    const [bornYear, bornMonth, bornDay] = birthDate.split('-').map(Number) as [number, number, number];
    const months = (year - bornYear) * 12 + month - bornMonth - (day < bornDay ? 1 : 0);
    return name === 'patient.ageMonths' ? months : Math.floor(months / 12);
  }
}

const negate = (truth: boolean | null): boolean | null => (truth === null ? null : !truth);

const combine = (a: number | null, b: number | null, how: (a: number, b: number) => number | null): number | null =>
  a === null || b === null ? null : how(a, b);

/** Arithmetic keeps six decimals, as the engine in C# does. */
const six = (value: number): number => Math.round(value * 1e6) / 1e6;

const smallest = (numbers: readonly (number | null)[]): number | null => {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : Math.min(...known);
};

const isIn = (one: Value, many: Value): boolean | null => (typeof one === 'string' && Array.isArray(many) ? many.includes(one) : null);

/** A country covers its ISO 3166-2 areas; a stay known only by country counts for each of its areas. */
const covers = (affected: string, visited: string): boolean =>
  affected === visited || visited.startsWith(affected + '-') || affected.startsWith(visited + '-');

const dayNumber = (day: string): number => Date.parse(day + 'T00:00:00Z') / 86_400_000;

function compare(op: string, left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  switch (op) {
    case 'eq': return left === right;
    case 'ne': return left !== right;
    case 'lt': return left < right;
    case 'le': return left <= right;
    case 'gt': return left > right;
    case 'ge': return left >= right;
    default: throw new Error('unknown operation ' + op);
  }
}
