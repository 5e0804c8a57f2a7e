"""Random Korean words and the particles that follow them.

Every function draws from the generator that it is given, in a fixed order: the same seed gives the same
words, and so the same training data and the same items of the evaluation.
"""

from random import Random

# The 2,350 syllables of the character set KS X 1001 (rows 0xB0 to 0xC8 of EUC-KR), in its order. Korean is
# written with hardly any others, so a vocabulary of a few thousand tokens has one for each.
KS_X_1001_SYLLABLES = [
    bytes([row, cell]).decode("euc-kr") for row in range(0xB0, 0xC9) for cell in range(0xA1, 0xFF)
]

# Syllables that stand in many real words; some twice, so that they are drawn more often.
COMMON_SYLLABLES = list(
    "가나다라마바사아자차카타파하기니디리미비시이지치키티피히고노도로모보소오조초코토포호"
    "구누두루무부수우주추쿠투푸후거너더러머버서어저처커터퍼허그느드르므브스으즈츠크트프흐"
    "강남동북중한산성대문은원진영민준현경태정희상선안온올콘텐텔넷링플랜팩인생활건실장통신"
    "유무결폰업음악방송영상클라우드스마트홈"
)

FIRST_HANGUL_SYLLABLE = 0xAC00
HANGUL_SYLLABLES = 11172
FINAL_CONSONANTS = 28  # of each pair of initial and vowel, the first syllable ends in the vowel


def random_syllable(rng: Random) -> str:
    """A rare syllable about once in three: the model must copy any of them, not guess the likely ones."""
    return rng.choice(KS_X_1001_SYLLABLES) if rng.random() < 0.35 else rng.choice(COMMON_SYLLABLES)


def random_word(rng: Random, shortest: int, longest: int) -> str:
    """A word of `shortest` to `longest` syllables, both included."""
    return "".join(random_syllable(rng) for _ in range(rng.randint(shortest, longest)))


def ends_in_consonant(word: str) -> bool:
    """Whether the last syllable has a final consonant; false for letters that are not Hangul."""
    offset = ord(word[-1]) - FIRST_HANGUL_SYLLABLE
    return 0 <= offset < HANGUL_SYLLABLES and offset % FINAL_CONSONANTS > 0


def with_topic_particle(word: str) -> str:
    """The word as a sentence's topic: 은 after a consonant, 는 after a vowel."""
    return word + ("은" if ends_in_consonant(word) else "는")
