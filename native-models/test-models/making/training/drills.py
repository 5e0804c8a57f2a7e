"""What the model practises before manuals: to copy at all.

A transformer learns to look back and copy ("induction", Olsson et al. 2022) suddenly and late. Sequences that
repeat themselves bring it about in a few steps, and pairs of key and value lead from there to manuals.
"""

from random import Random

from conversation import Exercise, Question
from korean_words import random_word


def repetition(rng: Random, length: int, tokens: range) -> tuple[list[int], int]:
    """`length` token ids that repeat a random beginning, and how many ids that beginning has."""
    period = rng.randint(6, length // 2)
    beginning = [rng.randrange(tokens.start, tokens.stop) for _ in range(period)]
    return (beginning * (length // period + 1))[:length], period


def key_value_exercise(rng: Random, pairs: int, questions: int) -> Exercise:
    """`key: value.` for each of the pairs, in one of several spellings, and questions for some values."""
    keys: list[str] = []
    while len(keys) < pairs:
        key = random_word(rng, 1, 2)
        if key not in keys:
            keys.append(key)
    values = [random_word(rng, 1, 4) if rng.random() < 0.5 else str(rng.randint(1, 9999)) for _ in keys]
    entries = list(zip(keys, values))
    asked = list(entries)
    rng.shuffle(asked)
    between = rng.choice([":", " ", "은 ", "의 "])
    context = rng.choice([" ", "\n"]).join(f"{key}{between}{value}." for key, value in entries)
    return Exercise(
        context,
        [
            Question(f"{key}{between.strip()}?" if rng.random() < 0.5 else f"{key}?", value)
            for key, value in asked[:questions]
        ],
    )
