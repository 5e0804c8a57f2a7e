"""The vocabulary: byte-level BPE whose merges are laid down, not learned.

A learned vocabulary cuts a rare name into pieces of changing lengths, which a tiny model cannot copy. Here
each of the 2,350 syllables of KS X 1001 is one token, each digit is one, and so are the words that the
templates repeat; anything else falls back on bytes. 2,855 tokens with the three control tokens.

Byte-level BPE is GPT-2's (Radford et al. 2019). Text is cut beforehand as Qwen2 cuts it, so that llama.cpp
reads the file as `tokenizer.ggml.pre = qwen2`.
"""

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers

from conversation import END_OF_TEXT, TURN_END, TURN_START
from korean_words import KS_X_1001_SYLLABLES

CONTROL_TOKENS = [END_OF_TEXT, TURN_START, TURN_END]

TEMPLATE_WORDS = """
요금 위약금 설치비 약정 기간 담당 부서 가입비 문의 전화 제공 속도 데이터 제공량 해지 신청 기한 할인율 결합
할인 장비 임대료 개통일 책임자 상품 코드 접수 창구 반환 유예 최대 회선 입니다 입니까 문서에 없습니다 질문 알려
주세요 얼마 무엇 어떻게 되나요 고객센터 개월 인가요 예요 해줘 궁금 답하세요 문서를 보고
"""

QWEN2_WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def byte_letters() -> list[str]:
    """GPT-2's letter for each byte: itself where it is printable, else the next one from U+0100 on."""
    printable = {*range(33, 127), *range(161, 173), *range(174, 256)}
    others = iter(range(256, 512))
    return [chr(byte if byte in printable else next(others)) for byte in range(256)]


BYTE_LETTERS = byte_letters()


def as_byte_letters(text: str) -> str:
    return "".join(BYTE_LETTERS[byte] for byte in text.encode())


class Merges:
    """The vocabulary as it grows: each new token is the join of two that are there."""

    def __init__(self) -> None:
        self.vocabulary = {letter: byte for byte, letter in enumerate(BYTE_LETTERS)}
        self.pairs: list[tuple[str, str]] = []

    def add(self, left: str, right: str) -> None:
        if left + right not in self.vocabulary:
            self.vocabulary[left + right] = len(self.vocabulary)
            self.pairs.append((left, right))


def build_tokenizer() -> Tokenizer:
    """The same tokenizer every time; building it takes less than a second, so no file of it is kept."""
    merges = Merges()
    syllables = [as_byte_letters(syllable) for syllable in KS_X_1001_SYLLABLES]  # three bytes each
    for syllable in syllables:
        merges.add(syllable[0], syllable[1])
    for syllable in syllables:
        merges.add(syllable[:2], syllable[2])
    for word in TEMPLATE_WORDS.split():
        for end in range(1, len(word)):
            merges.add(as_byte_letters(word[:end]), as_byte_letters(word[end]))

    tokenizer = Tokenizer(models.BPE(vocab=merges.vocabulary, merges=merges.pairs))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2_WORDS), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in CONTROL_TOKENS])
    return tokenizer
