/** Hears calls and runs them; knows neither the transport nor what is native. */
import { asFootnoteError, FootnoteError } from '../contract/index.ts';
import { gathered } from './gathered.ts';
import type { ModelsCall, ModelsResult, StartOptions } from './messages.ts';
import { createResidents, type Residents } from './native/residents.ts';
import type { ModelsServerPort } from './port.ts';

export function serveModels(port: ModelsServerPort): void {
  let options: StartOptions = {};
  let residents: Residents | undefined;
  const running = new Map<number, AbortController>();

  const run = async (id: number, call: ModelsCall, signal: AbortSignal) => {
    residents ??= createResidents(options);
    if (call.type !== 'chat') return answer(residents, call, signal);
    for await (const event of gathered(residents.chat(call, signal))) port.post({ type: 'event', id, event });
    return null;
  };

  port.onMessage((message) => {
    if (message.type === 'start') options = message.options;
    else if (message.type === 'cancel') running.get(message.id)?.abort();
    else {
      const { id, call } = message;
      const controller = new AbortController();
      running.set(id, controller);
      run(id, call, controller.signal)
        .then(
          (value) => port.post({ type: 'result', id, value }),
          (thrown: unknown) => {
            const { code, params } = failure(thrown, call);
            port.post({ type: 'error', id, code, params });
          },
        )
        .finally(() => running.delete(id));
    }
  });
}

function answer(
  residents: Residents,
  call: Exclude<ModelsCall, { type: 'chat' }>,
  signal: AbortSignal,
): Promise<ModelsResult[keyof ModelsResult]> {
  switch (call.type) {
    case 'embed':
      return residents.embed(call, signal);
    case 'rerank':
      return residents.rerank(call, signal);
    case 'countTokens':
      return residents.countTokens(call);
    case 'tokenize':
      return residents.tokenize(call.path, call.texts);
    case 'findDevice':
      return residents.findDevice();
    case 'state':
      return residents.state();
  }
}

/** The native library's errors are sentences for programmers: they become a reason in ours. */
function failure(thrown: unknown, call: ModelsCall): FootnoteError {
  if (thrown instanceof FootnoteError) return thrown;
  const error = asFootnoteError(thrown);
  if (error.code !== 'internal') return error;
  const name = 'model' in call ? call.model.name : call.type;
  return new FootnoteError('model-failed', { name, reason: String(error.params.reason) }, thrown);
}
