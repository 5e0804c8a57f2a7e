/** The UI's start: reach the engine, take on the last known look, paint. */
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import './design/tokens.css';
import './design/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { Tooltip } from 'radix-ui';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app/App.tsx';
import { Unbroken } from './app/Broken.tsx';
import { createHouse, HouseContext } from './app/engine.tsx';
import { remembered, size, speak, wear } from './app/settings.ts';
import { reachEngine } from './client/reach.ts';
import { createWords, localeOf, preferredLocale } from './words/index.ts';

const look = remembered();
wear(look.theme);
size(look.textSize);
const words = createWords(look.locale ?? preferredLocale(navigator.languages));
speak(words, look.locale);
const house = createHouse(reachEngine(), () => localeOf(words));
// The small window over other programs is the same page with another face.
const QuickAsk = lazy(async () => ({ default: (await import('./quick/QuickAsk.tsx')).QuickAsk }));
const quick = new URLSearchParams(window.location.search).has('quick');

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <HouseContext value={house}>
        <QueryClientProvider client={house.queries}>
          <Tooltip.Provider delayDuration={150} skipDelayDuration={300}>
            <Unbroken>
              {quick ? (
                <Suspense>
                  <QuickAsk />
                </Suspense>
              ) : (
                <App />
              )}
            </Unbroken>
          </Tooltip.Provider>
        </QueryClientProvider>
      </HouseContext>
    </I18nextProvider>
  </StrictMode>,
);
