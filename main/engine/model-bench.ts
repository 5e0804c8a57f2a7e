/** How fast the installed models are on this machine: `footnote models bench`. */
import type { ModelBench } from '../contract/index.ts';
import type { ChatRequest, Models } from '../models/index.ts';

/** Of about the length that passages have. */
const passage =
  '기가라이트 요금제의 월 이용료는 3년 약정 시 22,000원이며, 설치비는 27,500원입니다. 해지 신청은 고객센터에서 접수합니다. ';
const passages = 16;
const answerTokens = 64;

export async function measureModels(models: Models, signal?: AbortSignal): Promise<ModelBench> {
  return {
    chat: await chat(models, signal),
    embedding: await embedding(models, signal),
    reranker: await reranker(models, signal),
  };
}

async function chat(models: Models, signal?: AbortSignal): Promise<ModelBench['chat']> {
  const serving = models.serving('chat');
  if (!serving) return null;
  // The copying test model holds a few passages only.
  const count = Math.max(1, Math.min(passages, Math.floor(serving.context / 256) - 1));
  const given = Array.from({ length: count }, (_, i) => `[${i + 1}] ${passage}`).join('\n');
  const ask = async (question: string) => {
    const request: ChatRequest = {
      messages: [{ role: 'user', text: `${given}\n\n질문: ${question}` }],
      maxTokens: answerTokens,
      temperature: 0,
      adapters: [],
    };
    const began = performance.now();
    let first = 0;
    for await (const event of models.chat(request, signal)) {
      if (event.type === 'text' && first === 0) first = performance.now() - began;
      if (event.type === 'done') return { ...event, first, whole: performance.now() - began };
    }
    throw new Error('the answer ended early');
  };
  // Loading is not what is measured; nor is a prompt that the next one begins with.
  await models.countTokens(passage, signal);
  const asked = await ask('월 이용료는 얼마입니까?');
  const again = await ask('설치비는 얼마입니까?');
  const state = await models.state();
  const loaded = state?.loaded.find(({ role }) => role === 'chat');
  return {
    name: serving.name,
    promptTokens: asked.promptTokens,
    promptSpeed: perSecond(asked.promptTokens, asked.first),
    generationSpeed: perSecond(asked.generatedTokens - 1, asked.whole - asked.first),
    firstToken: Math.round(asked.first),
    followUpFirstToken: Math.round(again.first),
    device: state?.device ?? 'cpu',
    gpuLayers: loaded?.gpuLayers ?? 0,
    layers: loaded?.layers ?? 0,
  };
}

async function embedding(models: Models, signal?: AbortSignal): Promise<ModelBench['embedding']> {
  const serving = models.serving('embedding');
  if (!serving) return null;
  await models.embed([passage], 'query', signal);
  const query = await timed(() => models.embed(['월 이용료는 얼마입니까?'], 'query', signal));
  const all = await timed(() => models.embed(Array(passages).fill(passage.repeat(4)), 'passage', signal));
  return {
    name: serving.name,
    passagesPerSecond: perSecond(passages, all),
    queryMs: Math.round(query * 10) / 10,
  };
}

async function reranker(models: Models, signal?: AbortSignal): Promise<ModelBench['reranker']> {
  const serving = models.serving('reranker');
  if (!serving) return null;
  await models.rerank('요금', [passage], signal);
  const all = await timed(() => models.rerank('월 이용료는?', Array(passages).fill(passage), signal));
  return { name: serving.name, passagesPerSecond: perSecond(passages, all) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const perSecond = (count: number, ms: number) => Math.round((count / Math.max(ms, 0.001)) * 10_000) / 10;
