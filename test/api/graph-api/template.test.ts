import nock from 'nock';
import type { ZObject } from 'zapier-platform-core';
import { currentTemplate, knownTemplate, type KnownTemplate } from '../../../api/graph-api/template.js';
import { orderReady } from '../../creates/templates.js';
import { failure, graphError, GRAPH, offline, run, runAgain, type AnyPerform } from '../../zapier.js';

offline();

const stored = (template: object = orderReady) =>
  nock(GRAPH).get('/v25.0/5').query(true).reply(200, template);
const reading = (id = '5') => ((z) => knownTemplate(z, id)) as AnyPerform;
const again = async () => (await runAgain(reading())) as KnownTemplate;

describe('a template', () => {
  it.each([
    [400, graphError(100, { error_subcode: 33 })],
    [404, graphError(803)],
  ])('that is gone (HTTP %i) is said to be so', async (status, body) => {
    nock(GRAPH).get('/v25.0/5').query(true).reply(status, body);
    const { name, message } = await failure(run(reading()));
    expect(name).toBe('HaltedError');
    expect(message).toContain('it was deleted');
  });

  it('is not asked for by its name', async () => {
    const { name, message } = await failure(run(reading('order_ready')));
    expect(name).toBe('HaltedError');
    expect(message).toContain('not its name');
  });

  it('that Meta refuses for another reason says which', async () => {
    nock(GRAPH).get('/v25.0/5').query(true).reply(400, graphError(10));
    expect((await failure(run(reading()))).message).toContain('(Meta code 10');
  });

  it('without components has none, and no crash', async () => {
    const bare: Partial<typeof orderReady> = { ...orderReady };
    delete bare.components;
    stored(bare);
    expect(await run(reading())).toMatchObject({ template: { components: [] } });
  });

  it('is asked for with the category it had before', async () => {
    nock(GRAPH)
      .get('/v25.0/5')
      .query(({ fields }) => String(fields).split(',').includes('previous_category'))
      .reply(200, { ...orderReady, previous_category: 'UTILITY' });
    expect(await run(reading())).toMatchObject({ template: { previous_category: 'UTILITY' } });
  });

  it('is remembered, and said to be', async () => {
    stored();
    expect(await run(reading())).toEqual({ template: orderReady, remembered: false });
    expect(await again()).toEqual({ template: orderReady, remembered: true });
  });

  it('is read anew where it must be as it is now', async () => {
    stored();
    await run(reading());
    stored({ ...orderReady, status: 'PAUSED' });
    expect(await runAgain(((z) => currentTemplate(z, '5')) as AnyPerform)).toMatchObject({
      status: 'PAUSED',
    });
    expect((await again()).template.status).toBe('PAUSED');
  });

  it('is read when what is remembered is no template', async () => {
    stored();
    const spoiling = (z: ZObject) => z.cache.set('template/5', 'x');
    await run(spoiling as AnyPerform);
    expect(await again()).toMatchObject({ remembered: false });
  });
});
