import { askAccess } from './ask-access.ts';
import { browserSetting } from './browser-setting.ts';
import { clearSavedCredentials } from './clear-saved-credentials.ts';
import { clearSiteCookies } from './clear-site-cookies.ts';
import { clearSiteData } from './clear-site-data.ts';
import { connectNetwork } from './connect-network.ts';
import { contactAdmin } from './contact-admin.ts';
import type { FixKind, FixKindFacts } from './define.ts';
import { disableExtension } from './disable-extension.ts';
import { dismissLoginPrompt } from './dismiss-login-prompt.ts';
import { fixClock } from './fix-clock.ts';
import { frontendCode } from './frontend-code.ts';
import { gatewayConfig } from './gateway-config.ts';
import { idpConfig } from './idp-config.ts';
import { lookCloser } from './look-closer.ts';
import { nothing } from './none.ts';
import { reloadPage } from './reload-page.ts';
import { retryInCleanSession } from './retry-in-clean-session.ts';
import { retryWithHeader } from './retry-with-header.ts';
import { retypeCredentials } from './retype-credentials.ts';
import { serverCode } from './server-code.ts';
import { serverConfig } from './server-config.ts';
import { showLoginPrompt } from './show-login-prompt.ts';
import { signInAgain } from './sign-in-again.ts';
import { switchAccount } from './switch-account.ts';
import { unregisterServiceWorker } from './unregister-service-worker.ts';
import { useOtherToken } from './use-other-token.ts';
import { useOtherUrl } from './use-other-url.ts';
import { wait } from './wait.ts';

export {
  ACTIONS,
  type ActionKind,
  type FixKind,
  type FixKindFacts,
  type FixPlan,
  type PreviewedAction,
} from './define.ts';
export {
  askAccess,
  browserSetting,
  clearSavedCredentials,
  clearSiteCookies,
  clearSiteData,
  connectNetwork,
  contactAdmin,
  disableExtension,
  dismissLoginPrompt,
  fixClock,
  frontendCode,
  gatewayConfig,
  idpConfig,
  lookCloser,
  nothing,
  reloadPage,
  retryInCleanSession,
  retryWithHeader,
  retypeCredentials,
  serverCode,
  serverConfig,
  showLoginPrompt,
  signInAgain,
  switchAccount,
  unregisterServiceWorker,
  useOtherToken,
  useOtherUrl,
  wait,
};

/** Every fix kind by its word; a kind without an entry does not compile. */
export const FIXES: Readonly<Record<FixKind, FixKindFacts>> = {
  none: nothing.facts,
  'sign-in-again': signInAgain.facts,
  'reload-page': reloadPage.facts,
  'retype-credentials': retypeCredentials.facts,
  'clear-saved-credentials': clearSavedCredentials.facts,
  'clear-site-cookies': clearSiteCookies.facts,
  'clear-site-data': clearSiteData.facts,
  'switch-account': switchAccount.facts,
  'ask-access': askAccess.facts,
  'use-other-url': useOtherUrl.facts,
  'browser-setting': browserSetting.facts,
  'disable-extension': disableExtension.facts,
  'unregister-service-worker': unregisterServiceWorker.facts,
  'fix-clock': fixClock.facts,
  'connect-network': connectNetwork.facts,
  wait: wait.facts,
  'retry-with-header': retryWithHeader.facts,
  'frontend-code': frontendCode.facts,
  'server-code': serverCode.facts,
  'server-config': serverConfig.facts,
  'gateway-config': gatewayConfig.facts,
  'idp-config': idpConfig.facts,
  'contact-admin': contactAdmin.facts,
  'retry-in-clean-session': retryInCleanSession.facts,
  'use-other-token': useOtherToken.facts,
  'look-closer': lookCloser.facts,
  'dismiss-login-prompt': dismissLoginPrompt.facts,
  'show-login-prompt': showLoginPrompt.facts,
};
