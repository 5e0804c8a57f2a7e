/** An engine of three calls: enough to see that a transport carries them, their streams and their ends. */
import { os } from '@orpc/server';
import type { ServedEngine } from '../../main/serve/index.ts';

export interface SmallEngine extends ServedEngine {
  /** Streams that are running now. */
  running(): number;
  /** The paths that frames asked for. */
  readonly viewed: string[];
}

export function smallEngine(): SmallEngine {
  let running = 0;
  const viewed: string[] = [];
  const router = {
    greet: os.handler(({ input }) => `안녕하세요, ${String(input)}`),
    /** Counts until the client has enough. */
    count: os.handler(async function* () {
      running += 1;
      try {
        for (let n = 1; ; n += 1) {
          yield n;
          await new Promise((next) => setImmediate(next));
        }
      } finally {
        running -= 1;
      }
    }),
    /** A megabyte at a time, without end. */
    flood: os.handler(async function* () {
      running += 1;
      try {
        for (;;) {
          yield 'x'.repeat(1 << 20);
          await new Promise((next) => setImmediate(next));
        }
      } finally {
        running -= 1;
      }
    }),
    fail: os.handler(() => {
      throw new Error('as planned');
    }),
  };
  return {
    router,
    running: () => running,
    viewed,
    async view(path) {
      viewed.push(path);
      if (path.includes('broken')) throw new Error('as planned');
      return {
        status: 200,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; sandbox",
        },
        body: '<p>요금 안내</p>',
      };
    },
  };
}
