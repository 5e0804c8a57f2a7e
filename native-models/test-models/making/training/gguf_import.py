"""Reads the GGUF files that gguf_export.py writes back into the torch model."""

from pathlib import Path

import torch
from gguf import GGUFReader, Keys, dequantize
from gguf.gguf_reader import ReaderTensor
from torch import Tensor

from gguf_export import ARCHITECTURE
from lora import adaptable, set_adapter_scale
from model import Qwen3, Shape


def number(reader: GGUFReader, key: str) -> float:
    field = reader.get_field(key.format(arch=ARCHITECTURE))
    if field is None:
        raise SystemExit(f"The file has no {key.format(arch=ARCHITECTURE)}: it is none of gguf_export.py's.")
    return float(field.contents())


def weight_of(tensor: ReaderTensor) -> Tensor:
    """float32, [outputs, inputs] for a matrix (a GGUF file names the inputs first)."""
    values = torch.tensor(dequantize(tensor.data, tensor.tensor_type))
    return values.reshape([int(length) for length in reversed(tensor.shape)]).float()


def read_model(file: Path) -> Qwen3:
    reader = GGUFReader(file)
    model = Qwen3(
        Shape(
            vocabulary=int(number(reader, Keys.LLM.VOCAB_SIZE)),
            embedding=int(number(reader, Keys.LLM.EMBEDDING_LENGTH)),
            layers=int(number(reader, Keys.LLM.BLOCK_COUNT)),
            heads=int(number(reader, Keys.Attention.HEAD_COUNT)),
            cached_heads=int(number(reader, Keys.Attention.HEAD_COUNT_KV)),
            head_length=int(number(reader, Keys.Attention.KEY_LENGTH)),
            feed_forward=int(number(reader, Keys.LLM.FEED_FORWARD_LENGTH)),
            context=int(number(reader, Keys.LLM.CONTEXT_LENGTH)),
            rope_base=number(reader, Keys.Rope.FREQ_BASE),
        )
    )
    model.load_state_dict({tensor.name: weight_of(tensor) for tensor in reader.tensors})
    return model


def read_adapter(file: Path, model: Qwen3, scale: float = 1.0) -> None:
    """Gives the model the adapter of the file, at `scale` (see lora.py)."""
    reader = GGUFReader(file)
    tensors = {tensor.name: weight_of(tensor) for tensor in reader.tensors}
    for name, part in adaptable(model).items():
        part.set_adapter(tensors[f"{name}.weight.lora_a"], tensors[f"{name}.weight.lora_b"])
    set_adapter_scale(model, scale, number(reader, Keys.Adapter.LORA_ALPHA))
