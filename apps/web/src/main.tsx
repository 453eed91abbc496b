import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/app.tsx';
import { startI18n } from './i18n/i18n.ts';

// zod compiles its checks with `new Function`, which our content security policy forbids.
z.config({ jitless: true });

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no element with id "root"');
await startI18n();
createRoot(element).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
