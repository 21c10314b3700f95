import { built } from '../built.js';
import { startZapier } from '../zapier/zapier.js';
import type { Account } from './config.js';
import { graphIn } from './graph-access.js';
import { HubClient } from './hub-client.js';
import { checkMetaAccess } from './meta-access.js';
import { runs } from './runs.js';
import type { Setting } from './setting.js';

/**
 * Runs the built integration on this machine, connected to the account. Nothing is sent.
 * @throws UnusableFile when Meta or the hub does not know the account with the secrets of the config, or the settings
 * of the environment say no place where Meta could be.
 */
export async function startRealSetting(
  account: Account,
  environment: Record<string, string | undefined>,
): Promise<Setting> {
  const { wabaId, phoneNumberId, hubUrl, appId, appSecret, token, recipients } = account;
  const graph = graphIn(environment);
  const meta = { graphUrl: `${graph.url}/${graph.version}`, wabaId, token, appId, appSecret };
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
      GRAPH_URL: graph.url,
      GRAPH_VERSION: graph.version,
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
