/**
 * The architectures that the pinned llama.cpp loads (src/llama-arch.cpp), by their names in a GGUF file. Those that
 * only read (encoders) make vectors and cannot chat.
 */
const encoders = [
  ...['bert', 'modern-bert', 'nomic-bert', 'nomic-bert-moe', 'neo-bert', 'jina-bert-v2', 'jina-bert-v3'],
  ...['eurobert', 't5encoder', 'gemma-embedding', 'llama-embed'],
] as const;

const generators =
  'llama llama4 deci falcon grok gpt2 gptj gptneox mpt baichuan starcoder refact bloom stablelm qwen qwen2 qwen2moe qwen2vl qwen3 qwen3moe qwen3next qwen3vl qwen3vlmoe qwen35 qwen35moe phi2 phi3 phimoe plamo plamo2 plamo3 codeshell orion internlm2 minicpm minicpm3 gemma gemma2 gemma3 gemma3n gemma4 starcoder2 mamba mamba2 jamba falcon-h1 xverse command-r cohere2 cohere2moe dbrx olmo olmo2 olmoe openelm arctic deepseek deepseek2 deepseek32 deepseek4 chatglm glm4 glm4moe glm-dsa bitnet t5 jais jais2 nemotron nemotron_h nemotron_h_moe exaone exaone4 exaone-moe rwkv6 rwkv6qwen2 rwkv7 arwkv7 granite granitemoe granitehybrid chameleon plm bailingmoe bailingmoe2 dots1 arcee afmoe ernie4_5 ernie4_5-moe hunyuan-moe hunyuan-dense smollm3 gpt-oss lfm2 lfm2moe dream smallthinker llada llada-moe seed_oss grovemoe apertus minimax-m2 cogvlm rnd1 pangu-embedded mistral3 mistral4 mimo2 step35 maincoder kimi-linear talkie mellum nanbeige'.split(
    ' ',
  );

export const isEncoder = (architecture: string): boolean =>
  (encoders as readonly string[]).includes(architecture);

export const isKnownArchitecture = (architecture: string): boolean =>
  isEncoder(architecture) || generators.includes(architecture);
