import type { Statement } from '../statement.ts';
import { isStale, type Product, type TrustList } from '../trust.ts';
import { fail, pass, unknown, type Check } from './check.ts';

export const approvedProduct = (statement: Statement, list: TrustList): Product | undefined =>
  list.products.find((product) => product.id === statement.events[0]?.product);

/** Products of the ICVP come from WHO's prequalification list; absence proves something only while the list is fresh. */
export function product(statement: Statement, list: TrustList, at: Date): Check {
  if (approvedProduct(statement, list) !== undefined) return pass();
  const id = statement.events[0]?.product ?? '';
  // The first samples carried ICD-11 or SNOMED codes here, which name no product.
  if (!/Product[0-9a-f]{32}$/.test(id)) return unknown('product-code-unknown');
  return list.products.length === 0 || isStale(list, at) ? unknown('product-list-stale') : fail('product-not-approved');
}
