// How the page makes one request of a run, in each of the ways that browsers have.

/**
 * @param step one step of `failures.ts`
 * @param page tokens by name, ports by listener, and the host name of the run
 * @returns the status that the page gets to see, or `blocked`
 */
export async function take(step, page) {
  if (step.after) await new Promise(resolve => setTimeout(resolve, step.after));
  const ways = {
    fetch: byFetch,
    xhr: byXhr,
    image: byImage,
    frame: byFrame,
    font: byFont,
    events: byEvents,
    socket: bySocket,
  };
  return ways[step.how ?? 'fetch'](addressOf(step, page), step, page);
}

/** Where the step goes to. */
export function addressOf(step, page) {
  const url = new URL(fill(step.path, page), location.href);
  if (step.host) url.hostname = fill(step.host, page);
  if (step.userinfo) [url.username, url.password] = step.userinfo.split(':');
  if (step.at) url.port = page.ports[step.at];
  if (step.at === 'secure' || step.at === 'certified') url.protocol = 'https:';
  if (step.how === 'socket') url.protocol = url.protocol.replace('http', 'ws');
  return url;
}

export const fill = (text, { tokens, home }) => text.replace(/\{(\w+)\}/g, (_, name) => ({ home, ...tokens })[name]);

export const filled = (fields, page) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fill(value, page)]));

async function byFetch(url, step, page) {
  const headers = filled(step.headers ?? {}, page);
  if (step.authorization) headers.Authorization = fill(step.authorization, page);
  const body = step.fields && JSON.stringify(filled(step.fields, page));
  if (body) headers['Content-Type'] = 'application/json';
  try {
    const response = await fetch(url, {
      method: step.method ?? 'GET',
      headers,
      ...(body && { body }),
      credentials: step.credentials ?? 'same-origin',
    });
    const text = await response.text();
    if (step.save) page.tokens[step.save] = JSON.parse(text).access_token;
    return response.status;
  } catch {
    return 'blocked';
  }
}

/** With an account given to `open`, the browser answers the challenge by itself (XMLHttpRequest standard, the open() method). */
function byXhr(url, { account: [username, password] }) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    request.open('GET', url, true, username, password);
    request.onload = () => resolve(request.status);
    request.onerror = () => resolve('blocked');
    request.send();
  });
}

function byImage(url) {
  return new Promise(resolve => {
    const image = new Image();
    image.onload = () => resolve(200);
    image.onerror = () => resolve('blocked');
    image.src = url.href;
  });
}

/** A page cannot see what a frame of another origin, or an error page, has in it: that it has loaded is all. */
function byFrame(url) {
  return new Promise(resolve => {
    const frame = document.createElement('iframe');
    frame.onload = () => resolve(200);
    frame.src = url.href;
    frame.hidden = true;
    document.body.append(frame);
  });
}

const byFont = url =>
  new FontFace('playground', `url(${url})`).load().then(
    () => 200,
    () => 'blocked',
  );

function byEvents(url) {
  return new Promise(resolve => {
    const events = new EventSource(url);
    const end = answer => {
      events.close();
      resolve(answer);
    };
    events.onopen = () => end(200);
    events.onerror = () => end('blocked');
  });
}

function bySocket(url) {
  return new Promise(resolve => {
    const socket = new WebSocket(url);
    socket.onopen = () => resolve(101);
    socket.onerror = () => resolve('blocked');
  });
}
