/** What the lab asks of the app's process: one event, as Zapier hands it to its Lambda. */
export interface AppCall {
  id: string;
  event: AppEvent;
}

export interface AppEvent {
  command: 'execute' | 'definition' | 'validate';
  /** Such as `triggers.new_message.operation.perform`. */
  method?: string;
  bundle?: Bundle;
  rpc_base: string;
  token: string;
  storeKey: string;
  /** Zapier raises failed output checks for the integration's own developers, and only logs them for others. */
  isDeveloper: true;
}

/** What a method of the app gets (zapier-platform: the bundle). */
export interface Bundle {
  inputData?: Data;
  inputDataRaw?: Data;
  authData?: Data;
  meta?: Data;
  targetUrl?: string;
  subscribeData?: Data;
  cleanedRequest?: unknown;
  rawRequest?: unknown;
  outputData?: Data;
}

export type Data = Record<string, unknown>;

/** The process's answer; `ready` is the first one, after the app was loaded. */
export interface AppAnswer {
  id: string;
  results?: unknown;
  error?: { name: string; message: string };
}
