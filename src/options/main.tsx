import { local } from '../platform/storage.ts';
import { createOptionsStore } from '../protocol/index.ts';
import { saveText } from '../ui/save-text.ts';
import { mountOptions } from './app.tsx';

const root = document.getElementById('app');
if (root) await mountOptions(root, { store: createOptionsStore(local), save: saveText });
