import { createPanel } from '../platform/devtools.ts';

// Paths from the root mean the same in both browsers; relative ones do not (platform/devtools.ts).
await createPanel('Why401', '/icons/32.png', '/src/panel/index.html');
