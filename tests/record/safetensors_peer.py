"""The safetensors package's view of our files, and a file of its own: safetensors_peer.py OURS THEIRS.

Prints what it found in OURS as JSON. THEIRS holds every bit pattern of the small floating types beside the doubles
that PyTorch makes of them.
"""
import json
import sys

import torch
from safetensors import safe_open
from safetensors.torch import save_file

found = {"metadata": None, "tensors": {}}
with safe_open(sys.argv[1], framework="pt") as file:
    found["metadata"] = file.metadata()
    for name in file.keys():
        tensor = file.get_tensor(name)
        raw = tensor.contiguous().reshape(-1).view(torch.uint8)
        found["tensors"][name] = [str(tensor.dtype).removeprefix("torch."), list(tensor.shape), bytes(raw.tolist()).hex()]
print(json.dumps(found))

words = torch.arange(-32768, 32768, dtype=torch.int32).to(torch.int16)
tensors = {
    "F16": words.view(torch.float16),
    "BF16": words.clone().view(torch.bfloat16),
    "F8_E4M3": torch.arange(256).to(torch.uint8).view(torch.float8_e4m3fn),
    "F8_E5M2": torch.arange(256).to(torch.uint8).view(torch.float8_e5m2),
    "I64": torch.tensor([[-(2**63), -1], [0, 2**53]]),
    "I8": torch.arange(-128, 128).to(torch.int8),
    "U16": torch.arange(65536, dtype=torch.int32).to(torch.uint16),
    "BOOL": torch.tensor([True, False, True]),
    "F32": torch.tensor([1.5, -0.0, float("inf"), 1e-45, 3.4028234663852886e38]),
    "scalar": torch.tensor(2.5),
    "empty": torch.zeros(0, 3),
}
doubles = {"double " + name: tensor.to(torch.float64) for name, tensor in tensors.items()}
save_file(tensors | doubles, sys.argv[2], metadata={"from": "the package", "é\n\u0001": "日本"})
