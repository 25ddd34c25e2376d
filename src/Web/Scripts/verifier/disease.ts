import { approvedProduct } from './checks/product.ts';
import type { HealthEvent } from './statement.ts';
import type { TrustList } from './trust.ts';

/** Diseases of the ICVP by their ICD-11 codes. */
export const yellowFever = '1D47';
export const polio = '1C81';

/** The first samples named an ICD-11 vaccine where the product belongs. */
const vaccines = new Map([['XM0N24', yellowFever], ['XM3418', yellowFever], ['XM79H3', polio], ['XM0VX8', polio], ['XM0KZ1', polio], ['XM5V19', polio]]);

/** The product list knows best, then the disease the certificate names, then the code used in the product's place. */
export const diseaseOf = (event: HealthEvent, list: TrustList): string | undefined =>
  approvedProduct(event.product, list)?.disease ?? event.disease ?? vaccines.get(event.product ?? '');
