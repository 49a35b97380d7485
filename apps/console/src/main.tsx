import { createRoot } from 'react-dom/client';
import { config } from 'zod/v4/core';
import { startWords } from './shared/i18n/i18n.js';
import { Root } from './app/root.js';
import { wordsOf } from './app/words.js';
import './app/frame.css';

// The page's policy forbids code made at run time, which zod would otherwise try with each contract.
config({ jitless: true });
await startWords(wordsOf);
const place = document.getElementById('root');
if (!place) throw new Error('the page has no root');
createRoot(place).render(<Root />);
