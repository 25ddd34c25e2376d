import type { Statement } from '../statement.ts';
import { isStale, type Product, type TrustList } from '../trust.ts';
import { fail, pass, unknown, type Check } from './check.ts';

export const approvedProduct = (id: string | undefined, list: TrustList): Product | undefined => list.products.find((product) => product.id === id);

/** Products of the ICVP come from WHO's list (REQ-CC-06); absence proves something only where the list is whole and fresh. */
export function product(statement: Statement, list: TrustList, at: Date): Check | null {
  if (statement.format !== 'icvp') return null;
  if (statement.events.length === 0) return unknown('no-product');
  const missing = statement.events.find((event) => approvedProduct(event.product, list) === undefined);
  if (missing === undefined) return pass();
  const more = { detail: missing.product ?? '' };
  return list.productsComplete === true && !isStale(list, at) ? fail('product-not-approved', more) : unknown('product-not-known', more);
}
