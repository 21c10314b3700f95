import { built } from '../built.js';
import { startZapier } from '../zapier/zapier.js';
import type { Account } from './config.js';
import { HubClient } from './hub-client.js';
import { checkMetaAccess } from './meta-access.js';
import { runs } from './runs.js';
import type { Setting } from './setting.js';

/** As the integration has them (README: settings). */
const graph = { url: 'https://graph.facebook.com', version: 'v25.0' };

/**
 * Runs the built integration on this machine, connected to the account. Nothing is sent.
 * @throws UnusableFile when Meta or the hub does not know the account with the secrets of the config.
 */
export async function startRealSetting(
  account: Account,
  environment: Record<string, string | undefined>,
): Promise<Setting> {
  const { wabaId, phoneNumberId, hubUrl, appId, appSecret, token, recipients } = account;
  const graphUrl = environment.GRAPH_URL?.trim().replace(/\/+$/, '') || graph.url;
  const version = environment.GRAPH_VERSION?.trim() || graph.version;
  const meta = { graphUrl: `${graphUrl}/${version}`, wabaId, token, appId, appSecret };
  const hub = new HubClient(hubUrl, token, wabaId);
  await checkMetaAccess(meta, account);
  await hub.check();
  const zapier = await startZapier({
    app: built('index.js'),
    ...runs,
    env: {
      CLIENT_ID: appId,
      CLIENT_SECRET: appSecret,
      HUB_URL: hubUrl,
      GRAPH_URL: graphUrl,
      GRAPH_VERSION: version,
    },
  });
  try {
    const connection = await zapier.connectionOf({
      access_token: token,
      expires_at: '',
      refresh_at: '',
      waba_ids: wabaId,
      business_name: '',
    });
    return {
      zapier,
      connection,
      hub,
      meta,
      wabaId,
      phoneNumberId,
      samples: account.samples,
      recipients,
      ratePerMinute: account.ratePerMinute,
      rows: account.rows,
      crowd: recipients,
      sideBySide: runs.processes * runs.callsAtOnce,
      quietMs: 60_000,
      played: null,
      close: () => zapier.close(),
    };
  } catch (error) {
    await zapier.close();
    throw error;
  }
}
