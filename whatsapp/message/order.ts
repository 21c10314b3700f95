import { listOf, numberOf, objectOf, textOf } from '../json.js';
import type { IncomingMessage } from '../webhook.js';

export interface OrderLine {
  /** The product's id in the catalogue, often its SKU. */
  product_id: string | null;
  quantity: number | null;
  /** Of one piece. */
  price: number | null;
  /** ISO-4217. */
  currency: string | null;
}

/** A shopping cart that a customer sent. */
export interface OrderPart {
  order_items: OrderLine[];
  /** Null when a line lacks its price, or when the lines are in several currencies. */
  order_total: number | null;
  order_currency: string | null;
  order_catalog_id: string | null;
  order_note: string | null;
}

export function orderPart(message: IncomingMessage): OrderPart {
  const order = objectOf(message['order']);
  const lines = listOf(order['product_items']).map(lineOf);
  const currency = onlyCurrency(lines);
  return {
    order_items: lines,
    order_total: currency === null ? null : totalOf(lines),
    order_currency: currency,
    order_catalog_id: textOf(order['catalog_id']),
    order_note: textOf(order['text']),
  };
}

function lineOf(item: unknown): OrderLine {
  const line = objectOf(item);
  return {
    product_id: textOf(line['product_retailer_id']),
    quantity: numberOf(line['quantity']),
    price: numberOf(line['item_price']),
    currency: textOf(line['currency']),
  };
}

function onlyCurrency(lines: readonly OrderLine[]): string | null {
  const first = lines[0]?.currency ?? null;
  return lines.every((line) => line.currency === first) ? first : null;
}

function totalOf(lines: readonly OrderLine[]): number | null {
  let total = 0;
  for (const { quantity, price } of lines) {
    if (quantity === null || price === null) return null;
    total += quantity * price;
  }
  // No currency has more than four decimals; rounding takes off what binary fractions add.
  return Math.round(total * 10_000) / 10_000;
}
