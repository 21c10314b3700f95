import { registerHooks } from 'node:module';

const shipped = new URL('../../hub/store/append.js', import.meta.url).href;
const eventLog = new URL('../projection/event-log.js', import.meta.url).href;

/** Loaded before the hub, in each of its threads: gives it the bench's event log in place of its own `Appender`. */
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return found.url === shipped ? { ...found, url: eventLog } : found;
  },
});
