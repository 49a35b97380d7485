import { createRoot } from 'react-dom/client';
import { startWords } from './shared/i18n/i18n.js';
import { Root } from './app/root.js';
import { wordsOf } from './app/words.js';
import './app/frame.css';

await startWords(wordsOf);
const place = document.getElementById('root');
if (!place) throw new Error('the page has no root');
createRoot(place).render(<Root />);
