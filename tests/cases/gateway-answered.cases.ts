import { exchange, opaque, testCase } from './build.ts';

const url = 'https://edge.granary.example/v2/stock';
const authorization = `Bearer ${opaque('grain')}`;

export default [
  testCase('gateway-kong', {
    name: 'the answer bears the gateway’s mark and none of an application',
    exchanges: [
      exchange({
        url,
        authorization,
        json: { message: 'Unauthorized' },
        responseHeaders: { Server: 'kong/3.6.1', 'X-Kong-Response-Latency': '2' },
      }),
    ],
    expect: {
      primary: 'gateway-answered',
      minConfidence: 'possible',
      mustNotSay: ['permission-denied', 'token-expired'],
      fixKinds: ['gateway-config'],
    },
  }),
  testCase('gateway-passed-on', {
    name: 'the application behind the gateway answered',
    exchanges: [
      exchange({
        url,
        authorization,
        json: { message: 'Unauthorized' },
        responseHeaders: { Via: 'kong/3.6.1', 'X-Kong-Upstream-Latency': '11', 'X-Kong-Response-Latency': '2' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['gateway-answered'] },
  }),
  testCase('gateway-unseen', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ url, authorization }), responseHeaders: [] }],
    expect: { primary: null, inconclusive: ['gateway-answered'] },
  }),
];
