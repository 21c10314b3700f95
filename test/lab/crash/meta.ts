import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers the one question that the hub asks Meta: whose token is this? */
export interface Meta {
  url: string;
  appId: string;
  token: string;
  wabaId: string;
  close(): Promise<void>;
}

export async function startMeta(): Promise<Meta> {
  const meta = { appId: '1000000000000001', token: 'crash-token', wabaId: '200000000000001' };
  const target_ids = [meta.wabaId];
  const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'];
  const server = createServer((_request, response) => {
    const data = {
      app_id: meta.appId,
      type: 'SYSTEM_USER',
      is_valid: true,
      expires_at: 0,
      scopes,
      granular_scopes: scopes.map((scope) => ({ scope, target_ids })),
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    ...meta,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
  };
}
