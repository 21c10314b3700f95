/** What delivery needs to know; the hub's whole configuration has all of it. Plain data: it crosses to a thread. */
export interface DeliverySettings {
  /** PostgreSQL; absent: SQLite at `databasePath`. */
  databaseUrl?: string | undefined;
  databasePath: string;
  /** The allow-list of HOOK_HOSTS: `host` or `host:port`. */
  hookHosts: readonly string[];
  logLevel: string;
}

/** Deliveries under way, wherever they run. */
export interface Delivery {
  /** Says that something new waits for these subscriptions. Cheap: many calls in one turn become one. */
  wake(subscriptionIds: readonly string[]): void;
  /** The delivery metrics in Prometheus' text format; empty when they cannot be had at the moment. */
  metrics(): Promise<string>;
  /** Takes nothing new, waits for the POSTs under way (15 s at most), writes down what became of them, and ends. */
  close(): Promise<void>;
}
