/** The models' process in the desktop app: started by the main process, spoken to by the engine, ended with it. */
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import type { FromEngine, ToEngine } from '../../electron/messages.ts';
import { type HandedPort, modelsLauncher } from '../../electron/models-port.ts';
import { modelsEnvironment } from '../../main/contract/models-environment.ts';
import { openDesktop } from './desktop.ts';

test('the main process starts it when the engine asks, and gives each an end of one channel', async () => {
  const { engine, processes } = await openDesktop();
  engine.says({ type: 'launch-models', id: 1 });
  const models = processes[1]!;
  assert.equal(models.entry, '/app/models-process.js');
  assert.equal(models.heardOf('serve')[0]?.ports.length, 1);
  assert.equal(engine.heardOf('models-port')[0]?.ports.length, 1);
  assert.notEqual(models.heardOf('serve')[0]?.ports[0], engine.heardOf('models-port')[0]?.ports[0]);
});

test('it is started with an environment of its own, the engine with the one of the program', async () => {
  const { engine, processes } = await openDesktop();
  engine.says({ type: 'launch-models', id: 1 });
  assert.deepEqual(processes[1]!.environment, modelsEnvironment());
  assert.equal(engine.environment, undefined);
});

test('its end is told to the engine, which may start another', async () => {
  const { engine, processes } = await openDesktop();
  engine.says({ type: 'launch-models', id: 1 });
  processes[1]!.emit('exit', 134);
  assert.deepEqual(engine.heardOf('models-ended')[0]?.message, {
    type: 'models-ended',
    id: 1,
    reason: 'code 134',
  });
  engine.says({ type: 'launch-models', id: 2 });
  engine.says({ type: 'kill-models', id: 2 });
  assert.ok(processes[2]!.killed);
});

test('when the engine ends, its models end too', async () => {
  const { engine, processes } = await openDesktop();
  engine.says({ type: 'launch-models', id: 1 });
  engine.emit('exit', 1);
  assert.ok(processes[1]!.killed);
});

test('what the engine says before the port has come is said in order, and an end is heard once', () => {
  const said: FromEngine[] = [];
  const launcher = modelsLauncher((message) => said.push(message));
  const models = launcher.launch();
  const heard: unknown[] = [];
  models.onMessage((message) => heard.push(message));
  models.onExit((reason) => heard.push(reason));
  models.post('first');
  models.post('second');
  const port = Object.assign(new EventEmitter(), {
    sent: [] as unknown[],
    postMessage(message: unknown) {
      this.sent.push(message);
    },
    start() {},
  });
  const hand = (message: ToEngine) => launcher.hear(message, [port as HandedPort]);
  assert.ok(hand({ type: 'models-port', id: 1 }));
  models.post('third');
  assert.deepEqual(port.sent, ['first', 'second', 'third']);
  port.emit('message', { data: 'answer' });
  assert.ok(hand({ type: 'models-ended', id: 1, reason: 'code 9' }));
  assert.ok(hand({ type: 'models-ended', id: 1, reason: 'code 9' }));
  assert.deepEqual(heard, ['answer', 'code 9']);
  models.kill();
  assert.deepEqual(said, [
    { type: 'launch-models', id: 1 },
    { type: 'kill-models', id: 1 },
  ]);
  assert.equal(hand({ type: 'close' }), false);
});
