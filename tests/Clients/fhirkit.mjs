// CRUD, search, paging, transaction and history by fhir-kit-client against a live server.
// usage: node fhirkit.mjs BASE; the token comes in the environment variable TOKEN. Ends with 0 when every step holds.
import assert from 'node:assert/strict';
import { Client } from 'fhir-kit-client';

const client = new Client({ baseUrl: process.argv[2], customHeaders: { Authorization: `Bearer ${process.env.TOKEN}` } });
const mark = `kit${process.pid}`;
const patient = family => ({ resourceType: 'Patient', active: true, name: [{ family }], identifier: [{ system: 'urn:kit', value: `${mark}-${family}` }] });

const statement = await client.capabilityStatement();
assert.equal(statement.fhirVersion, '4.0.1');

// Create, read, update, patch, version read, history, delete.
const created = await client.create({ resourceType: 'Patient', body: patient(mark) });
assert.equal(created.meta.versionId, '1');
const read = await client.read({ resourceType: 'Patient', id: created.id });
assert.deepEqual(read, created);
const updated = await client.update({ resourceType: 'Patient', id: created.id, body: { ...read, gender: 'female' } });
assert.equal(updated.meta.versionId, '2');
const patched = await client.patch({ resourceType: 'Patient', id: created.id, jsonPatch: [{ op: 'replace', path: '/active', value: false }] });
assert.equal(patched.active, false);
const first = await client.vread({ resourceType: 'Patient', id: created.id, version: '1' });
assert.equal(first.gender, undefined);
const versions = await client.history({ resourceType: 'Patient', id: created.id });
assert.deepEqual(versions.entry.map(entry => entry.request.method), ['PATCH', 'PUT', 'POST']);
assert.equal((await client.history({ resourceType: 'Patient' })).type, 'history');
assert.equal((await client.history()).type, 'history');

// Search by address and by body, pages, compartment.
for (let n = 0; n < 4; n++) {
  await client.create({ resourceType: 'Patient', body: patient(`${mark}page${n}`) });
}
let page = await client.search({ resourceType: 'Patient', searchParams: { family: `${mark}page`, _count: 3 } });
const seen = page.entry.map(entry => entry.resource.id);
page = await client.nextPage({ bundle: page });
seen.push(...page.entry.map(entry => entry.resource.id));
assert.equal(new Set(seen).size, 4);
const posted = await client.search({ resourceType: 'Patient', searchParams: { family: `${mark}page0` }, options: { postSearch: true } });
assert.equal(posted.entry.length, 1);

// Transaction and batch.
const full = 'urn:uuid:0f3e2b54-6a0a-4a9e-9d0a-0123456789ab';
const transaction = await client.transaction({ body: { resourceType: 'Bundle', type: 'transaction', entry: [
  { fullUrl: full, resource: patient(`${mark}tx`), request: { method: 'POST', url: 'Patient' } },
  { resource: { resourceType: 'Observation', status: 'final', code: { text: 'x' }, subject: { reference: full } }, request: { method: 'POST', url: 'Observation' } },
] } });
assert.deepEqual(transaction.entry.map(entry => entry.response.status.slice(0, 3)), ['201', '201']);
const person = transaction.entry[0].resource.id;
const within = await client.compartmentSearch({ compartment: { resourceType: 'Patient', id: person }, resourceType: 'Observation' });
assert.equal(within.entry.length, 1);
const batch = await client.batch({ body: { resourceType: 'Bundle', type: 'batch', entry: [{ request: { method: 'GET', url: `Patient/${person}` } }] } });
assert.equal(batch.entry[0].response.status.slice(0, 3), '200');
const whole = await client.operation({ name: '$everything', resourceType: 'Patient', id: person, method: 'get' });
assert.equal(whole.entry[0].resource.resourceType, 'Patient');

// Errors are OperationOutcomes.
await client.delete({ resourceType: 'Patient', id: created.id });
await assert.rejects(client.read({ resourceType: 'Patient', id: created.id }), error => error.response.status === 410 && error.response.data.resourceType === 'OperationOutcome');
await assert.rejects(client.search({ resourceType: 'Patient', searchParams: { shoe: '42' } }), error => error.response.status === 400);
console.log('fhir-kit-client: every step holds');
