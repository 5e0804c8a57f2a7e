"""Conversations as token ids, and several of them side by side as tensors."""

from dataclasses import dataclass
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor

from conversation import Piece


class Row(NamedTuple):
    """One sequence: its token ids, and of each whether the model is to learn to say it."""

    tokens: list[int]
    learned: list[bool]


@dataclass(frozen=True)
class Batch:
    """Rows side by side, filled up with id 0, which is never learned. Both [B, T]."""

    tokens: Tensor  # int64
    learned: Tensor  # bool; never true at a row's first token

    @property
    def predicting(self) -> Tensor:
        """[B, T] bool: the places whose next token is learned."""
        return self.learned.roll(-1, dims=1)

    @property
    def targets(self) -> Tensor:
        """[learned] int64: what is to be said there, row by row."""
        return self.tokens[self.learned]

    def follows_learned(self, token: int | None = None) -> Tensor:
        """[learned] bool: of each target, whether the token before it is learned too (and is `token`)."""
        before = self.learned.roll(1, dims=1)
        if token is not None:
            before = before & (self.tokens.roll(1, dims=1) == token)
        return before[self.learned]


def encode(tokenizer: Tokenizer, conversations: list[list[Piece]]) -> list[Row]:
    texts = [piece.text for pieces in conversations for piece in pieces]
    encodings = iter(tokenizer.encode_batch(texts, add_special_tokens=False))
    rows = []
    for pieces in conversations:
        row = Row([], [])
        for piece in pieces:
            ids = next(encodings).ids
            row.tokens.extend(ids)
            row.learned.extend([piece.learned] * len(ids))
        rows.append(row)
    return rows


def side_by_side(rows: list[Row], longest: int | None = None) -> Batch:
    """`longest`: tokens after which a row is cut."""
    length = max(len(row.tokens) for row in rows)
    if longest is not None:
        length = min(length, longest)
    tokens = torch.zeros(len(rows), length, dtype=torch.long)
    learned = torch.zeros(len(rows), length, dtype=torch.bool)
    for index, row in enumerate(rows):
        cut = row.tokens[:length]
        tokens[index, : len(cut)] = torch.tensor(cut)
        learned[index, : len(cut)] = torch.tensor(row.learned[:length])
    return Batch(tokens, learned)
