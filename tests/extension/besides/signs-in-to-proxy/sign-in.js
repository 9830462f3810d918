const ACCOUNT = { username: 'ada', password: 'lovelace' };

// Once for a request: a proxy that asks again did not take the account.
const asked = new Set();

chrome.webRequest.onAuthRequired.addListener(
  ({ isProxy, requestId }) => {
    if (!isProxy || asked.has(requestId)) return {};
    asked.add(requestId);
    return { authCredentials: ACCOUNT };
  },
  { urls: ['<all_urls>'] },
  ['blocking'],
);
