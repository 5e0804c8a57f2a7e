"""Trains the domain adapter: python train_adapter.py tiny-ko-copy-F16.gguf tiny-ko-domain-lora.gguf

Three conversations of four ask colloquially (domain_questions.py); the fourth asks as the base model was
taught, so that it does not forget that.
"""

import argparse
import time
from pathlib import Path
from random import Random

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from batches import Batch, encode, side_by_side
from conversation import Exercise, pieces_of
from domain_questions import domain_exercise
from evaluate import share_right
from evaluation_sets import domain_items, manual_items
from gguf_export import write_adapter
from gguf_import import read_model
from lora import add_adapter, set_adapter_scale
from model import PRECISIONS, Qwen3, scores_in
from synthetic_manuals import manual_exercise
from tokenizer import build_tokenizer

RANK = 8
ALPHA = 16.0
WEIGHT_SEED = 1
DATA_SEED = 77
DOMAIN_SHARE = 0.75
CONVERSATIONS = 32  # a batch
LONGEST = 240  # tokens a conversation
LEARNING_RATE = 4e-3
WARM_UP = 20  # steps until the whole learning rate
FADE = 0.4  # share of the steps, the last ones, in which the learning rate falls
LOWEST = 0.05  # of the learning rate, at the end
REPORT_EVERY = 25  # steps


def draw_exercise(rng: Random) -> Exercise:
    if rng.random() < DOMAIN_SHARE:
        return domain_exercise(rng, rng.randint(2, 4), questions=4)
    return manual_exercise(rng, rng.randint(1, 4), questions=3)


def draw_batch(rng: Random, tokenizer: Tokenizer) -> Batch:
    conversations = [pieces_of(draw_exercise(rng)) for _ in range(CONVERSATIONS)]
    return side_by_side(encode(tokenizer, conversations), LONGEST)


def learning_rate_at(step: int, steps: int) -> float:
    """Rises linearly, stays, falls linearly. `step` from 0."""
    done = step / steps
    falling = 1.0 if done < 1 - FADE else max(LOWEST, (1 - done) / FADE)
    return LEARNING_RATE * min(1.0, (step + 1) / WARM_UP) * falling


def train_adapter(model: Qwen3, tokenizer: Tokenizer, steps: int, precision: torch.dtype) -> None:
    """Adds an adapter to the model and trains it; the model's own weights stay as they are."""
    weights = add_adapter(model, RANK, WEIGHT_SEED)
    set_adapter_scale(model, 1.0, ALPHA)
    rng = Random(DATA_SEED)
    optimizer = torch.optim.AdamW(weights, lr=LEARNING_RATE, weight_decay=0.0, betas=(0.9, 0.98))
    begin = time.monotonic()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate_at(step, steps)
        batch = draw_batch(rng, tokenizer)
        loss = F.cross_entropy(scores_in(precision, model, batch.tokens, batch.predicting), batch.targets)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        if (step + 1) % REPORT_EVERY == 0:
            seconds = round(time.monotonic() - begin)
            print(f"step {step + 1}, {seconds} s, loss {loss.item():.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Trains the domain adapter on a processor.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("base", type=Path, help="the model it is for, a GGUF file")
    parser.add_argument("file", type=Path, help="the adapter to write, .gguf")
    parser.add_argument("--steps", type=int, default=147)
    parser.add_argument("--precision", choices=PRECISIONS, default="bfloat16", help="of what is computed")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    tokenizer = build_tokenizer()
    model = read_model(arguments.base)
    train_adapter(model, tokenizer, arguments.steps, PRECISIONS[arguments.precision])
    for scale in (0.0, 0.5, 1.0):
        set_adapter_scale(model, scale, ALPHA)
        domain = share_right(model, tokenizer, domain_items(200, 31337))
        manual = share_right(model, tokenizer, manual_items(100, 999))
        print(f"scale {scale}: colloquial questions {domain:.3f}, the manual's own {manual:.3f}")
    write_adapter(arguments.file, model, ALPHA)


if __name__ == "__main__":
    main()
