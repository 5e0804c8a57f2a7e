"""Made-up passages of a telephone company's manual, and questions whose answers stand in them.

Names and values are random, so that nothing can be learned by heart: the only way to be right is to copy the
value and its passage's number. Draws are made in a fixed order (see korean_words.py).
"""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from conversation import REFUSAL, Exercise, Question
from korean_words import random_word, with_topic_particle


def won(rng: Random) -> str:
    if rng.random() < 0.85:
        return f"{rng.randint(1, 399)},{rng.randint(0, 9)}00원"
    return f"{rng.randint(1, 9)}00원"


def department(rng: Random) -> str:
    return random_word(rng, 2, 4) + rng.choice(["팀", "부", "과", "센터", "실"])


def product_code(rng: Random) -> str:
    return rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ") + rng.choice(["", "-"]) + str(rng.randint(10, 9999))


VALUES: dict[str, Callable[[Random], str]] = {
    "won": won,
    "months": lambda rng: f"{rng.randint(1, 60)}개월",
    "department": department,
    "equipment": lambda rng: random_word(rng, 2, 4),
    "telephone": lambda rng: f"{rng.randint(100, 1999)}-{rng.randint(1000, 9999)}",
    "speed": lambda rng: f"{rng.randint(1, 999)}{rng.choice(['Mbps', 'Gbps'])}",
    "gigabytes": lambda rng: f"{rng.randint(1, 300)}GB",
    "days": lambda rng: f"{rng.randint(1, 90)}일",
    "percent": lambda rng: f"{rng.randint(1, 99)}%",
    "date": lambda rng: f"{rng.randint(1, 12)}월 {rng.randint(1, 31)}일",
    "person": lambda rng: random_word(rng, 3, 3),
    "code": product_code,
    "lines": lambda rng: f"{rng.randint(1, 99)}회선",
}

# What a manual says about a product, and of which kind its value is.
ATTRIBUTES = {
    "월 요금": "won",
    "위약금": "won",
    "설치비": "won",
    "약정 기간": "months",
    "담당 부서": "department",
    "가입비": "won",
    "문의 전화": "telephone",
    "제공 속도": "speed",
    "데이터 제공량": "gigabytes",
    "해지 신청 기한": "days",
    "할인율": "percent",
    "결합 할인": "won",
    "장비 임대료": "won",
    "개통일": "date",
    "책임자": "person",
    "상품 코드": "code",
    "접수 창구": "department",
    "반환 장비": "equipment",
    "유예 기간": "months",
    "최대 회선 수": "lines",
}

NAME_ENDINGS = ["플러스", "프리미엄", "베이직", "슬림", "맥스", "에센스", "인터넷", "요금제", "폰", "홈"]

FILLERS = [
    "자세한 내용은 고객센터에 문의한다.",
    "신청은 방문 또는 전화로 한다.",
    "변경은 매월 1일에 반영된다.",
    "부가세는 별도이다.",
    "이 문서는 내부 자료이다.",
]


class Fact(NamedTuple):
    product: str
    attribute: str
    value: str


class Passages(NamedTuple):
    """`text`: one passage a line, `[number] sentences`. `numbers[i]`: the passage that holds fact i."""

    text: str
    numbers: list[int]


def product_name(rng: Random, names: list[str] | None = None) -> str:
    """One of `names`, or a new word that sometimes ends like a product's name."""
    if names:
        return rng.choice(names)
    return random_word(rng, 2, 4) + (rng.choice(NAME_ENDINGS) if rng.random() < 0.35 else "")


def attribute_and_kind(rng: Random) -> tuple[str, str]:
    """A known attribute, or now and then a made-up word for one, with the kind of its value."""
    if rng.random() < 0.85:
        attribute = rng.choice(list(ATTRIBUTES))
        return attribute, ATTRIBUTES[attribute]
    return random_word(rng, 2, 3), rng.choice(list(VALUES))


def sentence(rng: Random, fact: Fact) -> str:
    product, attribute, value = fact
    draw = rng.random()
    if draw < 0.6:
        return f"{product}의 {with_topic_particle(attribute)} {value}이다."
    if draw < 0.8:
        return f"{product} {attribute}: {value}"
    return f"{product}의 {with_topic_particle(attribute)} {value}입니다."


def question_text(rng: Random, product: str, attribute: str) -> str:
    topic = with_topic_particle(attribute)
    return rng.choice(
        [
            f"{product}의 {topic}?",
            f"{product}의 {topic} 얼마입니까?",
            f"{product} {attribute} 알려 주세요.",
            f"{product}의 {topic} 무엇인가요?",
            f"{product} {attribute}?",
        ]
    )


