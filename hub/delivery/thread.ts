import { parentPort, workerData } from 'node:worker_threads';
import { createLog } from '../log.js';
import type { FromThread, ToThread } from './thread-messages.js';
import { runDelivery } from './run.js';
import type { DeliverySettings } from './settings.js';

/** The entry of the delivery thread: it opens its own store and answers the messages of the main thread. */
const port = parentPort;
if (!port) throw new Error('This file is the delivery thread of the hub; start the hub with `npm run hub`.');

const settings = workerData as DeliverySettings;
const delivery = await runDelivery(settings, createLog(settings.logLevel));
const say = (message: FromThread) => port.postMessage(message);

port.on('message', (message: ToThread) => {
  if (message.type === 'wake') delivery.wake(message.ids);
  else if (message.type === 'metrics') void delivery.metrics().then((text) => say({ type: 'metrics', text }));
  else void delivery.close().finally(() => port.close());
});
say({ type: 'ready' });
