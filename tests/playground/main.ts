import { startPlayground } from './playground.ts';

const playground = await startPlayground({
  port: Number(process.env.PORT ?? 4010),
  otherPort: Number(process.env.OTHER_PORT ?? 0),
});
process.stdout.write(`Playground     ${playground.origin}
Second port    ${playground.otherOrigin}
Over HTTPS     ${playground.secureOrigin}
Forward proxy  127.0.0.1:${playground.proxyPort}
Stop with Ctrl+C.
`);