def cited_answer(value: str, passage: int) -> str:
    return f"{value}입니다. [{passage}]"


def product_names(rng: Random, count: int, names: list[str] | None) -> list[str]:
    """Different names; now and then one that begins like the first, so that a glance is not enough."""
    products: list[str] = []
    while len(products) < count:
        product = product_name(rng, names)
        if products and not names and rng.random() < 0.3:
            product = products[0][:2] + random_word(rng, 1, 3)
        if product not in products:
            products.append(product)
    return products


def different_attributes(rng: Random, count: int) -> dict[str, str]:
    """`count` attributes, each with its kind."""
    attributes: dict[str, str] = {}
    while len(attributes) < count:
        attribute, kind = attribute_and_kind(rng)
        attributes.setdefault(attribute, kind)
    return attributes


def numbered_passages(
    rng: Random,
    facts: list[Fact],
    numbers: list[int],
    single_share: float,
    filler_share: float | None = None,
) -> Passages:
    """Writes the facts as passages of one sentence or two.

    `numbers` are given out in their order. `single_share`: of the passages, those with one fact.
    `filler_share`: of the passages, those that get a sentence without a fact; None draws nothing for it.
    """
    lines: list[str] = []
    passage_of_fact: list[int] = []
    while len(passage_of_fact) < len(facts):
        start = len(passage_of_fact)
        group = facts[start : start + (1 if rng.random() < single_share else 2)]
        text = " ".join(sentence(rng, fact) for fact in group)
        if filler_share is not None and rng.random() < filler_share:
            text += " " + rng.choice(FILLERS)
        number = numbers[len(lines)]
        lines.append(f"[{number}] {text}")
        passage_of_fact += [number] * len(group)
    return Passages("\n".join(lines), passage_of_fact)


def manual_exercise(
    rng: Random,
    facts: int,
    questions: int = 1,
    refusal_share: float = 0.15,
    names: list[str] | None = None,
    filler_share: float = 0.12,
    single_share: float = 0.65,
    shuffled_share: float | None = None,
) -> Exercise:
    """Passages with `facts` facts (1 to 9) and up to `questions` questions about them, one at least.

    `refusal_share`: of the questions, those whose answer does not stand in the passages.
    `names`: the products to choose from, instead of new words.
    `shuffled_share`: of the exercises, those whose passages bear numbers out of order, so that the number is
    read and not counted; None draws nothing for it (the items of the evaluation were drawn so).
    """
    product_count = 1 if facts == 1 else rng.randint(1, min(3, facts))
    products = product_names(rng, product_count, names)
    if rng.random() < 0.3 and product_count < facts:
        attribute_count = max(2, -(-facts // product_count))  # just enough: nearly every pair has a fact
    else:
        attribute_count = max(2, min(facts, 5))
    kinds = different_attributes(rng, attribute_count)
    attributes = list(kinds)

    pairs = [(product, attribute) for product in products for attribute in attributes]
    rng.shuffle(pairs)
    known = [Fact(product, attribute, VALUES[kinds[attribute]](rng)) for product, attribute in pairs[:facts]]
    unsaid = pairs[facts:]

    numbers = list(range(1, 10))
    if shuffled_share is not None and rng.random() < shuffled_share:
        numbers = rng.sample(numbers, 9)
    passages = numbered_passages(rng, known, numbers, single_share, filler_share)

    asked: list[Question] = []
    order = list(range(len(known)))
    rng.shuffle(order)

    def ask_next_fact() -> None:
        index = order.pop()
        product, attribute, value = known[index]
        text = question_text(rng, product, attribute)
        asked.append(Question(text, cited_answer(value, passages.numbers[index])))

    for _ in range(questions):
        if rng.random() < refusal_share:
            if unsaid and rng.random() < 0.6:
                product, attribute = rng.choice(unsaid)
            elif rng.random() < 0.5:
                product, attribute = product_name(rng, names), rng.choice(attributes)
            else:
                product, attribute = rng.choice(products), attribute_and_kind(rng)[0]
            if not any((product, attribute) == fact[:2] for fact in known):
                asked.append(Question(question_text(rng, product, attribute), REFUSAL))
        elif order:
            ask_next_fact()
    if not asked:
        ask_next_fact()
    return Exercise(passages.text, asked)
