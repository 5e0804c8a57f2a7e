"""Writes the GGUF files that llama.cpp reads: python gguf_export.py tiny-ko-copy.pt tiny-ko-copy

That writes tiny-ko-copy-F16.gguf and tiny-ko-copy-Q8_0.gguf. The keys and the adapter's form are llama.cpp's
(gguf-py's constants; adapter: `general.type`, `adapter.type`, `adapter.lora.alpha`, `<tensor>.lora_a`).
"""

import argparse
import json
from pathlib import Path

import gguf
import numpy as np
import torch
from gguf import GGMLQuantizationType, LlamaFileType
from tokenizers import Tokenizer
from torch import Tensor

from conversation import CHAT_TEMPLATE, END_OF_TEXT, TURN_END
from lora import adaptable
from model import NORM_EPSILON, Qwen3, Shape
from tokenizer import build_tokenizer

ARCHITECTURE = "qwen3"
FILE_TYPES = {"F16": LlamaFileType.MOSTLY_F16, "Q8_0": LlamaFileType.MOSTLY_Q8_0}


def write_shape(writer: gguf.GGUFWriter, shape: Shape) -> None:
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.embedding)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.cached_heads)
    writer.add_key_length(shape.head_length)
    writer.add_value_length(shape.head_length)
    writer.add_layer_norm_rms_eps(NORM_EPSILON)
    writer.add_rope_freq_base(shape.rope_base)
    writer.add_vocab_size(shape.vocabulary)


def write_tokenizer(writer: gguf.GGUFWriter, tokenizer: Tokenizer) -> None:
    control = {token.content: id for id, token in tokenizer.get_added_tokens_decoder().items()}
    by_id = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list([token for token, _ in by_id])
    writer.add_token_types(
        [gguf.TokenType.CONTROL if token in control else gguf.TokenType.NORMAL for token, _ in by_id]
    )
    writer.add_token_merges([" ".join(pair) for pair in json.loads(tokenizer.to_str())["model"]["merges"]])
    writer.add_eos_token_id(control[TURN_END])
    writer.add_pad_token_id(control[END_OF_TEXT])
    writer.add_bos_token_id(control[END_OF_TEXT])
    writer.add_add_bos_token(False)
    writer.add_chat_template(CHAT_TEMPLATE)


def write_weight(writer: gguf.GGUFWriter, name: str, weight: Tensor, file_type: str) -> None:
    """Matrices [outputs, inputs] as the file type says; norms as 32-bit numbers."""
    values = weight.detach().float().contiguous().numpy()
    if values.ndim == 1:
        writer.add_tensor(name, values)
    elif file_type == "F16":
        writer.add_tensor(name, values.astype(np.float16))
    else:
        quantized = gguf.quantize(values, GGMLQuantizationType.Q8_0)
        writer.add_tensor(name, quantized, raw_dtype=GGMLQuantizationType.Q8_0)


def finish(writer: gguf.GGUFWriter) -> None:
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def write_model(file: Path, model: Qwen3, tokenizer: Tokenizer, name: str, file_type: str) -> None:
    """`file_type`: F16 or Q8_0. The model's own weights; an adapter is written apart."""
    writer = gguf.GGUFWriter(file, ARCHITECTURE)
    writer.add_name(name)
    writer.add_license("Apache-2.0")
    write_shape(writer, model.shape)
    writer.add_file_type(FILE_TYPES[file_type])
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    write_tokenizer(writer, tokenizer)
    for weight_name, weight in model.state_dict().items():
        if "lora" not in weight_name:
            write_weight(writer, weight_name, weight, file_type)
    finish(writer)


def write_adapter(file: Path, model: Qwen3, alpha: float) -> None:
    """The adapter that the model bears, as 32-bit numbers; `alpha`: see lora.py."""
    writer = gguf.GGUFWriter(file, ARCHITECTURE)
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, alpha)
    for name, part in adaptable(model).items():
        if part.lora_a is None or part.lora_b is None:
            continue
        writer.add_tensor(f"{name}.weight.lora_a", part.lora_a.detach().numpy())
        writer.add_tensor(f"{name}.weight.lora_b", part.lora_b.detach().numpy())
    finish(writer)


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes a checkpoint as GGUF, F16 and Q8_0.")
    parser.add_argument("checkpoint", type=Path, help="what train.py wrote, .pt")
    parser.add_argument("prefix", help="of the files to write: <prefix>-F16.gguf and <prefix>-Q8_0.gguf")
    arguments = parser.parse_args()
    tokenizer = build_tokenizer()
    model = Qwen3(Shape(vocabulary=tokenizer.get_vocab_size()))
    model.load_state_dict(torch.load(arguments.checkpoint))
    for file_type in FILE_TYPES:
        file = Path(f"{arguments.prefix}-{file_type}.gguf")
        write_model(file, model, tokenizer, Path(arguments.prefix).name, file_type)
        print(file, file.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
