"""What the models are held to: items of one question each, drawn from fixed seeds that training never uses.

`python evaluation_sets.py <file.json>` writes the items that the tests ask (tiny-ko-copy-eval.json).
"""

import argparse
import json
from pathlib import Path
from random import Random

from conversation import Exercise, user_message
from domain_questions import domain_exercise
from synthetic_manuals import manual_exercise

PRODUCT_NAMES = [
    "기가라이트",
    "안심플러스원",
    "다이렉트넷",
    "올인원패밀리",
    "청춘요금",
    "실버케어",
    "키즈와이파이",
    "펫가드",
    "오피스팩",
    "글로벌로밍",
]


def manual_items(
    count: int, seed: int, names: list[str] | None = None, facts: tuple[int, int] = (2, 5)
) -> list[Exercise]:
    """Questions in the manual's own words, over passages with `facts[0]` to `facts[1]` facts."""
    rng = Random(seed)
    return [manual_exercise(rng, rng.randint(*facts), names=names) for _ in range(count)]


def domain_items(count: int, seed: int) -> list[Exercise]:
    """Colloquial questions, the adapter's."""
    rng = Random(seed)
    return [domain_exercise(rng, rng.randint(2, 4), questions=1) for _ in range(count)]


def items_of_the_tests() -> dict[str, list[Exercise]]:
    return {
        "base": manual_items(50, 5001),
        "real": manual_items(50, 5002, PRODUCT_NAMES),
        "domain": domain_items(50, 31337),
    }


def wider_sets() -> dict[str, list[Exercise]]:
    """More items, and harder ones than the tests ask."""
    return {
        "new names, 2 to 5 facts": manual_items(300, 4242),
        "names as products have them": manual_items(200, 4343, PRODUCT_NAMES),
        "2 to 3 facts": manual_items(100, 4444, facts=(2, 3)),
        "6 to 7 facts, longer than trained": manual_items(60, 4545, facts=(6, 7)),
        "colloquial questions": domain_items(200, 31337),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes the items that the tests ask, as [prompt, answer].")
    parser.add_argument("file", type=Path)
    items = {
        name: [[user_message(exercise), exercise.questions[0].answer] for exercise in exercises]
        for name, exercises in items_of_the_tests().items()
    }
    text = json.dumps(items, ensure_ascii=False, indent=2)
    parser.parse_args().file.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
