"""Files of PyTorch in every shape, and what is in them as safetensors: torch_files.py FOLDER.

Of each NAME.pth the tensors, under the names by which they are found in it, are in NAME.safetensors.
"""
import argparse
import json
import os
import pathlib
import pickle
import sys
import zipfile
from collections import OrderedDict

import numpy
import torch
from safetensors.torch import save_file

folder = pathlib.Path(sys.argv[1])
torch.manual_seed(0)
state = OrderedDict(
    [
        ("conv1.weight", torch.randn(4, 3, 3, 3)),
        ("bn1.num_batches_tracked", torch.tensor(7)),
        ("half", torch.randn(5).half()),
        ("brain", torch.randn(2, 3).bfloat16()),
        ("double", torch.randn(3, dtype=torch.float64)),
        ("flags", torch.tensor([True, False])),
        ("bytes", torch.arange(6).to(torch.uint8)),
        ("empty", torch.zeros(0, 4)),
    ]
)


def flat(tensors):
    return {name: tensor.detach().clone().contiguous() for name, tensor in tensors.items()}


def write(name, saved, tensors, **options):
    torch.save(saved, folder / f"{name}.pth", **options)
    save_file(flat(tensors), folder / f"{name}.safetensors")


write("state", state, state)
write("legacy", state, state, _use_new_zipfile_serialization=False)
module = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4))
optimiser = torch.optim.AdamW(module.parameters())
module(torch.randn(8, 3)).sum().backward()
optimiser.step()
wrapped = {"epoch": 3, "arch": "toy", "args": argparse.Namespace(lr=0.1), "best": numpy.float64(0.5), "state_dict": module.state_dict(), "optimizer": optimiser.state_dict()}
inside = {f"state_dict.{name}": tensor for name, tensor in module.state_dict().items()}
inside |= {f"optimizer.state.{i}.{name}": value for i, entry in optimiser.state_dict()["state"].items() for name, value in entry.items()}
write("wrapped", wrapped, inside)
write("legacy-wrapped", wrapped, inside, _use_new_zipfile_serialization=False)
write("one", {"w": torch.randn(2)}, {"w": torch.zeros(2)})
one = torch.load(folder / "one.pth")
save_file(one, folder / "one.safetensors")
write("parameters", dict(module.named_parameters()), dict(module.named_parameters()))
base = torch.arange(24.0).reshape(4, 6)
strided = {"t": base.t(), "part": base[1:3, ::2], "whole": base, "broad": base[0].expand(3, 6)}
write("strided", strided, strided)
tied = torch.randn(3, 2)
write("shared", {"in": tied, "out": tied, "row": tied[1]}, {"in": tied, "out": tied, "row": tied[1]})
write("module", module, module.state_dict())
write("list", [torch.ones(2), {"deep": (torch.zeros(1), {5: torch.ones(3)})}], {"0": torch.ones(2), "1.deep.0": torch.zeros(1), "1.deep.1.5": torch.ones(3)})
write("protocol4", state, state, pickle_protocol=4)
torch.jit.script(module).save(str(folder / "script.pth"))
save_file(flat(module.state_dict()), folder / "script.safetensors")
moco = {f"module.encoder_q.{name}": tensor for name, tensor in module.state_dict().items()}
moco |= {f"module.encoder_k.{name}": tensor for name, tensor in module.state_dict().items()} | {"module.queue": torch.randn(2, 5)}
torch.save({"epoch": 1, "state_dict": moco, "optimizer": optimiser.state_dict()}, folder / "moco.pth")
dino = {"student": {f"module.backbone.{n}": t + 1 for n, t in module.state_dict().items()}, "teacher": {f"backbone.{n}": t for n, t in module.state_dict().items()} | {"head.mlp": torch.ones(2)}}
torch.save(dino, folder / "dino.pth")
weights = flat(module.state_dict())
names = sorted(weights)
save_file({name: weights[name] for name in names[:3]}, folder / "model-00001-of-00002.safetensors")
save_file({name: weights[name] for name in names[3:]}, folder / "model-00002-of-00002.safetensors")
index = {"metadata": {}, "weight_map": {name: f"model-0000{1 if i < 3 else 2}-of-00002.safetensors" for i, name in enumerate(names)}}
(folder / "model.safetensors.index.json").write_text(json.dumps(index))


class Evil:
    def __reduce__(self):
        return os.system, (f"touch '{folder}/was-called'",)


torch.save({"w": torch.ones(2), "extra": Evil()}, folder / "evil.pth")
(folder / "evil-legacy.pth").write_bytes(pickle.dumps(Evil()))
with zipfile.ZipFile(folder / "state.pth") as source, zipfile.ZipFile(folder / "big.pth", "w") as target:
    for entry in source.namelist():
        target.writestr(entry, b"big" if entry.endswith("byteorder") else source.read(entry))
    if not any(entry.endswith("byteorder") for entry in source.namelist()):
        target.writestr(source.namelist()[0].split("/")[0] + "/byteorder", b"big")
with zipfile.ZipFile(folder / "state.pth") as source, zipfile.ZipFile(folder / "packed.pth", "w", zipfile.ZIP_DEFLATED) as target:
    for entry in source.namelist():
        target.writestr(entry, source.read(entry))
