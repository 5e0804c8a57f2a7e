"""What is practised when: from copying anything to manuals of several passages.

The easy before the hard, "curriculum learning" (Bengio et al. 2009).
"""

from dataclasses import dataclass
from random import Random

from tokenizers import Tokenizer

from batches import Batch, Row, encode, side_by_side
from conversation import Piece, pieces_of
from drills import key_value_exercise, repetition
from synthetic_manuals import manual_exercise

BYTE_TOKENS = 256
CONTROL_TOKENS = 3


@dataclass(frozen=True)
class Level:
    """Shares are of 1. What is not a repetition or a key-value exercise is a manual."""

    longest: int  # tokens a row
    tokens: int  # a batch, about
    repetitions: float  # share of the rows
    key_values: float  # share of the rows
    pairs: int  # at most, in a key-value exercise
    facts: int  # at most, in a manual
    refusals: float  # share of the questions
    fillers: float  # share of the passages with a sentence beside the facts
    single: float  # share of the passages with one fact only
    shuffled: float  # share of the manuals whose passages are numbered out of order
    mastered: float  # accuracy (see train.py) above which the next level begins; 2: never
    latest: float  # share of all steps after which the next level begins even so; 2: never


# fmt: off
LEVELS = [
    Level(longest=64, tokens=4096, repetitions=0.5, key_values=0.5, pairs=3, facts=1, refusals=0.05,
          fillers=0, single=1, shuffled=0.9, mastered=0.85, latest=0),
    Level(longest=96, tokens=4096, repetitions=0.05, key_values=0.35, pairs=5, facts=2, refusals=0.05,
          fillers=0, single=1, shuffled=0.9, mastered=0.88, latest=0.1),
    Level(longest=128, tokens=4096, repetitions=0, key_values=0.1, pairs=6, facts=3, refusals=0.1,
          fillers=0, single=1, shuffled=0.9, mastered=0.9, latest=0.5),
    Level(longest=176, tokens=4096, repetitions=0, key_values=0.05, pairs=8, facts=4, refusals=0.15,
          fillers=0.08, single=0.85, shuffled=0.6, mastered=0.92, latest=0.7),
    Level(longest=208, tokens=8192, repetitions=0, key_values=0.03, pairs=8, facts=5, refusals=0.2,
          fillers=0.12, single=0.7, shuffled=0.35, mastered=2, latest=2),
]
# fmt: on

FEWEST_STEPS = 60  # on a level


def draw_batch(rng: Random, level: Level, tokenizer: Tokenizer) -> Batch:
    repeated: list[Row] = []
    conversations: list[list[Piece]] = []
    ordinary = range(BYTE_TOKENS, tokenizer.get_vocab_size() - CONTROL_TOKENS)
    for _ in range(max(8, level.tokens // level.longest)):
        kind = rng.random()
        if kind < level.repetitions:
            ids, period = repetition(rng, level.longest, ordinary)
            repeated.append(Row(ids, [index >= period for index in range(len(ids))]))
        elif kind < level.repetitions + level.key_values:
            pairs = rng.randint(1, level.pairs)
            conversations.append(pieces_of(key_value_exercise(rng, pairs, min(pairs, 3))))
        else:
            facts = max(rng.randint(1, level.facts), rng.randint(1, level.facts))  # rather many than few
            exercise = manual_exercise(
                rng,
                facts,
                questions=rng.choice([2, 3, 4]),
                refusal_share=level.refusals,
                filler_share=level.fillers,
                single_share=level.single,
                shuffled_share=level.shuffled,
            )
            conversations.append(pieces_of(exercise, with_system_prompt=rng.random() < 0.25))
    return side_by_side(repeated + encode(tokenizer, conversations), level.longest)
