import { readFile } from 'node:fs/promises';
import Router from '@koa/router';
import type { RequestState } from './request-state.ts';

const SCRIPT = 'text/javascript; charset=utf-8';

/** The files of the page by path, with their types. */
const FILES = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
  '/page.js': { file: 'page.js', type: SCRIPT },
  '/verify.js': { file: 'verify.js', type: SCRIPT },
  '/shared.js': { file: 'shared.js', type: SCRIPT },
  '/favicon.svg': { file: 'favicon.svg', type: 'image/svg+xml' },
} as const;

const KEY_PLACE = '{{key}}';

/** `GET /`: the page for trying the service by hand, and what it loads. `key` is filled into its form. */
export function pageRoutes(key = ''): Router<RequestState> {
  const router = new Router<RequestState>();
  for (const [path, { file, type }] of Object.entries(FILES)) {
    const content = readFile(new URL(`./page/${file}`, import.meta.url), 'utf8').then((text) =>
      text.replace(KEY_PLACE, () => escapeAttribute(key)),
    );
    // Reported when the file is asked for, not as an unhandled rejection at the start.
    content.catch(() => undefined);
    router.get(path, async (ctx) => {
      ctx.body = await content;
      ctx.type = type;
    });
  }
  return router;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
