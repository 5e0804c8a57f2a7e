"""The weights that training begins with: random ones, and two helps towards copying.

Both helps are only a beginning: they are trained like everything else.

1. Heads that look at the previous token (the first half of "induction", Olsson et al. 2022), in the first two
   layers. Number 0 of each token's embedding is a constant. Keys and queries that are made from it alone are
   the same for every token, so RoPE alone decides: a query turned back by n tokens fits the key n before.
2. Values that pass through: in the other layers, what a head reads it writes back as it is (a little of it),
   each head within a subspace of its own. So what is found arrives where the output matrix can name it.
"""

import math

import torch
from torch import Tensor

from model import Qwen3, rope_frequencies

CONSTANT = 0.3  # number 0 of each token's embedding
NORM_GAIN = 1.4  # of queries and keys in the looking-back layers: sharper attention
QUIETER = 0.3  # what is left of the random weights in those heads
PASSED_ON = 0.15  # of a value that passes through

# How many tokens the heads look back: every head of layer 0; in layer 1 those of the first cached head.
LOOK_BACK = [[1, 2, 3, 1], [1, 2]]

# How strongly a looking-back head uses each RoPE frequency, the fastest first; the slow ones hardly tell
# neighbours apart.
FREQUENCY_STRENGTHS = [1, 1, 1, 1, 0.7, 0.7, 0.5, 0.5]


def draw_first_weights(model: Qwen3, seed: int = 0) -> None:
    """Sets every weight; the same seed gives the same numbers."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        draw_at_random(model, generator)
        look_back(model)
        pass_values_through(model, generator)


def draw_at_random(model: Qwen3, generator: torch.Generator) -> None:
    def fill(weight: Tensor, strength: float = 1.0) -> None:
        """Normal with deviation strength / √inputs; weight [outputs, inputs]."""
        weight.copy_(torch.randn(weight.shape, generator=generator) * strength / math.sqrt(weight.shape[1]))

    embedding = model.token_embd.weight
    embedding.copy_(torch.randn(embedding.shape, generator=generator) * 0.1)
    for block in model.blocks:
        fill(block.attn_q.weight)
        fill(block.attn_k.weight)
        fill(block.attn_v.weight)
    for block in model.blocks:
        fill(block.attn_output.weight, 0.05)
    for block in model.blocks:
        fill(block.ffn_gate.weight)
        fill(block.ffn_up.weight)
    for block in model.blocks:
        fill(block.ffn_down.weight, 0.05)


def look_back(model: Qwen3) -> None:
    shape = model.shape
    frequencies = rope_frequencies(shape)
    strengths = torch.zeros(shape.head_length // 2)
    strengths[: len(FREQUENCY_STRENGTHS)] = torch.tensor(FREQUENCY_STRENGTHS)
    group = shape.heads // shape.cached_heads
    model.token_embd.weight[:, 0] = CONSTANT

    def make_from_constant(rows: Tensor, head: Tensor) -> None:
        """rows [K, D]: one head's part of a matrix, a view; head [K]: what it is to make."""
        rows *= QUIETER
        rows[:, 0] = head

    for block, look_backs in zip(model.blocks, LOOK_BACK):
        keys = block.attn_k.weight.split(shape.head_length)
        queries = block.attn_q.weight.split(shape.head_length)
        for key in keys[: len(look_backs) // group]:
            make_from_constant(key, torch.cat([strengths, torch.zeros_like(strengths)]))
        for query, distance in zip(queries, look_backs):
            turn = -distance * frequencies
            make_from_constant(query, torch.cat([strengths * turn.cos(), strengths * turn.sin()]))
        block.attn_q_norm.weight.fill_(NORM_GAIN)
        block.attn_k_norm.weight.fill_(NORM_GAIN)


def pass_values_through(model: Qwen3, generator: torch.Generator) -> None:
    shape = model.shape
    group = shape.heads // shape.cached_heads
    directions = torch.linalg.qr(torch.randn(shape.embedding, shape.embedding, generator=generator))[0]
    subspaces = directions.split(shape.head_length, dim=1)  # each [D, K]
    taken = 0
    for block in model.blocks[len(LOOK_BACK) :]:
        values = block.attn_v.weight.split(shape.head_length)
        outputs = block.attn_output.weight.split(shape.head_length, dim=1)
        for cached_head, value in enumerate(values):
            subspace = subspaces[taken % len(subspaces)]
            taken += 1
            value.copy_(subspace.T)
            for output in outputs[cached_head * group : (cached_head + 1) * group]:
                output.copy_(PASSED_ON * subspace)
