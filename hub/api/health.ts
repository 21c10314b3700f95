import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.js';
import type { Store } from '../store/store.js';
import { Problem } from './problem.js';

interface Needs {
  store: Pick<Store, 'ping'>;
  metrics: Metrics;
  deliveryMetrics(): Promise<string>;
  isDraining(): boolean;
}

const pingWithinMs = 2_000;

/** For whoever runs the hub: is it alive, should it get traffic, what does it count. Open to all: nothing here is personal. */
export function operationRoutes(app: FastifyInstance, needs: Needs): void {
  app.get('/healthz', described('Tells that the hub runs.', 'It runs.'), () => ({ status: 'ok' }));

  app.get('/readyz', described('Tells whether the hub should get requests.', 'It should.'), async () => {
    if (needs.isDraining()) throw notReady('The hub is stopping and takes nothing new.');
    if (!(await storeAnswers(needs.store))) throw notReady('The hub cannot reach its database.');
    return { status: 'ready' };
  });

  app.get(
    '/metrics',
    described('Counts what the hub does.', 'Prometheus’ text format.'),
    async (_request, reply) => {
      const { registry } = needs.metrics;
      const texts = await Promise.all([registry.metrics(), needs.deliveryMetrics()]);
      return reply.type(registry.contentType).send(texts.join('\n'));
    },
  );
}

const described = (summary: string, well: string) => ({
  config: { description: { summary, answers: { 200: well } } },
});

/** Whether the database answers within two seconds. */
export async function storeAnswers(store: Pick<Store, 'ping'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), pingWithinMs);
  });
  const answer = store.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}

function notReady(detail: string): Problem {
  return new Problem(503, 'not-ready', 'Not Ready', detail, { headers: { 'retry-after': '5' } });
}
