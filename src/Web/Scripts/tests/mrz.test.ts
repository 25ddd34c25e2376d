import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { personCheck } from '../verifier/checks/person.ts';
import { readMrz, type MrzChecks } from '../verifier/document/mrz.ts';
import { birthDateOf } from '../verifier/document/mrzDate.ts';
import { compareNames } from '../verifier/document/nameMatch.ts';
import { missing, sharedJson } from './sharedData.ts';

interface Zone {
  readonly format: string;
  readonly lines: readonly string[];
  readonly checks: Record<'num' | 'dob' | 'exp' | 'opt' | 'comp', boolean | undefined>;
  readonly valid: boolean;
}

const names = { num: 'number', dob: 'birthDate', exp: 'expiry', opt: 'optional', comp: 'composite' } as const;
const skip = missing('mrz');

describe('machine-readable zones', { skip }, () => {
  for (const [i, zone] of (skip ? [] : (sharedJson('mrz', 'mrz.json') as Zone[])).entries()) {
    test(`zone ${i + 1} (${zone.format}): each check digit as it truly is`, () => {
      const read = readMrz(zone.lines.join('\n'));
      assert.equal(read?.format, zone.format);
      for (const [theirs, ours] of Object.entries(names)) {
        const expected = zone.checks[theirs as keyof typeof names];
        if (expected !== undefined) assert.equal(read?.checks[ours as keyof MrzChecks], expected, ours);
      }
      assert.equal(read?.valid, zone.valid);
    });
  }
});

test('reads a zone that came without line breaks', () => {
  const read = readMrz('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10');
  assert.equal(read?.valid, true);
  assert.equal(read?.surname, 'ERIKSSON');
  assert.equal(read?.givenNames, 'ANNA MARIA');
  assert.equal(birthDateOf(read!.birthDate, '2026-11-21'), '1974-08-12');
});

test('nobody is born tomorrow', () => {
  assert.equal(birthDateOf('261122', '2026-11-21'), '1926-11-22');
  assert.equal(birthDateOf('261121', '2026-11-21'), '2026-11-21');
  assert.equal(birthDateOf('90<<<<', '2026-11-21'), '1990');
});

test('names agree across scripts, order and cut', () => {
  assert.equal(compareNames('Gößinger Gabriele', 'GOESSINGER<<GABRIELE'), 'same');
  assert.equal(compareNames('Müller', 'MULLER'), 'same');
  assert.equal(compareNames('Ион Иванов', 'IVANOV<<ION'), 'same');
  assert.equal(compareNames('Anna Maria Eriksson', 'ERIKSSON ANNA'), 'partial');
  assert.equal(compareNames('Anna Eriksson', 'Björn Borg'), 'different');
  assert.equal(compareNames('王小明', 'WANG'), 'cannot-tell');
});

test('the person is the same only where name or document and the birth date agree; all else is for a human', () => {
  const person = { name: 'Anna Eriksson', birthDate: '1974-08-12', documentNumber: 'L898902C3' };
  const of = (holder: object): string => personCheck(person, holder).reason;
  assert.equal(of({ name: 'ERIKSSON ANNA', birthDate: '1974-08-12' }), '');
  assert.equal(of({ birthDate: '1974-08-12', documentNumber: 'l898902-c3' }), '');
  assert.equal(of({ name: 'ERIKSSON ANNA' }), 'not-enough-to-compare');
  assert.equal(of({ name: 'ERIKSSON', birthDate: '1974' }), 'name-partly-agrees');
  assert.equal(of({ name: 'BORG BJOERN', birthDate: '1974-08-12', documentNumber: 'L898902C3' }), 'name-differs');
  assert.equal(of({ name: 'ERIKSSON ANNA', birthDate: '1974-08-13' }), 'birth-date-differs');
  assert.equal(of({ name: 'ERIKSSON ANNA', birthDate: '1974-08-12', documentNumber: 'X1' }), 'document-differs');
});
