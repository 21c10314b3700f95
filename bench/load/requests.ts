import { createHmac, createSecretKey } from 'node:crypto';
import { batchedBody, textMessageBody, type Business } from './messages.js';
import { trafficBody } from './traffic.js';

/** What requests to build. */
export interface RequestPlan {
  business: Business;
  appSecret: string;
  /** `messages`: what customers write; `traffic`: also what becomes of the messages that are sent to them. */
  content: 'messages' | 'traffic';
  /** Number of the first update; the others follow. */
  first: number;
  requests: number;
  /** 1: bodies of 1,024 bytes with one update. More: that many messages a body. */
  updatesPerBody: number;
}

/** Signed HTTP requests, ready to be written to a socket: making them costs nothing while the load runs. */
export interface RequestPool {
  length: number;
  bytesOfBody: number;
  /** The bytes of request number `index`, head and body. */
  request(index: number): Buffer;
}

const PATH = '/webhooks/whatsapp';

/** Builds all requests of a plan in one block of memory, about 10 microseconds a message. */
export function buildRequests(plan: RequestPlan): RequestPool {
  const key = createSecretKey(Buffer.from(plan.appSecret));
  const at = Math.floor(Date.now() / 1000);
  const bodyOf = (index: number): string => {
    const number = plan.first + index * plan.updatesPerBody;
    if (plan.content === 'traffic') return trafficBody(plan.business, number, at);
    return plan.updatesPerBody === 1
      ? textMessageBody(plan.business, number, at)
      : batchedBody(plan.business, number, plan.updatesPerBody, at);
  };
  const requestOf = (index: number): string => {
    const body = bodyOf(index);
    const signature = createHmac('sha256', key).update(body).digest('hex');
    return (
      `POST ${PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: facebookexternalua\r\nAccept: */*\r\n` +
      `Content-Type: application/json\r\nX-Hub-Signature-256: sha256=${signature}\r\n` +
      `Content-Length: ${body.length}\r\n\r\n${body}`
    );
  };
  // Every request of a plan has the same length: ids, numbers and texts do not vary in theirs.
  const size = requestOf(0).length;
  const block = Buffer.allocUnsafeSlow(size * plan.requests);
  for (let index = 0; index < plan.requests; index++) {
    const request = requestOf(index);
    if (request.length !== size) throw new Error(`Request ${index} is ${request.length} bytes, not ${size}.`);
    block.write(request, index * size, 'latin1');
  }
  return {
    length: plan.requests,
    bytesOfBody: bodyOf(0).length,
    request: (index) => block.subarray(index * size, (index + 1) * size),
  };
}
