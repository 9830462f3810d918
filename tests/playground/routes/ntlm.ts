import { lastPage, type Route } from '../http.ts';
import { use } from '../state.ts';

/**
 * A page behind NTLM, and two servers that take turns behind a load balancer without affinity. A handshake belongs to the
 * server that began it (MS-NLMP section 1.3.1), so the last message always reaches the one that knows nothing of it.
 */
export const ntlmPool: Route = ask => {
  const server = use(ask.state, `turns of ${ask.url.host}`) % 2 === 0 ? 'web-1' : 'web-2';
  const begun = `handshake with ${server} of ${ask.url.host}`;
  const message = messageType(ask.headers.authorization);
  const mark = ['X-Served-By', server] as const;
  if (message === 1) use(ask.state, begun);
  if (message === 3 && ask.state.uses.delete(begun)) return lastPage(ask, 200, 'Signed in.', [mark]);
  const challenge = message === 1 ? `NTLM ${CHALLENGE.toString('base64')}` : 'NTLM';
  return lastPage(ask, 401, 'This needs a Windows account.', [['WWW-Authenticate', challenge], mark]);
};

/** The number that stands after the signature of an NTLM message; 0 where there is none. */
function messageType(authorization = ''): number {
  const message = Buffer.from(/^NTLM +(\S+)$/i.exec(authorization)?.[1] ?? '', 'base64');
  return message.length >= 12 && message.toString('latin1', 0, 8) === SIGNATURE ? message.readUInt32LE(8) : 0;
}

const SIGNATURE = 'NTLMSSP\0';

/** Unicode, a name of the domain, NTLM, always sign, target is a domain, extended session security, target information. */
const FLAGS = 0x1 | 0x4 | 0x200 | 0x8000 | 0x10000 | 0x80000 | 0x800000;

const CHALLENGE = challengeMessage('OFFICE', 'WEB');

/** The second of the three messages (MS-NLMP section 2.2.1.2). */
function challengeMessage(domain: string, computer: string): Buffer {
  const name = Buffer.from(domain, 'utf16le');
  const information = Buffer.concat([pair(2, name), pair(1, Buffer.from(computer, 'utf16le')), pair(0)]);
  const head = Buffer.alloc(48);
  head.write(SIGNATURE, 0, 'latin1');
  head.writeUInt32LE(2, 8);
  putField(head, 12, name, head.length);
  head.writeUInt32LE(FLAGS, 20);
  head.write('1f2e3d4c5b6a7988', 24, 'hex'); // any eight bytes: nobody checks what is made of them
  putField(head, 40, information, head.length + name.length);
  return Buffer.concat([head, name, information]);
}

/** Length, allocated length and place of a part that follows the fixed ones. */
function putField(head: Buffer, at: number, part: Buffer, place: number): void {
  head.writeUInt16LE(part.length, at);
  head.writeUInt16LE(part.length, at + 2);
  head.writeUInt32LE(place, at + 4);
}

/** AV_PAIR (MS-NLMP section 2.2.2.1). */
function pair(id: number, value: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}
