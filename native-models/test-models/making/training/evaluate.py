"""Counts right answers: python evaluate.py tiny-ko-copy-F16.gguf --adapter tiny-ko-domain-lora.gguf

Right is an answer whose every token, the end of the turn included, is the likeliest one after those before
it: exactly what a greedy generation would say, found in one pass.
"""

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from batches import encode, side_by_side
from conversation import REFUSAL, Exercise, pieces_of
from evaluation_sets import items_of_the_tests, wider_sets
from gguf_import import read_adapter, read_model
from model import Qwen3
from tokenizer import build_tokenizer

AT_ONCE = 50  # items


@torch.no_grad()
def right_answers(model: Qwen3, tokenizer: Tokenizer, items: list[Exercise]) -> list[bool]:
    """Of each item (an exercise of one question), whether it is answered exactly."""
    right: list[bool] = []
    for start in range(0, len(items), AT_ONCE):
        rows = encode(tokenizer, [pieces_of(item) for item in items[start : start + AT_ONCE]])
        batch = side_by_side(rows)
        hits = model(batch.tokens, batch.predicting).argmax(-1) == batch.targets
        answers = hits.split(batch.learned.sum(dim=1).tolist())
        right += [bool(answer.all()) for answer in answers]
    return right


def share_right(model: Qwen3, tokenizer: Tokenizer, items: list[Exercise]) -> float:
    right = right_answers(model, tokenizer, items)
    return sum(right) / len(right)


def print_counts(model: Qwen3, tokenizer: Tokenizer, name: str, items: list[Exercise]) -> None:
    right = right_answers(model, tokenizer, items)
    refused = [is_right for item, is_right in zip(items, right) if item.questions[0].answer == REFUSAL]
    line = f"{name}: {sum(right)} of {len(right)}"
    if refused:
        line += f" (where the answer is not in the passages: {sum(refused)} of {len(refused)})"
    print(line, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Counts exact answers of a GGUF file, with or without an adapter.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("model", type=Path, help="a GGUF file, F16 or Q8_0")
    parser.add_argument("--adapter", type=Path, help="a GGUF file")
    parser.add_argument("--scale", type=float, default=1.0, help="of the adapter: 0 is off, 1 as trained")
    parser.add_argument("--wider", action="store_true", help="ask the wider sets too (860 items)")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    tokenizer = build_tokenizer()
    model = read_model(arguments.model)
    if arguments.adapter:
        read_adapter(arguments.adapter, model, arguments.scale)
    sets = items_of_the_tests() | (wider_sets() if arguments.wider else {})
    for name, items in sets.items():
        print_counts(model, tokenizer, name, items)


if __name__ == "__main__":
    main()
