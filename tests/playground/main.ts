import { startPlayground } from './playground.ts';

const port = Number(process.env.PORT ?? 4010);

try {
  const playground = await startPlayground({ port, otherPort: Number(process.env.OTHER_PORT ?? 0) });
  process.stdout.write(`Playground     ${playground.origin}
Second port    ${playground.otherOrigin}
Over HTTPS     ${playground.secureOrigin}
Forward proxy  127.0.0.1:${playground.proxyPort}
Stop with Ctrl+C.
`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  process.stderr.write(`Port ${port} is taken: name another one, as in PORT=4011 npm run playground.\n`);
  process.exitCode = 1;
}
