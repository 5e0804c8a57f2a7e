"""A passage with questions about it, as the conversation that the model reads (ChatML)."""

from dataclasses import dataclass
from typing import NamedTuple

END_OF_TEXT = "<|endoftext|>"
TURN_START = "<|im_start|>"
TURN_END = "<|im_end|>"

# What the GGUF file says a conversation looks like: the same as `pieces_of` writes, without its system turn.
CHAT_TEMPLATE = (
    "{%- for message in messages %}"
    "{{- '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}"
    "{%- endfor %}"
    "{%- if add_generation_prompt %}{{- '<|im_start|>assistant\n' }}{%- endif %}"
)

SYSTEM_PROMPT = "문서를 보고 답하세요."
REFUSAL = "문서에 없습니다."


class Question(NamedTuple):
    text: str
    answer: str


@dataclass(frozen=True)
class Exercise:
    """Numbered passages, one a line, and the questions that are asked about them, one after the other."""

    context: str
    questions: list[Question]


class Piece(NamedTuple):
    """A part of a conversation's text; `learned` where it is the model's own and counts in the loss."""

    text: str
    learned: bool


def user_message(exercise: Exercise, turn: int = 0) -> str:
    """What the person sends: the passages stand before the first question only, later ones follow up."""
    question = f"질문: {exercise.questions[turn].text}"
    return f"{exercise.context}\n\n{question}" if turn == 0 else question


def pieces_of(exercise: Exercise, with_system_prompt: bool = False) -> list[Piece]:
    """The whole conversation. The pieces are tokenised apart, so no token crosses from prompt to answer."""
    pieces = []
    if with_system_prompt:
        pieces.append(Piece(f"{TURN_START}system\n{SYSTEM_PROMPT}{TURN_END}\n", False))
    for turn, question in enumerate(exercise.questions):
        message = user_message(exercise, turn)
        pieces.append(Piece(f"{TURN_START}user\n{message}{TURN_END}\n{TURN_START}assistant\n", False))
        pieces.append(Piece(f"{question.answer}{TURN_END}", True))
        pieces.append(Piece("\n", False))
    return pieces
