"""The "domain" of the adapter: questions as customers ask them, which the base model never saw.

The manual says 월 요금; the customer says "얼마예요?". The base model cannot know which attribute is meant,
the adapter learns it: so a test can tell a model with the adapter from one without.
"""

from random import Random

from conversation import Exercise, Question
from synthetic_manuals import ATTRIBUTES, VALUES, Fact, cited_answer, numbered_passages, product_name

COLLOQUIAL = {
    "월 요금": "{product} 얼마예요?",
    "위약금": "{product} 깨면 얼마 물어요?",
    "약정 기간": "{product} 언제까지 써야 해요?",
    "담당 부서": "{product} 누구한테 가요?",
    "설치비": "{product} 달 때 돈 들어요?",
    "문의 전화": "{product} 어디로 걸어요?",
    "제공 속도": "{product} 얼마나 빨라요?",
    "데이터 제공량": "{product} 몇 기가 줘요?",
}


def domain_exercise(rng: Random, facts: int, questions: int) -> Exercise:
    """Passages with `facts` facts about one product or two, and at most `questions` colloquial questions."""
    products = [product_name(rng) for _ in range(1 if facts < 3 else rng.randint(1, 2))]
    attributes = rng.sample(list(COLLOQUIAL), max(2, min(facts, rng.randint(3, 5))))
    pairs = [(product, attribute) for product in dict.fromkeys(products) for attribute in attributes]
    rng.shuffle(pairs)
    known = [
        Fact(product, attribute, VALUES[ATTRIBUTES[attribute]](rng)) for product, attribute in pairs[:facts]
    ]
    passages = numbered_passages(rng, known, list(range(1, 10)), single_share=0.65)
    order = list(range(len(known)))
    rng.shuffle(order)
    return Exercise(
        passages.text,
        [
            Question(
                COLLOQUIAL[known[index].attribute].format(product=known[index].product),
                cited_answer(known[index].value, passages.numbers[index]),
            )
            for index in order[:questions]
        ],
    )
