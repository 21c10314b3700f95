import { describeAppending } from './append.js';
import type { Bench } from './bench.js';
import { describeDeliveries } from './deliveries.js';
import { describeEventLists } from './events.js';
import { describePruning } from './pruning.js';
import { describeSubscriptions } from './subscriptions.js';
import { describeTemplateReviews } from './template-reviews.js';

/** Everything a store promises, on whatever database. */
export function describeStoreContract(bench: Bench): void {
  describeAppending(bench);
  describeEventLists(bench);
  describePruning(bench);
  describeSubscriptions(bench);
  describeDeliveries(bench);
  describeTemplateReviews(bench);
}
