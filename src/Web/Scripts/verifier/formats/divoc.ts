import { fromBase64 } from '../base64.ts';
import { fail, pass, unknown } from '../checks/check.ts';
import { notExpired } from '../checks/notExpired.ts';
import { inflateRaw } from '../inflate.ts';
import { json } from '../jws.ts';
import { array, object, text as asText, type Json } from '../json.ts';
import type { Findings } from '../report.ts';
import { present } from '../fields.ts';
import type { HealthEvent, Person, Statement } from '../statement.ts';

const format = 'divoc';
const localHeader = [0x50, 0x4b, 0x03, 0x04];

/**
 * DIVOC: a JSON-LD credential in a zip file, as text after `B64:`. It is read and shown; its proof needs
 * canonical RDF and contexts from the network, so nobody here can tell whether it is authentic.
 */
export function verifyDivoc(text: string, at: Date): Findings {
  const bytes = fromBase64(text.slice('B64:'.length).trim());
  const payload = bytes === null ? null : firstEntry(bytes);
  if (payload === null) return { format, checks: { prefix: pass(), compression: fail('compression-broken') } };
  const credential = json(payload);
  if (credential === null) return { format, checks: { prefix: pass(), compression: pass(), cose: fail('not-claims') } };
  const issued = Date.parse(asText(credential['issuanceDate']) ?? '');
  return {
    format,
    checks: {
      prefix: pass(), compression: pass(), cose: pass(),
      signature: unknown('signature-kind-not-read'), schema: pass(), issuerTrusted: unknown('signature-kind-not-read'),
      notExpired: notExpired({ issuedAt: Number.isNaN(issued) ? null : issued / 1000, expires: null, endOptional: true }, at),
      notRevoked: unknown('no-revocation-list'),
    },
    payload: credential,
    statement: statementOf(credential),
  };
}

/** The first file of a zip (PKWARE APPNOTE §4.3.7), deflated or stored. */
function firstEntry(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < 30 || localHeader.some((byte, i) => bytes[i] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const method = view.getUint16(8, true);
  const start = 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (method === 0) return bytes.subarray(start, start + view.getUint32(18, true));
  if (method !== 8 || start > bytes.length) return null;
  const inflated = inflateRaw(bytes.subarray(start));
  return inflated.ok ? inflated.value.bytes : null;
}

function statementOf(credential: Json): Statement {
  const subject = object(credential['credentialSubject']);
  const evidence = object(array(credential['evidence'])[0]);
  const person = present<Person>({ name: asText(subject['name']), birthDate: asText(subject['dob']), sex: asText(subject['gender']), nationality: asText(subject['nationality']) });
  const event: HealthEvent = { kind: 'vaccination', ...present<Partial<HealthEvent>>({ vaccine: asText(evidence['vaccine']), lot: asText(evidence['batch']), date: asText(evidence['date'])?.slice(0, 10) }) };
  return { format: 'divoc', person, events: [event], ...present<Partial<Statement>>({ issuer: asText(credential['issuer']) }) };
}

/** How such a text begins. */
export const isDivoc = (text: string): boolean => text.startsWith('B64:');
